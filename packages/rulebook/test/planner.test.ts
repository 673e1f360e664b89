import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  diffPlans,
  findSource,
  isStepCode,
  lawConstraints,
  NATIONAL_HOLIDAYS,
  parseIsoDate,
  plan,
  resolveRulebook,
  STEP_CODES,
  stepTable,
} from '../src/index.ts';
import type {
  FeasiblePlan,
  InfeasiblePlan,
  IsoDate,
  PackId,
  PlanInput,
  PlannedStep,
  Rulebook,
  StepCode,
} from '../src/index.ts';
import { isHard } from '../src/planner/constraint.ts';
import { fixedDays, solveHard } from '../src/planner/problem.ts';
import { propertyRuns } from './property-runs.ts';

function book(pack: PackId, overlays: readonly string[] = []): Rulebook {
  const resolved = resolveRulebook(pack, overlays);
  if (!resolved.ok) throw new Error(resolved.error.code);
  return resolved.value;
}

const day = (written: string): IsoDate => {
  const parsed = parseIsoDate(written);
  if (!parsed.ok) throw new Error(`test data: ${written}`);
  return parsed.value;
};

interface Wish {
  readonly overlays?: readonly string[];
  readonly pack?: PackId;
  readonly partyDay?: string;
  readonly termExpiry?: string;
  readonly pins?: Readonly<Partial<Record<StepCode, string>>>;
  readonly mode?: PlanInput['mode'];
}

function inputOf(electionDay: string, wish: Wish = {}): PlanInput {
  const pins = Object.entries(wish.pins ?? {}).flatMap(([code, written]) =>
    isStepCode(code) ? [[code, day(written)] as const] : [],
  );
  return {
    party: book('party-2020'),
    residents: book(wish.pack ?? 'residents-2026', wish.overlays),
    electionDay: day(electionDay),
    ...(wish.partyDay === undefined ? {} : { partyDay: day(wish.partyDay) }),
    ...(wish.termExpiry === undefined ? {} : { termExpiry: day(wish.termExpiry) }),
    ...(wish.mode === undefined ? {} : { mode: wish.mode }),
    pins: Object.fromEntries(pins),
    holidays: NATIONAL_HOLIDAYS,
  };
}

function feasible(electionDay: string, wish: Wish = {}): FeasiblePlan {
  const made = plan(inputOf(electionDay, wish));
  if (!made.feasible) throw new Error(made.conflict.map((part) => part.text.en).join('; '));
  return made;
}

function infeasible(electionDay: string, wish: Wish = {}): InfeasiblePlan {
  const made = plan(inputOf(electionDay, wish));
  if (made.feasible) throw new Error('expected a contradiction');
  return made;
}

function step(made: FeasiblePlan, code: StepCode): PlannedStep {
  const found = made.steps.find((one) => one.code === code);
  if (found === undefined) throw new Error(`no step ${code}`);
  return found;
}

const warned = (made: FeasiblePlan): readonly string[] => made.warnings.map((warning) => warning.rule);
const deadlines = (made: FeasiblePlan): Readonly<Record<string, string>> =>
  Object.fromEntries(made.deadlines.map((one) => [one.name.zh, one.day]));

describe('the step table', () => {
  it('holds every step of the process once, in order', () => {
    expect(stepTable.map((one) => one.code)).toEqual(STEP_CODES);
    expect(STEP_CODES).toHaveLength(67);
  });

  it.each(stepTable.map((one) => [one.code, one] as const))(
    '%s names a body, papers and sources that exist',
    (_, one) => {
      expect(one.name.zh).not.toBe('');
      expect(one.responsible.zh).not.toBe('');
      for (const paper of one.papers) expect([paper.zh, paper.en]).not.toContain('');
      for (const ref of one.sources) expect(findSource(ref)).toBeDefined();
    },
  );

  it('carries all five gates', () => {
    expect(new Set(stepTable.flatMap((one) => one.gate ?? []))).toEqual(new Set(['G1', 'G2', 'G3', 'G4', 'G5']));
  });
});

describe('constraints', () => {
  it.each(['residents-2026', 'residents-2018', 'villagers-2025'] as const)(
    'of %s cite rules of the rulebooks',
    (pack) => {
      const known = new Set([...book(pack).rules.keys(), ...book('party-2020').rules.keys()]);
      for (const one of lawConstraints(book(pack))) {
        expect(known.has(one.rule) ? '' : one.rule).toBe('');
        expect(one.sources.length).toBeGreaterThan(0);
      }
    },
  );

  it('are hard only where the text is confirmed', () => {
    for (const one of lawConstraints(book('residents-2026'))) {
      if (isHard(one)) expect(one.mark).toBe('CONFIRMED');
    }
  });

  it('of the old law, which set no days, are custom only', () => {
    const hard = lawConstraints(book('residents-2018')).filter((one) => isHard(one) && one.rule.startsWith('ROLL'));
    expect(hard).toEqual([]);
  });
});

