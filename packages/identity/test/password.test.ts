import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashCode, isCode, newFirstCode, newId, newOneTimePassword } from '../src/accounts/codes.ts';
import { readDisplayName, readUsername } from '../src/accounts/names.ts';
import { hashPassword, verifyPassword } from '../src/accounts/password.ts';
import { checkPassword } from '../src/accounts/password-policy.ts';
import { codeOf } from './support.ts';

describe('argon2id', () => {
  // The reference implementation's own test vector: "password", "somesalt", t=2, 64 MiB, p=1.
  const REFERENCE = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';

  test('agrees with the reference implementation', async () => {
    expect(await verifyPassword('password', REFERENCE)).toBe(true);
    expect(await verifyPassword('passwore', REFERENCE)).toBe(false);
  });

  test('hashes with 19 MiB, two passes, one lane and a fresh salt', async () => {
    const one = await hashPassword('芦溪竹筏早市甘蔗', randomBytes);
    const two = await hashPassword('芦溪竹筏早市甘蔗', randomBytes);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(two);
    expect(await verifyPassword('芦溪竹筏早市甘蔗', one)).toBe(true);
  });

  test('full-width and half-width typing are one password', async () => {
    const hash = await hashPassword('ｍｉｎｇ１２３４５６７８', randomBytes);
    expect(await verifyPassword('ming12345678', hash)).toBe(true);
  });

  test.each([
    '',
    'plain',
    REFERENCE.replace('argon2id', 'argon2i'),
    REFERENCE.replace('m=65536', 'm=4194304'),
    REFERENCE.replace('m=65536', 'm=1'),
    REFERENCE.replace('t=2', 't=0'),
    REFERENCE.slice(0, -30),
  ])('is false, never an error, for %s', async (phc) => {
    expect(await verifyPassword('password', phc)).toBe(false);
  });
});

describe('password rules', () => {
  test.each([
    ['abcdefghijk', 'WEAK_PASSWORD'], // 11
    ['correct hors', 'ok'], // 12
    ['春眠不觉晓处处闻啼鸟夜', 'WEAK_PASSWORD'], // 11 characters
    ['春眠不觉晓处处闻啼鸟夜来', 'ok'], // 12
    ['𠮷𠮷𠮷𠮷𠮷𠮷', 'WEAK_PASSWORD'], // 6 characters in 12 units
    ['aaaabbbbccccdddd', 'WEAK_PASSWORD'], // 4 different
    ['aaaabbbbccccdddde', 'ok'], // 5 different
    ['Password1234', 'WEAK_PASSWORD'],
    ['zhangwei1234', 'WEAK_PASSWORD'], // the name and four more
    ['zhangwei12345678', 'ok'], // the name and eight more
    ['abcdef'.repeat(21), 'ok'], // 126
    ['abcdef'.repeat(22), 'WEAK_PASSWORD'], // 132
  ])('%s: %s', (password, expected) => {
    expect(codeOf(checkPassword(password, 'zhangwei'))).toBe(expected);
  });

  test('a one-time password passes its own rules', () => {
    for (let i = 0; i < 50; i += 1) expect(codeOf(checkPassword(newOneTimePassword(randomBytes), '李'))).toBe('ok');
  });
});

describe('names', () => {
  test.each([
    ['王芳', '王芳'],
    ['  Ｗａｎｇ.Fang ', 'wang.fang'],
    ['买买提·艾力', '买买提·艾力'],
    ['𠮷野', '𠮷野'],
    ['幸福里-3号', '幸福里-3号'],
  ])('%s is read as %s', (typed, expected) => {
    expect(readUsername(typed)).toEqual({ ok: true, value: expected });
  });

  test.each(['', '王', 'a b', 'a@b', "x'; --", '王芳\u0000', 'ab\n', 'x'.repeat(31), '<b>'])(
    '%j is refused',
    (typed) => {
      const read = readUsername(typed);
      expect(read.ok && read.value === typed).toBe(false);
    },
  );

  test.each([
    ['王芳', 'ok'],
    ['', 'BAD_NAME'],
    ['   ', 'BAD_NAME'],
    ['王\u202E芳', 'BAD_NAME'],
    ['王\u0000芳', 'BAD_NAME'],
    ['王\uD800', 'BAD_NAME'],
    ['王\uE863', 'ok'],
    ['王'.repeat(40), 'ok'],
    ['王'.repeat(41), 'BAD_NAME'],
  ])('the shown name %j: %s', (name, expected) => {
    expect(codeOf(readDisplayName(name))).toBe(expected);
  });
});

describe('codes', () => {
  test('are read however they are typed', () => {
    const code = newFirstCode(() => Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 31]));
    expect(code).toBe('0123-4567-89AZ');
    const hash = hashCode(code);
    for (const typed of [code, '0123456789az', ' o i23 – 4567 – 89AZ ', 'OL23－4567－89ＡＺ'])
      expect(isCode(typed, hash)).toBe(true);
    expect(isCode('0123-4567-89AY', hash)).toBe(false);
    expect(isCode('', hash)).toBe(false);
  });

  test('any random bytes give a code of 12 signs without look-alikes, and a version-4 UUID', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        const random = (count: number) => bytes.slice(0, count);
        expect(newFirstCode(random)).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/);
        expect(newId(random)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      }),
    );
  });
});
