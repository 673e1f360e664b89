import { checkSurplus, ok } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse, refuseIfViolated } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import { restricted } from '../fact-of.ts';
import type { Cycle } from '../state.ts';
import type { Recommended } from './facts.ts';

const notApproved = (): Decision =>
  refuse(
    'PARTY_NOT_APPROVED',
    { zh: '换届请示还没有批复（B01）。', en: 'The request is not yet approved (B01).' },
    { zh: '请先登记批复。', en: 'Record the reply first.' },
    { sources: ['DXJ20-3'] },
  );

const listFixed = (state: Cycle): Decision | null =>
  state.published.partyFormal
    ? refuse(
        'PARTY_CANDIDATES_EXIST',
        { zh: '候选人预备人选已经批复，前面的环节不能再改。', en: 'The candidates are approved; earlier steps stand.' },
        { zh: '名单以批复为准。', en: 'The approved list stands.' },
      )
    : null;

const key = ({ name, post }: Recommended): string => `${post}/${name.trim()}`;

/** B03 两推: what members and residents recommended, in numbers of slips. More people than seats, or there is nothing to choose. */
export function recordRecommendations(state: Cycle, command: CommandOf<'RECORD_RECOMMENDATIONS'>): Decision {
  const { approval, attendance } = state.party;
  if (approval === null) return notApproved();
  const fixed = listFixed(state);
  if (fixed !== null) return fixed;
  const { members, residents, rows } = command;
  const figures =
    members.collected > members.present ||
    residents.collected > residents.present ||
    (attendance !== null && members.present > attendance.full) ||
    rows.some((r) => r.byMembers > members.collected || r.byResidents > residents.collected);
  if (figures) {
    return refuse(
      'RECOMMENDATION_FIGURES_WRONG',
      {
        zh: '推荐票的数字前后矛盾：收回的票不能多于到会的人，一个人的票不能多于收回的票。',
        en: 'The figures contradict each other: no more slips than people, no more for one person than slips.',
      },
      { zh: '请对照签到册和推荐票更正。', en: 'Check the register and the slips.' },
    );
  }
  if (new Set(rows.map(key)).size !== rows.length) {
    return refuse(
      'RECOMMENDED_TWICE',
      { zh: '同一个人在同一职务下写了两行。', en: 'Somebody stands twice for one post.' },
      { zh: '请把两行合并。', en: 'Put the two lines together.' },
    );
  }
  const forCommittee = rows.filter((r) => r.post === 'PARTY_MEMBER').length;
  if (forCommittee <= approval.seats.PARTY_MEMBER) {
    return refuse(
      'RECOMMENDED_TOO_FEW',
      {
        zh: `委员应选${approval.seats.PARTY_MEMBER}名，只推荐了${forCommittee}人，不是差额推荐。`,
        en: `${forCommittee} recommended for ${approval.seats.PARTY_MEMBER} seats leave nothing to choose.`,
      },
      { zh: '推荐的人要多于应选名额。', en: 'Recommend more people than there are seats.' },
      { sources: ['SEED', 'DXJ20-13'] },
    );
  }
  return ok([
    {
      type: 'RECOMMENDATIONS_RECORDED',
      stream: 'PARTY',
      body: { members, residents, people: rows.length, forCommittee },
      sealed: rows.map((r) => restricted({ ...r, name: r.name.trim() })),
    },
  ]);
}

/** B04 初步人选: whom the outgoing committee puts forward, from those who were recommended. A later list replaces it. */
export function drawPartySlate(state: Cycle, command: CommandOf<'DRAW_PARTY_SLATE'>, ctx: Context): Decision {
  const { approval, recommendation, slate } = state.party;
  if (approval === null) return notApproved();
  const fixed = listFixed(state);
  if (fixed !== null) return fixed;
  const names = command.people.map((p) => p.name.trim());
  if (new Set(names).size !== names.length || command.people.some((p) => !p.posts.includes('PARTY_MEMBER'))) {
    return refuse(
      'SLATE_WRONG',
      {
        zh: '同一个人写了两次，或者有人没有列为委员人选；书记、副书记要先当选委员。',
        en: 'Somebody is named twice, or not for the committee: secretaries are chosen among its members.',
      },
      { zh: '请核对名单；同名同姓的请加注。', en: 'Check the list; tell namesakes apart.' },
      { sources: ['DXJ20-20'] },
    );
  }
  const recommended = new Set(recommendation?.rows.map((r) => r.name));
  // Names that were erased cannot be held against the list.
  const known = recommendation !== null && recommendation.rows.length > 0;
  const stranger = known ? names.find((name) => !recommended.has(name)) : undefined;
  if (stranger !== undefined) {
    return refuse(
      'NOT_RECOMMENDED',
      { zh: `${stranger}不在党员和群众推荐的人里。`, en: `${stranger} was recommended by nobody.` },
      { zh: '初步人选要从推荐的人里产生；推荐情况有漏的，请先补正。', en: 'Choose from those recommended.' },
      { sources: ['DXJ20-14', 'SEED'] },
    );
  }
  const surplus = checkSurplus(ctx.party, 'PARTY_MEMBER', approval.seats.PARTY_MEMBER, names.length);
  const allowed = refuseIfViolated('SURPLUS_TOO_SMALL', surplus, {
    zh: '请增加初步人选。',
    en: 'Put more people forward.',
  });
  if (!allowed.ok) return allowed;
  const first = (slate?.lastNo ?? 0) + 1;
  const people = command.people.map((person, index) => ({ ...person, no: `N-${first + index}` }));
  return ok([
    {
      type: 'PARTY_SLATE_DRAWN',
      stream: 'PARTY',
      body: { people: people.map(({ no, posts }) => ({ no, posts })) },
      sealed: people.map(({ posts: _posts, ...person }) => restricted({ ...person, name: person.name.trim() })),
    },
  ]);
}

