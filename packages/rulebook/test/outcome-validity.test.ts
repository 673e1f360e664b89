import { describe, expect, test } from 'vitest';
import { outcome } from '../src/index.ts';
import {
  contest,
  F,
  flat,
  headOf,
  M,
  party,
  partyVote,
  reasonsOf,
  residents,
  residentsVote,
  saying,
} from './outcome-fixture.ts';

describe('whether the vote counts', () => {
  test('every ballot invalid: said with its figures, and only then', () => {
    const input = residentsVote({
      ballots: { issued: 1900, collected: 1800, invalid: 1800 },
      contests: [contest('CHAIR', 1, F('甲', 0))],
    });
    const said = headOf(input, residents(), '主任');
    expect(said).toMatchObject({
      rule: 'CNT-16',
      verdict: 'warning',
      short: 1,
      figures: { collected: 1800, invalid: 1800 },
    });
    expect(said.text.zh).toContain('1800张全是无效票');
    const none = residentsVote({
      ballots: { issued: 0, collected: 0, invalid: 0 },
      contests: [contest('CHAIR', 1, F('甲', 0))],
    });
    expect(reasonsOf(none, residents()).some((one) => one.text.zh.includes('全是无效票'))).toBe(false);
    const party0 = partyVote(5, {
      ballots: { issued: 5, collected: 5, invalid: 5 },
      contests: [contest('SECRETARY', 1, F('甲', 0))],
    });
    expect(headOf(party0, party(), '书记').rule).toBe('PTY-CNT-2');
  });

  test('how many too many, against which limit', () => {
    const input = residentsVote({
      electorate: { mode: 'ALL_VOTERS', entitled: 3000, present: 1800 },
      ballots: { issued: 1900, collected: 1803, invalid: 0 },
      contests: [contest('CHAIR', 1, F('甲', 1000))],
    });
    const said = saying('这次选举无效', input, residents());
    expect(said.text.zh).toBe('收回1803张，比投票人数1800多3张，这次选举无效。');
    expect(said.text.en).toBe('1803 ballots collected, 3 more than the 1800 people who took part: this vote is void.');
    expect(said.figures).toEqual({ issued: 1900, collected: 1803, present: 1800 });
    const fine = saying('没有多于', { ...input, ballots: { issued: 1900, collected: 1800, invalid: 0 } }, residents());
    expect(fine.text).toEqual({
      zh: '收回1800张，没有多于投票人数1800、发出票1900。',
      en: '1800 ballots collected: not more than 1800 people who took part, 1900 ballots issued.',
    });
    expect(fine.figures).toEqual({ issued: 1900, collected: 1800, present: 1800 });
    const unrecorded = { ...input, electorate: { mode: 'ALL_VOTERS', entitled: 3000, present: null } } as const;
    expect(saying('没有多于', unrecorded, residents())).toMatchObject({
      figures: { issued: 1900, collected: 1803 },
      text: { zh: '收回1803张，没有多于发出票1900、登记选民3000。' },
    });
  });

  test.each([
    ['VOTERS', 1900, 'warning'],
    ['ISSUED', 1900, 'violation'],
    ['BOTH', 1900, 'violation'],
    ['VOTERS', null, 'violation'],
  ] as const)('more than issued where the text compares %s, present %s: %s', (value, present, verdict) => {
    const book = residents([], { overCollectedBase: { value, source: 'X-1', mark: 'CONFIRMED' } });
    const input = residentsVote({
      electorate: { mode: 'ALL_VOTERS', entitled: 3000, present },
      ballots: { issued: 1800, collected: 1850, invalid: 0 },
      contests: [contest('CHAIR', 1, F('甲', 1000))],
    });
    expect(saying('比发出票', input, book)).toMatchObject({ verdict });
  });

  test.each([
    ['VOTERS', 'violation'],
    ['ISSUED', 'warning'],
    ['BOTH', 'violation'],
  ] as const)('more than took part where the text compares %s: %s', (value, verdict) => {
    const book = residents([], { overCollectedBase: { value, source: 'X-1', mark: 'CONFIRMED' } });
    const input = residentsVote({
      electorate: { mode: 'ALL_VOTERS', entitled: 3000, present: 1800 },
      ballots: { issued: 1900, collected: 1850, invalid: 0 },
      contests: [contest('CHAIR', 1, F('甲', 1000))],
    });
    expect(saying('比投票人数', input, book)).toMatchObject({ verdict });
  });

  test('turnout in words: the Party is present, residents vote', () => {
    const vote = residentsVote({ contests: [contest('CHAIR', 1, F('甲', 1000), M('乙', 5))] });
    expect(saying('法定人数', vote, residents()).text.zh).toBe(
      '登记选民3000人，参加投票1800人，至少要1501人，达到法定人数。',
    );
    const meeting = partyVote(40, { contests: [contest('SECRETARY', 1, F('甲', 30))] });
    expect(saying('法定人数', meeting, party()).text.en).toBe(
      '40 members expected, 40 present, at least 32 needed: met.',
    );
    const few = { ...vote, ballots: { issued: 1400, collected: 1400, invalid: 0 } };
    expect(saying('法定人数', few, residents()).text.zh).toBe(
      '登记选民3000人，参加投票1400人，至少要1501人，还差101人，不够法定人数。',
    );
  });

  test('a way to elect that the rules do not know voids the vote only where a confirmed text says so', () => {
    const input = residentsVote({
      electorate: { mode: 'RESIDENT_REP', entitled: 60, present: null },
      ballots: { issued: 50, collected: 50, invalid: 0 },
      contests: [contest('CHAIR', 1, F('甲', 40), M('乙', 5))],
    });
    const only = (mark: 'CONFIRMED' | 'SECONDARY') =>
      residents([], { votingModes: { value: ['ALL_VOTERS'], source: 'X-1', mark } });
    expect(outcome(input, only('CONFIRMED'))).toMatchObject({ valid: false, contests: [{ next: 'RERUN' }] });
    expect(outcome(input, only('SECONDARY'))).toMatchObject({ valid: true, contests: [{ next: 'NONE' }] });
    expect(saying('不允许', input, only('SECONDARY')).verdict).toBe('warning');
    expect(reasonsOf(input, residents()).some((one) => one.text.zh.includes('不允许'))).toBe(false);
    const meeting = partyVote(40, { contests: [contest('SECRETARY', 1, F('甲', 30))] });
    expect(reasonsOf(meeting, party()).some((one) => one.text.zh.includes('不允许'))).toBe(false);
  });

  const again = (parameters: Parameters<typeof residents>[1]) => {
    const input = residentsVote({
      round: 2,
      ballots: { issued: 900, collected: 900, invalid: 0 },
      contests: [contest('CHAIR', 1, F('甲', 400), M('乙', 5))],
    });
    const result = outcome(input, residents([], parameters));
    return [result.valid, result.contests[0]?.next, flat(result.reasons).find((one) => one.rule === 'CNT-9b')] as const;
  };

  test.each([
    ['needed, confirmed', { value: true, mark: 'CONFIRMED' }, false, 'RERUN', 'violation'],
    ['needed, known second-hand', { value: true, mark: 'SECONDARY' }, false, 'PENDING_REVIEW', 'unknown'],
    ['not needed', { value: false, mark: 'CONFIRMED' }, true, 'NONE', 'ok'],
  ] as const)('the turnout of another election, %s', (_name, { value, mark }, valid, next, verdict) => {
    const [isValid, then, said] = again({ reElectionQuorum: { value, source: 'X-1', mark } });
    expect([isValid, then, said?.verdict]).toEqual([valid, next, verdict]);
    expect(said?.figures).toEqual({ entitled: 3000, took: 900, needed: 1501 });
  });

  test('void for two causes, one of them settled: the vote is held anew', () => {
    const input = residentsVote({
      round: 2,
      electorate: { mode: 'ALL_VOTERS', entitled: 3000, present: 800 },
      ballots: { issued: 900, collected: 900, invalid: 0 },
      contests: [contest('CHAIR', 1, F('甲', 400), M('乙', 5))],
    });
    expect(outcome(input, residents()).contests[0]?.next).toBe('RERUN');
  });

  test('the head cites what its parts cite, once each', () => {
    const [whole] = outcome(
      residentsVote({ contests: [contest('CHAIR', 1, F('甲', 1000), M('乙', 5))] }),
      residents(),
    ).reasons;
    expect(whole?.sources).toEqual(expect.arrayContaining(['JWH25-19', 'XJF-44']));
    expect(new Set(whole?.sources).size).toBe(whole?.sources.length);
  });

  test('a Party majority counts those present, or those expected where the method says so', () => {
    const input = partyVote(40, {
      electorate: { mode: 'PARTY_MEMBERS', entitled: 48, present: 40 },
      contests: [contest('PARTY_MEMBER', 1, F('甲', 22), M('乙', 5))],
    });
    expect(saying('甲得22票', input, party())).toMatchObject({
      figures: { base: 40, needed: 21 },
      text: { zh: expect.stringContaining('实到会') },
    });
    const expected = party({ majorityBase: { value: 'EXPECTED', source: 'X-1', mark: 'CONFIRMED' } });
    expect(saying('甲得22票', input, expected)).toMatchObject({
      figures: { base: 48, needed: 25 },
      verdict: 'violation',
      text: { zh: expect.stringContaining('应到会'), en: expect.stringContaining('3 short') },
    });
  });
});
