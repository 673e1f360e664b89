import { describe, expect, test } from 'vitest';
import type { Command, RelativePair } from '../src/index.ts';
import { days, playUntil, pollAt } from './story.ts';
import { World } from './world.ts';

const declare = (...pairs: readonly RelativePair[]): Command => ({ type: 'DECLARE_RELATIVES', pairs });
const pair = (a: string, b: string, relation = '夫妻'): RelativePair => ({ a, b, relation });

const preliminary = (): World =>
  playUntil(new World(), (w) => w.state.status !== 'UNOPENED' && w.cycle.published.preliminary);
const formal = (world: World): Command => ({
  type: 'PUBLISH_CANDIDATES',
  status: 'FORMAL',
  order: world.cycle.candidates.filter((c) => c.stream === 'RESIDENTS').map((c) => c.id),
});
const determinedReasons = (world: World): readonly string[] => {
  const poll = playUntil(world, pollAt('residents', 'DETERMINED')).cycle.polls.at(-1);
  return poll?.stage === 'DETERMINED' ? poll.named.reasons.map((r) => r.text.zh) : [];
};
const unchecked = expect.stringContaining('近亲属关系未核对');

describe('near relatives (JWH25-8, JWH25-15)', () => {
  test('nobody looked: the list and the result say so', () => {
    const world = preliminary();
    const [fact] = world.must({ command: formal(world), account: 'chair', on: days.formal });
    expect(fact?.type === 'CANDIDATES_PUBLISHED' ? fact.body.warnings : []).toEqual([unchecked]);
    expect(determinedReasons(world)).toContainEqual(unchecked);
  });

  test('looked and found none', () => {
    const world = preliminary();
    world.must({ command: declare(), account: 'chair', on: days.formal });
    const [fact] = world.must({ command: formal(world), account: 'chair', on: days.formal });
    expect(fact?.type === 'CANDIDATES_PUBLISHED' ? fact.body.warnings : []).toEqual([]);
    expect(determinedReasons(world)).not.toContainEqual(unchecked);
  });

  test('a member related to someone who stands leaves first; the public body names nobody', () => {
    const world = preliminary();
    const [fact] = world.must({ command: declare(pair('REC:1', 'R-CHAIR-1')), account: 'chair', on: days.formal });
    expect(fact?.body).toEqual({ count: 1 });
    expect(fact?.sealed[0]?.disclosure).toBe('RESTRICTED');
    expect(world.codeOf(formal(world), 'chair', days.formal)).toBe('REC_MEMBER_IS_RELATIVE');
    world.must({ command: declare(pair('REC:1', 'R-CHAIR-1', '叔侄')), account: 'chair', on: days.formal });
    expect(world.codeOf(formal(world), 'chair', days.formal)).toBe('OK');
  });

  test.each([
    ['someone unknown', pair('R-CHAIR-1', 'R-CHAIR-9')],
    ['one person twice', pair('R-CHAIR-1', 'R-CHAIR-1')],
    ['no relation', pair('R-CHAIR-1', 'R-VICE-1', ' ')],
  ])('a pair with %s is refused', (_what, wrong) => {
    expect(preliminary().codeOf(declare(wrong), 'chair', days.formal)).toBe('RELATIVES_WRONG');
  });

  test('two relatives elected together are not both seated unseen', () => {
    const world = preliminary();
    world.must({ command: declare(pair('R-CHAIR-1', 'R-VICE-1')), account: 'chair', on: days.formal });
    const poll = playUntil(world, pollAt('residents', 'DETERMINED')).cycle.polls.at(-1);
    const contests = poll?.stage === 'DETERMINED' ? poll.outcome.contests : [];
    const both = contests.flatMap((c) => c.elected).filter((id) => ['R-CHAIR-1', 'R-VICE-1'].includes(id));
    expect(both.length < 2 || contests.some((c) => c.next === 'PENDING_REVIEW')).toBe(true);
  });
});
