import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { LogKeyFiles } from '@mingxuan/ledger';
import { newSm2Pem } from '@mingxuan/ledger';
import { writeDurably } from './write-durably.ts';

/**
 * The keys that the log's checkpoints are signed with, made at the first start beside the others. They are on the disk for
 * good before anything is signed with them: whoever lost them could not continue the log.
 */
export async function loadLogKeys(dataDir: string): Promise<LogKeyFiles & { readonly sm2: string }> {
  const dir = path.join(dataDir, 'keys');
  await mkdir(dir, { recursive: true, mode: 0o700 });
  return {
    ed25519: await keep(path.join(dir, 'log-signing.pem'), () =>
      generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    ),
    sm2: await keep(path.join(dir, 'log-signing-sm2.pem'), () => newSm2Pem(randomBytes)),
  };
}

async function keep(file: string, make: () => string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    // Only a file that is not there is made: one that cannot be read may be the key of a log.
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')) throw cause;
  }
  const made = make();
  await writeDurably(file, made);
  return made;
}
