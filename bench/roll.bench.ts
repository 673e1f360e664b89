import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Bench, Figure } from './support/figure.ts';
import { milliseconds, ratio } from './support/figure.ts';
import type { RollMeasure } from './support/roll-measure.ts';

/** Each side in a process of its own, so that its peak of memory is its own. */
function measured(...task: readonly string[]): RollMeasure {
  const script = path.join(import.meta.dirname, 'support', 'roll-measure.ts');
  const ran = spawnSync(process.execPath, [script, ...task], { encoding: 'utf8', maxBuffer: 1 << 20 });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return JSON.parse(ran.stdout) as RollMeasure;
}

/** Reading and checking whole rolls, beside only decoding the text and finding its lines. In time of the processor, which others’ work does not lengthen. */
const bench: Bench = async (): Promise<readonly Figure[]> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mingxuan-roll-'));
  try {
    const [csv, xlsx] = [path.join(folder, 'million.csv'), path.join(folder, 'hundred-thousand.xlsx')];
    measured('make-csv', csv, '1000000');
    measured('make-xlsx', xlsx, '100000');
    const bare = measured('read', csv);
    const text = measured('check', csv);
    const book = measured('check', xlsx);
    const shown = (m: RollMeasure): string => `${m.rows} rows, peak ${m.peakMb} MB`;
    return [
      ratio(
        'roll',
        'check-csv-vs-bare-read',
        { what: `CSV ${shown(text)}`, ms: text.cpuMs },
        { what: 'bare read', ms: bare.cpuMs },
        25,
      ),
      milliseconds('roll', 'check-xlsx', { what: `.xlsx × 12 columns: ${shown(book)}`, ms: book.cpuMs }, 8000),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
export default bench;
