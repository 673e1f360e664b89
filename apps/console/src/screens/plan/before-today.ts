import type { InfeasiblePlan, IsoDate, PlannedStep, StepCode } from '@mingxuan/rulebook';
import type { Pins } from './people.ts';

/** Open steps whose planned day lies before today: in a real cycle nobody can still do them on it. */
export const stepsBefore = (
  today: IsoDate,
  steps: readonly PlannedStep[],
  done: Readonly<Partial<Record<StepCode, unknown>>> = {},
): readonly PlannedStep[] => steps.filter((step) => step.planned < today && done[step.code] === undefined);

/** One change that by itself makes the days lawful. */
export type WayOut =
  | { readonly kind: 'ELECTION_DAY'; readonly day: IsoDate }
  | { readonly kind: 'PARTY_DAY'; readonly day: IsoDate }
  | { readonly kind: 'PINS'; readonly pins: Pins; readonly changed: readonly (readonly [string, IsoDate])[] };

/**
 * The ways out of a contradiction, each enough alone, so that never more than one is taken. With `notBefore` (today, in
 * a real cycle) those that lead into the past are left out: a day that is gone helps nobody.
 */
export function waysOut(plan: InfeasiblePlan, pins: Pins, notBefore: IsoDate | null): readonly WayOut[] {
  const { suggestedElectionDay, suggestedPartyDay, suggestedPins } = plan;
  const changed = Object.entries(suggestedPins ?? {}).filter(([code, day]) => pins[code as StepCode] !== day);
  const all: readonly WayOut[] = [
    ...(suggestedElectionDay === undefined ? [] : [{ kind: 'ELECTION_DAY', day: suggestedElectionDay } as const]),
    ...(suggestedPartyDay === undefined ? [] : [{ kind: 'PARTY_DAY', day: suggestedPartyDay } as const]),
    ...(suggestedPins === undefined || changed.length === 0
      ? []
      : [{ kind: 'PINS', pins: suggestedPins, changed } as const]),
  ];
  const days = (way: WayOut): readonly IsoDate[] =>
    way.kind === 'PINS' ? way.changed.map(([, day]) => day) : [way.day];
  return all.filter((way) => notBefore === null || days(way).every((day) => day >= notBefore));
}
