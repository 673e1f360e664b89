import type { BodyCode, StepCode } from '@mingxuan/rulebook';
import { describe, expect, test } from 'vitest';
import type { Command, Reader } from '../src/index.ts';
import { agenda, mineOf, tasks, tasksOfLevel } from '../src/index.ts';
import { isOffice } from '../src/cycle/named-person.ts';
import { adoptPlan, days, openCycle, playUntil, submit } from './story.ts';
import { D, day, World } from './world.ts';

const planned = (people: Readonly<Partial<Record<StepCode, string>>> = {}): World => {
  const world = new World();
  world.must({ command: openCycle, account: 'clerk', on: days.open });
  world.must({ command: { ...adoptPlan, people }, account: 'clerk', on: days.open });
  return world;
};

const taskOf = (world: World, key: string, on = days.open) => {
  const found = tasks(world.cycle, on).find((task) => task.key === key);
  if (found === undefined) throw new Error(`no task ${key}`);
  return found;
};

const record = (step: StepCode): Command => ({ type: 'RECORD_STEP', step, note: '已办', evidence: [] });

describe('what is due', () => {
  test('a step has its lawful window, its day, its person, its level and its article', () => {
    const world = planned({ C07: '李梅（社区）' });
    const roll = taskOf(world, 'C07', day('2026-11-20'));
    // JWH25-17: twenty days before 2026-12-20.
    expect(roll).toMatchObject({ latest: '2026-11-30', latestOpen: false, person: '李梅（社区）', level: 'COMMUNITY' });
    expect(roll.sources).toContain('JWH25-17');
    expect(roll.unlawful).toBe(false);
    expect(taskOf(world, 'C07', day('2026-12-01')).unlawful).toBe(true);
    // No text sets an end for training afterwards: late by the plan, and still no law is broken.
    const training = taskOf(world, 'F06', day('2028-01-01'));
    expect([training.urgency, training.latestOpen, training.unlawful]).toEqual(['LATE', true, false]);
  });

  test.each([
    ['A02', 'DISTRICT'],
    ['A01', 'STREET'],
    ['A05', 'STREET'],
    ['B03', 'COMMUNITY'],
    ['C05', 'COMMUNITY'],
  ] as const)('%s is the work of the %s', (step, level) => {
    const world = planned();
    expect(taskOf(world, step).level).toBe(level);
    expect(tasksOfLevel(tasks(world.cycle, days.open), level).map((t) => t.key)).toContain(step);
  });

  test('today, this week, later and late follow from the planned day alone; what waits is told apart', () => {
    const world = planned();
    const { planned: on } = taskOf(world, 'A08');
    const urgency = (today: string) => taskOf(world, 'A08', day(today)).urgency;
    const before = (n: number) => new Date(Date.parse(on) - n * 86_400_000).toISOString().slice(0, 10);
    expect([8, 7, 1, 0, -1].map((n) => urgency(before(n)))).toEqual([
      'LATER',
      'THIS_WEEK',
      'THIS_WEEK',
      'TODAY',
      'LATE',
    ]);
    const groups = agenda(tasks(world.cycle, days.open));
    expect(groups.BLOCKED.map((t) => t.step)).toContain('D01');
    expect(Object.values(groups).flat()).toHaveLength(tasks(world.cycle, days.open).length);
  });
});

describe('what stands before it', () => {
  test('the election committee waits for all four gates, each told with its article and where it is mended', () => {
    const { blockedBy } = taskOf(planned(), 'C01');
    const steps = blockedBy.filter((b) => b.kind === 'GATE').map((b) => b.step);
    expect(new Set(steps)).toEqual(new Set(['B09', 'A04', 'A05', 'A06']));
    expect(blockedBy.find((b) => b.step === 'A05')?.sources).toContain('JWH25-38');
    expect(blockedBy.find((b) => b.kind === 'EARLIER_STEP')?.step).toBe('C00');
  });

  test('evidence that lacks is told of a step that can be worked on now', () => {
    const world = planned();
    expect(taskOf(world, 'A05').blockedBy).toEqual([]);
    expect(taskOf(world, 'A05').lacking).toHaveLength(2);
    world.must({ command: submit('CHAIR_AUDIT'), account: 'clerk', on: days.gates });
    expect(
      taskOf(world, 'A05')
        .lacking.map((l) => l.zh)
        .join(),
    ).toContain('等另一人复核');
  });

  test('a ruling that was not posted keeps the roll open', () => {
    const world = playUntil(new World(), (w) => w.state.status !== 'UNOPENED' && w.cycle.roll.stage === 'PUBLISHED');
    const about = {
      kind: 'WRONGLY_LISTED',
      petitioner: '赵某选民',
      about: '钱某选民',
      voterNo: 2,
      grounds: '已搬走',
    } as const;
    world.must({ command: { type: 'FILE_OBJECTION', ...about }, account: 'clerk', on: days.objected });
    expect(taskOf(world, 'C09').blockedBy.map((b) => b.kind)).toEqual(['EARLIER_STEP']);
    const ruling = { type: 'DECIDE_OBJECTION', no: 1, decision: 'REJECTED', basis: '经核对无误' } as const;
    world.must({ command: ruling, account: 'chair', on: days.objected });
    expect(taskOf(world, 'C09').blockedBy.map((b) => b.kind)).toEqual(['NOTICE']);
    // Three days from the objection (JWH25-17).
    expect(taskOf(world, 'objection-1')).toMatchObject({
      latest: '2026-11-25',
      sources: ['JWH25-17'],
      level: 'COMMUNITY',
    });
  });
});