describe('days of one election on 2026-12-20', () => {
  it('SC01: the roll by 11-30, rulings by 12-08', () => {
    const made = feasible('2026-12-20');
    expect(step(made, 'C07').latest).toBe('2026-11-30');
    expect(step(made, 'C08').latest).toBe('2026-12-08');
    const late = feasible('2026-12-20', { pins: { C07: '2026-11-30' } });
    expect(deadlines(late)).toMatchObject({ 名单异议最后一天: '2026-12-05', 最后一份异议的决定期限: '2026-12-08' });
  });

  it('SC02: recommends 11-22, so that objections and rulings end before the line', () => {
    const made = feasible('2026-12-20');
    expect(step(made, 'C07').planned).toBe('2026-11-22');
    expect(step(made, 'C08').planned <= '2026-11-30').toBe(true);
  });

  it('says both readings of “twenty days before”', () => {
    const { why } = step(feasible('2026-12-20'), 'C07');
    expect(why.zh).toContain('20 天');
    expect(why.zh).toContain('第十七条');
    expect(why.zh).toContain('2026年11月29日');
  });

  it('SC03: Zhejiang', () => {
    const made = feasible('2026-12-20', { overlays: ['zhejiang'] });
    expect(step(made, 'D08').latest).toBe('2026-12-15');
    expect(deadlines(made)).toMatchObject({
      自荐报名截止: '2026-12-10',
      退出提名截止: '2026-12-17',
      委托办理截止: '2026-12-17',
      正式候选人最迟公布: '2026-12-15',
    });
    expect(step(made, 'D14').latest).toBe('2026-12-15');
  });

  it('SC04: Shanghai', () => {
    const made = feasible('2026-12-20', { overlays: ['shanghai'] });
    expect(step(made, 'D08').latest).toBe('2026-12-15');
    expect(step(made, 'D11').latest).toBe('2026-12-18');
    expect(deadlines(made)).toMatchObject({ 委托办理截止: '2026-12-15', 委托名单公布: '2026-12-18' });
  });

  it('SC05: the court case is told, not demanded', () => {
    const told = feasible('2026-12-20').deadlines.filter((one) => one.rule === 'ROLL-6');
    expect(told.map((one) => [one.day, one.advisory])).toEqual([
      ['2026-12-15', true],
      ['2026-12-19', true],
    ]);
  });

  it('SC06: handover by 12-30', () => {
    expect(step(feasible('2026-12-20'), 'F04').latest).toBe('2026-12-30');
    expect(infeasible('2026-12-20', { pins: { F04: '2026-12-31' } }).conflict.map((part) => part.rule)).toContain(
      'RSLT-3',
    );
  });

  it.each([
    ['zhejiang', '2027-01-19'],
    ['shanghai', '2027-01-19'],
    ['beijing', '2027-01-04'],
  ])('SC07: another election in %s by %s', (overlay, latest) => {
    expect(step(feasible('2026-12-20', { overlays: [overlay] }), 'E11').latest).toBe(latest);
  });

  it('without a provincial text, nothing limits another election', () => {
    expect(step(feasible('2026-12-20'), 'E11').latestOpen).toBe(true);
  });
});

describe('holidays', () => {
  it('SC08: the line of D−20 does not move; the end of objections does', () => {
    const made = feasible('2026-10-18', { pins: { C07: '2026-09-28' } });
    expect(step(made, 'C07').latest).toBe('2026-09-28');
    expect(step(made, 'C08').latest).toBe('2026-10-11');
    expect(deadlines(made)).toMatchObject({ 选民名单最迟公布: '2026-09-28', 名单异议最后一天: '2026-10-08' });
    expect(infeasible('2026-10-18', { pins: { C07: '2026-09-29' } }).conflict.map((part) => part.rule)).toContain(
      'ROLL-1',
    );
  });

  it('SC09: published on 09-20, objections run to 09-28', () => {
    const made = feasible('2026-10-18', { pins: { C07: '2026-09-20' } });
    expect(deadlines(made)).toMatchObject({ 名单异议最后一天: '2026-09-28' });
    // 09-28 plus three days passes the line of 09-28, so the plan recommends a day before the holiday.
    expect(step(feasible('2026-10-18'), 'C07').planned).toBe('2026-09-19');
  });

  it('SC10: warns of Spring Festival before 2027-02-14, and of a year not yet published', () => {
    const made = feasible('2027-02-14');
    expect(step(made, 'C07').latest).toBe('2027-01-25');
    const notes = made.warnings.filter((warning) => warning.rule === 'STEP-4').map((warning) => warning.text.zh);
    expect(notes.some((note) => note.includes('2027-02-05') && note.includes('2月4日'))).toBe(true);
    expect(notes.some((note) => note.includes('没有公布'))).toBe(true);
    expect(step(made, 'D08').provisional).toBe(true);
  });

  it('warns of an election in a holiday', () => {
    expect(warned(feasible('2026-10-02'))).toContain('STEP-4');
  });
});

