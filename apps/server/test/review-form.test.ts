import { reviewWorkbook } from '@mingxuan/documents';
import { readTables } from '@mingxuan/roll';
import { describe, expect, test } from 'vitest';
import { readForm, readOpinion } from '../src/review-batch/read-form.ts';

describe('an opinion of a department', () => {
  const wrong = { kind: 'WRONG' };
  test.each([
    ['', '', '', '', { kind: 'EMPTY' }],
    ['无异议', '', '', '', { kind: 'OPINION', finding: { opinion: 'NO_OBJECTION' } }],
    // 没有依据的，不得填“不合格”: ground, document and the day it was told, all three.
    ['不合格', '', '', '2026-12-07', wrong],
    ['不合格', '因犯罪受过刑事处罚', '', '2026-12-07', wrong],
    ['不合格', '因犯罪受过刑事处罚', '（2021）刑初12号', '', wrong],
    ['不合格', '长期上访', '信访记录', '2026-12-07', wrong],
    [
      '不合格',
      '因犯罪受过刑事处罚',
      '（2021）刑初12号',
      '2026年12月7日',
      {
        kind: 'OPINION',
        finding: { opinion: 'BARRED', bar: 'CRIMINAL_PENALTY', document: '（2021）刑初12号', toldOn: '2026-12-07' },
      },
    ],
    ['地方规定', '欠缴费用', '', '2026-12-07', wrong],
    [
      '地方规定',
      '欠缴费用',
      '某省办法第九条',
      '2026-12-07',
      {
        kind: 'OPINION',
        finding: {
          opinion: 'LOCAL_CONCERN',
          localText: '某省办法第九条',
          concern: '欠缴费用',
          toldOn: '2026-12-07',
        },
      },
    ],
    ['有问题', '', '', '', wrong],
  ])('%s, %s, %s, %s', (opinion, ground, basis, told, read) => {
    expect(readOpinion(opinion, ground, basis, told)).toMatchObject(read);
  });
});

test('the form comes back as it was sent out, with nobody judged yet', async () => {
  const people = [{ id: 'R-CHAIR-1', name: '陈䶮', sex: 'M' as const, born: '1980-06', post: '主任' }];
  const sent = { community: '幸福里社区', unit: '街道派出所', list: 'a'.repeat(64), people };
  const tables = await readTables(await reviewWorkbook(sent, 1_800_000_000), '联审表.xlsx');
  if (!tables.ok) throw new Error(tables.error.message.zh);
  expect(readForm(tables.value)).toMatchObject({
    ok: true,
    value: {
      unit: '街道派出所',
      list: 'a'.repeat(64),
      lines: [{ id: 'R-CHAIR-1', name: '陈䶮', read: { kind: 'EMPTY' } }],
    },
  });
});

test('another workbook is no form', () => {
  expect(readForm([{ sheet: '表', hidden: false, rows: [] }])).toMatchObject({
    ok: false,
    error: { code: 'NOT_A_REVIEW_FORM' },
  });
});
