import { describe, expect, test } from 'vitest';
import { adoptPlan, days, openCycle, playUntil } from '../../../packages/election/test/story.ts';
import { day, World } from '../../../packages/election/test/world.ts';
import { planCalendar } from '../src/calendar/plan-calendar.ts';

/** RFC 5545 §3.1: lines of at most 75 octets, folded; §3.3.11: what is escaped in a text. */
function parse(file: string): readonly ReadonlyMap<string, string>[] {
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(file.endsWith('\r\nEND:VCALENDAR\r\n')).toBe(true);
  for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const lines = file.replaceAll('\r\n ', '').split('\r\n');
  expect([lines[0], lines[1]]).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0']);
  const events: Map<string, string>[] = [];
  for (const line of lines) {
    const [, name = '', value = ''] = /^([^:]*):(.*)$/.exec(line) ?? [];
    if (line === 'BEGIN:VEVENT') events.push(new Map());
    else
      events.at(-1)?.set(
        name,
        value.replaceAll(/\\([\\;,nN])/g, (_, c: string) => (c.toLowerCase() === 'n' ? '\n' : c)),
      );
  }
  return events;
}

const wish = {
  person: null,
  lang: 'zh',
  at: new Date('2026-11-25T01:00:00Z'),
  baseUrl: 'https://xuanju.example',
} as const;
const id = '9901.01.heping.xingfuli';

function planned(people = {}): World {
  const world = new World();
  world.must({ command: openCycle, account: 'clerk', on: days.open });
  world.must({ command: { ...adoptPlan, people }, account: 'clerk', on: days.open });
  return world;
}
const of = (world: World) => ({
  id,
  name: '幸福里社区',
  cycle: world.cycle,
  seq: world.history.length,
  today: days.open,
});
const byUid = (world: World, more = {}) =>
  new Map(parse(planCalendar([of(world)], { ...wish, ...more })).map((event) => [event.get('UID') ?? '', event]));

describe('the plan as a calendar', () => {
  test('every step is a whole day with its lawful window, its person and its article', () => {
    const world = planned({ C07: '李梅（社区）' });
    const events = byUid(world);
    expect(events.size).toBe(world.cycle.plan?.steps.length);
    const roll = events.get(`${id}.C07@mingxuan`);
    const chosen = world.cycle.plan?.steps.find((s) => s.code === 'C07');
    expect(roll?.get('DTSTART;VALUE=DATE')).toBe(chosen?.planned.replaceAll('-', ''));
    expect(roll?.get('SUMMARY')).toContain('幸福里社区 · 李梅');
    // JWH25-17: twenty days before 2026-12-20.
    expect(roll?.get('DESCRIPTION')).toContain('至 2026-11-30');
    expect(roll?.get('DESCRIPTION')).toContain('第十七条');
    expect(roll?.get('STATUS')).toBe('CONFIRMED');
    expect(roll?.get('URL;VALUE=URI')).toBe(`https://xuanju.example/c/${id}/plan?step=C07`);
    expect(events.get(`${id}.C08@mingxuan`)?.get('STATUS')).toBe('CANCELLED');
  });

  test('after a change the same events come again, newer, on their new days', () => {
    const world = planned();
    const before = byUid(world);
    world.must({ command: { ...adoptPlan, electionDay: day('2026-12-21') }, account: 'clerk', on: days.open });
    const after = byUid(world);
    expect([...after.keys()]).toEqual([...before.keys()]);
    const one = (events: typeof after, name: string) => events.get(`${id}.E10@mingxuan`)?.get(name) ?? '';
    expect([one(before, 'DTSTART;VALUE=DATE'), one(after, 'DTSTART;VALUE=DATE')]).toEqual(['20261220', '20261221']);
    expect(Number(one(after, 'SEQUENCE'))).toBeGreaterThan(Number(one(before, 'SEQUENCE')));
  });

  test('one person’s own holds theirs alone, and what came up besides the plan', () => {
    const people = { A01: '高远（街道党工委）', A08: '高远' };
    expect([...byUid(planned(people), { person: '高远' }).keys()]).toEqual([
      `${id}.A01@mingxuan`,
      `${id}.A08@mingxuan`,
    ]);
    const world = playUntil(new World(), (w) => w.state.status !== 'UNOPENED' && w.cycle.roll.stage === 'PUBLISHED');
    const about = { kind: 'WRONGLY_LISTED', petitioner: '赵某', about: '钱某', voterNo: 2, grounds: '已搬走' } as const;
    world.must({ command: { type: 'FILE_OBJECTION', ...about }, account: 'clerk', on: days.objected });
    const events = byUid(world);
    expect(events.get(`${id}.objection-1@mingxuan`)?.get('DTSTART;VALUE=DATE')).toBe('20261125');
    expect(events.get(`${id}.C01@mingxuan`)?.get('SUMMARY')).toContain('已办');
    // Whom an objection is about is no calendar's business.
    expect(planCalendar([of(world)], wish)).not.toContain('钱某');
  });
});
