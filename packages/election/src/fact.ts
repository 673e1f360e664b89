import type { CycleFact } from './cycle/facts.ts';
import type { PartyFact } from './party/facts.ts';
import type { RecFact } from './rec/facts.ts';
import type { RollFact } from './roll/facts.ts';
import type { CandidateFact } from './candidates/facts.ts';
import type { VotingFact } from './voting/facts.ts';
import type { PollFact } from './poll/facts.ts';
import type { AfterFact } from './after/facts.ts';
import type { ActorRef } from './act.ts';
import type { IsoDate } from '@mingxuan/rulebook';

/** Which election an act belongs to; `CYCLE` is what both share. */
export type Stream = 'CYCLE' | 'PARTY' | 'RESIDENTS';

/** Who may read a sealed value in an evidence bundle. */
export type Disclosure = 'PUBLIC' | 'RESTRICTED';

/** Personal data, kept beside the ledger under a salted commitment so that it can be erased. `null` once erased. */
export interface Sealed<V> {
  readonly disclosure: Disclosure;
  readonly value: V | null;
}

/**
 * A kind of fact. `body` is public for ever and never holds personal data; whatever names a person is in `sealed`.
 */
export interface FactOf<T extends string, S extends Stream, B, P = never> {
  readonly type: T;
  readonly stream: S;
  readonly body: B;
  readonly sealed: readonly Sealed<P>[];
}

/** Everything that can happen in a cycle. */
export type Fact = CycleFact | PartyFact | RecFact | RollFact | CandidateFact | VotingFact | PollFact | AfterFact;

export type FactType = Fact['type'];

/** A fact as the ledger holds it. */
export interface Recorded<F extends Fact = Fact> {
  readonly seq: number;
  readonly at: string;
  readonly on: IsoDate;
  readonly actor: ActorRef;
  readonly fact: F;
}

export const publicly = <V>(value: V): Sealed<V> => ({ disclosure: 'PUBLIC', value });
export const restricted = <V>(value: V): Sealed<V> => ({ disclosure: 'RESTRICTED', value });

/** The sealed values that have not been erased. */
export const opened = <V>(sealed: readonly Sealed<V>[]): V[] =>
  sealed.flatMap((s) => (s.value === null ? [] : [s.value]));
