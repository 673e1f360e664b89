import type { Post, Rulebook } from '../law.ts';
import { type ContestInput, type Nominee, type OutcomeInput, type Person, personKey, type WriteIn } from './input.ts';
import type { Regime } from './rule-ids.ts';
import type { Review, Standing } from './seating.ts';

/** Highest post first; a person takes the highest one reached. */
const RANK: Readonly<Record<Post, number>> = {
  CHAIR: 0,
  VICE: 1,
  WOMEN_MEMBER: 2,
  MEMBER: 2,
  SECRETARY: 0,
  DEPUTY_SECRETARY: 1,
  PARTY_MEMBER: 2,
};

/** Standing of a post: 0 is the highest; both kinds of member rank alike. */
export const postRank = (post: Post): number => RANK[post];

/** Contests in the order in which they are settled: high posts first, the women's column before the members'. */
export function inRankOrder(contests: readonly ContestInput[]): ContestInput[] {
  const order = (post: Post): number => RANK[post] * 2 + (post === 'MEMBER' ? 1 : 0);
  return contests.toSorted((a, b) => order(a.post) - order(b.post));
}

/** People settled before a contest is looked at, by what became of them. */
export interface Before {
  /** Hold a higher post already, or may not sit at all. */
  readonly gone: ReadonlySet<string>;
  /** May still get a higher post: their seat here must wait. */
  readonly waiting: ReadonlySet<string>;
  /** Votes at higher posts, for 下加计票. */
  readonly carried: ReadonlyMap<string, Standing>;
}

function confirmedRecheck(rulebook: Rulebook): boolean {
  const recheck = rulebook.parameters.qualificationRecheck;
  return recheck?.value === true && recheck.mark === 'CONFIRMED';
}

function reviewNominee(nominee: Nominee, rulebook: Rulebook): Review {
  if (nominee.qualified !== false) return 'CLEAR';
  return confirmedRecheck(rulebook) ? 'VOID' : 'PENDING';
}

/** Someone not on the ballot must be shown to be a registered voter who may stand (CAND-8, CAND-3) before being seated. */
function reviewWriteIn(writeIn: WriteIn, input: OutcomeInput, regime: Regime, rulebook: Rulebook): Review {
  const key = personKey(writeIn);
  const standsElsewhere = input.contests.some((contest) =>
    contest.nominees.some((nominee) => personKey(nominee) === key && nominee.qualified !== false),
  );
  if (writeIn.qualified === false) return confirmedRecheck(rulebook) ? 'VOID' : 'PENDING';
  // JWH25-19 makes the unelected of the first vote the candidates of a 另行选举 and is silent on anyone else.
  if (regime === 'RESIDENTS' && input.round === 2) return 'PENDING';
  if (standsElsewhere) return 'CLEAR';
  return writeIn.registered === true && writeIn.qualified === true ? 'CLEAR' : 'PENDING';
}

function standing(person: Person, votes: number, review: Review): Standing {
  const base = { key: personKey(person), name: person.name, votes, review };
  return person.sex === undefined ? base : { ...base, sex: person.sex };
}

/** Everyone with votes of their own in this contest, write-ins who are no registered voters left out. */
export function ownStandings(
  contest: ContestInput,
  input: OutcomeInput,
  regime: Regime,
  rulebook: Rulebook,
): readonly Standing[] {
  const nominees = contest.nominees.map((one) => standing(one, one.votes, reviewNominee(one, rulebook)));
  const writeIns = contest.writeIns
    .filter((one) => one.registered !== false)
    .map((one) => standing(one, one.votes, reviewWriteIn(one, input, regime, rulebook)));
  return [...nominees, ...writeIns];
}

/** 下加计票 reaches vice-chairs and members, never a women's column, a runoff, or a Party vote. */
export function countsDown(contest: ContestInput, rulebook: Rulebook): boolean {
  return (
    rulebook.parameters.countDown?.value === true &&
    contest.runoff !== true &&
    (contest.post === 'VICE' || contest.post === 'MEMBER')
  );
}

function withCarried(own: readonly Standing[], carried: ReadonlyMap<string, Standing>): readonly Standing[] {
  const seen = new Set(own.map((one) => one.key));
  const raised = own.map((one) => ({ ...one, votes: one.votes + (carried.get(one.key)?.votes ?? 0) }));
  return [...raised, ...[...carried.values()].filter((one) => !seen.has(one.key))];
}

/** Who stands for a post once the higher posts are settled. */
export function standingsFor(
  contest: ContestInput,
  own: readonly Standing[],
  before: Before,
  rulebook: Rulebook,
): readonly Standing[] {
  const all = countsDown(contest, rulebook) ? withCarried(own, before.carried) : own;
  return all
    .filter((one) => !before.gone.has(one.key))
    .map((one) => (before.waiting.has(one.key) ? { ...one, review: 'PENDING' as const } : one));
}

/** Adds a contest's own votes to what is carried to lower posts. */
export function carry(carried: ReadonlyMap<string, Standing>, own: readonly Standing[]): Map<string, Standing> {
  const next = new Map(carried);
  for (const one of own) {
    const before = next.get(one.key);
    next.set(one.key, before === undefined ? one : { ...one, votes: one.votes + before.votes });
  }
  return next;
}
