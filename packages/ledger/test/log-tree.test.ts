import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Hash, TileId } from '../src/index.ts';
import {
  appendLeaves,
  auditLog,
  consistencyPaths,
  consistencyProof,
  EMPTY_TREE,
  encodeLeaf,
  inclusionPaths,
  inclusionProof,
  leafOf,
  merkleRoot,
  parseLeaf,
  parseTilePath,
  proveConsistency,
  proveInclusion,
  resumeTree,
  rootOf,
  tilePath,
  verifyConsistency,
  verifyInclusion,
} from '../src/index.ts';
import { decodeBundle, encodeBundle, tileAt } from '../src/log/tile.ts';
import { given, hex, leafNo, leaves, publish } from './log-sample.ts';
import { sampleChain } from './sample.ts';

describe('a leaf', () => {
  test('holds community, number and both digests, and reads back', () => {
    const [entry] = sampleChain().entries;
    if (entry === undefined) throw new Error('no entry');
    const leaf = given(leafOf(entry));
    expect(leaf.community).toBe('xingfuli');
    expect(leaf.seq).toBe(1);
    const bytes = encodeLeaf(leaf);
    expect(Buffer.from(bytes).toString('utf8')).toBe(
      `{"community":"xingfuli","hash":"${leaf.hash}","seq":1,"sm3":"${leaf.sm3}","v":1}`,
    );
    expect(given(parseLeaf(bytes))).toEqual(leaf);
  });

  test.each([
    '',
    '{}',
    '[]',
    'null',
    Buffer.from(encodeLeaf(leafNo(1)))
      .toString()
      .replace('"v":1', '"v":2'),
    Buffer.from(encodeLeaf(leafNo(1)))
      .toString()
      .replace('"seq":1', '"seq":0'),
    Buffer.from(encodeLeaf(leafNo(1)))
      .toString()
      .replace('"seq":1', '"seq":"1"'),
    Buffer.from(encodeLeaf(leafNo(1)))
      .toString()
      .replace('aa', 'AA'),
    Buffer.from(encodeLeaf(leafNo(1)))
      .toString()
      .replace('xingfuli', 'xing fuli'),
    ` ${Buffer.from(encodeLeaf(leafNo(1))).toString()}`,
    Buffer.from(encodeLeaf(leafNo(1)))
      .toString()
      .replace('"v"', '"name":"王","v"'),
  ])('that is anything else is refused: %s', (text) => {
    expect(parseLeaf(Buffer.from(text)).ok).toBe(false);
  });

  test('that is not UTF-8 is refused', () => {
    const bytes = Buffer.from(encodeLeaf(leafNo(1)));
    bytes[15] = 0xff;
    expect(parseLeaf(bytes).ok).toBe(false);
  });
});

