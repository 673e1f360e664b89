import { describe, expect, test } from 'vitest';
import { type Column, judgeBallot } from '../src/index.ts';
import { party, residents } from './outcome-fixture.ts';

const column = (over: Partial<Column>): Column => ({ post: 'MEMBER', seats: 5, chosen: [], writeIns: [], ...over });
const names = (n: number) => ['甲', '乙', '丙', '丁', '戊', '己', '庚'].slice(0, n);
const residentsColumn = (over: Partial<Column>) => judgeBallot([column(over)], residents())[0];
const partyColumn = (over: Partial<Column>) => judgeBallot([column({ post: 'PARTY_MEMBER', ...over })], party())[0];

describe('one column of a ballot', () => {
  test.each([
    ['four of five', 4, 'COUNTS', 4],
    ['five of five', 5, 'COUNTS', 5],
    ['RC09: six of five', 6, 'INVALID', 0],
    ['RC06: blank', 0, 'BLANK', 0],
  ] as const)('%s', (_name, chosen, state, votes) => {
    const judged = residentsColumn({ chosen: names(chosen) });
    expect(judged).toMatchObject({ state });
    expect(judged?.votesFor).toHaveLength(votes);
  });

  test('RC07: illegible: invalid, still collected', () => {
    const judged = residentsColumn({ chosen: names(2), illegible: true });
    expect(judged).toMatchObject({ state: 'INVALID', votesFor: [] });
    expect(judged?.reason.text.zh).toContain('计入收回');
  });

  test('the same name chosen and written in is one', () => {
    expect(residentsColumn({ seats: 1, chosen: ['甲'], writeIns: ['甲'] })).toMatchObject({
      state: 'COUNTS',
      votesFor: ['甲'],
    });
  });
});

describe('a Party ballot', () => {
  test('PC12: four approved and two written in for five seats', () => {
    expect(partyColumn({ chosen: names(4), writeIns: ['己', '庚'], refused: ['戊', '辛'] })).toMatchObject({
      state: 'INVALID',
      reason: { rule: 'PTY-CNT-3', figures: { chosen: 6, seats: 5 } },
    });
  });

  test('PC13: an abstention writes in nobody, by a rule known second-hand', () => {
    const judged = partyColumn({ chosen: ['乙'], writeIns: ['戊'], refused: [] });
    expect(judged).toMatchObject({
      state: 'COUNTS',
      votesFor: ['乙'],
      reason: { rule: 'PTY-MARK-3', verdict: 'warning' },
    });
    expect(partyColumn({ chosen: [], writeIns: ['戊'], refused: [] })).toMatchObject({ state: 'BLANK', votesFor: [] });
  });

  test('as many written in as refused count', () => {
    expect(partyColumn({ chosen: ['乙'], writeIns: ['戊'], refused: ['甲'] })?.votesFor).toEqual(['乙', '戊']);
  });
});

describe('one person for two posts on one ballot', () => {
  const both = [column({ post: 'CHAIR', seats: 1, chosen: ['甲'] }), column({ chosen: ['甲', '乙'] })];

  test('RC12: void in Zhejiang', () => {
    expect(judgeBallot(both, residents(['zhejiang'])).map((one) => one.state)).toEqual(['INVALID', 'INVALID']);
  });

  test('where no local text speaks it counts, and a person is asked', () => {
    expect(judgeBallot(both, residents())).toMatchObject([
      { state: 'COUNTS', reason: { verdict: 'unknown' } },
      { state: 'COUNTS', reason: { verdict: 'unknown' } },
    ]);
  });

  test('counted for both where votes count for the higher post', () => {
    const book = residents([], { dualPost: { value: 'COUNT_HIGHER', source: 'P-A', mark: 'SECONDARY' } });
    expect(judgeBallot(both, book)).toMatchObject([{ reason: { verdict: 'ok' } }, { reason: { verdict: 'ok' } }]);
  });
});
