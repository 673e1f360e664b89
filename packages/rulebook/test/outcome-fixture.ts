import type { IsoDate, OutcomeInput, PackId, Parameters, Reason, Rulebook } from '../src/index.ts';
import { resolveRulebook } from '../src/index.ts';

function resolved(pack: PackId, overlays: readonly string[], parameters: Parameters): Rulebook {
  const found = resolveRulebook(pack, overlays);
  if (!found.ok) throw new Error(found.error.message.zh);
  return { ...found.value, parameters: { ...found.value.parameters, ...parameters } };
}

/** The residents' pack of 2026 under overlays; `parameters` replace what they settle. */
export function residents(overlays: readonly string[] = [], parameters: Parameters = {}): Rulebook {
  return resolved('residents-2026', overlays, parameters);
}

export function party(parameters: Parameters = {}): Rulebook {
  return resolved('party-2020', [], parameters);
}

const DAY = '2026-12-20' as IsoDate;

/** A vote of all residents with room to spare in every figure that a test does not set. */
export function residentsVote(over: Partial<OutcomeInput>): OutcomeInput {
  return {
    rules: 'residents-2026',
    overlays: [],
    heldOn: DAY,
    electorate: { mode: 'ALL_VOTERS', entitled: 3000, present: null },
    ballots: { issued: 1900, collected: 1800, invalid: 0 },
    contests: [],
    relatives: [],
    round: 1,
    ...over,
  };
}

export function partyVote(present: number, over: Partial<OutcomeInput>): OutcomeInput {
  return {
    rules: 'party-2020',
    overlays: [],
    heldOn: DAY,
    electorate: { mode: 'PARTY_MEMBERS', entitled: present, present },
    ballots: { issued: present, collected: present, invalid: 0 },
    contests: [],
    relatives: [],
    round: 1,
    ...over,
  };
}

/** Every reason of a tree, parents first. */
export function flat(reasons: readonly Reason[]): readonly Reason[] {
  return reasons.flatMap((one) => [one, ...flat(one.children ?? [])]);
}
