import { describe, expect, it } from 'vitest';
import { answerOf, mingxuan } from './run.ts';

interface PlanAnswer {
  readonly feasible: boolean;
  readonly steps: readonly {
    readonly code: string;
    readonly latest: string;
    readonly planned: string;
    readonly sources: readonly string[];
  }[];
  readonly conflict: readonly { readonly rule: string; readonly text: string; readonly sources: readonly string[] }[];
  readonly suggestion: string;
  readonly suggestedPins: Readonly<Record<string, string>>;
}

const step = (answer: PlanAnswer, code: string) => answer.steps.find((one) => one.code === code);

describe('mingxuan plan', () => {
  it('gives every step its lawful window: the roll 20 days ahead, published so that rulings end in time (SC01, SC02)', async () => {
    const ran = await mingxuan(['plan', '--election-day', '2026-12-20', '--json']);
    const answer = answerOf<PlanAnswer>(ran, 'plan');
    expect(ran.code).toBe(0);
    expect(ran.err).toBe('');
    expect(step(answer, 'C07')).toMatchObject({ latest: '2026-11-30', planned: '2026-11-22', sources: ['JWH25-17'] });
  });

  it('puts the handover within ten days of the election (SC06)', async () => {
    const answer = answerOf<PlanAnswer>(await mingxuan(['plan', '--election-day', '2026-12-20', '--json']), 'plan');
    expect(step(answer, 'F04')?.latest).toBe('2026-12-30');
  });

  it('takes local rules from an overlay: formal candidates five days ahead in Zhejiang (SC03)', async () => {
    const args = ['plan', '--election-day', '2026-12-20', '--overlay', 'zhejiang', '--json'];
    const answer = answerOf<PlanAnswer>(await mingxuan(args), 'plan');
    expect(step(answer, 'D07')?.latest).toBe('2026-12-15');
  });

  it('answers a day no law allows with the smallest contradiction, its law and a way out; exit 2', async () => {
    const args = ['plan', '--election-day', '2026-12-20', '--pin', 'C07=2026-12-05', '--json'];
    const ran = await mingxuan(args);
    const answer = answerOf<PlanAnswer>(ran, 'plan');
    expect(ran.code).toBe(2);
    expect(answer.feasible).toBe(false);
    expect(answer.conflict).toHaveLength(3);
    expect(answer.conflict.flatMap((part) => part.sources)).toEqual(['JWH25-17']);
    expect(answer.suggestedPins).toEqual({ C07: '2026-11-30' });
  });

  it('speaks English when asked', async () => {
    const args = ['plan', '--election-day', '2026-12-20', '--pin', 'C07=2026-12-05', '--lang', 'en', '--json'];
    const answer = answerOf<PlanAnswer>(await mingxuan(args), 'plan');
    expect(answer.suggestion).toMatch(/[a-z]/);
    expect(answer.suggestion).not.toMatch(/\p{Script=Han}/u);
  });

  it.each([
    ['a day that does not exist', ['plan', '--election-day', '2026-02-30']],
    ['no day at all', ['plan']],
    ['a step that does not exist', ['plan', '--election-day', '2026-12-20', '--pin', 'X99=2026-12-01']],
    ['a pack that does not exist', ['plan', '--election-day', '2026-12-20', '--pack', 'residents-1999']],
    ['an option that does not exist', ['plan', '--election-day', '2026-12-20', '--faster']],
  ])('is used wrongly with %s: exit 1, said on stderr, or as the JSON that is published', async (_what, args) => {
    const [spoken, ran] = [await mingxuan(args), await mingxuan([...args, '--json'])];
    expect([spoken.code, ran.code]).toEqual([1, 1]);
    expect([spoken.out, ran.err]).toEqual(['', '']);
    expect(spoken.err).not.toBe('');
    expect(answerOf<{ readonly error: unknown }>(ran, 'refusal')).toMatchObject({ error: { code: 'USAGE' } });
  });

  it('refuses an overlay it does not know; exit 2', async () => {
    const ran = await mingxuan(['plan', '--election-day', '2026-12-20', '--overlay', 'atlantis', '--json']);
    answerOf(ran, 'refusal');
    expect(ran.code).toBe(2);
  });
});
