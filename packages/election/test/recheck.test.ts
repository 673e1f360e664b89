import { describe, expect, test } from 'vitest';
import type { Command, Poll } from '../src/index.ts';
import { neededPoll, standing, statistics } from '../src/index.ts';
import { days, firstOfEachPost, playUntil, pollAt } from './story.ts';
import { book, day, World } from './world.ts';

type Finding = Extract<Command, { type: 'RECHECK_ELECTED' }>['findings'][number];
type Decided = Extract<Poll, { stage: 'DETERMINED' | 'CERTIFIED' }>;

const zhejiang = book('residents-2026', ['zhejiang']);
const elected = ['R-CHAIR-1', 'R-VICE-1', 'R-MEMBER-1', 'R-MEMBER-2', 'R-MEMBER-3'];
const fine = (id: string): Finding => ({ id, result: { finding: 'CONFIRMED' } });
const barred = (id: string): Finding => ({
  id,
  result: { finding: 'DISQUALIFIED', basis: 'STATUTORY', bar: 'CRIMINAL_PENALTY' },
});
const local = (id: string, localText = '某省办法第九条'): Finding => ({
  id,
  result: { finding: 'DISQUALIFIED', basis: 'LOCAL', localText },
});
const recheck = (findings: readonly Finding[], change: object = {}): Command => ({
  type: 'RECHECK_ELECTED',
  poll: 'residents',
  authority: '街道联审组',
  foundOn: days.polls,
  findings,
  committee: { present: 3, inFavour: 3 },
  ...change,
});

const determined = (residents = new World().residents): World => {
  const world = playUntil(new World(), pollAt('residents', 'DETERMINED'));
  world.residents = residents;
  return world;
};
const record = (world: World, ...findings: Finding[]): World => {
  world.must({ command: recheck(findings), account: 'chair', on: days.polls });
  return world;
};
const result = (world: World): Decided => {
  const poll = world.cycle.polls.find((p) => p.id === 'residents');
  if (poll?.stage !== 'DETERMINED' && poll?.stage !== 'CERTIFIED') throw new Error('no result');
  return poll;
};
const chairOf = (world: World) => result(world).outcome.contests.find((c) => c.post === 'CHAIR');
const sign = (world: World): Command => ({
  type: 'SIGN_RESULT',
  poll: 'residents',
  as: 'SCRUTINEER',
  name: '监票员',
  digest: result(world).digest,
});
const certified = (world: World): World => playUntil(world, pollAt('residents', 'CERTIFIED'));

test('the story elects the first of each post', () => {
  expect(result(determined()).outcome.contests.flatMap((c) => c.elected)).toEqual(elected);
});

