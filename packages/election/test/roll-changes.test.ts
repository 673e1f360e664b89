import { describe, expect, test } from 'vitest';
import type { Command } from '../src/index.ts';
import { monthsBetween } from '../src/index.ts';
import { adoptPlan, days, evidence, playUntil } from './story.ts';
import { day, voterEntry, World } from './world.ts';

const until = (done: (world: World) => boolean): World =>
  playUntil(new World(), (w) => w.state.status !== 'UNOPENED' && done(w));
const drafted = (): World => until((w) => w.cycle.roll.stage === 'DRAFT');
const published = (): World => until((w) => w.cycle.roll.stage === 'PUBLISHED');

type Change = Extract<Command, { type: 'AMEND_ROLL' }>['change'];
const amend = (change: Change, more: object = {}): Command =>
  ({ type: 'AMEND_ROLL', change, note: '有证明', evidence, places: ['公告栏'], ...more }) as Command;
const judgment = { court: '城东区人民法院', decidedOn: day('2026-05-06'), documentNo: '（2026）刑初12号' };
const code = (world: World, command: Command): string => world.codeOf(command, 'chair', days.objected);

describe('a change after publication is an act with its reason', () => {
  test.each<[Change, string]>([
    [{ kind: 'ADD', reason: 'TURNED_EIGHTEEN', voter: voterEntry(99, '许某选民') }, 'VOTER_ADDED'],
    [{ kind: 'REMOVE', reason: 'DIED', voterNo: 14 }, 'VOTER_REMOVED'],
    [{ kind: 'REMOVE', reason: 'DEPRIVED', voterNo: 14, judgment }, 'VOTER_REMOVED'],
    [
      { kind: 'CORRECT', reason: 'CLERICAL', voterNo: 14, voter: { ...voterEntry(14, '沈某某'), sex: 'F' } },
      'VOTER_CORRECTED',
    ],
  ])('%j', (change, type) => {
    const facts = published().must({ command: amend(change), account: 'chair', on: days.objected });
    expect(facts.map((f) => f.type)).toEqual(['ROLL_AMENDED', type]);
    expect(facts[1]?.body).toMatchObject({ reason: change.reason });
  });

  test('it needs a reason in words, its evidence, and once the list is public a notice', () => {
    const died: Change = { kind: 'REMOVE', reason: 'DIED', voterNo: 14 };
    expect(code(published(), amend(died, { note: ' ' }))).toBe('CHANGE_WITHOUT_GROUND');
    expect(code(published(), amend(died, { evidence: [] }))).toBe('CHANGE_WITHOUT_GROUND');
    expect(code(published(), amend(died, { places: [] }))).toBe('CHANGE_WITHOUT_NOTICE');
    expect(drafted().codeOf(amend(died, { places: [] }), 'chair', days.register)).toBe('OK');
  });

  test('nothing changes on a frozen roll', () => {
    const frozen = until((w) => w.cycle.roll.stage === 'FROZEN');
    const died = amend({ kind: 'REMOVE', reason: 'DIED', voterNo: 14 });
    expect(frozen.codeOf(died, 'chair', days.frozen)).toBe('ROLL_NOT_OPEN_TO_CHANGE');
  });

  test('who is added is of age on election day and listed nowhere else', () => {
    const add = (more: object) =>
      amend({ kind: 'ADD', reason: 'TURNED_EIGHTEEN', voter: { ...voterEntry(99, '许某选民'), ...more } });
    // RC28, RC29: election day is 2026-12-20.
    expect(code(published(), add({ birth: day('2008-12-20') }))).toBe('OK');
    expect(code(published(), add({ birth: day('2008-12-21') }))).toBe('UNDER_AGE');
    expect(code(published(), add({ idNumber: voterEntry(3, '').idNumber }))).toBe('ALREADY_LISTED');
    const withX = published();
    withX.must({ command: add({ idNumber: '99010020030118364X' }), account: 'chair', on: days.objected });
    expect(code(withX, add({ idNumber: '99010020030118364x' }))).toBe('ALREADY_LISTED');
  });

  test('a correction keeps the number and the count; the ledger keeps what was there before', () => {
    const world = published();
    const voter = { ...voterEntry(14, '沈某某'), idNumber: voterEntry(14, '').idNumber };
    const change: Change = { kind: 'CORRECT', reason: 'CLERICAL', voterNo: 14, voter };
    world.must({ command: amend(change), account: 'chair', on: days.objected });
    expect([world.cycle.roll.listed, world.cycle.roll.lastNo]).toEqual([14, 14]);
    expect(world.voters.get(14)?.name).toBe('沈某某');
    expect(world.cycle.rollChanges).toMatchObject([
      { kind: 'CORRECTED', voterNo: 14, reason: 'CLERICAL', afterPublication: true, name: '沈某某' },
    ]);
  });
});

