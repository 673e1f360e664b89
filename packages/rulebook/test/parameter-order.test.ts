import { describe, expect, test } from 'vitest';
import type { Parameters } from '../src/index.ts';
import { PARAMETER_NAMES, relate, type Relation } from '../src/overlays/parameter-order.ts';

type Name = keyof Parameters;
const of = (name: Name, value: unknown): Parameters =>
  ({ [name]: { value, source: 'X-1', mark: 'CONFIRMED' } }) as Parameters;
const related = (name: Name, above: unknown, local: unknown): Relation =>
  relate(name, of(name, above), of(name, local));

const MORE_IS_STRICTER: readonly Name[] = [
  'rollPublishDaysBefore',
  'objectionDays',
  'surplusPercent',
  'candidatePublishDaysBefore',
  'selfNominateDaysBefore',
  'withdrawDaysBefore',
  'proxyApplyDaysBefore',
  'proxyPublishDaysBefore',
  'noticeDaysBefore',
];
const LESS_IS_STRICTER: readonly Name[] = [
  'extensionMaxMonths',
  'rulingDays',
  'proxyMaxPerTrustee',
  'reElectionMaxDaysAfter',
  'handoverDays',
];
/** What bounds a person's right, or is settled by the law: no local text may change it. */
const FIXED: readonly Name[] = [
  'termYears',
  'womenRequired',
  'recQuitOnRelative',
  'votingAge',
  'workerMonths',
  'habitualResidenceMonths',
  'jointNominators',
  'candidateOrder',
  'proxyTrustee',
  'proxyAllowed',
  'relativesKeep',
];
/** What the law leaves to local texts. */
const LOCAL: readonly Name[] = [
  'womenSeparateColumn',
  'overCollectedBase',
  'overCollectedScope',
  'dualPost',
  'illegiblePart',
  'countDown',
  'nominationsCountDown',
  'reElectionQuorum',
  'vacancyAllowedAt',
  'vacancyNeeds',
  'relativesFillByNext',
  'qualificationRecheck',
  'sealSameDay',
  'certificateIssuer',
  'ballotRetention',
  'majorityBase',
];

