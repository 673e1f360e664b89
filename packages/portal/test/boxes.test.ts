import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { after } from '../../documents/test/cycle-story.ts';
import { communityFacts } from '../src/index.ts';

/** The story's first certified vote, with other boxes. */
function boxesTold(collected: readonly number[], smallCell = 10) {
  const { cycle } = after('HANDED_OVER', '2026-12-29');
  const polls = cycle.polls.map((poll) =>
    poll.stage === 'CERTIFIED'
      ? { ...poll, smallCell, boxes: collected.map((n, i) => ({ box: `${i + 1}号票箱`, collected: n })) }
      : poll,
  );
  const facts = communityFacts({
    id: '33',
    cycle: { ...cycle, polls },
    asOf: { seq: 1, at: '2026-12-29T00:00:00.000Z' },
    isPersonalPaper: () => false,
  });
  return facts.votes[0]?.boxes ?? [];
}

describe('ballots of small boxes are told together', () => {
  it.each([
    [
      [100, 50],
      [100, 50],
    ],
    [
      [100, 10],
      [100, 10],
    ],
    [[100, 9], [109]],
    [
      [100, 50, 3],
      [100, 53],
    ],
    [
      [100, 50, 3, 8],
      [100, 50, 11],
    ],
    [
      [100, 50, 3, 4],
      [100, 57],
    ],
    [[4], [4]],
  ])('%j → %j', (collected, told) => {
    expect(boxesTold(collected).map((b) => b.collected)).toEqual(told);
  });

  it('no box below the limit shows, unless all of them together are; the sum stays', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(40), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 3, max: 30 }),
        (collected, limit) => {
          const told = boxesTold(collected, limit).map((b) => b.collected);
          const sum = collected.reduce((a, b) => a + b, 0);
          expect(told.reduce((a, b) => a + b, 0)).toBe(sum);
          if (told.length > 1) expect(Math.min(...told)).toBeGreaterThanOrEqual(limit);
        },
      ),
      { numRuns: 300 },
    );
  });
});
