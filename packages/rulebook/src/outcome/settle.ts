import type { Post, Rulebook } from '../law.ts';
import type { Ballots, ContestInput, OutcomeInput } from './input.ts';
import { personKey } from './input.ts';
import { regimeOf } from './rule-ids.ts';
import { type Seating, seat, type Standing } from './seating.ts';
import { carry, inRankOrder, ownStandings, standingsFor } from './standings.ts';
import { type Threshold, thresholdFor } from './threshold.ts';

/** What avoidance between relatives has changed so far. */
export interface Avoidance {
  /** May not sit beside a relative. */
  readonly barred: ReadonlySet<string>;
  /** Seats that fell vacant because their winner stepped aside and nobody moves up. */
  readonly lost: ReadonlyMap<Post, number>;
  /** Relatives with equal votes for the same post, who vote again. */
  readonly runoffs: ReadonlyMap<Post, readonly Standing[]>;
  /** Whether they may sit is for a person to decide. */
  readonly onHold: ReadonlySet<string>;
}

export const NO_AVOIDANCE: Avoidance = {
  barred: new Set(),
  lost: new Map(),
  runoffs: new Map(),
  onHold: new Set(),
};

/** One contest, settled by votes. */
export interface Draft {
  readonly contest: ContestInput;
  readonly ballots: Ballots;
  readonly threshold: Threshold;
  readonly standings: readonly Standing[];
  readonly seating: Seating;
  /** People left out here because they hold a higher post. */
  readonly elsewhere: readonly Standing[];
  /** People whose seat here waits for a higher post to be settled. */
  readonly waiting: ReadonlySet<string>;
  /** The seats this vote fills: as planned, or as reduced by resolution. */
  readonly seats: number;
  /** Of these, the seats lost by relatives stepping aside. */
  readonly lostSeats: number;
}

/**
 * Settles all contests, high posts first, so that nobody is seated twice. In Party elections the secretary comes from
 * among the committee's members, so there one person may win both.
 */
export function settle(input: OutcomeInput, rulebook: Rulebook, avoidance: Avoidance): readonly Draft[] {
  const regime = regimeOf(rulebook.pack);
  const exclusive = regime === 'RESIDENTS';
  const seatedKeys = new Set((input.seated ?? []).map(personKey));
  const gone = new Set<string>([...avoidance.barred, ...(exclusive ? seatedKeys : [])]);
  const waiting = new Set<string>(avoidance.onHold);
  const wonHere = new Set<string>();
  let carried = new Map<string, Standing>();
  const drafts: Draft[] = [];
  for (const contest of inRankOrder(input.contests)) {
    const ballots = contest.ballots ?? input.ballots;
    const threshold = thresholdFor(input, contest, ballots, rulebook);
    const own = ownStandings(contest, input, regime, rulebook);
    const standings = standingsFor(contest, own, { gone, waiting, carried }, rulebook);
    const { seats } = contest;
    const lostSeats = avoidance.lost.get(contest.post) ?? 0;
    const seating = seat(standings, Math.max(0, seats - lostSeats), threshold.needed);
    const elsewhere = own.filter((one) => wonHere.has(one.key) || seatedKeys.has(one.key));
    drafts.push({
      contest,
      ballots,
      threshold,
      standings,
      seating,
      elsewhere,
      waiting: new Set(waiting),
      seats,
      lostSeats,
    });
    if (!exclusive) continue;
    carried = carry(carried, own);
    for (const one of seating.elected) {
      gone.add(one.key);
      wonHere.add(one.key);
    }
    for (const one of [...seating.held, ...seating.tied, ...(avoidance.runoffs.get(contest.post) ?? [])]) {
      waiting.add(one.key);
    }
  }
  return drafts;
}
