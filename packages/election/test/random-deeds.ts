import type { IsoDate } from '@mingxuan/rulebook';
import { addDays } from '@mingxuan/rulebook';
import type { BundleFigures, Command, ContestOnBallot, GateItemId, Marks, PollId } from '../src/index.ts';
import { neededPoll } from '../src/index.ts';
import {
  adoptPlan,
  checkIn,
  close,
  days,
  electRec,
  evidence,
  meeting,
  nextDeed,
  openCycle,
  partySeats,
  partySlate,
  seats,
  slate,
  staff,
  submit,
  substitute,
  threePledges,
  type Votes,
} from './story.ts';
import type { Deed, World } from './world.ts';
import { D, roll, voterEntry } from './world.ts';

/** Numbers from which everything about a random deed is derived; the same numbers and state give the same deed. */
export interface Dice {
  readonly kind: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly who: number;
  readonly shift: number;
}

/** Few people, so that they meet themselves often. */
const accounts = ['clerk', 'street', 'chair', 'party', 'reviewer', 'issuer', 'tellerA', 'tellerB', 'scrutineer'];

/** Votes of any size that a bundle can hold, from nobody to everybody, so that ties, gaps and void votes all come up. */
export const anyVotes =
  (dice: Dice): Votes =>
  ({ contests }, no, ballots) =>
    figuresOf(contests, ballots, dice.a + no * 7);

function figuresOf(contests: readonly ContestOnBallot[], ballots: number, seed: number): BundleFigures {
  const invalid = seed % 5 === 0 ? Math.min(ballots, 1 + (seed % 3)) : 0;
  const valid = ballots - invalid;
  const marks: Record<string, Marks> = {};
  for (const [c, { candidates, seats: n }] of contests.entries()) {
    let left = valid * n;
    for (const [i, id] of candidates.entries()) {
      const wish =
        [valid, Math.floor(valid / 2), Math.ceil(valid / 2), 0, Math.floor((valid * 2) / 3)][
          (seed + i * (1 + (seed % 3)) + c) % 5
        ] ?? 0;
      const votes = Math.min(left, wish);
      left -= votes;
      marks[id] = { for: votes, against: Math.min(valid - votes, seed % 4) };
    }
  }
  return { valid, invalid, partInvalid: {}, marks };
}

const pick = <T>(list: readonly T[], n: number): T | undefined =>
  list.length === 0 ? undefined : list[n % list.length];

const items: readonly GateItemId[] = [
  'CHAIR_AUDIT',
  'FINANCE_AUDIT',
  'MEMBER_AUDIT',
  'PERFORMANCE_REVIEW',
  'DEVELOPMENT_PLAN',
  'RECTIFICATION:1',
  'RECTIFICATION:2',
];

function aPoll(world: World, n: number): PollId {
  const ids: PollId[] = ['party-committee', 'party-secretaries', 'residents', 'residents-2', 'party-committee-2'];
  if (world.state.status === 'UNOPENED') return pick(ids, n) ?? 'residents';
  const { cycle } = world;
  const known = cycle.polls.map((p) => p.id);
  const last = known.at(-1);
  return (n % 3 === 0 ? pick([...known, ...ids], n) : last) ?? 'residents';
}

/** A deed that somebody might try in this state: often sensible, often too early, by the wrong person, or doubled. */
export function randomDeed(world: World, dice: Dice): Deed {
  const lawful = nextDeed(world, anyVotes(dice));
  const on = addDays(lawful?.on ?? days.after, [0, 0, 0, 0, 1, -1, 3, -8, -20, 12][dice.shift % 10] ?? 0);
  const account = accounts[dice.who % accounts.length] ?? 'clerk';
  // Most deeds carry the story on, so that it gets somewhere; some of those are done by whoever happens to be there,
  // some on another day.
  if (dice.kind % 3 !== 0 && lawful !== null) {
    if (dice.kind % 9 === 1) return { ...lawful, account };
    return dice.kind % 9 === 4 ? { ...lawful, on } : lawful;
  }
  const command = randomCommand(world, dice, on);
  const objecting = command.type === 'FILE_OBJECTION' || command.type === 'DECIDE_OBJECTION';
  return { command, account, on: objecting ? days.objected : on };
}

