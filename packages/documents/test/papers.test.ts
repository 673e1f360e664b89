import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
import { missingGlyphs } from '../src/render/glyphs.ts';
import { isUsual } from '../src/render/printable.ts';

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
  return execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' });
}

/** The made-up paper, printed and read once. */
const samples = new Map<PaperId, ReturnType<typeof readSample>>();
async function readSample(id: PaperId) {
  const printed = await print(id, papers[id].sample);
  return { ...printed, text: hasPoppler ? squeeze(textOf(printed.pdf)) : '' };
}
function sampleOf(id: PaperId): ReturnType<typeof readSample> {
  const known = samples.get(id) ?? readSample(id);
  samples.set(id, known);
  return known;
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
    const first = await sampleOf(id);
    const second = await print(id, structuredClone(paper.sample));
    expect(first.pages).toBeGreaterThan(0);
    expect(second.sha256).toBe(first.sha256);
    expect(Buffer.from(first.pdf.subarray(0, 5)).toString()).toBe('%PDF-');
    const file = Buffer.from(first.pdf);
    expect(file.includes('pdfaid:part')).toBe(true);
    // Where its facts stand is in the file itself, but for what nobody may tell from another copy.
    const { seq, hash, code } = paper.sample.head.verification;
    const keywords = `${id}, 城东区和平街道${paper.sample.head.community}, seq=${seq}, hash=${hash}, code=${code}`;
    expect(file.includes(keywords)).toBe(paper.secret !== true);
  });

  test.skipIf(!hasPoppler)('prints every fact as given', async () => {
    const { text: printed } = await sampleOf(id);
    const { head, ...facts } = paper.sample;
    for (const [path, fact] of leaves(facts)) {
      const words = asPrinted(path, fact);
      if (words !== undefined) expect.soft(printed, path).toContain(words);
    }
    expect(printed).toContain(head.community);
    if (paper.form.startsWith('N')) expect(printed).toContain(head.issuer);
    if (head.displayNo !== undefined) expect(printed).toContain(`第${head.displayNo}号`);
  });

  test('names every fact it needs when it is absent', () => {
    for (const need of paper.needs) {
      const facts: unknown = structuredClone(paper.sample);
      remove(facts, need.split('.'));
      const found = missing(id, facts as never);
      expect(
        found.map((m) => m.path.replace(/\[\d+\]/g, '[]')),
        need,
      ).toContain(need.replace(/\[\]$/, ''));
    }
    expect(missing(id, paper.sample as never)).toEqual([]);
  });

  test('without any one of its other facts it prints or says what is missing', async () => {
    const optional = everyPath(paper.sample).filter((path) => !paper.needs.includes(path) && !path.startsWith('head'));
    for (const path of [...optional, 'head', 'head.issuer', 'head.displayNo', 'head.verification']) {
      const facts: unknown = structuredClone(paper.sample);
      remove(facts, path.split('.'));
      const printed = await printPaper(renderer, id, facts as never, AT);
      expect(printed.ok ? '' : printed.error.code, path).toMatch(/^$|PAPER_FACTS_MISSING/);
    }
  });

  test('has a name for every field', () => {
    const fields = leaves(paper.sample).flatMap(([path]) => path.replace(/\[\d+\]/g, '').split('.'));
    expect([...new Set(fields)].filter((field) => !isNamed(field))).toEqual([]);
  });

  test.skipIf(!hasPoppler)('is marked as a rehearsal only when it is one', async () => {
    const sample = { ...paper.sample, head: { ...paper.sample.head, rehearsal: true } };
    const { pdf } = await print(id, sample as never);
    expect(squeeze(textOf(pdf))).toContain('演练用件');
    expect((await sampleOf(id)).text).not.toContain('演练');
  });
});

/** Paths of all facts and lists, without the numbers of their items. */
function everyPath(value: unknown, path = ''): readonly string[] {
  const own = path === '' || path.endsWith('[]') ? [] : [path];
  if (Array.isArray(value)) return [...new Set([...own, ...value.flatMap((item) => everyPath(item, `${path}[]`))])];
  if (typeof value !== 'object' || value === null) return own;
  const below = Object.entries(value).flatMap(([key, item]) => everyPath(item, path === '' ? key : `${path}.${key}`));
  return [...new Set([...own, ...below])];
}

/** Choices that are printed as words of their own, and the one number written out in Chinese. */
const REWORDED =
  /(^|\.)(sex|order|reason|kind|size|writeInRows|copies|planFrom|planTo|reasonCode|by|entry\.category|entry\.least)$/;

/** How a fact looks on paper; `undefined` where it is reworded or shows as a mark. */
function asPrinted(path: string, fact: string | number | boolean): string | undefined {
  if (typeof fact === 'boolean' || REWORDED.test(path)) return undefined;
  const date = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(String(fact));
  if (date === null) return squeeze(String(fact));
  const [, year, month, dayOfMonth] = date;
  if (dayOfMonth === undefined) return `${year}年${Number(month)}月`;
  // The end of a span repeats no year.
  return `${path.endsWith('.to') ? '' : `${year}年`}${Number(month)}月${Number(dayOfMonth)}日`;
}

