import type { Dirent } from 'node:fs';
import { lstat, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ProcessMark } from '@mingxuan/store';
import { isAlive, markOf, worksIn } from '@mingxuan/store';

/** Which run of which process works in a drill's folder. */
const OWNER = 'drill.json';
const NAME = /^mingxuan-drill-[A-Za-z0-9]{6}$/;

/** A new folder for a drill below `base`, marked as this process's. */
export async function newDrillFolder(base: string): Promise<string> {
  const folder = await mkdtemp(path.join(base, 'mingxuan-drill-'));
  await writeFile(path.join(folder, OWNER), JSON.stringify(markOf(process.pid)), { mode: 0o600 });
  return folder;
}

/**
 * Takes away what drills left behind that were killed: folders of our own account that bear our mark, of a process that is no more. Whatever
 * bears no mark, or another account's, or whose drill or database still runs, stays. The folders that were removed.
 */
export async function sweepDrills(base: string): Promise<readonly string[]> {
  const removed: string[] = [];
  for (const entry of await readdir(base, { withFileTypes: true }).catch((): Dirent[] => [])) {
    const folder = path.join(base, entry.name);
    // A link under this name could lead anywhere.
    if (!NAME.test(entry.name) || !entry.isDirectory() || !(await isOurs(folder))) continue;
    const owner = await markIn(path.join(folder, OWNER));
    if (owner === null || isAlive(owner) || (await hasServer(path.join(folder, 'postgres', 'postgres')))) continue;
    await rm(folder, { recursive: true, force: true });
    removed.push(folder);
  }
  return removed;
}

const isOurs = async (folder: string): Promise<boolean> => {
  const uid = process.getuid?.();
  return uid !== undefined && (await lstat(folder).catch(() => null))?.uid === uid;
};

/** Where the kernel cannot stop it with its parent, the database outlives a drill that was killed. */
async function hasServer(cluster: string): Promise<boolean> {
  const pid = Number.parseInt(await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => ''), 10);
  return Number.isSafeInteger(pid) && worksIn(pid, cluster);
}

async function markIn(file: string): Promise<ProcessMark | null> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof value !== 'object' || value === null) return null;
    const { pid, boot, started } = value as Partial<Record<keyof ProcessMark, unknown>>;
    return typeof pid === 'number' && typeof boot === 'string' && typeof started === 'string'
      ? { pid, boot, started }
      : null;
  } catch {
    return null;
  }
}
