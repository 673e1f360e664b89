export * from './can/index.ts';
