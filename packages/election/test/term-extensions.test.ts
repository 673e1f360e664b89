import type { IsoDate } from '@mingxuan/rulebook';
import { expect, test } from 'vitest';
import type { ExtensionAsked, TermEvent } from '../src/term-extensions.ts';
import { checkExtension, extensionsOf } from '../src/term-extensions.ts';
import { termStanding } from '../src/terms.ts';

const day = (said: string): IsoDate => said as IsoDate;
const asked = (until: string): ExtensionAsked => ({
  termEnds: day('2026-03-10'),
  until: day(until),
  authority: '城东区委组织部',
  documentNo: '东组〔2026〕3号',
  decidedOn: day('2026-02-20'),
  reason: '区划调整',
});
const line = (no: number) => ({ no, at: `2026-02-2${no}T01:00:00Z`, account: `a${no}`, hash: `h${no}` });
const ask = (no: number, until: string): TermEvent => ({ ...line(no), kind: 'ASKED', body: asked(until) });
const grant = (no: number, about: number): TermEvent => ({ ...line(no), kind: 'GRANTED', about });
const decline = (no: number, about: number): TermEvent => ({
  ...line(no),
  kind: 'DECLINED',
  about,
  body: { ground: '文号不对' },
});

// SC13 of the cases: a term is over the day after it ends, and an approved extension moves that day.
test.each([
  ['nothing entered', [], '2026-03-11', 'OVERDUE', '2026-03-10'],
  ['entered, not checked', [ask(1, '2026-09-10')], '2026-03-11', 'OVERDUE', '2026-03-10'],
  ['declined', [ask(1, '2026-09-10'), decline(2, 1)], '2026-03-11', 'OVERDUE', '2026-03-10'],
  ['granted, the day before its end', [ask(1, '2026-09-10'), grant(2, 1)], '2026-09-10', 'REMIND', '2026-09-10'],
  ['granted, the day after its end', [ask(1, '2026-09-10'), grant(2, 1)], '2026-09-11', 'OVERDUE', '2026-09-10'],
  [
    'granted twice: the later decision counts, though it is shorter',
    [ask(1, '2026-09-10'), grant(2, 1), ask(3, '2026-06-10'), grant(4, 3)],
    '2026-06-11',
    'OVERDUE',
    '2026-06-10',
  ],
] as const)('%s', (_what, events, today, state, ends) => {
  const found = termStanding(day('2026-03-10'), 'RESIDENTS', day(today), extensionsOf(events));
  expect([found.state, found.ends]).toEqual([state, ends]);
});

test('an extension of one term does not reach into the next', () => {
  const old = extensionsOf([ask(1, '2026-09-10'), grant(2, 1)]);
  const next = termStanding(day('2031-09-01'), 'VILLAGERS', day('2026-10-01'), old);
  expect([next.ends, next.extended, next.state]).toEqual(['2031-09-01', null, 'RUNNING']);
});

test.each([
  ['2026-03-10', 'EXTENSION_NOT_LONGER', 0],
  ['2026-03-11', 'OK', 0],
  ['2027-03-10', 'OK', 0],
  ['2027-03-11', 'OK', 1],
])('until %s: %s, %i warnings (a year is a rule with exceptions: it never blocks)', (until, code, warnings) => {
  const found = checkExtension(asked(until), day('2026-03-01'), []);
  expect([found.ok ? 'OK' : found.error.code, found.ok ? found.value.length : 0]).toEqual([code, warnings]);
});

test('a decision is entered once it has been made, and the next once the last was checked', () => {
  const early = checkExtension(asked('2026-09-10'), day('2026-02-19'), []);
  expect(early.ok ? 'OK' : early.error.code).toBe('EXTENSION_NOT_DECIDED');
  const open = checkExtension(asked('2026-09-10'), day('2026-03-01'), extensionsOf([ask(1, '2026-06-10')]));
  expect(open.ok ? 'OK' : open.error.code).toBe('EXTENSION_OPEN');
});
