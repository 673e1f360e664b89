import { describe, expect, test } from 'vitest';
import type { Command, RepresentativeList } from '../src/index.ts';
import { entitledResidents, standing, usualRepresentatives } from '../src/index.ts';
import {
  checkIn,
  days,
  evidence,
  firstOfEachPost,
  meeting,
  opinion,
  playUntil,
  pollAt,
  representatives,
  seats,
} from './story.ts';
import { voterEntry, World } from './world.ts';

type Mode = 'ALL_VOTERS' | 'HOUSEHOLD_REP' | 'RESIDENT_REP';

const worldOf = (mode: Mode, done: (world: World) => boolean): World => {
  const world = new World();
  world.mode = mode;
  return playUntil(world, (w) => w.state.status !== 'UNOPENED' && done(w));
};
const drafted = (mode: Mode): World => worldOf(mode, (w) => w.cycle.roll.stage === 'DRAFT');

/** The residents' vote with this many at the hall: checked in by hand, the rest of the story as ever. */
function votedBy(mode: Mode, turnout: number): World {
  const world = worldOf(mode, pollAt('residents', 'OPEN'));
  for (let voterNo = 1; voterNo <= turnout; voterNo += 1)
    world.must({ command: checkIn('residents', voterNo), account: 'issuer', on: days.polls });
  const boxes = [{ box: '会场', collected: turnout }];
  const sheet = { type: 'CLOSE_POLL', poll: 'residents', spoiled: 0, unused: 20 - turnout, boxes } as const;
  world.must({ command: sheet, account: 'chair', on: days.polls });
  return playUntil(world, pollAt('residents', 'DETERMINED'), firstOfEachPost);
}

const outcomeOf = (world: World) => {
  const poll = world.cycle.polls.find((p) => p.id === 'residents');
  if (poll?.stage !== 'DETERMINED') throw new Error('not determined');
  return { valid: poll.outcome.valid, entitled: poll.figures.entitled };
};

describe('each way of voting carries a whole election', () => {
  test.each([
    ['ALL_VOTERS', 14],
    ['HOUSEHOLD_REP', 12],
    ['RESIDENT_REP', 12],
  ] as const)('%s: from the plan to the handover, with a denominator of %i', (mode, entitled) => {
    const world = worldOf(mode, (w) => w.cycle.handover !== null);
    expect(world.cycle.handover?.late).toBe(false);
    const poll = world.cycle.polls.find((p) => p.id === 'residents');
    expect(poll?.stage === 'CERTIFIED' && poll.entitled).toBe(entitled);
    expect(standing(world.cycle, 'residents').map((s) => s.elected.length)).toEqual([1, 1, 3]);
  });

  // RC02: of twelve household representatives six are not more than half. RC03: of twelve residents' representatives
  // eight are exactly two thirds, and one is missing.
  test.each([
    ['ALL_VOTERS', 7, false, 14],
    ['ALL_VOTERS', 8, true, 14],
    ['HOUSEHOLD_REP', 6, false, 12],
    ['HOUSEHOLD_REP', 7, true, 12],
    ['RESIDENT_REP', 8, false, 12],
    ['RESIDENT_REP', 9, true, 12],
  ] as const)('%s: with %i ballots the vote is valid: %s (of %i)', (mode, turnout, valid, entitled) => {
    expect(outcomeOf(votedBy(mode, turnout))).toEqual({ valid, entitled });
  });

  test('RC04: the meeting of representatives may be held at exactly two thirds, though no vote would be valid', () => {
    const world = worldOf('RESIDENT_REP', (w) => w.cycle.party.secretaryApproved !== null);
    const settle = { type: 'SETTLE_MODE', votingMode: 'RESIDENT_REP', seats, opinion } as const;
    const at = (present: number) => ({ ...meeting, entitled: 60, present, inFavour: present });
    expect(world.codeOf({ ...settle, meeting: at(40) }, 'clerk', days.rec)).toBe('OK');
    expect(world.codeOf({ ...settle, meeting: at(39) }, 'clerk', days.rec)).toBe('MEETING_NOT_QUORATE');
  });
});

describe('settling the way of voting', () => {
  const world = worldOf('ALL_VOTERS', (w) => w.cycle.party.secretaryApproved !== null);
  const settle = (votingMode: Mode, more: object = {}): Command =>
    ({ type: 'SETTLE_MODE', votingMode, seats, meeting, ...more }) as Command;

  test('a vote by representatives rests on what the residents said, with a record of it', () => {
    expect(world.codeOf(settle('RESIDENT_REP'), 'clerk', days.rec)).toBe('RESIDENTS_NOT_HEARD');
    const unproven = { opinion: { summary: '问过了', evidence: [] } };
    expect(world.codeOf(settle('RESIDENT_REP', unproven), 'clerk', days.rec)).toBe('RESIDENTS_NOT_HEARD');
    expect(world.codeOf(settle('RESIDENT_REP', { opinion }), 'clerk', days.rec)).toBe('OK');
    expect(world.codeOf(settle('HOUSEHOLD_REP'), 'clerk', days.rec)).toBe('OK');
  });
});

