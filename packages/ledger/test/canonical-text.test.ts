import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalize, parseCanonical } from '../src/index.ts';
import { isSurelyCanonical } from '../src/canonical-text.ts';
import { keyedDigest } from '../src/digest.ts';

/** What canonical means, without the shortcut: parse, spell again, compare. */
function isCanonical(text: string): boolean {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return false;
  }
  const spelled = canonicalize(value);
  return spelled.ok && spelled.value === text;
}

const hasEscapedKey = (text: string): boolean => /"(?:[^"\\]|\\.)*\\.(?:[^"\\]|\\.)*":/.test(text);

const json = fc.jsonValue({ noUnicodeString: false, maxDepth: 4, depthSize: 'small' });
const whole = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false, 0, -1, 9007199254740991, -9007199254740991),
    fc.maxSafeInteger(),
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'binary', maxLength: 4 }), tie('value'), { maxKeys: 4 }),
  ),
})).value;

describe('the quick look at a text', () => {
  test('accepts every canonical text whose keys have no escapes', () => {
    fc.assert(
      fc.property(whole, (value) => {
        const spelled = canonicalize(value);
        if (!spelled.ok) return;
        expect(isSurelyCanonical(spelled.value)).toBe(!hasEscapedKey(spelled.value));
        expect(parseCanonical(spelled.value)).toEqual({ ok: true, value: JSON.parse(spelled.value) });
      }),
      { numRuns: 2000 },
    );
  });

  test('never accepts what is not canonical: JSON in any order and spelling', () => {
    fc.assert(
      fc.property(json, fc.constantFrom(undefined, 1), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        if (isSurelyCanonical(text)) expect(isCanonical(text)).toBe(true);
        expect(parseCanonical(text).ok).toBe(isCanonical(text));
      }),
      { numRuns: 2000 },
    );
  });

  test('never accepts what is not canonical: a canonical text with signs put in, taken out or changed', () => {
    const signs = Array.from('{}[]":,\\u0019-+.eE tfn/\u0000\u001f\u007f\u2028é王');
    const sign = fc.constantFrom(...signs, '\ud800', '\udc00', '\\u', '\\n', '00');
    fc.assert(
      fc.property(whole, fc.array(fc.tuple(fc.nat(), fc.nat(2), sign), { maxLength: 3 }), (value, edits) => {
        const spelled = canonicalize(value);
        if (!spelled.ok) return;
        let text = spelled.value;
        for (const [at, cut, put] of edits) {
          const spot = at % (text.length + 1);
          text = text.slice(0, spot) + put + text.slice(spot + cut);
        }
        if (isSurelyCanonical(text)) expect(isCanonical(text)).toBe(true);
        expect(parseCanonical(text).ok).toBe(isCanonical(text));
      }),
      { numRuns: 5000 },
    );
  });

  test.each([
    '',
    ' ',
    '{}',
    '[]',
    '{"a":1}',
    '{"a":1,"b":2}',
    '{"b":1,"a":2}',
    '{"a":1,"a":1}',
    '{"a":1,}',
    '{,}',
    '[1,]',
    '[,]',
    '{"a"}',
    '{"":1}',
    '{"":1,"":2}',
    '{"":1,"a":2}',
    '{"a":1}x',
    '{"1":1,"10":1,"9":1}',
    '{"9":1,"10":1}',
    '{"\\n":1}',
    '{"__proto__":1}',
    '{"__proto__":{"a":1}}',
    '0',
    '-0',
    '01',
    '-1',
    '-',
    '1.0',
    '1e3',
    '9007199254740991',
    '9007199254740992',
    '-9007199254740991',
    '-9007199254740992',
    '99999999999999999',
    '"\\u0001"',
    '"\\u001F"',
    '"\\u001f"',
    '"\\u0008"',
    '"\\b"',
    '"\\u000a"',
    '"\\u000b"',
    '"\\/"',
    '"/"',
    '"\\u0041"',
    '"\\ud800"',
    '"\ud800"',
    '"\udc00\ud800"',
    '"\ud83d\ude00"',
    '"\u007f\u2028"',
    '"a',
    '"a\\',
    '"\\u00"',
    'tru',
    'true',
    'nulL',
    'null',
    'false ',
    `${'['.repeat(64)}${']'.repeat(64)}`,
    `${'['.repeat(65)}${']'.repeat(65)}`,
    `${'{"a":'.repeat(64)}1${'}'.repeat(64)}`,
    `${'{"a":'.repeat(65)}1${'}'.repeat(65)}`,
  ])('%j', (text) => {
    expect(parseCanonical(text).ok).toBe(isCanonical(text));
    expect(isSurelyCanonical(text)).toBe(isCanonical(text) && !hasEscapedKey(text));
  });
});

test('the keyed digest is HMAC-SHA256 of RFC 2104, for keys of any length', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 150 }), fc.string({ unit: 'binary', maxLength: 3000 }), (key, text) => {
      const expected = createHmac('sha256', key).update('mingxuan/v1/record\0').update(text, 'utf8').digest('hex');
      expect(keyedDigest('record', Buffer.from(key).toString('hex'), text)).toBe(expected);
    }),
    { numRuns: 300 },
  );
});
