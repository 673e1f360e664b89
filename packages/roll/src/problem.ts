import type { SourceRef, Text } from '@mingxuan/rulebook';
import { ID, NAME } from './name-and-id-problems.ts';
import { OTHER } from './other-problems.ts';
import { ACROSS, PERSON } from './person-problems.ts';
import type { Kind, Severity } from './problem-kind.ts';

export type { Severity, Words } from './problem-kind.ts';

/** Something found in one cell, with where it stands. */
export interface Problem {
  readonly sheet: string;
  /** Sheet row, from 1. */
  readonly row: number;
  /** Column letters as the spreadsheet shows them; empty where the sheet has no such column. */
  readonly column: string;
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly message: Text;
  /** The articles behind it, where the law and not the file decides. */
  readonly sources: readonly SourceRef[];
  /** The name that the row gives. */
  readonly who?: string;
  /** What the cell holds, long numbers masked. */
  readonly value?: string;
}

const KINDS = { ...NAME, ...ID, ...PERSON, ...OTHER, ...ACROSS } as const;

/** Stable names of everything a row can be told. */
export type ProblemCode = keyof typeof KINDS;

/** All codes, for screens that explain them. */
export const PROBLEM_CODES = Object.keys(KINDS) as readonly ProblemCode[];

/** Severity, field and sentence of a problem. */
export const problemKind = (code: ProblemCode): Kind => KINDS[code];
