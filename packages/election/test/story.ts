import type { IsoDate, VotingMode } from '@mingxuan/rulebook';
import type {
  BundleFigures,
  Command,
  Cycle,
  GateItemId,
  Marks,
  Poll,
  PollId,
  RepresentativeList,
  WriteIn,
} from '../src/index.ts';
import {
  LEAST_SMALL_CELL,
  baseOf,
  boxesToOpen,
  isListed,
  listedResidents,
  listIsShort,
  neededPoll,
  requiredItems,
  settled,
  standing,
} from '../src/index.ts';
import type { Deed, World } from './world.ts';
import { D, day, PARTY_DAY, roll } from './world.ts';

/** How people vote in a story: for each bundle, the votes of each candidate. */
export type Votes = (poll: Counting, no: number, ballots: number) => BundleFigures;
export type Counting = Extract<Poll, { stage: 'COUNTING' }>;

export const days = {
  open: day('2026-09-01'),
  gates: day('2026-10-10'),
  asked: day('2026-10-20'),
  party: PARTY_DAY,
  approved: day('2026-11-11'),
  rec: day('2026-11-16'),
  register: day('2026-11-18'),
  published: day('2026-11-20'),
  objected: day('2026-11-22'),
  frozen: day('2026-12-01'),
  nominated: day('2026-12-04'),
  reviewed: day('2026-12-06'),
  preliminary: day('2026-12-08'),
  formal: day('2026-12-14'),
  pledged: day('2026-12-15'),
  printed: day('2026-12-18'),
  polls: D,
  again: day('2026-12-22'),
  after: day('2026-12-28'),
} as const;

export const openCycle: Extract<Command, { type: 'OPEN_CYCLE' }> = {
  type: 'OPEN_CYCLE',
  mode: 'REHEARSAL',
  community: {
    name: '幸福里社区',
    subDistrict: '和平街道',
    district: '城东区',
    city: '江城市',
    legalRegime: 'RESIDENTS',
  },
  termNo: 7,
  termExpiry: day('2027-01-10'),
  electionDay: D,
  partyDay: PARTY_DAY,
  packs: { party: { pack: 'party-2020', overlays: [] }, residents: { pack: 'residents-2026', overlays: [] } },
};

const bodies = Object.fromEntries(
  'DIST SUB-P SUB-G CPO CPO-NEW RC-OLD RC-NEW REC JRP AUD MEETING GROUP STAFF SCRUTINEER CANDIDATE'
    .split(' ')
    .map((code) => [code, '负责人']),
);
export const adoptPlan: Extract<Command, { type: 'ADOPT_PLAN' }> = {
  type: 'ADOPT_PLAN',
  electionDay: D,
  partyDay: PARTY_DAY,
  pins: {},
  bodies,
  people: {},
};

export const evidence = [{ name: '照片.jpg', sha256: 'a'.repeat(64) }];
export const meeting = { kind: 'REP_MEETING', entitled: 60, present: 50, inFavour: 45 } as const;
export const seats = { CHAIR: 1, VICE: 1, MEMBER: 3 } as const;
export const slate: readonly (readonly ['CHAIR' | 'VICE' | 'MEMBER', number])[] = [
  ['CHAIR', 1],
  ['CHAIR', 2],
  ['VICE', 3],
  ['VICE', 4],
  ['MEMBER', 5],
  ['MEMBER', 6],
  ['MEMBER', 7],
  ['MEMBER', 8],
];
export const partySlate = ['党员甲', '党员乙', '党员丙', '党员丁'].map((name) => ({ name, sex: 'M' as const }));
export const staff = [
  { role: 'SCRUTINEER', name: '监票员' },
  { role: 'TELLER', name: '计票员甲' },
  { role: 'TELLER', name: '计票员乙' },
] as const;

const act = (command: Command, account: string, on: IsoDate): Deed => ({ command, account, on });

/** The next lawful deed of a community that does everything in order; `null` when the handover is done. */
export function nextDeed(world: World, votes: Votes = firstOfEachPost): Deed | null {
  const community = { ...openCycle.community, legalRegime: world.regime };
  if (world.state.status === 'UNOPENED') return act({ ...openCycle, community }, 'clerk', days.open);
  const state = world.state;
  if (state.plan === null) return act(adoptPlan, 'clerk', days.open);
  return (
    gates(state) ??
    partyElection(world, state, votes) ??
    registration(state, world.mode) ??
    candidates(state) ??
    vote(world, state, votes)
  );
}

