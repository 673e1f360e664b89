import type { ContestOnBallot } from '@mingxuan/election';
import { describe, expect, it } from 'vitest';
import { askedOf, isMine, myTurn, nextBundle } from '../src/screens/count/my-bundles.ts';
import {
  abstained,
  differing,
  emptyFields,
  readSheet,
  type Sheet,
  sheetFault,
  sheetKeys,
  votesFor,
  withoutDiffering,
} from '../src/screens/count/sheet.ts';

const contests: readonly ContestOnBallot[] = [{ post: 'CHAIR', seats: 1, candidates: ['K1', 'K2'] }];
const fields = {
  valid: '49',
  invalid: '1',
  'K1.for': '30',
  'K1.against': '5',
  'K2.for': '15',
  'K2.against': '20',
  'partInvalid.CHAIR': '0',
};
const sheet: Sheet = { fields, writeIns: [{ post: 'CHAIR', name: ' 孙某 ', votes: '2' }] };

describe('a count sheet', () => {
  it('asks for every field of the paper form, in its order', () => {
    expect(sheetKeys(contests)).toEqual([
      'valid',
      'invalid',
      'K1.for',
      'K1.against',
      'K2.for',
      'K2.against',
      'partInvalid.CHAIR',
    ]);
  });

  it('does not take an empty field for zero', () => {
    expect(emptyFields(contests, { ...sheet, fields: { ...fields, 'K2.against': '' } })).toEqual(['K2.against']);
    expect(emptyFields(contests, { ...sheet, fields: { ...fields, 'K2.against': '0' } })).toEqual([]);
  });

  it('reads what was typed, names trimmed', () => {
    expect(readSheet(contests, sheet)).toEqual({
      figures: {
        valid: 49,
        invalid: 1,
        partInvalid: { CHAIR: 0 },
        marks: { K1: { for: 30, against: 5 }, K2: { for: 15, against: 20 } },
      },
      writeIns: [{ post: 'CHAIR', name: '孙某', votes: 2 }],
    });
  });

  it('shows what is left over, and the most votes so many ballots carry', () => {
    expect(abstained(contests[0] as ContestOnBallot, 'K1', sheet)).toBe(14);
    expect(votesFor(contests[0] as ContestOnBallot, sheet)).toEqual({ votes: 47, most: 49 });
  });

  it.each([
    ['49', null],
    ['48', 'BALLOTS_DO_NOT_ADD_UP'],
    ['50', 'BALLOTS_DO_NOT_ADD_UP'],
  ])('of 50 ballots with 1 invalid, %s valid gives %s', (valid, code) => {
    expect(sheetFault(50, contests, { ...sheet, fields: { ...fields, valid } })?.code ?? null).toBe(code);
  });

  it('asks again only for what differs, and never tells another person’s write-in', () => {
    const parts = differing(['K1.for', 'writeIn.CHAIR.周某']);
    expect([...parts.fields]).toEqual(['K1.for']);
    expect([...parts.writeInPosts]).toEqual(['CHAIR']);
    const left = withoutDiffering(sheet, parts);
    expect(left.fields['K1.for']).toBeUndefined();
    expect(left.fields['K2.for']).toBe('15');
    expect(left.writeIns).toEqual([]);
  });
});

describe('whose turn a bundle is', () => {
  const first = { no: 1, ballots: 50, stage: 'FIRST', by: 'me' } as const;
  it('never offers the second count to the maker of the first', () => {
    expect(myTurn(first, 'me')).toBe('WAIT_FOR_OTHER');
    expect(isMine(first, 'me')).toBe(false);
    expect(myTurn(first, 'other')).toBe('SECOND');
  });

  it('keeps the sheet a teller is filling in while somebody else’s first count comes in', () => {
    expect(askedOf('FIRST')).toBe(askedOf('WAITING'));
    expect(askedOf('DIFFERENT')).not.toBe(askedOf('FIRST'));
  });

  it('takes differences first, then second counts, then new bundles', () => {
    const waiting = { no: 2, ballots: 50, stage: 'WAITING' } as const;
    const different = { no: 3, ballots: 50, stage: 'DIFFERENT', by: ['me', 'other'], fields: ['valid'] } as const;
    expect(nextBundle([waiting, first, different], 'other')?.no).toBe(3);
    expect(nextBundle([waiting, first], 'other')?.no).toBe(1);
    expect(nextBundle([waiting, first], 'me')?.no).toBe(2);
    expect(nextBundle([first], 'me')).toBeUndefined();
    expect(isMine(different, 'third')).toBe(false);
  });
});
