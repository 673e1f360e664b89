import { cite, citeBoth, citeParameter, reason } from '../checks/citation.ts';
import { atLeastHalf, neededAtLeastHalf, shortBy } from '../comparators.ts';
import type { Rulebook } from '../law.ts';
import type { Reason } from '../reason.ts';
import { text } from '../text.ts';
import type { ContestInput, OutcomeInput } from './input.ts';
import { COMMITTEE_RULES, regimeOf, ruleIds } from './rule-ids.ts';

export interface VacancyAnswer {
  readonly next: 'NONE' | 'RE_ELECTION' | 'PENDING_REVIEW';
  readonly reason?: Reason;
}

/**
 * Whether seats left after a 另行选举 may stay empty (CNT-10). Local texts written for villages allow it from three
 * people on; the residents' committee needs five (JWH25-8), and between the two texts only a person may choose (RC16).
 */
export function vacancyAfterReElection(input: OutcomeInput, electedNow: number, rulebook: Rulebook): VacancyAnswer {
  const allowed = rulebook.parameters.vacancyAllowedAt;
  if (input.round !== 2 || allowed === undefined) return { next: 'RE_ELECTION' };
  const citation = citeParameter(rulebook, COMMITTEE_RULES.vacancy, allowed);
  if (input.seated === undefined) {
    const said = text(
      '没有填此前已当选的人，无法判断余下名额可否空缺，按继续另行选举处理。',
      'The people elected earlier are not given, so whether seats may stay vacant cannot be told; another re-election is assumed.',
    );
    return { next: 'RE_ELECTION', reason: reason(citation, 'unknown', said) };
  }
  const filled = input.seated.length + electedNow;
  if (filled < allowed.value) return { next: 'RE_ELECTION' };
  const size = rulebook.parameters.committeeSize;
  const floor = size?.value.min ?? 0;
  if (filled < floor) {
    const said = text(
      `已选出${filled}人。当地办法说满${allowed.value}人可以空缺，但居民委员会至少要${floor}人，还差${floor - filled}人，两条规定不一致，请报街道定。`,
      `${filled} people are elected. The local text lets seats stay vacant from ${allowed.value}, but the committee needs at least ${floor}: ${floor - filled} short. The two texts disagree; ask the sub-district.`,
    );
    const both = citeBoth(citation, citeParameter(rulebook, COMMITTEE_RULES.size, size));
    const detail = { figures: { filled, allowedAt: allowed.value, floor }, short: shortBy(filled, floor) };
    return { next: 'PENDING_REVIEW', reason: reason(both, 'conflict', said, detail) };
  }
  const said = text(
    `已选出${filled}人，当地办法允许余下名额空缺，可以不再选举。`,
    `${filled} people are elected; local rules let the remaining seats stay vacant.`,
  );
  const verdict = citation.mark === 'CONFIRMED' ? 'ok' : 'warning';
  return { next: 'NONE', reason: reason(citation, verdict, said, { figures: { filled, allowedAt: allowed.value } }) };
}

export interface SeatsAnswer {
  readonly seats: number;
  readonly reason?: Reason;
}

/** Party: fewer seats instead of another vote, when at least half of the electors agreed and it is on record (PTY-CNT-8). */
export function seatsAfterReduction(contest: ContestInput, input: OutcomeInput, rulebook: Rulebook): SeatsAnswer {
  const reduction = contest.reduction;
  if (reduction === undefined || regimeOf(rulebook.pack) !== 'PARTY') return { seats: contest.seats };
  const electors = input.electorate.present ?? input.electorate.entitled;
  const agreed = atLeastHalf(reduction.agreed, electors);
  const needed = neededAtLeastHalf(electors);
  const citation = cite(rulebook, ruleIds('PARTY').shortage);
  const said = text(
    `减少名额：由${contest.seats}名减为${reduction.seats}名，${reduction.agreed}人同意，至少要${needed}人${agreed ? '，可以减少' : `，还差${needed - reduction.agreed}人，不能减少`}。`,
    `Fewer seats: from ${contest.seats} to ${reduction.seats}, ${reduction.agreed} agreed, at least ${needed} needed: ${agreed ? 'allowed' : 'not allowed'}.`,
  );
  return {
    seats: agreed ? reduction.seats : contest.seats,
    reason: reason(citation, agreed && citation.mark === 'CONFIRMED' ? 'ok' : 'warning', said, {
      figures: { seats: contest.seats, reducedTo: reduction.seats, agreed: reduction.agreed, needed },
      short: shortBy(reduction.agreed, needed),
    }),
  };
}
