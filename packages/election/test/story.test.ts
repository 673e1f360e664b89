import { expect, test } from 'vitest';
import { settled, standing, view } from '../src/index.ts';
import { playUntil } from './story.ts';
import { World } from './world.ts';

test('a community that does everything in order elects both committees and hands over', () => {
  const world = playUntil(new World(), () => false);
  const { cycle } = world;
  expect(cycle.handover?.late).toBe(false);
  expect(settled(cycle, 'party-committee') && settled(cycle, 'party-secretaries')).toBe(true);
  expect(standing(cycle, 'residents').map((s) => [s.post, s.elected])).toEqual([
    ['CHAIR', ['R-CHAIR-1']],
    ['VICE', ['R-VICE-1']],
    ['MEMBER', ['R-MEMBER-1', 'R-MEMBER-2', 'R-MEMBER-3']],
  ]);
  expect(view(cycle, world.today).status).toBe('OPEN');
});
