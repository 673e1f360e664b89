import type { LogKey, TileFile, TreeState } from '@mingxuan/ledger';
import {
  addCosignatures,
  appendLeaves,
  EMPTY_TREE,
  encodeLeaf,
  fullTileRoot,
  leafOfText,
  openTreeHead,
  parseTilePath,
  parseTreeHead,
  parseVkey,
  readNote,
  rootOf,
  TILE_WIDTH,
} from '@mingxuan/ledger';
import type { Text } from '@mingxuan/rulebook';
import type { Queryable } from './ledger-rows.ts';
import { spelledEntry } from './log-entries.ts';
import type { RebuildFault } from './rebuild-fault.ts';
import type { EntryRow } from './schema.ts';

/** How many leaves are looked at together; what has to be in memory at once. */
const PAGE = 4096;

interface LeafRow extends EntryRow {
  readonly leaf_index: number;
  readonly leaf_community: string;
  readonly leaf_seq: number;
  readonly leaf: string;
}

interface CheckpointRow {
  readonly size: number;
  readonly root: Buffer;
  readonly note: string;
}

type Found = (
  table: string,
  key: RebuildFault['key'],
  kind: RebuildFault['kind'],
  message: Text,
  community?: string,
) => void;

/**
 * Makes the log of the installation anew from the entries and holds every leaf, tile, checkpoint and cosignature against it. With the log's
 * keys its signatures as well. How many leaves there are.
 */
export async function checkLog(db: Queryable, keys: readonly LogKey[] | null, faults: RebuildFault[]): Promise<number> {
  const found: Found = (table, key, kind, message, community = '') =>
    faults.push({ communityId: community, table, key, kind, columns: [], message });
  const origins = (await db.query<{ origin: string }>('SELECT origin FROM log_state')).rows;
  const origin = origins[0]?.origin ?? '';
  const asked = keys?.filter(({ name }) => name === origin) ?? null;
  if (asked?.length === 0 && keys !== null && keys.length > 0)
    found('log_state', { one: 1 }, origin === '' ? 'MISSING' : 'ALTERED', OTHER_NAME);
  const walk: Walk = {
    state: EMPTY_TREE,
    last: new Map(),
    origin,
    keys: asked === null || asked.length === 0 ? null : asked,
  };
  await checkCheckpoints(db, walk, -1, 0, found);
  for (let from = 0; ; ) {
    const rows = await leavesFrom(db, from);
    const [first] = rows;
    if (first === undefined) break;
    await checkLeaves(db, walk, from, rows, found);
    from = (rows.at(-1)?.leaf_index ?? from) + 1;
  }
  await checkEnds(db, walk, found);
  await checkCosignatures(db, found);
  return walk.state.size;
}

interface Walk {
  state: TreeState;
  /** Of each community, the last entry that has a leaf. */
  readonly last: Map<string, number>;
  readonly origin: string;
  readonly keys: readonly LogKey[] | null;
}

async function leavesFrom(db: Queryable, from: number): Promise<readonly LeafRow[]> {
  const { rows } = await db.query<LeafRow>(
    `SELECT l.leaf_index, l.community_id AS leaf_community, l.seq AS leaf_seq, l.leaf, e.*
       FROM (SELECT * FROM log_leaf WHERE leaf_index >= $1 ORDER BY leaf_index LIMIT ${PAGE}) AS l
       LEFT JOIN ledger_entry e ON e.community_id = l.community_id AND e.seq = l.seq
      ORDER BY l.leaf_index`,
    [from],
  );
  return rows;
}

