import { describe, expect, test } from 'vitest';
import type { Command, PollId } from '../src/index.ts';
import { neededPoll } from '../src/index.ts';
import { checkIn, days, evidence, firstOfEachPost, playUntil, pollAt, type Votes } from './story.ts';
import { World } from './world.ts';

const give = (principal: number, poll?: PollId): Command => ({
  type: 'AUTHORISE_PROXY',
  principal,
  trustee: 9,
  evidence,
  ...(poll === undefined ? {} : { poll }),
});

/** Nobody is elected member in the first vote: it is voted on again (另行选举). */
const noMembers: Votes = (poll, no, ballots) => {
  const figures = firstOfEachPost(poll, no, ballots);
  if (poll.id !== 'residents') return figures;
  const marks = Object.entries(figures.marks).map(([id, m]) => [id, id.includes('MEMBER') ? { ...m, for: 0 } : m]);
  return { ...figures, marks: Object.fromEntries(marks) };
};

describe('a mandate belongs to one vote', () => {
  const again: PollId = 'residents-2';
  const world = playUntil(new World(), pollAt('residents', 'PREPARED'));
  world.must({ command: give(10), account: 'clerk', on: days.printed });
  playUntil(world, pollAt('residents', 'CERTIFIED'), noMembers);

  test('the first vote’s list is closed, the later vote has its own', () => {
    expect(neededPoll(world.cycle, 'residents')?.id).toBe(again);
    expect(world.codeOf(give(11), 'clerk', days.polls)).toBe('PROXIES_PUBLISHED');
    expect(world.codeOf(give(11, 'residents-3'), 'clerk', days.polls)).toBe('POLL_NOT_NEEDED');
    expect(world.codeOf(give(11, 'party-committee'), 'clerk', days.polls)).toBe('PROXY_NOT_ALLOWED');
    expect(world.codeOf(give(10, again), 'clerk', days.polls)).toBe('OK');
  });

  test('what was given for the first is not used in the later, what is given anew is', () => {
    const later = world.copy();
    later.must({ command: give(11, again), account: 'clerk', on: days.polls });
    playUntil(later, pollAt(again, 'OPEN'), noMembers);
    expect(later.cycle.proxyListsPublished).toEqual(['residents', again]);
    expect(later.codeOf(checkIn(again, 10, 'PROXY'), 'issuer', days.again)).toBe('NO_PROXY');
    expect(later.codeOf(checkIn(again, 11, 'PROXY'), 'issuer', days.again)).toBe('OK');
    expect(later.codeOf(give(12, again), 'clerk', days.again)).toBe('PROXIES_PUBLISHED');
  });
});
