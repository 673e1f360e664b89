import { describe, expect, test } from 'vitest';
import { outcome } from '../src/index.ts';
import { flat, residentsRulebook, residentsVote } from './outcome-fixture.ts';

describe('a residents vote', () => {
  test('RC05: half of the ballots collected, invalid ones included, is what elects', () => {
    const at = (votes: number) =>
      outcome(
        residentsVote({
          ballots: { issued: 1900, collected: 1800, invalid: 60 },
          contests: [{ post: 'CHAIR', seats: 1, nominees: [{ name: '甲', sex: 'F', votes }], writeIns: [] }],
        }),
        residentsRulebook(),
      );
    expect(at(900).contests).toEqual([{ post: 'CHAIR', elected: [], tied: [], vacant: 1, next: 'RE_ELECTION' }]);
    expect(at(901).contests).toEqual([{ post: 'CHAIR', elected: ['甲'], tied: [], vacant: 0, next: 'NONE' }]);
    expect(flat(at(900).reasons).find((one) => one.rule === 'CNT-7')?.short).toBe(1);
  });
});
