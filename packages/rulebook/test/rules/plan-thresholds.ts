import {
  type IsoDate,
  NATIONAL_HOLIDAYS,
  type Parameters,
  type Pins,
  plan,
  type PlanInput,
  type Rulebook,
  type RuleId,
  type StepCode,
} from '../../src/index.ts';
import { party } from '../outcome-fixture.ts';
import { around, day, holds, later, monthsEarlier, type Threshold, type Trial } from './trial.ts';

const PARTY = party();

/** A day the pack decides, far from holidays, and the Party day well before it. */
const electionDayOf = (book: Rulebook): IsoDate => day(book.pack === 'residents-2018' ? '2024-12-22' : '2026-12-20');

/** Only the residents' side is planned by a residents' book; the Party's own rules are tried beside the national ones. */
const planned = (book: Rulebook, pins: Pins, over: Partial<PlanInput> = {}) =>
  plan({
    party: PARTY,
    residents: book,
    electionDay: electionDayOf(book),
    holidays: NATIONAL_HOLIDAYS,
    pins,
    ...over,
  });

/** What a plan says of a rule and its figure: contradicted or warned of is not held. */
function trialOf(
  tried: string,
  should: boolean,
  rule: RuleId,
  needed: number | undefined,
  made: ReturnType<typeof plan>,
): Trial {
  if (!made.feasible) {
    const rules = made.conflict.map((part) => part.rule);
    return { tried, should: holds(should), is: holds(!rules.includes(rule)), cites: rules };
  }
  const warned = made.warnings.filter(
    (one) => one.rule === rule && (needed === undefined || one.figures?.['needed'] === needed),
  );
  return { tried, should: holds(should), is: holds(warned.length === 0), cites: warned.map((one) => one.rule) };
}

/** Where a number of days comes from: a parameter, or a text that has no parameter. */
type Days = keyof Parameters | number;

function daysIn(book: Rulebook, days: Days): number | undefined {
  if (typeof days === 'number') return days;
  const value = book.parameters[days]?.value;
  return typeof value === 'number' ? value : undefined;
}

const usedBy = (days: Days): readonly (keyof Parameters)[] => (typeof days === 'number' ? [] : [days]);

/** A step so many days before election day. */
function before(rule: RuleId, code: StepCode, days: Days): Threshold {
  return {
    name: `${code} so many days before election day`,
    rules: [rule],
    uses: usedBy(days),
    trials: (book) => {
      const needed = daysIn(book, days);
      if (needed === undefined || !book.rules.has(rule)) return [];
      return around(needed).map((n) =>
        trialOf(
          `${code} ${n} days before`,
          n >= needed,
          rule,
          needed,
          planned(book, { [code]: later(electionDayOf(book), -n) }),
        ),
      );
    },
  };
}

/** A step so many days after election day at most. */
function after(rule: RuleId, code: StepCode, days: Days): Threshold {
  return {
    name: `${code} at most so many days after election day`,
    rules: [rule],
    uses: usedBy(days),
    trials: (book) => {
      const needed = daysIn(book, days);
      if (needed === undefined || !book.rules.has(rule)) return [];
      return around(needed).map((n) =>
        trialOf(
          `${code} ${n} days after`,
          n <= needed,
          rule,
          needed,
          planned(book, { [code]: later(electionDayOf(book), n) }),
        ),
      );
    },
  };
}

/** One step not before another: the day before, the same day, the day after. */
function order(rule: RuleId, first: StepCode, second: StepCode, daysBefore: number): Threshold {
  return {
    name: `${second} not before ${first}`,
    rules: [rule],
    uses: [],
    trials: (book) => {
      if (!book.rules.has(rule) && !rule.startsWith('PTY-')) return [];
      const start = later(electionDayOf(book), -daysBefore);
      return [-1, 0, 1].map((n) =>
        trialOf(
          `${second} ${n} day(s) after ${first}`,
          n >= 0,
          rule,
          undefined,
          planned(book, { [first]: start, [second]: later(start, n) }),
        ),
      );
    },
  };
}

