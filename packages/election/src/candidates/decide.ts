import { checkJointNomination, checkSurplus, ok, type Reason } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse, refuseIfViolated } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import { publicly, restricted } from '../fact-of.ts';
import { formalResidents } from '../gates.ts';
import { postNames } from '../organisation.ts';
import type { Candidate, Cycle } from '../state.ts';
import type { ListedPerson } from './facts.ts';
import { relatedMembers, relativesUnchecked } from './relatives.ts';
import { ballotsInUse, noCandidate, pollBegun } from './refusals.ts';
import { seatsOf } from './seats.ts';
import { isListed, isStanding, listedResidents } from './standing.ts';
import { listIsShort } from './substitute.ts';

export function nominate(state: Cycle, command: CommandOf<'NOMINATE'>, ctx: Context): Decision {
  if (state.roll.stage !== 'PUBLISHED' && state.roll.stage !== 'FROZEN') {
    return refuse(
      'ROLL_NOT_PUBLISHED',
      { zh: '选民名单还没有公布，不能提名。', en: 'The roll is not published yet.' },
      { zh: '请先公布选民名单（C07）。', en: 'Publish it first (C07).' },
      { sources: ['JWH25-17', 'JWH25-18'] },
    );
  }
  if (state.published.formal) {
    return refuse(
      'CANDIDATES_FINAL',
      { zh: '正式候选人名单已经公布，不能再提名。', en: 'The formal list is published.' },
      { zh: '提名已经截止。', en: 'Nominations are closed.' },
    );
  }
  if (state.formalList !== null && !listIsShort(state, command.post)) {
    return refuse(
      'NOMINATION_NOT_REOPENED',
      {
        zh: '正式候选人名单公布过，这个职务的候选人仍然多于应选名额，提名不重新开始。',
        en: 'The formal list was out, and this post still has more candidates than seats: nominations stay closed.',
      },
      { zh: '请把剩下的候选人重新公布为正式名单。', en: 'Publish the remaining candidates anew.' },
      { sources: ['JWH25-18'] },
    );
  }
  if (seatsOf(state, command.post) === 0) {
    return refuse(
      'NO_SUCH_POST',
      { zh: '本次选举没有这一职务。', en: 'This election has no such post.' },
      { zh: '请按会议决定的职数提名。', en: 'Nominate for the posts the meeting settled.' },
      { sources: ['JWH25-8'] },
    );
  }
  const voter = ctx.voters.get(command.voterNo);
  if (voter === undefined || voter.removed) {
    return refuse(
      'NOMINEE_NOT_ON_ROLL',
      {
        zh: `第${command.voterNo}号不在选民名单上，不能作为候选人。`,
        en: `No. ${command.voterNo} is not on the roll and cannot stand.`,
      },
      { zh: '候选人必须是本社区登记的选民。', en: 'A candidate must be a registered voter here.' },
      { sources: ['JWH25-16'] },
    );
  }
  if (state.candidates.some((c) => c.status === 'BARRED' && c.voterNo === command.voterNo)) {
    return refuse(
      'NOMINEE_BARRED',
      {
        zh: `${voter.name}经资格审查属于法律规定不得当选的情形，不能再被提名。`,
        en: `${voter.name} was found to be barred by law and cannot be nominated again.`,
      },
      {
        zh: '请提名其他选民；本人对审查意见有异议的，请向作出意见的单位提出。',
        en: 'Nominate someone else; doubts about the finding go to the unit that gave it.',
      },
      { sources: ['JWH25-18'] },
    );
  }
  if (state.candidates.some((c) => isStanding(c) && c.voterNo === command.voterNo)) {
    return refuse(
      'ALREADY_NOMINATED',
      {
        zh: `${voter.name}已经被提名。一人只任一职，本系统对每人只保留一个职务的提名。`,
        en: `${voter.name} is already nominated; this system keeps one nomination a person.`,
      },
      { zh: '如要改提职务，请先登记退出原提名。', en: 'Withdraw the earlier nomination first.' },
    );
  }
  if (!command.consent) {
    return refuse(
      'NO_CONSENT',
      { zh: `${voter.name}还没有书面同意接受提名。`, en: `${voter.name} has not consented in writing.` },
      { zh: '请先取得本人书面同意。', en: 'Obtain written consent first.' },
    );
  }
  const by = command.by.kind === 'PARTY' ? ok(command.by) : jointNomination(command.by.signatories, ctx);
  if (!by.ok) return by;
  const id = `R-${command.post}-${state.candidates.filter((c) => c.stream === 'RESIDENTS' && c.post === command.post).length + 1}`;
  return ok([
    {
      type: 'CANDIDATE_NOMINATED',
      stream: 'RESIDENTS',
      body: { id, post: command.post, by: by.value },
      sealed: [
        restricted({
          name: voter.name,
          sex: voter.sex,
          voterNo: voter.voterNo,
          birth: voter.birth,
          ...(command.profile === undefined ? {} : { profile: command.profile }),
        }),
      ],
    },
  ]);
}

