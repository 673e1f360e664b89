import type { ContestOnBallot } from '@mingxuan/election';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterPress,
  afterWriteIn,
  isFull,
  type Keyed,
  nothingKeyed,
  overchosen,
  sheetOf,
} from '../src/screens/count/keyed-ballots.ts';
import { keyCap, type Press, pressOf } from '../src/screens/count/key-map.ts';
import { sheetFault } from '../src/screens/count/sheet.ts';

const contests: readonly ContestOnBallot[] = [
  { post: 'CHAIR', seats: 1, candidates: ['K1', 'K2'] },
  { post: 'MEMBER', seats: 2, candidates: ['K3', 'K4', 'K5'] },
];
const candidates = contests.flatMap((contest) => contest.candidates);

/** Types keys by their place on the keyboard; `+` before one holds shift down. */
const typed = (keys: string, ballots: number, from: Keyed = nothingKeyed): Keyed =>
  keys.split(' ').reduce((keyed, key) => {
    const press = pressOf(key.replace('+', ''), key.startsWith('+'));
    return press === null ? keyed : afterPress(keyed, press, candidates, ballots);
  }, from);

describe('a key', () => {
  it.each([
    ['Digit1', false, { kind: 'CANDIDATE', index: 0, against: false }],
    ['Digit9', true, { kind: 'CANDIDATE', index: 8, against: true }],
    ['Numpad2', false, { kind: 'CANDIDATE', index: 1, against: false }],
    ['KeyQ', false, { kind: 'CANDIDATE', index: 9, against: false }],
    ['Space', false, { kind: 'NEXT' }],
    ['Digit0', false, { kind: 'INVALID' }],
    ['KeyX', true, { kind: 'INVALID' }],
    ['Backspace', false, { kind: 'UNDO' }],
    ['F5', false, null],
    ['KeyN', false, null],
  ] as const)('%s means what stands on it', (code, shift, meant) => {
    expect(pressOf(code, shift)).toEqual(meant);
  });

  it('has a cap of its own for each of 28 candidates, and none beyond', () => {
    const caps = Array.from({ length: 28 }, (_, index) => keyCap(index));
    expect(new Set(caps).size).toBe(28);
    expect(caps.slice(0, 11)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', 'Q', 'W']);
    expect(caps.includes('X')).toBe(false);
    expect(keyCap(28)).toBe('');
  });
});

describe('ballots by keys', () => {
  it('become the sums of the sheet, every field filled', () => {
    // 1 and 3 and 4; 2 against and 5; one invalid; one with three for two seats, whose part is invalid.
    const keyed = typed('Digit1 Digit3 Digit4 Space +Digit2 Digit5 Space Digit0 Digit1 Digit3 Digit4 Digit5 Space', 4);
    const sheet = sheetOf(contests, keyed);
    expect(sheet.fields).toEqual({
      valid: '3',
      invalid: '1',
      'partInvalid.CHAIR': '0',
      'partInvalid.MEMBER': '1',
      'K1.for': '2',
      'K1.against': '0',
      'K2.for': '0',
      'K2.against': '1',
      'K3.for': '1',
      'K3.against': '0',
      'K4.for': '1',
      'K4.against': '0',
      'K5.for': '1',
      'K5.against': '0',
    });
    expect(sheetFault(4, contests, sheet)).toBeNull();
  });

  it('take the same mark twice as once, and the opposite one instead', () => {
    expect(typed('Digit1 Digit1', 1).marks).toEqual([{ kind: 'MARK', id: 'K1', mark: 'FOR' }]);
    expect(typed('Digit1 Minus Digit1', 1).marks).toEqual([{ kind: 'MARK', id: 'K1', mark: 'AGAINST' }]);
  });

  it('pass on a blank one only when the key is pressed again', () => {
    expect(typed('Space', 2).done.length).toBe(0);
    expect(typed('Space Space', 2).done.length).toBe(1);
    expect(typed('Space Digit1 Space', 2).done.length).toBe(1);
    expect(typed('Space Backspace', 2)).toEqual(nothingKeyed);
  });

  it('are undone mark by mark, back into the ballot before', () => {
    const back = typed('Digit1 Digit3 Space Backspace', 2);
    expect(back.done.length).toBe(0);
    expect(back.marks.length).toBe(2);
    expect(typed('Backspace', 2, back).marks).toEqual([{ kind: 'MARK', id: 'K1', mark: 'FOR' }]);
  });

  it('take no key beyond the last ballot but the one that undoes', () => {
    const full = typed('Digit1 Space', 1);
    expect(isFull(full, 1)).toBe(true);
    expect(typed('Digit2 Space KeyX', 1, full)).toEqual(full);
    expect(isFull(typed('Backspace', 1, full), 1)).toBe(false);
  });

  it('hold a name written in once a post, and say where too many are chosen', () => {
    const keyed = afterWriteIn(afterWriteIn(typed('Digit1', 1), 'CHAIR', ' 周娟 '), 'CHAIR', '周娟');
    expect(keyed.marks.filter((one) => one.kind === 'WRITE_IN')).toEqual([
      { kind: 'WRITE_IN', post: 'CHAIR', name: '周娟' },
    ]);
    expect(overchosen(contests, keyed.marks)).toEqual(['CHAIR']);
    expect(sheetOf(contests, typed('Space', 1, keyed)).fields['partInvalid.CHAIR']).toBe('1');
  });

  it('always make a sheet that adds up, whatever is typed', () => {
    const keys = fc.constantFrom<Press>(
      ...[0, 1, 2, 3, 4, 5].flatMap((index): Press[] => [
        { kind: 'CANDIDATE', index, against: false },
        { kind: 'CANDIDATE', index, against: true },
      ]),
      { kind: 'NEXT' },
      { kind: 'INVALID' },
      { kind: 'UNDO' },
      { kind: 'AGAINST' },
    );
    fc.assert(
      fc.property(fc.array(keys, { maxLength: 120 }), (presses) => {
        const keyed = presses.reduce((now, press) => afterPress(now, press, candidates, 10), nothingKeyed);
        expect(keyed.done.length).toBeLessThanOrEqual(10);
        expect(sheetFault(keyed.done.length, contests, sheetOf(contests, keyed))).toBeNull();
      }),
      { seed: 5 },
    );
  });
});
