import { readFileSync } from 'node:fs';
import type { IsoDate } from '@mingxuan/rulebook';
import { expectOk } from '@mingxuan/store/test-support';
import { afterAll, expect, test } from 'vitest';
import { MOST_PROBLEMS, summary } from '../src/roll-check/job.ts';
import { createRollChecker } from '../src/roll-check/roll-checker.ts';

const roll = readFileSync(new URL('../../../samples/roll.csv', import.meta.url));
const job = { bytes: roll, name: 'roll.csv', electionDay: '2026-12-20' as IsoDate, want: 'CHECK' } as const;
const checker = createRollChecker();
afterAll(() => checker.close());

test('several files are checked one after the other, with voters only where they are wanted', async () => {
  const [first, second, third] = await Promise.all([
    checker.check(job),
    checker.check({ ...job, want: 'VOTERS' }),
    checker.check({ ...job, bytes: Buffer.from('no roll') }),
  ]);
  const without = expectOk(first);
  const { check, voters } = expectOk(second);
  expect(without.voters).toEqual([]);
  expect(voters).toHaveLength(check.accepted + check.corrected);
  expect(voters.map((v) => v.voterNo)).toEqual(voters.map((_, i) => i + 1));
  expect(check).toEqual(without.check);
  expect(third.ok).toBe(false);
});

test('a name that no font can print is a warning: the row is taken as it is, and the sheet says which character', async () => {
  const rare = roll.toString('utf8').split('\r\n').slice(0, 3);
  const named = (line: string, name: string): string => line.split(',').with(columnOf('姓名'), name).join(',');
  const columnOf = (heading: string): number => (rare[0] ?? '').replace('\uFEFF', '').split(',').indexOf(heading);
  const text = [rare[0], named(rare[1] ?? '', '吴𪚥'), named(rare[2] ?? '', '黄𤋮明')].join('\r\n');
  const { check } = expectOk(await checker.check({ ...job, bytes: Buffer.from(text) }));
  expect([check.accepted, check.problems.map(({ row, code, severity }) => [row, code, severity])]).toEqual([
    2,
    [[2, 'NAME_UNPRINTABLE', 'warning']],
  ]);
  expect(check.problems[0]?.message.zh).toContain('“𪚥”');
});

test('a file that takes too long is refused, and the next one is checked by a fresh thread', async () => {
  const hasty = createRollChecker({ seconds: 0 });
  expect(await hasty.check(job)).toMatchObject({ ok: false, error: { code: 'ROLL_CHECK_TOO_LONG' } });
  expect(await hasty.check(job)).toMatchObject({ ok: false, error: { code: 'ROLL_CHECK_TOO_LONG' } });
  await hasty.close();
});

test('who comes when too many wait is told so, and closing leaves nobody waiting', async () => {
  const small = createRollChecker({ waiting: 0 });
  const [first, second] = [small.check(job), small.check(job)];
  expect(await second).toMatchObject({ ok: false, error: { code: 'ROLL_CHECK_BUSY' } });
  await small.close();
  expect((await first).ok).toBe(false);
  expect(await small.check(job)).toMatchObject({ ok: false, error: { code: 'ROLL_CHECK_STOPPED' } });
});

test('of more problems than anybody mends, the gravest are told and the rest counted', () => {
  const one = { sheet: '', column: 'A', code: 'NAME_MISSING', message: { zh: '', en: '' }, sources: [] } as const;
  const mild = Array.from({ length: MOST_PROBLEMS }, (_, i) => ({ ...one, row: i + 1, severity: 'warning' as const }));
  const grave = { ...one, row: 9999, severity: 'rejected' as const };
  const counts = { rows: 1, accepted: 0, corrected: 0, needsHuman: 0, rejected: 0, skipped: [] };
  const told = summary({ ...counts, problems: [...mild, grave] });
  expect([told.problems.length, told.moreProblems, told.problems[0]?.row]).toEqual([MOST_PROBLEMS, 1, 9999]);
  expect(summary({ ...counts, problems: mild }).moreProblems).toBeUndefined();
});

test('a check tells how columns would be read and how far it is, and ends when nobody wants it any more', async () => {
  const news: string[] = [];
  const told = expectOk(await checker.check(job, { tell: ({ kind }) => news.push(kind) }));
  expect(told.check.rows).toBe(3000);
  expect(news[0]).toBe('PREVIEW');
  expect(news).toContain('PROGRESS');
  const gone = new AbortController();
  const cut = checker.check(job, { tell: () => gone.abort(), signal: gone.signal });
  expect(await cut).toMatchObject({ ok: false, error: { code: 'ROLL_CHECK_CANCELLED' } });
  expect(await checker.check(job, { signal: gone.signal })).toMatchObject({
    ok: false,
    error: { code: 'ROLL_CHECK_CANCELLED' },
  });
  expect(expectOk(await checker.check({ ...job, want: 'WORKBOOK' })).workbook?.subarray(0, 2)).toEqual(
    new Uint8Array([0x50, 0x4b]),
  );
});

test('columns said by a person are read as said', async () => {
  const [header = '', ...rows] = roll.toString('utf8').split('\n');
  const bytes = Buffer.from([header.replace('姓名', '甲').replace('公民身份号码', '乙'), ...rows].join('\n'));
  expect(await checker.check({ ...job, bytes })).toMatchObject({ ok: false, error: { code: 'ROLL_COLUMNS_MISSING' } });
  const columns = { group: 0, household: 1, name: 2, sex: 3, idNumber: 4, birth: 5, ground: 6 };
  const mapping = [{ sheet: 'CSV', headerRow: 1, columns, headings: {} }];
  expect(expectOk(await checker.check({ ...job, bytes, mapping })).check.accepted).toBe(3000);
});
