import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hmacSm3, sm3, sm3Hex } from '../src/index.ts';
import { ways } from '../src/sm3.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('SM3', () => {
  // GB/T 32905-2016, appendix A.
  test.each([
    ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
    ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
  ])('the standard’s example %#', (text, expected) => {
    expect(sm3Hex(text)).toBe(expected);
    expect(hex(ways.library.sm3([Buffer.from(text)]))).toBe(expected);
  });

  test('parts are hashed as one', () => {
    expect(hex(sm3(Buffer.from('a'), Buffer.from('bc')))).toBe(sm3Hex('abc'));
  });

  test('the built-in and the library agree, with and without a key', () => {
    const { builtIn, library } = ways;
    // Node as we ship it has SM3; without it there would be nothing to compare.
    if (builtIn === null) throw new Error('this OpenSSL has no SM3');
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 100 }), fc.uint8Array({ maxLength: 300 }), (key, data) => {
        expect(hex(library.sm3([data]))).toBe(hex(builtIn.sm3([data])));
        expect(hex(library.hmac(key, [data]))).toBe(hex(builtIn.hmac(key, [data])));
      }),
    );
  });

  test('HMAC is RFC 2104 over SM3', () => {
    const key = Buffer.from('0102030405060708090a0b0c0d0e0f10', 'hex');
    const data = Buffer.from('居民委员会');
    const pad = (byte: number): Uint8Array => Buffer.concat([key, Buffer.alloc(48)]).map((b) => b ^ byte);
    expect(hex(hmacSm3(key, data))).toBe(hex(sm3(pad(0x5c), sm3(pad(0x36), data))));
  });
});