function gates(state: Cycle): Deed | null {
  const note = { note: '已完成，有记录', evidence: [] };
  if (state.steps.A03 === undefined) return act({ type: 'RECORD_STEP', step: 'A03', ...note }, 'clerk', days.gates);
  if (state.steps.A04 === undefined && state.rectifications.length === 0)
    return act({ type: 'RECORD_STEP', step: 'A04', ...note }, 'street', days.gates);
  const items = (['A04', 'A05', 'A06', 'A07'] as const).flatMap((step) => requiredItems(state, step));
  for (const item of items) {
    const status = state.gateItems[item]?.status;
    if (status === undefined || status === 'RETURNED') return act(submit(item), 'clerk', days.gates);
    if (status === 'SUBMITTED')
      return act({ type: 'REVIEW_GATE_ITEM', item, verdict: 'ACCEPTED', note: '' }, 'street', days.gates);
  }
  return null;
}

export const submit = (item: GateItemId): Extract<Command, { type: 'SUBMIT_GATE_ITEM' }> => ({
  type: 'SUBMIT_GATE_ITEM',
  item,
  summary: '结论属实',
  evidence,
  publishedAt: '公告栏',
});

export const partySeats = { PARTY_MEMBER: 3, SECRETARY: 1, DEPUTY_SECRETARY: 1 } as const;

export const recommend: Extract<Command, { type: 'RECORD_RECOMMENDATIONS' }> = {
  type: 'RECORD_RECOMMENDATIONS',
  members: { present: 9, collected: 9 },
  residents: { present: 20, collected: 19 },
  rows: partySlate.map(({ name }) => ({ name, post: 'PARTY_MEMBER', byMembers: 7, byResidents: 12 })),
};

function partyElection(world: World, state: Cycle, votes: Votes): Deed | null {
  const { approval, attendance, reported, secretaryApproved } = state.party;
  if (secretaryApproved !== null) return null;
  if (approval === null)
    return act(
      { type: 'RECORD_PARTY_APPROVAL', requestNo: '1号', replyNo: '2号', seats: partySeats },
      'party',
      days.asked,
    );
  if (attendance === null) {
    const members = Array.from({ length: 10 }, (_, i) => ({
      name: `党员${i + 1}`,
      status: 'FULL' as const,
      rights: 'NORMAL' as const,
    }));
    return act({ type: 'RECORD_PARTY_ROLL', members }, 'party', days.asked);
  }
  if (state.party.recommendation === null) return act(recommend, 'party', days.asked);
  if (!state.candidates.some((c) => c.post === 'PARTY_MEMBER' && c.status === 'FORMAL'))
    return propose('PARTY_MEMBER', partySlate, days.asked);
  if (!settled(state, 'party-committee')) return poll(world, state, 'party-committee', votes);
  const elected = standing(state, 'party-committee').flatMap((s) => s.elected);
  const names = elected.flatMap((id) => state.candidates.find((c) => c.id === id)?.name ?? []);
  for (const [i, post] of (['SECRETARY', 'DEPUTY_SECRETARY'] as const).entries()) {
    if (!state.candidates.some((c) => c.post === post && c.status === 'FORMAL'))
      return propose(post, [{ name: names[i] ?? '', sex: 'M' }], lastDay(state, 'party-committee'));
  }
  if (!settled(state, 'party-secretaries')) return poll(world, state, 'party-secretaries', votes);
  const on = lastDay(state, 'party-secretaries') > days.approved ? lastDay(state, 'party-secretaries') : days.approved;
  if (reported === null) return act({ type: 'REPORT_PARTY_RESULT', reportNo: '3号' }, 'party', on);
  return act({ type: 'APPROVE_SECRETARY', replyNo: '4号' }, 'street', on);
}

const propose = (
  post: 'PARTY_MEMBER' | 'SECRETARY' | 'DEPUTY_SECRETARY',
  people: readonly { readonly name: string; readonly sex: 'F' | 'M' }[],
  on: IsoDate,
): Deed => act({ type: 'PROPOSE_PARTY_CANDIDATES', post, people, approvalNo: '5号' }, 'party', on);