describe('the files of a log', () => {
  // C2SP tlog-tiles, section “Merkle Tree”.
  test.each<[TileId, string]>([
    [{ level: 0, index: 1234067, width: 256 }, 'tile/0/x001/x234/067'],
    [{ level: 0, index: 0, width: 256 }, 'tile/0/000'],
    [{ level: 5, index: 999, width: 1 }, 'tile/5/999.p/1'],
    [{ level: 'entries', index: 1000, width: 255 }, 'tile/entries/x001/000.p/255'],
    [{ level: 63, index: 0, width: 256 }, 'tile/63/000'],
  ])('path of %j', (id, path) => {
    expect(tilePath(id)).toBe(path);
    expect(parseTilePath(path)).toEqual(id);
  });

  test.each([
    'tile/0/0',
    'tile/0/1000',
    'tile/0/001/234',
    'tile/0/x000/001',
    'tile/00/001',
    'tile/64/000',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    'tile/entry/000',
    '/tile/0/000',
    'tile/0/000/',
    'tile/0/../000',
    'tile/0/x999/x999/x999/x999/x999/999',
  ])('%s is no path', (path) => {
    expect(parseTilePath(path)).toBeNull();
  });

  // The example of C2SP tlog-tiles, section “Partial Tiles”: a tree of 70,000.
  test('tiles of a tree of 70,000', () => {
    const { files } = publish([leaves(70_000)]);
    const full = (level: string): number =>
      [...files.keys()].filter((p) => p.startsWith(`tile/${level}/`) && !p.includes('.p/')).length;
    const partial = [...files.keys()].filter((path) => path.includes('.p/'));
    expect([full('0'), full('1'), full('2'), full('entries')]).toEqual([273, 1, 0, 273]);
    expect(partial.sort()).toEqual(['tile/0/273.p/112', 'tile/1/001.p/17', 'tile/2/000.p/1', 'tile/entries/273.p/112']);
  });

  test('a tree of 256 has a full tile and one hash above it', () => {
    expect([...publish([leaves(256)]).files.keys()].sort()).toEqual([
      'tile/0/000',
      'tile/1/000.p/1',
      'tile/entries/000',
    ]);
  });

  test('bundles read back, and a bundle cut short or too long does not', () => {
    const held = leaves(256);
    const bytes = given(encodeBundle(held));
    expect(given(decodeBundle(bytes)).map(hex)).toEqual(held.map(hex));
    expect(decodeBundle(bytes.subarray(0, -1)).ok).toBe(false);
    expect(decodeBundle(Buffer.concat([bytes, Buffer.from([0])])).ok).toBe(false);
    expect(decodeBundle(Buffer.concat([bytes, Buffer.from([0, 0])])).ok).toBe(false);
    expect(decodeBundle(Buffer.of()).ok).toBe(false);
    expect(encodeBundle([Buffer.alloc(65_536)]).ok).toBe(false);
    expect(appendLeaves(EMPTY_TREE, [Buffer.alloc(65_536)]).ok).toBe(false);
  });
});

const batches = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 5 });

describe('appending', () => {
  test('in any batches gives the tree of RFC 6962, and its edge is its files', () => {
    fc.assert(
      fc.property(batches, (counts) => {
        let first = 0;
        const cut = counts.map((count) => leaves(count, (first += count) - count));
        const log = publish(cut);
        const all = cut.flat();
        expect(log.state.size).toBe(all.length);
        expect(hex(rootOf(log.state))).toBe(hex(merkleRoot(all)));
        const again = given(resumeTree(log.state.size, rootOf(log.state), log.read));
        expect(hex(rootOf(again))).toBe(hex(merkleRoot(all)));
        const [a, b] = [publish([leaves(300, first)], log), publish([leaves(300, first)], { ...log, state: again })];
        expect(hex(a.root)).toBe(hex(b.root));
        expect([...b.files.keys()]).toEqual([...a.files.keys()]);
      }),
      { numRuns: 25 },
    );
  });

  test('over the boundary of 256 × 256', () => {
    const log = publish([leaves(65_535), leaves(1, 65_535), leaves(1, 65_536)]);
    expect(hex(log.root)).toBe(hex(merkleRoot(leaves(65_537))));
    expect(log.files.get('tile/1/000')?.length).toBe(8192);
    expect(log.files.get('tile/2/000.p/1')?.length).toBe(32);
  });

  test('a published file is never changed later', () => {
    const early = publish([leaves(200)]);
    const late = publish([leaves(400, 200), leaves(3, 600)], early);
    for (const [path, bytes] of early.files) expect(hex(late.files.get(path) ?? Buffer.of())).toBe(hex(bytes));
  });

  test('nothing changes nothing', () => {
    expect(given(appendLeaves(EMPTY_TREE, [])).files).toEqual([]);
    expect(hex(rootOf(EMPTY_TREE))).toBe(hex(merkleRoot([])));
  });

  test('is not taken up from files that were touched', () => {
    const log = publish([leaves(300)]);
    for (const path of ['tile/0/001.p/44', 'tile/1/000.p/1', 'tile/entries/001.p/44']) {
      for (const touched of [Buffer.from(log.files.get(path) ?? '').map((b, i) => (i === 20 ? b ^ 1 : b)), undefined]) {
        const read = (asked: string): Uint8Array | undefined => (asked === path ? touched : log.read(asked));
        expect(resumeTree(300, log.root, read).ok).toBe(false);
      }
    }
    expect(resumeTree(299, log.root, log.read).ok).toBe(false);
    expect(resumeTree(300, merkleRoot([]), log.read).ok).toBe(false);
  });
});

