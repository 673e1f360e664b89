import { checkSeats } from '../checks/committee.ts';
import type { Post, Rulebook } from '../law.ts';
import { packOutOfForce } from '../pack-in-force.ts';
import type { Reason } from '../reason.ts';
import type { OutcomeInput } from './input.ts';
import { regimeOf } from './rule-ids.ts';

/** More seats voted on than a committee may have (JWH25-8); fewer may be one part of it only. */
function sizeReason(input: OutcomeInput, rulebook: Rulebook): Reason | undefined {
  const most = rulebook.parameters.committeeSize?.value.max;
  if (regimeOf(rulebook.pack) === 'PARTY' || most === undefined) return undefined;
  const seats: Partial<Record<Post, number>> = {};
  for (const one of input.contests) seats[one.post] = one.seats;
  for (const one of input.seated ?? []) seats[one.post] = (seats[one.post] ?? 0) + 1;
  const total = Object.values(seats).reduce((sum, one) => sum + one, 0);
  return total > most ? checkSeats(seats, rulebook) : undefined;
}

/** What a person should know of the rules themselves before relying on the result. Decides nothing. */
export function inForceReasons(input: OutcomeInput, rulebook: Rulebook): readonly Reason[] {
  const own = [packOutOfForce(rulebook, input.heldOn), sizeReason(input, rulebook)];
  return [...rulebook.warnings, ...own.filter((one) => one !== undefined)];
}