export const electRec: Extract<Command, { type: 'ELECT_REC' }> = {
  type: 'ELECT_REC',
  size: 3,
  meeting,
  ranked: ['选委甲', '选委乙', '选委丙', '选委丁'].map((name, i) => ({ name, votes: 40 - i })),
};

export const opinion = { summary: '逐户发放意见表，多数同意', evidence } as const;

/** Twelve of the fourteen voters represent: a household each, or two groups of 160 households. */
export const representatives: Readonly<Record<'HOUSEHOLD_REP' | 'RESIDENT_REP', RepresentativeList>> = {
  HOUSEHOLD_REP: { kind: 'HOUSEHOLDS', members: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] },
  RESIDENT_REP: {
    kind: 'GROUPS',
    groups: [
      { group: '第一居民小组', households: 160, members: [1, 2, 3, 4, 5, 6] },
      { group: '第二居民小组', households: 160, members: [7, 8, 9, 10, 11, 12] },
    ],
  },
};

function registration(state: Cycle, votingMode: VotingMode): Deed | null {
  if (state.mandate === null) {
    const heard = votingMode === 'RESIDENT_REP' ? { opinion } : {};
    return act({ type: 'SETTLE_MODE', votingMode, seats, meeting, ...heard }, 'clerk', days.rec);
  }
  if (state.rec === null) return act(electRec, 'clerk', days.rec);
  const sitting = state.rec.members.find((m) => m.seat === 'MEMBER');
  if (state.rec.chairRank === null && sitting !== undefined)
    return act({ type: 'CHOOSE_REC_CHAIR', rank: sitting.rank }, 'clerk', days.rec);
  if (state.roll.stage === 'EMPTY') {
    const file = { name: 'roll.csv', sha256: 'b'.repeat(64) };
    const voters = roll();
    return act(
      { type: 'IMPORT_ROLL', file, rows: voters.length, corrected: 0, setAside: 0, voters },
      'clerk',
      days.register,
    );
  }
  const mode = state.mandate.votingMode;
  if (state.roll.stage === 'DRAFT' && mode !== 'ALL_VOTERS' && state.representatives === null)
    return act({ type: 'LIST_REPRESENTATIVES', list: representatives[mode], evidence }, 'chair', days.register);
  if (state.roll.stage === 'DRAFT')
    return act({ type: 'PUBLISH_ROLL', places: ['公告栏'], evidence }, 'chair', days.published);
  const open = state.objections.find((o) => o.ruling === null);
  if (open !== undefined)
    return act(
      { type: 'DECIDE_OBJECTION', no: open.no, decision: 'REJECTED', basis: '经核对，名单无误', places: ['公告栏'] },
      'chair',
      later(open.filedOn, days.objected),
    );
  const unposted = state.objections.find((o) => o.ruling?.publishedOn === null);
  if (unposted !== undefined)
    return act(
      { type: 'PUBLISH_RULING', no: unposted.no, places: ['公告栏'] },
      'chair',
      later(unposted.ruling?.on ?? days.objected, days.objected),
    );
  return state.roll.stage === 'PUBLISHED' ? act({ type: 'FREEZE_ROLL' }, 'chair', days.frozen) : null;
}

const later = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b);

function candidates(state: Cycle): Deed | null {
  if (state.published.formal) return pledges(state);
  const standingNow = state.candidates.filter(
    (c) => c.stream === 'RESIDENTS' && c.status !== 'BARRED' && c.status !== 'WITHDRAWN',
  );
  for (const post of ['CHAIR', 'VICE', 'MEMBER'] as const) {
    if (standingNow.filter((c) => c.post === post).length > seats[post]) continue;
    const taken = new Set(state.candidates.map((c) => c.voterNo));
    const voterNo = slate.find(([p, no]) => p === post && !taken.has(no))?.[1] ?? freeVoter(taken);
    const by = { kind: 'PARTY', decisionNo: '6号' } as const;
    return act({ type: 'NOMINATE', post, voterNo, by, consent: true }, 'clerk', days.nominated);
  }
  const unreviewed = standingNow.find((c) => c.reviews.length === 0);
  if (unreviewed !== undefined) {
    const finding = { opinion: 'NO_OBJECTION' } as const;
    return act({ type: 'REVIEW_CANDIDATE', id: unreviewed.id, unit: '公安', finding }, 'reviewer', days.reviewed);
  }
  const missing = standingNow.find((c) => !isListed(state, c) && listIsShort(state, c.post));
  if (missing !== undefined) return act(substitute(missing.id), 'chair', days.formal);
  const order = listedResidents(state).map((c) => c.id);
  return state.published.preliminary
    ? act({ type: 'PUBLISH_CANDIDATES', status: 'FORMAL', order, orderNote }, 'chair', days.formal)
    : act({ type: 'PUBLISH_CANDIDATES', status: 'PRELIMINARY', order, orderNote }, 'chair', days.preliminary);
}

