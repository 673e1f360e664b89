import { describe, expect, test } from 'vitest';
import {
  type FeasiblePlan,
  type InfeasiblePlan,
  type IsoDate,
  NATIONAL_HOLIDAYS,
  plan,
  type PlanInput,
  type PlannedStep,
  type Reason,
  type StepCode,
  stepTable,
} from '../src/index.ts';
import { old, party, residents } from './outcome-fixture.ts';

const day = (written: string) => written as IsoDate;
const days = (pins: Readonly<Partial<Record<StepCode, string>>>) => pins as PlanInput['pins'] & object;

function planned(electionDay: string, over: Partial<PlanInput> = {}): FeasiblePlan {
  const made = plan({
    party: party(),
    residents: residents(),
    electionDay: day(electionDay),
    holidays: NATIONAL_HOLIDAYS,
    ...over,
  });
  if (!made.feasible) throw new Error(made.conflict.map((one) => one.text.zh).join('；'));
  return made;
}
function refused(electionDay: string, over: Partial<PlanInput>): InfeasiblePlan {
  const made = plan({
    party: party(),
    residents: residents(),
    electionDay: day(electionDay),
    holidays: NATIONAL_HOLIDAYS,
    ...over,
  });
  if (made.feasible) throw new Error('no contradiction');
  return made;
}
const step = (made: FeasiblePlan, code: StepCode): PlannedStep | undefined =>
  made.steps.find((one) => one.code === code);
const of = (made: FeasiblePlan, rule: string): readonly Reason[] => made.warnings.filter((one) => one.rule === rule);

describe('a contradiction in words', () => {
  const conflict = (pins: Parameters<typeof days>[0], over: Partial<PlanInput> = {}) =>
    refused('2026-12-20', { pins: days(pins), ...over }).conflict.map((one) => one.text);

  test('so many days before election day', () => {
    const made = refused('2026-12-20', { pins: days({ C07: '2026-12-05' }) });
    expect(made.conflict.map((one) => one.text.zh)).toEqual([
      '选举日定在2026年12月20日（星期日）',
      '“公布选民名单”（C07）定在2026年12月5日（星期六）',
      '“公布选民名单”（C07）至少在选举日前 20 天（《城市居民委员会组织法（2025 年修订）》第十七条）',
    ]);
    expect(made.conflict[2]?.text.en).toBe(
      '“The roll is published” (C07) at least 20 days before election day (JWH25-17)',
    );
    expect(made.suggestion).toEqual({
      zh: '改其中任何一处就行：把选举日推后 5 天，到2026年12月25日（星期五）；或者把“公布选民名单”（C07）提前 5 天，到2026年11月30日（星期一）。',
      en: 'Any one of these changes will do: move election day 5 days later, to 2026-12-25 (Friday); or move “The roll is published” (C07) 5 days earlier, to 2026-11-30 (Monday).',
    });
  });

  test('one step not after another', () => {
    expect(conflict({ C06: '2026-11-26', C07: '2026-11-25' }).at(-1)).toEqual({
      zh: '“推选居民代表或户代表”（C06）不晚于“公布选民名单”（C07）（《城市居民委员会组织法（2025 年修订）》第十七条）',
      en: '“Representatives are chosen” (C06) not after “The roll is published” (C07) (JWH25-17)',
    });
  });

  test('so many days after election day', () => {
    expect(conflict({ F04: '2026-12-31' }).at(-1)).toEqual({
      zh: '“工作移交”（F04）最迟在选举日后 10 天（《城市居民委员会组织法（2025 年修订）》第二十五条）',
      en: '“Handover” (F04) at most 10 days after election day (JWH25-25)',
    });
  });

  test('a document without an article is named whole', () => {
    expect(conflict({ E09: '2026-12-21' }).at(-1)?.zh).toMatch(/^“唱票和计票”（E09）不晚于选举日（《[^》]+》）$/);
  });

  test('a Party day, moved alone, helps', () => {
    const made = refused('2026-12-20', { partyDay: day('2026-11-20'), pins: days({ C01: '2026-11-16' }) });
    expect(made.conflict.map((one) => one.rule).toSorted()).toEqual([
      'GATE-1',
      'PARTY_DAY',
      'PIN',
      'PTY-CHAIR-3',
      'PTY-REP-4',
    ]);
    expect(made.suggestion.zh).toContain('把“党员大会选举委员”（B07）提前 4 天，到2026年11月16日（星期一）');
    expect(made).toMatchObject({ suggestedPartyDay: '2026-11-16', suggestedPins: { C01: '2026-11-20' } });
    expect(made.suggestedElectionDay).toBeUndefined();
  });

  test('several pins wrong: each is lifted and set to its nearest lawful day', () => {
    const made = refused('2026-12-20', { pins: days({ C07: '2026-12-05', F04: '2027-01-05' }) });
    expect(made.suggestedPins).toEqual({ C07: '2026-11-30', F04: '2026-12-30' });
    expect(Object.keys(made.suggestedPins ?? {})).toEqual(['C07', 'F04']);
    // Twenty days after 12-05 is 12-25, ten days before 01-05 is 12-26: on that day both would do.
    expect(made.suggestedElectionDay).toBe('2026-12-26');
  });

  test('days that are no pins are not lifted', () => {
    const made = refused('2026-12-20', { partyDay: day('2026-12-21') });
    expect(made.suggestedPins).toBeUndefined();
    // The election committee follows the Party's result, and the roll, due on 11-30, follows the committee.
    expect(made.suggestedPartyDay).toBe('2026-11-30');
  });
});

