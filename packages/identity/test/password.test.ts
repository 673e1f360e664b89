import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashCode, isCode, newFirstCode, newId, newOneTimePassword } from '../src/accounts/codes.ts';
import { readDisplayName, readUsername } from '../src/accounts/names.ts';
import { hashPassword, verifyPassword } from '../src/accounts/password.ts';
import { checkPassword } from '../src/accounts/password-policy.ts';
import { POLICY_PROFILES } from '../src/accounts/policy-profile.ts';
import { commonPasswords } from '../tools/common-passwords.ts';
import { codeOf } from './support.ts';

const house = POLICY_PROFILES.house.password;

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
    ['aebeceaebece', 'WEAK_PASSWORD'], // 4 different
    ['aebecedaebec', 'ok'], // 5 different
    ['竹筏zhangwei芦溪早市甘蔗木兰', 'WEAK_PASSWORD'], // the name and ten more
    ['竹筏zhangwei芦溪早市甘蔗木兰三月', 'ok'], // the name and twelve more
    ['竹筏张伟芦溪早市甘蔗木兰', 'WEAK_PASSWORD'], // the other name and ten more
    ['x1y2z3'.repeat(21), 'ok'], // 126
    ['x1y2z3'.repeat(22), 'WEAK_PASSWORD'], // 132
  ])('%s: %s', (password, expected) => {
    expect(codeOf(checkPassword(password, ['zhangwei', '张伟'], house))).toBe(expected);
  });

  test.each([
    'Password1234',
    'P@ssw0rd2024!',
    'woaini1314520',
    'WoAiNi5201314',
    '1qaz2wsx3edc',
    '1qaz@WSX#EDC',
    'qwertyuiop[]',
    'abcdefabcdef',
    '123456789012',
    'wangfang19870503',
    'zhaolei13859012345',
    'mima13859012345',
    '１３８５９０１２３４５ａｂｃ',
    '1987年5月3日wangfang',
    '110105194912310021',
    'juweihui2026!!',
    'xuanju-admin-888',
    'zhongguo-beijing-2008',
  ])('%s is what others try first', (password) => {
    const checked = checkPassword(password, [], house);
    expect(checked.ok ? 'ok' : checked.error.message.zh).toMatch(/常见/);
  });

  test('the list is what its script makes, and has a few thousand entries', () => {
    const kept = readFileSync(new URL('../src/accounts/common-passwords.txt', import.meta.url), 'utf8');
    expect(kept).toBe(`${commonPasswords().join('\n')}\n`);
    expect(commonPasswords().length).toBeGreaterThan(2000);
  });

  test('what chance makes is not common', () => {
    for (let i = 0; i < 200; i += 1)
      expect(codeOf(checkPassword(newOneTimePassword(randomBytes), ['李'], house))).toBe('ok');
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
