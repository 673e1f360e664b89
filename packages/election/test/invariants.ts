import type { Fact, Recorded } from '../src/index.ts';
import { standing } from '../src/index.ts';
import type { World } from './world.ts';
import { voterNames } from './world.ts';

type FactOfType<T extends Fact['type']> = Extract<Fact, { readonly type: T }>;
type RecordedOf<T extends Fact['type']> = Recorded<FactOfType<T>>;

const isOf =
  <T extends Fact['type']>(type: T) =>
  (r: Recorded): r is RecordedOf<T> =>
    r.fact.type === type;

function fail(why: string): never {
  throw new Error(why);
}

const demand = (holds: boolean, why: string): void => {
  if (!holds) fail(why);
};

/**
 * What must never be seen, told from what was recorded alone and written without looking at how the decisions are made.
 * Called for each new fact, with the history before it.
 */
export function checkFact(before: readonly Recorded[], now: Recorded): void {
  const { fact, actor, on } = now;
  const all = <T extends Fact['type']>(type: T): RecordedOf<T>[] => before.filter(isOf(type));
  const body = JSON.stringify(fact.body);
  for (const name of voterNames) demand(!body.includes(name), `${fact.type} tells a name in its public body`);
  switch (fact.type) {
    case 'MODE_SETTLED':
    case 'REC_ELECTED':
      return gatesWerePassed(before, fact.type);
    case 'GATE_ITEM_REVIEWED': {
      const made = all('GATE_ITEM_SUBMITTED').findLast((r) => r.fact.body.item === fact.body.item);
      demand(made !== undefined && made.actor.account !== actor.account, 'a maker reviewed their own evidence');
      return demand(made !== undefined && made.on <= on, 'reviewed before it was submitted');
    }
    case 'SECRETARY_APPROVED': {
      const made = all('PARTY_RESULT_REPORTED').at(-1);
      return demand(made !== undefined && made.actor.account !== actor.account, 'a reporter approved their own report');
    }
    case 'CANDIDATE_REVIEWED': {
      const made = all('CANDIDATE_NOMINATED').find((r) => r.fact.body.id === fact.body.id);
      return demand(made !== undefined && made.actor.account !== actor.account, 'a nominator reviewed the nominee');
    }
    case 'CANDIDATES_PUBLISHED':
      return nobodyCameOn(before, fact);
    case 'INTRODUCTIONS_PUBLISHED':
      return introduced(before, fact);
    case 'ROLL_FROZEN': {
      const published = all('ROLL_PUBLISHED').at(-1);
      demand(published !== undefined && on > published.fact.body.objectionUntil, 'frozen while objections could come');
      return demand(all('OBJECTION_FILED').length === all('OBJECTION_DECIDED').length, 'frozen with an open objection');
    }
    case 'ROLL_IMPORTED':
      return demand(all('ROLL_PUBLISHED').length === 0, 'a published roll was replaced');
    case 'VOTER_ADDED':
    case 'VOTER_REMOVED':
      return demand(all('ROLL_FROZEN').length === 0, 'the roll changed after it was frozen');
    case 'POLL_OPENED':
      return pollMayOpen(before, now as RecordedOf<'POLL_OPENED'>);
    case 'VOTER_CHECKED_IN':
      return firstCheckIn(before, now as RecordedOf<'VOTER_CHECKED_IN'>);
    case 'RESULT_SIGNED':
      return signedByOthers(before, now as RecordedOf<'RESULT_SIGNED'>);
    default:
  }
}

