import { describe, expect, test } from 'vitest';
import { type IsoDate, NATIONAL_HOLIDAYS, parseIsoDate, plan, type PlanInput, resolveRulebook } from '../src/index.ts';
import type { FeasiblePlan, InfeasiblePlan, PackId, StepCode } from '../src/index.ts';

const day = (written: string): IsoDate => {
  const parsed = parseIsoDate(written);
  if (!parsed.ok) throw new Error(`test data: ${written}`);
  return parsed.value;
};
function book(pack: PackId, overlays: readonly string[] = []) {
  const resolved = resolveRulebook(pack, overlays);
  if (!resolved.ok) throw new Error(resolved.error.code);
  return resolved.value;
}

interface Wish {
  readonly pack?: PackId;
  readonly overlays?: readonly string[];
  readonly partyDay?: string;
  readonly termExpiry?: string;
  readonly mode?: PlanInput['mode'];
  readonly pins?: Readonly<Partial<Record<StepCode, string>>>;
}
function made(electionDay: string, { pack, overlays, partyDay, termExpiry, mode, pins }: Wish = {}) {
  return plan({
    party: book('party-2020'),
    residents: book(pack ?? 'residents-2026', overlays),
    electionDay: day(electionDay),
    ...(partyDay === undefined ? {} : { partyDay: day(partyDay) }),
    ...(termExpiry === undefined ? {} : { termExpiry: day(termExpiry) }),
    ...(mode === undefined ? {} : { mode }),
    pins: (pins ?? {}) as NonNullable<PlanInput['pins']>,
    holidays: NATIONAL_HOLIDAYS,
  });
}
function lawful(electionDay: string, wish: Wish = {}): FeasiblePlan {
  const one = made(electionDay, wish);
  if (!one.feasible) throw new Error(one.conflict.map((part) => part.text.zh).join('；'));
  return one;
}
function impossible(electionDay: string, wish: Wish = {}): InfeasiblePlan {
  const one = made(electionDay, wish);
  if (one.feasible) throw new Error('a contradiction was expected');
  return one;
}
const step = (one: FeasiblePlan, code: StepCode) => one.steps.find((row) => row.code === code);
const ruled = (one: InfeasiblePlan) => one.conflict.map((part) => part.rule);

