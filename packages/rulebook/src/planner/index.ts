export type { Constraint, NodeId } from './constraint.ts';
export { lawConstraints } from './constraints.ts';
export * from './diff.ts';
export * from './plan.ts';
export * from './plan-types.ts';
export type { BodyCode, Gate, Phase, Step, StepCode } from './step.ts';
export { isStepCode, STEP_CODES } from './step.ts';
export { BODIES } from './step-row.ts';
export { sourcesFor, stepTable } from './steps.ts';
