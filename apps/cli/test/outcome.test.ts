import { describe, expect, it } from 'vitest';
import { answerOf, fileWith, mingxuan, schemaNamed } from './run.ts';

interface OutcomeAnswer {
  readonly valid: boolean;
  readonly contests: readonly {
    readonly post: string;
    readonly elected: readonly string[];
    readonly vacant: number;
    readonly next: string;
  }[];
  readonly reasons: readonly { readonly text: string; readonly sources: readonly string[] }[];
}

/** The contract's own example, with the figures a case changes. */
const figures = (over: {
  entitled?: number;
  collected?: number;
  votes?: number;
  mode?: string;
  present?: number | null;
}) => ({
  rules: 'residents-2026',
  overlays: [],
  heldOn: '2026-12-20',
  electorate: { mode: over.mode ?? 'ALL_VOTERS', entitled: over.entitled ?? 3000, present: over.present ?? null },
  ballots: { issued: 1900, collected: over.collected ?? 1800, invalid: 60 },
  contests: [{ post: 'CHAIR', seats: 1, nominees: [{ name: '甲', sex: 'F', votes: over.votes ?? 901 }], writeIns: [] }],
  relatives: [],
});

async function decide(input: unknown) {
  const ran = await mingxuan(['outcome', fileWith('input.json', JSON.stringify(input)), '--json']);
  return { ran, answer: answerOf<OutcomeAnswer>(ran, 'outcome') };
}

describe('mingxuan outcome', () => {
  it('reads a file of its published shape', () => {
    expect(schemaNamed('outcome-input').safeParse(figures({})).success).toBe(true);
  });

  it('elects with 901 of 1800 and not with 900: invalid ballots count in the base (RC05)', async () => {
    const elected = await decide(figures({ votes: 901 }));
    expect(elected.ran.code).toBe(0);
    expect(elected.answer).toMatchObject({
      valid: true,
      contests: [{ post: 'CHAIR', elected: ['甲'], vacant: 0, next: 'NONE' }],
    });
    expect(elected.answer.reasons.flatMap((reason) => reason.sources)).toContain('JWH25-19');
    const short = await decide(figures({ votes: 900 }));
    expect(short.answer.contests[0]).toMatchObject({ elected: [], vacant: 1, next: 'RE_ELECTION' });
  });

  it.each([
    [1501, 1501, '选举有效。'],
    [1501, 1500, '选举是否有效，要由人定。'],
    [1500, 1500, '选举无效。'],
  ])('says of %i signed and %i collected of 3000: %s', async (present, collected, head) => {
    const input = JSON.stringify(figures({ present, collected, votes: 900 }));
    const ran = await mingxuan(['outcome', fileWith('input.json', input)]);
    expect(ran.out.split('\n')[0]).toBe(head);
  });

  it('needs more than half of the voters: 1500 of 3000 is not valid, 1501 is (RC01)', async () => {
    const half = await decide(figures({ collected: 1500, votes: 900 }));
    expect(half.ran.code).toBe(0);
    expect(half.answer).toMatchObject({ valid: false, contests: [{ elected: [], next: 'RERUN' }] });
    const over = await decide(figures({ collected: 1501, votes: 900 }));
    expect(over.answer).toMatchObject({ valid: true, contests: [{ elected: ['甲'] }] });
  });

  it.each([
    ['is not JSON', 'no json', 'NOT_JSON'],
    [
      'lacks a field',
      JSON.stringify({ ...figures({}), ballots: { issued: 1900, collected: 1800 } }),
      'OUTCOME_INPUT_INVALID',
    ],
    ['cannot be true', JSON.stringify(figures({ votes: 1801 })), 'OUTCOME_FIGURES_INCONSISTENT'],
  ])('refuses a file that %s; exit 2 and a sentence', async (_what, content, code) => {
    const ran = await mingxuan(['outcome', fileWith('bad.json', content), '--json']);
    const { refusal } = answerOf<{ refusal: { code: string; message: string; remedy: string } }>(ran, 'refusal');
    expect(ran.code).toBe(2);
    expect(refusal.code).toBe(code);
    expect(refusal.message).toMatch(/\p{Script=Han}/u);
    expect(refusal.remedy).not.toBe('');
  });

  it('says in words what it says in JSON, and refusals go to stderr', async () => {
    const told = await mingxuan(['outcome', fileWith('told.json', JSON.stringify(figures({}))), '--lang', 'zh']);
    expect(told.out).toContain('主任当选：甲');
    expect(told.out).toContain('第十九条');
    const refused = await mingxuan(['outcome', fileWith('bad2.json', '{}'), '--lang', 'zh']);
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toContain('怎么办');
  });

  it('is used wrongly without a file, or with one that is not there; exit 1', async () => {
    expect((await mingxuan(['outcome', '--json'])).code).toBe(1);
    const gone = await mingxuan(['outcome', '/nowhere/file.json', '--json']);
    expect(gone.code).toBe(1);
    answerOf(gone, 'refusal');
  });
});
