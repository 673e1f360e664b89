import type { PackId } from '../law.ts';
import type { RuleId } from '../reason.ts';
import { DATES } from './dates.ts';
import type { Example } from './example.ts';
import { PARTY } from './party.ts';
import { RESIDENTS_ACTS } from './residents-acts.ts';
import { RESIDENTS_VOTES } from './residents-votes.ts';

export type { Answer, Example, ShownExample, Wording } from './example.ts';
export { shownExample } from './example.ts';

/** Every worked case that a test runs through the engine, and that the page of its rule shows. */
export const EXAMPLES: readonly Example[] = [...PARTY, ...RESIDENTS_VOTES, ...RESIDENTS_ACTS, ...DATES];

/** The worked cases of one rule of a pack. */
export const examplesOf = (pack: PackId, rule: RuleId): readonly Example[] =>
  EXAMPLES.filter((example) => example.pack === pack && example.rules.includes(rule));