export const substitute = (id: string): Extract<Command, { type: 'DECIDE_SUBSTITUTE' }> => ({
  type: 'DECIDE_SUBSTITUTE',
  id,
  consent: true,
  decisionNo: '选委会决定2号',
  ground: '候选人不再多于应选名额，依初步候选人名单的先后递补',
});

const freeVoter = (taken: ReadonlySet<number | null>): number =>
  Array.from({ length: 14 }, (_, i) => i + 1).find((no) => !taken.has(no)) ?? 14;

export const threePledges = ['CANDIDACY', 'MANDATE', 'RESIGNATION'] as const;

function pledges(state: Cycle): Deed | null {
  const lacking = state.candidates.find(
    (c) => c.stream === 'RESIDENTS' && c.status === 'FORMAL' && c.pledges.length < 3,
  );
  if (lacking !== undefined)
    return act({ type: 'RECORD_PLEDGES', id: lacking.id, kinds: threePledges }, 'clerk', days.pledged);
  return state.published.pledges ? null : act({ type: 'PUBLISH_PLEDGES', places: ['公告栏'] }, 'clerk', days.pledged);
}

function vote(world: World, state: Cycle, votes: Votes): Deed | null {
  if (!settled(state, 'residents')) return poll(world, state, 'residents', votes);
  if (state.handover !== null) return null;
  const items = [{ kind: 'SEAL', what: '公章', quantity: 1 }] as const;
  return act(
    { type: 'RECORD_HANDOVER', items, supervisedBy: '街道办事处' },
    'clerk',
    later(lastDay(state, 'residents'), days.after),
  );
}

const lastDay = (state: Cycle, base: ReturnType<typeof baseOf>): IsoDate =>
  state.polls.reduce<IsoDate>(
    (last, p) => (baseOf(p.id) === base && 'determinedOn' in p ? later(last, p.determinedOn) : last),
    base === 'residents' ? D : PARTY_DAY,
  );

/** The next deed of the last vote of a base, or of the one that its results call for. */
export function poll(world: World, state: Cycle, base: ReturnType<typeof baseOf>, votes: Votes): Deed | null {
  const chair = base === 'residents' ? 'chair' : 'party';
  const polls = state.polls.filter((p) => baseOf(p.id) === base);
  const current = polls.find((p) => p.stage !== 'CERTIFIED');
  if (current !== undefined) return pollDeed(world, state, current, votes, chair);
  const review = standing(state, base).find((s) => s.need.kind === 'REVIEW');
  if (review !== undefined) {
    const decided = polls.findLast((p) => p.contests.some((c) => c.post === review.post));
    return act(
      {
        type: 'SETTLE_REVIEW',
        poll: decided?.id ?? base,
        post: review.post,
        decisionNo: '街决1号',
        reason: '法无明文，由街道决定',
        seat: [],
        seatWrittenIn: [],
        followUp: 'RE_ELECTION',
      },
      'street',
      lastDay(state, base),
    );
  }
  const id: PollId = polls.length === 0 ? base : (neededPoll(state, base)?.id ?? base);
  const on = polls.length > 0 ? lastDay(state, base) : base === 'residents' ? days.printed : lastDay(state, base);
  return act({ type: 'PREPARE_POLL', poll: id, printed: 20 }, chair, on);
}

