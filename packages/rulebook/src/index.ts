export * from './comparators.ts';
export * from './date.ts';
export * from './law.ts';
export * from './reason.ts';
export * from './result.ts';
export * from './text.ts';
export * from './calendar/index.ts';
export * from './outcome/index.ts';
export * from './overlays/index.ts';
export * from './packs/index.ts';
export * from './resolve.ts';
export * from './sources/index.ts';
export * from './checks/index.ts';

export * from './describe.ts';
export * from './describe.ts';
export * from './planner/index.ts';
