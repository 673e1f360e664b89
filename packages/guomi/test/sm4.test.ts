import { spawnSync } from 'node:child_process';
import { createCipheriv } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openBox, sealBox, sm4Ctr } from '../src/index.ts';
import { builtInCtr, libraryCtr } from '../src/sm4.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytes = (text: string): Uint8Array => Buffer.from(text, 'hex');

const KEY16 = bytes('0123456789abcdeffedcba9876543210');
const KEY = bytes('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f');
const IV = bytes('f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff');
const CONTEXT = Buffer.from('mz.example.gov.cn backup');

const good = (made: ReturnType<typeof sealBox>): Uint8Array => {
  if (!made.ok) throw new Error(made.error);
  return made.value;
};

describe('SM4', () => {
  // GB/T 32907-2016, appendix A.1: enciphering one block. In counter mode, enciphering zeros shows the block cipher's
  // answer to the counter itself.
  test.each([
    ['built in', builtInCtr],
    ['library', libraryCtr],
  ])('the standard’s example 1, %s', (_, ctr) => {
    expect(hex(ctr(KEY16, KEY16, Buffer.alloc(16)))).toBe('681edf34d206965e86b3e94f536e4246');
  });

  // The same, appendix A.2: the block enciphered a million times.
  test('the standard’s example 2', () => {
    const cipher = createCipheriv('sm4-ecb', KEY16, null);
    let block: Uint8Array = KEY16;
    for (let i = 0; i < 1_000_000; i += 1) block = cipher.update(block);
    expect(hex(block)).toBe('595298c7c6fd271f0402f804c33d3f66');
  });

  // draft-ribose-cfrg-sm4, appendix A.2.5.1, as in OpenSSL's own tests (evpciph_sm4.txt).
  test.each([
    ['built in', builtInCtr],
    ['library', libraryCtr],
  ])('counter mode of the published example, %s', (_, ctr) => {
    const plain = bytes(
      'aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccddddddddddddddddeeeeeeeeeeeeeeeeffffffffffffffffaaaaaaaaaaaaaaaabbbbbbbbbbbbbbbb',
    );
    const hidden =
      'ac3236cb970cc20791364c395a1342d1a3cbc1878c6f30cd074cce385cdd70c7f234bc0e24c11980fd1286310ce37b926e02fcd0faa0baf38b2933851d824514';
    expect(hex(ctr(KEY16, bytes('000102030405060708090a0b0c0d0e0f'), plain))).toBe(hidden);
  });

  test('the counter carries over all its bytes', () => {
    const last = Buffer.alloc(16, 0xff);
    expect(hex(libraryCtr(KEY16, last, Buffer.alloc(40)))).toBe(hex(builtInCtr(KEY16, last, Buffer.alloc(40))));
  });

  test('the openssl program deciphers it', () => {
    const hidden = sm4Ctr(KEY16, IV, Buffer.from('上门投票'));
    const run = spawnSync('openssl', ['enc', '-d', '-sm4-ctr', '-K', hex(KEY16), '-iv', hex(IV)], { input: hidden });
    expect(run.error ?? run.stdout.toString('utf8')).toBe('上门投票');
  });
});

describe('a sealed box', () => {
  test('opens to what was put in', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 40 }), (plain, context) => {
        const opened = openBox(KEY, good(sealBox(KEY, IV, plain, context)), context);
        expect(opened.ok && hex(opened.value)).toBe(hex(plain));
      }),
    );
  });

  test('with any bit turned, or cut short, or lengthened, does not open', () => {
    const box = good(sealBox(KEY, IV, Buffer.from('选民名册'), CONTEXT));
    for (let at = 0; at < box.length; at += 1) {
      const other = Buffer.from(box);
      other[at] = (other[at] ?? 0) ^ (1 << (at % 8));
      expect(openBox(KEY, other, CONTEXT).ok).toBe(false);
      expect(openBox(KEY, box.subarray(0, at), CONTEXT).ok).toBe(false);
    }
    expect(openBox(KEY, Buffer.concat([box, Buffer.alloc(1)]), CONTEXT)).toEqual({
      ok: false,
      error: 'ALTERED_OR_WRONG_KEY',
    });
  });

  test('does not open in another context or with another key', () => {
    const box = good(sealBox(KEY, IV, Buffer.from('选民名册'), CONTEXT));
    expect(openBox(KEY, box, Buffer.from('elsewhere'))).toEqual({ ok: false, error: 'ALTERED_OR_WRONG_KEY' });
    expect(
      openBox(
        KEY.map((b) => b ^ 1),
        box,
        CONTEXT,
      ),
    ).toEqual({ ok: false, error: 'ALTERED_OR_WRONG_KEY' });
  });

  test('keys and counters of the wrong length are refused', () => {
    expect(sealBox(KEY16, IV, KEY, CONTEXT)).toEqual({ ok: false, error: 'BAD_KEY' });
    expect(openBox(KEY16, KEY, CONTEXT)).toEqual({ ok: false, error: 'BAD_KEY' });
    expect(sealBox(KEY, IV.subarray(1), KEY, CONTEXT)).toEqual({ ok: false, error: 'BAD_IV' });
    expect(openBox(KEY, Buffer.alloc(48, 1), CONTEXT)).toEqual({ ok: false, error: 'NOT_SEALED_BOX' });
    expect(openBox(KEY, Buffer.alloc(60, 2), CONTEXT)).toEqual({ ok: false, error: 'NOT_SEALED_BOX' });
  });
});
