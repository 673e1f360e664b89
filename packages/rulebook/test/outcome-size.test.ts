import { expect, test } from 'vitest';
import { type ContestInput, outcome, type OutcomeInput } from '../src/index.ts';
import { contest, F, flat, M, residents, residentsVote } from './outcome-fixture.ts';

const chair = contest('CHAIR', 1, F('甲', 1000), M('乙', 5));
const vice = contest('VICE', 1, F('丙', 1000), M('丁', 5));
const members = (seats: number): ContestInput =>
  contest(
    'MEMBER',
    seats,
    ...Array.from({ length: seats + 1 }, (_, i) => (i === 0 ? F : M)(`委员${i}`, 1000 - i * 100)),
  );

/** How many short or too many the size of the committee is said to be (JWH25-8: five to nine); null where nothing is said. */
function said(over: Partial<OutcomeInput>): string | null {
  const reason = flat(outcome(residentsVote(over), residents()).reasons).find((one) => one.rule === 'RES-COMP-1');
  return reason === undefined ? null : reason.text.zh;
}

test.each([
  ['four seats in all are one short', [chair, members(3)], '还差1人'],
  ['five are enough', [chair, vice, members(3)], null],
  ['nine are enough', [chair, vice, members(7)], null],
  ['ten are one too many', [chair, vice, members(8)], '多了1人'],
  ['members alone may be one part of the vote', [members(3)], null],
  ['the chair alone too', [chair], null],
])('%s', (_, contests, expected) => {
  if (expected === null) expect(said({ contests })).toBeNull();
  else expect(said({ contests })).toContain(expected);
});

test('a later round only fills what was left', () => {
  expect(said({ contests: [chair, members(1)], round: 2 })).toBeNull();
  expect(said({ contests: [{ ...chair, runoff: true }, members(1)] })).toBeNull();
});
