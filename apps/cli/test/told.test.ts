import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  canonicalize,
  ed25519Key,
  encodeLeaf,
  formatPaperProof,
  formatProof,
  formatVkey,
  leafOf,
  proveInclusion,
  signTreeHead,
  verifierKeyOf,
} from '@mingxuan/ledger';
import type { RebuildFault, RebuildReport } from '@mingxuan/store';
import { markOf } from '@mingxuan/store';
import { afterAll, describe, expect, test } from 'vitest';
import { built, chain, edit, forged, PAPER } from '../../../packages/ledger/test/bundle-sample.ts';
import { given, leaves, ORIGIN, publish, SIGNER } from '../../../packages/ledger/test/log-sample.ts';
import { newDrillFolder, sweepDrills } from '../src/commands/drill-place.ts';
import { keptKeys } from '../src/commands/kept-keys.ts';
import { rebuildText } from '../src/commands/rebuild.ts';
import { causesFirst } from '../src/told.ts';
import { fileWith, mingxuan } from './run.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'mingxuan-told-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('what was found is told causes first', () => {
  const told = (kind: string, count: number, rank: 'CAUSE' | 'CONSEQUENCE') =>
    Array.from({ length: count }, (_, i) => ({ kind, rank, line: `${kind}${i}`, where: `${kind}-${i}` }));

  test('what is alike is counted, and nothing is lost', () => {
    const all = [...told('b', 100, 'CONSEQUENCE'), ...told('a', 1, 'CAUSE')];
    const few = causesFirst(all, false, 'zh');
    expect(few.slice(0, 4)).toEqual(['a0', 'b0', 'b1', 'b2']);
    expect(few.slice(4)).toEqual([expect.stringContaining('97 处（b-3 至 b-99）')]);
    expect(causesFirst(all, true, 'zh')).toHaveLength(101);
    expect(few.at(-1)).toContain('多半是前面的引起的');
    // Each of ten causes may be a change of its own.
    expect(causesFirst(told('c', 10, 'CAUSE'), false, 'zh').at(-1)).toBe(
      '    同样的还有 7 处（c-3 至 c-9）；加 --all 逐条列出',
    );
  });

  test.each([0, 1, 4])('%i of one kind are all told', (count) => {
    expect(causesFirst(told('a', count, 'CAUSE'), false, 'en')).toHaveLength(count);
  });

  test('a changed leaf before the tiles and checkpoints that follow from it', () => {
    const fault = (table: string, key: RebuildFault['key']): RebuildFault => ({
      communityId: '',
      table,
      key,
      kind: 'ALTERED',
      columns: [],
      message: { zh: `${table}不符`, en: `${table} differs` },
    });
    const checkpoints = Array.from({ length: 50 }, (_, size) => fault('log_checkpoint', { size }));
    const report: RebuildReport = {
      communities: 1,
      entries: 50,
      rows: {},
      leaves: 50,
      repaired: [],
      faults: [...checkpoints, fault('log_leaf', { leaf_index: 7 })],
    };
    const lines = rebuildText(report, false, 'zh').split('\n');
    expect(lines[1]).toBe('  ✗ log_leaf不符');
    expect(lines[5]).toContain('47 处（3 至 49）');
    expect(rebuildText(report, true, 'zh').split('\n')).toHaveLength(53);
  });
});

describe('the key that --key names', () => {
  const FINGERPRINT = '06e3fd8fda29bb60ab59557de61edb0aecdb231134be30e75b455f8e1b792fa9';
  const LINE = 'example.cn/mingxuan+b3387d38+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea';
  const zip = fileWith('told.zip', built());
  // Whether results follow is another matter here: the sample's entries are made up.
  const headOf = async (key: string) => {
    const ran = await mingxuan(['verify', zip, '--key', key, '--json']);
    const { faults = [], error } = JSON.parse(ran.out) as {
      faults?: { code: string }[];
      error?: { message: string };
    };
    const aboutKey = faults.map(({ code }) => code).filter((code) => /KEY/.test(code));
    return { code: ran.code, aboutKey, error: error?.message };
  };

  test.each([
    ['a fingerprint', FINGERPRINT],
    ['in fours', FINGERPRINT.replaceAll(/(.{4})/g, '$1 ')],
    ['a key line', LINE],
    ['a file with the fingerprint', fileWith('told.txt', `公钥指纹\n${FINGERPRINT}\n`)],
    ['a file with the line', fileWith('told-line.txt', `${LINE}\n`)],
  ])('%s', async (_what, key) => {
    expect((await headOf(key)).aboutKey).toEqual([]);
  });

  test('a file that is not there, or holds no key, is a mistake of use and is said', async () => {
    expect(await headOf('./none.pem')).toMatchObject({ code: 1, error: expect.stringContaining('none.pem 不存在') });
    expect(await headOf(fileWith('told-not.txt', 'hello'))).toMatchObject({
      code: 1,
      error: expect.stringContaining('没有公钥'),
    });
    expect(await headOf('abc')).toMatchObject({ code: 2, aboutKey: ['BAD_KEY'] });
  });
});

