import { describe, expect, test } from 'vitest';
import {
  candidatesForNextRound,
  type Nominee,
  outcome,
  type OutcomeInput,
  type Post,
  type Rulebook,
} from '../src/index.ts';
import { party, partyVote, residents, residentsVote } from './outcome-fixture.ts';

const F = (name: string, votes: number): Nominee => ({ name, sex: 'F', votes });
const next = (input: OutcomeInput, post: Post, book: Rulebook) =>
  candidatesForNextRound(input, outcome(input, book), post, book);
const names = (input: OutcomeInput, post: Post, book: Rulebook) =>
  next(input, post, book)?.candidates.map((p) => p.name);
const members = (seats: number, ...nominees: readonly Nominee[]) =>
  residentsVote({ contests: [{ post: 'MEMBER', seats, nominees, writeIns: [] }] });

describe('who stands in another election', () => {
  test('the unelected with most votes, one more than the seats left', () => {
    const input = members(3, F('甲', 1000), F('乙', 800), F('丙', 700), F('丁', 600), F('戊', 500));
    expect(next(input, 'MEMBER', residents())).toMatchObject({
      kind: 'RE_ELECTION',
      seats: 2,
      reason: { verdict: 'ok' },
    });
    expect(names(input, 'MEMBER', residents())).toEqual(['乙', '丙', '丁']);
  });

  test('level at the end: nobody is left out', () => {
    const input = members(2, F('甲', 1000), F('乙', 800), F('丙', 500), F('丁', 500));
    expect(names(input, 'MEMBER', residents())).toEqual(['乙', '丙', '丁']);
  });

  test('too few with votes: said, with how many are missing', () => {
    const input = members(2, F('甲', 1000), F('乙', 800), F('丙', 0));
    expect(next(input, 'MEMBER', residents())).toMatchObject({ reason: { verdict: 'warning', short: 1 } });
  });

  test('near relatives of the elected and those elected elsewhere are left out', () => {
    const input = residentsVote({
      relatives: [{ a: '甲', b: '乙', relation: 'SPOUSE' }],
      contests: [
        { post: 'CHAIR', seats: 1, nominees: [F('甲', 1000), F('丁', 100)], writeIns: [] },
        {
          post: 'MEMBER',
          seats: 2,
          nominees: [F('乙', 1200), F('甲', 900), F('丙', 1000), F('戊', 300)],
          writeIns: [],
        },
      ],
    });
    expect(names(input, 'MEMBER', residents())).toEqual(['戊']);
  });

  test('a write-in who may stand is among them, one who may not is not', () => {
    const input = residentsVote({
      contests: [
        {
          post: 'CHAIR',
          seats: 1,
          nominees: [F('甲', 800), F('乙', 100)],
          writeIns: [
            { name: '丙', votes: 300 },
            { name: '丁', votes: 400, registered: false },
          ],
        },
      ],
    });
    expect(names(input, 'CHAIR', residents())).toEqual(['甲', '丙']);
  });

  test('Party: a fifth more than the seats left', () => {
    const nominees = ['一', '二', '三', '四'].map((name, at) => F(name, 10 - at));
    const input = partyVote(40, { contests: [{ post: 'PARTY_MEMBER', seats: 2, nominees, writeIns: [] }] });
    expect(names(input, 'PARTY_MEMBER', party())).toEqual(['一', '二', '三']);
  });
});

describe('who stands in a runoff', () => {
  test('the tied only', () => {
    const input = members(1, F('甲', 1000), F('乙', 1000), F('丙', 300));
    expect(
      next({ ...input, ballots: { issued: 1999, collected: 1999, invalid: 0 } }, 'MEMBER', residents()),
    ).toMatchObject({
      kind: 'RUNOFF',
      seats: 1,
      candidates: [{ name: '甲' }, { name: '乙' }],
    });
  });

  test('brothers level for one post: the two, for one seat', () => {
    const input = { ...members(2, F('兄', 1000), F('弟', 1000)), relatives: [{ a: '兄', b: '弟', relation: '兄弟' }] };
    expect(next(input, 'MEMBER', residents())).toMatchObject({ kind: 'RUNOFF', seats: 1 });
  });
});

test('nothing follows a settled or a void vote, nor a post not voted on', () => {
  const input = members(1, F('甲', 1000), F('乙', 100));
  expect(next(input, 'MEMBER', residents())).toBeUndefined();
  expect(next(input, 'CHAIR', residents())).toBeUndefined();
  const low = { ...input, ballots: { issued: 1100, collected: 1100, invalid: 0 } };
  expect(next(low, 'MEMBER', residents())).toBeUndefined();
});
