import type { LogLeaf, TileReader, TreeState } from '../src/index.ts';
import { appendLeaves, EMPTY_TREE, encodeLeaf } from '../src/index.ts';
import type { Hash, LogSigner, Result, SigningKey } from '../src/index.ts';
import { sm2PrivateKey } from '@mingxuan/guomi';
import { KEY } from './sample.ts';

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

export function given<T>(made: Result<T, unknown>): T {
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

/** `count` leaves of three communities in turn, from `first` on. */
export const leaves = (count: number, first = 0, mark = 'a'): Uint8Array[] =>
  Array.from({ length: count }, (_, i) => encodeLeaf(leafNo(first + i, mark)));

export const leafNo = (n: number, mark = 'a'): LogLeaf => ({
  community: ['heping', 'xingfuli', '东风'][n % 3] ?? '',
  seq: Math.floor(n / 3) + 1,
  hash: mark.repeat(64),
  sm3: n.toString(16).padStart(64, '0'),
});

export interface Published {
  readonly files: Map<string, Uint8Array>;
  readonly state: TreeState;
  readonly root: Hash;
  readonly read: TileReader;
}

/** A log as it stands on a disk after these batches. */
export function publish(batches: readonly (readonly Uint8Array[])[], from?: Published): Published {
  const files = new Map(from?.files);
  let [state, root]: [TreeState, Hash] = [from?.state ?? EMPTY_TREE, from?.root ?? Buffer.of()];
  for (const batch of batches) {
    const grown = given(appendLeaves(state, batch));
    for (const file of grown.files) files.set(file.path, file.bytes);
    [state, root] = [grown.state, grown.root];
  }
  return { files, state, root, read: (path) => files.get(path) };
}

/** Ed25519 keys from a seed of one byte: for tests only. */
export const signerNamed = (name: string, seed: number): SigningKey => ({
  name,
  privateKeyPem: `-----BEGIN PRIVATE KEY-----
${Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, seed)]).toString('base64')}
-----END PRIVATE KEY-----
`,
});

export const ORIGIN = KEY.name;
export const SIGNER: LogSigner = {
  ed25519: KEY,
  sm2: given(sm2PrivateKey('3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8')),
};
