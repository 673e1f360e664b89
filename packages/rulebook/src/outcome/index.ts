export * from './input.ts';
export type { ContestOutcome, NextStep, OutcomeResult } from './result.ts';
export { outcome } from './outcome.ts';
export { rulesCitedByOutcome } from './rule-ids.ts';