/** Each leaf is the one its entry makes and stands where it must; then the tree over them. */
async function checkLeaves(
  db: Queryable,
  walk: Walk,
  from: number,
  rows: readonly LeafRow[],
  found: Found,
): Promise<void> {
  let expected = from;
  for (const row of rows) {
    const { leaf_index: index, leaf_community: community, leaf_seq: seq } = row;
    const key = { leaf_index: index };
    if (index !== expected) found('log_leaf', { leaf_index: expected }, 'MISSING', LEAF_MISSING(expected, index - 1));
    expected = index + 1;
    const before = walk.last.get(community) ?? 0;
    if (seq !== before + 1) found('log_leaf', key, 'ALTERED', OUT_OF_ORDER(index, community, before, seq), community);
    walk.last.set(community, Math.max(before, seq));
    // An entry that is gone is a fault of the ledger, and of this leaf's.
    const right = row.seq === null ? null : encodeLeaf(leafOfText({ community, seq }, spelledEntry(row)));
    if (right === null || !Buffer.from(row.leaf, 'utf8').equals(right))
      found('log_leaf', key, 'ALTERED', NOT_ITS_ENTRY(index, community, seq), community);
  }
  const sizes = await db.query<CheckpointRow>(
    'SELECT size, root, note FROM log_checkpoint WHERE size > $1 AND size <= $2 ORDER BY size',
    [walk.state.size, walk.state.size + rows.length],
  );
  let at = 0;
  const files: TileFile[] = [];
  const first = walk.state.size;
  const grow = (upTo: number): void => {
    const grown = appendLeaves(
      walk.state,
      rows.slice(at, upTo).map(({ leaf }) => Buffer.from(leaf, 'utf8')),
    );
    if (!grown.ok) return;
    at = upTo;
    files.push(...grown.value.files);
    walk.state = grown.value.state;
  };
  for (const checkpoint of sizes.rows) {
    grow(checkpoint.size - first);
    checkOne(walk, checkpoint, found);
  }
  grow(rows.length);
  await checkTiles(db, files, found);
}

async function checkCheckpoints(db: Queryable, walk: Walk, after: number, upTo: number, found: Found): Promise<void> {
  const { rows } = await db.query<CheckpointRow>(
    'SELECT size, root, note FROM log_checkpoint WHERE size > $1 AND size <= $2 ORDER BY size',
    [after, upTo],
  );
  for (const row of rows) checkOne(walk, row, found);
}

/** A checkpoint states the tree as it is made here, in its columns and in its signed text. */
function checkOne({ state, origin, keys }: Walk, { size, root, note }: CheckpointRow, found: Found): void {
  const right = Buffer.from(rootOf(state));
  const text = readNote(note);
  const head = text.ok ? parseTreeHead(text.value.text) : text;
  const says = head.ok && head.value.size === size && head.value.origin === origin && right.equals(head.value.root);
  const signed = keys === null || isSigned(note, origin, keys);
  if (size === state.size && right.equals(root) && says && signed) return;
  found('log_checkpoint', { size }, 'ALTERED', {
    zh: `公开日志 ${size} 项的检查点与账目不符，或者签名不对：它或者它前面的某一项被改动过`,
    en: `the checkpoint over ${size} leaves does not follow from the entries, or its signature fails: it or a leaf before it was changed`,
  });
}

/** By every key, and nothing else: a line that was spoiled is otherwise passed over as one of a key that nobody knows. */
function isSigned(note: string, origin: string, keys: readonly LogKey[]): boolean {
  const opened = openTreeHead(note, origin, keys);
  if (!opened.ok) return false;
  const signers = new Set(opened.value.held.map(({ key }) => key));
  const lines = note.split('\n').filter((line) => line.startsWith('— ')).length;
  return signers.size === keys.length && lines === keys.length;
}

async function checkTiles(db: Queryable, files: readonly TileFile[], found: Found): Promise<void> {
  const full = files.flatMap(({ path, bytes }) => {
    const id = parseTilePath(path);
    return id === null || id.level === 'entries' || id.width < TILE_WIDTH
      ? []
      : [{ level: id.level, idx: id.index, bytes }];
  });
  if (full.length === 0) return;
  const { rows } = await db.query<{ level: number; idx: number; hashes: Buffer; root: Buffer }>(
    `SELECT t.* FROM log_tile t JOIN unnest($1::int[], $2::bigint[]) AS w(level, idx) USING (level, idx)`,
    [full.map(({ level }) => level), full.map(({ idx }) => idx)],
  );
  const stored = new Map(rows.map((row) => [`${row.level} ${row.idx}`, row]));
  for (const { level, idx, bytes } of full) {
    const row = stored.get(`${level} ${idx}`);
    const root = fullTileRoot(bytes);
    if (row === undefined) found('log_tile', { level, idx }, 'MISSING', TILE(level, idx));
    else if (!row.hashes.equals(bytes) || root === null || !row.root.equals(root))
      found('log_tile', { level, idx }, 'ALTERED', TILE(level, idx));
  }
}