test.skipIf(!hasPoppler)('a short table whose rows fill more than a page loses none of them', async () => {
  const { sample: notice } = papers.AUDIT_RESULT;
  const { sample: form } = papers.AUDIT_SUMMARY;
  const long = (n: number): string => `${'查明的事写得很长，'.repeat(50)}第${n}件到此为止`;
  const findings = Array.from({ length: 8 }, (_, n) => ({ item: long(n), response: '已经改好' }));
  const onWall = squeeze(textOf((await print('AUDIT_RESULT', { ...notice, findings })).pdf));
  for (let n = 0; n < 8; n += 1) expect.soft(onWall).toContain(`第${n}件到此为止`);
  const entry = { ...form.entry, scope: long(1), summary: long(2) };
  const filed = squeeze(textOf((await print('AUDIT_SUMMARY', { ...form, entry, rows: findings })).pdf));
  for (let n = 0; n < 8; n += 1) expect.soft(filed).toContain(`第${n}件到此为止`);
});

test.skipIf(!hasPoppler)(
  'every paper but those cast without a name can be traced to its place in the ledger',
  async () => {
    for (const id of paperIds) {
      expect((await sampleOf(id)).text.includes('K7QF-93TD'), id).toBe(papers[id].secret !== true);
    }
  },
);

const secret = paperIds.filter((id) => papers[id].secret === true);

test('ballots and slips written without a name are secret', () => {
  expect(secret).toEqual(['RECOMMENDATION_BALLOT', 'PARTY_BALLOT', 'REVIEW_FORM', 'COMMITTEE_SLIP', 'BALLOT_SAMPLE']);
});

test.each(secret)('nothing on %s or behind it tells it from another', async (id) => {
  const { sample } = papers[id];
  const verification = { code: 'ZZZZ-9999', seq: 999_999, hash: 'f'.repeat(64) };
  const one = await print(id, sample);
  const other = { ...sample, head: { ...sample.head, verification } } as typeof sample;
  const printed = await printPaper(renderer, id, other, AT, { portalUrl: 'https://x.example/9' });
  expect(printed.ok && printed.value.sha256).toBe(one.sha256);
});

describe.skipIf(!hasPoppler)('on the last page', () => {
  const { sample } = papers.INVALID_BALLOT_RULES;
  const rules = (count: number) =>
    Array.from({ length: count }, (_, at) => `${sample.whollyInvalid[at % sample.whollyInvalid.length]}（之${at}）`);

  test('seal and signature have lines of the text for company, however long it is', async () => {
    const pages: number[] = [];
    for (let count = 8; count <= 22; count += 1) {
      const { pdf } = await print('INVALID_BALLOT_RULES', { ...sample, whollyInvalid: rules(count) });
      const texts = textOf(pdf).split('\f').slice(0, -1);
      // Text, 特此公告, who signs, the day, the foot.
      const lines = (texts.at(-1) ?? '').trim().split('\n');
      expect(
        lines.findIndex((line) => line.includes('特此公告')),
        `${count}`,
      ).toBeGreaterThanOrEqual(2);
      pages.push(texts.length);
    }
    expect(new Set(pages)).toEqual(new Set([2, 3]));
  });

  test('a row of a long table is not broken', async () => {
    const { sample: list } = papers.CANDIDATES_PRELIMINARY;
    const occupation = '甲乙丙丁戊己庚辛'.repeat(4);
    const posts = list.posts.map((post) => ({
      ...post,
      candidates: Array.from({ length: 13 }, (_, at) => ({
        ...(post.candidates[0] ?? fail()),
        name: `王${at}`,
        occupation,
      })),
    }));
    const pages = textOf((await print('CANDIDATES_PRELIMINARY', { ...list, posts })).pdf).split('\f');
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages) expect(squeeze(page).match(/甲/g)?.length).toBe(squeeze(page).match(/辛/g)?.length);
  });
});

test.skipIf(!hasPoppler)('a draft says so, and has no code that it could be verified by', async () => {
  const { sample } = papers.RESULT;
  const options = { sketch: true, portalUrl: 'https://portal.example.gov.cn/xingfuli/notices/16' } as const;
  const sketch = await printPaper(renderer, 'RESULT', sample, AT, options);
  if (!sketch.ok) throw new Error(sketch.error.message.zh);
  const text = squeeze(textOf(sketch.value.pdf));
  expect(text).toContain('草稿未经审批请勿张贴使用');
  for (const trace of [sample.head.verification.code, '扫码', '验证码']) expect(text).not.toContain(trace);
  expect(Buffer.from(sketch.value.pdf).toString('latin1')).not.toContain(sample.head.verification.code);
  expect((await sampleOf('RESULT')).text).not.toContain('草稿');
});

test('the papers are found in the library of templates, and every template belongs to a paper', () => {
  const files = readdirSync(new URL('../templates/', import.meta.url)).sort();
  const shared = ['ballot.typ', 'for-pen.typ', 'form.typ', 'letter.typ', 'lib.typ', 'party.typ'];
  const own = paperIds.flatMap((id) => [
    papers[id].template,
    ...(papers[id].forPen ? [papers[id].forPen.template] : []),
  ]);
  expect(files).toEqual([...own, ...shared].sort());
});

/** Words the templates add themselves. */
test('every character the templates write can be printed', () => {
  const folder = new URL('../templates/', import.meta.url);
  for (const file of readdirSync(folder)) {
    const source = readFileSync(new URL(file, folder), 'utf8').replace(/\n/g, '');
    expect(missingGlyphs(source, isUsual), file).toEqual([]);
  }
});

function fail(): never {
  throw new Error('the sample has no candidate');
}

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
