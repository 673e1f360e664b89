import { spawn } from 'node:child_process';
import { chownSync, closeSync, constants, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '@mingxuan/rulebook';
import { ok } from '@mingxuan/rulebook';
import type { Account } from './account.ts';
import type { DataFolder } from './data-folder.ts';
import { describe, freeMegabytes, makeUnfinishedCluster } from './data-folder.ts';
import { deathSignalPrefix } from './processes.ts';
import type { Program } from './program.ts';
import type { EmbeddedRefusal } from './refusals.ts';
import { dataNotWritable, diskFull, serverFailed } from './refusals.ts';

/** The superuser that owns schema and migrations. */
export const OWNER = 'mingxuan_owner';

/**
 * The folder as the server is told it. Child processes start inside the cluster folder before they drop to their
 * account, so this works even below a folder that the account may not enter, such as root's home.
 */
export const HERE = '/proc/self/cwd';

/** Runs initdb beside the final place and moves the finished cluster there. */
export async function createCluster(
  program: Program,
  account: Account,
  folder: DataFolder,
  password: string,
  durable: boolean,
): Promise<Result<null, EmbeddedRefusal>> {
  const passwordFile = join(folder.root, `.initdb-${process.pid}`);
  try {
    const unfinished = makeUnfinishedCluster(folder, account);
    writeFileSync(passwordFile, password, { mode: 0o600, flag: 'wx' });
    if (account.switchTo !== null) chownSync(passwordFile, account.switchTo.uid, account.switchTo.gid);
    const complaint = await initdb(program, account, unfinished, passwordFile, durable);
    if (complaint !== null) {
      rmSync(unfinished, { recursive: true, force: true });
      return explain(complaint, folder);
    }
    renameSync(unfinished, folder.cluster);
    return ok(null);
  } catch (cause) {
    return explain(describe(cause), folder);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function explain(complaint: string, folder: DataFolder): Result<null, EmbeddedRefusal> {
  if (/ENOSPC|No space left/.test(complaint)) return diskFull(folder.root, freeMegabytes(folder.root));
  if (/EACCES|EPERM|EROFS|Permission denied|Read-only/.test(complaint)) return dataNotWritable(folder.root, complaint);
  return serverFailed(complaint, folder.log);
}

/** Null on success, else the program's own complaint. The password goes in as an open file, never as an argument. */
function initdb(
  program: Program,
  account: Account,
  cwd: string,
  passwordFile: string,
  durable: boolean,
): Promise<string | null> {
  const [command = '', ...args] = [
    ...deathSignalPrefix(),
    join(program.folder, 'bin', 'initdb'),
    `--pgdata=${HERE}`,
    `--username=${OWNER}`,
    '--pwfile=/proc/self/fd/0',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ];
  const stdin = openSync(passwordFile, constants.O_RDONLY);
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: cleanEnvironment(),
      stdio: [stdin, 'ignore', 'pipe'],
      ...account.switchTo,
    });
    closeSync(stdin);
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (part: string) => {
      said += part;
    });
    child.on('error', (cause) => resolve(cause.message));
    child.on('close', (code) => resolve(code === 0 ? null : said.trim() || `initdb exit ${code}`));
  });
}

/** No PG* variable and no locale of the caller may leak into the server. */
export const cleanEnvironment = (): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '/usr/bin:/bin',
  LANG: 'C.UTF-8',
  LC_ALL: 'C.UTF-8',
});
