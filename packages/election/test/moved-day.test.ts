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
});
