import { describe, expect, test } from 'vitest';
import type { Command } from '../src/index.ts';
import { neededPoll, standing } from '../src/index.ts';
import { days, type Counting, firstOfEachPost, playUntil, pollAt, type Votes } from './story.ts';
import { World } from './world.ts';

/** Three seats, four candidates: two are elected, the others have 4 and 1 of 10; five wrote in 褚某选民 (no. 11), who has not more than half. */
const votes: Votes = (poll, no, ballots) => {
  const figures = firstOfEachPost(poll, no, ballots);
  if (poll.id !== 'residents') return figures;
  const few = { 'R-MEMBER-3': 2, 'R-MEMBER-4': no === 1 ? 1 : 0 };
  const extra = Object.entries(few).map(([id, n]) => [id, { for: n, against: 0 }]);
  return { ...figures, marks: { ...figures.marks, ...Object.fromEntries(extra) } };
};

const counted = (writtenFor: number): World => {
  const begun = (w: World): boolean =>
    pollAt('residents', 'COUNTING')(w) && (w.cycle.polls.at(-1) as Counting).bundles.length > 0;
  const world = playUntil(new World(), begun, votes);
  const poll = world.cycle.polls.at(-1) as Counting;
  for (const { no, ballots } of poll.bundles) {
    const here = no === 1 ? Math.min(2, writtenFor) : Math.max(0, writtenFor - 2);
    const writeIns = here === 0 ? [] : [{ post: 'MEMBER' as const, name: '褚某选民', votes: here }];
    const command: Command = {
      type: 'ENTER_BUNDLE',
      poll: 'residents',
      no,
      figures: votes(poll, no, ballots),
      writeIns,
    };
    world.must({ command, account: 'tellerA', on: days.polls });
    world.must({ command, account: 'tellerB', on: days.polls });
  }
  return playUntil(world, pollAt('residents', 'CERTIFIED'), votes);
};

const member = (world: World) => standing(world.cycle, 'residents').find((s) => s.post === 'MEMBER')?.need;

const settle = (change: object): Command => ({
  type: 'SETTLE_REVIEW',
  poll: 'residents',
  post: 'MEMBER',
  decisionNo: '街决1号',
  reason: '经查为登记选民，愿意参选',
  seat: [],
  seatWrittenIn: [],
  followUp: 'RE_ELECTION',
  ...change,
});

describe('someone written in who comes next in votes (JWH25-19: in the order of votes)', () => {
  test('below the edge of the list changes nothing', () => {
    const world = counted(0);
    expect(member(world)).toEqual({ kind: 'RE_ELECTION', seats: 1, candidates: ['R-MEMBER-3', 'R-MEMBER-4'] });
  });

  test('above it nobody is dropped unseen: the street finds out who it is, and the person stands', () => {
    const world = counted(5);
    expect(member(world)?.kind).toBe('REVIEW');
    expect(neededPoll(world.cycle, 'residents')).toBe(null);
    const code = (change: object): string => world.codeOf(settle(change), 'street', days.polls);
    expect(code({ followUp: 'NONE' })).toBe('RE_ELECTION_DUE');
    expect(code({ standWrittenIn: [{ name: '路人', voterNo: 11 }] })).toBe('NOT_IN_THIS_VOTE');
    expect(code({ standWrittenIn: [{ name: '褚某选民', voterNo: 12 }] })).toBe('WRITTEN_IN_NOT_ON_ROLL');
    const command = settle({ standWrittenIn: [{ name: '褚某选民', voterNo: 11 }] });
    world.must({ command, account: 'street', on: days.polls });
    const stands = ['R-MEMBER-3', 'residents-MEMBER-W11'];
    expect(member(world)).toEqual({ kind: 'RE_ELECTION', seats: 1, candidates: stands });
    playUntil(world, pollAt('residents-2', 'PREPARED'), votes);
    expect(world.cycle.polls.at(-1)?.contests[0]?.candidates).toEqual(stands);
  });

  test('who turns out to be nobody on the roll stays out by the written decision', () => {
    const world = counted(5);
    world.must({ command: settle({}), account: 'street', on: days.polls });
    expect(member(world)).toEqual({ kind: 'RE_ELECTION', seats: 1, candidates: ['R-MEMBER-3', 'R-MEMBER-4'] });
  });
});
