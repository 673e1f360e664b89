export * from './accounts/index.ts';
export * from './can/index.ts';