describe('the list of representatives', () => {
  const list = (of: RepresentativeList): Command => ({ type: 'LIST_REPRESENTATIVES', list: of, evidence });
  const households = (...members: number[]): Command => list({ kind: 'HOUSEHOLDS', members });
  const group = (n: number, ...members: number[]): Command =>
    list({ kind: 'GROUPS', groups: [{ group: '第一居民小组', households: n, members }] });
  const code = (world: World, command: Command) => world.codeOf(command, 'chair', days.register);

  test('there is none where all voters vote, and each way has its own', () => {
    expect(code(drafted('ALL_VOTERS'), households(1))).toBe('NO_REPRESENTATIVES_HERE');
    expect(code(drafted('HOUSEHOLD_REP'), group(30, 1))).toBe('WRONG_REPRESENTATIVES');
    expect(code(drafted('RESIDENT_REP'), households(1))).toBe('WRONG_REPRESENTATIVES');
  });

  test('one of each household, who is a voter of it', () => {
    const world = drafted('HOUSEHOLD_REP');
    const second = { ...voterEntry(2, '钱某选民'), household: 'H1' };
    const voters = [voterEntry(1, '赵某选民'), second, { ...voterEntry(3, '孙某选民'), household: '' }];
    const file = { name: 'roll.csv', sha256: 'c'.repeat(64) };
    const command: Command = { type: 'IMPORT_ROLL', file, rows: 3, corrected: 0, setAside: 0, voters };
    world.must({ command, account: 'clerk', on: days.register });
    expect(code(world, households(1, 2))).toBe('HOUSEHOLD_TWICE');
    expect(code(world, households(1, 3))).toBe('HOUSEHOLD_UNKNOWN');
    expect(code(world, households(1, 9))).toBe('REPRESENTATIVE_NOT_A_VOTER');
    expect(code(world, households(1, 1))).toBe('REPRESENTATIVE_TWICE');
    expect(code(world, households())).toBe('REPRESENTATIVES_EMPTY');
    expect(code(world, households(2))).toBe('OK');
  });

  // GROUP-1: about one for twenty to fifty households; the article allows for need, so it is never refused.
  test.each([
    [19, [1], 1],
    [20, [1], 0],
    [50, [1], 0],
    [51, [1], 1],
    [51, [1, 2], 0],
    [39, [1, 2], 1],
    [40, [1, 2], 0],
  ] as const)('%i households with representatives %j: %i warning', (n, members, warned) => {
    const [fact] = drafted('RESIDENT_REP')
      .copy()
      .must({ command: group(n, ...members), account: 'chair', on: days.register });
    expect(fact?.type === 'REPRESENTATIVES_LISTED' && fact.body.warnings.length).toBe(warned);
  });

  test('groups have a name each, households and representatives', () => {
    const world = drafted('RESIDENT_REP');
    const of = (...groups: { group: string; households: number; members: number[] }[]) =>
      code(world, list({ kind: 'GROUPS', groups }));
    expect(of({ group: '一组', households: 30, members: [] })).toBe('REPRESENTATIVES_EMPTY');
    expect(of({ group: ' ', households: 30, members: [1] })).toBe('GROUP_UNCLEAR');
    const one = { group: '一组', households: 30, members: [1] };
    expect(of(one, { ...one, members: [2] })).toBe('GROUP_UNCLEAR');
  });

  test('SC14: it is published with the roll or neither is, and a new import asks for it anew', () => {
    const world = drafted('HOUSEHOLD_REP');
    const publish: Command = { type: 'PUBLISH_ROLL', places: ['公告栏'], evidence };
    expect(world.codeOf(publish, 'chair', days.published)).toBe('REPRESENTATIVES_MISSING');
    world.must({ command: list(representatives.HOUSEHOLD_REP), account: 'chair', on: days.register });
    const voters = [voterEntry(1, '赵某选民')];
    const file = { name: 'roll.csv', sha256: 'c'.repeat(64) };
    const again: Command = { type: 'IMPORT_ROLL', file, rows: 1, corrected: 0, setAside: 0, voters };
    const reimported = world.copy();
    reimported.must({ command: again, account: 'clerk', on: days.register });
    expect(reimported.codeOf(publish, 'chair', days.published)).toBe('REPRESENTATIVES_MISSING');
    const [fact] = world.must({ command: publish, account: 'chair', on: days.published });
    expect(fact?.type === 'ROLL_PUBLISHED' && fact.body.representatives).toBe(12);
    expect(code(world, list(representatives.HOUSEHOLD_REP))).toBe('REPRESENTATIVES_NOT_NOW');
  });

  test('only representatives receive a ballot', () => {
    for (const mode of ['HOUSEHOLD_REP', 'RESIDENT_REP'] as const) {
      const world = worldOf(mode, pollAt('residents', 'OPEN'));
      expect(world.codeOf(checkIn('residents', 12), 'issuer', days.polls)).toBe('OK');
      expect(world.codeOf(checkIn('residents', 13), 'issuer', days.polls)).toBe('NOT_A_REPRESENTATIVE');
    }
  });
});

