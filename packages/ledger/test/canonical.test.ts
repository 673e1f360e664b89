import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalize, parseCanonical } from '../src/index.ts';

const spelled = (value: unknown): string => {
  const result = canonicalize(value);
  return result.ok ? result.value : result.error.code;
};
const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);

describe('canonical spelling', () => {
  test.each<[unknown, string]>([
    [null, 'null'],
    [true, 'true'],
    [0, '0'],
    [-0, '0'],
    [-17, '-17'],
    [9007199254740991, '9007199254740991'],
    ['', '""'],
    ['\u20ac$\u000f\nA\'B"\\\\"/', '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'], // the string of RFC 8785 section 3.2.2
    [[3, [], {}], '[3,[],{}]'],
    [{ b: 1, a: { d: 2, c: [] } }, '{"a":{"c":[],"d":2},"b":1}'],
    [{ 10: 1, 9: 2 }, '{"10":1,"9":2}'],
    // RFC 8785 section 3.2.3: an astral sign sorts by its surrogates, so before U+FB33.
    [
      { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 },
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
    ],
  ])('%j is spelled %s', (value, expected) => {
    expect(spelled(value)).toBe(expected);
  });

  test.each<[string, unknown, string]>([
    ['a float', 0.5, 'NOT_AN_INTEGER'],
    ['an integer beyond the safe range', 9007199254740992, 'NOT_AN_INTEGER'],
    ['NaN', Number.NaN, 'NOT_AN_INTEGER'],
    ['undefined', undefined, 'NOT_JSON'],
    ['a member that is undefined', { a: undefined }, 'NOT_JSON'],
    ['a hole in an array', [1, , 2], 'NOT_JSON'], // oxlint-disable-line no-sparse-arrays
    ['a function', () => 1, 'NOT_JSON'],
    ['a bigint', 1n, 'NOT_JSON'],
    ['a Date', new Date(0), 'NOT_JSON'],
    ['a Map', new Map(), 'NOT_JSON'],
    ['a symbol key', { [Symbol('x')]: 1 }, 'NOT_JSON'],
    ['half a character', '\ud83d', 'LONE_SURROGATE'],
    ['half a character in a key', { '\ude00': 1 }, 'LONE_SURROGATE'],
    ['65 levels', nested(65), 'TOO_DEEP'],
  ])('%s is refused', (_name, value, code) => {
    expect(spelled(value)).toBe(code);
  });

  test('64 levels are accepted', () => {
    expect(spelled(nested(64))).toBe('['.repeat(64) + '1' + ']'.repeat(64));
  });

  test('the refusal says where', () => {
    const result = canonicalize({ body: { boxes: [1, 1.5] } });
    expect(result.ok ? null : result.error.place).toEqual({ path: '$.body.boxes[1]' });
  });

  test.each([
    ['{"b":1,"a":2}', 'NOT_CANONICAL'],
    ['{"a": 1}', 'NOT_CANONICAL'],
    ['{"a":1,"a":1}', 'NOT_CANONICAL'],
    ['-0', 'NOT_CANONICAL'],
    ['1e2', 'NOT_CANONICAL'],
    ['"\\u0041"', 'NOT_CANONICAL'],
    ['1.5', 'NOT_AN_INTEGER'],
    ['{', 'NOT_JSON'],
    ['', 'NOT_JSON'],
    ['['.repeat(200_000), 'NOT_JSON'],
  ])('reading %s is refused', (source, code) => {
    const result = parseCanonical(source);
    expect(result.ok ? null : result.error.code).toBe(code);
  });

  test('what is spelled reads back as it was, whatever the order of the keys', () => {
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(null, true, false),
        fc.maxSafeInteger(),
        fc.string({ unit: 'grapheme' }),
        fc.array(tie('any')),
        fc.dictionary(fc.string({ unit: 'grapheme' }), tie('any'), { noNullPrototype: true }),
      ),
    })).any;
    fc.assert(
      fc.property(value, (v) => {
        const text = spelled(v);
        expect(parseCanonical(text)).toEqual({ ok: true, value: JSON.parse(JSON.stringify(v)) });
        expect(spelled(reversed(v))).toBe(text);
      }),
    );
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const out: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [key, member] of Object.entries(value).reverse()) out[key] = reversed(member);
  return out;
}
