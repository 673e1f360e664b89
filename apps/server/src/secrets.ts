import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SigningKey } from '@mingxuan/ledger';

/** What an installation keeps secret, made once beside its data and never in the database. */
export interface Secrets {
  readonly sessionSecret: string;
  readonly signingKey: SigningKey;
}

const KEY_NAME = 'mingxuan';

/** Reads the secrets, making those that are missing; files are readable by their owner alone. */
export async function loadSecrets(dataDir: string): Promise<Secrets> {
  const dir = path.join(dataDir, 'keys');
  await mkdir(dir, { recursive: true, mode: 0o700 });
  return {
    sessionSecret: await keep(path.join(dir, 'session.secret'), () => randomBytes(32).toString('hex')),
    signingKey: {
      name: KEY_NAME,
      privateKeyPem: await keep(path.join(dir, 'ledger-signing.pem'), () =>
        generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      ),
    },
  };
}

async function keep(file: string, make: () => string): Promise<string> {
  const found = await readFile(file, 'utf8').catch(() => null);
  if (found !== null && found !== '') return found;
  const made = make();
  const fresh = `${file}.new`;
  await writeFile(fresh, made, { mode: 0o600 });
  await rename(fresh, file);
  return made;
}
