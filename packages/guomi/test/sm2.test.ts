import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sm2 } from 'sm-crypto-v2';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { Sm2PrivateKey } from '../src/index.ts';
import {
  DEFAULT_ID,
  generateSm2Key,
  readSm2PrivatePem,
  readSm2PublicPem,
  sm2Digest,
  sm2PrivateKey,
  sm2PrivatePem,
  sm2PublicDer,
  sm2PublicKey,
  sm2PublicPem,
  sm2Sign,
  sm2Verify,
} from '../src/index.ts';
import { signWithNonce } from '../src/sm2.ts';
import { decodeDer, encodeDer } from '../src/sm2-der.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const given = <T>(made: { readonly ok: true; readonly value: T } | { readonly ok: false }): T => {
  if (!made.ok) throw new Error('refused');
  return made.value;
};

// GB/T 32918.5-2017, appendix A.2: key, message, identifier, digest, k and signature on the recommended curve.
const D = '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8';
const P =
  '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13';
const E = 'f0b43e94ba45accaace692ed534382eb17e6ab5a19ce7b31f4486fdfc0d28640';
const K = 0x59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21n;
const R = 'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3';
const S = 'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa';
const ORDER = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
const MESSAGE = Buffer.from('message digest');
const key: Sm2PrivateKey = given(sm2PrivateKey(D));

