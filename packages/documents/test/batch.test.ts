import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fate, Paper } from '@mingxuan/election';
import { addDays, text } from '@mingxuan/rulebook';
import { afterAll, describe, expect, test } from 'vitest';
import {
  type BatchStep,
  batchSize,
  type BatchWish,
  createRenderer,
  isOut,
  manifestText,
  type PaperSource,
  printBatch,
  printFromCycle,
  zipStream,
} from '../src/index.ts';
import { after } from './cycle-story.ts';

const renderer = createRenderer({ workers: 1, fangSong: null });
afterAll(() => renderer.close());

const source = after('REGISTERED', '2026-11-22');
const anybody: BatchWish = {
  forms: ['PDF', 'WORD', 'POSTER', 'EXCEL'],
  papers: ['ELECTION_DAY', 'VOTER_CARDS', 'RESULT', 'ROLL_REGISTER'],
  bar: () => null,
};

/** The same community once the paper is out. */
function issued(paper: string, fate: Fate = { kind: 'VALID' }): PaperSource {
  const out = { paper, no: 1, title: '', sha256: '', pages: 1, on: source.on, seq: 9, basedOn: 8, dated: source.on };
  const one: Paper = { ...out, text: null, draft: null, stated: [], postings: [], fate, withdrawalAsked: null };
  return { ...source, cycle: { ...source.cycle, papers: [one] } };
}

async function steps(wish: BatchWish, of: PaperSource = source): Promise<readonly BatchStep[]> {
  const all: BatchStep[] = [];
  for await (const step of printBatch(renderer, of, wish)) all.push(step);
  return all;
}

async function zipped(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  const zip = zipStream((bytes) => {
    parts.push(new Uint8Array(bytes));
    return Promise.resolve();
  }, new Date('2026-11-22T00:00:00+08:00'));
  for (const { name, bytes } of files) expect((await zip.add(name, bytes)).ok).toBe(true);
  await zip.finish();
  return Buffer.concat(parts);
}

