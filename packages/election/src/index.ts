export * from './act.ts';
export * from './after/facts.ts';
export type { Aftermath } from './after/state.ts';
export * from './after/statistics.ts';
export * from './audit/facts.ts';
export { auditManifest } from './audit/decide.ts';
export * from './audit/sampler.ts';
export * from './audit/state.ts';
export * from './candidates/facts.ts';
export * from './citations.ts';
export * from './commands.ts';
export * from './cycle/facts.ts';
export { planInput, stepLabel } from './cycle/decide.ts';
export { requiredItems } from './cycle/evolve.ts';
export { decide } from './decide.ts';
export { evolve, unopened } from './evolve.ts';
export * from './fact.ts';
export * from './fact-of.ts';
export * from './gates.ts';
export * from './needs.ts';
export * from './notices.ts';
export * from './organisation.ts';
export * from './party/facts.ts';
export * from './poll/accounting.ts';
export * from './poll/bundle.ts';
export { BUNDLE_SIZE, evenBundles } from './poll/count.ts';
export { referredOf, ruledAtLeast, ruledBy } from './poll/doubtful.ts';
export * from './poll/facts.ts';
export * from './poll/result.ts';
export * from './poll/running-tally.ts';
export * from './poll/standing.ts';
export * from './poll/told.ts';
export * from './rec/facts.ts';
export { entitledResidents, isElector, modeLaw, representativeNos } from './roll/electors.ts';
export type {
  Duplicate,
  DuplicateDecision,
  DuplicateMatch,
  DuplicateStanding,
} from './roll/duplicates.ts';
export { duplicateStanding } from './roll/duplicates.ts';
export * from './roll/facts.ts';
export { monthsBetween } from './roll/workers.ts';
export * from './state.ts';
export { factSteps, stepsCompletedBy } from './steps.ts';
export * from './tasks.ts';
export * from './view.ts';
export * from './voting/box-facts.ts';
export * from './voting/box-questions.ts';
export * from './voting/box-state.ts';
export * from './voting/channel.ts';
export { lastDeviceSeq } from './voting/check-in.ts';
export * from './voting/facts.ts';
export * from './voting/small-cell.ts';
