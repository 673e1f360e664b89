import type {
  ContestInput,
  IsoDate,
  Nominee,
  OutcomeInput,
  PackId,
  Parameters,
  Reason,
  Rulebook,
} from '../src/index.ts';
import { outcome, resolveRulebook } from '../src/index.ts';

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

export const F = (name: string, votes: number): Nominee => ({ name, sex: 'F', votes });
export const M = (name: string, votes: number): Nominee => ({ name, sex: 'M', votes });

export const contest = (post: ContestInput['post'], seats: number, ...nominees: readonly Nominee[]): ContestInput => ({
  post,
  seats,
  nominees,
  writeIns: [],
});

export const reasonsOf = (input: OutcomeInput, book: Rulebook) => flat(outcome(input, book).reasons);

/** The one reason without parts whose Chinese sentence holds these words. */
export function saying(words: string, input: OutcomeInput, book: Rulebook): Reason {
  const found = reasonsOf(input, book).filter((one) => one.children === undefined && one.text.zh.includes(words));
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} reasons say ${words}`);
  return only;
}

/** The sentence over a contest. */
export function headOf(input: OutcomeInput, book: Rulebook, post: string): Reason {
  const found = outcome(input, book).reasons.find((one) => one.text.zh.startsWith(`${post}：`));
  if (found === undefined) throw new Error(`nothing is said of ${post}`);
  return found;
}

/** The law before 2026. */
export const old = (): Rulebook => resolved('residents-2018', [], {});
