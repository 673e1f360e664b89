import { describe, expect, it } from 'vitest';
import { cites, lawEntries, matchesLaw, OVERLAYS, packs } from '../src/index.ts';
import type { LawEntry, LawFilter } from '../src/index.ts';

const entries = lawEntries();
const found = (filter: LawFilter): readonly string[] =>
  entries.filter((entry) => matchesLaw(entry, filter)).map((entry) => `${entry.pack} ${entry.id}`);
function entry(pack: string, id: string): LawEntry {
  const one = entries.find((row) => row.pack === pack && row.id === id);
  if (one === undefined) throw new Error(`no ${pack} ${id}`);
  return one;
}

describe('the law as it is read', () => {
  it('holds every rule of every pack and of every local text, once', () => {
    const keys = entries.map((one) => `${one.pack} ${one.id}`);
    expect(new Set(keys).size).toBe(keys.length);
    const rules = [...packs, ...OVERLAYS.values()].reduce((sum, from) => sum + from.rules.length, 0);
    expect(keys).toHaveLength(rules);
  });

  it('leaves no figure of a pack in force without a rule that applies it', () => {
    for (const pack of packs.filter((one) => one.to === undefined)) {
      const told = new Set(
        entries.filter((one) => one.pack === pack.id).flatMap((one) => one.figures.map((f) => f.name)),
      );
      expect(
        Object.keys(pack.parameters).filter((name) => !told.has(name)),
        pack.id,
      ).toEqual([]);
    }
  });

  it('says every figure in words of both languages', () => {
    for (const { value, label } of entries.flatMap((one) => one.figures)) {
      expect(value.zh).not.toMatch(/[A-Z_]{3,}|undefined|object/);
      expect(value.en).not.toMatch(/[A-Z_]{4,}|undefined|object|\p{Script=Han}/u);
      expect(value.zh).not.toBe('');
      expect(label.en).not.toBe('');
    }
  });

  it('sets local figures beside the national one, each with its own article', () => {
    const proxies = entry('residents-2026', 'VOTE-2').figures.filter((one) => one.name === 'proxyMaxPerTrustee');
    expect(proxies.find((one) => one.overlay === undefined)).toMatchObject({
      value: { zh: '3 份', en: '3 proxies' },
      source: 'JWH25-19',
    });
    expect(proxies.find((one) => one.overlay === 'zhejiang')).toMatchObject({ source: 'ZJ20V-25', stale: true });
    expect(entry('party-2020', 'PTY-QRM-1').figures.some((one) => one.overlay !== undefined)).toBe(false);
  });

  it('shows the worked cases of a rule', () => {
    expect(entry('residents-2026', 'CNT-1').cases.map((one) => one.text.zh)).toContain(
      '60 名居民代表，40 人投票：无效，差 1 人。',
    );
  });

  it('calls stale what is no longer law', () => {
    expect(entry('residents-2018', 'CNT-1').stale).toBe(true);
    expect(entry('residents-2026', 'CNT-1').stale).toBe(false);
    expect(entry('zhejiang', 'ZJ-NOTICE').stale).toBe(true);
    expect(entries.filter((one) => one.pack === 'chongqing').every((one) => !one.stale)).toBe(true);
  });
});

describe('looking for a rule', () => {
  it.each([
    ['by its id', { query: 'cnt-7', pack: 'residents-2026' }, 'residents-2026 CNT-7'],
    ['by a word', { query: '流动票箱' }, 'residents-2026 VOTE-4'],
    ['by a figure in a case', { query: '40 人投票' }, 'residents-2026 CNT-1'],
    ['by an article in words', { query: '组织法（2025 年修订）第十九条' }, 'residents-2026 CNT-7'],
    ['by a local text that sets its figure', { overlay: 'zhejiang' }, 'residents-2026 CAND-7'],
  ] as readonly (readonly [string, LawFilter, string])[])('%s', (_how, filter, wanted) => {
    expect(found(filter)).toContain(wanted);
  });

  it('by an article gives that article alone', () => {
    const rows = entries.filter((one) => matchesLaw(one, { query: 'JWH25-1' }));
    expect(rows.flatMap((one) => one.sources.filter((ref) => ref === 'JWH25-1'))).toHaveLength(rows.length);
    expect(found({ query: 'JWH25-17' })).toContain('residents-2026 ROLL-1');
  });

  it('by mark and by age', () => {
    const unsure = entries.filter((one) => matchesLaw(one, { mark: 'UNCONFIRMED', stale: false }));
    expect(unsure.length).toBeGreaterThan(0);
    expect(unsure.every((one) => one.mark === 'UNCONFIRMED' && !one.stale)).toBe(true);
  });
});

it('a reason cites what any of its parts cites', () => {
  const said = { zh: '', en: '' };
  const leaf = { rule: 'CNT-7', verdict: 'ok', text: said, sources: ['JWH25-19'] } as const;
  const tree = { rule: 'CNT-1', sources: [], children: [leaf] };
  expect([cites(tree, 'cnt-7'), cites(tree, 'JWH25-19'), cites(tree, 'CNT-1'), cites(tree, 'JWH25-1')]).toEqual([
    true,
    true,
    true,
    false,
  ]);
});
