import { describe, expect, test } from 'vitest';
import {
  type Mark,
  type Overlay,
  OVERLAYS,
  PACKS,
  type PackId,
  type Parameters,
  resolvePack,
  resolveRulebook,
  type Rulebook,
} from '../src/index.ts';
import { parameter, rule } from '../src/packs/rule.ts';

const local = (over: Partial<Overlay>): Overlay => ({
  id: 'test',
  title: { zh: '测试办法', en: 'test measures' },
  scope: 'RESIDENTS',
  from: '2026-06-01',
  rules: [],
  parameters: {},
  setAside: [],
  ...over,
});
function laid(pack: PackId, ...overlays: readonly Overlay[]): Rulebook {
  const resolved = resolvePack(PACKS[pack], overlays);
  if (!resolved.ok) throw new Error(resolved.error.message.zh);
  return resolved.value;
}
const warned = (book: Rulebook) => book.warnings.map((one) => one.text.zh);

describe('a pack alone', () => {
  test.each(Object.values(PACKS).map((pack) => [pack.id, pack] as const))('%s is what it says', (id, pack) => {
    const book = laid(id);
    expect(book).toMatchObject({ pack: id, overlays: [], staleOverlays: [], warnings: [], title: pack.title });
    expect(book.parameters).toEqual(pack.parameters);
    expect([...book.rules.values()]).toEqual(pack.rules);
  });
});

describe('an overlay', () => {
  const own = rule('X-1', ['一', 'one'], ['甲', 'a'], 'CQ25-5', 'CONFIRMED');

  test('adds its rules and their sources, and names itself once', () => {
    const book = laid('residents-2026', local({ rules: [own] }));
    expect(book.overlays).toEqual(['test']);
    expect(book.rules.get('X-1')).toEqual(own);
    expect(book.sources.get('CQ25-5')?.ref).toBe('CQ25-5');
    const twice = resolveRulebook('residents-2026', ['zhejiang', 'zhejiang']);
    expect(twice.ok ? twice.value.overlays : []).toEqual(['zhejiang']);
  });

  test('brings the sources of its figures, those of the pack staying', () => {
    const book = laid(
      'residents-2026',
      local({ parameters: { candidatePublishDaysBefore: parameter(5, 'ZJ20V-33', 'CONFIRMED') } }),
    );
    expect([...book.sources.keys()]).toEqual(expect.arrayContaining(['ZJ20V-33', 'JWH25-17']));
    expect(laid('residents-2026').sources.has('ZJ20V-33')).toBe(false);
  });

  test('made for this kind of election since 2026 gives no warning', () => {
    expect(warned(laid('residents-2026', local({ rules: [own] })))).toEqual([]);
  });

  test.each([
    ['2025-12-31', ['“测试办法”是 2026 年以前的文本，正式选举使用前要有法律审核签字。'], ['test']],
    ['2026-01-01', [], []],
  ])('from %s', (from, warnings, stale) => {
    const book = laid('residents-2026', local({ from, rules: [own] }));
    expect(warned(book)).toEqual(warnings);
    expect(book.staleOverlays).toEqual(stale);
    // An earlier term is decided by texts of its time.
    expect(warned(laid('residents-2018', local({ from, rules: [own] })))).toEqual([]);
    for (const one of book.warnings)
      expect(one).toMatchObject({ rule: 'OVERLAY-test', verdict: 'warning', sources: ['CQ25'] });
  });

  test('written for another kind of election serves as a model', () => {
    const village = local({ scope: 'VILLAGERS', rules: [own] });
    expect(warned(laid('residents-2026', village))).toEqual(['“测试办法”不是为这一类选举写的，只作参照。']);
    expect(laid('residents-2026', village).warnings[0]).toMatchObject({
      rule: 'OVERLAY-test',
      verdict: 'warning',
      sources: ['CQ25'],
    });
    expect(warned(laid('villagers-2025', village))).toEqual([]);
    expect(laid('residents-2026', local({ scope: 'VILLAGERS' })).warnings[0]?.sources).toEqual([]);
  });

  const aside = local({
    scope: 'VILLAGERS',
    parameters: { committeeSize: parameter({ min: 3, max: 5 }, 'HA11V-8', 'CONFIRMED') },
    setAside: [{ parameter: 'committeeSize', by: { RESIDENTS: 'JWH25-8' } }],
  });

  test('set aside for residents decides nothing there, and villages by itself', () => {
    const book = laid('residents-2026', aside);
    expect(book.parameters.committeeSize).toMatchObject({ value: { min: 5, max: 9 }, source: 'JWH25-8' });
    expect(warned(book)[1]).toBe('“测试办法”里关于“委员会人数”的规定不采用，以国家法为准。');
    expect(book.warnings[1]).toMatchObject({
      rule: 'OVERLAY-test',
      verdict: 'warning',
      sources: ['HA11V-8', 'JWH25-8'],
    });
    const village = laid('villagers-2025', aside);
    expect(village.parameters.committeeSize).toMatchObject({ value: { min: 3, max: 5 }, source: 'HA11V-8' });
    expect(village.warnings).toEqual([]);
  });

  test('set aside in an earlier term is not told to yield to a law that was not yet there', () => {
    const book = laid('residents-2018', aside);
    expect(book.warnings.map((one) => one.sources)).toContainEqual(['HA11V-8']);
  });

  test('set aside only for the figure it names', () => {
    const other = local({ ...aside, parameters: { handoverDays: parameter(7, 'HA11V-40', 'CONFIRMED') } });
    expect(laid('residents-2026', other).parameters.handoverDays?.value).toBe(7);
  });

  test('that says undefined of a figure says nothing', () => {
    const parameters = { handoverDays: undefined } as unknown as Parameters;
    expect(laid('residents-2026', local({ parameters })).parameters.handoverDays?.value).toBe(10);
  });
});