describe('a batch', () => {
  test('prints what can be printed in each form, and says why not of the rest', async () => {
    const all = await steps(anybody);
    expect(all.flatMap((step) => (step.kind === 'FILE' ? [step.name] : []))).toEqual([
      '公告/N01 选举日公告（草稿）.pdf',
      '公告/N01 选举日公告（A3）（草稿）.pdf',
      '公告/N01 选举日公告.docx',
      '表册/F07 选民名册.pdf',
      '表册/F07 选民名册.docx',
      '表册/F07 选民名册.xlsx',
      '证书证件/F08 选民证.pdf',
    ]);
    const left = all.flatMap((step) => (step.kind === 'LEFT_OUT' ? [[step.paper, step.why.length > 0]] : []));
    // No vote has been counted yet.
    expect(left).toEqual([['RESULT:residents', true]]);
    expect(batchSize(source, anybody)).toBe(4);
  });

  test('leaves out what somebody may not have, and what lacks facts', async () => {
    const all = await steps({
      forms: ['PDF'],
      papers: ['CANDIDATES_FORMAL', 'VOTER_CARDS'],
      bar: (paper) => (paper === 'VOTER_CARDS' ? text('没有权限', 'not yours') : null),
    });
    expect(all.map((step) => [step.kind, step.paper])).toEqual([
      ['LEFT_OUT', 'CANDIDATES_FORMAL'],
      ['LEFT_OUT', 'VOTER_CARDS'],
    ]);
    const told = manifestText(
      { place: '幸福里社区', on: '2026-11-22', seq: 7, hash: 'ab' },
      [],
      all.flatMap((step) => (step.kind === 'LEFT_OUT' ? [step] : [])),
    );
    expect(told).toContain('二、没有打印（2份）和原因');
    expect(told).toMatch(/候选人.*\t缺/);
    expect(told).toContain('选民证\t没有权限');
  });

  test('marks a notice 草稿 until it is out, and never one that holds', async () => {
    const [drafted, ...others] = await steps({ forms: ['PDF'], papers: ['ELECTION_DAY'], bar: () => null });
    const out = issued('ELECTION_DAY');
    expect(others).toEqual([]);
    const [holds] = await steps({ forms: ['PDF'], papers: ['ELECTION_DAY'], bar: () => null }, out);
    const frozen = await printFromCycle(renderer, 'ELECTION_DAY', out);
    if (drafted?.kind !== 'FILE' || holds?.kind !== 'FILE' || !frozen.ok) throw new Error('nothing printed');
    expect(holds.name).toBe('公告/N01 选举日公告.pdf');
    expect(holds.sha256).toBe(frozen.value.sha256);
    expect(drafted.sha256).not.toBe(frozen.value.sha256);
    // Another took its place.
    expect(isOut(issued('ELECTION_DAY', { kind: 'SUPERSEDED', by: 2, on: source.on }), 'ELECTION_DAY')).toBe(false);
  });

  test('holds what is out as it was frozen, its poster of the same day and entry, or as a draft where the ledger says otherwise', async () => {
    const out = issued('ELECTION_DAY');
    const then = { ...out, on: addDays(out.on, -6), head: { seq: 3, hash: 'c'.repeat(64) } };
    const pdf = Uint8Array.of(1, 2, 3);
    const wish: BatchWish = { forms: ['PDF', 'POSTER'], papers: ['ELECTION_DAY'], bar: () => null };
    const [sheet, poster] = await steps({ ...wish, issued: () => Promise.resolve({ pdf, source: then }) }, out);
    const expected = await printFromCycle(renderer, 'ELECTION_DAY', then, { size: 'A3' });
    if (sheet?.kind !== 'FILE' || poster?.kind !== 'FILE' || !expected.ok) throw new Error('nothing printed');
    expect([sheet.name, sheet.bytes]).toEqual(['公告/N01 选举日公告.pdf', pdf]);
    expect([poster.name, poster.sha256]).toEqual(['公告/N01 选举日公告（A3）.pdf', expected.value.sha256]);
    const changed = await steps({ ...wish, issued: () => Promise.resolve({ pdf, source: null }) }, out);
    const names = changed.flatMap((step) => (step.kind === 'FILE' ? [step.name] : []));
    expect(names).toEqual(['公告/N01 选举日公告.pdf', '公告/N01 选举日公告（A3）（草稿）.pdf']);
  });

  test('of thousands of cards is several files, none of which leaves anybody out', async () => {
    const voters = Array.from({ length: 1203 }, (_, i) => ({
      voterNo: i + 1,
      name: '王芳',
      sex: 'F' as const,
      group: '第一居民小组',
    }));
    const names: string[] = [];
    const wish: BatchWish = { forms: ['PDF'], papers: ['VOTER_CARDS'], bar: () => null };
    for await (const step of printBatch(renderer, { ...source, voters }, wish))
      names.push(step.kind === 'FILE' ? `${step.name} ${step.pages}` : '');
    expect(names).toEqual(['证书证件/F08 选民证 00001–01000.pdf 100', '证书证件/F08 选民证 01001–01203.pdf 21']);
  });

  test('may be stopped after any paper', async () => {
    const begun = printBatch(renderer, source, { ...anybody, papers: ['ELECTION_DAY', 'WALL_PLAN'] });
    expect((await begun.next()).done).toBe(false);
    await begun.return();
    expect((await begun.next()).done).toBe(true);
  });
});

describe('the archive', () => {
  const files = [
    { name: '公告/甲.txt', bytes: Buffer.from('第一份\n') },
    { name: '乙.txt', bytes: Buffer.from('') },
  ];

  test('has the same bytes for the same files', async () => {
    const [one, other] = [await zipped(files), await zipped(files)];
    expect(createHash('sha256').update(other).digest('hex')).toBe(createHash('sha256').update(one).digest('hex'));
  });

  const hasUnzip = spawnSync('python3', ['--version']).error === undefined;
  test.skipIf(!hasUnzip)('is one that others can read, names and all', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'batch-'));
    writeFileSync(join(folder, 'a.zip'), await zipped(files));
    const read = [
      'import sys, zipfile',
      'z = zipfile.ZipFile(sys.argv[1])',
      'sys.stdout.buffer.write(repr([(i.filename, z.read(i).decode(), i.date_time) for i in z.infolist()]).encode() + repr(z.testzip()).encode())',
    ].join('\n');
    const seen = execFileSync('python3', ['-c', read, join(folder, 'a.zip')], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(seen).toBe(
      "[('公告/甲.txt', '第一份\\n', (2026, 11, 21, 16, 0, 0)), ('乙.txt', '', (2026, 11, 21, 16, 0, 0))]None",
    );
  });
});
