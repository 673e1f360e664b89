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

  describe('RC08: partly illegible', () => {
    const partly = (overlays: readonly string[], chosen: number, unclear: number) =>
      judgeBallot([column({ chosen: names(chosen), unclear })], residents(overlays))[0];

    test('measures A: the illegible part is void, the rest counts; known second-hand, so with a warning', () => {
      expect(partly(['p-a'], 3, 1)).toMatchObject({
        state: 'COUNTS',
        votesFor: ['甲', '乙', '丙'],
        reason: { rule: 'CNT-6', verdict: 'warning', figures: { chosen: 3, unclear: 1, seats: 5 } },
      });
      expect(partly(['p-a'], 3, 1)?.reason.sources).toContain('P-A');
      expect(partly(['p-a'], 0, 1)).toMatchObject({ state: 'BLANK', votesFor: [] });
    });

    test('the law is silent: the rest counts until the election committee decides', () => {
      expect(partly([], 3, 1)).toMatchObject({
        state: 'COUNTS',
        votesFor: ['甲', '乙', '丙'],
        reason: { verdict: 'unknown' },
      });
    });

    test.each([
      [4, 1, 'warning'],
      [4, 2, 'unknown'],
    ] as const)('%i legible and %i not, of five: %s', (chosen, unclear, verdict) => {
      expect(partly(['p-a'], chosen, unclear)?.reason.verdict).toBe(verdict);
    });

    test('six legible of five are too many, whatever else is on the ballot', () => {
      expect(partly(['p-a'], 6, 1)).toMatchObject({ state: 'INVALID', reason: { rule: 'CNT-4' } });
    });

    test('void as a whole where a text says so', () => {
      const book = residents([], { illegiblePart: { value: 'BALLOT_INVALID', source: 'X-1', mark: 'CONFIRMED' } });
      expect(judgeBallot([column({ chosen: names(3), unclear: 1 })], book)).toMatchObject([
        { state: 'INVALID', votesFor: [], reason: { verdict: 'violation' } },
      ]);
    });

    test('a confirmed text that voids the part only is no warning', () => {
      const book = residents([], { illegiblePart: { value: 'PART_INVALID', source: 'X-1', mark: 'CONFIRMED' } });
      expect(judgeBallot([column({ chosen: names(3), unclear: 1 })], book)).toMatchObject([
        { reason: { verdict: 'ok' } },
      ]);
    });

    test('a Party ballot: the election method speaks', () => {
      expect(partyColumn({ chosen: ['乙'], unclear: 1 })).toMatchObject({
        state: 'COUNTS',
        reason: { rule: 'PTY-MARK-2' },
      });
    });
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
