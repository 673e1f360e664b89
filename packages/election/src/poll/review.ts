import { atLeastOneThird, moreThanHalf, ok, type Refusal, type Result } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import { publicly } from '../fact-of.ts';
import { postNames } from '../organisation.ts';
import type { Cycle, Poll } from '../state.ts';
import { pollAt } from './stage.ts';
import { baseOf, nextWrittenIn, pollsOf, standing } from './standing.ts';
import { unfitIn } from './unfit.ts';
import { writeInId } from './write-in-id.ts';

type Certified = Extract<Poll, { stage: 'CERTIFIED' }>;
type Command = CommandOf<'SETTLE_REVIEW'>;

interface Seated {
  readonly id: string;
  readonly sex: 'F' | 'M';
  readonly writtenIn: { readonly name: string; readonly voterNo: number } | null;
}

/**
 * Where no text settles a post, the system does not guess: the street decides in writing, and that decision is recorded.
 * It may seat only people who have the votes the law asks for, and never more of them than there are seats.
 */
export function settleReview(state: Cycle, command: Command, ctx: Context): Decision {
  const found = pollAt(state, command.poll, 'CERTIFIED');
  if (!found.ok) return found;
  const poll = found.value;
  const contest = poll.outcome.contests.find((c) => c.post === command.post);
  const now = standing(state, baseOf(poll.id)).find((s) => s.post === command.post);
  const latest = pollsOf(state, baseOf(poll.id)).findLast((p) => p.contests.some((c) => c.post === command.post));
  if (contest === undefined || latest?.id !== poll.id || now?.need.kind !== 'REVIEW') {
    return refuse(
      'NOTHING_TO_SETTLE',
      { zh: '这一职务没有等待街道决定的事项。', en: 'Nothing about this post waits for a decision.' },
      { zh: '请核对投票和职务。', en: 'Check the poll and the post.' },
    );
  }
  if (command.decisionNo.trim() === '' || command.reason.trim() === '') {
    return refuse(
      'DECISION_WITHOUT_NUMBER',
      { zh: '决定要有文号和理由，并向居民公布。', en: 'The decision needs its number and its reason, both public.' },
      { zh: '请填写街道书面决定的文号和理由。', en: 'Give the number and the reason.' },
    );
  }
  if (contest.next === 'RE_ELECTION' && command.followUp !== 'RE_ELECTION') {
    return refuse(
      'RE_ELECTION_DUE',
      {
        zh: '这一职务没有选满，依法要另行选举；决定只能确定谁参加。',
        en: 'The seats are not filled and are voted on again; the decision only says who stands.',
      },
      { zh: '请选择“空缺的名额另行选举”。', en: 'Choose another vote for the open seats.' },
      { sources: ['JWH25-19'] },
    );
  }
  const seated = whoIsSeated(state, poll, command, ctx);
  if (!seated.ok) return seated;
  const open = now.seats - now.elected.length;
  if (seated.value.length > open) {
    return refuse(
      'TOO_MANY_SEATED',
      { zh: `这一职务还缺${open}名，决定却确定了${seated.value.length}名。`, en: `${open} seat(s) are open.` },
      { zh: '请核对决定。', en: 'Check the decision.' },
    );
  }
  const alsoStand = whoStandsToo(state, poll, command, ctx);
  if (!alsoStand.ok) return alsoStand;
  const committee = committeeRefusal(state, command, seated.value, open);
  if (committee !== null) return committee;
  return ok([
    {
      type: 'REVIEW_SETTLED',
      stream: poll.stream,
      body: {
        poll: poll.id,
        post: command.post,
        decisionNo: command.decisionNo.trim(),
        elected: seated.value.map((s) => s.id),
        alsoStand: alsoStand.value.map((s) => s.id),
        followUp: command.followUp,
      },
      sealed: [
        publicly({ kind: 'REASON' as const, reason: command.reason.trim() }),
        ...[...seated.value, ...alsoStand.value].flatMap(({ id, sex, writtenIn }) =>
          writtenIn === null ? [] : [publicly({ kind: 'PERSON' as const, id, sex, ...writtenIn })],
        ),
      ],
    },
  ]);
}

function whoIsSeated(
  state: Cycle,
  poll: Certified,
  command: Command,
  ctx: Context,
): Result<readonly Seated[], Refusal> {
  const taken = new Set(standing(state, baseOf(poll.id)).flatMap((s) => s.elected));
  const onBallot = poll.contests.find((c) => c.post === command.post)?.candidates ?? [];
  const seated: Seated[] = [];
  const unfit = unfitIn(poll);
  for (const id of new Set(command.seat)) {
    if (unfit.has(id)) return foundUnfit(state.candidates.find((c) => c.id === id)?.name ?? id);
    const candidate = state.candidates.find((c) => c.id === id);
    if (candidate === undefined || !onBallot.includes(id) || taken.has(id)) return notOnBallot(id);
    const votes = poll.figures.marks[id]?.for ?? 0;
    if (!enough(poll, votes)) return tooFewVotes(command, candidate.name, votes);
    seated.push({ id, sex: candidate.sex, writtenIn: null });
  }
  for (const { name, voterNo } of command.seatWrittenIn) {
    const line = poll.named.writeIns.findIndex((w) => w.post === command.post && w.name === name.trim());
    if (unfit.has(writeInId(line))) return foundUnfit(name);
    const votes = poll.named.writeIns[line]?.votes;
    const voter = ctx.voters.get(voterNo);
    if (votes === undefined) return notOnBallot(name);
    const held = state.candidates.find((c) => c.voterNo === voterNo && taken.has(c.id));
    if (voter === undefined || voter.removed || voter.name !== name.trim() || held !== undefined) {
      return notOnRoll(name, voterNo);
    }
    if (!enough(poll, votes)) return tooFewVotes(command, name, votes);
    const id = `${poll.id}-${command.post}-W${voterNo}`;
    if (!seated.some((s) => s.id === id)) seated.push({ id, sex: voter.sex, writtenIn: { name: voter.name, voterNo } });
  }
  return ok(seated);
}

