import { describe, expect, it } from 'vitest';
import { answerOf, mingxuan } from './run.ts';

interface WindowAnswer {
  readonly feasible: boolean;
  readonly electionDay?: string;
  readonly conflict?: readonly { readonly rule: string }[];
  readonly window: {
    readonly days: readonly {
      readonly day: string;
      readonly kind: string;
      readonly lawful: boolean;
      readonly rules?: readonly string[];
    }[];
    readonly nearest?: string;
    readonly recommended?: string;
    readonly why: string;
  };
}
const DECEMBER = ['plan', '--election-day', '2026-12-08..2026-12-13', '--pin', 'C07=2026-11-20'];

describe('mingxuan plan for a window', () => {
  it('says of each day whether it is lawful, and plans the one it recommends', async () => {
    const ran = await mingxuan([...DECEMBER, '--json']);
    const answer = answerOf<WindowAnswer>(ran, 'plan');
    expect([ran.code, ran.err]).toEqual([0, '']);
    // Published on 11-20, the roll allows an election from 12-10 on (JWH25-17); 12-12 and 12-13 are the weekend.
    expect(answer.window.days.map((one) => [one.day.slice(8), one.lawful])).toEqual([
      ['08', false],
      ['09', false],
      ['10', true],
      ['11', true],
      ['12', true],
      ['13', true],
    ]);
    expect(answer.window.days[0]?.rules).toContain('ROLL-1');
    expect(answer.window.nearest).toBe('2026-12-10');
    expect(answer.window.recommended).toMatch(/^2026-12-1[23]$/);
    expect(answer.electionDay).toBe(answer.window.recommended);
  });

  it('shows it to a person, with the reason and what forbids a day', async () => {
    const { out, code } = await mingxuan([...DECEMBER, '--lang', 'zh']);
    expect(code).toBe(0);
    expect(out).toMatch(/2026年12月8日（星期二） +工作日 +✗ +ROLL-1\n/);
    expect(out).toMatch(/2026年12月1[23]日（星期[六日]） +休息日 +✓ .*← 建议/);
    expect(out).toContain('有 4 天合法，最早是2026年12月10日');
    expect(out).toContain('日程合法。');
  });

  it('without a lawful day names the nearest one and the contradiction; exit 2', async () => {
    const args = ['plan', '--election-day', '2026-12-01..2026-12-09', '--pin', 'C07=2026-11-20', '--json'];
    const ran = await mingxuan(args);
    const answer = answerOf<WindowAnswer>(ran, 'plan');
    expect(ran.code).toBe(2);
    expect(answer).toMatchObject({ feasible: false, window: { nearest: '2026-12-10' } });
    expect(answer.window.recommended).toBeUndefined();
    expect(answer.conflict?.map((one) => one.rule)).toContain('ROLL-1');
  });

  it('refuses a window the wrong way round, or of more than half a year; exit 2', async () => {
    for (const window of ['2026-12-31..2026-12-01', '2026-01-01..2026-12-31']) {
      const ran = await mingxuan(['plan', '--election-day', window, '--json']);
      expect(ran.code).toBe(2);
      expect(answerOf<{ readonly refusal: unknown }>(ran, 'refusal').refusal).toMatchObject({ code: 'WINDOW_INVALID' });
    }
  });
});

describe('mingxuan plan', () => {
  it('does not call a plan lawful whose rules do not decide that day', async () => {
    const { out, code } = await mingxuan(['plan', '--election-day', '2020-12-20', '--lang', 'zh']);
    expect(code).toBe(0);
    expect(out).not.toContain('日程合法');
    expect(out).toContain('所用规则管不到这一天');
    expect(out).toContain('! “');
  });

  it('refuses a way to elect that villagers do not have, with the article; exit 2', async () => {
    const args = ['--pack', 'villagers-2025', '--mode', 'RESIDENT_REP', '--json'];
    const ran = await mingxuan(['plan', '--election-day', '2026-12-20', ...args]);
    const answer = answerOf<{ readonly conflict: unknown }>(ran, 'plan');
    expect(ran.code).toBe(2);
    expect(answer.conflict).toMatchObject([{ rule: 'MODE-1', sources: ['CWH25-14'] }]);
  });

  it('offers the days that must change together', async () => {
    const pins = ['--pin', 'D01=2026-07-01', '--pin', 'A06=2026-08-04'];
    const ran = await mingxuan([
      'plan',
      '--election-day',
      '2026-08-16',
      '--party-day',
      '2026-08-04',
      ...pins,
      '--json',
    ]);
    expect(ran.code).toBe(2);
    expect(answerOf<{ readonly suggestedPartyDay: string }>(ran, 'plan')).toMatchObject({
      together: true,
      suggestedPartyDay: '2026-07-27',
      suggestedPins: { A06: '2026-07-27', D01: '2026-07-27' },
    });
  });
});