describe('deprivation of political rights is known by a judgment alone (JWH25-16)', () => {
  const strike = (more: object) =>
    amend({ kind: 'REMOVE', reason: 'DEPRIVED', voterNo: 14, judgment: { ...judgment, ...more } });

  test.each([
    [{ court: ' ' }, 'NO_JUDGMENT'],
    [{ documentNo: '' }, 'NO_JUDGMENT'],
    [{ decidedOn: day('2026-12-01') }, 'NO_JUDGMENT'],
    [{}, 'OK'],
  ])('%j: %s', (more, expected) => {
    expect(code(published(), strike(more))).toBe(expected);
  });

  test('the judgment is told to nobody but those who work with the roll', () => {
    const facts = published().must({ command: strike({}), account: 'chair', on: days.objected });
    expect(JSON.stringify(facts.map((f) => f.body))).not.toContain('法院');
    expect(facts.flatMap((f) => f.sealed.map((s) => s.disclosure))).toEqual(['RESTRICTED', 'RESTRICTED']);
  });
});

describe('community workers (RC31)', () => {
  const withWorker = (): World => {
    const world = drafted();
    const voters = [voterEntry(1, '赵某选民'), { ...voterEntry(2, '钱某选民'), ground: 'COMMUNITY_WORKER' as const }];
    const file = { name: 'roll.csv', sha256: 'c'.repeat(64) };
    const command: Command = { type: 'IMPORT_ROLL', file, rows: 2, corrected: 0, setAside: 0, voters };
    world.must({ command, account: 'clerk', on: days.register });
    return world;
  };
  const confirm = (voterNo: number, since: string, more: object = {}): Command =>
    ({ type: 'CONFIRM_WORKERS', workers: [{ voterNo, workedSince: day(since) }], evidence, ...more }) as Command;
  const publish: Command = { type: 'PUBLISH_ROLL', places: ['公告栏'], evidence };

  test('six months of work by election day, not a day less', () => {
    const world = withWorker();
    // Six months before 2026-12-20 is 2026-06-20.
    expect(world.codeOf(confirm(2, '2026-06-21'), 'chair', days.register)).toBe('WORKED_TOO_SHORT');
    expect(world.codeOf(confirm(2, '2026-06-20'), 'chair', days.register)).toBe('OK');
    expect(world.codeOf(confirm(1, '2020-01-01'), 'chair', days.register)).toBe('NOT_A_WORKER');
    expect(world.codeOf(confirm(2, '2026-06-20', { evidence: [] }), 'chair', days.register)).toBe(
      'CONFIRMATION_WITHOUT_RECORD',
    );
  });

  test('no roll goes out before the committee has confirmed them, or struck them', () => {
    const world = withWorker();
    expect(world.codeOf(publish, 'chair', days.published)).toBe('WORKERS_UNCONFIRMED');
    const confirmed = world.copy();
    confirmed.must({ command: confirm(2, '2026-01-01'), account: 'chair', on: days.register });
    expect(confirmed.codeOf(publish, 'chair', days.published)).toBe('OK');
    const struck = amend({ kind: 'REMOVE', reason: 'MOVED_OUT', voterNo: 2 }, { places: [] });
    world.must({ command: struck, account: 'chair', on: days.register });
    expect(world.codeOf(publish, 'chair', days.published)).toBe('OK');
  });

  test.each([
    ['2026-06-20', '2026-12-20', 6],
    ['2026-06-21', '2026-12-20', 5],
    ['2025-12-31', '2026-12-20', 11],
    ['2026-12-20', '2026-12-20', 0],
  ])('from %s to %s are %i whole months', (from, to, months) => {
    expect(monthsBetween(day(from), day(to))).toBe(months);
  });
});

