import { checkSurplus, ok, type Rulebook } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse, refuseIfViolated } from '../act.ts';
import { seatsOf } from '../candidates/seats.ts';
import type { CommandOf } from '../commands.ts';
import type { Cycle } from '../state.ts';
import type { ContestOnBallot, PollId, PollKind } from './facts.ts';
import { ballotsLeft } from '../voting/ballots-left.ts';
import { publicly } from '../fact-of.ts';
import type { Refused } from './stage.ts';
import { pollAt } from './stage.ts';
import { baseOf, neededPoll, settled } from './standing.ts';

export function preparePoll(state: Cycle, command: CommandOf<'PREPARE_POLL'>, ctx: Context): Decision {
  const existing = state.polls.find((p) => p.id === command.poll);
  if (existing !== undefined && existing.stage !== 'PREPARED') {
    return refuse(
      'POLL_EXISTS',
      { zh: '这次投票已经开始，不能重新准备选票。', en: 'This poll has begun; its ballots stand.' },
      { zh: '请继续下一步。', en: 'Go on.' },
    );
  }
  // Printed anew before the poll opens: a later vote keeps what the earlier results called for.
  const again = existing !== undefined && command.poll !== baseOf(command.poll);
  const ballot = again ? ok(existing) : ballotFor(state, command.poll, ctx);
  if (!ballot.ok) return ballot;
  if (!Number.isSafeInteger(command.printed) || command.printed <= 0) {
    return refuse(
      'NOTHING_PRINTED',
      { zh: '请填写选票印制数量。', en: 'Say how many ballots were printed.' },
      { zh: '数量应为正整数。', en: 'A positive whole number.' },
    );
  }
  const stream = command.poll.startsWith('party') ? 'PARTY' : 'RESIDENTS';
  return ok([
    {
      type: 'POLL_PREPARED',
      stream,
      body: { poll: command.poll, kind: ballot.value.kind, contests: ballot.value.contests, printed: command.printed },
      sealed: [],
    },
  ]);
}

/** While people vote: what was printed besides, or how many there really were. Each with its reason; what was said before stays in the ledger. */
export function recordPrinting(state: Cycle, command: CommandOf<'RECORD_PRINTING'>): Decision {
  const poll = pollAt(state, command.poll, 'OPEN');
  if (!poll.ok) return poll;
  const { stream, printed } = poll.value;
  const { kind, ballots } = command;
  const reason = command.reason.trim();
  if (!Number.isSafeInteger(ballots) || ballots <= 0 || reason === '') {
    return refuse(
      'PRINTING_WRONG',
      {
        zh: '请填写张数（正整数），写明为什么补印或更正。',
        en: 'Give a positive whole number, and say why it was printed besides or put right.',
      },
      {
        zh: '例如“登记时少写一个0，印刷厂交货单为3050张”。',
        en: 'For example: a zero was left out; the printer delivered 3,050.',
      },
    );
  }
  const total = kind === 'SUPPLEMENT' ? printed + ballots : ballots;
  const gone = stream === 'PARTY' ? 0 : total - ballotsLeft(state, { ...poll.value, printed: total });
  if (gone > total) {
    return refuse(
      'FEWER_PRINTED_THAN_GIVEN',
      {
        zh: `已经发出和带出的选票有${gone}张，印制数不能更正为${total}张。`,
        en: `${gone} ballots are given out or gone along with boxes; ${total} cannot be what was printed.`,
      },
      { zh: '请核对印制清点单。', en: 'Check the account of the printing.' },
    );
  }
  return ok([
    {
      type: 'PRINTING_RECORDED',
      stream,
      body: { poll: command.poll, kind, ballots },
      sealed: [publicly({ reason })],
    },
  ]);
}

interface BallotPlan {
  readonly kind: PollKind;
  readonly contests: readonly ContestOnBallot[];
}

/** What would stand on the ballot of a poll if it were prepared now; or why it cannot be yet. */
export function ballotFor(
  state: Cycle,
  id: PollId,
  ctx: Pick<Context, 'party' | 'residents'>,
): { readonly ok: true; readonly value: BallotPlan } | Refused {
  if (id !== baseOf(id)) {
    const needed = neededPoll(state, baseOf(id));
    if (needed !== null && needed.id === id) return ok(needed);
    return refuse(
      'POLL_NOT_NEEDED',
      { zh: '按已核定的结果，现在不需要这次投票。', en: 'The certified results do not call for this poll.' },
      { zh: '请先核定上一次投票的结果。', en: 'Certify the previous poll first.' },
      { sources: ['JWH25-19'] },
    );
  }
  switch (baseOf(id)) {
    case 'party-committee':
      if (!state.published.partyFormal || state.party.attendance === null || state.party.approval === null)
        return notReady(
          '党员名册、候选人批复还不齐全（B02、B06）。',
          'The members’ register or the approved candidates are missing (B02, B06).',
        );
      return withSurplus([contest(state, 'PARTY_MEMBER', state.party.approval.seats.PARTY_MEMBER)], ctx.party);
    case 'party-secretaries': {
      if (!settled(state, 'party-committee'))
        return notReady(
          '新一届委员会还没有选齐并核定（B07）。',
          'The new committee is not fully elected and certified (B07).',
        );
      const seats = state.party.approval?.seats;
      const contests = [
        contest(state, 'SECRETARY', seats?.SECRETARY ?? 0),
        contest(state, 'DEPUTY_SECRETARY', seats?.DEPUTY_SECRETARY ?? 0),
      ].filter((c) => c.seats > 0);
      if (contests.some((c) => c.candidates.length === 0))
        return notReady('书记、副书记候选人还没有登记。', 'Candidates for secretary and deputy are not recorded.');
      return ok({ kind: 'FIRST', contests });
    }
    case 'residents':
      if (!state.published.formal)
        return notReady('正式候选人名单还没有公布（D08）。', 'The formal list is not published (D08).');
      if (state.roll.stage !== 'FROZEN')
        return notReady('选民名册还没有封册（C09）。', 'The roll is not frozen (C09).');
      return withSurplus(
        (['CHAIR', 'VICE', 'MEMBER'] as const)
          .map((post) => contest(state, post, seatsOf(state, post)))
          .filter((c) => c.seats > 0),
        ctx.residents,
      );
    default:
      return baseOf(id) as never;
  }
}

/** Equal numbers of candidates and seats never reach a ballot, whatever happened after the list was published. */
function withSurplus(
  contests: readonly ContestOnBallot[],
  book: Rulebook,
): { readonly ok: true; readonly value: BallotPlan } | Refused {
  for (const { post, seats, candidates } of contests) {
    const enough = refuseIfViolated('SURPLUS_TOO_SMALL', checkSurplus(book, post, seats, candidates.length), {
      zh: '候选人不足，请补充提名、审查并重新公布名单，再印制选票。',
      en: 'Nominate, review and publish anew before printing.',
    });
    if (!enough.ok) return enough;
  }
  return ok({ kind: 'FIRST', contests });
}

const notReady = (zh: string, en: string): Refused =>
  refuse(
    'POLL_NOT_READY',
    { zh, en },
    { zh: '请先完成前面的步骤，再印制选票。', en: 'Complete the earlier steps before printing ballots.' },
    { sources: ['JWH25-17', 'JWH25-18'] },
  );

const contest = (state: Cycle, post: ContestOnBallot['post'], seats: number): ContestOnBallot => ({
  post,
  seats,
  candidates: state.candidates.filter((c) => c.post === post && c.status === 'FORMAL').map((c) => c.id),
});