type Maker = (world: World, dice: Dice, on: IsoDate) => Command;

const candidateId = (world: World, n: number): string =>
  world.state.status === 'UNOPENED' ? 'R-CHAIR-1' : (pick(world.cycle.candidates, n)?.id ?? 'R-CHAIR-1');

const makers: readonly Maker[] = [
  () => openCycle,
  () => adoptPlan,
  (_, { a }) => ({ ...adoptPlan, electionDay: addDays(D, (a % 5) - 2) }),
  (_, { a }) => ({
    type: 'RECORD_STEP',
    step: pick(['A03', 'A04', 'C01', 'D09', 'E10', 'D10'] as const, a) ?? 'A03',
    note: '已办',
    evidence: [],
  }),
  (_, { a }) => ({
    type: 'WAIVE_STEP',
    step: pick(['A03', 'A04', 'A08', 'C01', 'D09', 'D10'] as const, a) ?? 'A08',
    reason: '不需要',
    decisionNo: '9号',
  }),
  () => ({ type: 'REGISTER_RECTIFICATION', matter: '消防通道堆物' }),
  (_, { a }) => submit(pick(items, a) ?? 'CHAIR_AUDIT'),
  (_, { a }) => ({ ...submit(pick(items, a) ?? 'CHAIR_AUDIT'), evidence: [] }),
  (_, { a, b }) => ({
    type: 'REVIEW_GATE_ITEM',
    item: pick(items, a) ?? 'CHAIR_AUDIT',
    verdict: b % 3 === 0 ? 'RETURNED' : 'ACCEPTED',
    note: b % 3 === 0 ? '缺签字' : '',
  }),
  () => ({ type: 'RECORD_PARTY_APPROVAL', requestNo: '1号', replyNo: '2号', seats: partySeats }),
  (_, { a }) => ({
    type: 'PROPOSE_PARTY_CANDIDATES',
    post: 'PARTY_MEMBER',
    people: partySlate.slice(0, 3 + (a % 2)),
    approvalNo: '5号',
  }),
  () => ({ type: 'PROPOSE_PARTY_CANDIDATES', post: 'SECRETARY', people: partySlate.slice(0, 1), approvalNo: '5号' }),
  () => ({ type: 'REPORT_PARTY_RESULT', reportNo: '3号' }),
  () => ({ type: 'APPROVE_SECRETARY', replyNo: '4号' }),
  () => ({ type: 'SETTLE_MODE', votingMode: 'ALL_VOTERS', seats, meeting }),
  (_, { a }) => ({ ...electRec, meeting: { ...meeting, present: 38 + (a % 4) } }),
  (_, { a }) => ({ type: 'CHOOSE_REC_CHAIR', rank: 1 + (a % 4) }),
  (_, { a }) => ({ type: 'WITHDRAW_REC_MEMBER', rank: 1 + (a % 4), reason: 'OTHER' }),
  () => ({
    type: 'IMPORT_ROLL',
    file: { name: 'roll.csv', sha256: 'c'.repeat(64) },
    rows: 12,
    corrected: 0,
    setAside: 0,
    voters: roll().slice(0, 12),
  }),
  () => ({ type: 'PUBLISH_ROLL', places: ['公告栏'], evidence }),
  (_, { a }) => ({
    type: 'FILE_OBJECTION',
    kind: 'WRONGLY_LISTED',
    petitioner: '赵某选民',
    about: '钱某选民',
    voterNo: 1 + (a % 14),
    grounds: '钱某选民已搬走',
  }),
  (_, { a, b }) => ({
    type: 'DECIDE_OBJECTION',
    no: 1 + (a % 2),
    decision: 'UPHELD',
    basis: '钱某选民已搬走',
    remove: { voterNo: 1 + (b % 14), reason: 'MOVED_OUT' },
  }),
  (_, { a, b }) => ({
    type: 'DECIDE_OBJECTION',
    no: 1 + (a % 2),
    decision: 'UPHELD',
    basis: '新增',
    add: voterEntry(1 + (b % 16), '新来者'),
  }),
  () => ({ type: 'FREEZE_ROLL' }),
  (_, { a }) => {
    const [post, voterNo] = pick(slate, a) ?? ['CHAIR', 1];
    return { type: 'NOMINATE', post, voterNo, by: { kind: 'PARTY', decisionNo: '6号' }, consent: true };
  },
  (_, { a, b }) => ({
    type: 'NOMINATE',
    post: 'MEMBER',
    voterNo: 9 + (a % 6),
    by: { kind: 'JOINT_VOTERS', signatories: Array.from({ length: 9 + (b % 2) }, (_v, i) => i + 1) },
    consent: true,
  }),
  (world, { a, b }) => ({
    type: 'REVIEW_CANDIDATE',
    id: candidateId(world, a),
    unit: '公安',
    finding:
      b % 4 === 0
        ? { opinion: 'BARRED', bar: 'CRIMINAL_PENALTY', document: '判决书', toldOn: days.reviewed }
        : { opinion: 'NO_OBJECTION' },
  }),
  (world, { a }) => ({ type: 'WITHDRAW_CANDIDATE', id: candidateId(world, a), reason: '孙某选民身体原因' }),
  (world, { a }) => {
    const order =
      world.state.status === 'UNOPENED'
        ? []
        : world.cycle.candidates
            .filter((c) => c.stream === 'RESIDENTS' && c.status !== 'BARRED' && c.status !== 'WITHDRAWN')
            .map((c) => c.id);
    return { type: 'PUBLISH_CANDIDATES', status: a % 2 === 0 ? 'FORMAL' : 'PRELIMINARY', order };
  },
  (world, { a, b }) => ({ type: 'RECORD_PLEDGES', id: candidateId(world, a), kinds: threePledges.slice(b % 2) }),
  () => ({ type: 'PUBLISH_PLEDGES', places: ['公告栏'] }),
  (world, { a, b }) => ({
    type: 'RECORD_INTRODUCTION',
    id: candidateId(world, a),
    about: `在社区工作${b % 30}年`,
    plan: '加装电梯',
    evidence,
  }),
  (world, { a, b }) => ({
    type: 'CHECK_INTRODUCTION',
    id: pick(world.state.status === 'UNOPENED' ? [] : world.cycle.introductions.all, a)?.id ?? candidateId(world, a),
    fault: b % 4 === 0 ? 'NOT_THE_PAPER' : null,
  }),
  () => ({ type: 'PUBLISH_INTRODUCTIONS' }),
  (world, { a }) => substitute(candidateId(world, a)),
  (_, { a }) => ({ type: 'SUPPLEMENT_REC', meeting, ranked: [{ name: '另推者', votes: 20 + (a % 9) }] }),
  (_, { a, b }) => ({ type: 'AUTHORISE_PROXY', principal: 1 + (a % 14), trustee: 1 + (b % 14), evidence }),
  () => ({ type: 'PUBLISH_PROXIES' }),
  (_, { a }) => ({
    type: 'APPROVE_MOBILE_BOX',
    box: `M${a % 2}`,
    basis: '选举办法第十四条',
    route: '二号楼',
    staff: ['随行甲', '随行乙', '随行丙'].slice(a % 2),
    voters: [11, 12, 13].map((voterNo) => ({ voterNo, reason: 'IMMOBILE' as const })),
  }),
  (_, { a, b }) => ({
    type: 'DISPATCH_BOX',
    box: `M${a % 2}`,
    sealOut: `F${b % 4}`,
    ballotsTaken: 2 + (b % 2),
    leftAt: '09:00',
  }),
  (_, { a, b, c }) => ({
    type: 'RETURN_BOX',
    box: `M${a % 2}`,
    sealFound: `F${c % 4}`,
    sealIn: `F${b % 4}`,
    ballotsBroughtBack: c % 4,
    note: '少了',
    returnedAt: '10:00',
  }),
  (world, { a, b }) => ({ type: 'PREPARE_POLL', poll: aPoll(world, a), printed: 20 + (b % 3) }),
  (world) => ({
    type: 'PREPARE_POLL',
    poll: (world.state.status === 'UNOPENED' ? null : neededPoll(world.cycle, 'residents')?.id) ?? 'residents',
    printed: 20,
  }),
  (world, { a, b }) => ({ type: 'OPEN_POLL', poll: aPoll(world, a), boxesShownEmpty: b % 4 !== 0, booths: 2, staff }),
  (world, { a, b }) => ({ type: 'RECORD_ATTENDANCE', poll: aPoll(world, a), present: 7 + (b % 4) }),
  (world, { a, b }) => checkIn(aPoll(world, a), 1 + (b % 15)),
  (world, { a, b }) => checkIn(aPoll(world, a), 1 + (b % 15), 'PROXY'),
  (world, { a, b, c }) => checkIn(aPoll(world, a), 11 + (b % 4), 'MOBILE', `M${c % 2}`),
  (world, { a, b }) => ({
    type: 'UNDO_CHECK_IN',
    poll: aPoll(world, a),
    voterNo: 1 + (b % 15),
    reason: '同名误登：李某选民',
  }),
  (world, { a, b, c }) => {
    const id = aPoll(world, a);
    const poll = world.state.status === 'UNOPENED' ? undefined : world.cycle.polls.find((p) => p.id === id);
    const issued = 5 + (b % 8);
    const sheet =
      poll === undefined
        ? { type: 'CLOSE_POLL' as const, poll: id, spoiled: 0, unused: 0, boxes: [] }
        : close(poll, issued);
    return {
      ...sheet,
      ...(c % 3 === 0 ? { discrepancy: '少一张，监票员已签字' } : {}),
      ...(c % 4 === 0 ? { correction: '清点单抄错' } : {}),
    };
  },
  (world, { a, b }) => ({ type: 'DECLARE_BUNDLES', poll: aPoll(world, a), bundles: [{ no: 1, ballots: 5 + (b % 6) }] }),
  (world, { a, b, c }) => {
    const id = aPoll(world, a);
    const poll = world.state.status === 'UNOPENED' ? undefined : world.cycle.polls.find((p) => p.id === id);
    const contests = poll?.contests ?? [];
    const ballots = poll !== undefined && 'bundles' in poll ? (poll.bundles[b % 2]?.ballots ?? 5) : 5;
    const writeIns =
      c % 6 === 0 && contests[0] !== undefined ? [{ post: contests[0].post, name: '另选某人', votes: 1 }] : [];
    return { type: 'ENTER_BUNDLE', poll: id, no: 1 + (b % 2), figures: figuresOf(contests, ballots, c), writeIns };
  },
  (world, { a, b }) => ({
    type: 'RECOUNT',
    poll: aPoll(world, a),
    bundles: b % 2 === 0 ? [1] : [1, 2],
    reason: '监票员要求复核',
  }),
  (world, { a }) => ({ type: 'DETERMINE_RESULT', poll: aPoll(world, a) }),
  (world, { a, b }) => {
    const id = aPoll(world, a);
    const poll = world.state.status === 'UNOPENED' ? undefined : world.cycle.polls.find((p) => p.id === id);
    const digest = poll?.stage === 'DETERMINED' && b % 5 !== 0 ? poll.digest : 'd'.repeat(64);
    return {
      type: 'SIGN_RESULT',
      poll: id,
      as: b % 2 === 0 ? 'SCRUTINEER' : 'CHAIR',
      name: b % 2 === 0 ? '监票员' : '选委甲',
      digest,
    };
  },
  (world, { a, b, c }) => ({
    type: 'SETTLE_REVIEW',
    poll: aPoll(world, a),
    post: pick(['CHAIR', 'VICE', 'MEMBER'] as const, b) ?? 'MEMBER',
    decisionNo: '街决2号',
    reason: '法无明文',
    seat: c % 2 === 0 ? [candidateId(world, c)] : [],
    seatWrittenIn: [],
    followUp: pick(['NONE', 'RE_ELECTION', 'RERUN'] as const, c) ?? 'NONE',
  }),
  () => ({ type: 'RECORD_HANDOVER', items: [{ kind: 'SEAL', what: '公章', quantity: 1 }], supervisedBy: '街道办事处' }),
  () => ({ type: 'CLOSE_CYCLE' }),
];

function randomCommand(world: World, dice: Dice, on: IsoDate): Command {
  const make = makers[dice.c % makers.length] ?? makers[0];
  if (make === undefined) throw new Error('there is always a maker');
  return make(world, dice, on);
}