describe('why a step has its latest day', () => {
  test('the article, and the strict reading beside it', () => {
    expect(step(planned('2026-12-20'), 'C07')?.why).toEqual({
      zh: '“公布选民名单”（C07）至少在选举日前 20 天（《城市居民委员会组织法（2025 年修订）》第十七条）。“几日前”从严数，是2026年11月29日（星期日）以前；建议日按从严的数法。',
      en: '“The roll is published” (C07) at least 20 days before election day (JWH25-17). Read strictly it is by 2026-11-29 (Sunday); the recommended day keeps to that.',
    });
  });

  test('custom only, and that is said', () => {
    expect(step(planned('2026-12-20'), 'E11')?.why.zh).toBe('没有条文定最迟的日子，建议日按惯例。');
    expect(step(planned('2026-12-20', { residents: residents(['zhejiang']) }), 'E11')?.why.zh).toContain(
      '选举日后 30 天',
    );
  });

  test('windows without an end say so, others do not', () => {
    const made = planned('2026-12-20');
    expect(step(made, 'C07')).toMatchObject({ earliestOpen: true });
    expect(step(made, 'C07')).not.toHaveProperty('latestOpen');
    expect(step(made, 'E11')).toMatchObject({ latestOpen: true });
    expect(step(made, 'F04')).not.toHaveProperty('earliestOpen');
    expect(step(made, 'C07')).not.toHaveProperty('provisional');
    expect(step(planned('2027-03-20'), 'C07')).toMatchObject({ provisional: true });
  });

  test('gates, bodies, papers and names come from the table', () => {
    const made = planned('2026-12-20');
    for (const row of stepTable) {
      const one = step(made, row.code);
      expect(one).toMatchObject({ name: row.name, phase: row.phase, responsible: row.responsible, papers: row.papers });
      expect(one?.gate).toBe(row.gate);
    }
  });
});

