/**
 * Looks at every paper as a picture: `node packages/documents/pictures/run.ts [--approve] [PAPER …]`.
 * Without `--approve` it compares with the approved pictures and writes a picture of each difference; look at it, and approve
 * only what a street office would pin to the wall.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRenderer, paperIds } from '../src/index.ts';
import { approve, faultsOf } from './compare.ts';
import { variants } from './variants.ts';

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const ids = paperIds.filter((id) => wanted.length === 0 || wanted.includes(id));
const differences = join(tmpdir(), 'paper-differences');
const renderer = createRenderer({ workers: 1, fangSong: null });
let faults = 0;
for (const variant of variants(ids)) {
  if (process.argv.includes('--approve')) {
    await approve(renderer, variant);
  } else {
    for (const fault of await faultsOf(renderer, variant, differences)) {
      faults += 1;
      process.stdout.write(`${fault}\n`);
    }
  }
}
await renderer.close();
process.exitCode = faults === 0 ? 0 : 1;
