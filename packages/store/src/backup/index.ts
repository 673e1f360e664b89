export type { BackupHeader } from './frames.ts';
export type { BackupContents } from './read-backup.ts';
export { inspectBackup } from './read-backup.ts';
export type { RestoreWish } from './restore-backup.ts';
export { keysLacking, restoreBackup } from './restore-backup.ts';
export type { BackupWish } from './take-backup.ts';
export { takeBackup } from './take-backup.ts';
