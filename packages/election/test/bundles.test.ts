import { describe, expect, test } from 'vitest';
import type { Command } from '../src/index.ts';
import type { Counting } from './story.ts';
import { days, firstOfEachPost, playUntil, pollAt, staff } from './story.ts';
import { World } from './world.ts';

const on = days.polls;
const codeOf = (world: World, command: Command, account = 'chair'): string => world.codeOf(command, account, on);
const did = (world: World, ...commands: readonly Command[]): World => {
  for (const command of commands) world.must({ command, account: 'chair', on });
  return world;
};
const pollOf = (world: World): Counting => world.cycle.polls.at(-1) as Counting;
const bundles = (...sizes: readonly number[]): Command => ({
  type: 'DECLARE_BUNDLES',
  poll: 'residents',
  bundles: sizes.map((ballots, i) => ({ no: i + 1, ballots })),
});
const sheet = (collected: number, change: object = {}): Command => ({
  type: 'CLOSE_POLL',
  poll: 'residents',
  spoiled: 0,
  unused: 10,
  boxes: [{ box: '会场', collected }],
  correction: '抄错',
  ...change,
});
/** Ten ballots in one box, the limit of this vote being five. */
const closed = (): World => playUntil(new World(), pollAt('residents', 'COUNTING'));
function countBundle(world: World, no: number): void {
  const ballots = pollOf(world).bundles.find((b) => b.no === no)?.ballots ?? 0;
  const figures = firstOfEachPost(pollOf(world), no, ballots);
  const command: Command = { type: 'ENTER_BUNDLE', poll: 'residents', no, figures, writeIns: [] };
  for (const account of ['tellerA', 'tellerB']) world.must({ command, account, on });
}

describe('bundles are no handful', () => {
  test.each([
    [[9, 1], 'BUNDLE_TOO_SMALL'],
    [[6, 4], 'BUNDLE_TOO_SMALL'],
    [[5, 5], 'OK'],
    // What holds everything tells no more than the result.
    [[10], 'OK'],
  ])('%j of ten, below five being a handful: %s', (sizes, code) => {
    expect(codeOf(closed(), bundles(...sizes))).toBe(code);
  });

  test('nor is a vote of four divided, though it may be counted', () => {
    const world = playUntil(new World(), (w) => pollAt('residents', 'OPEN')(w) && w.checkIns.size === 4);
    did(world, sheet(4, { unused: 16 }));
    expect([codeOf(world, bundles(2, 2)), codeOf(world, bundles(4))]).toEqual(['BUNDLE_TOO_SMALL', 'OK']);
  });
});

describe('a sheet that is replaced', () => {
  test('with the same ballots in the same boxes leaves the count as it stands', () => {
    const world = did(closed(), bundles(10));
    countBundle(world, 1);
    did(world, sheet(10));
    expect(pollOf(world).bundles).toMatchObject([{ no: 1, ballots: 10, stage: 'AGREED' }]);
    expect(codeOf(world, bundles(5, 5))).toBe('COUNT_BEGUN');
  });

  test('with other ballots lets nobody divide anew what was counted: one division taken from another shows a ballot', () => {
    const world = did(closed(), bundles(5, 5));
    countBundle(world, 1);
    did(world, sheet(9));
    expect([bundles(9), bundles(4, 5), bundles(5, 4)].map((command) => codeOf(world, command))).toEqual([
      'BUNDLES_LAID_OUT_ANEW',
      'BUNDLE_TOO_SMALL',
      'BUNDLE_TOO_SMALL',
    ]);
    // There and back again: the bundles are those that were counted.
    did(world, sheet(10));
    expect([bundles(10), bundles(5, 5)].map((command) => codeOf(world, command))).toEqual([
      'BUNDLES_LAID_OUT_ANEW',
      'OK',
    ]);
  });

  test('is kept for whoever signs, with the reason that came with it', () => {
    const world = did(closed(), sheet(9), sheet(10, { correction: '又数了一遍' }));
    expect(pollOf(world).sheetsBefore.map(({ boxes, correction }) => [boxes[0]?.collected, correction])).toEqual([
      [10, null],
      [9, '抄错'],
    ]);
    expect(pollOf(world).correction).toBe('又数了一遍');
  });
});

