import { describe, expect, test } from 'vitest';
import { type Mark, type Overlay, OVERLAYS, PACKS, type PackId, type Parameters } from '../src/index.ts';
import { resolvePack, resolveRulebook } from '../src/index.ts';
import { parameter } from '../src/packs/rule.ts';

const local = (id: string, parameters: Parameters, over: Partial<Overlay> = {}): Overlay => ({
  id,
  title: { zh: id, en: id },
  scope: 'RESIDENTS',
  from: '2026-06-01',
  rules: [],
  parameters,
  setAside: [],
  ...over,
});
/** The same in every order of two texts. */
function both(pack: PackId, a: Overlay, b: Overlay) {
  const [there, back] = [resolvePack(PACKS[pack], [a, b]), resolvePack(PACKS[pack], [b, a])];
  if (there.ok && back.ok) expect(back.value.parameters).toEqual(there.value.parameters);
  else expect(back).toEqual(there);
  return there;
}
const figures = (pack: PackId, a: Overlay, b: Overlay) => {
  const made = both(pack, a, b);
  if (!made.ok) throw new Error(made.error.message.zh);
  return made.value;
};

describe('the order in which local texts are named', () => {
  test.each(['residents-2026', 'residents-2018', 'villagers-2025'] as const)('decides nothing over %s', (pack) => {
    const wrong: string[] = [];
    const ids = [...OVERLAYS.keys()];
    for (const a of ids) {
      for (const b of ids.filter((one) => one > a)) {
        const [there, back] = [resolveRulebook(pack, [a, b]), resolveRulebook(pack, [b, a])];
        const said = (made: typeof there) =>
          made.ok ? Object.entries(made.value.parameters).toSorted(([x], [y]) => (x < y ? -1 : 1)) : made.error.code;
        if (JSON.stringify(said(there)) !== JSON.stringify(said(back))) wrong.push(`${a}, ${b}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('two local texts on one figure', () => {
  test('the stricter meets both: an election committee of seven to nine is one of five to nine', () => {
    const wide = local('a', { recSize: parameter({ min: 5, max: 9 }, 'ZJ20V-8', 'CONFIRMED') });
    const narrow = local('b', { recSize: parameter({ min: 7, max: 9 }, 'SH20V-7', 'CONFIRMED') });
    expect(figures('residents-2026', wide, narrow).parameters.recSize).toMatchObject({
      value: { min: 7, max: 9 },
      source: 'SH20V-7',
    });
  });

  test('the stricter that is less well known warns, and the confirmed one keeps blocking', () => {
    const firm = local('a', { reElectionMaxDaysAfter: parameter(30, 'ZJ20V-29', 'CONFIRMED') });
    const sooner = local('b', { reElectionMaxDaysAfter: parameter(10, 'GC13', 'SECONDARY') });
    expect(figures('residents-2026', firm, sooner).parameters.reElectionMaxDaysAfter).toMatchObject({
      value: 10,
      mark: 'SECONDARY',
      law: { value: 30, source: 'ZJ20V-29' },
    });
  });

  test('where neither is stricter and both are confirmed, a person decides, with both articles', () => {
    const a = local('a', { vacancyAllowedAt: parameter(3, 'ZJ20V-30', 'CONFIRMED') });
    const b = local('b', { vacancyAllowedAt: parameter(4, 'BJ12V-30', 'CONFIRMED') });
    const made = both('residents-2026', a, b);
    expect(made.ok ? undefined : made.error).toMatchObject({
      code: 'RULE_CONFLICT',
      sources: ['ZJ20V-30', 'BJ12V-30'],
      message: { zh: expect.stringContaining('“a”和“b”关于“可以空缺的起点”') },
    });
  });

  test('nor does one of two second-hand texts win by being named last', () => {
    const a = local('a', { candidatePublishDaysBefore: parameter(4, 'FJ-PT', 'SECONDARY') });
    const b = local('b', { relativesFillByNext: parameter(true, 'P-B', 'SECONDARY') });
    const c = local('c', { relativesFillByNext: parameter(false, 'P-D', 'SECONDARY') });
    expect(both('residents-2026', a, b).ok).toBe(true);
    expect(both('residents-2026', b, c)).toMatchObject({ ok: false, error: { code: 'RULE_CONFLICT' } });
  });

  test('what is confirmed stands against what is not, and that is said', () => {
    const made = resolveRulebook('residents-2026', ['shanghai', 'p-e']);
    const back = resolveRulebook('residents-2026', ['p-e', 'shanghai']);
    for (const one of [made, back]) {
      if (!one.ok) throw new Error(one.error.message.zh);
      expect(one.value.parameters.certificateIssuer).toMatchObject({ value: 'REC', source: 'SH20V-22' });
      expect(one.value.warnings.filter((w) => w.sources.includes('SH20V-22')).map((w) => w.rule)).toEqual([
        'OVERLAY-p-e',
      ]);
    }
  });

  test('of two confirmed, the one written for this kind of election stands before a model', () => {
    const own = local('a', { relativesFillByNext: parameter(true, 'CQ25-5', 'CONFIRMED') });
    const model = (mark: Mark) =>
      local('b', { relativesFillByNext: parameter(false, 'ZJ20V-31', mark) }, { scope: 'VILLAGERS' });
    const book = figures('residents-2026', own, model('CONFIRMED'));
    expect(book.parameters.relativesFillByNext).toMatchObject({ value: true, source: 'CQ25-5' });
    expect(book.warnings.map((one) => one.text.zh)).toContainEqual(
      expect.stringContaining('不是为这一类选举写的，不采用'),
    );
    expect(figures('villagers-2025', own, model('CONFIRMED')).parameters.relativesFillByNext?.value).toBe(false);
  });
});

describe('a local text and the national one', () => {
  test('a choice the law leaves to local texts is not taken by hearsay from a confirmed default', () => {
    const hearsay = (mark: Mark) => [local('a', { overCollectedBase: parameter('ISSUED', 'HA11V-35', mark) })];
    const said = (mark: Mark) => {
      const made = resolvePack(PACKS['residents-2026'], hearsay(mark));
      return made.ok ? [made.value.parameters.overCollectedBase?.value, made.value.warnings.length] : made.error.code;
    };
    expect(said('CONFIRMED')).toEqual(['ISSUED', 0]);
    expect(said('SECONDARY')).toEqual(['VOTERS', 1]);
  });

  test('a confirmed local text settles what was only a default (HA11V-38)', () => {
    const made = resolveRulebook('residents-2026', ['henan']);
    expect(made.ok ? made.value.parameters.reElectionQuorum : undefined).toMatchObject({
      value: true,
      mark: 'CONFIRMED',
    });
  });

  test('texts of their time are not old for an earlier term', () => {
    const old = local('a', {}, { from: '2020-01-01' });
    const warned = (pack: PackId) => {
      const made = resolvePack(PACKS[pack], [old]);
      return made.ok ? made.value.warnings.map((one) => one.text.zh) : [];
    };
    expect(warned('residents-2026')).toHaveLength(1);
    expect(warned('residents-2018')).toEqual([]);
  });
});
