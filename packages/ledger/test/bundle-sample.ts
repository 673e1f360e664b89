import { sm3Hex } from '@mingxuan/guomi';
import { createHash, createPrivateKey, sign } from 'node:crypto';
import { encodeZip } from '../src/bundle/zip-format.ts';
import { readZip } from '../src/bundle/zip-read.ts';
import type { BundleInput, SigningKey } from '../src/index.ts';
import { buildBundle, canonicalize } from '../src/index.ts';
import { chainOf, draft, KEY } from './sample.ts';

export const sha = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

export const PAPER = Buffer.from('%PDF-1.7\n% the result, as it hangs on the wall\n%%EOF\n');
export const WITHHELD = Buffer.from('%PDF-1.7\n% the roll, with names\n%%EOF\n');
export const PACK = { pack: 'residents-national', rules: [{ id: 'CNT-7', source: 'JWH25-30' }] };
const PACK_DIGEST = sha('{"pack":"residents-national","rules":[{"id":"CNT-7","source":"JWH25-30"}]}');

const packs = { residents: { pack: 'residents-national', overlays: [], digest: PACK_DIGEST } };
const open = { disclosure: 'PUBLIC', value: { name: '赵敏', post: 'CHAIR' } } as const;
const secret = { disclosure: 'RESTRICTED', value: { name: '王秀兰', door: '3-502' } } as const;

export const chain = chainOf([
  draft({ stream: 'CYCLE', type: 'CYCLE_OPENED', on: '2026-03-01', body: { packs } }),
  draft({ records: [secret, secret, secret] }),
  draft({ type: 'CANDIDATES_PUBLISHED', records: [open, secret] }),
  draft({ type: 'PAPER_ISSUED', body: { paper: 'RESULT', title: '选举结果公告', sha256: sha(PAPER) } }),
  draft({ type: 'PAPER_ISSUED', body: { paper: 'ROLL', title: '选民名单', sha256: sha(WITHHELD) } }),
  draft({ type: 'RESULT_DETERMINED', body: { cast: 1530, elected: 5 } }),
]);

export const input: BundleInput = {
  kind: 'PUBLIC',
  origin: 'example.cn/mingxuan',
  community: 'xingfuli',
  round: '2026',
  entries: chain.entries,
  sealed: chain.sealed,
  papers: new Map([['result-1', PAPER]]),
  rules: new Map([['residents-national', PACK]]),
  results: new Map([['residents', { cast: 1530, elected: 5 }]]),
  tables: new Map([['counts.csv', 'post,votes\r\nCHAIR,1530\r\n']]),
  key: KEY,
  program: { version: '0.1.0', domain: 'cycle-1' },
};

export function built(over: Partial<BundleInput> = {}): Uint8Array {
  const made = buildBundle({ ...input, ...over });
  if (!made.ok) throw new Error(made.error.map((f) => `${f.code}: ${f.message.en}`).join('; '));
  return made.value;
}

/** The files of a sound bundle. */
export function filesOf(bytes: Uint8Array): Map<string, Uint8Array> {
  return new Map(readZip(bytes).members.map((m) => [m.name, bytes.subarray(m.data, m.end)]));
}

/** Changes files inside a bundle and encodes it anew; the manifest stays as it was. */
export function repacked(bytes: Uint8Array, change: (files: Map<string, Uint8Array>) => void): Uint8Array {
  const files = filesOf(bytes);
  change(files);
  return encodeZip(files);
}

/** What an insider with a signing key can do: change files, then list and sign them as if nothing had happened. */
export function forged(
  bytes: Uint8Array,
  change: (files: Map<string, Uint8Array>, manifest: Record<string, unknown>) => void,
  key: SigningKey = KEY,
): Uint8Array {
  return repacked(bytes, (files) => {
    const manifest = JSON.parse(textOf(files, 'manifest.json')) as Record<string, unknown>;
    change(files, manifest);
    const names = [...files.keys()].filter((name) => !name.startsWith('manifest.')).sort();
    manifest['files'] = names.map((name) => {
      const content = files.get(name) ?? Buffer.from('');
      return { name, size: content.length, sha256: sha(content), sm3: sm3Hex(content) };
    });
    signList(files, manifest, key);
  });
}

/** The same insider changes what the list says, and nothing else. */
export const resigned = (bytes: Uint8Array, change: (manifest: Record<string, unknown>) => void): Uint8Array =>
  repacked(bytes, (files) => {
    const manifest = JSON.parse(textOf(files, 'manifest.json')) as Record<string, unknown>;
    change(manifest);
    signList(files, manifest, KEY);
  });

function signList(files: Map<string, Uint8Array>, manifest: Record<string, unknown>, key: SigningKey): void {
  const text = canonicalize(manifest);
  const signedBytes = Buffer.from(text.ok ? text.value : '');
  files.set('manifest.json', signedBytes);
  files.set('manifest.sig', sign(null, signedBytes, createPrivateKey(key.privateKeyPem)));
}

export const textOf = (files: ReadonlyMap<string, Uint8Array>, name: string): string =>
  Buffer.from(files.get(name) ?? '').toString('utf8');

/** Replaces text in one file. */
export function edit(files: Map<string, Uint8Array>, name: string, from: string, to: string): void {
  const text = textOf(files, name);
  if (!text.includes(from)) throw new Error(`${name} does not hold ${from}`);
  files.set(name, Buffer.from(text.replace(from, to)));
}
