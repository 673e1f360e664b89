import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chownSync,
  closeSync,
  constants,
  existsSync,
  fchownSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import type { Result } from '@mingxuan/rulebook';
import { ok } from '@mingxuan/rulebook';
import type { Account } from './account.ts';
import { MAJOR } from './program.ts';
import type { EmbeddedRefusal } from './refusals.ts';
import { dataCorrupt, dataNotWritable, diskFull, versionMismatch } from './refusals.ts';

/** What lies in a data folder. Everything in it belongs to one installation and is backed up as one. */
export interface DataFolder {
  readonly root: string;
  /** PostgreSQL's own files. */
  readonly cluster: string;
  readonly log: string;
  /** Which process runs the server now. */
  readonly runFile: string;
  readonly ownerPassword: string;
  readonly appPassword: string;
}

export function layout(dataDir: string): DataFolder {
  const root = resolve(dataDir);
  return {
    root,
    cluster: join(root, 'postgres'),
    log: join(root, 'postgres.log'),
    runFile: join(root, 'running.json'),
    ownerPassword: join(root, 'owner.password'),
    appPassword: join(root, 'app.password'),
  };
}

const MB = 1024 * 1024;
/** An empty cluster takes about 40 MB and its first log segment 16 MB. */
export const NEEDED_TO_CREATE_MB = 160;
/** PostgreSQL stops hard when it cannot write its log, so better not start at all. */
export const NEEDED_TO_START_MB = 48;

export function freeMegabytes(folder: string): number {
  const fs = statfsSync(folder);
  return Math.floor((fs.bavail * fs.bsize) / MB);
}

export type ClusterFolder = 'ABSENT' | 'READY';

/** Creates the folder if need be and says whether a cluster that we can run is in it. */
export function openDataFolder(folder: DataFolder): Result<ClusterFolder, EmbeddedRefusal> {
  try {
    // 0711 as root: the account that the server drops to must be able to pass through.
    mkdirSync(folder.root, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    accessSync(folder.root, constants.W_OK | constants.X_OK);
  } catch (cause) {
    return dataNotWritable(folder.root, describe(cause));
  }
  const state = inspectCluster(folder);
  if (!state.ok) return state;
  const free = freeMegabytes(folder.root);
  const needed = state.value === 'ABSENT' ? NEEDED_TO_CREATE_MB : NEEDED_TO_START_MB;
  return free < needed ? diskFull(folder.root, free) : state;
}

/** Looks at an existing cluster without changing anything. */
export function inspectCluster(folder: DataFolder): Result<ClusterFolder, EmbeddedRefusal> {
  try {
    if (!existsSync(folder.cluster)) return ok('ABSENT');
    const uid = process.getuid?.() ?? 0;
    const owner = statSync(folder.cluster).uid;
    if (uid !== 0 && owner !== uid) return dataNotWritable(folder.cluster, `owner ${owner}, current user ${uid}`);
    const versionFile = join(folder.cluster, 'PG_VERSION');
    if (!existsSync(versionFile)) return dataCorrupt(folder.cluster, 'PG_VERSION');
    const version = readFileSync(versionFile, 'utf8').trim();
    if (version !== MAJOR) return versionMismatch(folder.cluster, version, MAJOR);
    if (!existsSync(join(folder.cluster, 'global', 'pg_control'))) {
      return dataCorrupt(folder.cluster, 'global/pg_control');
    }
    return ok('READY');
  } catch (cause) {
    return dataNotWritable(folder.cluster, describe(cause));
  }
}

/** Reads a password file, or makes one: 0600 and never overwritten. `created` says which. */
export function passwordIn(file: string, like: string): { readonly password: string; readonly created: boolean } {
  if (existsSync(file)) return { password: readFileSync(file, 'utf8').trim(), created: false };
  const password = randomBytes(32).toString('hex');
  const fd = openOwned(file, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, like);
  writeSync(fd, `${password}\n`);
  closeSync(fd);
  return { password, created: true };
}

/**
 * Opens a 0600 file that belongs to whom `like` belongs to, so that a folder made by a user stays usable to that user
 * after a start as root. Never follows a link that someone placed there.
 */
export function openOwned(file: string, flags: number, like: string): number {
  const fd = openSync(file, flags | constants.O_NOFOLLOW, 0o600);
  if (process.getuid?.() === 0) {
    const owner = statSync(like);
    fchownSync(fd, owner.uid, owner.gid);
  }
  return fd;
}

const LOG_LIMIT = 8 * MB;

/** The log file, opened for appending; a big one is set aside first, one generation. */
export function openLog(folder: DataFolder): number {
  const found = statSync(folder.log, { throwIfNoEntry: false });
  if (found !== undefined && found.size > LOG_LIMIT) renameSync(folder.log, `${folder.log}.1`);
  return openOwned(folder.log, constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND, folder.root);
}

/** An empty folder for initdb, beside the final place: a creation that breaks off leaves no half cluster behind. */
export function makeUnfinishedCluster(folder: DataFolder, account: Account): string {
  const unfinished = `${folder.cluster}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  if (account.switchTo !== null) chownSync(unfinished, account.switchTo.uid, account.switchTo.gid);
  return unfinished;
}

export const describe = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
