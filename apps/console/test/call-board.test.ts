import type { CycleView, PollView } from '@mingxuan/election';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { majorityLine } from '../src/screens/call/majority.ts';
import {
  type BallotsToCall,
  call,
  emptyTally,
  invalidBallot,
  nextBallot,
  readTally,
  type Tally,
  tooManyFor,
} from '../src/screens/call/tally.ts';
import { peopleByKey, pressOf } from '../src/screens/count/key-map.ts';
import { afterPress, type Keyed, nothingKeyed, sheetOf } from '../src/screens/count/keyed-ballots.ts';

const of = (ballots: number): BallotsToCall => ({
  ballots,
  contests: [
    { post: 'CHAIR', seats: 1, candidates: ['K1', 'K2'] },
    { post: 'MEMBER', seats: 2, candidates: ['K3', 'K4', 'K5'] },
  ],
});

/** Calls by what stands on the ballots: `,` ends one, `x` makes it invalid. */
const called = (spoken: string, ballots: number): Tally =>
  spoken
    .split(' ')
    .reduce<Tally>(
      (now, word) =>
        word === ','
          ? nextBallot(now, of(ballots))
          : word === 'x'
            ? invalidBallot(now, of(ballots))
            : call(now, word, of(ballots)),
      emptyTally,
    );

describe('what is called out', () => {
  it('adds one vote a name and ballot', () => {
    expect(called('K1 K1', 2).votes).toEqual({ K1: 1 });
    expect(called('K1 K1 , K1', 2).votes).toEqual({ K1: 2 });
  });

  it('takes back what was called from a ballot that turns out invalid', () => {
    expect(called('K1 K3 x', 3)).toEqual({ done: 1, invalid: 1, partInvalid: {}, votes: { K1: 0, K3: 0 }, hand: [] });
  });

  it('gives no vote for a post for which too many are chosen, and keeps the other posts of that ballot', () => {
    const inHand = called('K1 K3 K2', 9);
    expect(tooManyFor(of(9), inHand.hand)).toEqual(['CHAIR']);
    expect(inHand.votes).toEqual({ K1: 0, K3: 1 });
    const done = nextBallot(inHand, of(9));
    expect([done.votes, done.partInvalid, done.invalid]).toEqual([{ K1: 0, K3: 1 }, { CHAIR: 1 }, 0]);
    expect(invalidBallot(inHand, of(9)).votes).toEqual({ K1: 0, K3: 0 });
  });

  it('counts everybody written in for a post, as many as were written', () => {
    expect(called('W.MEMBER W.MEMBER ,', 9).votes).toEqual({ 'W.MEMBER': 2 });
    const over = called('W.MEMBER K3 W.MEMBER ,', 9);
    expect([over.votes, over.partInvalid]).toEqual([{ 'W.MEMBER': 0, K3: 0 }, { MEMBER: 1 }]);
  });

  it('ends with the last ballot', () => {
    const end = nextBallot(emptyTally, of(1));
    expect(call(end, 'K1', of(1))).toBe(end);
    expect(nextBallot(end, of(1))).toBe(end);
    expect(invalidBallot(end, of(1))).toBe(end);
  });

  it('comes to the sums of the tellers’ screen for the same ballots, pressed on the same keys', () => {
    const { contests } = of(9);
    const people = peopleByKey(contests);
    const key = fc.constantFrom('Digit1', 'Digit2', 'Digit3', 'Digit4', 'Digit5', 'Space', 'KeyX');
    fc.assert(
      fc.property(fc.array(key, { maxLength: 60 }), (codes) => {
        const [tally, read] = codes.reduce<[Tally, Keyed]>(
          ([hall, table], code) => {
            const press = pressOf(code, false);
            if (press === null) return [hall, table];
            const named = press.kind === 'CANDIDATE' ? people[press.index] : undefined;
            const blank = press.kind === 'NEXT' && table.marks.length === 0;
            return [
              press.kind === 'INVALID'
                ? invalidBallot(hall, of(9))
                : named === undefined
                  ? nextBallot(hall, of(9))
                  : call(hall, named, of(9)),
              // At the table a blank ballot is asked about once.
              afterPress(blank ? afterPress(table, press, people, 9) : table, press, people, 9),
            ];
          },
          [emptyTally, nothingKeyed],
        );
        const { fields } = sheetOf(contests, { ...read, marks: [] });
        const settled = invalidBallot(tally, { ...of(9), ballots: 10 });
        for (const id of people) expect(String(settled.votes[id] ?? 0)).toBe(fields[`${id}.for`]);
        for (const { post } of contests)
          expect(String(tally.partInvalid[post] ?? 0)).toBe(fields[`partInvalid.${post}`]);
        expect(String(tally.invalid)).toBe(fields['invalid']);
      }),
      { seed: 7 },
    );
  });

  it('never gives anybody more votes than there are ballots', () => {
    const acts = fc.array(fc.constantFrom('K1', 'K3', 'K4', 'NEXT', 'INVALID'), { maxLength: 60 });
    fc.assert(
      fc.property(acts, (steps) => {
        const from = of(9);
        const tally = steps.reduce<Tally>(
          (now, step) =>
            step === 'NEXT'
              ? nextBallot(now, from)
              : step === 'INVALID'
                ? invalidBallot(now, from)
                : call(now, step, from),
          emptyTally,
        );
        const most = tally.done - tally.invalid + (tally.hand.length > 0 ? 1 : 0);
        for (const votes of Object.values(tally.votes)) expect(votes).toBeLessThanOrEqual(most);
      }),
      { seed: 7 },
    );
  });

  it('is read back from the browser, and anything else is not taken for it', () => {
    const kept = called('K1 K2 , K3', 9);
    expect(readTally(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
    for (const other of [null, 1, {}, { ...emptyTally, done: -1 }, { ...kept, done: 'x' }, { ...kept, partInvalid: 1 }])
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
      polls: [
        ...kinds.map((kind, i) => ({ id: i === 0 ? 'residents' : `residents-${i + 1}`, kind, stream: 'RESIDENTS' })),
        // Another base's other vote moves no line of this one.
        { id: 'party-committee-2', kind: 'RE_ELECTION', stream: 'PARTY' },
      ],
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
