import { describe, expect, test } from 'vitest';
import {
  checkDelegatesCongress,
  checkPartyQuorum,
  expectedAttendance,
  type PartyMember,
  presentWithVote,
  type Rulebook,
} from '../src/index.ts';
import { party } from './outcome-fixture.ts';

const FULL: PartyMember = { status: 'FULL', rights: 'NORMAL' };
const of = (n: number, member: PartyMember) => Array.from({ length: n }, () => member);
const out = (superiorApproved: boolean, meetingPassed: boolean, listedGround = true): PartyMember => ({
  ...FULL,
  exclusion: { listedGround, superiorApproved, meetingPassed },
});
const roll = (left: PartyMember) => [
  ...of(25, FULL),
  ...of(2, { status: 'FULL', rights: 'ON_PROBATION' }),
  ...of(3, left),
];

describe('expected attendance', () => {
  test.each([
    ['PC03: with both approvals', out(true, true), 25],
    ['PC04: without the superior', out(false, true), 28],
    ['without the meeting', out(true, false), 28],
    ['on no listed ground', out(true, true, false), 28],
  ] as const)('%s', (_name, left, expected) => {
    expect(expectedAttendance(roll(left))).toBe(expected);
  });

  test('PC05: probationary and suspended members count on neither side', () => {
    const others: readonly PartyMember[] = [
      ...of(5, { status: 'PROBATIONARY', rights: 'NORMAL' }),
      { status: 'FULL', rights: 'SUSPENDED' },
    ];
    expect(expectedAttendance([...of(20, FULL), ...others])).toBe(20);
    expect(presentWithVote([...of(16, FULL), ...others])).toBe(16);
  });
});

describe('quorum', () => {
  test.each([
    ['PC01', 32, 40, true, undefined],
    ['one less', 31, 40, false, 1],
    ['one more', 33, 40, true, undefined],
    ['PC02', 18, 23, false, 1],
    ['PC02', 19, 23, true, undefined],
    ['PC03', 20, 25, true, undefined],
    ['PC04', 20, 28, false, 3],
    ['PC04', 22, 28, false, 1],
    ['PC04', 23, 28, true, undefined],
    ['PC18', 4, 5, true, undefined],
    ['PC18', 3, 5, false, 1],
  ] as const)('%s: %i of %i', (_case, present, expected, met, short) => {
    const said = checkPartyQuorum(present, expected, party());
    expect(said).toMatchObject({ rule: 'PTY-QRM-1', verdict: met ? 'ok' : 'warning' });
    expect(said.short).toBe(short);
  });

  test('blocks only once the pack calls the rule confirmed', () => {
    const book = party();
    const rule = book.rules.get('PTY-QRM-1');
    if (rule === undefined) throw new Error('PTY-QRM-1 is missing');
    const firm: Rulebook = { ...book, rules: new Map(book.rules).set('PTY-QRM-1', { ...rule, mark: 'CONFIRMED' }) };
    expect(checkPartyQuorum(18, 23, firm).verdict).toBe('violation');
    expect(checkPartyQuorum(18, 23, book).text.zh).toContain('核对');
  });
});

describe('meeting of all members or delegates', () => {
  test.each([
    ['PC19: 520, not approved', 520, false, false, 'violation'],
    ['520, approved', 520, false, true, 'ok'],
    ['500, approved', 500, false, true, 'ok'],
    ['499, approved', 499, false, true, 'violation'],
    ['120 but dispersed, approved', 120, true, true, 'ok'],
    ['501, approved', 501, false, true, 'ok'],
  ] as const)('%s', (_name, members, dispersed, superiorApproved, verdict) => {
    expect(checkDelegatesCongress({ members, dispersed, superiorApproved }, party()).verdict).toBe(verdict);
  });
});
