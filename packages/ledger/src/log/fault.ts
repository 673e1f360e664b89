import type { Fault, Place } from '../fault.ts';
import { broken } from '../fault.ts';
import type { Result } from '../result.ts';
import { err } from '../result.ts';

/** What can be wrong with a log, its files, its checkpoints and its proofs. */
export type LogCode =
  | 'BAD_LEAF'
  | 'BAD_TILE'
  | 'TILE_MISSING'
  | 'TILE_ALTERED'
  | 'LEAF_ALTERED'
  | 'LEAF_OUT_OF_ORDER'
  | 'ROOT_MISMATCH'
  | 'OUTSIDE_TREE'
  | 'BAD_KEY_LINE'
  | 'BAD_NOTE'
  | 'BAD_SIGNATURE'
  | 'NOT_SIGNED'
  | 'BAD_TREE_HEAD'
  | 'BAD_PROOF'
  | 'NOT_INCLUDED'
  | 'NOT_A_PAPER'
  | 'PAPER_DIFFERS'
  | 'BAD_POLICY'
  | 'UNKNOWN_LOG'
  | 'QUORUM_NOT_MET'
  | 'COSIGNED_IN_THE_FUTURE'
  | 'BAD_REQUEST';
export type LogFault = Fault<LogCode>;

export const logFault = (code: LogCode, zh: string, en: string, place: Place = {}): LogFault =>
  broken(code, null, place, zh, en);

export const refuse = (code: LogCode, zh: string, en: string, place: Place = {}): Result<never, LogFault> =>
  err(logFault(code, zh, en, place));
