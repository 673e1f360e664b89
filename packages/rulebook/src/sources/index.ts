export * from './documents.ts';
export * from './source.ts';