function gatesWerePassed(before: readonly Recorded[], what: string): void {
  demand(before.some(isOf('PLAN_ADOPTED')), `${what} without a plan`);
  demand(before.some(isOf('SECRETARY_APPROVED')), `${what} before the secretary was approved (G1)`);
  const done = (step: string): boolean => before.filter(isOf('STEP_RECORDED')).some((r) => r.fact.body.step === step);
  demand(done('A03'), `${what} without a survey (G2)`);
  const matters = before.filter(isOf('RECTIFICATION_REGISTERED')).map((r) => `RECTIFICATION:${r.fact.body.no}`);
  demand(matters.length > 0 || done('A04'), `${what} without a word on rectification (G2)`);
  for (const item of [...matters, 'CHAIR_AUDIT', 'FINANCE_AUDIT', 'PERFORMANCE_REVIEW', 'DEVELOPMENT_PLAN']) {
    const review = before.filter(isOf('GATE_ITEM_REVIEWED')).findLast((r) => r.fact.body.item === item);
    demand(review?.fact.body.verdict === 'ACCEPTED', `${what} without ${item} accepted (G2–G4)`);
  }
}

/** A formal list that follows another has nobody new on it but those whom the committee decided on. */
function nobodyCameOn(before: readonly Recorded[], { stream, body }: FactOfType<'CANDIDATES_PUBLISHED'>): void {
  const lists = before.filter(isOf('CANDIDATES_PUBLISHED')).filter((r) => r.fact.stream === 'RESIDENTS');
  const last = lists.findLast((r) => r.fact.body.status === 'FORMAL');
  if (stream !== 'RESIDENTS' || body.status !== 'FORMAL' || last === undefined) return;
  const decided = new Set(before.filter(isOf('SUBSTITUTE_DECIDED')).map((r) => r.fact.body.id));
  for (const id of body.order) {
    demand(last.fact.body.order.includes(id) || decided.has(id), `${id} came onto the formal list without a decision`);
  }
}

/** Everybody's words are published together, each as somebody else found them. */
function introduced(before: readonly Recorded[], { body }: FactOfType<'INTRODUCTIONS_PUBLISHED'>): void {
  const list = before
    .filter(isOf('CANDIDATES_PUBLISHED'))
    .findLast((r) => r.fact.body.status === 'FORMAL' && r.fact.stream === 'RESIDENTS');
  if (list === undefined) return fail('introduced before there was a formal list');
  for (const id of body.ids) {
    demand(list.fact.body.order.includes(id), `${id} was introduced and is not on the list`);
    const made = before.filter(isOf('INTRODUCTION_RECORDED')).findLast((r) => r.fact.body.id === id);
    const check = before.filter(isOf('INTRODUCTION_CHECKED')).findLast((r) => r.fact.body.id === id);
    if (body.without.includes(id)) {
      demand(made === undefined, `${id} handed something in and is shown without it`);
      continue;
    }
    if (made === undefined || check === undefined) return fail(`what ${id} says was not checked`);
    demand(check.seq > made.seq && check.fact.body.fault === null, `what ${id} says was changed after it was checked`);
    demand(check.actor.account !== made.actor.account, `whoever recorded what ${id} says checked it too`);
  }
}

function pollMayOpen(before: readonly Recorded[], { fact, on }: RecordedOf<'POLL_OPENED'>): void {
  const prepared = before.filter(isOf('POLL_PREPARED')).findLast((r) => r.fact.body.poll === fact.body.poll);
  if (prepared === undefined) return fail('a poll opened without ballots');
  if (fact.stream !== 'RESIDENTS') return;
  demand(before.some(isOf('ROLL_FROZEN')), 'the poll opened on a roll that may still change');
  const published = before
    .filter(isOf('CANDIDATES_PUBLISHED'))
    .findLast((r) => r.fact.body.status === 'FORMAL' && r.fact.stream === 'RESIDENTS');
  const pledged = before.filter(isOf('PLEDGES_PUBLISHED')).at(-1);
  if (published === undefined || pledged === undefined) return fail('polls opened before list or pledges (G5)');
  demand(pledged.seq > published.seq, 'pledges older than the list they belong to (G5)');
  for (const id of published.fact.body.order) {
    const last = before.filter(isOf('PLEDGES_RECORDED')).findLast((r) => r.fact.body.id === id);
    const kinds = last?.fact.body.kinds ?? [];
    demand(kinds.length === 3 && pledged.fact.body.ids.includes(id), `${id} has not pledged in public (G5)`);
    demand((last?.seq ?? 0) < pledged.seq, `what ${id} pledged was changed after it was posted (G5)`);
  }
  if (fact.body.poll !== 'residents') return;
  const electionDay = before.filter(isOf('PLAN_ADOPTED')).at(-1)?.fact.body.electionDay;
  demand(on === electionDay, 'voted on a day that is not election day');
  for (const { post, seats, candidates } of prepared.fact.body.contests) {
    demand(candidates.length > seats, `no more candidates than seats for ${post}`);
    demand(
      candidates.every((id) => published.fact.body.order.includes(id)),
      'a ballot names someone off the list',
    );
  }
}