function pollDeed(world: World, state: Cycle, now: Poll, votes: Votes, chair: string): Deed | null {
  const id = now.id;
  const on = dayOf(state, now);
  switch (now.stage) {
    case 'PREPARED':
      if (state.proxies.some((p) => p.poll === id) && !state.proxyListsPublished.includes(id))
        return act({ type: 'PUBLISH_PROXIES', poll: id }, 'chair', on);
      if (id === 'residents' && !printedForTheList(state, now))
        return act({ type: 'PREPARE_POLL', poll: id, printed: 20 }, chair, days.printed);
      return act({ type: 'OPEN_POLL', poll: id, boxesShownEmpty: true, booths: 2, smallCell: 5, staff }, chair, on);
    case 'OPEN':
      return openDeed(world, state, now, chair, on);
    case 'COUNTING':
      return countingDeed(now, votes, chair, on);
    case 'DETERMINED': {
      const { digest } = now;
      const sign = { type: 'SIGN_RESULT', poll: id, digest } as const;
      return now.signatures.some((s) => s.as === 'SCRUTINEER')
        ? act(
            { ...sign, as: 'CHAIR', name: now.stream === 'PARTY' ? '主持人' : chairName(state) },
            freeHand(now, [chair, 'deputy']),
            on,
          )
        : act({ ...sign, as: 'SCRUTINEER', name: '监票员' }, freeHand(now, ['scrutineer', 'other scrutineer']), on);
    }
    case 'CERTIFIED':
      return null;
    default:
      return now satisfies never;
  }
}

const chairName = ({ rec }: Cycle): string => rec?.members.find((m) => m.rank === rec.chairRank)?.name ?? '';

function printedForTheList(state: Cycle, { contests }: Poll): boolean {
  const formal = state.candidates.filter((c) => c.stream === 'RESIDENTS' && c.status === 'FORMAL');
  const printed = contests.flatMap((c) => c.candidates);
  return printed.length === formal.length && formal.every((c) => printed.includes(c.id));
}

/** The first of them who has neither counted nor signed. */
function freeHand(now: Extract<Poll, { stage: 'DETERMINED' }>, people: readonly string[]): string {
  const counted = now.bundles.flatMap((b) => (b.stage === 'AGREED' ? b.by : []));
  const busy = new Set([...counted, ...now.signatures.map((s) => s.account)]);
  return people.find((p) => !busy.has(p)) ?? 'somebody else';
}

function dayOf(state: Cycle, now: Poll): IsoDate {
  if (now.stage !== 'PREPARED') return now.openedOn;
  if (now.stream === 'PARTY') return later(now.preparedOn, PARTY_DAY);
  return now.id === 'residents' ? state.electionDay : later(now.preparedOn, days.again);
}

/** Ten of fourteen come to the hall. */
export const TURNOUT = 10;

function openDeed(world: World, state: Cycle, now: Extract<Poll, { stage: 'OPEN' }>, chair: string, on: IsoDate): Deed {
  if (now.stream === 'PARTY') {
    if (now.present === null) return act({ type: 'RECORD_ATTENDANCE', poll: now.id, present: now.entitled }, chair, on);
    return act(close(now, now.entitled), chair, on);
  }
  for (const { box, trip, issued } of state.boxes) {
    if (trip.stage === 'OUT') {
      const back = { sealFound: trip.sealOut, ballotsBroughtBack: trip.ballotsTaken - issued, returnedAt: '11:00' };
      return act({ type: 'RETURN_BOX', box, sealIn: `back-${box}`, ...back }, 'scrutineer', on);
    }
  }
  for (let voterNo = 1; voterNo <= TURNOUT; voterNo += 1) {
    if (!world.checkIns.has(`${now.id}/${voterNo}`) && world.voters.get(voterNo)?.removed === false)
      return act(checkIn(now.id, voterNo), 'issuer', on);
  }
  const undecided = state.boxDay.incidents.find((i) => i.poll === now.id && i.decision === null);
  if (undecided !== undefined)
    return act(
      {
        type: 'DECIDE_BOX',
        poll: now.id,
        box: undecided.box,
        counted: false,
        committee: { present: 3, inFavour: 3 },
        reason: '无法确认封条完好',
      },
      chair,
      on,
    );
  const alone = boxesToOpen(state, now).find((box) => box !== '会场');
  if (alone !== undefined)
    return act(
      { type: 'MERGE_BOX', poll: now.id, box: alone, into: '会场', witnesses: ['监票员', '随行甲'] },
      'scrutineer',
      on,
    );
  const { HALL, PROXY, MOBILE } = now.checkedIn;
  return act(close(now, HALL + PROXY + MOBILE), chair, on);
}

