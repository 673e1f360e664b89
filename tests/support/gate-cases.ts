import type { Command, GateItemId } from '@mingxuan/election';
import type { Actor, Role } from '@mingxuan/identity';
import type { IsoDate, SourceRef } from '@mingxuan/rulebook';
import { days, electRec, meeting, playUntil, seats, submit, threePledges } from '../../packages/election/test/story.ts';
import { day, World } from '../../packages/election/test/world.ts';

export const SCOPE = '9901/01/heping/xingfuli';
export const someone = (account: string, ...roles: readonly Role[]): Actor => ({
  accountId: account,
  name: account,
  grants: roles.map((role) => ({ role, scope: SCOPE })),
});

export const clerk = someone('clerk', 'CLERK');
const officer = someone('street', 'STREET_OFFICER');
const admin = someone('street', 'STREET_ADMIN');
const partyOrg = someone('party', 'PARTY_ORG');
const observer = someone('observer', 'OBSERVER');
/** Whoever made it, should they hold the reviewing office as well. */
const clerkWithOffice = someone('clerk', 'CLERK', 'STREET_OFFICER', 'STREET_ADMIN');
const partyWithOffice = someone('party', 'PARTY_ORG', 'STREET_ADMIN');

export type Done = readonly [Command, string, IsoDate];
export function having(world: World, ...deeds: readonly Done[]): World {
  for (const [command, account, on] of deeds) world.must({ command, account, on });
  return world;
}

export const until = (done: (w: World) => boolean, world = new World()): World =>
  playUntil(world, (w) => w.state.status !== 'UNOPENED' && done(w));
const planned = (): World => until((w) => w.cycle.plan !== null);
const surveyed = (): World => until((w) => w.cycle.steps.A03 !== undefined);
export const reported = (): World => until((w) => w.cycle.party.reported !== null);
export const passed = (): World => until((w) => w.cycle.party.secretaryApproved !== null);
const listed = (): World => until((w) => w.cycle.published.formal);
const onePledged = (): World => until((w) => w.cycle.candidates.some((c) => c.pledges.length === 3));
function village(): World {
  const world = new World();
  world.regime = 'VILLAGERS';
  return until((w) => w.cycle.plan !== null, world);
}

export const submitted = (item: GateItemId): World => having(planned(), [submit(item), 'clerk', days.gates]);
export const review = (item: GateItemId): Command => ({
  type: 'REVIEW_GATE_ITEM',
  item,
  verdict: 'ACCEPTED',
  note: '',
});
const sendBack = (item: GateItemId, note: string): Command => ({
  type: 'REVIEW_GATE_ITEM',
  item,
  verdict: 'RETURNED',
  note,
});
function unposted(item: GateItemId): Command {
  const { publishedAt: _place, ...rest } = submit(item);
  return rest;
}
const bare = (item: GateItemId): Command => ({ ...submit(item), evidence: [] });
const matter = (what = '消防通道堆物'): Command => ({ type: 'REGISTER_RECTIFICATION', matter: what });
const found: Done = [matter(), 'clerk', days.gates];
const foundLate: Done = [matter(), 'clerk', days.rec];
const FIRST = 'RECTIFICATION:1';
const mended = (on: IsoDate): Done => [submit(FIRST), 'clerk', on];
const toReview = (): World => having(surveyed(), found, mended(days.gates));

type Step = Extract<Command, { type: 'RECORD_STEP' }>['step'];
const note = (step: Step): Command => ({ type: 'RECORD_STEP', step, note: '已办，有记录', evidence: [] });
const waive = (step: Step, decisionNo = '街决3号', reason = '本届不需要'): Command => ({
  type: 'WAIVE_STEP',
  step,
  reason,
  decisionNo,
});
export const settle: Command = { type: 'SETTLE_MODE', votingMode: 'ALL_VOTERS', seats, meeting };
export const approve = (replyNo = '4号'): Command => ({ type: 'APPROVE_SECRETARY', replyNo });
const report: Command = { type: 'REPORT_PARTY_RESULT', reportNo: '3号' };
export const pledge = (id: string, kinds = threePledges.slice()): Command => ({ type: 'RECORD_PLEDGES', id, kinds });
export const postPledges: Command = { type: 'PUBLISH_PLEDGES', places: ['公告栏'] };

/** What is tried, by whom, what is told, and one text that it must rest on. */
type Try = readonly [what: string, actor: Actor, command: Command, code: string, source?: SourceRef];
interface Case {
  readonly gate: string;
  readonly world: () => World;
  readonly on: IsoDate;
  readonly tries: readonly Try[];
}