function firstCheckIn(before: readonly Recorded[], { fact }: RecordedOf<'VOTER_CHECKED_IN'>): void {
  const voterNo = fact.sealed[0]?.value?.voterNo;
  const used = before.reduce((n, r) => {
    const same = 'poll' in r.fact.body && r.fact.body.poll === fact.body.poll;
    if (!same) return n;
    if (r.fact.type === 'VOTER_CHECKED_IN' && r.fact.sealed[0]?.value?.voterNo === voterNo) return n + 1;
    return r.fact.type === 'CHECK_IN_UNDONE' && r.fact.sealed[0]?.value?.voterNo === voterNo ? n - 1 : n;
  }, 0);
  demand(used === 0, `voter ${voterNo} checked in twice`);
}

function signedByOthers(before: readonly Recorded[], { fact, actor }: RecordedOf<'RESULT_SIGNED'>): void {
  const { poll } = fact.body;
  const begun = before.findLastIndex((r) => r.fact.type === 'RESULT_DETERMINED' && r.fact.body.poll === poll);
  const since = before.slice(begun + 1).filter(isOf('RESULT_SIGNED'));
  demand(!since.some((r) => r.fact.body.poll === poll && r.actor.account === actor.account), 'one person signed twice');
}

/** What must hold of every state, whatever led to it. */
export function checkState(world: World): void {
  if (world.state.status === 'UNOPENED') return;
  const { cycle } = world;
  if (cycle.roll.stage !== 'EMPTY') {
    const listed = [...world.voters.values()].filter((v) => !v.removed).length;
    demand(cycle.roll.listed === listed, `the roll says ${cycle.roll.listed}, its rows ${listed}`);
  }
  for (const base of ['party-committee', 'party-secretaries', 'residents'] as const) {
    const posts = standing(cycle, base);
    for (const { post, seats, elected } of posts)
      demand(elected.length <= seats, `${elected.length} elected for ${seats} ${post}`);
    const everyone = posts.flatMap((p) => p.elected);
    demand(base !== 'residents' || new Set(everyone).size === everyone.length, 'one person holds two seats');
  }
  for (const poll of cycle.polls) {
    if (poll.stage === 'PREPARED' || poll.stage === 'OPEN') continue;
    const { issued, spoiled, unused, printed, collected, discrepancy, bundles } = poll;
    const balanced = issued + spoiled + unused === printed && collected <= issued;
    demand(balanced || discrepancy !== null, `${poll.id} does not balance and nobody said why`);
    for (const bundle of bundles) {
      if (bundle.stage === 'AGREED') demand(bundle.by[0] !== bundle.by[1], 'one person made and checked a bundle');
    }
    if (poll.stage === 'COUNTING') continue;
    demand(
      bundles.every((b) => b.stage === 'AGREED'),
      'a result was made of bundles nobody agreed on',
    );
    demand(poll.figures.valid + poll.figures.invalid === collected, 'valid and invalid do not make what was collected');
    const counters = new Set(bundles.flatMap((b) => (b.stage === 'AGREED' ? b.by : [])));
    demand(!poll.signatures.some((s) => counters.has(s.account)), 'a teller signed the result');
    demand(poll.stage === 'DETERMINED' || poll.signatures.length === 2, 'certified without two signatures');
  }
}
