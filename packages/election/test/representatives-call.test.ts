import { describe, expect, test } from 'vitest';
import type { Command } from '../src/index.ts';
import { days, playUntil } from './story.ts';
import { day, World } from './world.ts';

const until = (mode: World['mode'], done: (w: World) => boolean): World => {
  const world = new World();
  world.mode = mode;
  return playUntil(world, (w) => w.state.status !== 'UNOPENED' && done(w));
};

const group = {
  group: '第一居民小组',
  households: 160,
  seats: 6,
  on: day('2026-11-19'),
  openAt: '19:00',
  place: '活动室',
};
const call = (change: object = {}): Command => ({
  type: 'CALL_REPRESENTATIVES',
  method: 'BY_HOUSEHOLD',
  groups: [{ ...group, ...change }],
});

describe('calling the groups to choose (N05)', () => {
  const committee = (): World => until('RESIDENT_REP', (w) => w.cycle.rec !== null);

  test.each([
    ['whole', {}, 'OK'],
    ['without a place', { place: ' ' }, 'GROUP_UNCLEAR'],
    ['without seats', { seats: 0 }, 'GROUP_UNCLEAR'],
    ['after the day itself', { on: day('2026-11-17') }, 'CALL_AFTER_THE_DAY'],
    ['on the day itself', { on: days.register }, 'OK'],
  ])('%s', (_what, change, code) => {
    expect(committee().codeOf(call(change), 'chair', days.register)).toBe(code);
  });

  // JWH25-13: about one for twenty to fifty households, so of 160 households four to eight.
  test.each([
    [3, 1],
    [4, 0],
    [8, 0],
    [9, 1],
  ])('%i for 160 households give %i warnings', (seats, warnings) => {
    const world = committee();
    world.must({ command: call({ seats }), account: 'chair', on: days.register });
    expect(world.cycle.representativesCall?.warnings).toHaveLength(warnings);
  });
});

describe('leaders of groups (N06-1)', () => {
  // The first group chose voters 1 to 6, the second 7 to 12.
  const listed = (): World => until('RESIDENT_REP', (w) => w.cycle.representatives !== null);
  const lead = (...pairs: readonly (readonly [string, number])[]): Command => ({
    type: 'LIST_GROUP_LEADERS',
    groups: pairs.map(([of, leader]) => ({ group: of, leader })),
  });

  test.each([
    ['one of those it chose', lead(['第一居民小组', 6]), 'OK'],
    ['one whom another group chose', lead(['第一居民小组', 7]), 'LEADER_NOT_REPRESENTATIVE'],
    ['a group of another name', lead(['第三居民小组', 1]), 'LEADER_NOT_REPRESENTATIVE'],
    ['somebody who is no voter', lead(['第一居民小组', 99]), 'LEADER_NOT_A_VOTER'],
    ['one person for two groups', lead(['第一居民小组', 1], ['第二居民小组', 1]), 'LEADER_TWICE'],
  ])('%s', (_what, command, code) => {
    expect(listed().codeOf(command, 'chair', days.register)).toBe(code);
  });
});

describe('scribes (N14)', () => {
  const world = until('ALL_VOTERS', (w) => w.cycle.published.formal);
  const name = (...people: readonly string[]): Command => ({
    type: 'NAME_SCRIBES',
    stations: [{ station: '中心会场', people }],
  });

  test('each station has one, nobody stands twice', () => {
    expect(world.codeOf(name(), 'chair', days.pledged)).toBe('SCRIBES_UNCLEAR');
    expect(world.codeOf(name('韩梅', '韩梅'), 'chair', days.pledged)).toBe('SCRIBES_UNCLEAR');
    expect(world.codeOf(name('韩梅', '冯雪'), 'chair', days.pledged)).toBe('OK');
  });

  test('a candidate among them is a warning: the rule is known from other places only', () => {
    const standing = world.cycle.candidates.find((c) => c.stream === 'RESIDENTS')?.name ?? '';
    const [fact] = world.copy().must({ command: name(standing), account: 'chair', on: days.pledged });
    expect(fact?.body).toMatchObject({ warnings: [expect.stringContaining('CAND-11')] });
  });
});
