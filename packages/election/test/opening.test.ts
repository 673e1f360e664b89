import { describe, expect, test } from 'vitest';
import { days, openCycle } from './story.ts';
import { day, World } from './world.ts';

/** JWH25 decides elections from 2026-01-01 on, the Party's regulations from 2020-07-13. */
describe('the law a real cycle is opened under must be in force on its days', () => {
  const real = { ...openCycle, mode: 'REAL' } as const;

  test.each([
    ['2026-01-01', '2025-12-01', 'OK'],
    ['2025-12-31', '2025-12-01', 'PACK_NOT_IN_FORCE'],
    ['2026-12-20', '2020-07-12', 'PACK_NOT_IN_FORCE'],
  ])('election day %s, Party day %s: %s', (electionDay, partyDay, code) => {
    const command = { ...real, electionDay: day(electionDay), partyDay: day(partyDay) };
    expect(new World().codeOf(command, 'street', days.open)).toBe(code);
  });

  test('a rehearsal may play an earlier election', () => {
    const command = { ...openCycle, electionDay: day('2025-12-31') };
    expect(new World().codeOf(command, 'street', days.open)).toBe('OK');
  });
});