function jointNomination(signatories: readonly number[], ctx: Context) {
  const isVoter = (no: number): boolean => ctx.voters.get(no)?.removed === false;
  const signatures = signatories.map((no) => ({ person: String(no), isVoter: isVoter(no) }));
  const strangers = [...new Set(signatories.filter((no) => !isVoter(no)))];
  const twice = [...new Set(signatories.filter((no, at) => isVoter(no) && signatories.indexOf(no) !== at))];
  const numbers = (which: readonly number[]): string => which.slice(0, 20).join('、');
  const told = {
    zh: `${strangers.length > 0 ? `不在选民名单上，不算：第${numbers(strangers)}号。` : ''}${twice.length > 0 ? `签了不止一次，只算一次：第${numbers(twice)}号。` : ''}`,
    en: `${strangers.length > 0 ? `Not on the roll: no. ${numbers(strangers)}. ` : ''}${twice.length > 0 ? `Signed more than once: no. ${numbers(twice)}. ` : ''}`,
  };
  const allowed = refuseIfViolated('TOO_FEW_SIGNATORIES', checkJointNomination(signatures, ctx.residents), {
    zh: `${told.zh}请另找选民本人签名，补足以后再登记。`,
    en: `${told.en}Let more voters sign themselves, then record it.`,
  });
  return allowed.ok
    ? ok({ kind: 'JOINT_VOTERS' as const, signatories: new Set(signatories.filter(isVoter)).size })
    : allowed;
}

export function withdrawCandidate(state: Cycle, command: CommandOf<'WITHDRAW_CANDIDATE'>): Decision {
  const candidate = state.candidates.find((c) => c.id === command.id && isStanding(c));
  if (candidate === undefined) return noCandidate();
  if (pollBegun(state)) return ballotsInUse();
  return ok([
    {
      type: 'CANDIDATE_WITHDREW',
      stream: 'RESIDENTS',
      body: { id: command.id },
      sealed: [restricted({ reason: command.reason.trim() })],
    },
  ]);
}