/** B04 资格联审: one department on one person. An adverse opinion names what it rests on, or it is none. */
export function reviewPartyNominee(state: Cycle, command: CommandOf<'REVIEW_PARTY_NOMINEE'>, ctx: Context): Decision {
  const { slate } = state.party;
  const nominee = slate?.people.find((p) => p.no === command.no);
  if (slate === null || nominee === undefined) {
    return refuse(
      'NO_SUCH_NOMINEE',
      { zh: '初步人选里没有这一位。', en: 'Nobody of that number was put forward.' },
      { zh: '请从名单中选择。', en: 'Choose from the list.' },
    );
  }
  const fixed = listFixed(state);
  if (fixed !== null) return fixed;
  if (slate.by === ctx.actor.account) {
    return refuse(
      'MAKER_CANNOT_REVIEW',
      { zh: '初步人选由您登记，联审意见要由别人作出。', en: 'You recorded the list; another must review it.' },
      { zh: '请由联审单位的人员登记。', en: 'Let the reviewing unit do it.' },
      { sources: ['SEED'] },
    );
  }
  const { finding, no, unit } = command;
  if (finding.opinion === 'ADVERSE' && finding.basis.trim() === '') {
    return refuse(
      'ADVERSE_WITHOUT_BASIS',
      { zh: `对${nominee.name}的不合格意见没有写依据。`, en: `The adverse opinion on ${nominee.name} names no basis.` },
      { zh: '请写明所依据的规定和文书；没有依据的，不得填“不合格”。', en: 'Give the rule and the document.' },
      { sources: ['SEED'] },
    );
  }
  return ok([
    {
      type: 'PARTY_NOMINEE_REVIEWED',
      stream: 'PARTY',
      body: { no, unit: unit.trim(), opinion: finding.opinion },
      sealed: finding.opinion === 'ADVERSE' ? [restricted({ basis: finding.basis.trim() })] : [],
    },
  ]);
}

/** Whether the people proposed came through review, inspection and publicity; `null` where no list was drawn up (B03–B05 by hand). */
export function slateRefusal(state: Cycle, names: readonly string[]): Decision | null {
  const { slate } = state.party;
  if (slate === null) return null;
  const { reports, publicity } = state.inspections.PARTY;
  if (publicity === null || publicity.closedOn === null) {
    return refuse(
      'PARTY_SLATE_NOT_READY',
      {
        zh: '初步人选的考察和公示还没有结束（B05）。',
        en: 'Inspection and publicity of the people put forward are not finished (B05).',
      },
      { zh: '请先办结公示，每一条反映都要答复。', en: 'Close the publicity first; answer each point raised.' },
      { sources: ['SEED'] },
    );
  }
  const unfit = new Set(reports.flatMap((r) => r.findings.filter((f) => f.opinion === 'UNFIT').map((f) => f.about)));
  const fit = slate.people.filter((p) => !unfit.has(p.no) && p.reviews.every((r) => r.opinion === 'NO_OBJECTION'));
  const wrong = names.find((name) => !fit.some((p) => p.name === name.trim()));
  // Where names are withheld, nobody can be told apart.
  if (wrong === undefined || slate.people.some((p) => p.name === '')) return null;
  return refuse(
    'NOT_ON_SLATE',
    {
      zh: `${wrong}不在通过联审和考察的初步人选里。`,
      en: `${wrong} is not among those who came through review and inspection.`,
    },
    { zh: '请从通过的人选里选择；人选有变的，请重新登记初步人选并办理联审、考察、公示。', en: 'Choose from them.' },
    { sources: ['SEED', 'DXJ20-14'] },
  );
}
