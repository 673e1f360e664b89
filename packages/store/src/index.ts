export type { Database, DatabaseOptions } from './database.ts';
export type { FoundVoter, VoterSearch } from './voter-search.ts';
export { searchVoters, uncheckedVoters } from './voter-search.ts';
export { openDatabase, openPool } from './database.ts';
export type { CheckIn, Domain, ProjectContext, ProjectionChange, RecordedAct, RecordedValue, Voter } from './domain.ts';
export type { DataHold, DataRequest, IdentityCheck, RequestKind, RequestOutcome } from './data-requests.ts';
export {
  answerDataRequest,
  dataHoldsOf,
  dataRequestsOf,
  enterDataRequest,
  liftDataHold,
  setDataHold,
} from './data-requests.ts';
export type { AlsoRegistered, Double } from './duplicates.ts';
export { alsoRegistered, sweepDoubles } from './duplicates.ts';
export type {
  EmbeddedCode,
  EmbeddedOptions,
  EmbeddedRefusal,
  EmbeddedServer,
  Finding,
  ProcessMark,
} from './embedded/index.ts';
export { diagnose, isAlive, markOf, startEmbedded, worksIn } from './embedded/index.ts';
export type { StoredFile } from './files.ts';
export { getFile, putFile } from './files.ts';
export type { KeyUse, Unopened } from './key-rotation.ts';
export { forgetOtherKeys, keysInUse, noteKey, reencrypt, tryAllValues } from './key-rotation.ts';
export type {
  KeptOrganisation,
  OrganisationEntry,
  OrganisationImport,
  OrganisationPerson,
  TreeImport,
} from './organisation.ts';
export {
  organisationImports,
  organisationOf,
  organisationTree,
  putOrganisation,
  treeImportOf,
  treeImports,
} from './organisation.ts';
export type { HeadRow, StandingRow } from './standing-rows.ts';
export { headsOf, keepStandings, readStandings } from './standing-rows.ts';
export type { RoundRow } from './rounds.ts';
export { addRound, roundsOf } from './rounds.ts';
export type { TermEventRow, TermRegister } from './term-events.ts';
export { addTermEvent, termRegister, termRegisters } from './term-events.ts';
export { placeOf } from './private-values.ts';
export type { Queryable, Receipt, SentCommand } from './ledger-rows.ts';
export type { LedgerStore, LedgerStoreOptions } from './ledger-store.ts';
export { createLedgerStore } from './ledger-store.ts';
export type { Lookups } from './lookups.ts';
export { acrossCommunities, beginAcross, beginWithin, UNWALLED_TABLES, WALLED_TABLES, within } from './scope.ts';
export { grantApplication, LEDGER_TABLES, migrate } from './migrate.ts';
export type { Act, ActContext, ActOutcome } from './prepare-append.ts';
export { findPaperEntry, readLedger, readSealed } from './readers.ts';
export type { RebuildFault } from './rebuild-fault.ts';
export type { RebuildOptions, RebuildReport } from './rebuild.ts';
export { rebuild } from './rebuild.ts';
export type { Reveal } from './reveals.ts';
export { revealsOf } from './reveals.ts';
export type { CheckInRow, EntryRow, FileRow, Schema, SealedRow, VoterRow } from './schema.ts';
export { keepMapping, keptMapping } from './roll-mapping.ts';
export { comparableName, standsOnRoll } from './roll-lookup.ts';
export type { DamagedEntry, HoldBack } from './log-entries.ts';
export type { CosignedCheckpoint, LogCheckpoint } from './log-reader.ts';
export {
  checkpointAt,
  cosignaturesOf,
  cosignedCheckpoints,
  keepCosignature,
  lastCosigned,
  lastLogged,
  leafIndexOf,
  logOrigin,
  newestCheckpoint,
  readLogFile,
  readLogFiles,
} from './log-reader.ts';
export type { Sequencer, SequencerOptions, Step } from './log-sequencer.ts';
export { createSequencer } from './log-sequencer.ts';
export type { BackupContents, BackupHeader, BackupWish, RestoreWish } from './backup/index.ts';
export { inspectBackup, keysLacking, restoreBackup, takeBackup } from './backup/index.ts';
