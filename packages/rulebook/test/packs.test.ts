import { describe, expect, it } from 'vitest';
import {
  allSources,
  articleName,
  checkHandover,
  checkRollPublication,
  describeRulebook,
  DOCUMENTS,
  findDocument,
  findSource,
  NATIONAL_HOLIDAYS,
  OVERLAYS,
  packs,
  PACKS,
  plan,
  resolvePack,
  resolveRulebook,
} from '../src/index.ts';
import type { IsoDate, Overlay, PackId, Parameter, Pins, Rule, Rulebook } from '../src/index.ts';
import { PARAMETER_NAMES } from '../src/overlays/parameter-order.ts';
import { parameter } from '../src/packs/rule.ts';

const everyRule: readonly (readonly [string, Rule])[] = [...packs, ...OVERLAYS.values()].flatMap((from) =>
  from.rules.map((rule): readonly [string, Rule] => [`${from.id} ${rule.id}`, rule]),
);

function book(pack: PackId, overlays: readonly string[] = []): Rulebook {
  const resolved = resolveRulebook(pack, overlays);
  if (!resolved.ok) throw new Error(resolved.error.code);
  return resolved.value;
}

describe('every rule', () => {
  it.each(everyRule)('%s has a title, a provision in both languages and sources that exist', (_, rule) => {
    for (const said of [rule.title, rule.provision, ...rule.examples]) {
      expect(said.zh.trim()).not.toBe('');
      expect(said.en.trim()).not.toBe('');
      expect(said.zh).toMatch(/[一-鿿]/);
    }
    expect(rule.sources.length).toBeGreaterThan(0);
    for (const ref of rule.sources) expect(findSource(ref)).toBeDefined();
  });

  it.each(everyRule)('%s says from when it applies', (_, rule) => {
    expect(rule.from).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('that sets a threshold is shown with worked cases', () => {
    const thresholds = everyRule.filter(([, { id }]) =>
      /^(CNT-(1|3|4|7|9)|PTY-QRM-1|PTY-CNT-[2-8]|PTY-NOM-2)$/.test(id),
    );
    expect(thresholds.length).toBeGreaterThan(15);
    // A primary in a community is rare and has no worked case in the collection.
    const bare = thresholds.filter(([, rule]) => rule.examples.length === 0).map(([, rule]) => rule.id);
    expect(bare.filter((id) => !['PTY-CNT-4', 'PTY-CNT-6'].includes(id))).toEqual([]);
  });

  it.each(packs.map((pack) => [pack.id, pack] as const))('has its own id in %s', (_, pack) => {
    expect(new Set(pack.rules.map((rule) => rule.id)).size).toBe(pack.rules.length);
  });

  it('rests on no article that is less known than it claims, unless several sources carry it', () => {
    const overstated = everyRule.filter(
      ([, rule]) => rule.mark === 'CONFIRMED' && rule.sources.every((ref) => findSource(ref)?.mark === 'UNCONFIRMED'),
    );
    // GC13 chapter one was read; the rest of it was not.
    expect(overstated.map(([, rule]) => rule.id)).toEqual(['REC-5', 'REC-6', 'REC-7', 'REC-8', 'REC-9']);
  });

  it('of an overlay does not take the id of a national rule', () => {
    const national = new Set(packs.flatMap((pack) => pack.rules.map((rule) => rule.id)));
    const taken = [...OVERLAYS.values()].flatMap((overlay) => overlay.rules.filter((rule) => national.has(rule.id)));
    expect(taken).toEqual([]);
  });
});

describe('sources', () => {
  it('cite every document by a code of its own', () => {
    expect(new Set(DOCUMENTS.map((document) => document.code)).size).toBe(DOCUMENTS.length);
  });

  it.each([
    ['JWH25-19', '第十九条', 'NATIONAL', 'CONFIRMED'],
    ['MFD-1045', '第一千零四十五条', 'NATIONAL', 'CONFIRMED'],
    ['DXJ20-14', '第十四条', 'PARTY', 'CONFIRMED'],
    ['DXJ20-18', '第十八条', 'PARTY', 'SECONDARY'],
    ['FJ-PT', undefined, 'PRACTICE', 'CONFIRMED'],
    ['P-A-27', '第二十七条', 'PROVINCIAL', 'SECONDARY'],
    ['CQ25-5', '第五条', 'PROVINCIAL', 'CONFIRMED'],
    ['CQ25-9', '第九条', 'PROVINCIAL', 'SECONDARY'],
  ])('%s is %s of a %s text, %s', (ref, article, level, mark) => {
    expect(findSource(ref)).toMatchObject({ ref, level, mark });
    expect(findSource(ref)?.article).toBe(article);
  });

  it.each(['JWH99-1', 'JWH25-', 'JWH25-x', 'JWH25-0', ''])('%j names none', (ref) => {
    expect(findSource(ref)).toBeUndefined();
  });

  it.each([
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [100, '一百'],
    [101, '一百零一'],
    [110, '一百一十'],
    [1000, '一千'],
    [1259, '一千二百五十九'],
  ])('article %i is 第%s条', (article, written) => {
    expect(articleName(article)).toBe(`第${written}条`);
  });

  it('of villages are known as such', () => {
    expect(findDocument('ZJ20V-18')?.villagesOnly).toBe(true);
    expect(findDocument('JWH25-18')?.villagesOnly).toBeUndefined();
  });

  it('are listed once each', () => {
    expect(new Set(allSources.map((source) => source.ref)).size).toBe(allSources.length);
  });
});

describe('national figures', () => {
  it('of the residents’ law of 2025', () => {
    expect(book('residents-2026').parameters).toMatchObject({
      committeeSize: { value: { min: 5, max: 9 }, source: 'JWH25-8' },
      rollPublishDaysBefore: { value: 20, source: 'JWH25-17', mark: 'CONFIRMED' },
      objectionDays: { value: 5 },
      rulingDays: { value: 3 },
      jointNominators: { value: 10 },
      proxyMaxPerTrustee: { value: 3 },
      handoverDays: { value: 10, source: 'JWH25-25' },
    });
  });

  it('of the village law differ where it differs', () => {
    const { parameters, rules } = book('villagers-2025');
    expect(parameters.committeeSize?.value).toEqual({ min: 3, max: 7 });
    expect(parameters.votingModes?.value).toEqual(['ALL_VOTERS']);
    expect(rules.get('RECALL-1')?.provision.zh).toContain('五分之一');
    expect([...rules.values()].flatMap((rule) => rule.sources).filter((ref) => ref.startsWith('JWH25'))).toEqual([
      'JWH25-38',
    ]);
  });

  it('of the Party allow no proxy and ask for a surplus of a fifth', () => {
    expect(book('party-2020').parameters).toMatchObject({
      proxyAllowed: { value: false },
      surplusPercent: { value: 20 },
      termYears: { value: 5 },
    });
  });
});

describe('overlays', () => {
  it('made before 2026 are stale; Chongqing’s is not', () => {
    expect(book('residents-2026', ['chongqing']).staleOverlays).toEqual([]);
    expect(book('residents-2026', ['zhejiang', 'chongqing']).staleOverlays).toEqual(['zhejiang']);
    const fresh = [...OVERLAYS.values()].filter((overlay) => overlay.from >= '2026-01-01').map((overlay) => overlay.id);
    expect(fresh).toEqual(['chongqing', 'sichuan', 'fujian-putian']);
  });

  it('fill what the law leaves open', () => {
    expect(book('residents-2026', ['zhejiang']).parameters).toMatchObject({
      candidatePublishDaysBefore: { value: 5, source: 'ZJ20V-18' },
      selfNominateDaysBefore: { value: 10, source: 'ZJ20V-20' },
      reElectionMaxDaysAfter: { value: 30, source: 'ZJ20V-29' },
      dualPost: { value: 'BALLOT_INVALID' },
    });
    expect(book('residents-2026', ['henan']).parameters.overCollectedBase).toMatchObject({
      value: 'ISSUED',
      source: 'HA11V-35',
    });
    expect(book('residents-2026', ['p-a']).parameters.countDown?.value).toBe(true);
  });

  it('tighten: Tianjin’s odd size stays a warning, since its text is known second-hand', () => {
    expect(book('residents-2026', ['tianjin']).parameters.committeeSize?.mark).toBe('SECONDARY');
  });

  it('written for villages keep to the residents’ law where that speaks, and say so', () => {
    const { parameters, warnings } = book('residents-2026', ['beijing']);
    expect(parameters).toMatchObject({
      committeeSize: { value: { min: 5, max: 9 } },
      termYears: { value: 5 },
      proxyTrustee: { value: 'ANY_VOTER' },
      recQuitOnRelative: { value: true },
    });
    expect(warnings.flatMap((warning) => warning.sources)).toEqual(
      expect.arrayContaining(['BJ12V-4', 'JWH25-14', 'BJ12V-25', 'JWH25-19']),
    );
  });

  it.each([
    ['beijing-residents', 'BJ91J-13'],
    ['henan-residents', 'HA20J-9'],
  ])('%s allows equal numbers, which the law of 2025 forbids: a conflict with both sources', (overlay, source) => {
    const resolved = resolveRulebook('residents-2026', [overlay]);
    expect(resolved.ok ? undefined : resolved.error).toMatchObject({
      code: 'RULE_CONFLICT',
      sources: ['JWH25-18', source],
    });
    expect(resolveRulebook('residents-2018', [overlay]).ok).toBe(true);
  });

  it('of two provinces that differ collide as well', () => {
    const resolved = resolveRulebook('residents-2026', ['zhejiang', 'beijing']);
    // With three elected Zhejiang lets the other seats stay open; Beijing asks for more than three.
    expect(resolved.ok ? '' : resolved.error.sources).toEqual(['BJ12V-30', 'ZJ20V-30']);
  });

  it('that are unknown, or laid over the Party rules, are refused', () => {
    const codes = [resolveRulebook('residents-2026', ['atlantis']), resolveRulebook('party-2020', ['zhejiang'])].map(
      (resolved) => (resolved.ok ? 'ok' : resolved.error.code),
    );
    expect(codes).toEqual(['OVERLAY_UNKNOWN', 'OVERLAY_NOT_FOR_PARTY']);
  });

  const local = (parameters: Overlay['parameters']): Overlay => ({
    id: 'test',
    title: { zh: '测试', en: 'test' },
    scope: 'RESIDENTS',
    from: '2026-06-01',
    rules: [],
    parameters,
    setAside: [],
  });

  it.each([
    ['earlier roll', { rollPublishDaysBefore: parameter(25, 'CQ25', 'CONFIRMED') }, 'ok'],
    ['later roll', { rollPublishDaysBefore: parameter(15, 'CQ25', 'CONFIRMED') }, 'RULE_CONFLICT'],
    ['unconfirmed later roll', { rollPublishDaysBefore: parameter(15, 'CQ25', 'SECONDARY') }, 'ok'],
    ['smaller committee', { committeeSize: parameter({ min: 5, max: 7 }, 'CQ25', 'CONFIRMED') }, 'ok'],
    ['larger committee', { committeeSize: parameter({ min: 5, max: 11 }, 'CQ25', 'CONFIRMED') }, 'RULE_CONFLICT'],
    ['fewer proxies', { proxyMaxPerTrustee: parameter(2, 'CQ25', 'CONFIRMED') }, 'ok'],
    ['more proxies', { proxyMaxPerTrustee: parameter(4, 'CQ25', 'CONFIRMED') }, 'RULE_CONFLICT'],
    ['more nominators', { jointNominators: parameter(20, 'CQ25', 'CONFIRMED') }, 'RULE_CONFLICT'],
    ['fewer ways', { votingModes: parameter(['ALL_VOTERS'] as const, 'CQ25', 'CONFIRMED') }, 'ok'],
    ['slower rulings', { rulingDays: parameter(5, 'CQ25', 'CONFIRMED') }, 'RULE_CONFLICT'],
    ['faster handover', { handoverDays: parameter(7, 'CQ25', 'CONFIRMED') }, 'ok'],
  ])('%s: %s', (_, parameters, expected) => {
    const resolved = resolvePack(PACKS['residents-2026'], [local(parameters)]);
    expect(resolved.ok ? 'ok' : resolved.error.code).toBe(expected);
  });

  describe('known second-hand and stricter', () => {
    const laid = (...days: readonly (readonly [number, 'CONFIRMED' | 'SECONDARY'])[]) => {
      const resolved = resolvePack(
        PACKS['residents-2026'],
        days.map(([n, mark]) => local({ rollPublishDaysBefore: parameter(n, 'CQ25', mark) })),
      );
      return resolved.ok ? resolved.value.parameters.rollPublishDaysBefore : undefined;
    };
    const LAW = { value: 20, source: 'JWH25-17', mark: 'CONFIRMED' } as const;

    it('stands before the law and leaves it standing behind', () => {
      expect(laid([25, 'SECONDARY'])).toEqual({ value: 25, source: 'CQ25', mark: 'SECONDARY', law: LAW });
      expect(laid([25, 'SECONDARY'], [28, 'SECONDARY'])).toMatchObject({ value: 28, law: LAW });
    });

    it('takes its place once confirmed', () => {
      expect(laid([25, 'CONFIRMED'])).toEqual({ value: 25, source: 'CQ25', mark: 'CONFIRMED' });
      expect(laid([25, 'SECONDARY'], [28, 'CONFIRMED'])).toEqual({ value: 28, source: 'CQ25', mark: 'CONFIRMED' });
    });

    it('warns of the roll, of the handover and in the plan, while the law blocks', () => {
      const resolved = resolvePack(PACKS['residents-2026'], [
        local({
          rollPublishDaysBefore: parameter(25, 'CQ25', 'SECONDARY'),
          handoverDays: parameter(7, 'CQ25', 'SECONDARY'),
        }),
      ]);
      if (!resolved.ok) throw new Error(resolved.error.code);
      const day = (written: string) => written as IsoDate;
      const electionDay = day('2026-12-20');
      const roll = (on: string) => checkRollPublication({ publishedOn: day(on), electionDay }, resolved.value).verdict;
      expect(['2026-11-25', '2026-11-26', '2026-11-30', '2026-12-01'].map(roll)).toEqual([
        'ok',
        'warning',
        'warning',
        'violation',
      ]);
      const handover = (on: string) => checkHandover(electionDay, day(on), resolved.value).verdict;
      expect(['2026-12-27', '2026-12-28', '2026-12-30', '2026-12-31'].map(handover)).toEqual([
        'ok',
        'warning',
        'warning',
        'violation',
      ]);
      const feasible = (pins: Pins) =>
        plan({ party: book('party-2020'), residents: resolved.value, electionDay, holidays: NATIONAL_HOLIDAYS, pins })
          .feasible;
      expect(feasible({ C07: day('2026-11-30') })).toBe(true);
      expect(feasible({ C07: day('2026-12-01') })).toBe(false);
      expect(feasible({ F04: day('2026-12-30') })).toBe(true);
      expect(feasible({ F04: day('2026-12-31') })).toBe(false);
    });
  });

  it('unconfirmed and contrary leave the national figure standing, with a warning', () => {
    const resolved = resolvePack(PACKS['residents-2026'], [
      local({ rollPublishDaysBefore: parameter(15, 'CQ25', 'SECONDARY') }),
    ]);
    expect(resolved.ok ? resolved.value.parameters.rollPublishDaysBefore?.value : 0).toBe(20);
    expect(resolved.ok ? resolved.value.warnings.map((one) => one.sources) : []).toEqual([['JWH25-17', 'CQ25']]);
  });

  it('name every figure they set', () => {
    for (const overlay of OVERLAYS.values()) {
      for (const [name, set] of Object.entries(overlay.parameters) as [
        keyof typeof PARAMETER_NAMES,
        Parameter<unknown>,
      ][]) {
        expect(PARAMETER_NAMES[name].zh).not.toBe('');
        expect(findSource(set.source)).toBeDefined();
      }
    }
  });
});

describe('a rulebook described', () => {
  it('holds the source of each rule and figure', () => {
    for (const pack of packs) {
      const rulebook = book(pack.id);
      const cited = [...rulebook.rules.values()].flatMap((rule) => rule.sources);
      expect(cited.filter((ref) => !rulebook.sources.has(ref))).toEqual([]);
    }
  });

  it('is the same text each time, in a fixed order', () => {
    const once = JSON.stringify(describeRulebook(book('residents-2026', ['zhejiang'])));
    expect(JSON.stringify(describeRulebook(book('residents-2026', ['zhejiang'])))).toBe(once);
    const ids = describeRulebook(book('party-2020')).rules.map((rule) => rule.id);
    expect(ids).toEqual(ids.toSorted());
  });
});