test('without a key a paper and its proof get the words of the page', async () => {
  const entry = chain.entries[3];
  const leaf = encodeLeaf(given(leafOf(entry ?? expect.fail())));
  const log = publish([[...leaves(9), leaf]]);
  const checkpoint = given(signTreeHead({ origin: ORIGIN, size: 10, root: log.root }, SIGNER));
  const at = { index: 9, path: given(proveInclusion(9, 10, log.read)), checkpoint };
  const paper = fileWith('told.pdf', PAPER);
  fileWith('told.pdf.tlog-proof', formatPaperProof(given(canonicalize(entry)), at));
  const open = await mingxuan(['verify', paper]);
  expect([open.code, open.out.split('\n')[0]]).toEqual([2, '? 证明的路径对得上，但还不知道是谁签的：']);
  const other = fileWith('told-other.pdf', '%PDF-1.7 x');
  expect(await mingxuan(['verify', other])).toMatchObject({ code: 1, err: expect.stringContaining('公示页面') });
  const bad = await mingxuan(['verify', other, '--proof', `${paper}.tlog-proof`]);
  expect([bad.code, bad.out.split('\n')[0]]).toEqual([2, '✗ 这份文书不能证实：']);
});

test('no tick says that the last entry stands in the log where its proof does not hold', async () => {
  const own = chain.entries.map((entry) => encodeLeaf(given(leafOf(entry))));
  const log = publish([own]);
  const checkpoint = given(signTreeHead({ origin: ORIGIN, size: own.length, root: log.root }, SIGNER));
  const key = formatVkey(ed25519Key(given(verifierKeyOf(SIGNER.ed25519))));
  const evidence = {
    proof: formatProof({
      extra: null,
      index: own.length - 1,
      path: given(proveInclusion(own.length - 1, own.length, log.read)),
      checkpoint,
    }),
    policy: `log ${key}\nquorum none\n`,
    keys: `${key}\n`,
  };
  const whole = built({ log: evidence });
  const ticks = async (name: string, bytes: Uint8Array) =>
    (await mingxuan(['verify', fileWith(name, bytes)])).out.split('\n').filter((line) => line.startsWith('✓ 最后一号'));
  expect(await ticks('told-log.zip', whole)).toHaveLength(1);
  const proof = 'log/head.tlog-proof';
  const moved = forged(whole, (files) => edit(files, proof, `index ${own.length - 1}`, `index ${own.length - 2}`));
  expect(await ticks('told-log-moved.zip', moved)).toEqual([]);
});

test('a drill takes away what one that was killed left, and nothing else', async () => {
  const place = (name: string): string => path.join(folder, name);
  const mark = markOf(process.pid);
  const owned = (name: string, owner: unknown): string => {
    mkdirSync(place(name));
    if (owner !== undefined) writeFileSync(path.join(place(name), 'drill.json'), JSON.stringify(owner));
    return place(name);
  };
  const own = await newDrillFolder(folder);
  const dead = owned('mingxuan-drill-abcDE1', { ...mark, started: '1' });
  const unmarked = owned('mingxuan-drill-abcDE2', undefined);
  const strange = owned('mingxuan-drill-other', { ...mark, started: '1' });
  symlinkSync(strange, place('mingxuan-drill-abcDE3'));
  expect(await sweepDrills(folder)).toEqual([dead]);
  expect([own, unmarked, strange, dead].map((one) => existsSync(one))).toEqual([true, true, true, false]);
});

test('keys are brought from the very folder that holds them', async () => {
  const at = (name: string): string => path.join(folder, name);
  mkdirSync(at('stick/keys'), { recursive: true });
  for (const name of ['vault.keys', 'backup.keys', 'log-signed.checkpoint', 'notes.txt'])
    writeFileSync(at(`stick/keys/${name}`), 'x');
  const config = { dataDir: at('data'), vaultKeysFile: at('data/keys/vault.keys') };
  expect(await keptKeys(at('stick'), config)).toMatchObject({
    ok: false,
    error: { remedy: { zh: `是不是 --keys ${at('stick/keys')}？` } },
  });
  expect((await keptKeys(at('nowhere'), config)).ok).toBe(false);
  const kept = given(await keptKeys(at('stick/keys'), config)).map(({ to }) => path.relative(config.dataDir, to));
  expect(kept).toEqual(['keys/vault.keys', 'keys/backup.keys', 'keys/log-signed.checkpoint']);
  // Finding them copies nothing: they are tried first.
  expect(existsSync(config.dataDir)).toBe(false);
});
