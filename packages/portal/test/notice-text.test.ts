import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NoticePiece } from '../src/notice-text.ts';
import { piecesOf } from '../src/notice-text.ts';

/** As the words of a notice are kept: one line each, a row of a table with a wide space between its cells. */
const formal = [
  '幸福里社区居民选举委员会',
  '关于正式候选人名单的公告',
  '（第9号）',
  '经提名、资格审查，现将名单公布如下：',
  '一、主任（应选1人，候选人2人）',
  '序号　姓名　性别',
  '1　郭丽芳　女',
  '2　唐峰志　男',
  '特此公告。',
  '幸福里社区居民选举委员会',
  '2026年12月29日',
];

const linesOf = (piece: NoticePiece): readonly string[] => {
  switch (piece.kind) {
    case 'TABLE':
      return [...(piece.head === null ? [] : [piece.head]), ...piece.rows].map((cells) => cells.join('　'));
    case 'SIGNATURE':
      return piece.lines;
    default:
      return [piece.line];
  }
};

describe('the words of a notice', () => {
  it('are shown as title, headings, tables and signature', () => {
    expect(piecesOf(formal)).toEqual([
      { kind: 'HEAD', line: '幸福里社区居民选举委员会' },
      { kind: 'HEAD', line: '关于正式候选人名单的公告' },
      { kind: 'HEAD', line: '（第9号）' },
      { kind: 'PARAGRAPH', line: '经提名、资格审查，现将名单公布如下：' },
      { kind: 'HEADING', line: '一、主任（应选1人，候选人2人）' },
      {
        kind: 'TABLE',
        head: ['序号', '姓名', '性别'],
        rows: [
          ['1', '郭丽芳', '女'],
          ['2', '唐峰志', '男'],
        ],
      },
      { kind: 'PARAGRAPH', line: '特此公告。' },
      { kind: 'SIGNATURE', lines: ['幸福里社区居民选举委员会', '2026年12月29日'] },
    ]);
  });

  it('a table whose first row states figures has no head', () => {
    expect(piecesOf(['登记选民　2000 人', '有效票　1180 张'])).toEqual([
      {
        kind: 'TABLE',
        head: null,
        rows: [
          ['登记选民', '2000 人'],
          ['有效票', '1180 张'],
        ],
      },
    ]);
  });

  it('none is added, left out or moved, whatever the lines are', () => {
    const line = fc.oneof(
      fc.constantFrom(...formal, '', '（一）审议；', '　', 'a　b　', '12　'),
      fc.string({ maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
        expect(piecesOf(lines).flatMap(linesOf)).toEqual(lines);
      }),
      { numRuns: 500 },
    );
  });
});
