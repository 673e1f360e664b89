import { cite, citeBoth, citeParameter, type Citation, reason } from '../checks/citation.ts';
import { atLeastHalf, neededAtLeastHalf, shortBy } from '../comparators.ts';
import type { Parameter, Rulebook } from '../law.ts';
import type { Reason } from '../reason.ts';
import { text, type Text } from '../text.ts';
import type { ContestInput, OutcomeInput } from './input.ts';
import type { ContestOutcome } from './result.ts';
import { COMMITTEE_RULES, regimeOf, ruleIds } from './rule-ids.ts';
import type { Draft } from './settle.ts';
import { committeeName } from './wording.ts';

export interface VacancyAnswer {
  readonly next: 'NONE' | 'RE_ELECTION' | 'PENDING_REVIEW';
  readonly reason?: Reason;
}

/**
 * Whether seats left after a 另行选举 may stay empty (CNT-10). Local texts written for villages allow it from three
 * people on, some only if the meeting resolves so (SH20V-21, BJ12V-30); the residents' committee needs five (JWH25-8), and
 * between the two texts only a person may choose (RC16).
 */
export function vacancyAfterReElection(
  input: OutcomeInput,
  elected: readonly Pick<ContestOutcome, 'post' | 'elected'>[],
  rulebook: Rulebook,
): VacancyAnswer {
  const allowed = rulebook.parameters.vacancyAllowedAt;
  if (input.round !== 2 || allowed === undefined) return { next: 'RE_ELECTION' };
  const citation = citeParameter(rulebook, COMMITTEE_RULES.vacancy, allowed);
  if (input.seated === undefined) {
    const said = text(
      '没有填此前已当选的人，无法判断余下名额可否空缺，按继续另行选举处理。',
      'The people elected earlier are not given, so whether seats may stay vacant cannot be told; another re-election is assumed.',
    );
    return { next: 'RE_ELECTION', reason: reason(citation, 'unknown', said, { stated: null }) };
  }
  const filled = elected.reduce((sum, one) => sum + one.elected.length, input.seated.length);
  if (filled < allowed.value) return { next: 'RE_ELECTION' };
  const needs = rulebook.parameters.vacancyNeeds?.value ?? 'NOTHING';
  const chair =
    input.seated.some((one) => one.post === 'CHAIR') ||
    elected.some((one) => one.post === 'CHAIR' && one.elected.length > 0);
  if (needs === 'CHAIR_AND_MEETING' && !chair) return withoutChair(filled, citation);
  const floor = rulebook.parameters.committeeSize?.value.min ?? 0;
  if (filled < floor) return belowFloor(filled, floor, allowed, rulebook);
  const figures = { filled, allowedAt: allowed.value };
  if (needs !== 'NOTHING') {
    const said = text(
      `已选出${filled}人，余下的名额是否空缺，当地办法要会议决定；有会议决定的，报街道按决定办，没有的继续另行选举。`,
      `${filled} people are elected; whether seats stay vacant is for the meeting to resolve. With a resolution the sub-district acts on it, without one another vote follows.`,
    );
    const stated = text(
      `已选出${filled}人，余下的名额是否空缺，按会议的决定由街道（乡镇）确认。`,
      `${filled} people are elected; whether seats stay vacant, the meeting resolves and the sub-district or town confirms.`,
    );
    return { next: 'PENDING_REVIEW', reason: reason(citation, 'unknown', said, { figures, stated }) };
  }
  const said = text(
    `已选出${filled}人，当地办法允许余下名额空缺，可以不再选举。`,
    `${filled} people are elected; local rules let the remaining seats stay vacant.`,
  );
  const verdict = citation.mark === 'CONFIRMED' ? 'ok' : 'warning';
  return { next: 'NONE', reason: reason(citation, verdict, said, { figures }) };
}

function withoutChair(filled: number, citation: Citation): VacancyAnswer {
  const said = text(
    `已选出${filled}人，但主任还没有选出，当地办法不允许余下名额空缺，继续另行选举。`,
    `${filled} people are elected but no chair; local rules do not let seats stay vacant, so another vote follows.`,
  );
  return { next: 'RE_ELECTION', reason: reason(citation, 'warning', said, { figures: { filled } }) };
}