describe('a day out of reach', () => {
  test.each([
    ['0000-01-10', false],
    ['0000-03-15', false],
    ['1899-12-31', false],
    ['1900-01-01', true],
    ['2199-12-31', true],
    ['2200-01-01', false],
    ['9999-12-31', false],
  ])('%s is a day to plan by: %s', (written, accepted) => {
    const parsed = parseIsoDate(written);
    expect(parsed.ok).toBe(accepted);
    if (!parsed.ok) expect(parsed.error.message.zh).toContain('1900到2199年');
  });

  test.each(['1900-01-01', '2199-12-31'])('%s is planned, or refused, but ends', (written) => {
    for (const one of lawful(written).steps) expect(one.planned).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});

describe('what prepares the vote comes before it, whatever the law of the time says', () => {
  const prepared: readonly StepCode[] = ['C00', 'C01', 'C04', 'C05', 'C06', 'C07', 'D01', 'D02', 'D03', 'D09', 'D10'];

  test.each(prepared)('%s pinned after an election of 2021 is a contradiction', (code) => {
    const one = impossible('2021-01-20', { pack: 'residents-2018', pins: { [code]: '2021-01-25' } });
    expect(ruled(one)).toEqual(expect.arrayContaining(['ELECTION_DAY', 'PIN']));
  });

  test('a Party meeting after the vote cannot lead to the election committee before it', () => {
    const one = impossible('2021-01-20', { pack: 'residents-2018', partyDay: '2021-01-25' });
    expect(one.suggestedPartyDay).toBe('2021-01-20');
  });

  test('on the day before, or long before, all is well', () => {
    const one = lawful('2021-01-20', { pack: 'residents-2018' });
    for (const code of prepared) expect((step(one, code)?.planned ?? '9') <= '2021-01-20').toBe(true);
  });
});

describe('rulings are not over before residents may stop objecting (SC08)', () => {
  // Published on 09-28; the fifth day, 10-03, is a holiday, and 10-08 the first workday after it.
  test.each([
    ['2026-10-07', false],
    ['2026-10-08', true],
    ['2026-10-11', true],
    ['2026-10-12', false],
  ])('over on %s: %s', (over, accepted) => {
    const one = made('2026-10-18', { pins: { C07: '2026-09-28', C08: over } });
    expect(one.feasible).toBe(accepted);
  });

  test('the window says so, and the recommended day lies in it', () => {
    const one = lawful('2026-10-18', { pins: { C07: '2026-09-28' } });
    expect(step(one, 'C08')).toMatchObject({ earliest: '2026-10-08', latest: '2026-10-11', planned: '2026-10-11' });
  });

  test('the contradiction cites both texts', () => {
    const one = impossible('2026-10-18', { pins: { C07: '2026-09-28', C08: '2026-10-03' } });
    expect(ruled(one).toSorted()).toEqual(['PIN', 'PIN', 'ROLL-3']);
    expect(one.conflict.flatMap((part) => part.sources)).toEqual(['JWH25-17', 'MFD-203']);
  });

  test('with the end of rulings fixed, the roll is out early enough', () => {
    // Five days from 09-25 end on 09-30, a workday; five from 09-26 end on 10-01, and that moves to 10-08.
    const one = lawful('2026-10-18', { pins: { C08: '2026-10-03' } });
    expect(step(one, 'C07')?.latest).toBe('2026-09-25');
    expect((step(one, 'C07')?.planned ?? '9') <= '2026-09-25').toBe(true);
  });

  test('custom gives way where neither day is fixed', () => {
    // Registration on 09-26 leaves 09-26 to 09-28 for the roll; whichever it is, objections run to 10-08.
    const one = lawful('2026-10-18', { pins: { C05: '2026-09-26' } });
    expect((step(one, 'C08')?.planned ?? '') >= '2026-10-08').toBe(true);
  });
});

describe('what is known second-hand is told, and binds nobody', () => {
  test('days of an older law, which set none', () => {
    const told = lawful('2021-01-20', { pack: 'residents-2018' }).deadlines.filter((one) =>
      ['ROLL-1', 'ROLL-3', 'ROLL-4'].includes(one.rule),
    );
    expect(told.map((one) => [one.rule, one.advisory])).toEqual([
      ['ROLL-1', true],
      ['ROLL-3', true],
      ['ROLL-4', true],
    ]);
  });

  test('days of the law in force', () => {
    const told = lawful('2026-12-20').deadlines.filter((one) => one.rule.startsWith('ROLL-') && one.rule !== 'ROLL-6');
    expect(told.map((one) => one.advisory)).toEqual([undefined, undefined, undefined]);
  });
});

describe('a year whose holidays are not held', () => {
  const notes = (one: FeasiblePlan) => one.warnings.filter((w) => w.rule === 'STEP-4').map((w) => w.text.zh);

  test('ahead of us is not published yet', () => {
    expect(notes(lawful('2027-12-19')).join()).toContain('2027年的放假安排还没有公布');
  });

  test('behind us is only not held', () => {
    const said = notes(lawful('2003-06-22')).join();
    expect(said).toContain('没有收录2003年的放假安排');
    expect(said).not.toContain('还没有公布');
  });
});

test('a reminder long due lies in the window shown for it', () => {
  // Six months before 2024-06-30 is 2023-12-30, far more than 400 days before the election.
  const one = step(lawful('2026-12-20', { termExpiry: '2024-06-30' }), 'A01');
  expect(one?.planned).toBe('2023-12-30');
  expect((one?.earliest ?? '9') <= '2023-12-30').toBe(true);
});

describe('the way to elect', () => {
  test('villagers elect directly, and the article says so', () => {
    const one = impossible('2026-12-20', { pack: 'villagers-2025', mode: 'RESIDENT_REP' });
    expect(one.conflict).toMatchObject([{ rule: 'MODE-1', sources: ['CWH25-14'] }]);
    expect(one.suggestion.zh).toContain('全体选民');
    expect(lawful('2026-12-20', { pack: 'villagers-2025', mode: 'ALL_VOTERS' }).feasible).toBe(true);
  });

  test('a day fixed for a step it does not have is not lost unseen', () => {
    const told = (mode: PlanInput['mode']) =>
      lawful('2026-12-20', { pins: { D11: '2026-12-17' }, ...(mode === undefined ? {} : { mode }) }).warnings.filter(
        (one) => one.rule === 'MODE-1',
      );
    expect(told('RESIDENT_REP')).toMatchObject([{ verdict: 'warning', sources: ['JWH25-19'] }]);
    expect(told('RESIDENT_REP')[0]?.text.zh).toContain('2026年12月17日');
    expect(told('ALL_VOTERS')).toEqual([]);
    expect(told(undefined)).toEqual([]);
  });
});

describe('the rules of the day', () => {
  const packs = (one: FeasiblePlan) => one.warnings.filter((w) => w.rule === 'PACK');

  test.each([
    // In force since 2020-07-13; forty-five days before 2020-08-27 is that day.
    ['2020-08-27', '2020-07-13', 0],
    ['2020-08-27', '2020-07-12', 1],
  ])('the Party’s are looked at on the day of its meeting: %s with %s', (electionDay, partyDay, warned) => {
    const told = packs(lawful(electionDay, { pack: 'residents-2018', partyDay }));
    expect(told).toHaveLength(warned);
    for (const one of told) expect(one).toMatchObject({ verdict: 'warning' });
  });

  test('of another time are a warning in a plan as in a result, and never a violation', () => {
    expect(packs(lawful('2027-06-20', { pack: 'residents-2018' })).map((one) => one.verdict)).toEqual(['warning']);
  });
});

describe('the term', () => {
  const told = (one: FeasiblePlan) =>
    one.warnings.filter((w) => w.rule === 'TERM-1' || w.rule === 'PTY-TERM-3').map((w) => [w.rule, w.short]);

  test('more than a year early needs asking as well (PTY-TERM-3)', () => {
    // A year before 2028-12-31 is 2027-12-31; from 2026-11-05 that is 421 days.
    const early = lawful('2026-12-20', { partyDay: '2026-11-05', termExpiry: '2028-12-31' });
    expect(told(early)).toEqual([['PTY-TERM-3', 421]]);
    expect(early.warnings.find((one) => one.rule === 'PTY-TERM-3')?.text.zh).toContain('提前换届一般不超过 12 个月');
  });

  test.each([
    ['2027-11-05', []],
    ['2027-11-06', [['PTY-TERM-3', 1]]],
  ])('the Party is a year early at most: a term to %s', (termExpiry, warned) => {
    expect(told(lawful('2026-12-20', { partyDay: '2026-11-05', termExpiry }))).toEqual(warned);
  });

  test.each([
    // Six months before the end of the term (ZJ20V-3).
    ['2027-06-20', []],
    ['2027-06-21', [['TERM-1', 1]]],
  ])('Zhejiang has six months in either direction: a term to %s', (termExpiry, warned) => {
    expect(told(lawful('2026-12-20', { partyDay: '2026-11-05', termExpiry, overlays: ['zhejiang'] }))).toEqual(warned);
  });

  test('the Party that votes in time is not late with the residents', () => {
    // A year and 51 days; 2028 is a leap year.
    const late = lawful('2028-03-01', { partyDay: '2027-01-05', termExpiry: '2027-01-10' });
    expect(told(late)).toEqual([['TERM-1', 416]]);
  });
});

describe('where no one change will do', () => {
  const wish: Wish = { partyDay: '2026-08-04', pins: { D01: '2026-07-01', A06: '2026-08-04' } };

  test('the nearest lawful days are offered together, and they are lawful', () => {
    // The roll is due on 07-27 and follows the Party's result and the review of work; nominations follow the committee.
    const one = impossible('2026-08-16', wish);
    expect(one).toMatchObject({
      together: true,
      suggestedPartyDay: '2026-07-27',
      suggestedPins: { A06: '2026-07-27', D01: '2026-07-27' },
    });
    expect(one.suggestion.zh).toMatch(/^要同时改几处：把.*提前 8 天/);
    const pins = one.suggestedPins as NonNullable<Wish['pins']>;
    expect(made('2026-08-16', { partyDay: '2026-07-27', pins }).feasible).toBe(true);
  });

  test('one that will do stands alone', () => {
    expect(impossible('2026-12-20', { pins: { C07: '2026-12-05' } }).together).toBeUndefined();
  });
});
