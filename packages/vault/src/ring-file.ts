import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { VaultFault } from './fault.ts';
import { keysNotWritable, keysUnreadable } from './fault.ts';
import type { KeyRing } from './key-ring.ts';
import { makeKeyRing, parseKeyRing, printKeyRing } from './key-ring.ts';
import type { Result } from './result.ts';
import { err, ok } from './result.ts';

/** Reads the ring; makes one (mode 0600) only where there is no file at all. `now` is an ISO instant. */
export async function loadKeyRing(file: string, now: string): Promise<Result<KeyRing, VaultFault>> {
  const found = await read(file);
  if (!found.ok || found.value !== null) return found.ok ? parseKeyRing(found.value ?? '', file) : found;
  const fresh = besideOf(file);
  try {
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    await writeDurably(fresh, printKeyRing(makeKeyRing(randomBytes, now)));
    // A link fails where a file stands: of two that start at the same moment, both end up with the first one's keys.
    await link(fresh, file).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EEXIST') throw cause;
    });
    await syncFolder(file);
  } catch (cause) {
    return err(keysNotWritable(file, codeOf(cause)));
  } finally {
    await rm(fresh, { force: true }).catch(() => undefined);
  }
  const made = await read(file);
  return made.ok ? parseKeyRing(made.value ?? '', file) : made;
}

/** Puts a changed ring in the file's place, whole or not at all, and on the disk before it answers. */
export async function saveKeyRing(file: string, ring: KeyRing): Promise<Result<true, VaultFault>> {
  const fresh = besideOf(file);
  try {
    await writeDurably(fresh, printKeyRing(ring));
    await rename(fresh, file);
    await syncFolder(file);
    return ok(true);
  } catch (cause) {
    await rm(fresh, { force: true }).catch(() => undefined);
    return err(keysNotWritable(file, codeOf(cause)));
  }
}

/** A name nobody else writes to at this moment, in the same folder. */
const besideOf = (file: string): string => `${file}.${randomBytes(6).toString('hex')}.new`;

async function read(file: string): Promise<Result<string | null, VaultFault>> {
  try {
    return ok(await readFile(file, 'utf8'));
  } catch (cause) {
    const code = codeOf(cause);
    return code === 'ENOENT' ? ok(null) : err(keysUnreadable(file, { zh: code, en: code }));
  }
}

async function writeDurably(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncFolder(file: string): Promise<void> {
  const folder = await open(path.dirname(file), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : String(cause);
