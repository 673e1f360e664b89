import { describe, expect, it } from 'vitest';
import { answerOf, fileWith, mingxuan } from './run.ts';
import { bundleOf, smallLedger } from './small-ledger.ts';

interface Changed {
  readonly changes: {
    readonly issuedKnown: boolean;
    readonly moved: readonly {
      readonly code: string;
      readonly before: string;
      readonly after: string;
      readonly days: number;
    }[];
    readonly notices: readonly { readonly paper: string; readonly publishedOn: string | null }[];
  };
}

const plan = (...args: readonly string[]) => mingxuan(['plan', ...args]);

describe('mingxuan plan --against', () => {
  it('an earlier plan: which steps move by how many days, and which notices would be wrong', async () => {
    const before = await plan('--election-day', '2026-12-20', '--json');
    const file = fileWith('before.json', before.out);
    const ran = await plan('--election-day', '2026-12-27', '--against', file, '--json');
    const { changes } = answerOf<Changed>(ran, 'plan');
    expect(changes.moved.find((one) => one.code === 'C07')).toMatchObject({
      before: '2026-11-22',
      after: '2026-11-29',
      days: 7,
    });
    expect(changes.issuedKnown).toBe(false);
    expect(changes.notices.map((one) => one.paper)).toContain('VOTER_ROLL');
    const same = await plan('--election-day', '2026-12-20', '--against', file, '--json');
    expect(answerOf<Changed>(same, 'plan').changes).toEqual({ moved: [], issuedKnown: false, notices: [] });
  });

  it('in words, with the day of the week', async () => {
    const file = fileWith('before2.json', (await plan('--election-day', '2026-12-20', '--json')).out);
    const { out } = await plan('--election-day', '2026-12-27', '--against', file, '--lang', 'zh');
    expect(out).toMatch(/C07 .*2026-11-22 星期日 .*2026-11-29 星期日 .*推后 7 天/);
    expect(out).toContain('选民名单公告：选举日 2026-12-20 → 2026-12-27');
  });

  it('a bundle: only the notices that are out', async () => {
    const file = fileWith('against.zip', bundleOf({ kind: 'PUBLIC', drafts: smallLedger() }));
    const { changes } = answerOf<Changed>(
      await plan('--election-day', '2026-12-27', '--against', file, '--json'),
      'plan',
    );
    expect(changes.issuedKnown).toBe(true);
    expect(changes.notices.find((one) => one.paper === 'VOTER_ROLL')?.publishedOn).toMatch(/^2026-11/);
    expect(changes.notices.map((one) => one.paper)).not.toContain('WALL_PLAN');
  });

  it.each([
    ['no JSON', 'nothing'],
    ['JSON of something else', '{"steps":[{"code":"Z99"}]}'],
    ['a plan that is none', '{"feasible":false}'],
  ])('refuses %s; exit 2', async (_what, content) => {
    const ran = await plan('--election-day', '2026-12-27', '--against', fileWith('other.json', content), '--json');
    answerOf(ran, 'refusal');
    expect(ran.code).toBe(2);
  });
});
