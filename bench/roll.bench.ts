import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Bench, Figure } from './support/figure.ts';
import { megabytes, milliseconds, ratio } from './support/figure.ts';
import type { ImportMeasure } from './support/import-measure.ts';
import type { RollMeasure } from './support/roll-measure.ts';

/** Rows of the import; the million of the promise takes some minutes more. */
const ROWS = process.env['BENCH_ROWS'] ?? '200000';
/** A community of the usual size. */
const EACH = '2500';

/** Each side in a process of its own, so that its peak of memory is its own. */
function alone<Measure>(script: string, task: readonly string[], flags: readonly string[] = []): Measure {
  const file = path.join(import.meta.dirname, 'support', script);
  const ran = spawnSync(process.execPath, [...flags, file, ...task], { encoding: 'utf8', maxBuffer: 1 << 20 });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return JSON.parse(ran.stdout) as Measure;
}

const measured = (...task: readonly string[]): RollMeasure => alone('roll-measure.ts', task);

/** Left alone, V8 lets a heap grow before it cleans up. What fits into so little, however many rows there are, needs no more. */
const SMALL_HEAP = ['--max-old-space-size=160', '--max-semi-space-size=8'];

/** Reading and checking whole rolls, beside only decoding the text and finding its lines; importing them, beside COPY. */
const bench: Bench = async (): Promise<readonly Figure[]> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mingxuan-roll-'));
  try {
    const [csv, xlsx] = [path.join(folder, 'million.csv'), path.join(folder, 'hundred-thousand.xlsx')];
    measured('make-csv', csv, '1000000');
    measured('make-xlsx', xlsx, '100000');
    return [...checking(csv, xlsx), ...importing(path.join(folder, 'import.csv'), xlsx)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
export default bench;

/** In time of the processor, which others’ work does not lengthen. */
function checking(csv: string, xlsx: string): readonly Figure[] {
  const bare = measured('read', csv);
  const text = measured('check', csv);
  const held = alone<RollMeasure>('roll-measure.ts', ['check', csv], SMALL_HEAP);
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
    megabytes(
      'roll',
      'check-csv-memory',
      `${held.rows} rows in a heap of 160 MB, beside it the file of 126 MB`,
      held.peakMb,
      400,
    ),
    milliseconds('roll', 'check-xlsx', { what: `.xlsx × 12 columns: ${shown(book)}`, ms: book.cpuMs }, 8000),
  ];
}

/** From the file to committed rows: read, checked, sealed, encrypted, hashed. In time of the clock, as COPY beside it. */
function importing(csv: string, xlsx: string): readonly Figure[] {
  measured('make-csv', csv, ROWS);
  const text = alone<ImportMeasure>('import-measure.ts', [csv, EACH], SMALL_HEAP);
  const book = alone<ImportMeasure>('import-measure.ts', [xlsx, '100000']);
  const own = (m: ImportMeasure): string => `(own processor ${Math.round(m.cpuMs)} ms)`;
  const grown = `${text.rows} rows in rolls of ${EACH}, heap of 160 MB; ${text.quarterMb} MB after a quarter`;
  return [
    ratio(
      'roll',
      'import-csv-vs-copy',
      { what: `${text.rows} rows ${own(text)}`, ms: text.ms },
      { what: 'COPY of the file as it is', ms: text.bareMs ?? 0 },
      3,
    ),
    megabytes('roll', 'import-csv-memory', grown, text.peakMb, 400),
    milliseconds(
      'roll',
      'import-xlsx',
      { what: `.xlsx × 12 columns, ${book.rows} rows as one roll, peak ${book.peakMb} MB ${own(book)}`, ms: book.ms },
      8000,
    ),
  ];
}
