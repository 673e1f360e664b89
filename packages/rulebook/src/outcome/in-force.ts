import { checkSeats } from '../checks/committee.ts';
import type { Post, Rulebook } from '../law.ts';
import { packOutOfForce } from '../pack-in-force.ts';
import type { Reason } from '../reason.ts';
import type { OutcomeInput } from './input.ts';
import { regimeOf } from './rule-ids.ts';

/**
 * More seats than a committee may have, or fewer where chair and members are elected together (JWH25-8): a file with one of
 * them alone may be one part of the vote, and a later round only fills what was left.
 */
function sizeReason(input: OutcomeInput, rulebook: Rulebook): Reason | undefined {
  const size = rulebook.parameters.committeeSize?.value;
  if (regimeOf(rulebook.pack) === 'PARTY' || size === undefined) return undefined;
  const seats: Partial<Record<Post, number>> = {};
  for (const one of input.contests) seats[one.post] = one.seats;
  for (const one of input.seated ?? []) seats[one.post] = (seats[one.post] ?? 0) + 1;
  const total = Object.values(seats).reduce((sum, one) => sum + one, 0);
  const later = input.round === 2 || input.contests.some((one) => one.runoff === true);
  const whole = !later && seats.CHAIR !== undefined && seats.MEMBER !== undefined;
  return total > size.max || (whole && total < size.min) ? checkSeats(seats, rulebook) : undefined;
}

/** What a person should know of the rules themselves before relying on the result. Decides nothing. */
export function inForceReasons(input: OutcomeInput, rulebook: Rulebook): readonly Reason[] {
  const size = sizeReason(input, rulebook);
  const outOfForce = packOutOfForce(rulebook, input.heldOn);
  const ofTheRules = [...rulebook.warnings, ...(outOfForce === undefined ? [] : [outOfForce])];
  return [...ofTheRules.map((one): Reason => ({ ...one, stated: null })), ...(size === undefined ? [] : [size])];
}
