import type { RollCheck, RollPreview } from '@mingxuan/contract';
import { expect, test } from 'vitest';
import type { Draft } from '../src/screens/roll/row-decisions.ts';
import { decisionsOf, openRows } from '../src/screens/roll/row-decisions.ts';
import { mappingOf, withMeaning, withSkip } from '../src/screens/roll/sheet-columns.ts';

const sheet = (name: string, columns: RollPreview[number]['columns']): RollPreview[number] => ({
  sheet: name,
  hidden: false,
  headerRow: 1,
  columns,
  found: [],
});

test('a sheet is left out and taken in again; one without columns is left to the server', () => {
  const sheets = [sheet('一组', { name: 0, idNumber: 1 }), sheet('说明', {})];
  const read = { sheet: '一组', headerRow: 1, columns: { name: 0, idNumber: 1 } };
  expect(mappingOf(sheets)).toEqual([read]);
  const out = withSkip(withSkip(sheets, '说明', true), '一组', true);
  expect(mappingOf(out)).toEqual([
    { sheet: '一组', skip: true },
    { sheet: '说明', skip: true },
  ]);
  expect(mappingOf(withSkip(out, '一组', false))).toEqual([read, { sheet: '说明', skip: true }]);
});

test('a hidden sheet is left to the server, which warns of it, until somebody takes it in', () => {
  const hidden = [{ ...sheet('旧', { name: 0, idNumber: 1 }), hidden: true, skip: true as const }];
  expect(mappingOf(hidden)).toEqual([]);
  expect(mappingOf(withSkip(hidden, '旧', false))).toEqual([
    { sheet: '旧', headerRow: 1, columns: { name: 0, idNumber: 1 } },
  ]);
});

test('a meaning belongs to one column at a time', () => {
  const [one] = withMeaning([sheet('一组', { name: 0, idNumber: 1 })], '一组', 1, 'name');
  expect(one?.columns).toEqual({ name: 1 });
});

const said = { zh: '', en: '' };
const problem = (
  row: number,
  code: string,
  severity: RollCheck['problems'][number]['severity'],
  more: Partial<RollCheck['problems'][number]> = {},
): RollCheck['problems'][number] => ({ sheet: '一组', row, column: 'A', code, severity, message: said, ...more });

const check: RollCheck = {
  file: { name: 'a.xlsx', sha256: '0'.repeat(64) },
  rows: 9,
  accepted: 0,
  corrected: 0,
  needsHuman: 0,
  rejected: 0,
  skipped: [],
  problems: [
    problem(2, 'NAME_TOO_LONG', 'needsHuman', { who: '阿卜杜勒' }),
    problem(2, 'REMARK_DEAD', 'needsHuman'),
    problem(2, 'PHONE_ODD', 'warning'),
    problem(3, 'GROUND_UNKNOWN', 'needsHuman'),
    problem(4, 'BIRTH_NEEDED', 'needsHuman'),
    problem(5, 'SEX_DISAGREES', 'needsHuman'),
    problem(5, 'DUPLICATE_ID', 'rejected'),
    problem(6, 'GROUND_MISSING', 'needsHuman', { until: 9, rows: 4 }),
    problem(8, 'SEX_DISAGREES', 'needsHuman'),
  ],
};

test('what a person decides on is a row that needs one and nothing worse; a question about the whole file is none', () => {
  expect(openRows(check).map(({ row, who, needsGround, onlyOut }) => [row, who, needsGround, onlyOut])).toEqual([
    [2, '阿卜杜勒', false, false],
    [3, undefined, true, false],
    [4, undefined, false, true],
    // Its sheet has no column for the ground either: whoever lets this one in says which.
    [8, undefined, true, false],
  ]);
});

test('a decision goes with the import once it says why, and by which ground where the row says none', () => {
  const rows = openRows(check);
  const drafts = (own: readonly [number, Draft][]) => new Map(own.map(([row, draft]) => [`${row} 一组`, draft]));
  expect(decisionsOf(rows, drafts([[2, { decision: 'REGISTER', reason: '  ' }]]))).toEqual([]);
  expect(decisionsOf(rows, drafts([[3, { decision: 'REGISTER', reason: '看过合同' }]]))).toEqual([]);
  expect(
    decisionsOf(
      rows,
      drafts([
        [2, { decision: 'LEAVE_OUT', reason: ' 看过死亡证明 ' }],
        [3, { decision: 'REGISTER', reason: '看过合同', ground: 'HABITUAL_RESIDENT' }],
      ]),
    ),
  ).toEqual([
    { sheet: '一组', row: 2, decision: 'LEAVE_OUT', reason: '看过死亡证明', codes: ['NAME_TOO_LONG', 'REMARK_DEAD'] },
    {
      sheet: '一组',
      row: 3,
      decision: 'REGISTER',
      reason: '看过合同',
      ground: 'HABITUAL_RESIDENT',
      codes: ['GROUND_UNKNOWN'],
    },
  ]);
});
