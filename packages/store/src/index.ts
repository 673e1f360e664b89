export type { Database, DatabaseOptions } from './database.ts';
export { openDatabase, openPool } from './database.ts';
export type { EmbeddedCode, EmbeddedOptions, EmbeddedRefusal, EmbeddedServer } from './embedded/index.ts';
export { startEmbedded } from './embedded/index.ts';
export { grantApplication, LEDGER_TABLES, migrate } from './migrate.ts';
export type { CheckInRow, EntryRow, FileRow, Schema, SealedRow, VoterRow } from './schema.ts';
