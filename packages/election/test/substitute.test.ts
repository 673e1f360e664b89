import { describe, expect, test } from 'vitest';
import type { Command } from '../src/index.ts';
import { listedResidents, listIsShort, noticesToDraft, waitingFor } from '../src/index.ts';
import { days, meeting, playUntil, pollAt, substitute } from './story.ts';
import { World } from './world.ts';

const until = (done: (w: World) => boolean, world = new World()): World =>
  playUntil(world, (w) => w.state.status !== 'UNOPENED' && done(w));

const leave = (id: string): Command => ({ type: 'WITHDRAW_CANDIDATE', id, reason: '个人原因' });
const nominate = (post: 'VICE' | 'MEMBER', voterNo: number, consent = true): Command => ({
  type: 'NOMINATE',
  post,
  voterNo,
  by: { kind: 'PARTY', decisionNo: '7号' },
  consent,
});
const review = (id: string): Command => ({
  type: 'REVIEW_CANDIDATE',
  id,
  unit: '公安',
  finding: { opinion: 'NO_OBJECTION' },
});
const publish = (order: readonly string[]): Command => ({
  type: 'PUBLISH_CANDIDATES',
  status: 'FORMAL',
  order,
  orderNote: '按报名先后',
});
const listed = (world: World): string[] => listedResidents(world.cycle).map((c) => c.id);

/** The formal list is out (CHAIR 1 seat, VICE 1, MEMBER 3, one candidate more each), and a candidate for vice-chair leaves it. */
function short(): World {
  const world = until((w) => w.cycle.published.pledges);
  world.must({ command: leave('R-VICE-2'), account: 'clerk', on: days.pledged });
  return world;
}

/** Somebody was nominated anew and stands as R-VICE-3, reviewed where told. */
function nominatedAnew(reviewed: boolean): World {
  const world = short();
  world.must({ command: nominate('VICE', 12), account: 'clerk', on: days.pledged });
  if (reviewed) world.must({ command: review('R-VICE-3'), account: 'reviewer', on: days.pledged });
  return world;
}

describe('who comes onto the formal list once somebody left it', () => {
  test('nobody without a decision of the election committee', () => {
    const world = nominatedAnew(true);
    const all = [...listed(world), 'R-VICE-3'];
    expect(listIsShort(world.cycle, 'VICE')).toBe(true);
    expect(world.codeOf(publish(all), 'chair', days.pledged)).toBe('SUBSTITUTE_NOT_DECIDED');
    expect(world.codeOf(publish(listed(world)), 'chair', days.pledged)).toBe('SURPLUS_TOO_SMALL');
    world.must({ command: substitute('R-VICE-3'), account: 'chair', on: days.pledged });
    expect(world.cycle.substitutes).toMatchObject([{ id: 'R-VICE-3', from: 'NOMINATED_ANEW' }]);
    expect(world.cycle.substitutes[0]?.warnings).toEqual([expect.stringContaining('未定')]);
    expect(world.codeOf(publish(all), 'chair', days.formal)).toBe('ACT_OUT_OF_ORDER');
    world.must({ command: publish(all), account: 'chair', on: days.pledged });
    expect(world.cycle.formalList).toMatchObject({ no: 2, order: all });
  });

  test.each<[string, () => World, Command, string]>([
    [
      'before a formal list is out',
      () => until((w) => w.cycle.published.preliminary),
      substitute('R-VICE-1'),
      'NOBODY_TO_REPLACE',
    ],
    [
      'while nobody has left it',
      () => until((w) => w.cycle.published.formal),
      substitute('R-VICE-1'),
      'NOBODY_TO_REPLACE',
    ],
    ['who is on it', short, substitute('R-VICE-1'), 'ALREADY_ON_LIST'],
    ['who left', short, substitute('R-VICE-2'), 'NO_SUCH_CANDIDATE'],
    ['without consent', () => nominatedAnew(true), { ...substitute('R-VICE-3'), consent: false }, 'NO_CONSENT'],
    ['without review', () => nominatedAnew(false), substitute('R-VICE-3'), 'NOT_REVIEWED'],
    [
      'without a number',
      () => nominatedAnew(true),
      { ...substitute('R-VICE-3'), decisionNo: ' ' },
      'SUBSTITUTE_WITHOUT_DECISION',
    ],
    [
      'without a ground',
      () => nominatedAnew(true),
      { ...substitute('R-VICE-3'), ground: '' },
      'SUBSTITUTE_WITHOUT_DECISION',
    ],
    ['with everything', () => nominatedAnew(true), substitute('R-VICE-3'), 'OK'],
  ])('decided %s', (_what, world, command, code) => {
    expect(world().codeOf(command, 'chair', days.pledged)).toBe(code);
  });

  test('a post that still has more candidates than seats takes nobody, and no preliminary list follows', () => {
    const world = short();
    expect(world.codeOf(nominate('MEMBER', 12), 'clerk', days.pledged)).toBe('NOMINATION_NOT_REOPENED');
    const preliminary: Command = { type: 'PUBLISH_CANDIDATES', status: 'PRELIMINARY', order: listed(world) };
    expect(world.codeOf(preliminary, 'chair', days.pledged)).toBe('CANDIDATES_FINAL');
  });

  test('whoever was on the preliminary list and not on the formal one comes before whoever is nominated anew', () => {
    const world = nominatedAnew(true);
    const [kept] = world.cycle.candidates.filter((c) => c.id === 'R-VICE-3');
    if (kept === undefined) throw new Error('nobody was nominated');
    // As a pre-selection leaves them: on the preliminary list, not on the formal one.
    const left = { ...kept, id: 'R-VICE-9', status: 'PRELIMINARY' as const, voterNo: 13 };
    world.state = { ...world.cycle, candidates: [...world.cycle.candidates, left] };
    expect(waitingFor(world.cycle, 'VICE').map((c) => c.id)).toEqual(['R-VICE-9', 'R-VICE-3']);
    // No text settles the order for city communities: it is said, not refused.
    world.must({ command: substitute('R-VICE-3'), account: 'chair', on: days.pledged });
    expect(world.cycle.substitutes[0]?.warnings).toHaveLength(2);
  });

  test('the corrected list has to be announced, once it is out', () => {
    const asked = (world: World): string[] =>
      noticesToDraft(world.cycle)
        .map((one) => one.paper)
        .filter((paper) => paper.startsWith('CANDIDATES_FORMAL'));
    const world = short();
    const again = until((w) => w.cycle.published.formal, world);
    expect(asked(again)).toEqual(['CANDIDATES_FORMAL:2']);
    expect(again.cycle.formalList?.no).toBe(2);
  });

  test('ballots begin with the corrected list, in its order', () => {
    const world = playUntil(short(), pollAt('residents', 'PREPARED'));
    const contest = world.cycle.polls.find((p) => p.id === 'residents')?.contests.find((c) => c.post === 'VICE');
    expect(contest?.candidates).toEqual(['R-VICE-1', 'R-VICE-3']);
  });
});

