import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkRollFile } from '../src/index.ts';
import { csv, ELECTION_DAY, HEADINGS, MAN, person, WITH_X, WOMAN, workbook } from './people.ts';
import type { Value } from './people.ts';

const rows: readonly (readonly Value[])[] = [['花名册'], HEADINGS, WOMAN, MAN, WITH_X, person({ 姓名: '' })];
const files = {
  'roll.xlsx': workbook([{ name: '花名册', rows, merges: ['A1:J1'] }]),
  'roll.xls': workbook([{ name: '花名册', rows, merges: ['A1:J1'] }], 'xls'),
  'roll.csv': csv(rows),
  'dates.xlsx': readFileSync(new URL('fixtures/messy/dates.xlsx', import.meta.url)),
  'formulas.xls': readFileSync(new URL('fixtures/messy/formulas.xls', import.meta.url)),
} as const;
type Name = keyof typeof files;

/** Whatever the bytes, the answer is a refusal with a sentence or a report that adds up and tells no whole number. */
async function holds(bytes: Uint8Array, name: string): Promise<void> {
  const result = await checkRollFile(bytes, name, { electionDay: ELECTION_DAY });
  if (!result.ok) {
    expect(result.error.message.zh).toMatch(/。$/u);
    expect(result.error.remedy.zh).toMatch(/。$/u);
    return;
  }
  const { rows: total, accepted, corrected, needsHuman, rejected, voters, problems } = result.value;
  expect(accepted + corrected + needsHuman + rejected).toBe(total);
  expect(voters).toHaveLength(accepted + corrected);
  for (const { message, value } of problems)
    expect(`${message.zh}${message.en}${value ?? ''}`).not.toMatch(/[\d０-９]{15}/u);
}

test.each(Object.keys(files) as Name[])('%s with bytes changed, cut off or doubled', async (name) => {
  const original = files[name];
  const position = fc.integer({ min: 0, max: original.length - 1 });
  const change = fc.record({ at: position, byte: fc.integer({ min: 0, max: 255 }) });
  const corrupted = fc.record({
    changes: fc.array(change, { maxLength: 12 }),
    cut: fc.option(position),
    from: fc.option(position),
  });
  await fc.assert(
    fc.asyncProperty(corrupted, async ({ changes, cut, from }) => {
      const bytes = Buffer.from(original);
      for (const { at, byte } of changes) bytes[at] = byte;
      const kept = cut === null ? bytes : bytes.subarray(0, cut);
      await holds(from === null ? kept : Buffer.concat([kept, bytes.subarray(from)]), name);
    }),
    { numRuns: 150 },
  );
});

const odd: fc.Arbitrary<Value> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom<Value>(
    '990100196609172980',
    '９９０１００１９６６０９１７２９８０',
    '1966-09-17',
    '合计',
    '姓名',
    '=1+1',
    '户籍',
    '女',
    '',
    null,
  ),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.stringMatching(/^[0-9０-９ Xx.-]{0,22}$/u),
);

test('cells replaced by anything', async () => {
  const swap = fc.record({
    row: fc.integer({ min: 0, max: rows.length - 1 }),
    column: fc.integer({ min: 0, max: 10 }),
    value: odd,
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(swap, { minLength: 1, maxLength: 10 }),
      fc.constantFrom<'csv' | 'xlsx'>('csv', 'xlsx'),
      async (swaps, kind) => {
        const changed = rows.map((row) => [...row]);
        for (const { row, column, value } of swaps) {
          const target = changed[row];
          if (target) target[column] = value;
        }
        const filled = changed.map((row) => Array.from(row, (value) => value ?? null));
        await holds(kind === 'csv' ? csv(filled) : workbook([{ name: 'a', rows: filled }]), `a.${kind}`);
      },
    ),
    { numRuns: 300 },
  );
});

test('any bytes at all under any name', async () => {
  const name = fc.constantFrom('a.xlsx', 'a.xls', 'a.csv', 'a', 'a.docx');
  const start = fc.constantFrom('', 'PK\u0003\u0004', '姓名,身份证号\n');
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), name, start, async (bytes, fileName, opening) => {
      await holds(Buffer.concat([Buffer.from(opening), bytes]), fileName);
    }),
    { numRuns: 300 },
  );
});

/** Swaps, doubles and leaves out rows, and swaps columns, of a file that is right. */
test('rows in any order, doubled or left out, columns swapped: everything adds up', async () => {
  const people = [WOMAN, MAN, WITH_X];
  const order = fc.array(fc.integer({ min: 0, max: people.length - 1 }), { minLength: 1, maxLength: 12 });
  const columns = fc.shuffledSubarray(
    HEADINGS.map((_, column) => column),
    { minLength: HEADINGS.length },
  );
  const kinds = fc.constantFrom<'csv' | 'xlsx' | 'xls'>('csv', 'xlsx', 'xls');
  await fc.assert(
    fc.asyncProperty(order, columns, kinds, async (picked, arranged, kind) => {
      const mixed = [HEADINGS, ...picked.map((index) => people[index] ?? WOMAN)].map((row) =>
        arranged.map((column) => row[column] ?? null),
      );
      const bytes = kind === 'csv' ? csv(mixed) : workbook([{ name: 'a', rows: mixed }], kind);
      const result = await checkRollFile(bytes, `a.${kind}`, { electionDay: ELECTION_DAY });
      const different = new Set(picked).size;
      expect(result).toMatchObject({
        ok: true,
        value: { rows: picked.length, accepted: different, rejected: picked.length - different },
      });
    }),
    { numRuns: 120 },
  );
});
