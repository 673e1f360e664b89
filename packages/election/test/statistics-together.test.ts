import { text } from '@mingxuan/rulebook';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StatisticRow } from '../src/index.ts';
import { statisticsTogether } from '../src/index.ts';

const figure = (value: number | null, below?: number): StatisticRow => ({
  group: '投票',
  field: 'proxyVotes',
  name: '委托投票',
  value,
  ...(below === undefined ? {} : { below }),
});
const rate = (ratio: { readonly of: number; readonly base: number } | null): StatisticRow => ({
  group: '派生率',
  field: 'turnout',
  name: '投票率',
  value: null,
  ratio,
});
const manner = (zh: string | null): StatisticRow => ({
  group: '选举准备',
  field: 'recMethod',
  name: '推选方式',
  value: null,
  ...(zh === null ? {} : { said: text(zh, zh) }),
});
const only = (rows: readonly StatisticRow[]) => statisticsTogether(rows.map((row) => [row]))[0];

describe('figures of several communities together', () => {
  it.each([
    [[figure(7), figure(5)], { value: 12, held: 2 }],
    // Of those that hold it: an unknown figure is not a nought.
    [[figure(7), figure(null)], { value: 7, held: 1 }],
    [[figure(null), figure(null)], { value: null, held: 0 }],
    [[figure(0), figure(null)], { value: 0, held: 1 }],
  ])('adds up what is held (%#)', (rows, told) => {
    expect(only(rows)).toMatchObject(told);
  });

  it('adds numerators and denominators, never shares', () => {
    expect(only([rate({ of: 1, base: 2 }), rate({ of: 9, base: 10 }), rate(null)])).toMatchObject({
      ratio: { of: 10, base: 12 },
      held: 2,
    });
    expect(only([rate(null), rate(null)])).toMatchObject({ ratio: null, held: 0 });
  });

  it('counts manners', () => {
    expect(
      only([manner('居民会议推选'), manner('居民代表会议推选'), manner('居民会议推选'), manner(null)]),
    ).toMatchObject({
      held: 3,
      said: [
        { how: { zh: '居民会议推选' }, count: 2 },
        { how: { zh: '居民代表会议推选' }, count: 1 },
      ],
    });
  });

  it('marks a sum that is still too small to be told, and no other', () => {
    expect(only([figure(4, 10), figure(5, 10)])).toMatchObject({ value: 9, below: 10 });
    expect(only([figure(4, 10), figure(6, 10)])).not.toHaveProperty('below');
    expect(only([figure(0), figure(0)])).not.toHaveProperty('below');
  });

  it('is the same in one step and level by level', () => {
    const values = fc.array(fc.option(fc.nat(5000), { nil: null }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(values, fc.nat(12), (of, cut) => {
        const add = (part: readonly (number | null)[]) => only(part.map((one) => figure(one)))?.value ?? null;
        const halves = [add(of.slice(0, cut)), add(of.slice(cut))];
        expect(add(halves)).toBe(add(of));
      }),
    );
  });
});