const G1: readonly Case[] = [
  {
    gate: 'G1',
    world: planned,
    on: days.approved,
    tries: [
      ['out of order: approved before the report', admin, approve(), 'PARTY_RESULT_NOT_REPORTED', 'DZ-31'],
      ['out of order: reported with no secretary elected', partyOrg, report, 'NO_SECRETARY', 'DXJ20-20'],
    ],
  },
  {
    gate: 'G1',
    world: reported,
    on: days.party,
    tries: [['out of order: approved on a day before the report', admin, approve(), 'ACT_OUT_OF_ORDER']],
  },
  {
    gate: 'G1',
    world: reported,
    on: days.approved,
    tries: [
      ['maker: whoever reported approves, should they have the office', partyWithOffice, approve(), 'MAKER_IS_CHECKER'],
      ['no duty: the clerk approves', clerk, approve(), 'NOT_GRANTED'],
      ['no duty: a street officer, not its administrator, approves', officer, approve(), 'NOT_GRANTED'],
      ['no duty: an observer approves', observer, approve(), 'NOT_GRANTED'],
      ['missing: an approval without its number', admin, approve(' '), 'APPROVAL_WITHOUT_NUMBER', 'DZ-31'],
      ['by hand: a sentence in place of the approval', clerk, note('B09'), 'STEP_NEEDS_ITS_FACT'],
      ['waived by a decision', officer, waive('B09'), 'STEP_NOT_WAIVABLE'],
      ['whole', admin, approve(), 'OK'],
    ],
  },
  {
    gate: 'G1',
    world: reported,
    on: days.rec,
    tries: [
      ['stops: the meeting settles the mode', clerk, settle, 'GATES_CLOSED', 'SEED'],
      ['stops: the election committee is elected', clerk, electRec, 'GATES_CLOSED', 'DXJ20-3'],
    ],
  },
];

const G2: readonly Case[] = [
  {
    gate: 'G2',
    world: planned,
    on: days.gates,
    tries: [
      ['out of order: nothing to rectify, without a survey', officer, note('A04'), 'STEP_TOO_EARLY', 'SEED'],
      ['waived: the survey', officer, waive('A03'), 'STEP_NOT_WAIVABLE'],
    ],
  },
  {
    gate: 'G2',
    world: surveyed,
    on: days.gates,
    tries: [
      ['no duty: the clerk says that nothing was found', clerk, note('A04'), 'NOT_GRANTED'],
      ['no duty: an observer registers a matter', observer, matter(), 'NOT_GRANTED'],
      ['missing: a matter of nothing', clerk, matter(' '), 'MATTER_EMPTY'],
      ['a person: with a telephone', clerk, matter('三号楼住户138 0000 0000意见大'), 'MATTER_NAMES_PERSON', 'SEED'],
      [
        'a person: with an identity number',
        clerk,
        matter('９９０１００１９８００１０１００２Ｘ'),
        'MATTER_NAMES_PERSON',
      ],
      ['a matter with an office number is one', clerk, matter('街道〔2026〕31号、热线0594-8888000'), 'OK'],
      ['waived: the rectification', officer, waive('A04'), 'STEP_NOT_WAIVABLE'],
    ],
  },
  {
    gate: 'G2',
    world: () => having(surveyed(), found),
    on: days.gates,
    tries: [
      ['out of order: reviewed before it was mended', officer, review(FIRST), 'NOTHING_TO_REVIEW'],
      ['missing: mended without evidence', clerk, bare(FIRST), 'GATE_ITEM_WITHOUT_EVIDENCE', 'SEED'],
      ['by hand: nothing to rectify, with a matter open', officer, note('A04'), 'STEP_NEEDS_ITS_FACT'],
    ],
  },
  {
    gate: 'G2',
    world: toReview,
    on: days.gates,
    tries: [
      ['maker: whoever mended it, should they have the office', clerkWithOffice, review(FIRST), 'MAKER_IS_CHECKER'],
      ['missing: sent back without a reason', officer, sendBack(FIRST, ' '), 'RETURNED_WITHOUT_REASON', 'SEED'],
      ['whole', officer, review(FIRST), 'OK'],
    ],
  },
  {
    gate: 'G2',
    world: () => having(passed(), foundLate),
    on: days.rec,
    tries: [['stops: a matter found late', clerk, settle, 'GATES_CLOSED', 'SEED']],
  },
  {
    gate: 'G2',
    world: () => having(passed(), foundLate, mended(days.rec), [sendBack(FIRST, '缺照片'), 'street', days.rec]),
    on: days.rec,
    tries: [['stops: a matter sent back', clerk, settle, 'GATES_CLOSED', 'SEED']],
  },
];

