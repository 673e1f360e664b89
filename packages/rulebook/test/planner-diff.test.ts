import { describe, expect, it } from 'vitest';
import {
  NATIONAL_HOLIDAYS,
  NOTICE_KINDS,
  pinsBehind,
  plan,
  resolveRulebook,
  STEP_CODES,
  wrongNotices,
} from '../src/index.ts';
import type { FeasiblePlan, IsoDate, Pins, Plan, Rulebook, StepCode } from '../src/index.ts';

const day = (written: string): IsoDate => written as IsoDate;

function book(pack: 'party-2020' | 'residents-2026'): Rulebook {
  const found = resolveRulebook(pack);
  if (!found.ok) throw new Error(found.error.message.zh);
  return found.value;
}

const made = (electionDay: string, pins: Pins = {}): Plan =>
  plan({
    party: book('party-2020'),
    residents: book('residents-2026'),
    electionDay: day(electionDay),
    partyDay: day('2026-11-05'),
    pins,
    holidays: NATIONAL_HOLIDAYS,
  });

function feasible(electionDay: string, pins: Pins = {}): FeasiblePlan {
  const found = made(electionDay, pins);
  if (!found.feasible) throw new Error(found.suggestion.zh);
  return found;
}

const out = (issued: readonly (readonly [paper: string, no: number])[], done: readonly StepCode[] = []) => ({
  issued: issued.map(([paper, no]) => ({ paper, no, on: day('2026-11-20') })),
  done: new Map(done.map((code) => [code, day('2026-11-18')])),
});

describe('notices that a new plan makes wrong', () => {
  const before = feasible('2026-12-20');
  const later = feasible('2026-12-27');

  it('are none while nothing is out', () => {
    expect(wrongNotices(before, later, out([]))).toEqual([]);
  });

  it('are those that state election day, once it moves', () => {
    const wrong = wrongNotices(before, later, out([['CANDIDATES_FORMAL', 7]], ['C07']));
    expect(wrong.map(({ paper, issued, publishedOn }) => [paper, issued?.no, publishedOn])).toEqual([
      ['VOTER_ROLL', undefined, '2026-11-18'],
      ['CANDIDATES_FORMAL', 7, null],
    ]);
    expect(wrong[0]?.changes).toEqual([
      { what: 'D', name: { zh: '选举日', en: 'election day' }, before: '2026-12-20', after: '2026-12-27' },
    ]);
  });

  it('are listed once, as printed last', () => {
    const wrong = wrongNotices(
      before,
      later,
      out(
        [
          ['POLLING', 3],
          ['POLLING', 9],
        ],
        ['D14'],
      ),
    );
    expect(wrong.map(({ paper, issued }) => [paper, issued?.no])).toEqual([['POLLING', 9]]);
  });

  it('stay right when only another day moves', () => {
    const moved = feasible('2026-12-20', { D13: day('2026-12-12') });
    const wrong = wrongNotices(
      before,
      moved,
      out([
        ['CANDIDATES_FORMAL', 7],
        ['ELECTION_DAY', 1],
        ['WALL_PLAN', 2],
      ]),
    );
    expect(wrong.map(({ paper }) => paper)).toEqual(['WALL_PLAN']);
    expect(wrong[0]?.changes.map(({ what }) => what)).toContain('D13');
  });

  it('state a day that has happened as it was', () => {
    const moved = feasible('2026-12-20', { D02: day('2026-12-04') });
    const papers = (done: readonly StepCode[]) =>
      wrongNotices(before, moved, out([['NOMINATION_CALL', 4]], done)).map(({ paper }) => paper);
    expect(papers(['D01'])).toEqual(['NOMINATION_CALL']);
    expect(papers(['D01', 'D02'])).toEqual([]);
  });

  it('of a later vote follow that vote, not the first', () => {
    const moved = feasible('2026-12-20', { E11: day('2026-12-28') });
    const issued = out([
      ['PROXIES:residents-2', 30],
      ['PROXIES', 12],
      ['RE_ELECTION:residents-2', 29],
    ]);
    expect(wrongNotices(before, moved, issued).map(({ paper }) => paper)).toEqual([
      'PROXIES:residents-2',
      'RE_ELECTION:residents-2',
    ]);
    expect(
      wrongNotices(before, later, out([['PROXIES:residents-2', 30]])).map(({ changes }) => changes[0]?.what),
    ).toEqual(['E11']);
  });

  it('between two bare plans are all that would state another day', () => {
    // The Party's day is the same in both plans.
    const stated = NOTICE_KINDS.filter(({ days }) => days.some((one) => one !== 'B07')).map(({ paper }) => paper);
    expect(wrongNotices(before, later, null).map(({ paper }) => paper)).toEqual(stated);
    expect(wrongNotices(before, before, null)).toEqual([]);
  });
});

describe('days that somebody fixed', () => {
  const found = (pins: Pins) => pinsBehind(feasible('2026-12-20', pins).steps, (tried) => made('2026-12-20', tried));

  it('are none in a plan as recommended', () => {
    expect(found({})).toEqual({});
  });

  it.each([
    [{ C07: day('2026-11-25') }],
    [{ D14: day('2026-12-10'), F02: day('2026-12-28') }],
    [{ A02: day('2026-09-01') }],
  ] as readonly (readonly [Pins])[])('are found again: %j', (pins) => {
    expect(found(pins)).toEqual(pins);
  });

  it('give the adopted plan again, and none of them can be spared', () => {
    const adopted = feasible('2026-12-20', { C01: day('2026-11-18'), D02: day('2026-12-02'), C09: day('2026-12-03') });
    const days = ({ steps }: FeasiblePlan) => steps.map(({ code, planned }) => [code, planned]);
    const pins = pinsBehind(adopted.steps, (tried) => made('2026-12-20', tried));
    expect(days(feasible('2026-12-20', pins))).toEqual(days(adopted));
    for (const code of STEP_CODES.filter((one) => pins[one] !== undefined)) {
      const { [code]: _, ...fewer } = pins;
      expect(days(feasible('2026-12-20', fewer))).not.toEqual(days(adopted));
    }
  });
});
