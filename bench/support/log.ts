import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { Policy, Result, TileFile } from '@mingxuan/ledger';
import {
  addCosignatures,
  appendLeaves,
  checkCheckpoint,
  cosign,
  cosignatureKey,
  ed25519Key,
  EMPTY_TREE,
  encodeLeaf,
  formatVkey,
  parsePolicy,
  proveInclusion,
  signTreeHead,
  verifierKeyOf,
} from '@mingxuan/ledger';
import type { Bench, Figure } from './figure.ts';
import { ratio, timeOf } from './figure.ts';

const LEAVES = 70_000;
const WITNESSES = 5;
const ORIGIN = 'mz.example.cn/mingxuan';

const given = <T>(made: Result<T, unknown>): T => {
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
};
const keyNamed = (name: string): { readonly name: string; readonly privateKeyPem: string } => ({
  name,
  privateKeyPem: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
});
const leaves = Array.from({ length: LEAVES }, (_, n) =>
  encodeLeaf({ community: `9901.01.heping.c${n % 300}`, seq: n + 1, hash: 'a'.repeat(64), sm3: 'b'.repeat(64) }),
);

/** The log of an installation: appending, proving and checking, each beside the cryptography that it cannot do without. */
export const logBench: Bench = async () => {
  const grown = given(appendLeaves(EMPTY_TREE, leaves));
  return [await appending(), await proving(grown.files), await checking(grown.root)];
};

async function appending(): Promise<Figure> {
  const some = leaves.slice(0, 10_000);
  const append = await timeOf(1, () => appendLeaves(EMPTY_TREE, some));
  // A tree over so many leaves has as many nodes again.
  const hashing = await timeOf(1, () => {
    for (const leaf of some) {
      createHash('sha256').update(leaf).digest();
      createHash('sha256').update(leaf.subarray(0, 65)).digest();
    }
  });
  return ratio(
    'ledger',
    'log-append-vs-hashing',
    { what: `append ${some.length} leaves, with files`, ms: append },
    { what: 'hash leaves and nodes', ms: hashing },
    2,
  );
}

async function proving(files: readonly TileFile[]): Promise<Figure> {
  const tiles = new Map(files.map((file) => [file.path, file.bytes]));
  let index = 0;
  const prove = await timeOf(50, () => {
    index = (index + 7919) % LEAVES;
    return proveInclusion(index, LEAVES, (path) => tiles.get(path));
  });
  const node = Buffer.alloc(65);
  // The tiles on the way hold 256 hashes at the first level and up to 256 and 16 at the next ones.
  const hashing = await timeOf(50, () => {
    for (let i = 0; i < 512; i += 1) createHash('sha256').update(node).digest();
  });
  return ratio(
    'ledger',
    'log-proof-vs-hashing',
    { what: `prove one of ${LEAVES} leaves`, ms: prove },
    { what: 'hash 512 nodes', ms: hashing },
    3,
  );
}

async function checking(root: Uint8Array): Promise<Figure> {
  const signer = { ed25519: keyNamed(ORIGIN), sm2: null };
  const witnesses = Array.from({ length: WITNESSES }, (_, i) => keyNamed(`w${i}`));
  const keys = witnesses.map((each) => cosignatureKey(given(verifierKeyOf(each))));
  const bare = given(signTreeHead({ origin: ORIGIN, size: LEAVES, root }, signer));
  const lines = witnesses.map((each) => given(cosign(bare, each, 1_700_000_000)));
  const checkpoint = given(addCosignatures(bare, lines, keys));
  const policy: Policy = given(
    parsePolicy(
      [
        `log ${formatVkey(ed25519Key(given(verifierKeyOf(signer.ed25519))))}`,
        ...keys.map((key, i) => `witness w${i} ${formatVkey(key)}`),
        'group all-of-them all w0 w1 w2 w3 w4',
        'quorum all-of-them',
      ].join('\n'),
    ),
  );
  const check = await timeOf(20, () => given(checkCheckpoint(checkpoint, policy, null)));
  const pem = signer.ed25519.privateKeyPem;
  const [text, publicKey] = [Buffer.from(bare), createPublicKey(pem)];
  const signature = sign(null, text, pem);
  const verifying = await timeOf(20, () => {
    for (let i = 0; i <= WITNESSES; i += 1) verify(null, text, publicKey, signature);
  });
  return ratio(
    'ledger',
    'log-checkpoint-vs-signatures',
    { what: `check a checkpoint with ${WITNESSES} cosignatures`, ms: check },
    { what: `verify ${WITNESSES + 1} signatures`, ms: verifying },
    2,
  );
}