describe('a seat of the election committee for which no reserve is left (JWH25-15)', () => {
  const supplement = (...names: string[]): Extract<Command, { type: 'SUPPLEMENT_REC' }> => ({
    type: 'SUPPLEMENT_REC',
    meeting,
    ranked: names.map((name, i) => ({ name, votes: 30 - i })),
  });
  const quit = (rank: number): Command => ({ type: 'WITHDRAW_REC_MEMBER', rank, reason: 'OTHER' });
  /** Three seats, one reserve: the first who leaves is replaced by rank 4, the second by nobody. */
  function open(): World {
    const world = until((w) => w.cycle.published.preliminary);
    for (const rank of [2, 3]) world.must({ command: quit(rank), account: 'clerk', on: days.formal });
    return world;
  }

  test('is filled by a meeting; further people become reserves, and whoever left is told who sits in their seat', () => {
    const world = open();
    world.must({ command: supplement('选委戊', '选委己'), account: 'clerk', on: days.formal });
    const members = world.cycle.rec?.members ?? [];
    expect(members.map(({ rank, seat }) => [rank, seat])).toEqual([
      [1, 'MEMBER'],
      [2, 'WITHDRAWN'],
      [3, 'WITHDRAWN'],
      [4, 'MEMBER'],
      [5, 'MEMBER'],
      [6, 'RESERVE'],
    ]);
    expect(members.find(({ rank }) => rank === 3)?.left?.substituteRank).toBe(5);
    world.must({ command: quit(5), account: 'clerk', on: days.formal });
    expect(world.cycle.rec?.members.find(({ rank }) => rank === 6)?.seat).toBe('MEMBER');
  });

  test.each<[string, () => World, Command, string]>([
    [
      'while a reserve fills it',
      () => until((w) => w.cycle.published.preliminary),
      supplement('选委戊'),
      'NO_SEAT_OPEN',
    ],
    ['by nobody', open, supplement(), 'REC_TOO_SMALL'],
    ['by who sits already', open, supplement('选委甲'), 'REC_MEMBER_TWICE'],
    ['by one person twice', open, supplement('选委戊', '选委戊'), 'REC_MEMBER_TWICE'],
    ['by who stands for the committee', open, supplement('赵某选民'), 'REC_MEMBER_IS_CANDIDATE'],
    [
      'in no order of votes',
      open,
      {
        ...supplement(),
        ranked: [
          { name: '甲', votes: 1 },
          { name: '乙', votes: 2 },
        ],
      },
      'REC_NOT_RANKED',
    ],
    [
      'by a meeting too small',
      open,
      { ...supplement('选委戊'), meeting: { ...meeting, present: 1, inFavour: 1 } },
      'MEETING_NOT_QUORATE',
    ],
    ['by a meeting', open, supplement('选委戊'), 'OK'],
  ])('filled %s', (_what, world, command, code) => {
    expect(world().codeOf(command, 'clerk', days.formal)).toBe(code);
  });

  test('not on a day before the seat stood open', () => {
    expect(open().codeOf(supplement('选委戊'), 'clerk', days.preliminary)).toBe('ACT_OUT_OF_ORDER');
  });

  test('each change is announced; where nobody fills in yet, the notice waits for the meeting', () => {
    const world = open();
    const waiting = (rank: number): number | undefined =>
      noticesToDraft(world.cycle).find((one) => one.paper === `REC_SUBSTITUTE:${rank}`)?.blockedBy.length;
    expect([waiting(2), waiting(3)]).toEqual([0, 1]);
    world.must({ command: supplement('选委戊'), account: 'clerk', on: days.formal });
    expect([waiting(2), waiting(3)]).toEqual([0, 0]);
  });
});