describe('what a plan warns of', () => {
  test('no room for what custom asks: how many days, and which day would do', () => {
    const [one] = of(planned('2026-12-20', { partyDay: day('2026-11-20') }), 'ROLL-5');
    expect(one).toMatchObject({ verdict: 'warning', short: 2, figures: { needed: 28, short: 2 }, sources: ['FJ-PT'] });
    expect(one?.text.zh).toContain('差 2 天（这是建议，不是法定）；选举日改到2026年12月22日（星期二）就够了。');
    expect(one?.text.en).toContain(
      '2 days short (this is advice, not law); an election on 2026-12-22 (Tuesday) would do.',
    );
  });

  test('no room for a text that is not confirmed', () => {
    const [one] = of(planned('2026-12-20', { pins: days({ A05: '2026-12-10', C01: '2026-11-16' }) }), 'GATE-3');
    expect(one).toMatchObject({ verdict: 'warning', short: 24, figures: { needed: 0, short: 24 } });
    expect(one?.text.zh).toContain('差 24 天（依据还没有核实，请人确认）。');
    expect(one?.text.en).toContain('its text is not confirmed');
  });

  test.each([
    ['2026-12-20', []],
    ['2026-12-19', [1]],
  ])('a term that ends on %s', (expiry, late) => {
    const made = planned('2026-12-20', { termExpiry: day(expiry) });
    expect(of(made, 'TERM-1').map((one) => one.short)).toEqual(late);
  });

  test('an overdue term, with the extension of the place and of the Party', () => {
    const made = planned('2026-12-20', {
      termExpiry: day('2025-11-10'),
      partyDay: day('2026-11-16'),
      residents: residents(['zhejiang']),
    });
    expect([...of(made, 'TERM-1'), ...of(made, 'PTY-TERM-3')]).toMatchObject([
      {
        verdict: 'warning',
        sources: ['JWH25-14', 'RQ18'],
        figures: { days: 405 },
        short: 405,
        text: { zh: expect.stringContaining('任期到2025年11月10日（星期一），选举日晚 405 天') },
      },
      {
        sources: ['ZJ20V-3'],
        figures: { months: 6, over: 224 },
        short: 224,
        text: { zh: expect.stringContaining('不超过 6 个月，最迟2026年5月10日（星期日），选举日现在还晚 224 天') },
      },
      {
        rule: 'PTY-TERM-3',
        sources: ['RQ18'],
        figures: { months: 12, over: 6 },
        short: 6,
        text: { zh: expect.stringContaining('最迟2026年11月10日（星期二），党员大会现在还晚 6 天') },
      },
    ]);
    const inTime = { termExpiry: day('2025-11-16'), partyDay: day('2026-11-16') };
    expect(of(planned('2026-12-20', inTime), 'PTY-TERM-3')).toEqual([]);
    expect(of(planned('2026-12-20'), 'TERM-1')).toEqual([]);
  });

  test('rules that are not in force that day', () => {
    const [early] = of(planned('2025-12-20'), 'PACK');
    expect(early).toMatchObject({ verdict: 'warning', sources: ['JWH25-14'] });
    expect(early?.text.zh).toContain('管2026-01-01起的选举，管不到2025-12-20这一天');
    const [late] = of(planned('2026-12-20', { residents: old() }), 'PACK');
    expect(late?.text.zh).toContain('管2018-12-29到2025-12-31的选举');
    expect(of(planned('2026-01-01'), 'PACK')).toEqual([]);
  });

  const notes = (electionDay: string) => of(planned(electionDay), 'STEP-4').map((one) => one.text.zh);

  test('holidays on or before election day', () => {
    expect(notes('2026-10-02')).toEqual([
      '选举日落在国庆节假期里，来投票的人可能不够，请考虑另选一天。',
      '中秋假期（2026-09-25至2026-09-27）在选举日前二十天里。从选举日往前数的期限不顺延，请在2026年9月24日（星期四）以前办完。',
    ]);
    expect(notes('2026-12-20')).toEqual([]);
  });

  test('a holiday counts while it touches the twenty days, and with three days or more', () => {
    // National Day of 2026 ends on 7 October: twenty days before 27 October is the 7th, before the 28th the 8th.
    expect(notes('2026-10-27')).toHaveLength(1);
    expect(notes('2026-10-28')).toEqual([]);
    expect(notes('2026-10-08')).toHaveLength(2);
    // Two statutory days of May 2027, a year not yet published.
    expect(notes('2027-05-10')).toEqual(['2027年的放假安排还没有公布，日程里这一年的日子是暂定的。']);
  });
});

describe('last days that are no steps', () => {
  test('are told with their article, and as advice where the text is not confirmed', () => {
    const made = planned('2026-12-20', { residents: residents(['p-b', 'fujian-putian']) });
    const told = made.deadlines.map((one) => [one.rule, one.day, one.advisory === true, one.sources[0]]);
    expect(told).toContainEqual(['ROLL-1', '2026-11-30', false, 'JWH25-17']);
    expect(told).toContainEqual(['CAND-1', '2026-12-10', true, 'P-B']);
    expect(told).toContainEqual(['ROLL-6', '2026-12-15', true, 'MSS-188']);
    expect(told).toContainEqual(['RSLT-3', '2026-12-30', false, 'JWH25-25']);
    expect(told).toContainEqual(['ROLL-3', '2026-11-27', false, 'JWH25-17']);
    expect(told).toContainEqual(['ROLL-4', '2026-11-30', false, 'JWH25-17']);
  });

  test('a rulebook without a figure tells no day for it', () => {
    const names = (over: Partial<PlanInput>) => planned('2024-12-22', over).deadlines.map((one) => one.rule);
    expect(names({ residents: old() })).not.toContain('RSLT-3');
    expect(names({ residents: old() })).not.toContain('CAND-10');
    const bare = planned('2026-12-20', { residents: { ...residents(), parameters: {} } }).deadlines;
    expect(bare.map((one) => [one.rule, one.sources[0]])).toEqual([
      ['ROLL-3', 'PRACTICE'],
      ['ROLL-4', 'PRACTICE'],
      ['ROLL-6', 'MSS-188'],
      ['ROLL-6', 'MSS-188'],
    ]);
  });
});
