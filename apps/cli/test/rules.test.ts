import { describe, expect, it } from 'vitest';
import { answerOf, fileWith, mingxuan } from './run.ts';
import { bundleOf, smallLedger } from './small-ledger.ts';

interface Listed {
  readonly packs: readonly {
    readonly id: string;
    readonly stale: boolean;
    readonly rules: readonly { readonly id: string; readonly mark: string }[];
  }[];
}
interface Shown {
  readonly rules: readonly {
    readonly id: string;
    readonly pack: string;
    readonly cases: readonly { readonly text: string }[];
    readonly figures: readonly { readonly name: string; readonly overlay?: string; readonly value: string }[];
  }[];
  readonly decisions?: readonly {
    readonly kind: string;
    readonly seq: number | null;
    readonly said: readonly string[];
  }[];
}

const list = async (...args: readonly string[]): Promise<Listed> =>
  answerOf<Listed>(await mingxuan(['rules', 'list', ...args, '--json']), 'rules-list');
const show = async (...args: readonly string[]): Promise<Shown> =>
  answerOf<Shown>(await mingxuan(['rules', 'show', ...args, '--json']), 'rules-show');
const ids = ({ packs }: Listed): readonly string[] => packs.flatMap((pack) => pack.rules.map((rule) => rule.id));

describe('mingxuan rules list', () => {
  it('lists packs and local texts', async () => {
    const { packs } = await list();
    expect(packs.map((pack) => pack.id)).toEqual(expect.arrayContaining(['party-2020', 'residents-2026', 'zhejiang']));
  });

  it.each([
    [['--search', '流动票箱', '--pack', 'residents-2026'], 'VOTE-4'],
    [['--search', 'JWH25-17'], 'ROLL-1'],
    [['--overlay', 'zhejiang'], 'ZJ-NOTICE'],
  ])('finds by %j', async (args, wanted) => {
    expect(ids(await list(...args))).toContain(wanted);
  });

  it('keeps to one mark, and leaves older texts out or shows only them', async () => {
    const unsure = await list('--mark', 'UNCONFIRMED', '--no-stale');
    expect(unsure.packs.flatMap((pack) => pack.rules).every((rule) => rule.mark === 'UNCONFIRMED')).toBe(true);
    expect(unsure.packs.map((pack) => pack.stale)).not.toContain(true);
    expect((await list('--stale')).packs.map((pack) => pack.stale)).not.toContain(false);
  });

  it('says so when nothing is found, and refuses a local text it does not know', async () => {
    expect((await mingxuan(['rules', 'list', '--search', '没有这样的话', '--lang', 'zh'])).out).toContain('没有找到');
    const ran = await mingxuan(['rules', 'list', '--overlay', 'atlantis', '--json']);
    answerOf(ran, 'refusal');
    expect(ran.code).toBe(2);
  });
});

describe('mingxuan rules show', () => {
  it('shows a rule with the cases that a test runs, and the figures of local texts', async () => {
    const { rules } = await show('CNT-1', '--lang', 'zh');
    const own = rules.find((rule) => rule.pack === 'residents-2026');
    expect(own?.cases.map((one) => one.text)).toContain('60 名居民代表，40 人投票：无效，差 1 人。');
    const proxies = (await show('vote-2b')).rules.flatMap((rule) => rule.figures);
    expect(proxies.find((one) => one.overlay === 'zhejiang' && one.name === 'proxyApplyDaysBefore')).toBeDefined();
  });

  it('is the same in words', async () => {
    const { out } = await mingxuan(['rules', 'show', 'CNT-9', '--lang', 'zh']);
    expect(out).toContain('另行选举收回 1600 张，丙得 533 票：不当选，差 1 票。');
    expect(out).toContain('第十九条');
  });

  const bundle = fileWith('rules.zip', bundleOf({ kind: 'PUBLIC', drafts: smallLedger() }));

  it('lists what in a bundle was decided under it, with its entry', async () => {
    const { decisions } = await show('CNT-7', '--bundle', bundle, '--lang', 'zh');
    const result = decisions?.find((one) => one.kind === 'RESULT');
    expect(result?.seq).toBeGreaterThan(0);
    expect(result?.said.length).toBeGreaterThan(0);
    const { out } = await mingxuan(['rules', 'show', 'JWH25-17', '--bundle', bundle, '--lang', 'zh']);
    expect(out).toMatch(/C07 .+：完成（\d{4}-\d{2}-\d{2}，台账第 \d+ 条）/);
  });

  it('says so when nothing was; without a bundle it does not ask', async () => {
    expect((await show('RECALL-1', '--bundle', bundle)).decisions).toEqual([]);
    expect((await show('RECALL-1')).decisions).toBeUndefined();
  });

  it('tells nothing from evidence that does not hold; exit 2', async () => {
    const ran = await mingxuan(['rules', 'show', 'CNT-7', '--bundle', fileWith('bad.zip', 'PK nothing'), '--json']);
    answerOf(ran, 'refusal');
    expect(ran.code).toBe(2);
  });

  it('is used wrongly with a file that is not there; exit 1', async () => {
    expect((await mingxuan(['rules', 'show', 'CNT-7', '--bundle', '/nowhere/x.zip'])).code).toBe(1);
  });
});