// A tree whose sizes and places can be drawn from freely.
const big = publish([leaves(1500)]);
const all = leaves(1500);
const bit = fc.nat(255);
const turned = (hash: Hash, at: number): Hash =>
  Buffer.from(hash).map((b, i) => (i === at >> 3 ? b ^ (1 << (at & 7)) : b));

describe('proofs made from tiles', () => {
  test('of inclusion: the ones RFC 6962 gives, verified, and none with a bit turned', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1500 }), fc.nat(), fc.nat(), bit, (size, at, which, turn) => {
        const index = at % size;
        const { read, root } = size === 1500 ? big : publish([all.slice(0, size)]);
        const proof = given(proveInclusion(index, size, read));
        expect(proof.map(hex)).toEqual(given(inclusionProof(all.slice(0, size), index)).map(hex));
        const leaf = all[index] ?? Buffer.of();
        expect(verifyInclusion(leaf, index, size, proof, root)).toBe(true);
        expect(verifyInclusion(leaf, index, size, proof, turned(root, turn))).toBe(false);
        expect(verifyInclusion(turned(leaf, turn), index, size, proof, root)).toBe(false);
        const broken = proof.map((hash, i) => (i === which % proof.length ? turned(hash, turn) : hash));
        if (proof.length > 0) expect(verifyInclusion(leaf, index, size, broken, root)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  test('of consistency: the ones RFC 6962 gives, verified, and none with a bit turned', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1500 }), fc.nat(), fc.nat(), bit, (size, at, which, turn) => {
        const oldSize = at % (size + 1);
        const { read, root } = publish([all.slice(0, size)]);
        const oldRoot = merkleRoot(all.slice(0, oldSize));
        const proof = given(proveConsistency(oldSize, size, read));
        expect(proof.map(hex)).toEqual(given(consistencyProof(all.slice(0, size), oldSize)).map(hex));
        expect(verifyConsistency(oldSize, size, oldRoot, root, proof)).toBe(true);
        expect(verifyConsistency(oldSize, size, turned(oldRoot, turn), root, proof)).toBe(false);
        if (oldSize > 0) expect(verifyConsistency(oldSize, size, oldRoot, turned(root, turn), proof)).toBe(false);
        const broken = proof.map((hash, i) => (i === which % proof.length ? turned(hash, turn) : hash));
        if (proof.length > 0) expect(verifyConsistency(oldSize, size, oldRoot, root, broken)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  test('across three levels of tiles', () => {
    const log = publish([leaves(70_000)]);
    const data = leaves(70_000);
    for (const index of [0, 255, 256, 65_535, 65_536, 69_888, 69_999]) {
      const proof = given(proveInclusion(index, 70_000, log.read));
      expect(verifyInclusion(data[index] ?? Buffer.of(), index, 70_000, proof, log.root)).toBe(true);
    }
    for (const oldSize of [1, 256, 257, 65_536, 65_537, 69_999]) {
      const proof = given(proveConsistency(oldSize, 70_000, log.read));
      expect(verifyConsistency(oldSize, 70_000, merkleRoot(data.slice(0, oldSize)), log.root, proof)).toBe(true);
    }
  });

  test('ask for no file that was not announced', () => {
    const asked: string[] = [];
    const spy = (path: string): Uint8Array | undefined => {
      asked.push(path);
      return big.read(path);
    };
    for (const index of [0, 700, 1499]) {
      asked.length = 0;
      expect(proveInclusion(index, 1500, spy).ok).toBe(true);
      expect([...new Set(asked)].sort()).toEqual([...inclusionPaths(index, 1500)].sort());
      asked.length = 0;
      expect(proveConsistency(index, 1500, spy).ok).toBe(true);
      expect([...new Set(asked)].sort()).toEqual([...consistencyPaths(index, 1500)].sort());
    }
  });

  test('take the full tile where the partial one is gone', () => {
    const small = publish([leaves(100)]);
    const grown = publish([leaves(300, 100)], small);
    grown.files.delete('tile/0/000.p/100');
    const proof = given(proveInclusion(7, 100, grown.read));
    expect(verifyInclusion(leaves(100)[7] ?? Buffer.of(), 7, 100, proof, small.root)).toBe(true);
  });

  test('outside the tree, or with a file missing, there are none', () => {
    for (const [a, b] of [
      [5, 5],
      [-1, 5],
      [0.5, 5],
      [0, 0],
    ] as const) {
      expect(proveInclusion(a, b, big.read)).toMatchObject({ ok: false, error: { code: 'OUTSIDE_TREE' } });
    }
    for (const [a, b] of [
      [6, 5],
      [-1, 5],
      [0.5, 5],
    ] as const) {
      expect(proveConsistency(a, b, big.read)).toMatchObject({ ok: false, error: { code: 'OUTSIDE_TREE' } });
    }
    expect(proveInclusion(0, 1500, () => undefined)).toMatchObject({ ok: false, error: { code: 'TILE_MISSING' } });
    expect(proveInclusion(0, 1500, () => Buffer.of(1))).toMatchObject({ ok: false, error: { code: 'BAD_TILE' } });
  });

  test('a tree as large as numbers can count has paths', () => {
    const size = Number.MAX_SAFE_INTEGER;
    expect(inclusionPaths(size - 1, size).every((path) => parseTilePath(path) !== null)).toBe(true);
    // 2^53 − 1 is 31 whole subtrees of 2^48 leaves and a rest.
    expect(tileAt(6, 0, size)).toEqual({ level: 6, index: 0, width: 31 });
    expect(tileAt(6, 1, size)).toBeNull();
  });
});

describe('reading a whole log', () => {
  const log = publish([leaves(700)]);

  test('an untouched one has no faults, and says where each chain ends', () => {
    const { faults, heads } = auditLog(700, log.root, log.read);
    expect(faults).toEqual([]);
    expect(heads.get('heping')).toEqual({ seq: 234, hash: 'a'.repeat(64) });
    expect(heads.get('东风')?.seq).toBe(233);
  });

  test('any byte of any file changed is found in that file', () => {
    fc.assert(
      fc.property(fc.constantFrom(...log.files.keys()), fc.nat(), fc.integer({ min: 1, max: 255 }), (path, at, by) => {
        const bytes = log.files.get(path) ?? Buffer.of();
        const spot = at % bytes.length;
        const changed = Buffer.from(bytes).map((b, i) => (i === spot ? b ^ by : b));
        const { faults } = auditLog(700, log.root, (asked) => (asked === path ? changed : log.read(asked)));
        // A leaf that was changed shows against the tile of its hashes, of the same number.
        const places = faults.map((fault) => fault.place.file ?? '');
        expect(places.some((file) => file === path || file === path.replace('entries', '0'))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('every missing file is named, not only the first', () => {
    const { faults } = auditLog(700, log.root, (path) => (path.startsWith('tile/0/') ? undefined : log.read(path)));
    expect(faults.map((f) => [f.code, f.place.file])).toEqual([
      ['TILE_MISSING', 'tile/0/000'],
      ['TILE_MISSING', 'tile/0/001'],
      ['TILE_MISSING', 'tile/0/002.p/188'],
    ]);
  });

  test('another log, whole in itself, does not fit the checkpoint', () => {
    const other = publish([leaves(700, 0, 'b')]);
    expect(auditLog(700, log.root, other.read).faults.map((f) => f.code)).toEqual(['ROOT_MISMATCH']);
  });

  test('a community whose entries are missing, doubled or exchanged', () => {
    const held = [leafNo(0), leafNo(1), leafNo(6), leafNo(4), leafNo(4), leafNo(1)].map(encodeLeaf);
    const odd = publish([held]);
    expect(auditLog(6, odd.root, odd.read).faults.map((f) => [f.code, f.place.path])).toEqual([
      ['LEAF_OUT_OF_ORDER', 'leaf[2]'],
      ['LEAF_OUT_OF_ORDER', 'leaf[4]'],
      ['LEAF_OUT_OF_ORDER', 'leaf[5]'],
    ]);
  });
});
