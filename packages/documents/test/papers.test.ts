import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { isNamed } from '../src/fields.ts';
import {
  createRenderer,
  missing,
  type PaperFactsById,
  type PaperId,
  paperIds,
  papers,
  printPaper,
} from '../src/index.ts';
import { bundledFonts } from '../src/render/fonts.ts';

const AT = 1_790_000_000;
const folder = mkdtempSync(join(tmpdir(), 'papers-'));
const renderer = createRenderer({ workers: 2, fangSong: null });
afterAll(async () => {
  await renderer.close();
  rmSync(folder, { recursive: true });
});

const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;
if (!hasPoppler) console.warn('pdftotext is absent (Debian: poppler-utils): the texts of the papers are not read back');

async function print<K extends PaperId>(id: K, facts: PaperFactsById[K]) {
  const printed = await printPaper(renderer, id, facts, AT);
  if (!printed.ok) throw new Error(printed.error.message.zh);
  return printed.value;
}

function textOf(pdf: Uint8Array): string {
  const file = join(folder, 'paper.pdf');
  writeFileSync(file, pdf);
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
}

const squeeze = (s: string): string => s.replace(/\s/g, '');

/** Every string and figure of the facts, with its path. */
function leaves(value: unknown, path = ''): readonly (readonly [string, string | number | boolean])[] {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((item, i) => leaves(item, `${path}[${i}]`));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, item]) => leaves(item, path === '' ? key : `${path}.${key}`));
  }
  return [];
}

describe.each(paperIds)('%s', (id) => {
  const paper = papers[id];

  test('sample prints, twice with the same bytes', async () => {
    const first = await print(id, paper.sample);
    const second = await print(id, structuredClone(paper.sample));
    expect(first.pages).toBeGreaterThan(0);
    expect(second.sha256).toBe(first.sha256);
    expect(Buffer.from(first.pdf.subarray(0, 5)).toString()).toBe('%PDF-');
    expect(Buffer.from(first.pdf).includes('pdfaid:part')).toBe(true);
  });

  test.skipIf(!hasPoppler)('prints every name and sentence of its facts as given', async () => {
    const { pdf } = await print(id, paper.sample);
    const printed = squeeze(textOf(pdf));
    const names = leaves(paper.sample).filter(([path]) => /(^|\.)name$/.test(path));
    for (const [path, name] of names) expect.soft(printed, path).toContain(squeeze(String(name)));
    expect(printed).toContain(squeeze(paper.sample.head.issuer));
  });

  test('names every fact it needs when it is absent', () => {
    for (const need of paper.needs) {
      const facts: unknown = structuredClone(paper.sample);
      remove(facts, need.split('.'));
      const found = missing(id, facts as never);
      expect(
        found.map((m) => m.path.replace(/\[\d+\]/g, '[]')),
        need,
      ).toContain(need);
    }
    expect(missing(id, paper.sample as never)).toEqual([]);
  });

  test('has a name for every field', () => {
    const fields = leaves(paper.sample).flatMap(([path]) => path.replace(/\[\d+\]/g, '').split('.'));
    expect([...new Set(fields)].filter((field) => !isNamed(field))).toEqual([]);
  });

  test.skipIf(!hasPoppler)('is marked as a rehearsal only when it is one', async () => {
    const sample = { ...paper.sample, head: { ...paper.sample.head, rehearsal: true } };
    const { pdf } = await print(id, sample as never);
    expect(squeeze(textOf(pdf))).toContain('演练用件');
    const real = await print(id, paper.sample);
    expect(squeeze(textOf(real.pdf))).not.toContain('演练');
  });
});

/** Deletes the fact at a path from the first item of every list on the way. */
function remove(value: unknown, steps: readonly string[]): void {
  const [step = '', ...rest] = steps;
  const key = step.replace('[]', '');
  const record = value as Record<string, unknown>;
  if (rest.length === 0) delete record[key];
  else if (step.endsWith('[]')) {
    for (const item of record[key] as readonly unknown[]) remove(item, rest);
  } else remove(record[key], rest);
}

test('the fonts that come with the program are there', () => {
  expect(bundledFonts()).toHaveLength(5);
});
