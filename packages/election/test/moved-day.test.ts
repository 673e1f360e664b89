import { describe, expect, test } from 'vitest';
import { adoptPlan, days, playUntil } from './story.ts';
import { D, day, World } from './world.ts';

describe('election day moves after the roll was made for another day', () => {
  const drafted = playUntil(new World(), (w) => w.state.status !== 'UNOPENED' && w.cycle.roll.stage === 'DRAFT');
  const warnings = (electionDay: typeof D): readonly string[] | undefined => {
    const [fact] = drafted.copy().must({ command: { ...adoptPlan, electionDay }, account: 'clerk', on: days.register });
    return fact?.type === 'PLAN_ADOPTED' ? fact.body.warnings : undefined;
  };

  test('the same day needs no second look', () => {
    expect(warnings(D)).toBe(undefined);
  });

  test('a later one may let people in who were too young', () => {
    expect(warnings(day('2026-12-27'))?.[0]).toContain('补登');
  });

  test.each([
    ['2026-12-20', undefined],
    ['2026-12-27', undefined],
    ['2026-12-28', '2026-12-01'],
  ])('%s is held against the round of the office above, which warns and does not refuse', (electionDay, from) => {
    const round = { name: '今冬', electionFrom: day('2026-12-01'), electionUntil: day('2026-12-27') };
    const command = { ...adoptPlan, electionDay: day(electionDay), round };
    const [fact] = drafted.copy().must({ command, account: 'clerk', on: days.register });
    if (fact?.type !== 'PLAN_ADOPTED') throw new Error('a plan was adopted');
    expect(fact.body.outsideRound?.electionFrom).toBe(from);
    expect((fact.body.warnings ?? []).filter((said) => said.includes('今冬'))).toHaveLength(from === undefined ? 0 : 1);
  });
});
