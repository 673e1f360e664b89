export * from './comparators.ts';
export * from './date.ts';
export * from './law.ts';
export * from './reason.ts';
export * from './result.ts';
export * from './text.ts';
export * from './calendar/index.ts';
export * from './outcome/index.ts';
