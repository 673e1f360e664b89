export * from './input.ts';
export { candidatesForNextRound, type NextRound } from './next-round.ts';
export { outcome } from './outcome.ts';
export { parseOutcomeInput } from './parse.ts';
export type { ContestOutcome, NextStep, OutcomeResult } from './result.ts';
export { rulesCitedByOutcome } from './rule-ids.ts';
