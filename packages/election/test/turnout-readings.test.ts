import { describe, expect, test } from 'vitest';
import type { Command, Poll } from '../src/index.ts';
import { neededPoll, standing } from '../src/index.ts';
import { close, days, firstOfEachPost, nextDeed, playUntil, pollAt } from './story.ts';
import { D, World } from './world.ts';

/** Eight of fourteen signed for a ballot (8 is more than half), seven ballots came back: one was lost. */
function oneLost(): World {
  const eight = (w: World): boolean => pollAt('residents', 'OPEN')(w) && w.checkIns.size === 8;
  const world = playUntil(new World(), eight);
  const poll = world.cycle.polls.at(-1) as Poll;
  const sheet: Command = { ...close(poll, 8), boxes: [{ box: '会场', collected: 7 }], discrepancy: '遗失一张' };
  world.must({ command: sheet, account: 'chair', on: D });
  for (let i = 0; i < 100 && !pollAt('residents', 'CERTIFIED')(world); i += 1) {
    const deed = nextDeed(world, firstOfEachPost);
    if (deed === null) throw new Error('nothing follows');
    const { command } = deed;
    world.must(command.type === 'SIGN_RESULT' ? { ...deed, command: { ...command, discrepancyAccepted: true } } : deed);
  }
  return world;
}

const need = (world: World, post: string) => standing(world.cycle, 'residents').find((s) => s.post === post)?.need;

const settle = (post: 'CHAIR' | 'VICE' | 'MEMBER', change: object): Command => ({
  type: 'SETTLE_REVIEW',
  poll: 'residents',
  post,
  decisionNo: '街决1号',
  reason: '领票签名过半',
  seat: [],
  seatWrittenIn: [],
  followUp: 'NONE',
  ...change,
});

describe('enough signed for a ballot, too few ballots came back (JWH25-19, CNT-2)', () => {
  test('every post waits for the street’s written decision, and no vote is called before it', () => {
    const world = oneLost();
    const poll = world.cycle.polls.at(-1);
    expect(poll).toMatchObject({ stage: 'CERTIFIED', outcome: { valid: false } });
    expect(['CHAIR', 'VICE', 'MEMBER'].map((post) => need(world, post)?.kind)).toEqual(['REVIEW', 'REVIEW', 'REVIEW']);
    expect(neededPoll(world.cycle, 'residents')).toBe(null);
  });

  test('the street lets it stand and seats who has the votes, or has the whole vote held again', () => {
    const stands = oneLost();
    stands.must({ command: settle('CHAIR', { seat: ['R-CHAIR-1'] }), account: 'street', on: days.polls });
    expect(need(stands, 'CHAIR')).toEqual({ kind: 'NONE' });
    expect(stands.codeOf(settle('VICE', { seat: ['R-VICE-2'] }), 'street', days.polls)).toBe('TOO_FEW_VOTES');
    const again = oneLost();
    again.must({ command: settle('CHAIR', { followUp: 'RERUN' }), account: 'street', on: days.polls });
    expect(need(again, 'CHAIR')).toEqual({ kind: 'RERUN', seats: 1, candidates: ['R-CHAIR-1', 'R-CHAIR-2'] });
  });
});