describe('whose it is', () => {
  const reader = (name: string, bodies: readonly BodyCode[] = [], account = 'a'): Reader => ({
    account,
    name,
    worksOn: ({ bodyCode }) => bodies.includes(bodyCode),
  });

  test('by name, whatever office follows it; else by office; else nobody’s', () => {
    const task = taskOf(planned({ A01: '高远（街道党工委）' }), 'A01');
    expect(mineOf(task, reader('高远'))).toBe('NAMED');
    expect(mineOf(task, reader('高远', ['REC']))).toBe('NAMED');
    expect(mineOf(task, reader('王建国', ['SUB-P']))).toBe('OFFICE');
    expect(mineOf(task, reader('王建国', ['REC']))).toBeNull();
  });

  test('a review is the street’s, and is not told to whoever made what is reviewed', () => {
    const world = planned();
    world.must({ command: submit('FINANCE_AUDIT'), account: 'maker', on: days.gates });
    const review = taskOf(world, 'review-FINANCE_AUDIT');
    expect(review.level).toBe('STREET');
    expect(mineOf(review, reader('甲', ['SUB-G'], 'maker'))).toBeNull();
    expect(mineOf(review, reader('乙', ['SUB-G'], 'other'))).toBe('OFFICE');
  });

  test.each([
    '街道党工委',
    '区委组织部',
    '组织部',
    '审计组',
    '选委会',
    '和平街道',
    '社区党组织',
    '（街道办事处）',
    'Audit team',
  ])('an office is no person: %s', (said) => {
    expect(isOffice(said)).toBe(true);
    const world = new World();
    world.must({ command: openCycle, account: 'clerk', on: days.open });
    const command = { ...adoptPlan, people: { A05: said } };
    const refused = world.codeOf(command, 'clerk', days.open);
    expect(refused).toBe('OFFICE_IS_NO_PERSON');
  });

  test.each(['王科', '高远（街道党工委）', '李处', '阿依古丽·买买提', '司马光', '任部', '欧阳中', '钱组'])(
    'a person stays one: %s',
    (said) => expect(isOffice(said)).toBe(false),
  );
});

describe('a note is no way round a gate', () => {
  test.each([
    ['A04', 'STEP_TOO_EARLY'],
    ['C03', 'STEP_TOO_EARLY'],
    ['C04', 'STEP_TOO_EARLY'],
    ['C10', 'STEP_TOO_EARLY'],
    ['D01', 'STEP_TOO_EARLY'],
    ['D10', 'STEP_TOO_EARLY'],
    ['D13', 'STEP_TOO_EARLY'],
    ['E02', 'STEP_TOO_EARLY'],
    ['E12', 'STEP_TOO_EARLY'],
    ['F01', 'STEP_TOO_EARLY'],
    ['F09', 'STEP_TOO_EARLY'],
    ['A02', 'OK'],
    ['A08', 'OK'],
  ] as const)('%s right after the plan: %s', (step, code) => {
    expect(planned().codeOf(record(step), 'clerk', days.gates)).toBe(code);
  });

  test('nor dated before what it rests on', () => {
    const world = playUntil(new World(), (w) => w.state.status !== 'UNOPENED' && w.cycle.rec !== null);
    expect(world.codeOf(record('C04'), 'clerk', days.gates)).toBe('ACT_OUT_OF_ORDER');
    expect(world.codeOf(record('C04'), 'clerk', days.rec)).toBe('OK');
  });

  test('the end of the story leaves no step blocked that it carried out', () => {
    const world = playUntil(new World(), () => false);
    expect(
      tasks(world.cycle, D)
        .filter((t) => t.blockedBy.length > 0)
        .map((t) => t.step),
    ).toEqual([]);
  });
});