/** What stands beyond the last leaf, or lacks. */
async function checkEnds(db: Queryable, { state }: Walk, found: Found): Promise<void> {
  const tiles = await db.query<{ level: number; idx: number }>(
    `SELECT level, idx FROM log_tile WHERE idx >= floor($1::numeric / power(256::numeric, level + 1)) ORDER BY 1, 2 LIMIT 1000`,
    [state.size],
  );
  for (const key of tiles.rows) found('log_tile', { ...key }, 'EXTRA', TILE(key.level, key.idx));
  const beyond = await db.query<{ size: number }>('SELECT size FROM log_checkpoint WHERE size > $1 ORDER BY size', [
    state.size,
  ]);
  for (const { size } of beyond.rows) found('log_checkpoint', { size }, 'EXTRA', BEYOND(size, state.size));
  const most = beyond.rows.at(-1)?.size ?? 0;
  if (most > state.size) found('log_leaf', { leaf_index: state.size }, 'MISSING', LEAF_MISSING(state.size, most - 1));
  const newest = await db.query<{ size: number | null }>(
    'SELECT max(size) AS size FROM log_checkpoint WHERE size <= $1',
    [state.size],
  );
  const size = newest.rows[0]?.size ?? -1;
  if (state.size > 0 && size < state.size && beyond.rows.length === 0)
    found('log_checkpoint', { size: state.size }, 'MISSING', UNSIGNED(state.size));
}

/** A cosignature holds under its witness's own key; whether that witness counts is for a policy to say. */
async function checkCosignatures(db: Queryable, found: Found): Promise<void> {
  for (let after: readonly [number, string] = [-1, '']; ; ) {
    const { rows } = await db.query<{ size: number; witness: string; line: string; note: string | null }>(
      `SELECT s.size, s.witness, s.line, c.note FROM log_cosignature s LEFT JOIN log_checkpoint c USING (size)
        WHERE (s.size, s.witness) > ($1, $2) ORDER BY 1, 2 LIMIT ${PAGE}`,
      [...after],
    );
    for (const { size, witness, line, note } of rows) {
      const key = parseVkey(witness);
      const added = key.ok && note !== null ? addCosignatures(note, [line], [key.value]) : null;
      if (added?.ok === true && added.value === `${note ?? ''}${line}`) continue;
      found('log_cosignature', { size, witness }, 'ALTERED', {
        zh: `见证人 ${witness.split('+')[0] ?? ''} 在 ${size} 项检查点下的签名不对：它或者检查点被改动过`,
        en: `the cosignature of ${witness.split('+')[0] ?? ''} over ${size} leaves fails: it or the checkpoint was changed`,
      });
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    after = [last.size, last.witness];
  }
}

const OTHER_NAME: Text = {
  zh: '公开日志登记的名称不是签发它的名称',
  en: 'the log is not written down under the name it is signed with',
};
const LEAF_MISSING = (from: number, to: number): Text => ({
  zh: from === to ? `公开日志少了第 ${from} 项（从 0 数起）` : `公开日志少了第 ${from} 至第 ${to} 项（从 0 数起）`,
  en: from === to ? `leaf ${from} of the log is missing` : `leaves ${from} to ${to} of the log are missing`,
});
const OUT_OF_ORDER = (index: number, community: string, before: number, seq: number): Text => ({
  zh: `公开日志第 ${index} 项是 ${community} 的第 ${seq} 号账目，前面那项却是第 ${before} 号`,
  en: `leaf ${index} is entry ${seq} of ${community}, the one before it was entry ${before}`,
});
const NOT_ITS_ENTRY = (index: number, community: string, seq: number): Text => ({
  zh: `公开日志第 ${index} 项与 ${community} 的第 ${seq} 号账目不符：两者之一被改动过`,
  en: `leaf ${index} is not what entry ${seq} of ${community} makes: one of the two was changed`,
});
const TILE = (level: number, idx: number): Text => ({
  zh: `公开日志的第 ${level} 层第 ${idx} 块与各项不符，或者缺少、多出`,
  en: `tile ${level}/${idx} of the log does not follow from its leaves`,
});
const BEYOND = (size: number, there: number): Text => ({
  zh: `有 ${size} 项的检查点，公开日志却只有 ${there} 项：后面的被删掉了`,
  en: `there is a checkpoint over ${size} leaves and only ${there} leaves: the end was cut off`,
});
const UNSIGNED = (size: number): Text => ({
  zh: `公开日志有 ${size} 项，却没有签发到这里的检查点`,
  en: `the log has ${size} leaves and no checkpoint over them`,
});