describe('the published list is corrected by rulings', () => {
  const published = (mode: Mode): World => {
    const world = worldOf(mode, (w) => w.cycle.roll.stage === 'PUBLISHED');
    const command: Command = {
      type: 'FILE_OBJECTION',
      kind: 'REPRESENTATIVES',
      petitioner: '居民甲',
      about: '第一居民小组',
      grounds: '不是我们推选的人',
    };
    world.must({ command, account: 'clerk', on: days.objected });
    return world;
  };
  const rule = (more: object): Command =>
    ({ type: 'DECIDE_OBJECTION', no: 1, decision: 'UPHELD', basis: '推选表', ...more }) as Command;
  const tried = (world: World, more: object) => world.codeOf(rule(more), 'chair', days.objected);

  test('one takes another’s place; the denominator stays, or drops with who leaves', () => {
    const world = published('RESIDENT_REP');
    const swapped = world.copy();
    swapped.must({
      command: rule({ representatives: { remove: 12, add: 13 } }),
      account: 'chair',
      on: days.objected,
    });
    expect(entitledResidents(swapped.cycle)).toBe(12);
    const list = swapped.cycle.representatives?.list;
    expect(list?.kind === 'GROUPS' && list.groups.map((g) => g.members.length)).toEqual([6, 6]);
    const without = world.copy();
    without.must({ command: rule({ representatives: { remove: 12 } }), account: 'chair', on: days.objected });
    expect(entitledResidents(without.cycle)).toBe(11);
  });

  test('it names who is on the list, a voter, and a unit that is not represented', () => {
    const world = published('RESIDENT_REP');
    expect(tried(world, { representatives: { remove: 13 } })).toBe('NOT_A_REPRESENTATIVE');
    expect(tried(world, { representatives: { remove: 12, add: 11 } })).toBe('REPRESENTATIVE_TWICE');
    expect(tried(world, { representatives: { remove: 12, add: 99 } })).toBe('REPRESENTATIVE_NOT_A_VOTER');
    expect(tried(world, { representatives: { add: 13 } })).toBe('GROUP_UNCLEAR');
    expect(tried(world, { representatives: { add: 13, group: '第二居民小组' } })).toBe('OK');
    expect(tried(world, { representatives: {} })).toBe('NO_REPRESENTATIVES_HERE');
    expect(tried(published('HOUSEHOLD_REP'), { representatives: { add: 13 } })).toBe('OK');
  });

  test('a correction does not give one household two representatives', () => {
    const world = worldOf('HOUSEHOLD_REP', (w) => w.cycle.roll.stage === 'PUBLISHED');
    const moved = (voterNo: number, household: string) =>
      world.codeOf(
        {
          type: 'AMEND_ROLL',
          change: {
            kind: 'CORRECT',
            reason: 'CLERICAL',
            voterNo,
            voter: { household },
          },
          note: '户口簿',
          evidence: [{ name: '户口簿.jpg', sha256: 'e'.repeat(64) }],
          places: ['公告栏'],
        },
        'chair',
        days.objected,
      );
    // The list holds voters 1 to 12, each of the household with their own number.
    expect(moved(2, 'H1')).toBe('HOUSEHOLD_TWICE');
    expect(moved(2, 'H99')).toBe('OK');
    expect(moved(2, '')).toBe('HOUSEHOLD_UNKNOWN');
    expect(moved(13, 'H1')).toBe('OK');
  });

  test.each([
    [19, 1, 1],
    [20, 1, 1],
    [50, 1, 2],
    [51, 2, 2],
    [100, 2, 5],
    [101, 3, 5],
  ])('a group of %i households usually chooses %i to %i (GROUP-1)', (households, fewest, most) => {
    expect(usualRepresentatives(households)).toEqual({ fewest, most });
  });

  test('a list is not taken without the record of how it was chosen (JWH25-13)', () => {
    const world = worldOf('HOUSEHOLD_REP', (w) => w.cycle.roll.stage === 'DRAFT');
    const list = { kind: 'HOUSEHOLDS', members: [1, 2] } as const;
    const code = (record: typeof evidence) =>
      world.codeOf({ type: 'LIST_REPRESENTATIVES', list, evidence: record }, 'chair', days.register);
    expect([code([]), code(evidence)]).toEqual(['REPRESENTATIVES_WITHOUT_RECORD', 'OK']);
  });

  test('who leaves the roll leaves the list with it', () => {
    const world = worldOf('HOUSEHOLD_REP', (w) => w.cycle.roll.stage === 'PUBLISHED');
    const file = { type: 'FILE_OBJECTION', petitioner: '甲', about: '乙', grounds: '已迁出' } as const;
    world.must({ command: { ...file, kind: 'WRONGLY_LISTED', voterNo: 12 }, account: 'clerk', on: days.objected });
    const facts = world.must({
      command: rule({ remove: { voterNo: 12, reason: 'MOVED_OUT' } }),
      account: 'chair',
      on: days.objected,
    });
    expect(facts.map((f) => f.type)).toEqual(['OBJECTION_DECIDED', 'VOTER_REMOVED', 'REPRESENTATIVE_REMOVED']);
    expect(entitledResidents(world.cycle)).toBe(11);
  });
});
