import { describe, expect, it } from 'vitest';
import { EXAMPLES, examplesOf, resolveRulebook, shownExample } from '../src/index.ts';
import type { Example, Rulebook } from '../src/index.ts';

function bookOf({ pack, overlays }: Example): Rulebook {
  const found = resolveRulebook(pack, overlays);
  if (!found.ok) throw new Error(found.error.message.zh);
  return found.value;
}

const named = EXAMPLES.map((example) => [example.case, shownExample(example).text.zh, example] as const);

/** Numbers of the collection of worked cases; one row per case, SC14 and SC15 among them. */
const numbered = (letters: string, last: number): readonly string[] =>
  Array.from({ length: last }, (_, at) => `${letters}${String(at + 1).padStart(2, '0')}`);

/** Cases that are no row here: procedures, and ballots of several columns, which test/checks-ballot.test.ts holds. */
const NOT_A_FIGURE: ReadonlySet<string> = new Set([
  'PC13', // an abstention with a write-in
  'RC08', // a partly illegible ballot
  'RC12', // two columns of one ballot
  'RC39', // a gate, not a figure
  'RC40', // a recount
]);

describe('a worked case', () => {
  it.each(named)('%s is what the engine says: %s', (_case, _text, example) => {
    expect(example.ask(bookOf(example))).toEqual(example.expected);
  });

  it.each(named)('%s stands under rules of its pack: %s', (_case, _text, example) => {
    const { rules } = bookOf(example);
    expect(example.rules.length).toBeGreaterThan(0);
    for (const rule of example.rules) expect(rules.has(rule), rule).toBe(true);
  });

  it.each(named)('%s is a sentence in both languages: %s', (_case, zh, example) => {
    expect(zh).toMatch(/[一-鿿].*：.+。$/u);
    expect(shownExample(example).text.en).toMatch(/^[A-Z0-9].*: .+\.$/u);
  });
});

describe('the collection', () => {
  it('holds a row for every worked case that a figure can answer', () => {
    const held = new Set(EXAMPLES.map((example) => example.case));
    const wanted = [...numbered('PC', 19), ...numbered('RC', 38), 'RC15b', 'RC15d', ...numbered('SC', 16)];
    expect(wanted.filter((id) => !held.has(id) && !NOT_A_FIGURE.has(id))).toEqual([]);
  });

  it('has no sentence twice', () => {
    const sentences = EXAMPLES.map((example) => `${example.pack} ${shownExample(example).text.zh}`);
    expect(sentences.filter((one, at) => sentences.indexOf(one) !== at)).toEqual([]);
  });

  it('shows both sides of every threshold', () => {
    const sides = (pack: Example['pack'], rule: string): readonly boolean[] =>
      examplesOf(pack, rule).flatMap(({ expected }) =>
        expected.kind === 'VERDICT'
          ? [expected.verdict === 'ok']
          : expected.kind === 'CONTEST'
            ? [expected.next === 'NONE']
            : expected.kind === 'BALLOT'
              ? [expected.state === 'COUNTS']
              : [],
      );
    for (const [pack, rule] of [
      ['residents-2026', 'CNT-1'],
      ['residents-2026', 'CNT-3'],
      ['residents-2026', 'CNT-4'],
      ['residents-2026', 'CNT-7'],
      ['residents-2026', 'CNT-9'],
      ['residents-2026', 'RES-COMP-1'],
      ['residents-2026', 'MEET-2'],
      ['residents-2026', 'MEET-3'],
      ['residents-2026', 'CAND-1'],
      ['residents-2026', 'CAND-5'],
      ['residents-2026', 'VOTE-2'],
      ['residents-2026', 'REG-1'],
      ['residents-2026', 'REG-4'],
      ['residents-2026', 'ROLL-1'],
      ['residents-2026', 'RECALL-1'],
      ['residents-2026', 'RECALL-2'],
      ['residents-2026', 'RSLT-3'],
      ['party-2020', 'PTY-QRM-1'],
      ['party-2020', 'PTY-NOM-2'],
      ['party-2020', 'PTY-CNT-3'],
      ['party-2020', 'PTY-CNT-5'],
      ['party-2020', 'PTY-CNT-8'],
      ['party-2020', 'PTY-MTG-2'],
    ] as const)
      expect(new Set(sides(pack, rule)), `${pack} ${rule}`).toEqual(new Set([true, false]));
  });

  it('says it the way a clerk reads it: sixty representatives, forty voted, one short', () => {
    expect(examplesOf('residents-2026', 'CNT-1').map((one) => shownExample(one).text.zh)).toContain(
      '60 名居民代表，40 人投票：无效，差 1 人。',
    );
  });
});
