import { planInput } from '@mingxuan/election';
import type { StepCode } from '@mingxuan/rulebook';
import { NATIONAL_HOLIDAYS, pinsBehind, plan, resolveRulebook } from '@mingxuan/rulebook';
import type { OpenCommunity } from '../../api.ts';
import type { Pins } from './people.ts';

type Adopted = Pick<
  OpenCommunity['cycle'],
  'plan' | 'packs' | 'electionDay' | 'partyDay' | 'termExpiry' | 'mandate' | 'roll' | 'steps'
>;

/**
 * The days somebody chose when the plan in force was adopted, for the steps still to be done: a plan that is changed
 * starts from them. What happened after its adoption took no part in it.
 */
export function keptPins(cycle: Adopted): Pins {
  const { plan: adopted, packs, electionDay, partyDay, roll } = cycle;
  const party = resolveRulebook(packs.party.pack, packs.party.overlays);
  const residents = resolveRulebook(packs.residents.pack, packs.residents.overlays);
  if (adopted === null || !party.ok || !residents.ok) return {};
  const then = 'publishedOn' in roll && roll.publishedOn > adopted.adoptedOn ? NO_ROLL : roll;
  const books = { party: party.value, residents: residents.value, holidays: NATIONAL_HOLIDAYS };
  const pins = pinsBehind(adopted.steps, (tried) =>
    plan(planInput({ ...cycle, roll: then }, { electionDay, partyDay, pins: tried }, books)),
  );
  const open = Object.entries(pins).filter(([code]) => cycle.steps[code as StepCode] === undefined);
  return Object.fromEntries(open);
}

const NO_ROLL = { stage: 'EMPTY', listed: 0, lastNo: 0 } as const;
