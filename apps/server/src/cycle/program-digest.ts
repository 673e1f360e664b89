import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
/** Whatever a summary of a ledger is worked out by. There is no build: the program is its sources. */
const FOLDERS = ['packages/rulebook/src', 'packages/election/src', 'apps/server/src/cycle'];

/** Of the law, the decisions and the folding of this program: a summary that another one made is not believed. */
export function programDigest(): string {
  const hash = createHash('sha256');
  for (const folder of FOLDERS) {
    const names = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
    for (const name of names.filter((one) => one.endsWith('.ts')).toSorted())
      hash.update(`${folder}/${name}\n`).update(readFileSync(path.join(root, folder, name)));
  }
  return hash.digest('hex');
}