/** One desk; its numbers only rise, in whatever world and order the check-ins are tried. */
let deskSeq = 0;
const nextSeq = (): number => {
  deskSeq += 1;
  return deskSeq;
};

export const checkIn = (
  poll: PollId,
  voterNo: number,
  channel: 'HALL' | 'PROXY' | 'MOBILE' = 'HALL',
  place = '会场',
): Extract<Command, { type: 'CHECK_IN' }> => ({
  type: 'CHECK_IN',
  poll,
  voterNo,
  channel,
  place,
  device: '一号台',
  deviceSeq: nextSeq(),
});

/** Everything adds up; a Party sheet says how many were issued, a residents' one counts the check-ins. */
export const close = (now: Poll, issued: number): Extract<Command, { type: 'CLOSE_POLL' }> => ({
  type: 'CLOSE_POLL',
  poll: now.id,
  ...(now.stream === 'PARTY' ? { issued } : {}),
  spoiled: 0,
  unused: now.printed - issued,
  boxes: [{ box: '会场', collected: issued }],
});

function countingDeed(now: Counting, votes: Votes, chair: string, on: IsoDate): Deed {
  const { id: poll, collected } = now;
  if (now.bundles.length === 0 && collected > 0) {
    // Two bundles, where neither is a handful that would tell how few people voted.
    const half = Math.floor(collected / 2);
    const first = half < (now.stream === 'PARTY' ? LEAST_SMALL_CELL : now.smallCell) ? collected : collected - half;
    const bundles = [first, collected - first].filter((n) => n > 0).map((ballots, i) => ({ no: i + 1, ballots }));
    return act({ type: 'DECLARE_BUNDLES', poll, bundles }, chair, on);
  }
  const open = now.bundles.find((b) => b.stage !== 'AGREED');
  if (open === undefined) return act({ type: 'DETERMINE_RESULT', poll }, chair, on);
  const writeIns: readonly WriteIn[] = [];
  const enter = {
    type: 'ENTER_BUNDLE',
    poll,
    no: open.no,
    figures: votes(now, open.no, open.ballots),
    writeIns,
  } as const;
  switch (open.stage) {
    case 'WAITING':
      return act(enter, 'tellerA', on);
    case 'FIRST':
      return act(enter, open.first.account === 'tellerA' ? 'tellerB' : 'tellerA', on);
    case 'DIFFERENT':
      return act({ ...enter, figures: open.second.figures, writeIns: open.second.writeIns }, open.first.account, on);
    default:
      return open satisfies never;
  }
}

/** Everyone votes for as many of each post as there are seats, in the order of the ballot: all seats are filled. */
export const firstOfEachPost: Votes = ({ contests }, _no, ballots) => ({
  valid: ballots,
  invalid: 0,
  partInvalid: {},
  marks: Object.fromEntries(
    contests.flatMap(({ candidates, seats: n }) =>
      candidates.map((id, i): [string, Marks] => [id, { for: i < n ? ballots : 0, against: 0 }]),
    ),
  ),
});

/** Every deed of the whole story, in order. */
export function wholeStory(world: World, votes: Votes = firstOfEachPost): readonly Deed[] {
  const deeds: Deed[] = [];
  for (let deed = nextDeed(world, votes); deed !== null; deed = nextDeed(world, votes)) {
    world.must(deed);
    deeds.push(deed);
  }
  return deeds;
}

/** Does everything in order until `done` says so. */
export function playUntil(world: World, done: (world: World) => boolean, votes: Votes = firstOfEachPost): World {
  for (let i = 0; i < 2000; i += 1) {
    if (done(world)) return world;
    const deed = nextDeed(world, votes);
    if (deed === null) return world;
    world.must(deed);
  }
  throw new Error('the story did not end');
}

export const pollAt =
  (id: PollId, stage: Poll['stage']) =>
  (world: World): boolean =>
    world.state.status !== 'UNOPENED' && world.state.polls.some((p) => p.id === id && p.stage === stage);

/** The people of the story are numbered, not ordered by strokes. */
const orderNote = '按报名先后';