export function publishCandidates(state: Cycle, command: CommandOf<'PUBLISH_CANDIDATES'>, ctx: Context): Decision {
  const people = listedResidents(state);
  const undecided = undecidedOn(state, command);
  if (undecided !== null) return undecided;
  const order = new Set(command.order);
  if (order.size !== people.length || people.some((c) => !order.has(c.id))) {
    return refuse(
      'ORDER_INCOMPLETE',
      { zh: '排列顺序与候选人不一致。', en: 'The order does not list exactly the candidates.' },
      { zh: '请把每位候选人排入名单一次。', en: 'Put each candidate on the list once.' },
    );
  }
  const unexplained = unexplainedOrder(command, people, ctx);
  if (unexplained !== null) return unexplained;
  if (state.published.formal) {
    return refuse(
      'CANDIDATES_FINAL',
      { zh: '正式候选人名单已经公布。', en: 'The formal list is already published.' },
      { zh: '有人退出或被排除后，才重新公布。', en: 'It is published anew only after someone leaves it.' },
    );
  }
  if (command.status === 'FORMAL' && !state.published.preliminary) {
    return refuse(
      'PRELIMINARY_FIRST',
      { zh: '还没有公布初步候选人名单（D06）。', en: 'The preliminary list is not published yet (D06).' },
      { zh: '请先公布初步候选人，再公布正式候选人。', en: 'Publish the preliminary list first.' },
    );
  }
  if (state.rec?.chairRank === null) {
    return refuse(
      'REC_WITHOUT_CHAIR',
      { zh: '选举委员会现在没有主任。', en: 'The election committee has no chair.' },
      { zh: '请先由选举委员会推选主任（C02），再公布名单。', en: 'Let the committee choose its chair first (C02).' },
      { sources: ['JWH25-15'] },
    );
  }
  const conflict = recConflict(state, people);
  if (conflict !== null) return conflict;
  const unreviewed = people.filter((c) => c.reviews.length === 0);
  if (command.status === 'FORMAL' && unreviewed.length > 0) {
    const names = unreviewed.map((c) => c.name).join('、');
    return refuse(
      'NOT_REVIEWED',
      {
        zh: `还没有资格审查意见：${names}。按市里部署，正式名单公布前要完成资格联审。`,
        en: `Not yet reviewed: ${names}. The city’s order asks for the joint review before the formal list.`,
      },
      { zh: '请先完成资格联审（D03）。', en: 'Finish the joint review (D03).' },
      { sources: ['SEED'] },
    );
  }
  const warnings: string[] =
    command.status === 'FORMAL' && state.relatives === null ? [relativesUnchecked.text.zh] : [];
  for (const post of ['CHAIR', 'VICE', 'MEMBER'] as const) {
    const seats = seatsOf(state, post);
    const surplus: Reason = checkSurplus(ctx.residents, post, seats, people.filter((c) => c.post === post).length);
    if (seats > 0) {
      const allowed = refuseIfViolated('SURPLUS_TOO_SMALL', surplus, {
        zh: `请为${postNames[post]?.zh ?? post}增加候选人，候选人名额必须多于应选名额。`,
        en: 'Add candidates: there must be more than seats.',
      });
      if (!allowed.ok) return allowed;
    }
    if (surplus.verdict === 'warning') warnings.push(surplus.text.zh);
  }
  return ok([
    {
      type: 'CANDIDATES_PUBLISHED',
      stream: 'RESIDENTS',
      body: {
        status: command.status,
        order: command.order,
        orderedBy: command.orderedBy ?? 'STROKE',
        warnings,
        ...(command.orderNote === undefined ? {} : { orderNote: command.orderNote.trim() }),
      },
      sealed: command.order.flatMap((id) => people.filter((c) => c.id === id)).map((c) => publicly(listedPerson(c))),
    },
  ]);
}

/** Once the formal list was out it is only corrected: who was on it and still stands, and whom the committee decided to add. */
function undecidedOn(state: Cycle, { status, order }: CommandOf<'PUBLISH_CANDIDATES'>): Decision | null {
  if (state.formalList === null || state.published.formal) return null;
  if (status === 'PRELIMINARY') {
    return refuse(
      'CANDIDATES_FINAL',
      {
        zh: '正式候选人名单已经公布过，不再公布初步名单。',
        en: 'The formal list was out: no preliminary one follows.',
      },
      { zh: '请重新公布正式候选人名单。', en: 'Publish the formal list anew.' },
    );
  }
  const added = state.candidates.filter((c) => order.includes(c.id) && isStanding(c) && !isListed(state, c));
  if (added.length === 0) return null;
  const names = added.map((c) => c.name).join('、');
  return refuse(
    'SUBSTITUTE_NOT_DECIDED',
    {
      zh: `${names}原来不在正式候选人名单上，选举委员会还没有决定由其递补。`,
      en: `${names} were not on the formal list, and the committee has not decided that they fill in.`,
    },
    { zh: '请先登记选举委员会的递补决定（D08）。', en: 'Record the committee’s decision first (D08).' },
    { sources: ['JWH25-15', 'JWH25-18'] },
  );
}

/** A list said to be by strokes that is not, post by post, needs its reason; a list by votes is the local text's affair. */
function unexplainedOrder(
  command: CommandOf<'PUBLISH_CANDIDATES'>,
  people: readonly Candidate[],
  { proposedOrder }: Context,
): Decision | null {
  if (command.orderedBy === 'VOTES' || proposedOrder === undefined) return null;
  if (command.orderNote !== undefined && command.orderNote.trim() !== '') return null;
  const place = new Map(proposedOrder.map((id, index) => [id, index]));
  const postOf = new Map(people.map(({ id, post }) => [id, post]));
  const outOfPlace = command.order.some((id, index) => {
    const next = command.order.slice(index + 1).find((other) => postOf.get(other) === postOf.get(id));
    return next !== undefined && (place.get(id) ?? 0) > (place.get(next) ?? 0);
  });
  if (!outOfPlace) return null;
  return refuse(
    'ORDER_WITHOUT_REASON',
    {
      zh: '名单的顺序和按姓氏笔画建议的顺序不一样，没有写明理由。',
      en: 'The order is not the one proposed by strokes of the surname, and no reason is given.',
    },
    { zh: '请恢复建议的顺序，或者写明改动的理由。', en: 'Take the proposed order, or give the reason for another.' },
  );
}

