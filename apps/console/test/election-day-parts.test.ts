import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
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
    expect(statisticText({ ...row, ratio: { of: 1511, base: 3000 } })).toBe('1511 / 3000');
    expect(statisticText({ ...row, ratio: null })).toBe('');
    expect(statisticText({ ...row, value: 0 })).toBe('0');
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
