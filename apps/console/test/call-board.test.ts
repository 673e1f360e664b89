import type { CycleView, PollView } from '@mingxuan/election';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { majorityLine } from '../src/screens/call/majority.ts';
import { call, emptyTally, invalidBallot, nextBallot, readTally, type Tally } from '../src/screens/call/tally.ts';

describe('what is called out', () => {
  it('adds one vote a name and ballot', () => {
    const twice = call(call(emptyTally, 'K1', 2), 'K1', 2);
    expect(twice.votes).toEqual({ K1: 1 });
    expect(call(nextBallot(twice, 2), 'K1', 2).votes).toEqual({ K1: 2 });
  });

  it('takes back what was called from a ballot that turns out invalid', () => {
    const read = invalidBallot(call(call(emptyTally, 'K1', 3), 'K2', 3), 3);
    expect(read).toEqual({ done: 1, invalid: 1, votes: { K1: 0, K2: 0 }, hand: [] });
  });

  it('ends with the last ballot', () => {
    const end = nextBallot(emptyTally, 1);
    expect(call(end, 'K1', 1)).toBe(end);
    expect(nextBallot(end, 1)).toBe(end);
    expect(invalidBallot(end, 1)).toBe(end);
  });

  it('never gives anybody more votes than there are ballots', () => {
    const acts = fc.array(fc.constantFrom('K1', 'K2', 'NEXT', 'INVALID'), { maxLength: 60 });
    fc.assert(
      fc.property(acts, (steps) => {
        const tally = steps.reduce<Tally>(
          (now, step) =>
            step === 'NEXT' ? nextBallot(now, 9) : step === 'INVALID' ? invalidBallot(now, 9) : call(now, step, 9),
          emptyTally,
        );
        const most = tally.done - tally.invalid + (tally.hand.length > 0 ? 1 : 0);
        for (const votes of Object.values(tally.votes)) expect(votes).toBeLessThanOrEqual(most);
      }),
      { seed: 7 },
    );
  });

  it('is read back from the browser, and anything else is not taken for it', () => {
    const kept = call(nextBallot(call(emptyTally, 'K1', 9), 9), 'K2', 9);
    expect(readTally(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
    for (const other of [null, 1, {}, { done: -1, invalid: 0, votes: {}, hand: [] }, { ...kept, done: 'x' }])
      expect(readTally(other)).toBeNull();
  });
});

describe('the line that elects', () => {
  const counting = (kind: PollView['kind'], collected: number, entitled = 3000) =>
    ({
      id: 'residents',
      stream: 'RESIDENTS',
      kind,
      stage: 'COUNTING',
      openedOn: '2026-12-20',
      entitled,
      issued: collected,
      collected,
      present: null,
      contests: [{ post: 'CHAIR', seats: 1, candidates: ['K1', 'K2'] }],
    }) as unknown as Parameters<typeof majorityLine>[1];
  const cycle = (kinds: readonly PollView['kind'][]) =>
    ({
      packs: { residents: { pack: 'residents-2026', overlays: [] }, party: { pack: 'party-2020', overlays: [] } },
      mandate: { votingMode: 'ALL_VOTERS', seats: { CHAIR: 1, VICE: 0, MEMBER: 0 } },
      polls: kinds.map((kind) => ({ kind, stream: 'RESIDENTS' })),
    }) as unknown as CycleView;

  it.each([
    // More than half of the ballots collected, the invalid ones included (JWH25-19).
    ['FIRST', ['FIRST'], 1511, 756],
    ['FIRST', ['FIRST'], 1600, 801],
    // 另行选举: at least one third.
    ['RE_ELECTION', ['FIRST', 'RE_ELECTION'], 1620, 540],
    // 再次投票: most votes, so no line.
    ['RUNOFF', ['FIRST', 'RUNOFF'], 1620, null],
    // Too few took part: nobody can be elected at all.
    ['FIRST', ['FIRST'], 1500, null],
  ] as const)('%s of %j with %i ballots', (kind, kinds, collected, needed) => {
    const line = majorityLine(cycle(kinds), counting(kind, collected), 'CHAIR');
    expect(line?.needed ?? null).toBe(needed);
    if (line !== null) expect(line.sources).toContain('JWH25-19');
  });
});