describe('what a local value does to the one above it', () => {
  test.each(MORE_IS_STRICTER)('%s: more is stricter', (name) => {
    expect([9, 10, 11].map((local) => related(name, 10, local))).toEqual(['CONTRADICTS', 'SAME', 'TIGHTENS']);
  });

  test.each(LESS_IS_STRICTER)('%s: less is stricter', (name) => {
    expect([9, 10, 11].map((local) => related(name, 10, local))).toEqual(['TIGHTENS', 'SAME', 'CONTRADICTS']);
  });

  test.each(FIXED)('%s: the same or a contradiction', (name) => {
    expect([9, 10, 11].map((local) => related(name, 10, local))).toEqual(['CONTRADICTS', 'SAME', 'CONTRADICTS']);
  });

  test.each(LOCAL)('%s: local texts choose', (name) => {
    expect([9, 10, 11].map((local) => related(name, 10, local))).toEqual(['FILLS', 'SAME', 'FILLS']);
  });

  test('every figure is in one of these or has a table of its own', () => {
    const own: readonly Name[] = ['committeeSize', 'recSize', 'votingModes', 'surplus', 'mobileBox'];
    const all = [...MORE_IS_STRICTER, ...LESS_IS_STRICTER, ...FIXED, ...LOCAL, ...own];
    expect(all.toSorted()).toEqual(Object.keys(PARAMETER_NAMES).toSorted());
  });

  test.each(['committeeSize', 'recSize'] as const)('%s: a narrower range is stricter', (name) => {
    const cases: readonly (readonly [unknown, Relation])[] = [
      [{ min: 5, max: 9 }, 'SAME'],
      [{ min: 6, max: 9 }, 'TIGHTENS'],
      [{ min: 5, max: 8 }, 'TIGHTENS'],
      [{ min: 5, max: 9, odd: true }, 'TIGHTENS'],
      [{ min: 5, max: 9, odd: false }, 'SAME'],
      [{ min: 4, max: 9 }, 'CONTRADICTS'],
      [{ min: 5, max: 10 }, 'CONTRADICTS'],
      [{ min: 6, max: 10 }, 'CONTRADICTS'],
      [{ min: 5 }, 'CONTRADICTS'],
    ];
    for (const [local, relation] of cases)
      expect([local, related(name, { min: 5, max: 9 }, local)]).toEqual([local, relation]);
  });

  test('a range without an upper end', () => {
    expect(related('recSize', { min: 3 }, { min: 3 })).toBe('SAME');
    expect(related('recSize', { min: 3 }, { min: 3, max: 9 })).toBe('TIGHTENS');
    expect(related('recSize', { min: 3 }, { min: 2, max: 9 })).toBe('CONTRADICTS');
  });

  test('an odd number once asked for stays asked for', () => {
    const odd = { min: 5, max: 9, odd: true };
    expect(related('committeeSize', odd, { min: 5, max: 9 })).toBe('CONTRADICTS');
    expect(related('committeeSize', odd, odd)).toBe('SAME');
    expect(related('committeeSize', odd, { min: 7, max: 9, odd: true })).toBe('TIGHTENS');
  });

  test('ways to elect: fewer are stricter, another contradicts', () => {
    const above = ['ALL_VOTERS', 'HOUSEHOLD_REP'];
    expect(related('votingModes', above, above)).toBe('SAME');
    expect(related('votingModes', above, ['ALL_VOTERS'])).toBe('TIGHTENS');
    expect(related('votingModes', above, ['RESIDENT_REP'])).toBe('CONTRADICTS');
    expect(related('votingModes', above, ['ALL_VOTERS', 'RESIDENT_REP'])).toBe('CONTRADICTS');
  });

  test('surplus: each post inside the range above, one not named there inside the members’', () => {
    const above = { CHAIR: { min: 1 }, MEMBER: { min: 1, max: 3 } };
    expect(related('surplus', above, { CHAIR: { min: 1 } })).toBe('SAME');
    expect(related('surplus', above, { CHAIR: { min: 1 }, MEMBER: { min: 1, max: 2 } })).toBe('TIGHTENS');
    expect(related('surplus', above, { CHAIR: { min: 0 }, MEMBER: { min: 1, max: 2 } })).toBe('CONTRADICTS');
    expect(related('surplus', above, { VICE: { min: 1, max: 3 } })).toBe('SAME');
    expect(related('surplus', above, { VICE: { min: 2, max: 3 } })).toBe('TIGHTENS');
    expect(related('surplus', above, { VICE: { min: 1 } })).toBe('CONTRADICTS');
    expect(related('surplus', { CHAIR: { min: 1 } }, { VICE: { min: 1 } })).toBe('FILLS');
    expect(related('surplus', { CHAIR: { min: 1 } }, { VICE: { min: 1 }, CHAIR: { min: 2 } })).toBe('TIGHTENS');
    expect(related('surplus', above, { CHAIR: undefined })).toBe('SAME');
    expect(related('surplus', above, {})).toBe('SAME');
  });

  test('mobile boxes: higher approval, more scrutineers and a published list are stricter', () => {
    const above = { approval: 'REC', minScrutineers: 3, publishVoters: false };
    const local = (over: object) => related('mobileBox', above, { ...above, ...over });
    expect(local({})).toBe('SAME');
    expect(local({ approval: 'TOWN' })).toBe('TIGHTENS');
    expect(local({ approval: 'NONE' })).toBe('CONTRADICTS');
    expect(local({ minScrutineers: 4 })).toBe('TIGHTENS');
    expect(local({ minScrutineers: 2 })).toBe('CONTRADICTS');
    expect(local({ publishVoters: true })).toBe('TIGHTENS');
    expect(related('mobileBox', { ...above, publishVoters: true }, above)).toBe('CONTRADICTS');
    expect(related('mobileBox', { ...above, publishVoters: true }, { ...above, publishVoters: true })).toBe('SAME');
    expect(local({ approval: 'TOWN', minScrutineers: 2 })).toBe('CONTRADICTS');
  });

  test('what only one of them sets fills', () => {
    expect(relate('rulingDays', {}, of('rulingDays', 3))).toBe('FILLS');
    expect(relate('rulingDays', of('rulingDays', 3), {})).toBe('FILLS');
  });
});
