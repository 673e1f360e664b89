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

describe('who stands in another election, in detail', () => {
  test('says for how many seats, and how many are missing', () => {
    const said = next(members(2, F('甲', 1000), F('乙', 800), F('丙', 0)), 'MEMBER', residents())?.reason;
    expect(said?.figures).toEqual({ seats: 1, candidates: 1, needed: 2 });
    expect(said?.text.zh).toBe('另行选举1名，由上次未当选、得票多的乙作候选人，至少要2名，还差1名。');
    expect(said?.text.en).toContain('乙; at least 2 needed, 1 short.');
    const enough = next(members(2, F('甲', 1000), F('乙', 800), F('丙', 7)), 'MEMBER', residents())?.reason;
    expect(enough?.text.zh).toBe('另行选举1名，由上次未当选、得票多的乙、丙作候选人，至少要2名。');
    expect(enough?.text.en).toContain('at least 2 needed.');
    expect(enough?.short).toBeUndefined();
  });

  test('ids and sexes come along, and only where they were given', () => {
    const input = members(1, { ...F('甲', 800), id: 'c1' }, { name: '乙', votes: 700 });
    expect(next(input, 'MEMBER', residents())?.candidates).toEqual([
      { name: '甲', id: 'c1', sex: 'F' },
      { name: '乙' },
    ]);
  });

  test('nobody found unqualified', () => {
    const one = {
      post: 'MEMBER' as const,
      seats: 1,
      nominees: [
        { ...F('甲', 800), qualified: false },
        { ...F('乙', 700), qualified: true },
      ],
    };
    const writeIns = [
      { name: '丙', votes: 300, qualified: false },
      { name: '丁', votes: 200, qualified: true, registered: true },
    ];
    expect(names(residentsVote({ contests: [{ ...one, writeIns }] }), 'MEMBER', residents())).toEqual(['乙', '丁']);
  });

  test('people seated earlier do not stand again, nor their near relatives; in the Party relatives may', () => {
    const one = {
      post: 'MEMBER' as const,
      seats: 1,
      nominees: [F('甲', 500), F('乙', 400), F('丙', 300), F('丁', 200)],
      writeIns: [],
    };
    const vote = {
      round: 2 as const,
      seated: [{ name: '甲', sex: 'F', post: 'CHAIR' }] as const,
      relatives: [{ a: '甲', b: '乙', relation: '夫妻' }],
      contests: [one],
    };
    expect(names(residentsVote(vote), 'MEMBER', residents())).toEqual(['丙', '丁']);
    const meeting = partyVote(40, {
      relatives: [{ a: '甲', b: '乙', relation: '夫妻' }],
      contests: [{ post: 'PARTY_MEMBER', seats: 2, nominees: [F('甲', 30), F('乙', 20), F('丙', 10)], writeIns: [] }],
    });
    expect(names(meeting, 'PARTY_MEMBER', party())).toEqual(['乙', '丙']);
  });

  test('where votes count down, votes for a higher post count for standing as well', () => {
    const input = residentsVote({
      electorate: { mode: 'ALL_VOTERS', entitled: 2500, present: null },
      ballots: { issued: 1500, collected: 1500, invalid: 0 },
      contests: [
        { post: 'CHAIR', seats: 1, nominees: [F('甲', 600), F('乙', 200)], writeIns: [] },
        { post: 'VICE', seats: 1, nominees: [F('丙', 450), F('乙', 300)], writeIns: [] },
        { post: 'MEMBER', seats: 1, nominees: [F('丁', 550), F('丙', 60)], writeIns: [] },
      ],
    });
    // For member: 甲 600, 丁 550, 丙 450 + 60 = 510, 乙 200 + 300 = 500. For vice-chair no votes for member count.
    expect(names(input, 'MEMBER', residents(['p-a']))).toEqual(['甲', '丁']);
    expect(names(input, 'VICE', residents(['p-a']))).toEqual(['甲', '乙']);
    expect(names(input, 'CHAIR', residents(['p-a']))).toEqual(['甲', '乙']);
    expect(names(input, 'MEMBER', residents())).toEqual(['丁', '丙']);
    const close = {
      ...input,
      contests: input.contests.map((one) => ({
        ...one,
        nominees: one.nominees.filter((p) => p.name !== '甲' && p.name !== '丁'),
      })),
    };
    expect(names(close, 'MEMBER', residents(['p-a']))).toEqual(['丙', '乙']);
  });

  test('a post that was not answered has no next round', () => {
    const input = members(1, F('甲', 800), F('乙', 700));
    const result = outcome(input, residents());
    expect(candidatesForNextRound(input, { ...result, contests: [] }, 'MEMBER', residents())).toBeUndefined();
    expect(candidatesForNextRound({ ...input, contests: [] }, result, 'MEMBER', residents())).toBeUndefined();
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
