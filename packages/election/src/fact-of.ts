import type { IsoDate } from '@mingxuan/rulebook';

/** Who acts: an account (never a name) in one of its roles. Names of people live in sealed values only. */
export interface ActorRef {
  readonly account: string;
  readonly role: string;
}

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

/** When, by whom and at which place of the ledger a fact was recorded. */
export interface When {
  readonly seq: number;
  readonly at: string;
  readonly on: IsoDate;
  readonly actor: ActorRef;
}

export const publicly = <V>(value: V): Sealed<V> => ({ disclosure: 'PUBLIC', value });
export const restricted = <V>(value: V): Sealed<V> => ({ disclosure: 'RESTRICTED', value });

/** The sealed values that have not been erased. */
export const opened = <V>(sealed: readonly Sealed<V>[]): V[] =>
  sealed.flatMap((s) => (s.value === null ? [] : [s.value]));
