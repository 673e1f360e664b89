import type { IsoDate } from '@mingxuan/rulebook';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bundlesByHand, runsOf } from '../src/screens/poll/bundle-split.ts';
import { boxOf, deedAfterWaiting, deedOfKey, mandatesOf } from '../src/screens/poll/desk-keys.ts';
import { nextEvent, renameDevice, storedDevice } from '../src/screens/poll/device.ts';
import { diceIn } from '../src/screens/result/dice.ts';
import { statisticText } from '../src/screens/result/statistic-text.ts';

describe('the dice', () => {
  it('are the digits in the order in which they were thrown', () => {
    expect(diceIn(' 3 0,7\n90 ')).toEqual([3, 0, 7, 9, 0]);
    expect(diceIn('')).toEqual([]);
  });
});

describe('the statistics', () => {
  it('write a rate as its two whole numbers and nothing where nothing is on record', () => {
    const row = { group: '派生率', field: 'turnout', name: '投票率', value: null } as const;
    expect(statisticText({ ...row, ratio: { of: 1511, base: 3000 } }).zh).toBe('1511 / 3000');
    expect(statisticText({ ...row, ratio: null }).zh).toBe('');
    expect(statisticText({ ...row, value: 0 }).zh).toBe('0');
  });

  it('answer a question with yes or no', () => {
    const row = { group: '选举程序', field: 'publicCount', name: '是否公开唱票' } as const;
    expect([1, 0, null].map((value) => statisticText({ ...row, value }).zh)).toEqual(['是', '否', '']);
  });
});

describe('a desk', () => {
  beforeEach(() => {
    const kept = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  it('counts upwards, and uses a number up only when it was taken', () => {
    renameDevice('会场1号台');
    expect(nextEvent()).toMatchObject({ device: '会场1号台', deviceSeq: 1 });
    const event = nextEvent();
    expect(event.deviceSeq).toBe(1);
    event.confirm();
    expect(nextEvent().deviceSeq).toBe(2);
  });

  it('goes on after the last number that the ledger holds of its name', () => {
    renameDevice('会场3号台');
    expect(nextEvent({ 会场3号台: 41 }).deviceSeq).toBe(42);
    expect(nextEvent({ 别的台: 41 }).deviceSeq).toBe(1);
  });

  it('begins anew under a new name, and keeps the old one when none is given', () => {
    renameDevice('甲');
    nextEvent().confirm();
    renameDevice('  ');
    expect(storedDevice()).toEqual({ id: '甲', lastSeq: 1 });
    renameDevice('乙');
    expect(storedDevice()).toEqual({ id: '乙', lastSeq: 0 });
  });
});

describe('the keys of a desk', () => {
  const one = { found: 1, picked: false, fresh: true };
  it.each([
    ['F2', one, 'HALL'],
    ['F3', one, 'PROXY'],
    ['F4', one, 'MOBILE'],
    ['Enter', one, 'HALL'],
    ['Enter', { ...one, found: 2 }, null],
    ['Enter', { found: 2, picked: true, fresh: true }, 'HALL'],
    ['a', one, null],
    // Typed on: the rows still show whoever answered the earlier words.
    ['Enter', { ...one, fresh: false }, 'WAIT'],
    ['F2', { found: 2, picked: true, fresh: false }, 'WAIT'],
    ['a', { ...one, fresh: false }, null],
  ] as const)('%s with %o: %s', (key, rows, deed) => {
    expect(deedOfKey(key, rows)).toBe(deed);
  });

  it.each([
    ['Enter', 1, 'HALL'],
    ['F4', 1, 'MOBILE'],
    ['F2', 2, null],
    ['Enter', 0, null],
  ] as const)('%s that waited, with %i found, hands out %s', (key, found, channel) => {
    expect(deedAfterWaiting(key, found)).toBe(channel);
  });

  it('send a voter to the mobile box of this vote, not to one of an earlier vote', () => {
    const box = { basis: '', approvalNo: null, route: '', staff: [], listedOn: null, issued: 0 };
    const voters = [{ voterNo: 11, reason: 'IMMOBILE' }] as const;
    const seals = { sealOut: 'a', sealFound: 'a', sealIn: 'b' };
    const back = { ...seals, ballotsTaken: 1, ballotsBroughtBack: 1, leftAt: '', returnedAt: '', note: null };
    const boxes = [
      { ...box, box: 'M1', voters, trip: { stage: 'BACK', poll: 'residents', ...back } },
      { ...box, box: 'M2', voters, trip: { stage: 'APPROVED' } },
    ] as const;
    expect(boxOf({ boxes }, 'residents', 11)?.box).toBe('M1');
    expect(boxOf({ boxes }, 'residents-2', 11)?.box).toBe('M2');
    expect(boxOf({ boxes }, 'residents-2', 12)).toBeUndefined();
  });
});

describe('bundles as hands make them', () => {
  it.each([
    // 30 of 50, and the rest in one.
    [
      1525,
      50,
      10,
      [
        { bundles: 30, ballots: 50 },
        { bundles: 1, ballots: 25 },
      ],
    ],
    [1500, 50, 10, [{ bundles: 30, ballots: 50 }]],
    // A last bundle of 3 would show how three people voted: 31 bundles of 48 or 49.
    [
      1503,
      50,
      10,
      [
        { bundles: 15, ballots: 49 },
        { bundles: 16, ballots: 48 },
      ],
    ],
    [
      1510,
      50,
      10,
      [
        { bundles: 30, ballots: 50 },
        { bundles: 1, ballots: 10 },
      ],
    ],
    // All there is may be few: then there is nothing to spread.
    [7, 50, 10, [{ bundles: 1, ballots: 7 }]],
    [0, 50, 10, []],
    [10, 0, 10, []],
  ])('%i ballots, %i a bundle, none below %i', (collected, size, least, runs) => {
    const sizes = bundlesByHand(collected, size, least);
    expect(runsOf(sizes)).toEqual(runs);
    expect(sizes.reduce((sum, one) => sum + one, 0)).toBe(size === 0 ? 0 : collected);
  });
});

describe('proxies at a desk', () => {
  const someDay = '2026-12-17' as IsoDate;
  const proxies = [
    { no: 1, poll: 'residents', principal: 11, trustee: 20, agreedOn: someDay, ended: null },
    { no: 2, poll: 'residents', principal: 12, trustee: 20, agreedOn: someDay, ended: null },
    { no: 3, poll: 'residents', principal: 13, trustee: 20, agreedOn: someDay, ended: 'REVOKED' },
  ] as const;

  it('are shown from both sides once their list is published, and not what has ended', () => {
    const published = { proxies, proxyListsPublished: ['residents'] } as const;
    expect(mandatesOf(published, 'residents', 20)).toEqual({ gives: null, takes: [11, 12] });
    expect(mandatesOf(published, 'residents', 11)).toEqual({ gives: 20, takes: [] });
    expect(mandatesOf(published, 'residents', 13)).toEqual({ gives: null, takes: [] });
    expect(mandatesOf({ ...published, proxyListsPublished: [] }, 'residents', 11).gives).toBeNull();
  });
});