describe('gates and order', () => {
  it('SC11: the election committee on D−34 cannot stand before the Party result', () => {
    const made = infeasible('2026-12-20', { partyDay: '2026-11-20', pins: { C01: '2026-11-16' } });
    expect(made.conflict.map((part) => part.rule)).toEqual(expect.arrayContaining(['GATE-1', 'PARTY_DAY', 'PIN']));
    expect(made.suggestedPins).toEqual({ C01: '2026-11-20' });
    expect(made.suggestedPartyDay).toBe('2026-11-16');
  });

  it('SC11: without that pin it is a warning: four days short of the template, 12-24 would do', () => {
    const made = feasible('2026-12-20', { partyDay: '2026-11-20' });
    const template = made.warnings.find((warning) => warning.rule === 'STEP-2' && warning.figures?.['needed'] === 34);
    expect(template?.short).toBe(4);
    expect(template?.text.zh).toContain('2026年12月24日');
  });

  it('SC12: an audit after the election committee is only a warning; on election day it is too late', () => {
    expect(warned(feasible('2026-12-20', { pins: { A05: '2026-12-10', C01: '2026-11-16' } }))).toContain('GATE-3');
    expect(infeasible('2026-12-20', { pins: { A05: '2026-12-20' } }).conflict.map((part) => part.rule)).toContain(
      'AUDIT-1',
    );
  });

  it('SC13: after the term it is overdue', () => {
    const made = feasible('2027-02-20', { termExpiry: '2027-01-10' });
    const overdue = made.warnings.find((warning) => warning.rule === 'TERM-1');
    expect(overdue?.figures).toEqual({ days: 41 });
    expect(warned(feasible('2027-01-10', { termExpiry: '2027-01-10' }))).not.toContain('TERM-1');
  });

  it('SC13: beyond Zhejiang’s six months it says so, with the article', () => {
    const made = feasible('2027-07-20', { termExpiry: '2027-01-10', overlays: ['zhejiang'] });
    expect(made.warnings.some((warning) => warning.sources.includes('ZJ20V-3') && warning.short === 10)).toBe(true);
  });

  it('SC14: representatives published after the roll are refused', () => {
    const made = infeasible('2026-12-20', { pins: { C07: '2026-11-25', C06: '2026-11-30' }, mode: 'RESIDENT_REP' });
    expect(made.conflict.map((part) => part.rule)).toContain('ROLL-2');
  });

  it.each([
    [{ A04: '2026-11-20', C01: '2026-11-19' }, 'GATE-2'],
    [{ A06: '2026-11-20', C01: '2026-11-19' }, 'GATE-4'],
    [{ A07: '2026-11-20', C01: '2026-11-19' }, 'GATE-4'],
    [{ D09: '2026-12-20' }, 'GATE-5'],
    [{ B06: '2026-11-02', B07: '2026-11-01' }, 'PTY-NOM-3'],
    [{ C07: '2026-11-25', C08: '2026-11-29' }, 'ROLL-3'],
    [{ C07: '2026-11-25', C08: '2026-12-06' }, 'ROLL-4'],
    [{ D10: '2026-12-20' }, 'CAND-6'],
    [{ E09: '2026-12-21' }, 'STEP-0'],
  ] as const)('%j contradicts %s', (pins, rule) => {
    expect(infeasible('2026-12-20', { pins }).conflict.map((part) => part.rule)).toContain(rule);
  });

  it('leaves out what a way to elect does not have', () => {
    expect(feasible('2026-12-20', { mode: 'RESIDENT_REP' }).steps.map((one) => one.code)).not.toContain('D11');
    expect(feasible('2026-12-20', { mode: 'ALL_VOTERS' }).steps.map((one) => one.code)).not.toContain('C06');
    expect(feasible('2026-12-20').steps).toHaveLength(67);
  });

  it('plans a village by the village law, and old terms by custom', () => {
    const village = feasible('2026-12-20', { pack: 'villagers-2025' });
    expect(step(village, 'C07').sources).toEqual(['CWH25-17']);
    expect(step(village, 'C07').latest).toBe('2026-11-30');
    const old = feasible('2021-01-20', { pack: 'residents-2018', pins: { C07: '2021-01-10' } });
    expect(warned(old)).toContain('ROLL-1');
  });
});

describe('the rules chosen', () => {
  it.each([
    ['2026-01-01', 'residents-2026', false],
    ['2025-12-31', 'residents-2026', true],
    ['2025-12-31', 'residents-2018', false],
    ['2026-01-01', 'residents-2018', true],
  ] as const)('on %s, %s: out of force %s', (on, pack, outOfForce) => {
    expect(warned(feasible(on, { pack })).includes('PACK')).toBe(outOfForce);
  });
});

