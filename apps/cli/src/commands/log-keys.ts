import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { LogKey } from '@mingxuan/ledger';
import { logSignerOf } from '@mingxuan/ledger';
import type { Database } from '@mingxuan/store';
import { logOrigin } from '@mingxuan/store';

/** The public keys of the installation's own log, from the private ones in `folder`; none where they are not there. */
export async function ownLogKeys(folder: string, pool: Database['pool']): Promise<readonly LogKey[]> {
  const read = (name: string): Promise<string | null> => readFile(path.join(folder, name), 'utf8').catch(() => null);
  const [origin, ed25519, sm2] = [
    await logOrigin(pool),
    await read('log-signing.pem'),
    await read('log-signing-sm2.pem'),
  ];
  const signer = origin === null || ed25519 === null ? null : logSignerOf(origin, { ed25519, sm2 });
  return signer?.ok === true ? signer.value.keys : [];
}
