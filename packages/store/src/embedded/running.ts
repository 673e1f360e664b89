import { closeSync, constants, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '@mingxuan/rulebook';
import { ok } from '@mingxuan/rulebook';
import type { DataFolder } from './data-folder.ts';
import { openOwned } from './data-folder.ts';
import type { ProcessMark } from './processes.ts';
import { isAlive, markOf, signal, waitForEnd, worksIn } from './processes.ts';
import type { EmbeddedRefusal } from './refusals.ts';
import { dataInUse, serverFailed } from './refusals.ts';

/**
 * Claims the data folder for this process. A claim left by a process that is gone counts for nothing; a living one
 * refuses, because two programs on one folder would each believe they were alone.
 */
export function claim(folder: DataFolder): Result<null, EmbeddedRefusal> {
  for (;;) {
    try {
      const fd = openOwned(folder.runFile, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, folder.root);
      writeSync(fd, JSON.stringify(markOf(process.pid)));
      closeSync(fd);
      return ok(null);
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause;
    }
    const holder = readClaim(folder);
    if (holder !== null && isAlive(holder)) return dataInUse(folder.root, holder.pid);
    rmSync(folder.runFile, { force: true });
  }
}

export function release(folder: DataFolder): void {
  const holder = readClaim(folder);
  if (holder?.pid === process.pid) rmSync(folder.runFile, { force: true });
}

/** The process that says it runs the server on this folder; null when none says so. */
export function readClaim(folder: DataFolder): ProcessMark | null {
  try {
    const value: unknown = JSON.parse(readFileSync(folder.runFile, 'utf8'));
    if (typeof value !== 'object' || value === null) return null;
    const { pid, boot, started } = value as Partial<Record<keyof ProcessMark, unknown>>;
    return typeof pid === 'number' && typeof boot === 'string' && typeof started === 'string'
      ? { pid, boot, started }
      : null;
  } catch {
    return null;
  }
}

const pidFile = (folder: DataFolder): string => join(folder.cluster, 'postmaster.pid');

/** What `postmaster.pid` means: nothing, a server of this folder that lives, or a leftover. */
export type PidFile =
  | { readonly kind: 'NONE' }
  | { readonly kind: 'LIVING'; readonly mark: ProcessMark }
  | { readonly kind: 'STALE'; readonly pid: number };

export function readPidFile(folder: DataFolder): PidFile {
  let pid: number;
  try {
    pid = Number.parseInt(readFileSync(pidFile(folder), 'latin1'), 10);
  } catch {
    return { kind: 'NONE' };
  }
  const mark = Number.isSafeInteger(pid) && pid > 0 ? markOf(pid) : null;
  return mark !== null && worksIn(pid, folder.cluster) ? { kind: 'LIVING', mark } : { kind: 'STALE', pid };
}

/**
 * Ends a server whose Node process died without stopping it (kill -9), so that the next start begins clean. A pid file
 * whose number now belongs to a stranger is removed: PostgreSQL itself would take the stranger for a server.
 */
export async function endOrphan(folder: DataFolder): Promise<Result<null, EmbeddedRefusal>> {
  const found = readPidFile(folder);
  if (found.kind === 'NONE') return ok(null);
  if (found.kind === 'STALE') {
    if (markOf(found.pid) !== null) rmSync(pidFile(folder), { force: true });
    return ok(null);
  }
  signal(found.mark.pid, 'SIGINT');
  if (await waitForEnd(found.mark, 20_000)) return ok(null);
  signal(found.mark.pid, 'SIGQUIT');
  if (await waitForEnd(found.mark, 10_000)) return ok(null);
  return serverFailed(`process ${found.mark.pid} does not stop`, folder.log);
}
