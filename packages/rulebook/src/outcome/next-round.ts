import { cite, reason } from '../checks/citation.ts';
import { candidatesNeeded } from '../checks/surplus.ts';
import type { Post, Rulebook } from '../law.ts';
import type { Reason } from '../reason.ts';
import { text } from '../text.ts';
import { type ContestInput, type OutcomeInput, type Person, personKey } from './input.ts';
import { kinshipOf } from './relatives.ts';
import type { ContestOutcome, OutcomeResult } from './result.ts';
import { regimeOf, ruleIds } from './rule-ids.ts';
import { countsDown, postRank } from './standings.ts';
import { nameList } from './wording.ts';

/** Who stands in the vote that follows, and for how many seats. */
export interface NextRound {
  readonly kind: 'RUNOFF' | 'RE_ELECTION';
  readonly post: Post;
  readonly seats: number;
  readonly candidates: readonly Person[];
  readonly reason: Reason;
}

interface Scored {
  readonly person: Person;
  readonly votes: number;
}

function person(one: Person): Person {
  return {
    name: one.name,
    ...(one.id === undefined ? {} : { id: one.id }),
    ...(one.sex === undefined ? {} : { sex: one.sex }),
  };
}

function everyone(contest: ContestInput): readonly Scored[] {
  const nominees = contest.nominees
    .filter((one) => one.qualified !== false)
    .map((one) => ({ person: person(one), votes: one.votes }));
  const writeIns = contest.writeIns
    .filter((one) => one.registered !== false && one.qualified !== false)
    .map((one) => ({ person: person(one), votes: one.votes }));
  return [...nominees, ...writeIns];
}

/** Where votes count down, people voted for at a higher post stand here too, with both counts together (CNT-14). */
function everyoneFor(input: OutcomeInput, contest: ContestInput, rulebook: Rulebook): readonly Scored[] {
  if (!countsDown(contest, rulebook)) return everyone(contest);
  const sources = input.contests.filter((one) => postRank(one.post) < postRank(contest.post));
  const all = new Map<string, Scored>();
  for (const one of [contest, ...sources].flatMap(everyone)) {
    const key = personKey(one.person);
    const before = all.get(key);
    all.set(key, before === undefined ? one : { person: before.person, votes: before.votes + one.votes });
  }
  return [...all.values()];
}

function electedKeys(input: OutcomeInput, result: OutcomeResult): Set<string> {
  const now = result.contests.flatMap((one) => one.electedIds ?? one.elected);
  return new Set([...now, ...(input.seated ?? []).map(personKey)]);
}

/** Those with most votes, as many as `wanted`, and everyone level with the last of them: no text lets one be left out. */
function topWithTies(people: readonly Scored[], wanted: number): readonly Scored[] {
  const sorted = people.filter((one) => one.votes > 0).toSorted((a, b) => b.votes - a.votes);
  const last = sorted[wanted - 1];
  return last === undefined ? sorted : sorted.filter((one) => one.votes >= last.votes);
}

function runoff(input: OutcomeInput, contest: ContestInput, outcome: ContestOutcome, rulebook: Rulebook): NextRound {
  const tied = new Set(outcome.tiedIds ?? outcome.tied);
  const candidates = everyoneFor(input, contest, rulebook)
    .filter((one) => tied.has(personKey(one.person)))
    .map((one) => one.person);
  const seats = outcome.runoffSeats ?? outcome.vacant;
  const names = nameList(candidates);
  const said = text(
    `就票数相等的${names.zh}再次投票，选${seats}名，得票多的当选。`,
    `Vote again among ${names.en}, tied, for ${seats} seat(s); most votes win.`,
  );
  const citation = cite(rulebook, ruleIds(regimeOf(rulebook.pack)).tie);
  return { kind: 'RUNOFF', post: contest.post, seats, candidates, reason: reason(citation, 'ok', said) };
}

function reElection(
  input: OutcomeInput,
  contest: ContestInput,
  outcome: ContestOutcome,
  result: OutcomeResult,
  rulebook: Rulebook,
): NextRound {
  const regime = regimeOf(rulebook.pack);
  const elected = electedKeys(input, result);
  const kinship = regime === 'RESIDENTS' ? kinshipOf(input, rulebook).of : new Map<string, ReadonlySet<string>>();
  const related = (key: string): boolean => [...(kinship.get(key) ?? [])].some((one) => elected.has(one));
  const free = everyoneFor(input, contest, rulebook).filter((one) => {
    const key = personKey(one.person);
    return !elected.has(key) && !related(key);
  });
  const seats = outcome.vacant;
  const { min } = candidatesNeeded(rulebook, contest.post, seats);
  const candidates = topWithTies(free, min).map((one) => one.person);
  const names = nameList(candidates);
  const short = Math.max(0, min - candidates.length);
  const said = text(
    `另行选举${seats}名，由上次未当选、得票多的${names.zh}作候选人，至少要${min}名${short > 0 ? `，还差${short}名` : ''}。`,
    `Re-election for ${seats} seat(s); candidates are the unelected with most votes: ${names.en}; at least ${min} needed${short > 0 ? `, ${short} short` : ''}.`,
  );
  const citation = cite(rulebook, ruleIds(regime).shortage);
  const verdict = short > 0 ? 'warning' : 'ok';
  const detail = { figures: { seats, candidates: candidates.length, needed: min }, short };
  return {
    kind: 'RE_ELECTION',
    post: contest.post,
    seats,
    candidates,
    reason: reason(citation, verdict, said, detail),
  };
}

/**
 * Who stands in the 再次投票 or 另行选举 of a post; `undefined` when none follows. In a 另行选举 the unelected with most votes
 * stand (JWH25-19), one more at least than there are seats; those elected elsewhere, unqualified, or near relatives of
 * the elected are left out.
 */
export function candidatesForNextRound(
  input: OutcomeInput,
  result: OutcomeResult,
  post: Post,
  rulebook: Rulebook,
): NextRound | undefined {
  const contest = input.contests.find((one) => one.post === post);
  const outcome = result.contests.find((one) => one.post === post);
  if (contest === undefined || outcome === undefined) return undefined;
  if (outcome.next === 'RUNOFF') return runoff(input, contest, outcome, rulebook);
  if (outcome.next === 'RE_ELECTION') return reElection(input, contest, outcome, result, rulebook);
  return undefined;
}
