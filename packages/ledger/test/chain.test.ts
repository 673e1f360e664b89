import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry, SealedRecord } from '../src/index.ts';
import { erase, verifyChain } from '../src/index.ts';
import { chainOf, draft, sampleChain } from './sample.ts';

const { entries, sealed, head } = sampleChain();
type Found = readonly [string, number | null];
const found = (
  es: readonly Entry[],
  records: ReadonlyMap<number, readonly SealedRecord[]> = sealed,
  end = true,
): Found[] => verifyChain(es, records, end ? { head } : {}).map((f) => [f.code, f.seq] as const);
const changed = (seq: number, over: Partial<Entry>): Entry[] =>
  entries.map((e) => (e.seq === seq ? { ...e, ...over } : e));
const withRecords = (seq: number, records: readonly SealedRecord[]): Map<number, readonly SealedRecord[]> =>
  new Map([...sealed, [seq, records]]);
const recordsOf = (seq: number): readonly SealedRecord[] => sealed.get(seq) ?? [];
const pick = (...seqs: number[]): Entry[] => seqs.flatMap((seq) => entries.filter((e) => e.seq === seq));

describe('checking a chain', () => {
  test('an untouched chain has no fault, and neither has an empty one', () => {
    expect(found([...entries])).toEqual([]);
    expect(verifyChain([], new Map())).toEqual([]);
  });

  test.each<[string, Found[], Found[]]>([
    ['changed in the middle', found(changed(3, { on: '2026-03-09' })), [['BROKEN_LINK', 4]]],
    ['changed at the end', found(changed(6, { on: '2026-03-09' })), [['HEAD_MISMATCH', 6]]],
    ['changed at the end, end unknown', found(changed(6, { on: '2026-03-09' }), sealed, false), []],
    [
      'does not begin at the beginning',
      found(changed(1, { prev: 'a'.repeat(64) })),
      [
        ['BROKEN_LINK', 1],
        ['BROKEN_LINK', 2],
      ],
    ],
    [
      'one missing',
      found(pick(1, 2, 4, 5, 6)),
      [
        ['GAP', 4],
        ['SEALED_EXTRA', 3],
      ],
    ],
    ['first missing', found(pick(2, 3, 4, 5, 6)), [['GAP', 2]]],
    ['last missing', found(pick(1, 2, 3, 4, 5)), [['HEAD_MISMATCH', 5]]],
    ['one twice', found(pick(1, 2, 2, 3, 4, 5, 6)), [['DUPLICATE_SEQ', 2]]],
    [
      'two exchanged',
      found(pick(1, 2, 4, 3, 5, 6)),
      [
        ['GAP', 4],
        ['OUT_OF_ORDER', 3],
      ],
    ],
    ['of another community', found(changed(6, { community: 'x' }), sealed, false), [['WRONG_COMMUNITY', 6]]],
    ['not spellable', found(changed(6, { body: { a: 0.5 } }), sealed, false), [['NOT_AN_INTEGER', 6]]],
    ['record missing', found([...entries], withRecords(2, recordsOf(2).slice(1))), [['SEALED_MISSING', 2]]],
    ['record too many', found([...entries], withRecords(4, recordsOf(5))), [['SEALED_EXTRA', 4]]],
    ['records exchanged', found([...entries], withRecords(2, [...recordsOf(2)].reverse())), [['SEALED_ALTERED', 2]]],
    ['records of nothing', found([...entries], withRecords(9, recordsOf(5))), [['SEALED_EXTRA', 9]]],
    [
      'record altered',
      found(
        [...entries],
        withRecords(
          5,
          recordsOf(5).map((r) => ({ ...r, value: { name: '别人' } })),
        ),
      ),
      [['SEALED_ALTERED', 5]],
    ],
    [
      'disclosure altered',
      found(
        [...entries],
        withRecords(
          5,
          recordsOf(5).map((r) => ({ ...r, disclosure: 'PUBLIC' as const })),
        ),
      ),
      [['SEALED_ALTERED', 5]],
    ],
  ])('%s', (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  test('several faults are all listed', () => {
    const bad = changed(3, { on: '2026-03-09' }).filter((e) => e.seq !== 5);
    expect(found(bad, withRecords(2, []))).toEqual([
      ['SEALED_MISSING', 2],
      ['BROKEN_LINK', 4],
      ['GAP', 6],
      ['SEALED_EXTRA', 5],
    ]);
  });

  test('time running backwards is pointed out, not condemned; fractions compare as numbers', () => {
    const times = [
      '2026-03-02T01:00:00.5Z',
      '2026-03-02T01:00:00.50Z',
      '2026-03-02T01:00:00Z',
      '2026-03-02T01:00:00.25Z',
    ];
    const late = chainOf(times.map((at) => draft({ at })));
    const faults = verifyChain(late.entries, late.sealed);
    expect(faults.map((f) => [f.code, f.seq, f.severity])).toEqual([['TIME_BACKWARDS', 3, 'warning']]);
  });

  test('faults carry the place the caller knows', () => {
    const faults = verifyChain(pick(1, 3), sealed, { placeOf: (i) => ({ file: 'entries', line: i + 1 }) });
    expect(faults[0]?.place).toEqual({ file: 'entries', line: 2 });
  });

  test('erasing any records leaves every hash valid', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), (choice) => {
        let at = 0;
        const kept = new Map<number, readonly SealedRecord[]>();
        for (const [seq, records] of sealed) {
          kept.set(
            seq,
            records.map((record) => {
              const gone = erase(record);
              at += 1;
              return choice[at - 1] === true && gone.ok ? gone.value : record;
            }),
          );
        }
        expect(found([...entries], kept)).toEqual([]);
      }),
    );
  });
});
