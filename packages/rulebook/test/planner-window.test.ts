import { describe, expect, test } from 'vitest';
import { type IsoDate, NATIONAL_HOLIDAYS, plan, planWindow, resolveRulebook } from '../src/index.ts';
import type { PackId, PlanInput, WindowPlan } from '../src/index.ts';

const day = (written: string) => written as IsoDate;
function book(pack: PackId) {
  const resolved = resolveRulebook(pack);
  if (!resolved.ok) throw new Error(resolved.error.code);
  return resolved.value;
}
type Asked = Omit<PlanInput, 'electionDay'>;
const asked = (over: Partial<Asked> = {}): Asked => ({
  party: book('party-2020'),
  residents: book('residents-2026'),
  holidays: NATIONAL_HOLIDAYS,
  ...over,
});
const windowed = (from: string, to: string, over: Partial<Asked> = {}) =>
  planWindow(asked(over), { from: day(from), to: day(to) });
function found(from: string, to: string, over: Partial<Asked> = {}): WindowPlan {
  const made = windowed(from, to, over);
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}
const lawful = (made: WindowPlan) => made.days.filter((one) => one.lawful).map((one) => one.day);

describe('a window for election day', () => {
  // Published on 11-20, the roll allows an election twenty days later, on 12-10, a Thursday; the first rest day after it is the 12th.
  const pins = { C07: day('2026-11-20') };

  test('tells of each of its days whether it is lawful, and why not', () => {
    const made = found('2026-12-08', '2026-12-13', { pins });
    expect(made.days.map((one) => [one.day, one.kind, one.lawful])).toEqual([
      ['2026-12-08', 'WORKDAY', false],
      ['2026-12-09', 'WORKDAY', false],
      ['2026-12-10', 'WORKDAY', true],
      ['2026-12-11', 'WORKDAY', true],
      ['2026-12-12', 'WEEKEND', true],
      ['2026-12-13', 'WEEKEND', true],
    ]);
    const [first] = made.days;
    expect(first?.lawful === false ? first.rules.toSorted() : []).toEqual(['ELECTION_DAY', 'PIN', 'ROLL-1']);
  });

  test('names the first lawful day, and recommends a rest day with its plan', () => {
    const made = found('2026-12-08', '2026-12-13', { pins });
    expect(made.nearest).toBe('2026-12-10');
    expect(['2026-12-12', '2026-12-13']).toContain(made.recommended);
    expect(made.plan).toEqual(plan({ ...asked({ pins }), electionDay: made.recommended ?? day('2026-01-01') }));
    expect(made.why.zh).toContain('有 4 天合法，最早是2026年12月10日（星期四）');
    expect(made.why.zh).toContain('不是法定');
  });

  test('of two rest days, the one of which less is to be warned; of equals, the earlier', () => {
    // With nothing fixed there is room on every day; 12-05 is the first rest day of December.
    expect(found('2026-12-01', '2026-12-31').recommended).toBe('2026-12-05');
    const warnings = new Map(
      found('2026-12-12', '2026-12-20', { pins }).days.map((one) => [one.day, one.lawful ? one.warnings : -1]),
    );
    // 11-20 is 22 days before 12-12 and 30 before 12-20: only then do objections end before the line (28 days).
    expect((warnings.get(day('2026-12-20')) ?? 0) < (warnings.get(day('2026-12-12')) ?? 0)).toBe(true);
    expect(found('2026-12-12', '2026-12-20', { pins }).recommended).toBe('2026-12-19');
  });

  test('with no rest day in it takes a workday, and no holiday while there is another', () => {
    expect(found('2026-12-07', '2026-12-10').recommended).toBe('2026-12-07');
    // 10-01 to 10-07 are holidays, 10-08 is a Thursday.
    expect(found('2026-10-01', '2026-10-08').recommended).toBe('2026-10-08');
    expect(found('2026-10-01', '2026-10-02').recommended).toBe('2026-10-01');
  });

  test('stays within the term where it can', () => {
    // The term ends on a Friday; Saturday would be too late.
    const made = found('2026-12-10', '2026-12-13', { termExpiry: day('2026-12-11') });
    expect(made.recommended).toBe('2026-12-10');
    expect(found('2026-12-12', '2026-12-13', { termExpiry: day('2026-12-11') }).why.zh).toContain('超过任期');
  });

  test('prefers days that the rules chosen decide', () => {
    // Both weekend days before the new year belong to the law before.
    expect(found('2025-12-27', '2026-01-06').recommended).toBe('2026-01-04');
  });
});

describe('a window without a lawful day', () => {
  test.each([
    ['2026-12-01', '2026-12-09', '2026-12-10'],
    ['2026-11-22', '2026-12-02', '2026-12-10'],
  ])('%s to %s: the nearest lawful day, and the contradiction', (from, to, nearest) => {
    const made = found(from, to, { pins: { C07: day('2026-11-20') } });
    expect(lawful(made)).toEqual([]);
    expect(made.recommended).toBeUndefined();
    expect(made.nearest).toBe(nearest);
    expect(made.plan.feasible).toBe(false);
    expect(made.why.zh).toContain('2026年12月10日');
  });

  test('looks back as well: a handover fixed on 12-20 allows no election after that day, ten days after the first', () => {
    // D is at most the day of the handover, and at least ten days before it (JWH25-25).
    const late = found('2026-12-22', '2026-12-31', { pins: { F04: day('2026-12-20') } });
    expect(late.nearest).toBe('2026-12-20');
    const early = found('2026-12-01', '2026-12-08', { pins: { F04: day('2026-12-20') } });
    expect(early.nearest).toBe('2026-12-10');
    expect(lawful(found('2026-12-09', '2026-12-22', { pins: { F04: day('2026-12-20') } }))).toHaveLength(11);
  });

  test('says so where no other election day would help', () => {
    const made = found('2026-12-01', '2026-12-02', { partyDay: day('2026-10-01'), pins: { B07: day('2026-10-02') } });
    expect(made.nearest).toBeUndefined();
    expect(made.plan.feasible ? [] : made.plan.conflict.map((one) => one.rule).toSorted()).toEqual([
      'PARTY_DAY',
      'PIN',
    ]);
    expect(made.why.zh).toContain('只改选举日也不行');
  });
});

describe('what is no window', () => {
  test.each([
    ['2026-12-02', '2026-12-01', '写反了'],
    ['2026-01-01', '2026-07-04', '最多 184 天'],
  ])('%s to %s', (from, to, said) => {
    const made = windowed(from, to);
    expect(made.ok ? undefined : made.error.code).toBe('WINDOW_INVALID');
    expect(made.ok ? '' : made.error.message.zh).toContain(said);
  });

  test('one day is one', () => {
    expect(found('2026-12-09', '2026-12-09').recommended).toBe('2026-12-09');
  });
});