const folder = mkdtempSync(path.join(tmpdir(), 'mingxuan-sm2-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, data: string | Uint8Array): string => {
  writeFileSync(path.join(folder, name), data);
  return path.join(folder, name);
};
const openssl = (...args: readonly string[]): { readonly status: number | null; readonly out: Buffer } => {
  const run = spawnSync('openssl', args);
  if (run.error !== undefined) throw run.error;
  return { status: run.status, out: run.stdout };
};

describe('SM2 signatures', () => {
  test('the standard’s example: public key, digest, signature', () => {
    expect(key.publicKey.hex).toBe(P);
    expect(hex(given(sm2Digest(key.publicKey, MESSAGE)))).toBe(E);
    expect(DEFAULT_ID).toBe('1234567812345678');
    expect(hex(signWithNonce(key, Buffer.from(E, 'hex'), K) ?? Buffer.of())).toBe(R + S);
    expect(sm2Verify(key.publicKey, MESSAGE, Buffer.from(R + S, 'hex'))).toBe(true);
  });

  test('hold for their text, key and identifier only', () => {
    const other = generateSm2Key((n) => Buffer.alloc(n, 7));
    for (const form of ['RAW', 'DER'] as const) {
      const signature = given(sm2Sign(key, MESSAGE, { form }));
      expect(sm2Verify(key.publicKey, MESSAGE, signature, { form })).toBe(true);
      expect(sm2Verify(key.publicKey, Buffer.from('message digesT'), signature, { form })).toBe(false);
      expect(sm2Verify(other.publicKey, MESSAGE, signature, { form })).toBe(false);
      expect(sm2Verify(key.publicKey, MESSAGE, signature, { form, id: '' })).toBe(false);
      expect(sm2Verify(key.publicKey, MESSAGE, signature, { form: form === 'RAW' ? 'DER' : 'RAW' })).toBe(false);
    }
  });

  test('any text and identifier: signed, verified, and not with a bit turned', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 80 }),
        fc.string({ unit: 'binary', maxLength: 20 }),
        fc.nat(511),
        (text, id, bit) => {
          const signature = Buffer.from(given(sm2Sign(key, text, { id })));
          expect(sm2Verify(key.publicKey, text, signature, { id })).toBe(true);
          signature[bit >> 3] = (signature[bit >> 3] ?? 0) ^ (1 << (bit & 7));
          expect(sm2Verify(key.publicKey, text, signature, { id })).toBe(false);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('are the same for the same text, and share no k between texts', () => {
    const signed = ['甲', '乙', '丙'].map((text) => hex(given(sm2Sign(key, Buffer.from(text)))));
    expect(signed[0]).toBe(hex(given(sm2Sign(key, Buffer.from('甲')))));
    // Equal k would show: r − e is the same x for both.
    const xs = ['甲', '乙', '丙'].map((text, i) => {
      const e = BigInt(`0x${hex(given(sm2Digest(key.publicKey, Buffer.from(text))))}`);
      return (BigInt(`0x${signed[i]?.slice(0, 64)}`) - e + 2n * ORDER) % ORDER;
    });
    expect(new Set(xs).size).toBe(3);
  });

  test('numbers outside 1 … n − 1 are nobody’s signature', () => {
    const n = ORDER.toString(16);
    const beyond = (BigInt(`0x${R}`) + ORDER).toString(16).padStart(64, '0').slice(-64);
    for (const [r, s] of [
      ['0'.repeat(64), S],
      [R, '0'.repeat(64)],
      [n, S],
      [R, n],
      ['f'.repeat(64), S],
      [beyond, S],
    ] as const) {
      expect(sm2Verify(key.publicKey, MESSAGE, Buffer.from(r + s, 'hex'))).toBe(false);
    }
    expect(sm2Verify(key.publicKey, MESSAGE, Buffer.of())).toBe(false);
    expect(sm2Verify(key.publicKey, MESSAGE, Buffer.from(`${R}${S}00`, 'hex'))).toBe(false);
  });

  test('an identifier longer than its two length bytes can say is refused', () => {
    expect(sm2Sign(key, MESSAGE, { id: 'x'.repeat(8191) }).ok).toBe(true);
    expect(sm2Sign(key, MESSAGE, { id: 'x'.repeat(8192) })).toEqual({ ok: false, error: 'ID_TOO_LONG' });
    expect(sm2Verify(key.publicKey, MESSAGE, Buffer.from(R + S, 'hex'), { id: 'x'.repeat(8192) })).toBe(false);
  });

  test('Node’s own signature on this curve is plain ECDSA: it is not accepted', () => {
    const pair = generateKeyPairSync('ec', { namedCurve: 'SM2' });
    const publicKey = given(readSm2PublicPem(pair.publicKey.export({ type: 'spki', format: 'pem' }).toString()));
    const signature = sign('sm3', MESSAGE, pair.privateKey);
    for (const id of [DEFAULT_ID, '']) {
      expect(sm2Verify(publicKey, MESSAGE, signature, { form: 'DER', id })).toBe(false);
    }
  });
});

describe('other programs', () => {
  const signing = ['-rawin', '-digest', 'sm3', '-pkeyopt', `distid:${DEFAULT_ID}`];

  test('openssl accepts our signature, and we accept its', () => {
    const secret = file('key.pem', sm2PrivatePem(key));
    const open = file('key.pub', sm2PublicPem(key.publicKey));
    const text = file('text', MESSAGE);
    const ours = file('ours', given(sm2Sign(key, MESSAGE, { form: 'DER' })));
    const checking = ['pkeyutl', '-verify', '-pubin', '-inkey', open, '-in', text, '-sigfile', ours];
    expect(openssl(...checking, ...signing).status).toBe(0);
    // Another identifier is another digest.
    expect(openssl(...checking, '-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:somebody').status).not.toBe(0);
    const theirs = openssl('pkeyutl', '-sign', '-inkey', secret, '-in', text, ...signing);
    expect(theirs.status).toBe(0);
    expect(sm2Verify(key.publicKey, MESSAGE, theirs.out, { form: 'DER' })).toBe(true);
  });

  test('the library by itself agrees on both forms', () => {
    for (const form of ['RAW', 'DER'] as const) {
      const der = form === 'DER';
      const ours = hex(given(sm2Sign(key, MESSAGE, { form })));
      expect(sm2.doVerifySignature(MESSAGE, ours, P, { hash: true, der })).toBe(true);
      const theirs = Buffer.from(sm2.doSignature(MESSAGE, D, { hash: true, der, publicKey: P }), 'hex');
      expect(sm2Verify(key.publicKey, MESSAGE, theirs, { form })).toBe(true);
    }
  });

  test('keys go to openssl and back', () => {
    const made = openssl('genpkey', '-algorithm', 'SM2').out.toString('utf8');
    const theirs = given(readSm2PrivatePem(made));
    expect(sm2PrivatePem(theirs)).toBe(made);
    const open = openssl('pkey', '-in', file('theirs.pem', made), '-pubout').out.toString('utf8');
    expect(sm2PublicPem(theirs.publicKey)).toBe(open);
    const der = openssl('pkey', '-in', path.join(folder, 'theirs.pem'), '-pubout', '-outform', 'DER').out;
    expect(hex(sm2PublicDer(theirs.publicKey))).toBe(hex(der));
  });
});

describe('keys', () => {
  test.each([
    ['1', true],
    ['0', false],
    [(ORDER - 2n).toString(16), true],
    // d = n − 1 has no inverse of 1 + d.
    [(ORDER - 1n).toString(16), false],
    [ORDER.toString(16), false],
  ])('d = %s', (digits, fits) => {
    expect(sm2PrivateKey(digits.padStart(64, '0')).ok).toBe(fits);
  });

  test('a number out of range is drawn again', () => {
    const draws = [Buffer.alloc(32, 0xff), Buffer.from(D, 'hex')];
    expect(generateSm2Key(() => draws.shift() ?? Buffer.alloc(32)).hex).toBe(D);
  });

  test('a point off the curve, compressed or misspelt is no public key', () => {
    const off = `${P.slice(0, -1)}4`;
    for (const wrong of [off, P.slice(2), P.toUpperCase(), `03${P.slice(2, 66)}`, `04${'0'.repeat(128)}`, '']) {
      expect(sm2PublicKey(wrong)).toEqual({ ok: false, error: 'NOT_AN_SM2_PUBLIC_KEY' });
    }
  });

  test('PEM of another curve, damaged, or with another public half is refused', () => {
    const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const wrong = p256.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const swapped = sm2PrivatePem({ ...key, publicKey: generateSm2Key((n) => Buffer.alloc(n, 7)).publicKey });
    for (const text of [wrong, swapped, sm2PublicPem(key.publicKey), 'x', '']) {
      expect(readSm2PrivatePem(text)).toEqual({ ok: false, error: 'NOT_AN_SM2_PRIVATE_KEY' });
    }
    const p256Public = p256.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    for (const text of [p256Public, sm2PrivatePem(key), '']) {
      expect(readSm2PublicPem(text)).toEqual({ ok: false, error: 'NOT_AN_SM2_PUBLIC_KEY' });
    }
  });
});

describe('DER', () => {
  test('every pair has one spelling', () => {
    const number = fc.bigInt({ min: 0n, max: ORDER });
    fc.assert(
      fc.property(number, number, (r, s) => {
        const der = encodeDer({ r, s });
        expect(decodeDer(der)).toEqual({ r, s });
        expect(decodeDer(Buffer.concat([der, Buffer.alloc(1)]))).toBeNull();
        expect(decodeDer(der.subarray(0, -1))).toBeNull();
      }),
    );
  });

  test.each([
    ['3006020101020101', true],
    ['300702020001020101', false],
    ['30060201810201', false],
    ['3006020181020101', false],
    ['308106020101020101', false],
    ['', false],
  ])('%s', (text, fits) => {
    expect(decodeDer(Buffer.from(text, 'hex')) !== null).toBe(fits);
  });
});
