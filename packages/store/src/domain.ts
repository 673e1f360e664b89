import type { Disclosure, Entry, JsonValue } from '@mingxuan/ledger';

/** One entry as the domain reads it, fresh or years later: a record's value is null once it has been erased. */
export interface RecordedAct {
  readonly entry: Entry;
  readonly hash: string;
  readonly records: readonly RecordedValue[];
}

export interface RecordedValue {
  readonly disclosure: Disclosure;
  readonly value: JsonValue | null;
}

/**
 * What the store needs to know of the business: how entries fold into a state and which rows they change. Both are
 * pure and total, so replaying the ledger gives the same state and the same rows. `State` must survive JSON unchanged.
 */
export interface Domain<State> {
  /** Changes whenever `evolve` folds differently, so that snapshots of older code are not trusted. */
  readonly version: string;
  readonly initial: State;
  readonly evolve: (state: State, act: RecordedAct) => State;
  readonly project: (act: RecordedAct, context: ProjectContext<State>) => readonly ProjectionChange[];
}

export interface ProjectContext<State> {
  readonly before: State;
  readonly after: State;
}

/** A registered voter. Whatever names the person may be null: erased, or never given. */
export interface Voter {
  readonly voterNo: number;
  readonly name: string | null;
  readonly sex: 'F' | 'M' | null;
  /** YYYY-MM-DD */
  readonly birth: string | null;
  readonly idNumber: string | null;
  readonly group: string | null;
  readonly household: string | null;
  readonly ground: string;
  readonly phone: string | null;
  readonly address: string | null;
  readonly pinyin: string | null;
  readonly initials: string | null;
  readonly removed: boolean;
}

/** That a voter has used the entitlement in a poll: where and when, never how. */
export interface CheckIn {
  readonly pollId: string;
  readonly voterNo: number;
  readonly channel: string;
  readonly place: string;
  readonly device: string;
  readonly deviceSeq: number;
  readonly trusteeNo: number | null;
  readonly at: string;
}

/** One change of derived rows. Changes of one act apply in their order. */
export type ProjectionChange =
  /** `compared`: whether being on another community's roll as well is a question. False in a rehearsal. */
  | { readonly kind: 'VOTER_PUT'; readonly voter: Voter; readonly compared: boolean }
  | { readonly kind: 'VOTER_REMOVED'; readonly voterNo: number }
  /** Empties every column that says something of the person; the number stays. */
  | { readonly kind: 'VOTER_ERASED'; readonly voterNo: number }
  | { readonly kind: 'CHECKED_IN'; readonly checkIn: CheckIn }
  | { readonly kind: 'CHECK_IN_UNDONE'; readonly pollId: string; readonly voterNo: number }
  /** Empties a file; that there was one, and its digest, stay. Not undone by a rebuild. */
  | { readonly kind: 'FILE_ERASED'; readonly sha256: string }
  /** Empties salt and value of the record `idx` of an earlier entry (PIPL art. 47). Not undone by a rebuild. */
  | { readonly kind: 'SEALED_ERASED'; readonly seq: number; readonly idx: number };
