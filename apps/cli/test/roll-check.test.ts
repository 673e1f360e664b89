import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { readTables } from '@mingxuan/roll';
import { describe, expect, it } from 'vitest';
import { answerOf, fileWith, mingxuan, root } from './run.ts';

interface RollAnswer {
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly problems: readonly {
    readonly sheet: string;
    readonly row: number;
    readonly code: string;
    readonly message: string;
  }[];
}

const sample = path.join(root, 'samples/roll.csv');
const check = (file: string, ...more: string[]) =>
  mingxuan(['roll', 'check', file, '--election-day', '2026-12-20', '--json', ...more]);

describe('mingxuan roll check', () => {
  it('finds nothing wrong with the sample roll: 3,000 people, exit 0', async () => {
    const ran = await check(sample);
    expect(ran.code).toBe(0);
    expect(answerOf<RollAnswer>(ran, 'roll-check')).toMatchObject({
      rows: 3000,
      accepted: 3000,
      rejected: 0,
      problems: [],
    });
  });

  it('names the row of a wrong identity number and answers 2; the number itself is masked', async () => {
    const lines = readFileSync(sample, 'utf8').split(/\r?\n/);
    const [header = '', first = ''] = lines;
    const number = /\d{17}[\dX]/.exec(first)?.[0] ?? '';
    const wrong = number.slice(0, 17) + (number.endsWith('1') ? '2' : '1');
    const ran = await check(fileWith('wrong.csv', `${header}\n${first.replace(number, wrong)}\n${lines[2]}\n`));
    const answer = answerOf<RollAnswer>(ran, 'roll-check');
    expect(ran.code).toBe(2);
    expect(answer).toMatchObject({ rows: 2, accepted: 1, rejected: 1 });
    expect(answer.problems[0]).toMatchObject({ row: 2 });
    expect(ran.out).not.toContain(wrong);
  });

  it('warns of a name that no font can print; exit 0', async () => {
    const [header = '', first = ''] = readFileSync(sample, 'utf8').split(/\r?\n/);
    const name = first.split(',')[header.replace('\uFEFF', '').split(',').indexOf('姓名')] ?? '';
    const ran = await check(fileWith('rare.csv', `${header}\n${first.replace(name, '吴𪚥')}\n`));
    expect(ran.code).toBe(0);
    expect(answerOf<RollAnswer>(ran, 'roll-check').problems.map(({ row, code }) => [row, code])).toEqual([
      [2, 'NAME_UNPRINTABLE'],
    ]);
  });

  it('refuses a file that is no roll; exit 2', async () => {
    const ran = await check(fileWith('notes.csv', '今天,开会\n下午,两点\n'));
    answerOf(ran, 'refusal');
    expect(ran.code).toBe(2);
  });

  it('writes the file back with its problems marked, and never over a file that is there', async () => {
    const messy = path.join(root, 'packages/roll/test/fixtures/roll-messy.xlsx');
    const report = path.join(path.dirname(fileWith('anything.csv', 'x')), 'marked.xlsx');
    expect((await check(messy, '--report', report)).code).toBe(2);
    const tables = await readTables(readFileSync(report), 'marked.xlsx');
    const sheets = tables.ok ? tables.value.map(({ sheet }) => sheet) : [];
    expect(sheets).toEqual(['检查结果', '花名册']);
    // Whole identity numbers are in it: nobody else on this machine reads it.
    expect(statSync(report).mode & 0o077).toBe(0);
    const written = readFileSync(report);
    expect((await check(messy, '--report', report)).code).toBe(1);
    expect(readFileSync(report).equals(written)).toBe(true);
    expect((await check(messy, '--report', path.join(path.dirname(report), 'marked.csv'))).code).toBe(1);
  });

  it('needs an election day; exit 1', async () => {
    expect((await mingxuan(['roll', 'check', sample, '--json'])).code).toBe(1);
  });

  it('says what was left out, asks for nothing that a person has stated, and is not content with an unread sheet', async () => {
    const head = '姓名,公民身份号码';
    const list = fileWith('plain.csv', `${head}\n闫婷敏,990100196609172980\n合计,1人\n`);
    const bare = answerOf<RollAnswer>(await check(list), 'roll-check');
    expect(bare.problems.map(({ code }) => code)).toContain('GROUND_MISSING');
    const stated = await check(list, '--ground', 'LOCAL_HUKOU');
    expect([stated.code, answerOf<RollAnswer>(stated, 'roll-check')]).toMatchObject([
      0,
      { accepted: 1, skipped: [{ sheet: 'CSV', row: 3, why: 'TOTALS' }] },
    ]);
    const text = await mingxuan(['roll', 'check', list, '--election-day', '2026-12-20', '--ground', 'LOCAL_HUKOU']);
    expect(text.out).toContain('合计行：第 3 行');
    const hidden = path.join(root, 'packages/roll/test/fixtures/messy/hidden-sheet.xlsx');
    const ran = await check(hidden, '--ground', 'LOCAL_HUKOU');
    expect([ran.code, answerOf<RollAnswer>(ran, 'roll-check').problems.map(({ code }) => code)]).toMatchObject([
      2,
      expect.arrayContaining(['SHEET_HIDDEN']),
    ]);
    const sheet =
      answerOf<RollAnswer>(ran, 'roll-check').problems.find(({ code }) => code === 'SHEET_HIDDEN')?.sheet ?? '';
    expect((await check(hidden, '--ground', 'LOCAL_HUKOU', '--without-sheet', sheet)).code).toBe(0);
  });
});