describe('which of two texts stands', () => {
  const days = (value: number, mark: Mark) => local({ parameters: { objectionDays: parameter(value, 'CQ25', mark) } });
  const settled = (pack: PackId, overlay: Overlay) => laid(pack, overlay).parameters.objectionDays;

  test('the same figure changes nothing, whoever says it', () => {
    expect(settled('residents-2026', days(5, 'CONFIRMED'))).toEqual({
      value: 5,
      source: 'JWH25-17',
      mark: 'CONFIRMED',
    });
    expect(laid('residents-2026', days(5, 'SECONDARY')).warnings).toEqual([]);
  });

  // The old law set no days: its five are practice, known second-hand.
  test.each([
    ['CONFIRMED', 4, 4],
    ['SECONDARY', 4, 4],
    ['UNCONFIRMED', 4, 5],
    ['CONFIRMED', 5, 5],
  ] as const)('practice known second-hand gives way to a %s text of %i: %i', (mark, value, stands) => {
    if (mark === 'UNCONFIRMED') {
      const book = laid('residents-2018', days(value, mark));
      expect(book.parameters.objectionDays?.value).toBe(stands);
      expect(warned(book)).toEqual(['“测试办法”关于“申诉天数”的说法没有核实，又和上面的规定不同，不采用。']);
    } else expect(settled('residents-2018', days(value, mark))?.value).toBe(stands);
  });

  test('a confirmed text that contradicts a confirmed one stops, with both values, both articles and what to do', () => {
    const resolved = resolvePack(PACKS['residents-2026'], [days(4, 'CONFIRMED')]);
    expect(resolved.ok ? undefined : resolved.error).toMatchObject({
      code: 'RULE_CONFLICT',
      sources: ['JWH25-17', 'CQ25'],
      message: { zh: '“测试办法”关于“申诉天数”的规定和上位的规定相抵触，两边都已核实，系统不替人选。' },
      remedy: { zh: expect.stringContaining('书面决定') },
      reasons: [
        {
          rule: 'OVERLAY-test',
          verdict: 'conflict',
          sources: ['JWH25-17', 'CQ25'],
          text: { zh: '上位规定：5；地方规定：4。' },
        },
      ],
    });
  });
});

describe('refusals', () => {
  test('an overlay that is not there: those that are', () => {
    const resolved = resolveRulebook('residents-2026', ['atlantis']);
    expect(resolved.ok ? undefined : resolved.error).toMatchObject({
      code: 'OVERLAY_UNKNOWN',
      sources: [],
      message: { zh: '没有名为“atlantis”的地方规定。' },
      remedy: {
        zh: `可以用的有：${[...OVERLAYS.keys()].join('、')}。`,
        en: `Available: ${[...OVERLAYS.keys()].join(', ')}.`,
      },
    });
  });

  test('any overlay over the Party’s rules', () => {
    const resolved = resolveRulebook('party-2020', ['chongqing']);
    expect(resolved.ok ? undefined : resolved.error).toMatchObject({
      code: 'OVERLAY_NOT_FOR_PARTY',
      sources: [],
      message: { zh: expect.stringContaining('重庆') },
    });
    expect(resolveRulebook('party-2020').ok).toBe(true);
  });
});
