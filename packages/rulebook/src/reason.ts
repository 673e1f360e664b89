import type { Text } from './text.ts';

/** Identifies an article of a law or a document, as `JWH25-19`: document code, dash, article. */
export type SourceRef = string;

/** Identifies a rule of a pack, as `CNT-7` (residents) or `PTY-QRM-1` (Party). */
export type RuleId = string;

/**
 * What a rule says of the facts.
 * - `ok` / `violation`: a confirmed text decides.
 * - `warning`: only an unconfirmed text speaks against it; shown, never blocking.
 * - `unknown`: a fact is missing, or no text settles the question.
 * - `conflict`: two texts contradict each other; a person must decide.
 */
export type Verdict = 'ok' | 'violation' | 'warning' | 'unknown' | 'conflict';

/** One step of an explanation: what was compared, under which article, with what result. */
export interface Reason {
  readonly rule: RuleId;
  readonly verdict: Verdict;
  /** The whole sentence, for those who work with it: also how well its text is known, and what is to be checked or asked. */
  readonly text: Text;
  /**
   * What of it may be said on a paper that is posted or sent, where that is less than `text`: what is decided, and of what is not,
   * who decides it. `null`: all of it is a remark for those who work with it. Absent: the whole sentence.
   */
  readonly stated?: Text | null;
  readonly sources: readonly SourceRef[];
  /** The integers compared, by name: `{ entitled: 3000, cast: 1500, needed: 1501 }`. */
  readonly figures?: Readonly<Record<string, number>>;
  /** How many are missing for the rule to be met; absent when it is met. */
  readonly short?: number;
  readonly children?: readonly Reason[];
}

/** An expected "no": which rule, why, and what would make the act acceptable. */
export interface Refusal {
  /** Stable machine name, as `ROLL_TOO_LATE`. */
  readonly code: string;
  readonly message: Text;
  /** What to do so that it becomes acceptable. */
  readonly remedy: Text;
  readonly rule?: RuleId;
  readonly sources: readonly SourceRef[];
  readonly reasons?: readonly Reason[];
}
