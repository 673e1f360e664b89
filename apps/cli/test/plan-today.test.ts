import type { IsoDate } from '@mingxuan/rulebook';
import { describe, expect, test } from 'vitest';
import { planCommand } from '../src/commands/plan.ts';

const day = (iso: string): IsoDate => iso as IsoDate;

/** The roll is published by 2026-11-30 for a vote on 2026-12-20 (SC01), best on 11-22 (SC02). */
async function said(today: string, electionDay = '2026-12-20'): Promise<string> {
  const wish = { pack: 'residents-2026', overlays: [], electionDay: day(electionDay), pins: [] } as const;
  const answer = await planCommand(wish, 'zh', day(today));
  return answer.text.split('\n')[0] ?? '';
}

describe('a plan says first what of it lies in the past', () => {
  test('nothing while every day is ahead', async () => {
    expect(await said('2026-01-01')).not.toContain('今天是');
  });

  test('days that are gone, and whether the law’s own are', async () => {
    expect(await said('2026-11-23')).toContain('今天是2026-11-23');
    expect(await said('2026-11-30')).not.toMatch(/连法定最迟日也过了（[^）]*C07/);
    expect(await said('2026-12-01')).toMatch(/连法定最迟日也过了（[^）]*C07/);
  });

  test('the JSON knows no clock', async () => {
    const wish = { pack: 'residents-2026', overlays: [], electionDay: day('2026-12-20'), pins: [] } as const;
    const [early, late] = await Promise.all([
      planCommand(wish, 'zh', day('2026-01-01')),
      planCommand(wish, 'zh', day('2027-01-01')),
    ]);
    expect(late.json).toEqual(early.json);
  });
});