describe('what is signed', () => {
  const digestOf = (world: World): string => (world.cycle.polls.at(-1) as { digest?: string }).digest ?? '';
  const explained = (reason: string, twice = false): World => {
    const world = playUntil(new World(), (w) => pollAt('residents', 'OPEN')(w) && w.checkIns.size === 10);
    const { correction: _none, ...first } = sheet(10, { unused: 9, discrepancy: reason }) as {
      correction?: string;
    } & Command;
    did(world, first as Command, ...(twice ? [sheet(10, { unused: 9, discrepancy: reason })] : []));
    return playUntil(world, pollAt('residents', 'DETERMINED'));
  };

  test('is this sheet and no other, though every number in it is the same', () => {
    expect(digestOf(explained('丢失一张'))).not.toBe(digestOf(explained('丢失一张', true)));
  });

  test('holds no word of the reason, which can be erased', () => {
    expect(digestOf(explained('丢失一张'))).toBe(digestOf(explained('被风吹走一张')));
  });
});

test('whoever counted a bundle that others have counted anew does not sign', () => {
  const world = playUntil(new World(), pollAt('residents', 'DETERMINED'));
  did(world, { type: 'RECOUNT', poll: 'residents', bundles: pollOf(world).bundles.map((b) => b.no), reason: '复核' });
  for (const { no, ballots } of pollOf(world).bundles) {
    const figures = firstOfEachPost(pollOf(world), no, ballots);
    const command: Command = { type: 'ENTER_BUNDLE', poll: 'residents', no, figures, writeIns: [] };
    for (const account of ['tellerC', 'tellerD']) world.must({ command, account, on });
  }
  did(world, { type: 'DETERMINE_RESULT', poll: 'residents' });
  const digest = (world.cycle.polls.at(-1) as { digest?: string }).digest ?? '';
  const sign: Command = { type: 'SIGN_RESULT', poll: 'residents', as: 'SCRUTINEER', name: '监票员', digest };
  expect(['tellerA', 'tellerC', 'scrutineer'].map((account) => codeOf(world, sign, account))).toEqual([
    'TELLER_CANNOT_SIGN',
    'TELLER_CANNOT_SIGN',
    'OK',
  ]);
});

test('a box with more ballots than voters goes into the reasons of the result', () => {
  const world = playUntil(new World(), pollAt('residents', 'PREPARED'));
  for (const box of ['会场', '北站'])
    did(world, {
      type: 'SEAL_FIXED_BOX',
      poll: 'residents',
      box,
      kind: box === '会场' ? 'MAIN' : 'STATION',
      place: box,
      shownEmpty: true,
      seals: [`封-${box}`],
      witnesses: ['监票员', '居民甲'],
    });
  did(world, { type: 'OPEN_POLL', poll: 'residents', boxesShownEmpty: true, booths: 2, smallCell: 5, staff });
  for (let no = 1; no <= 14; no += 1)
    did(world, {
      type: 'CHECK_IN',
      poll: 'residents',
      voterNo: no,
      channel: 'HALL',
      place: no <= 9 ? '会场' : '北站',
      device: '台',
      deviceSeq: no,
    });
  const boxes = [
    { box: '会场', collected: 8 },
    { box: '北站', collected: 6 },
  ];
  did(world, { type: 'CLOSE_POLL', poll: 'residents', spoiled: 0, unused: 6, boxes, discrepancy: '误投' });
  playUntil(world, pollAt('residents', 'DETERMINED'));
  const poll = world.cycle.polls.at(-1);
  const reasons = poll?.stage === 'DETERMINED' ? poll.named.reasons : [];
  expect(reasons.find(({ rule }) => rule === 'CNT-3a')?.text.zh).toContain('北站收6张、投票5人');
});
