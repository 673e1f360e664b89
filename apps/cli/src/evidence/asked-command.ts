import type { Command, Fact, Sealed, VoterFact } from '@mingxuan/election';

/** What must have been asked for, if a fact was recorded by the program and not by hand. */
export interface Asked {
  readonly command: Command;
  /** What the entry itself says of people whom the roll in this bundle does not show. */
  readonly told: readonly VoterFact[];
}

export type FactAs<T extends Fact['type']> = Extract<Fact, { readonly type: T }>;

/** The one record of an act that has one at most; `null` where it is withheld or erased. */
export const only = <V>(sealed: readonly Sealed<V>[]): V | null => sealed[0]?.value ?? null;