describe('publication and rulings are shown', () => {
  test('a publication has a photo', () => {
    const unshown: Command = { type: 'PUBLISH_ROLL', places: ['公告栏'], evidence: [] };
    expect(drafted().codeOf(unshown, 'chair', days.published)).toBe('PUBLICATION_NOT_SHOWN');
  });

  test('where the fifth day is a Sunday, the sentence says until when objections are taken', () => {
    const world = drafted();
    const publish: Command = { type: 'PUBLISH_ROLL', places: ['公告栏'], evidence };
    // Tuesday 2026-11-24 and five days: Sunday the 29th; the next workday is Monday the 30th.
    world.must({ command: publish, account: 'chair', on: day('2026-11-24') });
    const freeze = (on: string) =>
      world.copy().attempt({ command: { type: 'FREEZE_ROLL' }, account: 'chair', on: day(on) });
    const early = freeze('2026-11-30');
    expect(early.ok ? '' : early.error.message.zh).toContain('到2026-11-30送来的申诉都要收');
    expect(freeze('2026-12-01').ok).toBe(true);
  });

  test('a ruling is posted before the roll is frozen', () => {
    const world = published();
    const file: Command = { type: 'FILE_OBJECTION', kind: 'OMITTED', petitioner: '甲', about: '乙', grounds: '漏登' };
    world.must({ command: file, account: 'clerk', on: days.objected });
    const rule: Command = { type: 'DECIDE_OBJECTION', no: 1, decision: 'REJECTED', basis: '第十六条' };
    const unposted = world.copy();
    unposted.must({ command: rule, account: 'chair', on: days.objected });
    expect(unposted.codeOf({ type: 'FREEZE_ROLL' }, 'chair', days.frozen)).toBe('RULINGS_NOT_PUBLISHED');
    const post: Command = { type: 'PUBLISH_RULING', no: 1, places: ['公告栏'] };
    expect(world.codeOf(post, 'chair', days.objected)).toBe('NO_RULING_TO_PUBLISH');
    unposted.must({ command: post, account: 'chair', on: days.objected });
    expect(unposted.codeOf({ type: 'FREEZE_ROLL' }, 'chair', days.frozen)).toBe('OK');
    world.must({ command: { ...rule, places: ['公告栏'] } as Command, account: 'chair', on: days.objected });
    expect(world.codeOf({ type: 'FREEZE_ROLL' }, 'chair', days.frozen)).toBe('OK');
  });

  test('neither publication nor freezing is dated before a change of the roll, or before a ruling was posted', () => {
    const died = (places: readonly string[]): Command =>
      amend({ kind: 'REMOVE', reason: 'DIED', voterNo: 14 }, { places });
    const draft = drafted();
    draft.must({ command: died([]), account: 'chair', on: days.published });
    const publish: Command = { type: 'PUBLISH_ROLL', places: ['公告栏'], evidence };
    expect(draft.codeOf(publish, 'chair', days.register)).toBe('ACT_OUT_OF_ORDER');
    expect(draft.codeOf(publish, 'chair', days.published)).toBe('OK');
    const changed = published();
    changed.must({ command: died(['公告栏']), account: 'chair', on: day('2026-12-03') });
    expect(changed.codeOf({ type: 'FREEZE_ROLL' }, 'chair', day('2026-12-02'))).toBe('ACT_OUT_OF_ORDER');
    expect(changed.codeOf({ type: 'FREEZE_ROLL' }, 'chair', day('2026-12-03'))).toBe('OK');
    const ruled = published();
    const file: Command = { type: 'FILE_OBJECTION', kind: 'OMITTED', petitioner: '甲', about: '乙', grounds: '漏登' };
    ruled.must({ command: file, account: 'clerk', on: days.objected });
    const reject: Command = { type: 'DECIDE_OBJECTION', no: 1, decision: 'REJECTED', basis: '第十六条' };
    ruled.must({ command: reject, account: 'chair', on: days.objected });
    ruled.must({ command: { type: 'PUBLISH_RULING', no: 1, places: ['公告栏'] }, account: 'chair', on: days.frozen });
    expect(ruled.codeOf({ type: 'FREEZE_ROLL' }, 'chair', day('2026-11-30'))).toBe('ACT_OUT_OF_ORDER');
    expect(ruled.codeOf({ type: 'FREEZE_ROLL' }, 'chair', days.frozen)).toBe('OK');
  });

  test('an upheld objection may put an entry right under its own number', () => {
    const world = published();
    const file: Command = {
      type: 'FILE_OBJECTION',
      kind: 'WRONG_ENTRY',
      petitioner: '甲',
      about: '沈某选民',
      voterNo: 14,
      grounds: '性别有误',
    };
    world.must({ command: file, account: 'clerk', on: days.objected });
    const correct = (voterNo: number) =>
      ({
        type: 'DECIDE_OBJECTION',
        no: 1,
        decision: 'UPHELD',
        basis: '身份证',
        correct: { voterNo, voter: voterEntry(14, '沈某选民') },
      }) as Command;
    expect(code(world, correct(13))).toBe('RULING_ABOUT_ANOTHER');
    // Struck and put right at once, somebody would stand in the poll book and be counted by nobody.
    for (const more of [{ removeVoterNo: 14 }, { add: voterEntry(99, '许某选民') }])
      expect(code(world, { ...correct(14), ...more } as Command)).toBe('RULING_CHANGES_TOO_MUCH');
    const facts = world.must({ command: correct(14), account: 'chair', on: days.objected });
    expect(facts[1]).toMatchObject({ type: 'VOTER_CORRECTED', body: { reason: 'OBJECTION', objectionNo: 1 } });
  });
});

describe('an earlier election day is one on which everybody listed is eighteen (JWH25-16)', () => {
  const young = (): World => {
    const world = published();
    const voter = { ...voterEntry(99, '许某选民'), birth: day('2008-12-20') };
    const add = amend({ kind: 'ADD', reason: 'TURNED_EIGHTEEN', voter });
    world.must({ command: add, account: 'chair', on: days.objected });
    return world;
  };
  const move = { ...adoptPlan, electionDay: day('2026-12-15') };

  test('whoever would be too young leaves the roll with the new plan', () => {
    const world = young();
    const facts = world.must({ command: move, account: 'clerk', on: days.objected });
    expect(facts.map((f) => f.type)).toEqual(['PLAN_ADOPTED', 'VOTER_REMOVED']);
    expect(facts[1]?.body).toEqual({ voterNo: 15, reason: 'UNDER_AGE' });
    expect(world.cycle.roll.listed).toBe(14);
  });

  test('from a frozen roll nobody is struck', () => {
    const world = playUntil(young(), (w) => w.cycle.roll.stage === 'FROZEN');
    expect(world.codeOf(move, 'clerk', days.frozen)).toBe('UNDER_AGE_ON_NEW_DAY');
  });
});