function belowFloor(filled: number, floor: number, allowed: Parameter<number>, rulebook: Rulebook): VacancyAnswer {
  const committee = committeeName(rulebook.pack);
  const said = text(
    `已选出${filled}人。当地办法说满${allowed.value}人可以空缺，但${committee.zh}至少要${floor}人，还差${floor - filled}人，两条规定不一致，请报街道定。`,
    `${filled} people are elected. The local text lets seats stay vacant from ${allowed.value}, but the ${committee.en} needs at least ${floor}: ${floor - filled} short. The two texts disagree; ask the sub-district.`,
  );
  const local = citeParameter(rulebook, COMMITTEE_RULES.vacancy, allowed);
  const both = citeBoth(local, citeParameter(rulebook, COMMITTEE_RULES.size, rulebook.parameters.committeeSize));
  const stated = text(
    `已选出${filled}人，${committee.zh}至少要${floor}人；余下的名额由街道（乡镇）依法决定。`,
    `${filled} people are elected, the ${committee.en} needs at least ${floor}; the seats left are for the sub-district or town to decide.`,
  );
  const detail = { figures: { filled, allowedAt: allowed.value, floor }, short: shortBy(filled, floor), stated };
  return { next: 'PENDING_REVIEW', reason: reason(both, 'conflict', said, detail) };
}

export interface SeatsAnswer {
  /** The seats this vote fills. */
  readonly seats: number;
  /** What follows for seats left, where not another vote. */
  readonly shortage?: 'PENDING_REVIEW';
  readonly reason?: Reason;
}

/** Why a resolution for fewer seats cannot be carried out on these votes; nothing where it can. */
function reductionFault({ seats, reduction }: ContestInput, passed: number): Text | undefined {
  if (passed >= seats) {
    return text(
      `过半数的有${passed}人，不少于应选${seats}名，名额能选足，不适用减少名额`,
      `${passed} passed for ${seats} seat(s): all can be filled, nothing to reduce`,
    );
  }
  if (reduction !== undefined && reduction.seats < passed) {
    return text(
      `过半数的已有${passed}人，不能减到${reduction.seats}名`,
      `${passed} passed already: fewer seats than that would unseat them`,
    );
  }
  return undefined;
}

/**
 * Party: fewer seats instead of another vote, when fewer passed than there are seats, nearly all of them, and at least half
 * of the electors agreed on record (PTY-CNT-8, ◐). It never unseats anyone who passed. How many short is still 接近应选名额 no
 * text says: more than one, and a person decides.
 */
export function seatsAfterReduction(draft: Draft, input: OutcomeInput, rulebook: Rulebook): SeatsAnswer {
  const { contest } = draft;
  const { reduction } = contest;
  if (reduction === undefined || regimeOf(rulebook.pack) !== 'PARTY') return { seats: contest.seats };
  const electors = input.electorate.present ?? input.electorate.entitled;
  const agreed = atLeastHalf(reduction.agreed, electors);
  const needed = neededAtLeastHalf(electors);
  const passed = draft.seating.passed.length;
  const fault = reductionFault(contest, passed);
  const gap = contest.seats - reduction.seats;
  const unclear = agreed && fault === undefined && gap > 1;
  const citation = cite(rulebook, ruleIds('PARTY').shortage);
  const then = reductionThen(reduction.agreed, needed, fault, unclear ? gap : 0);
  const said = text(
    `减少名额：由${contest.seats}名减为${reduction.seats}名，${reduction.agreed}人同意，至少要${needed}人${then.zh}。`,
    `Fewer seats: from ${contest.seats} to ${reduction.seats}, ${reduction.agreed} agreed, at least ${needed} needed: ${then.en}.`,
  );
  const toSuperior = text(
    `减少名额：由${contest.seats}名减为${reduction.seats}名，${reduction.agreed}人同意，至少要${needed}人；是否减少由上级党组织决定。`,
    `Fewer seats: from ${contest.seats} to ${reduction.seats}, ${reduction.agreed} agreed, at least ${needed} needed: the superior decides.`,
  );
  const carried = agreed && fault === undefined && !unclear;
  const verdict = unclear ? 'unknown' : carried && citation.mark === 'CONFIRMED' ? 'ok' : 'warning';
  return {
    seats: carried ? reduction.seats : contest.seats,
    ...(unclear ? { shortage: 'PENDING_REVIEW' as const } : {}),
    reason: reason(citation, verdict, said, {
      figures: { seats: contest.seats, reducedTo: reduction.seats, agreed: reduction.agreed, needed, passed },
      short: shortBy(reduction.agreed, needed),
      ...(unclear ? { stated: toSuperior } : {}),
    }),
  };
}

function reductionThen(agreed: number, needed: number, fault: Text | undefined, gap: number): Text {
  if (agreed < needed) return text(`，还差${needed - agreed}人，不能减少`, 'not allowed');
  if (fault !== undefined) return text(`；${fault.zh}`, fault.en);
  if (gap > 0) {
    return text(
      `；减少${gap}名是否算“接近应选名额”，没有条文写明，请报上级党组织定`,
      `whether ${gap} seats fewer is still near the full number, no text says; ask the superior`,
    );
  }
  return text('，可以减少', 'allowed');
}