/** People written in who come next in votes and were found to be registered voters: they stand in the vote that follows. */
function whoStandsToo(
  state: Cycle,
  poll: Certified,
  command: Command,
  ctx: Context,
): Result<readonly Seated[], Refusal> {
  const named = command.standWrittenIn ?? [];
  const now = standing(state, baseOf(poll.id)).find((s) => s.post === command.post);
  const onBallot = poll.contests.find((c) => c.post === command.post)?.candidates ?? [];
  const elected = [...(now?.elected ?? []), ...command.seat];
  const open = (now?.seats ?? 0) - elected.length;
  const next = nextWrittenIn(poll, command.post, onBallot, elected, open);
  const stands: Seated[] = [];
  for (const { name, voterNo } of named) {
    if (command.followUp !== 'RE_ELECTION' || !next.some((w) => w.name === name.trim())) return notOnBallot(name);
    const voter = ctx.voters.get(voterNo);
    const candidate = state.candidates.some((c) => c.voterNo === voterNo && c.stream === 'RESIDENTS');
    const seated = command.seatWrittenIn.some((w) => w.voterNo === voterNo);
    if (voter === undefined || voter.removed || voter.name !== name.trim() || candidate || seated)
      return notOnRoll(name, voterNo);
    const id = `${poll.id}-${command.post}-W${voterNo}`;
    if (!stands.some((s) => s.id === id)) stands.push({ id, sex: voter.sex, writtenIn: { name: voter.name, voterNo } });
  }
  return ok(stands);
}

/** JWH25-18: whom the law bars from standing no decision can seat. */
const foundUnfit = (name: string) =>
  refuse(
    'FOUND_UNFIT',
    {
      zh: `${name}经资格复核不合格，决定不能让其任职。`,
      en: `${name} was found unfit when those elected were checked again; no decision can seat them.`,
    },
    {
      zh: '请就这一名额另行选举；复核有误的，请先更正复核。',
      en: 'Vote again for the seat, or correct the finding first.',
    },
    { sources: ['JWH25-18'] },
  );

const notOnRoll = (name: string, voterNo: number) =>
  refuse(
    'WRITTEN_IN_NOT_ON_ROLL',
    {
      zh: `${name}不是选民名单上的第${voterNo}号，或已经是候选人、已经当选。`,
      en: `${name} is not voter ${voterNo} of the roll, or stands or holds a seat already.`,
    },
    { zh: '另选的人必须是本社区登记的选民，一人只任一职。', en: 'Only a registered voter may be seated, once.' },
    { sources: ['JWH25-16'] },
  );

/** The law's own line: more than half; a third in a 另行选举 (JWH25-19); of those present in a Party vote; most votes in a runoff. */
function enough(poll: Certified, votes: number): boolean {
  const { collected, present } = poll.figures;
  if (poll.kind === 'RUNOFF') return votes > 0;
  if (poll.stream === 'PARTY') return moreThanHalf(votes, present ?? collected);
  return poll.kind === 'RE_ELECTION' ? votes > 0 && atLeastOneThird(votes, collected) : moreThanHalf(votes, collected);
}

const notOnBallot = (who: string) =>
  refuse(
    'NOT_IN_THIS_VOTE',
    {
      zh: `${who}在这次投票的这一职务里没有得票，或已经当选。`,
      en: `${who} has no votes for this post, or is elected.`,
    },
    { zh: '只能从这次得票的人里确定。', en: 'Only people voted for in this poll may be seated.' },
  );

const tooFewVotes = ({ post }: Command, name: string, votes: number) =>
  refuse(
    'TOO_FEW_VOTES',
    {
      zh: `${name}得${votes}票，没有达到${postNames[post]?.zh ?? post}的当选票数，决定不能代替选票。`,
      en: `${name} has ${votes} votes, too few to be elected; a decision cannot stand in for votes.`,
    },
    { zh: '请改为另行选举。', en: 'Vote again for the seat.' },
    { sources: ['JWH25-19'] },
  );

/** Five people at least, a woman among them (JWH25-8): seats may stay empty only above that. */
function committeeRefusal(state: Cycle, command: Command, seated: readonly Seated[], open: number): Decision | null {
  if (baseOf(command.poll) !== 'residents' || command.followUp !== 'NONE') return null;
  const all = standing(state, 'residents');
  const waiting = all.some((s) => s.post !== command.post && s.need.kind !== 'NONE');
  const sexes = [
    ...all.flatMap((s) => s.elected).map((id) => state.candidates.find((c) => c.id === id)?.sex),
    ...seated.map((s) => s.sex),
  ];
  if (waiting) return null;
  if (seated.length < open && sexes.length < 5) {
    return refuse(
      'COMMITTEE_TOO_SMALL',
      {
        zh: `居民委员会只有${sexes.length}人，少于五人，名额不能空缺。`,
        en: `Only ${sexes.length} members: five at least.`,
      },
      { zh: '请改为另行选举。', en: 'Vote again for the seat.' },
      { sources: ['JWH25-8'] },
    );
  }
  if (sexes.includes('F')) return null;
  return refuse(
    'NO_WOMAN',
    { zh: '居民委员会应当有妇女成员，这样决定后没有妇女当选。', en: 'The committee must have a woman member.' },
    {
      zh: '请确定达到票数的妇女，或就这一名额另行选举。',
      en: 'Seat a woman who has the votes, or vote again for the seat.',
    },
    { sources: ['JWH25-8'] },
  );
}
