export type { EmbeddedCode, EmbeddedRefusal } from './refusals.ts';
export type { EmbeddedOptions, EmbeddedServer } from './start.ts';
export { startEmbedded } from './start.ts';
export type { Finding } from './diagnose.ts';
export { diagnose } from './diagnose.ts';
export type { ProcessMark } from './processes.ts';
export { isAlive, markOf, worksIn } from './processes.ts';
