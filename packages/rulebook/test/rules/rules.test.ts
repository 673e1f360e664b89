import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  findSource,
  OVERLAYS,
  packs,
  type Reason,
  resolveRulebook,
  type Rule,
  type Rulebook,
} from '../../src/index.ts';
import { CHECK_THRESHOLDS } from './check-thresholds.ts';
import { PLAN_THRESHOLDS } from './plan-thresholds.ts';
import { TIES } from './rule-ties.ts';
import type { Threshold } from './trial.ts';
import { VOTE_THRESHOLDS } from './vote-thresholds.ts';

const THRESHOLDS = [...VOTE_THRESHOLDS, ...CHECK_THRESHOLDS, ...PLAN_THRESHOLDS];

/** Every pack alone, and with every overlay that may be laid over it. */
const BOOKS: readonly (readonly [name: string, book: Rulebook])[] = packs.flatMap((pack) =>
  [[], ...[...OVERLAYS.keys()].map((id) => [id])].flatMap((overlays) => {
    const resolved = resolveRulebook(pack.id, overlays);
    return resolved.ok ? [[[pack.id, ...overlays].join(' + '), resolved.value] as const] : [];
  }),
);

/** The books that differ in what a threshold depends on. */
function booksFor(threshold: Threshold): readonly (readonly [string, Rulebook])[] {
  const seen = new Map<string, readonly [string, Rulebook]>();
  for (const [name, book] of BOOKS) {
    const figures = threshold.uses.map((one) => book.parameters[one] ?? null);
    const key = JSON.stringify([book.pack, threshold.rules.map((rule) => book.rules.has(rule)), figures]);
    if (!seen.has(key)) seen.set(key, [name, book]);
  }
  return [...seen.values()];
}

describe('one below, at, and one above', () => {
  test.each(THRESHOLDS.map((one) => [`${one.rules.join(', ')}: ${one.name}`, one] as const))('%s', (_, threshold) => {
    const tried = booksFor(threshold).flatMap(([name, book]) =>
      threshold.trials(book).map((one) => ({ name, ...one })),
    );
    expect(tried.length).toBeGreaterThanOrEqual(3);
    const wrong = tried.filter((one) => one.is !== one.should);
    expect(wrong.map((one) => `${one.name}, ${one.tried}: ${one.should} expected, ${one.is}`)).toEqual([]);
    const cited = new Set(tried.flatMap((one) => one.cites));
    expect(threshold.rules.filter((rule) => !cited.has(rule))).toEqual([]);
  });
});

/** What a sentence and the figures beside it do not agree on. */
function disagreements({ text, figures = {}, short, verdict }: Reason, numbers: readonly number[]): readonly string[] {
  const found: string[] = [];
  const held = Object.values(figures);
  for (const n of numbers) if (!held.includes(n)) found.push(`no figure ${n}`);
  if (short !== undefined) {
    if (!new RegExp(`[差晚]了?${short}(?!\\d)`).test(text.zh))
      found.push(`does not say that ${short} are missing: ${text.zh}`);
    if (!new RegExp(`(?<!\\d)${short} (?:day\\(s\\) )?(?:short|late)`).test(text.en))
      found.push(`nor in English: ${text.en}`);
  } else if (verdict === 'ok') {
    if (/[差晚]了?\d|多了|不能|不够|不通过|不成立/.test(text.zh)) found.push(`speaks of a fault: ${text.zh}`);
    if (/\d (?:day\(s\) )?(?:short|late|too many)/.test(text.en)) found.push(`speaks of a fault: ${text.en}`);
  }
  return found;
}

describe('a sentence agrees with its figures', () => {
  const spoken = THRESHOLDS.filter((one) => booksFor(one).some(([, book]) => one.trials(book).some((t) => t.said)));

  test.each(spoken.map((one) => [`${one.rules.join(', ')}: ${one.name}`, one] as const))('%s', (_, threshold) => {
    const wrong = booksFor(threshold).flatMap(([name, book]) =>
      threshold
        .trials(book)
        .flatMap(({ tried, said, numbers }) =>
          said === undefined ? [] : disagreements(said, numbers ?? []).map((one) => `${name}, ${tried}: ${one}`),
        ),
    );
    expect(wrong).toEqual([]);
  });
});

const RULES: readonly (readonly [name: string, rule: Rule])[] = [...packs, ...OVERLAYS.values()].flatMap((from) =>
  from.rules.map((rule) => [`${from.id} ${rule.id}`, rule] as const),
);
const BY_THRESHOLD = new Set(THRESHOLDS.flatMap((one) => [...one.rules, ...(one.also ?? [])]));

/** Words by which a provision compares a number. */
const NUMBER =
  /过半|半数|分之|百分|至少|不少于|不超过|最多|最迟|多于|[一二两三四五六七八九十百千\d]+(至[一二三四五六七八九十]+)?(名|人|天|日|个月|年|票|户|次)/;

/** Every title of the tests of a file, as written. */
const titles = new Map<string, string>();
function source(file: string): string {
  const known = titles.get(file);
  if (known !== undefined) return known;
  const read = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
  titles.set(file, read);
  return read;
}

describe('every rule of every pack and overlay', () => {
  test.each(RULES)('%s says what it demands, in which text, how well it is known, and since when', (_, rule) => {
    for (const said of [rule.title, rule.provision]) expect([said.zh.trim(), said.en.trim()]).not.toContain('');
    expect(rule.sources.filter((ref) => findSource(ref) === undefined)).toEqual([]);
    expect(rule.sources.length).toBeGreaterThan(0);
    expect(['CONFIRMED', 'SECONDARY', 'UNCONFIRMED']).toContain(rule.mark);
    expect(rule.from).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    if (rule.to !== undefined) expect(rule.to > (rule.from ?? '')).toBe(true);
  });

  test.each(RULES)('%s is run by generated cases or a named test, or says why it is text', (_, rule) => {
    const tie = TIES[rule.id];
    expect(BY_THRESHOLD.has(rule.id) || tie !== undefined).toBe(true);
    // What compares a number may not be put away as a mere duty.
    const put = tie !== undefined && 'text' in tie && !BY_THRESHOLD.has(rule.id);
    expect(put && NUMBER.test(rule.provision.zh) ? rule.provision.zh : '').toBe('');
  });

  test('that is tied to a named test is tied to one that exists', () => {
    const lost = Object.entries(TIES).filter(([, tie]) => 'test' in tie && !source(tie.test[0]).includes(tie.test[1]));
    expect(lost).toEqual([]);
  });

  test('has no tie left over', () => {
    const known = new Set(RULES.map(([, rule]) => rule.id));
    expect([...Object.keys(TIES), ...BY_THRESHOLD].filter((id) => !known.has(id))).toEqual([]);
    expect(Object.keys(TIES).filter((id) => BY_THRESHOLD.has(id))).toEqual([]);
  });
});