/** A last day that a plan tells without a step of its own. */
function told(rule: RuleId, name: string, days: Days): Threshold {
  return {
    name: `${name}: so many days before election day`,
    rules: [rule],
    uses: usedBy(days),
    trials: (book) => {
      const needed = daysIn(book, days);
      const made = planned(book, {});
      if (needed === undefined || !made.feasible) return [];
      const deadline = made.deadlines.find((one) => one.name.zh === name);
      return around(needed).map((n) => ({
        tried: `${n} days before`,
        should: holds(n >= needed),
        is: holds(deadline !== undefined && later(electionDayOf(book), -n) <= deadline.day),
        cites: deadline === undefined ? [] : [deadline.rule],
      }));
    },
  };
}

const term: Threshold = {
  name: 'the election not after the term',
  rules: ['TERM-1'],
  uses: ['termYears'],
  trials: (book) =>
    [-1, 0, 1].map((n) => {
      const D = electionDayOf(book);
      return trialOf(
        `${n} day(s) after the term`,
        n <= 0,
        'TERM-1',
        undefined,
        planned(book, {}, { termExpiry: later(D, -n) }),
      );
    }),
};

/** A year at most, in the Party; a local text may set less for residents. */
const extension: Threshold = {
  name: 'the longest extension',
  rules: ['PTY-TERM-3'],
  uses: [],
  trials: (book) =>
    [-1, 0, 1].map((n) => {
      const partyDay = later(electionDayOf(book), -45);
      const made = planned(book, {}, { partyDay, termExpiry: later(monthsEarlier(partyDay, 12), -n) });
      return trialOf(`${n} day(s) beyond twelve months`, n <= 0, 'PTY-TERM-3', undefined, made);
    }),
};

const asking: Threshold = {
  name: 'thirty days between the request and the Party meeting',
  rules: ['PTY-TERM-5'],
  uses: [],
  trials: (book) =>
    around(30).map((n) => {
      const partyDay = later(electionDayOf(book), -45);
      const made = planned(book, { B01: later(partyDay, -n) }, { partyDay });
      return trialOf(`asked ${n} days before`, n >= 30, 'PTY-TERM-5', 30, made);
    }),
};

const theDay: Threshold = {
  name: 'the count on election day itself',
  rules: ['STEP-0'],
  uses: [],
  trials: (book) =>
    [-1, 0, 1].map((n) =>
      trialOf(`${n} day(s) after`, n === 0, 'STEP-0', undefined, planned(book, { E09: later(electionDayOf(book), n) })),
    ),
};

const ALL: readonly Threshold[] = [
  before('ROLL-1', 'C07', 'rollPublishDaysBefore'),
  before('CAND-7', 'D08', 'candidatePublishDaysBefore'),
  before('VOTE-2b', 'D11', 'proxyPublishDaysBefore'),
  before('ZJ-NOTICE', 'D13', 'noticeDaysBefore'),
  before('ZJ-NOTICE', 'D14', 'noticeDaysBefore'),
  before('AUDIT-1', 'A05', 1),
  before('GATE-5', 'D09', 1),
  before('CAND-6', 'D10', 1),
  before('STEP-2', 'C01', 34),
  after('RSLT-3', 'F04', 'handoverDays'),
  after('CNT-9a', 'E11', 'reElectionMaxDaysAfter'),
  after('STEP-5', 'F01', 5),
  told('CAND-1', '自荐报名截止', 'selfNominateDaysBefore'),
  told('CAND-10', '退出提名截止', 'withdrawDaysBefore'),
  told('VOTE-2b', '委托办理截止', 'proxyApplyDaysBefore'),
  order('GATE-1', 'B09', 'C01', 40),
  order('GATE-2', 'A04', 'C01', 40),
  order('GATE-3', 'A05', 'C01', 40),
  order('GATE-4', 'A06', 'C01', 40),
  order('GATE-4', 'A07', 'C01', 40),
  order('MODE-1', 'C00', 'C07', 30),
  order('REC-1', 'C01', 'C04', 36),
  order('REC-3', 'D02', 'D04', 12),
  order('PTY-NOM-3', 'B06', 'B07', 50),
  order('PTY-CHAIR-3', 'B07', 'B08', 50),
  order('PTY-REP-4', 'B08', 'B09', 50),
  term,
  extension,
  asking,
  theDay,
];

/** A plan is made under a residents' or villagers' book; the Party's own is always beside it. */
export const PLAN_THRESHOLDS: readonly Threshold[] = ALL.map((one) => ({
  ...one,
  trials: (book) => (book.pack === 'party-2020' ? [] : one.trials(book)),
}));