/** The public list carries exactly the people published, so that the nomination itself need not be shown to anyone. */
export const listedPerson = ({ id, name, sex, birth, profile }: ListedOf): ListedPerson => ({
  id,
  name,
  sex,
  ...(birth === null ? {} : { birthMonth: birth.slice(0, 'YYYY-MM'.length) }),
  ...(Object.keys(profile).length === 0 ? {} : { profile }),
});

type ListedOf = Pick<Candidate, 'id' | 'name' | 'sex' | 'birth' | 'profile'>;

function recConflict(state: Cycle, people: readonly Candidate[]): Decision | null {
  const sitting = state.rec?.members.filter((m) => m.seat === 'MEMBER') ?? [];
  const both = people.filter((c) => sitting.some((m) => m.name === c.name));
  const related = relatedMembers(state);
  if (both.length === 0 && related.length > 0) {
    const who = related.map((m) => m.name).join('、');
    return refuse(
      'REC_MEMBER_IS_RELATIVE',
      {
        zh: `${who}的近亲属被提名为候选人，应当退出选举委员会。`,
        en: `A near relative of ${who} stands: they must leave the election committee.`,
      },
      {
        zh: '请办理退出，由得票次序在后的依次递补，并发公告（D04）。',
        en: 'Record the withdrawal; the next in order fills in (D04).',
      },
      { sources: ['JWH25-15'] },
    );
  }
  if (both.length === 0) return null;
  const names = both.map((c) => c.name).join('、');
  return refuse(
    'REC_MEMBER_IS_CANDIDATE',
    {
      zh: `${names}被提名为候选人，又是选举委员会成员，应当先退出选举委员会。`,
      en: `${names} sits on the election committee and stands: must leave it first.`,
    },
    {
      zh: '请办理退出，由得票次序在后的依次递补，并发公告（D04）。',
      en: 'Record the withdrawal; the next in order fills in (D04).',
    },
    { sources: ['JWH25-15'] },
  );
}

export function recordPledges(state: Cycle, command: CommandOf<'RECORD_PLEDGES'>): Decision {
  if (!formalResidents(state).some((c) => c.id === command.id)) return noCandidate();
  return ok([
    {
      type: 'PLEDGES_RECORDED',
      stream: 'RESIDENTS',
      body: { id: command.id, kinds: [...new Set(command.kinds)] },
      sealed: pledgeTexts(command),
    },
  ]);
}

function pledgeTexts({ kinds, texts }: CommandOf<'RECORD_PLEDGES'>) {
  return [...new Set(kinds)].flatMap((kind) => {
    const text = texts?.[kind]?.trim() ?? '';
    return text === '' ? [] : [publicly({ kind, text })];
  });
}

export function publishPledges(state: Cycle, command: CommandOf<'PUBLISH_PLEDGES'>): Decision {
  const formal = formalResidents(state);
  const lacking = formal.filter((c) => c.pledges.length < 3);
  if (!state.published.formal || formal.length === 0 || lacking.length > 0) {
    const names = lacking.map((c) => c.name).join('、');
    return refuse(
      'PLEDGES_INCOMPLETE',
      {
        zh: lacking.length === 0 ? '还没有公布正式候选人。' : `还没有作出三项承诺：${names}。`,
        en:
          lacking.length === 0 ? 'There are no formal candidates yet.' : `Three pledges still missing from: ${names}.`,
      },
      { zh: '竞职、创业、辞职三项承诺，每位候选人都要作出。', en: 'Every candidate gives all three pledges.' },
      { sources: ['SEED'] },
    );
  }
  return ok([
    {
      type: 'PLEDGES_PUBLISHED',
      stream: 'RESIDENTS',
      body: { ids: formal.map((c) => c.id), places: command.places },
      sealed: [],
    },
  ]);
}
