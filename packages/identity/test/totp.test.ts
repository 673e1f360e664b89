import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { base32, hotp, otpauthUri, readDigits, stepOf, stepOfCode } from '../src/accounts/totp.ts';

/** RFC 6238 Appendix B: the seed repeats the digits 1…0 to the length of the hash. */
const seed = (bytes: number) => Buffer.from('12345678901234567890'.repeat(4).slice(0, bytes));
const SEEDS = { sha1: seed(20), sha256: seed(32), sha512: seed(64) } as const;

describe('the codes', () => {
  test.each([
    [59, '94287082', '46119246', '90693936'],
    [1111111109, '07081804', '68084774', '25091201'],
    [1111111111, '14050471', '67062674', '99943326'],
    [1234567890, '89005924', '91819424', '93441116'],
    [2000000000, '69279037', '90698825', '38618901'],
    [20000000000, '65353130', '77737706', '47863826'],
  ])('are those of RFC 6238 Appendix B at %d s', (seconds, sha1, sha256, sha512) => {
    const step = stepOf(new Date(seconds * 1000));
    expect(hotp(SEEDS.sha1, step, 8)).toBe(sha1);
    expect(hotp(SEEDS.sha256, step, 8, 'sha256')).toBe(sha256);
    expect(hotp(SEEDS.sha512, step, 8, 'sha512')).toBe(sha512);
  });

  test('are those of RFC 4226 Appendix D by counter', () => {
    const codes = '755224 287082 359152 969429 338314 254676 287922 162583 399871 520489';
    expect(Array.from({ length: 10 }, (_, counter) => hotp(SEEDS.sha1, counter)).join(' ')).toBe(codes);
  });

  test('hold for their own thirty seconds and one step either way', () => {
    // 1111111109 s lies in step 37037036, whose code ends as the eight digits do.
    const at = (seconds: number) => stepOfCode(SEEDS.sha1, '081804', new Date(seconds * 1000));
    const begins = 37037036 * 30;
    expect(at(begins)).toBe(37037036);
    expect(at(begins + 29)).toBe(37037036);
    expect(at(begins - 30)).toBe(37037036);
    expect(at(begins + 59)).toBe(37037036);
    expect(at(begins - 31)).toBeNull();
    expect(at(begins + 60)).toBeNull();
  });

  test('are read as people type them', () => {
    for (const typed of ['081804', '081 804', ' 081-804 ', '０８１８０４']) expect(readDigits(typed)).toBe('081804');
    for (const typed of ['', '81804', '0818041', '08180a', '٠٨١٨٠٤']) expect(readDigits(typed)).toBeNull();
  });
});

describe('what the authenticator is given', () => {
  test.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('RFC 4648 §10: %j is %s', (plain, expected) => {
    expect(base32(Buffer.from(plain))).toBe(expected);
  });

  test('base32 spells every secret differently', () => {
    const bytes = fc.uint8Array({ minLength: 20, maxLength: 20 });
    fc.assert(fc.property(bytes, bytes, (a, b) => (base32(a) === base32(b)) === Buffer.from(a).equals(Buffer.from(b))));
  });

  test('the address names house and person, in any script', () => {
    expect(otpauthUri('明选', '王芳', SEEDS.sha1)).toBe(
      'otpauth://totp/%E6%98%8E%E9%80%89:%E7%8E%8B%E8%8A%B3?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' +
        '&issuer=%E6%98%8E%E9%80%89&algorithm=SHA1&digits=6&period=30',
    );
  });
});
