import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  addCosignatures,
  appendLeaves,
  cosign,
  cosignatureKey,
  ed25519Key,
  EMPTY_TREE,
  encodeLeaf,
  formatAddCheckpoint,
  formatProof,
  formatVkey,
  proveConsistency,
  proveInclusion,
  signTreeHead,
  verifierKeyOf,
} from '@mingxuan/ledger';
import type { Result, SigningKey, TileFile } from '@mingxuan/ledger';
import { generateSm2Key } from '@mingxuan/guomi';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const program = path.join(import.meta.dirname, 'independent');
const folder = mkdtempSync(path.join(tmpdir(), 'mingxuan-independent-'));
const log = path.join(folder, 'log');
const binary = path.join(folder, 'independent');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Nothing is fetched here: without Go, or without its modules in the cache, the tests are skipped. */
const built = spawnSync('go', ['build', '-o', binary, '.'], {
  cwd: program,
  env: { ...process.env, GOPROXY: 'off', GOFLAGS: '-mod=readonly' },
  encoding: 'utf8',
});
const ready = built.error === undefined && built.status === 0;
if (!ready) console.warn('skipped: no Go, or its modules were not fetched (tests/independent/README.md)');

const given = <T>(made: Result<T, unknown>): T => {
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
};
const keyNamed = (name: string, seed: number): SigningKey => ({
  name,
  privateKeyPem: `-----BEGIN PRIVATE KEY-----\n${Buffer.concat([
    Buffer.from('302e020100300506032b657004220420', 'hex'),
    Buffer.alloc(32, seed),
  ]).toString('base64')}\n-----END PRIVATE KEY-----\n`,
});

const ORIGIN = 'mz.example.cn/mingxuan';
const [OLD, SIZE] = [66_000, 70_000];
const leafNo = (n: number): Uint8Array =>
  encodeLeaf({
    community: `9901.01.heping.c${n % 7}`,
    seq: Math.floor(n / 7) + 1,
    hash: n.toString(16).padStart(64, '0'),
    sm3: n.toString(16).padStart(64, 'f'),
  });

const put = (name: string, data: string | Uint8Array): void => {
  mkdirSync(path.dirname(path.join(log, name)), { recursive: true });
  writeFileSync(path.join(log, name), data);
};

/** A log of three levels of tiles, grown in two steps, cosigned by three of four witnesses. */
function writeLog(): void {
  const signer = { ed25519: keyNamed(ORIGIN, 1), sm2: generateSm2Key((n) => Buffer.alloc(n, 9)) };
  const files = new Map<string, Uint8Array>();
  const keep = (made: readonly TileFile[]): void => {
    for (const file of made) {
      files.set(file.path, file.bytes);
      put(file.path, file.bytes);
    }
  };
  const first = given(
    appendLeaves(
      EMPTY_TREE,
      Array.from({ length: OLD }, (_, n) => leafNo(n)),
    ),
  );
  keep(first.files);
  const second = given(
    appendLeaves(
      first.state,
      Array.from({ length: SIZE - OLD }, (_, n) => leafNo(OLD + n)),
    ),
  );
  keep(second.files);
  const read = (name: string): Uint8Array | undefined => files.get(name);

  const witnesses = ['street', 'district', 'city', 'committee'].map((name, i) => keyNamed(`${name}.example.cn`, i + 2));
  const keys = witnesses.map((each) => cosignatureKey(given(verifierKeyOf(each))));
  const bare = given(signTreeHead({ origin: ORIGIN, size: SIZE, root: second.root }, signer));
  const lines = witnesses.slice(1).map((each) => given(cosign(bare, each, 1_700_000_000)));
  const checkpoint = given(addCosignatures(bare, lines, keys));
  put('vkey', formatVkey(ed25519Key(given(verifierKeyOf(signer.ed25519)))));
  put('checkpoint', checkpoint);
  put('older-checkpoint', given(signTreeHead({ origin: ORIGIN, size: OLD, root: first.root }, signer)));
  put(
    'policy',
    [
      `log ${formatVkey(ed25519Key(given(verifierKeyOf(signer.ed25519))))}`,
      ...keys.map((key, i) => `witness w${i} ${formatVkey(key)}`),
      'group government 2 w0 w1 w2',
      'group both all government w3',
      'quorum both',
      '',
    ].join('\n'),
  );
  put(
    'add-checkpoint',
    formatAddCheckpoint({ oldSize: OLD, proof: given(proveConsistency(OLD, SIZE, read)), checkpoint }),
  );
  for (const index of [0, 255, 256, 65_535, 65_536, SIZE - 1]) {
    const made = given(proveInclusion(index, SIZE, read));
    put(`proofs/${index}.tlog-proof`, formatProof({ extra: Buffer.from('paper'), index, path: made, checkpoint }));
    put(`proofs/${index}.leaf`, leafNo(index));
  }
}

const run = (where: string): readonly string[] =>
  spawnSync(binary, [where], { encoding: 'utf8' }).stdout.trim().split('\n');

describe.skipIf(!ready)('programs of others read our log', () => {
  beforeAll(writeLog);

  test('unchanged: note, policy, tiles, proofs, consistency', () => {
    expect(run(log)).toEqual([
      'ok note: 1 known, 4 passed over',
      `ok policy: ${ORIGIN}, 70000 leaves, 3 cosignatures`,
      'ok tiles: 70000 leaves read through the tiles',
      'ok proofs: 6 proof files',
      'ok consistency: 70000 leaves continue 66000',
    ]);
  });

  test.each([
    ['checkpoint', 'note'],
    ['tile/0/100', 'tiles'],
    ['tile/1/000', 'tiles'],
    ['tile/entries/200', 'tiles'],
    ['proofs/256.leaf', 'proofs'],
    ['add-checkpoint', 'consistency'],
  ])('with a byte of %s changed they do not', (name, check) => {
    const copy = path.join(folder, 'copy');
    cpSync(log, copy, { recursive: true });
    const bytes = readFileSync(path.join(copy, name));
    // Inside a hash or a number of every one of these files.
    bytes[28] = (bytes[28] ?? 0) ^ 1;
    writeFileSync(path.join(copy, name), bytes);
    expect(run(copy).at(-1)).toMatch(new RegExp(`^FAULT ${check}: `));
    rmSync(copy, { recursive: true });
  });
});
