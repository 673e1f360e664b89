import type { Reason, SourceRef, Text } from '@mingxuan/rulebook';
import { text } from '@mingxuan/rulebook';
import type { Field } from './fields.ts';

/** What a problem does to its row, from worst to mildest. A warning leaves the row accepted. */
export type Severity = 'rejected' | 'needsHuman' | 'corrected' | 'warning';

/** Words put into a message; all of them already masked. */
export interface Words {
  readonly value?: string;
  readonly corrected?: string;
  readonly other?: string;
  readonly otherEn?: string;
  /** The rulebook's own answer, whose sentence and sources are then used. */
  readonly reason?: Reason;
}

export interface Kind {
  readonly severity: Severity;
  readonly field: Field;
  readonly say: (words: Words) => Text;
  readonly sources: readonly SourceRef[];
}

export const kind = (
  severity: Severity,
  field: Field,
  zh: (words: Words) => string,
  en: (words: Words) => string,
  sources: readonly SourceRef[] = [],
): Kind => ({ severity, field, say: (words) => words.reason?.text ?? text(zh(words), en(words)), sources });

/** Who may be registered: age, grounds, deprivation of political rights. */
export const REGISTRATION = ['JWH25-16'];