describe('a contradiction', () => {
  it('is the roll, the election day and the article; nothing else', () => {
    const made = infeasible('2026-12-20', { pins: { C07: '2026-12-05' } });
    expect(made.conflict.map((part) => part.rule).toSorted()).toEqual(['ELECTION_DAY', 'PIN', 'ROLL-1']);
    expect(made.conflict.flatMap((part) => part.sources)).toEqual(['JWH25-17']);
    expect(made.suggestedPins).toEqual({ C07: '2026-11-30' });
    expect(made.suggestedElectionDay).toBe('2026-12-25');
    expect(made.suggestion.zh).toContain('提前 5 天');
  });

  it('of several pins is mended in one answer', () => {
    const wish: Wish = { pins: { C07: '2026-12-05', D09: '2026-12-21', F04: '2027-02-01' } };
    const { suggestedPins } = infeasible('2026-12-20', wish);
    expect(suggestedPins).toEqual({ C07: '2026-11-30', D09: '2026-12-19', F04: '2026-12-30' });
    expect(plan({ ...inputOf('2026-12-20'), pins: suggestedPins ?? {} }).feasible).toBe(true);
  });

  it('of two days for the same step names both', () => {
    const made = infeasible('2026-12-20', { partyDay: '2026-11-01', pins: { B07: '2026-11-02' } });
    expect(made.conflict.map((part) => part.rule).toSorted()).toEqual(['PARTY_DAY', 'PIN']);
  });
});

const anyPins = fc.dictionary(fc.constantFrom(...STEP_CODES), fc.integer({ min: -60, max: 20 }), { maxKeys: 5 });

describe('any pins', () => {
  const base = inputOf('2026-12-20');
  const pinned = (offsets: Readonly<Record<string, number>>): PlanInput => ({
    ...base,
    pins: Object.fromEntries(
      Object.entries(offsets).map(([code, offset]) => [code, addDays(base.electionDay, offset)]),
    ),
  });

  it('give days inside every window, pins kept, or a smallest contradiction with a suggestion that works', () => {
    fc.assert(
      fc.property(anyPins, (offsets) => {
        const input = pinned(offsets);
        const made = plan(input);
        if (made.feasible) {
          for (const one of made.steps) {
            expect(one.earliest <= one.planned && one.planned <= one.latest).toBe(true);
            expect(one.planned).toBe(input.pins?.[one.code] ?? one.planned);
          }
          const asPlanned = Object.fromEntries(made.steps.map((one) => [one.code, one.planned]));
          expect(plan({ ...input, pins: asPlanned }).feasible).toBe(true);
          return;
        }
        if (made.suggestedPins !== undefined) expect(plan({ ...input, pins: made.suggestedPins }).feasible).toBe(true);
        if (made.suggestedElectionDay !== undefined) {
          expect(solveHard(input, fixedDays({ ...input, electionDay: made.suggestedElectionDay })).consistent).toBe(
            true,
          );
        }
        expect(made.suggestedPins ?? made.suggestedElectionDay).toBeDefined();
      }),
      { numRuns: propertyRuns(150) },
    );
  });

  it('are contradicted by no more than it takes: releasing any pin of the contradiction resolves that one', () => {
    fc.assert(
      fc.property(anyPins, (offsets) => {
        const input = pinned(offsets);
        const fixed = fixedDays(input);
        const solved = solveHard(input, fixed);
        if (solved.consistent) return;
        const named = fixed.filter((one) => solved.conflict.some((part) => part.from === 'T' && part.to === one.node));
        for (const released of named) {
          const rest = named.filter((one) => one !== released);
          expect(solveHard(input, rest).consistent).toBe(true);
        }
        expect(solveHard(input, named).consistent).toBe(false);
      }),
      { numRuns: propertyRuns(150) },
    );
  });
});

describe('a new plan against an old one', () => {
  it('lists the steps that move and the papers that would be wrong', () => {
    const before = feasible('2026-12-20');
    const after = feasible('2026-12-27');
    const moved = diffPlans(before, after);
    const roll = moved.find((one) => one.code === 'C07');
    expect(roll).toMatchObject({ before: '2026-11-22', after: '2026-11-29', days: 7 });
    expect(roll?.papers.map((paper) => paper.zh)).toContain('选民名单公告');
    expect(diffPlans(before, before)).toEqual([]);
  });

  it('lists steps that come or go', () => {
    const moved = diffPlans(feasible('2026-12-20'), feasible('2026-12-20', { mode: 'ALL_VOTERS' }));
    expect(moved.map((one) => one.code)).toEqual(['C06']);
    expect(moved[0]).not.toHaveProperty('after');
  });
});