const G3: readonly Case[] = [
  {
    gate: 'G3',
    world: planned,
    on: days.gates,
    tries: [
      ['out of order: reviewed before it was handed in', officer, review('CHAIR_AUDIT'), 'NOTHING_TO_REVIEW'],
      ['no duty: an observer hands in', observer, submit('CHAIR_AUDIT'), 'NOT_GRANTED'],
      ['missing: no file', clerk, bare('CHAIR_AUDIT'), 'GATE_ITEM_WITHOUT_EVIDENCE', 'JWH25-38'],
      ['unpublished: the chair’s', clerk, unposted('CHAIR_AUDIT'), 'GATE_ITEM_NOT_PUBLISHED', 'JWH25-38'],
      ['unpublished: the finances', clerk, unposted('FINANCE_AUDIT'), 'GATE_ITEM_NOT_PUBLISHED', 'SEED'],
      ['a city community has no audit of all members', clerk, submit('MEMBER_AUDIT'), 'UNKNOWN_GATE_ITEM'],
      ['by hand: a sentence in place of the report', clerk, note('A05'), 'STEP_NEEDS_ITS_FACT'],
      ['waived by a decision', officer, waive('A05'), 'STEP_NOT_WAIVABLE'],
    ],
  },
  {
    gate: 'G3',
    world: village,
    on: days.gates,
    tries: [
      ['村改居: the audit of all members is taken', clerk, submit('MEMBER_AUDIT'), 'OK'],
      ['村改居: and published', clerk, unposted('MEMBER_AUDIT'), 'GATE_ITEM_NOT_PUBLISHED', 'CWH25-40'],
    ],
  },
  {
    gate: 'G3',
    world: () => submitted('CHAIR_AUDIT'),
    on: days.gates,
    tries: [
      ['maker: should they have the office', clerkWithOffice, review('CHAIR_AUDIT'), 'MAKER_IS_CHECKER'],
      ['no duty: the clerk reviews', clerk, review('CHAIR_AUDIT'), 'NOT_GRANTED'],
      ['whole', officer, review('CHAIR_AUDIT'), 'OK'],
    ],
  },
  {
    gate: 'G3',
    world: () => submitted('CHAIR_AUDIT'),
    on: day('2026-10-09'),
    tries: [['out of order: reviewed on a day before', officer, review('CHAIR_AUDIT'), 'ACT_OUT_OF_ORDER']],
  },
];

const G4: readonly Case[] = [
  {
    gate: 'G4',
    world: planned,
    on: days.gates,
    tries: [
      ['out of order: reviewed before it was handed in', officer, review('DEVELOPMENT_PLAN'), 'NOTHING_TO_REVIEW'],
      ['missing: no file', clerk, bare('PERFORMANCE_REVIEW'), 'GATE_ITEM_WITHOUT_EVIDENCE', 'JWH25-37'],
      ['unpublished: the review', clerk, unposted('PERFORMANCE_REVIEW'), 'GATE_ITEM_NOT_PUBLISHED', 'JWH25-37'],
      ['unpublished: the plan', clerk, unposted('DEVELOPMENT_PLAN'), 'GATE_ITEM_NOT_PUBLISHED', 'SEED'],
      ['waived by a decision', officer, waive('A07'), 'STEP_NOT_WAIVABLE'],
    ],
  },
  {
    gate: 'G4',
    world: () => submitted('DEVELOPMENT_PLAN'),
    on: days.gates,
    tries: [
      ['maker: should they have the office', clerkWithOffice, review('DEVELOPMENT_PLAN'), 'MAKER_IS_CHECKER'],
      ['no duty: the Party organisation reviews', partyOrg, review('DEVELOPMENT_PLAN'), 'NOT_GRANTED'],
    ],
  },
];

const firstOf = 'R-CHAIR-1';
const G5: readonly Case[] = [
  {
    gate: 'G5',
    world: passed,
    on: days.pledged,
    tries: [['out of order: a pledge before the formal list', clerk, pledge(firstOf), 'NO_SUCH_CANDIDATE']],
  },
  {
    gate: 'G5',
    world: listed,
    on: days.pledged,
    tries: [
      ['out of order: posted before all have pledged', clerk, postPledges, 'PLEDGES_INCOMPLETE', 'SEED'],
      ['no duty: the street records a pledge', officer, pledge(firstOf), 'NOT_GRANTED'],
      ['no duty: an observer posts them', observer, postPledges, 'NOT_GRANTED'],
      ['by hand: a sentence in place of the pledges', clerk, note('D09'), 'STEP_NEEDS_ITS_FACT'],
      ['waived by a decision', officer, waive('D09'), 'STEP_NOT_WAIVABLE'],
    ],
  },
  {
    gate: 'G5',
    world: () => having(onePledged(), [pledge(firstOf, ['CANDIDACY', 'MANDATE']), 'clerk', days.pledged]),
    on: days.pledged,
    tries: [['missing: one of the three of one candidate', clerk, postPledges, 'PLEDGES_INCOMPLETE', 'SEED']],
  },
];

const waivers: readonly Case[] = [
  {
    gate: 'waiver',
    world: planned,
    on: days.gates,
    tries: [
      ['without a written decision', officer, waive('D07', ' '), 'WAIVER_WITHOUT_DECISION', 'SEED'],
      ['without a reason', officer, waive('D07', '街决3号', ' '), 'WAIVER_WITHOUT_DECISION', 'SEED'],
      ['by whoever would carry the step out', clerk, waive('D07'), 'NOT_GRANTED'],
      ['by decision and with its reason', officer, waive('D07'), 'OK'],
    ],
  },
];

/** One line per thing tried. */
export const gateCases = [...G1, ...G2, ...G3, ...G4, ...G5, ...waivers].flatMap(({ gate, world, on, tries }) =>
  tries.map(([what, actor, command, code, source]) => ({ gate, what, world, on, actor, command, code, source })),
);
