import { createHash, createPrivateKey, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sm2PrivateKey, sm2Verify, sm3Hex } from '@mingxuan/guomi';
import { describe, expect, test } from 'vitest';
import {
  appendLeaves,
  checkProof,
  cosignatureKey,
  EMPTY_TREE,
  encodeLeaf,
  formatVkey,
  leafOf,
  parsePolicy,
  parseProof,
  signTreeHead,
  sm2Key,
  verifierKeyOf,
} from '../src/index.ts';
import type { Entry } from '../src/index.ts';
import { given, hex, SIGNER } from './log-sample.ts';
import { KEY } from './sample.ts';

const page = readFileSync(new URL('../../../docs/ledger-format.md', import.meta.url), 'utf8');
const example = (name: string): string => {
  const found = new RegExp(`\`\`\`example ${name}\n([^\`]*)\n\`\`\``).exec(page)?.[1];
  if (found === undefined) throw new Error(`no example ${name}`);
  return found;
};
const sha = (...parts: (string | Uint8Array)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const proofLines = example('proof').split('\n');
const text = `${proofLines.slice(4, 7).join('\n')}\n`;
const signatures = proofLines.slice(8).map((line) => Buffer.from(line.split(' ')[2] ?? '', 'base64'));
const witnessPem = `-----BEGIN PRIVATE KEY-----
${Buffer.from('302e020100300506032b6570042204204ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb', 'hex').toString('base64')}
-----END PRIVATE KEY-----
`;

// First as a stranger would, with nothing but the page and the algorithms it names; then by our own functions.
describe('the worked example of the log in docs/ledger-format.md', () => {
  test.each(['1', '2'])('leaf %s', (n) => {
    const entry = example(`entry-${n}`);
    const prefixed = Buffer.concat([Buffer.from('mingxuan/v1/entry'), Buffer.of(0), Buffer.from(entry)]);
    const spelled = `{"community":"xingfuli","hash":"${example(`hash-${n}`)}","seq":${n},"sm3":"${sm3Hex(prefixed)}","v":1}`;
    expect(example(`leaf-${n}`)).toBe(spelled);
    const leaf = encodeLeaf(given(leafOf(JSON.parse(entry) as Entry)));
    expect(Buffer.from(leaf).toString('utf8')).toBe(spelled);
  });

  test('root', () => {
    const [a, b] = ['leaf-1', 'leaf-2'].map((name) => sha(Buffer.of(0), example(name)));
    expect(hex(sha(Buffer.of(1), a ?? '', b ?? ''))).toBe(example('log-root'));
    const grown = given(appendLeaves(EMPTY_TREE, [Buffer.from(example('leaf-1')), Buffer.from(example('leaf-2'))]));
    expect(hex(grown.root)).toBe(example('log-root'));
    // The proof of the second of two leaves is the hash of the first.
    expect(proofLines.slice(0, 4)).toEqual(['c2sp.org/tlog-proof@v1', 'index 1', a?.toString('base64'), '']);
    expect(text).toBe(`${KEY.name}\n2\n${Buffer.from(grown.root).toString('base64')}\n`);
  });

  test('SM2 key and signature', () => {
    const key = given(sm2PrivateKey('3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8')).publicKey;
    const encoded = Buffer.concat([Buffer.of(0xff), Buffer.from('mingxuan/sm2-sm3/v1'), Buffer.from(key.hex, 'hex')]);
    expect(encoded.length).toBe(20 + 65);
    const id = sha(`${KEY.name}\n`, encoded).subarray(0, 4);
    expect(example('sm2-key')).toBe(`${KEY.name}+${hex(id)}+${encoded.toString('base64')}`);
    expect(formatVkey(sm2Key(KEY.name, key))).toBe(example('sm2-key'));
    expect(hex(signatures[1]?.subarray(0, 4) ?? Buffer.of())).toBe(hex(id));
    expect(sm2Verify(key, Buffer.from(text), signatures[1]?.subarray(4) ?? Buffer.of())).toBe(true);
  });

  test('witness key and cosignature', () => {
    const der = createPublicKey(createPrivateKey(witnessPem)).export({ type: 'spki', format: 'der' });
    const encoded = Buffer.concat([Buffer.of(4), der.subarray(-32)]);
    const id = sha('street.example.cn/witness\n', encoded).subarray(0, 4);
    expect(example('witness-key')).toBe(`street.example.cn/witness+${hex(id)}+${encoded.toString('base64')}`);
    const own = given(verifierKeyOf({ name: 'street.example.cn/witness', privateKeyPem: witnessPem }));
    expect(formatVkey(cosignatureKey(own))).toBe(example('witness-key'));
    const line = signatures[2] ?? Buffer.of();
    expect(line.readBigUInt64BE(4)).toBe(1_772_416_800n);
    const message = Buffer.from(`cosignature/v1\ntime 1772416800\n${text}`);
    expect(verify(null, message, createPublicKey(createPrivateKey(witnessPem)), line.subarray(12))).toBe(true);
  });

  test('the proof holds under the policy', () => {
    const policy = given(parsePolicy(`${example('policy')}\n`));
    const proof = given(parseProof(`${example('proof')}\n`));
    const standing = given(checkProof(proof, Buffer.from(example('leaf-2')), policy, 1_772_416_800));
    expect(standing.cosigned).toEqual([{ name: 'street', time: 1_772_416_800 }]);
    expect(checkProof(proof, Buffer.from(example('leaf-1')), policy, null).ok).toBe(false);
    const root = Buffer.from(example('log-root'), 'hex');
    const made = given(signTreeHead({ origin: KEY.name, size: 2, root }, SIGNER));
    expect(proof.checkpoint.startsWith(made)).toBe(true);
  });
});