describe('what may be recorded', () => {
  const code = (command: Command): string => determined().codeOf(command, 'chair', days.polls);
  test.each([
    ['each of the elected', recheck(elected.map(fine)), 'OK'],
    ['one of them', recheck([fine('R-CHAIR-1')]), 'OK'],
    ['nobody', recheck([]), 'NOT_THE_ELECTED'],
    ['somebody not elected', recheck([fine('R-CHAIR-2')]), 'NOT_THE_ELECTED'],
    ['somebody twice', recheck([fine('R-CHAIR-1'), barred('R-CHAIR-1')]), 'NOT_THE_ELECTED'],
    ['without an authority', recheck([fine('R-CHAIR-1')], { authority: ' ' }), 'FINDING_WITHOUT_AUTHORITY'],
    ['found tomorrow', recheck([fine('R-CHAIR-1')], { foundOn: day('2026-12-21') }), 'FINDING_WITHOUT_AUTHORITY'],
    ['found before the vote', recheck([fine('R-CHAIR-1')], { foundOn: day('2026-12-19') }), 'OK'],
    ['a local list that is not named', recheck([local('R-CHAIR-1', ' ')]), 'DISQUALIFIED_WITHOUT_TEXT'],
    ['a local list by its name', recheck([local('R-CHAIR-1')]), 'OK'],
    [
      'by fewer than half of the committee',
      recheck([barred('R-CHAIR-1')], { committee: { present: 3, inFavour: 1 } }),
      'NO_COMMITTEE_MAJORITY',
    ],
  ])('%s', (_what, command, expected) => {
    expect(code(command)).toBe(expected);
  });

  test('not while ballots are counted, not once it is certified, not for the Party', () => {
    const counting = playUntil(new World(), pollAt('residents', 'COUNTING'));
    expect(counting.codeOf(recheck([fine('R-CHAIR-1')]), 'chair', days.polls)).toBe('POLL_NOT_AT_STAGE');
    expect(certified(determined()).codeOf(recheck([fine('R-CHAIR-1')]), 'chair', days.polls)).toBe('POLL_NOT_AT_STAGE');
    const party = playUntil(new World(), pollAt('party-committee', 'DETERMINED'));
    expect(party.codeOf(recheck([fine('P-1')], { poll: 'party-committee' }), 'party', days.party)).toBe(
      'RECHECK_NOT_FOR_PARTY',
    );
  });

  test('which of the law’s bars it is stays in a restricted record; nothing of it is public', () => {
    const world = record(determined(), barred('R-CHAIR-1'), fine('R-VICE-1'));
    const fact = world.history.at(-2)?.fact;
    expect(fact?.body).toEqual({
      poll: 'residents',
      authority: '街道联审组',
      foundOn: days.polls,
      findings: [
        { id: 'R-CHAIR-1', finding: 'DISQUALIFIED', basis: 'STATUTORY', effect: 'PENDING' },
        { id: 'R-VICE-1', finding: 'CONFIRMED' },
      ],
      committee: { present: 3, inFavour: 3 },
    });
    expect(fact?.sealed).toEqual([{ disclosure: 'RESTRICTED', value: { id: 'R-CHAIR-1', bar: 'CRIMINAL_PENALTY' } }]);
  });
});

describe('everybody found fit', () => {
  test('leaves the result and its digest as they were', () => {
    const world = determined();
    const before = result(world);
    record(world, ...elected.map(fine));
    expect(result(world)).toEqual({
      ...before,
      rechecks: elected.map((id) => ({ id, finding: 'CONFIRMED', authority: '街道联审组', foundOn: days.polls })),
    });
  });
});

describe('signing without it', () => {
  const signedBody = (world: World) => {
    world.must({ command: sign(world), account: 'scrutineer', on: days.polls });
    return world.history.at(-1)?.fact.body;
  };

  test('where no confirmed text asks for it, the signature says how many were not checked', () => {
    expect(signedBody(determined())).toMatchObject({ uncheckedElected: 5 });
    expect(signedBody(record(determined(), fine('R-CHAIR-1')))).toMatchObject({ uncheckedElected: 4 });
    expect(signedBody(record(determined(), ...elected.map(fine)))).not.toHaveProperty('uncheckedElected');
  });

  test('where a confirmed text asks for it (ZJ20V-32), nothing is certified', () => {
    const world = record(determined(zhejiang), ...elected.slice(1).map(fine));
    const tried = world.attempt({ command: sign(world), account: 'scrutineer', on: days.polls });
    expect(tried).toMatchObject({ ok: false, error: { code: 'RECHECK_MISSING', sources: ['ZJ20V-32'] } });
    expect(tried.ok ? '' : tried.error.message.zh).toContain('赵某选民');
    expect(record(world, fine('R-CHAIR-1')).codeOf(sign(world), 'scrutineer', days.polls)).toBe('OK');
  });

  test('the Party’s votes know no such check', () => {
    const world = playUntil(new World(), pollAt('party-committee', 'DETERMINED'));
    world.residents = zhejiang;
    playUntil(world, pollAt('party-committee', 'CERTIFIED'));
    expect(world.history.at(-1)?.fact.body).not.toHaveProperty('uncheckedElected');
  });
});

