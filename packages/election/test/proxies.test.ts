import type { Rulebook } from '@mingxuan/rulebook';
import { resolveRulebook } from '@mingxuan/rulebook';
import { describe, expect, test } from 'vitest';
import type { Command } from '../src/index.ts';
import { decide } from '../src/index.ts';
import { checkIn, days, evidence, opinion, playUntil, pollAt } from './story.ts';
import { day, World } from './world.ts';

const give = (principal: number, trustee = 9, more: object = {}): Command =>
  ({ type: 'AUTHORISE_PROXY', principal, trustee, evidence, ...more }) as Command;

const eve = (mode: World['mode'] = 'ALL_VOTERS'): World => {
  const world = new World();
  world.mode = mode;
  return playUntil(world, pollAt('residents', 'PREPARED'));
};

describe('a mandate is in writing (JWH25-19)', () => {
  test('its paper is on record', () => {
    expect(eve().codeOf(give(10, 9, { evidence: [] }), 'clerk', days.printed)).toBe('PROXY_NOT_ALLOWED');
    expect(eve().codeOf(give(10), 'clerk', days.printed)).toBe('OK');
  });

  test('RC25: none where residents’ representatives vote', () => {
    expect(opinion.evidence.length).toBeGreaterThan(0);
    expect(eve('RESIDENT_REP').codeOf(give(10), 'clerk', days.printed)).toBe('PROXY_NOT_ALLOWED');
  });

  test('a household’s representative gives one; who has no vote gives none away', () => {
    const world = eve('HOUSEHOLD_REP');
    expect(world.codeOf(give(13), 'clerk', days.printed)).toBe('NOT_A_REPRESENTATIVE');
    const [inside] = world.copy().must({ command: give(10), account: 'clerk', on: days.printed });
    const [outside] = world.copy().must({ command: give(10, 13), account: 'clerk', on: days.printed });
    const warnings = [inside, outside].map((f) => f?.type === 'PROXY_AUTHORISED' && f.body.warnings.length);
    expect(warnings).toEqual([0, 1]);
  });
});

describe('a mandate ends', () => {
  const open = (): World => {
    const world = eve();
    world.must({ command: give(10), account: 'clerk', on: days.printed });
    return playUntil(world, pollAt('residents', 'OPEN'));
  };
  const use = checkIn('residents', 10, 'PROXY');

  test('when the principal comes in person before it is used; it is recorded', () => {
    const world = open();
    const facts = world.must({ command: checkIn('residents', 10), account: 'issuer', on: days.polls });
    expect(facts.map((f) => f.type)).toEqual(['VOTER_CHECKED_IN', 'PROXY_ENDED']);
    expect(world.codeOf(use, 'issuer', days.polls)).toBe('ALREADY_CHECKED_IN');
    expect(world.cycle.proxies[0]?.ended).toBe('PRINCIPAL_CAME');
  });

  test('a check-in that was a mistake gives it back', () => {
    const world = open();
    world.must({ command: checkIn('residents', 10), account: 'issuer', on: days.polls });
    const undo: Command = { type: 'UNDO_CHECK_IN', poll: 'residents', voterNo: 10, reason: '同名误登' };
    const facts = world.must({ command: undo, account: 'issuer', on: days.polls });
    expect(facts.map((f) => f.type)).toEqual(['CHECK_IN_UNDONE', 'PROXY_RESTORED']);
    expect(world.codeOf(checkIn('residents', 10, 'PROXY'), 'issuer', days.polls)).toBe('OK');
  });

  test('when the principal takes it back; then another may be given', () => {
    const world = eve();
    world.must({ command: give(10), account: 'clerk', on: days.printed });
    const revoke = (reason: string): Command => ({ type: 'REVOKE_PROXY', no: 1, reason });
    expect(world.codeOf(revoke(' '), 'clerk', days.printed)).toBe('REVOCATION_WITHOUT_REASON');
    world.must({ command: revoke('本人已回'), account: 'clerk', on: days.printed });
    expect(world.codeOf(revoke('本人已回'), 'clerk', days.printed)).toBe('NO_PROXY');
    expect(world.codeOf(give(10, 11), 'clerk', days.printed)).toBe('OK');
    playUntil(world, pollAt('residents', 'OPEN'));
    expect(world.codeOf(use, 'issuer', days.polls)).toBe('NO_PROXY');
  });

  test('RC23: what was taken back no longer counts against three', () => {
    const world = eve();
    for (const principal of [10, 11, 12]) world.must({ command: give(principal), account: 'clerk', on: days.printed });
    expect(world.codeOf(give(13), 'clerk', days.printed)).toBe('PROXY_NOT_ALLOWED');
    world.must({ command: { type: 'REVOKE_PROXY', no: 1, reason: '本人已回' }, account: 'clerk', on: days.printed });
    expect(world.codeOf(give(13), 'clerk', days.printed)).toBe('OK');
  });
});

describe('the local text’s days (SC03, SC04)', () => {
  const book = (overlay: 'zhejiang' | 'shanghai'): Rulebook => {
    const resolved = resolveRulebook('residents-2026', [overlay]);
    if (!resolved.ok) throw new Error(resolved.error.message.zh);
    return resolved.value;
  };
  const codeBy = (overlay: 'zhejiang' | 'shanghai', command: Command, on: string): string => {
    const world = eve();
    if (command.type === 'PUBLISH_PROXIES') world.must({ command: give(10), account: 'clerk', on: day('2026-12-15') });
    const context = { ...world.context({ command, account: 'clerk', on: day(on) }), residents: book(overlay) };
    const decided = decide(world.state, command, context);
    return decided.ok ? 'OK' : decided.error.code;
  };

  test.each([
    ['zhejiang', '2026-12-17', 'OK'],
    ['zhejiang', '2026-12-18', 'PROXY_TOO_LATE'],
    ['shanghai', '2026-12-15', 'OK'],
    ['shanghai', '2026-12-16', 'PROXY_TOO_LATE'],
  ] as const)('%s: a mandate on %s: %s', (overlay, on, expected) => {
    expect(codeBy(overlay, give(10), on)).toBe(expected);
  });

  test.each([
    ['2026-12-18', 'OK'],
    ['2026-12-19', 'PROXY_LIST_TOO_LATE'],
  ])('shanghai: the list on %s: %s', (on, expected) => {
    expect(codeBy('shanghai', { type: 'PUBLISH_PROXIES' }, on)).toBe(expected);
  });
});
