import type { State } from '@mingxuan/election';
import { ok } from '@mingxuan/rulebook';
import { expect, test } from 'vitest';
import { nextDeed } from '../../../packages/election/test/story.ts';
import { World } from '../../../packages/election/test/world.ts';
import { hiddenCounts } from '../src/log-publisher/held-back.ts';

/** What the log would be told in this state. */
const heldIn = (state: State): Promise<boolean> =>
  hiddenCounts({ current: () => Promise.resolve(ok({ state })) }).held('c');

test('a first count is hidden from the log until the last bundle of its vote is agreed', async () => {
  const world = new World();
  const said: (readonly [string, boolean])[] = [];
  for (let deed = nextDeed(world); deed !== null; deed = nextDeed(world)) {
    world.must(deed);
    const { type } = deed.command;
    said.push([type, await heldIn(world.state)]);
  }
  const first = said.findIndex(([type]) => type === 'ENTER_BUNDLE');
  const determined = said.findIndex(([type]) => type === 'DETERMINE_RESULT');
  expect(first).toBeGreaterThan(0);
  expect(said.slice(0, first).filter(([type, held]) => held && type !== 'DECLARE_BUNDLES')).toEqual([]);
  expect(said[first]).toEqual(['ENTER_BUNDLE', true]);
  // The last entry before the result makes the last bundle agreed.
  const last = said.slice(0, determined).findLast(([type]) => type === 'ENTER_BUNDLE');
  expect(last).toEqual(['ENTER_BUNDLE', false]);
  expect(said.at(-1)?.[1]).toBe(false);
});