describe('somebody found unfit', () => {
  test('holds no seat, nobody takes it unseen, and earlier signatures fall', () => {
    const world = determined();
    world.must({ command: sign(world), account: 'scrutineer', on: days.polls });
    const old = sign(world);
    record(world, barred('R-CHAIR-1'));
    expect(chairOf(world)).toMatchObject({ elected: [], tied: [], vacant: 1, next: 'PENDING_REVIEW' });
    expect(
      result(world)
        .outcome.contests.filter((c) => c.post !== 'CHAIR')
        .flatMap((c) => c.elected),
    ).toEqual(elected.slice(1));
    expect(result(world)).toMatchObject({ stage: 'DETERMINED', signatures: [] });
    expect(world.codeOf(old, 'scrutineer', days.polls)).toBe('FIGURES_CHANGED');
  });

  test('without a confirmed text on what follows the street decides, but cannot seat whom the law bars', () => {
    const world = certified(record(determined(), barred('R-CHAIR-1')));
    expect(standing(world.cycle, 'residents').find((s) => s.post === 'CHAIR')?.need.kind).toBe('REVIEW');
    const settle = (seat: readonly string[]): Command => ({
      type: 'SETTLE_REVIEW',
      poll: 'residents',
      post: 'CHAIR',
      decisionNo: '街决1号',
      reason: '当选人不符合法律规定的条件',
      seat,
      seatWrittenIn: [],
      followUp: 'RE_ELECTION',
    });
    expect(world.codeOf(settle(['R-CHAIR-1']), 'street', days.polls)).toBe('FOUND_UNFIT');
    world.must({ command: settle([]), account: 'street', on: days.polls });
    expect(neededPoll(world.cycle, 'residents')).toMatchObject({
      kind: 'RE_ELECTION',
      contests: [{ post: 'CHAIR', seats: 1, candidates: ['R-CHAIR-2'] }],
    });
  });

  test.each([
    ['the law’s own bar', barred('R-CHAIR-1')],
    ['a local list', local('R-CHAIR-1')],
  ])('%s, under a text that voids the election: the seat is voted on, without that person', (_what, finding) => {
    const world = record(determined(zhejiang), finding, ...elected.slice(1).map(fine));
    expect(chairOf(world)).toMatchObject({ elected: [], vacant: 1, next: 'RE_ELECTION' });
    expect(result(world).named.reasons.flatMap((r) => [r, ...(r.children ?? [])])).toContainEqual(
      expect.objectContaining({ rule: 'CNT-15', verdict: 'violation' }),
    );
    certified(world);
    expect(neededPoll(world.cycle, 'residents')).toMatchObject({
      kind: 'RE_ELECTION',
      contests: [{ post: 'CHAIR', seats: 1, candidates: ['R-CHAIR-2'] }],
    });
  });

  test('by a local list that no confirmed text stands behind: recorded, and the result stays', () => {
    const world = determined();
    const { outcome, digest } = result(world);
    record(world, local('R-CHAIR-1'));
    expect(result(world)).toMatchObject({ outcome, digest });
    expect(result(world).rechecks).toEqual([
      {
        id: 'R-CHAIR-1',
        finding: 'DISQUALIFIED',
        basis: 'LOCAL',
        localText: '某省办法第九条',
        effect: 'NONE',
        authority: '街道联审组',
        foundOn: days.polls,
      },
    ]);
  });

  test('a finding that was wrong is put right by a later one', () => {
    const world = determined();
    const { outcome, digest } = result(world);
    record(record(world, barred('R-CHAIR-1')), fine('R-CHAIR-1'));
    expect(result(world)).toMatchObject({ outcome, digest });
  });

  test('is a number in the statistics', () => {
    const world = certified(record(determined(), barred('R-CHAIR-1'), fine('R-VICE-1')));
    const value = (field: string) => statistics(world.cycle).find((row) => row.field === field)?.value;
    expect([value('rechecked'), value('disqualified'), value('elected')]).toEqual([2, 1, 4]);
  });

  test('a recount does not make anybody fit again', () => {
    const world = record(determined(), barred('R-CHAIR-1'));
    world.must({
      command: { type: 'RECOUNT', poll: 'residents', bundles: [1], reason: '有人要求重新计票' },
      account: 'chair',
      on: days.polls,
    });
    playUntil(world, pollAt('residents', 'DETERMINED'), firstOfEachPost);
    expect(chairOf(world)).toMatchObject({ elected: [], next: 'PENDING_REVIEW' });
  });
});
