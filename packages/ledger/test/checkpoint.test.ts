import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatVerifierKey,
  keyFingerprint,
  openNote,
  parseVerifierKey,
  readPublicKeyPem,
  signCheckpoint,
  signNote,
  verifierKeyOf,
  verifyCheckpoint,
} from '../src/index.ts';
import { KEY } from './sample.ts';

const verifier = (() => {
  const made = verifierKeyOf(KEY);
  if (!made.ok) throw new Error('key');
  return made.value;
})();
const hash = (digit: string): string => digit.repeat(64);
const heads = [
  { community: 'yongle', seq: 12, hash: hash('b') },
  { community: 'xingfuli', seq: 7, hash: hash('a') },
];
const note = (() => {
  const made = signCheckpoint({ origin: 'example.cn/mingxuan', heads }, KEY);
  return made.ok ? made.value : '';
})();
const codeOf = (result: { ok: boolean; error?: { code: string } }): string =>
  result.ok ? 'ok' : (result.error?.code ?? '');

describe('signed notes', () => {
  // The example note that the documentation of Go's package note is built on.
  const vkey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
  const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
  const signed = `${text}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;

  test('the example opens', () => {
    const key = parseVerifierKey(vkey);
    expect(key.ok && openNote(signed, key.value)).toEqual({ ok: true, value: text });
    expect(key.ok && formatVerifierKey(key.value)).toBe(vkey);
  });

  test('signatures by others are passed over, wherever they stand', () => {
    const key = parseVerifierKey(vkey);
    const own = signNote(text, KEY);
    if (!key.ok || !own.ok) throw new Error('setup');
    const theirs = signed.slice(text.length + 1);
    expect(codeOf(openNote(own.value + theirs, key.value))).toBe('ok');
    expect(codeOf(openNote(own.value + theirs, verifier))).toBe('ok');
    expect(codeOf(openNote(own.value, key.value))).toBe('NOTE_UNSIGNED');
  });

  test.each([
    ['empty', ''],
    ['no signature', text],
    ['no last newline', signed.slice(0, -1)],
    ['a hyphen for the dash', signed.replace('—', '-')],
    ['a tab in the text', `a\tb\n\n${signed.slice(text.length + 1)}`],
    ['base64 with a stray bit', signed.replace('JnAM=', 'JnAN=')],
  ])('%s is malformed', (_name, bad) => {
    expect(codeOf(openNote(bad, verifier))).toBe('NOTE_MALFORMED');
  });

  test.each(['', 'no newline', 'a\n\nb\n', 'bell\u0007\n', '\ud800\n'])('text %j cannot be signed', (bad) => {
    expect(codeOf(signNote(bad, KEY))).toBe('NOTE_MALFORMED');
  });
});

describe('keys', () => {
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  test('a verifier key survives its one-line form, and PEM gives the same key', () => {
    expect(parseVerifierKey(formatVerifierKey(verifier))).toMatchObject({ ok: true, value: { name: KEY.name } });
    // By hand: sha256sum over 302a300506032b6570032100 and RFC 8032's public key d75a9801…511a.
    expect(keyFingerprint(verifier)).toBe('06e3fd8fda29bb60ab59557de61edb0aecdb231134be30e75b455f8e1b792fa9');
  });
  test.each(['', 'a', 'a+b+c', formatVerifierKey(verifier).replace(/\+[0-9a-f]{8}\+/, '+00000000+')])(
    '%j is no key',
    (line) => {
      expect(parseVerifierKey(line).ok).toBe(false);
    },
  );
  test('keys of other kinds, broken PEM and bad names are refused', () => {
    const ecPrivate = other.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const ecPublic = other.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    expect(codeOf(signNote('a\n', { name: 'a', privateKeyPem: ecPrivate }))).toBe('BAD_KEY');
    expect(codeOf(signNote('a\n', { name: 'a', privateKeyPem: 'x' }))).toBe('BAD_KEY');
    expect(codeOf(signNote('a\n', { ...KEY, name: 'a b' }))).toBe('BAD_KEY');
    expect(codeOf(readPublicKeyPem(ecPublic, 'a'))).toBe('BAD_KEY');
    expect(codeOf(readPublicKeyPem('x', 'a'))).toBe('BAD_KEY');
  });
});

describe('checkpoints', () => {
  test('the text is as documented, ordered by community', () => {
    expect(note.slice(0, note.indexOf('\n\n') + 1)).toBe(
      `example.cn/mingxuan\nmingxuan heads v1\nxingfuli 7 ${hash('a')}\nyongle 12 ${hash('b')}\n`,
    );
    expect(verifyCheckpoint(note, verifier)).toEqual({
      ok: true,
      value: { origin: 'example.cn/mingxuan', heads: [heads[1], heads[0]] },
    });
  });

  test.each([
    ['two heads for one community', 'a.cn', [heads[0], heads[0]]],
    ['a community with a space', 'a.cn', [{ community: 'a b', seq: 1, hash: hash('a') }]],
    ['a short hash', 'a.cn', [{ community: 'a', seq: 1, hash: 'aa' }]],
    ['half a seq', 'a.cn', [{ community: 'a', seq: 0.5, hash: hash('a') }]],
    ['an origin with a newline', 'a\nb', []],
  ])('%s is refused', (_name, origin, bad) => {
    expect(codeOf(signCheckpoint({ origin, heads: bad.flatMap((h) => h ?? []) }, KEY))).toBe('BAD_CHECKPOINT');
  });

  test('any changed character is found', () => {
    const bytes = Buffer.from(note);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const bad = Buffer.from(bytes);
        bad[at] = (bad[at] ?? 0) ^ by;
        expect(verifyCheckpoint(bad.toString('utf8'), verifier).ok).toBe(false);
      }),
    );
  });
});
