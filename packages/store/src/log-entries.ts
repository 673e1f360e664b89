import type { Head } from '@mingxuan/ledger';
import { encodeLeaf, GENESIS, leafOfText, parseLeaf } from '@mingxuan/ledger';
import type { Text } from '@mingxuan/rulebook';
import type { Queryable } from './ledger-rows.ts';
import type { EntryRow } from './schema.ts';

/** A leaf to be added, with the entry it stands for. */
export interface NewLeaf {
  readonly community: string;
  readonly head: Head;
  readonly bytes: Uint8Array;
}

/** An entry that is not what was recorded, or does not continue what is in the log: it is never put in. */
export interface DamagedEntry {
  readonly community: string;
  readonly seq: number;
  readonly message: Text;
}

/** Where a community's chain ends by its own account. */
export interface ChainEnd extends Head {
  readonly community: string;
}

/** Chains that have become shorter than the log, or end otherwise: something was taken away or exchanged. */
export const endsThatDiffer = (
  heads: readonly ChainEnd[],
  logged: ReadonlyMap<string, Head>,
): readonly DamagedEntry[] =>
  heads.flatMap(({ community, seq, hash }) => {
    const last = logged.get(community) ?? GENESIS;
    if (seq > last.seq || (seq === last.seq && hash === last.hash)) return [];
    return [{ community, seq: last.seq, message: seq < last.seq ? SHORTER : EXCHANGED }];
  });

/** Entries of one community that wait: those after `from`, at most `most` of them. */
interface Wanted {
  readonly community: string;
  readonly from: number;
  readonly most: number;
}

/**
 * What is to be read next: of every community whose chain goes on after its last leaf, up to `batch` in all. Of those whose
 * next entry was found damaged only that one is tried again, so that they hold up nobody else.
 */
export function wantedOf(
  heads: readonly ChainEnd[],
  logged: ReadonlyMap<string, Head>,
  blocked: ReadonlySet<string>,
  batch: number,
): readonly Wanted[] {
  const wanted: Wanted[] = [];
  let left = batch;
  for (const { community, seq } of heads) {
    const from = logged.get(community)?.seq ?? 0;
    const most = Math.min(seq - from, left, blocked.has(community) ? 1 : batch);
    if (most <= 0) continue;
    wanted.push({ community, from, most });
    left -= most;
  }
  return wanted;
}

/**
 * Entries that the log must not show yet. A leaf is a bare hash: whoever knows all of an entry but a few figures can try them all.
 * While such figures are to be secret, their entry waits, and with it what its community recorded after it.
 */
export interface HoldBack {
  readonly types: ReadonlySet<string>;
  /** Asked after the entries were read, so that the answer is never older than they are. */
  readonly held: (communityId: string) => Promise<boolean>;
}

export interface Found {
  readonly leaves: readonly NewLeaf[];
  readonly damaged: readonly DamagedEntry[];
  /** Communities that have something to wait for. */
  readonly waiting: readonly string[];
}

/** Reads the entries and makes their leaves, each held against its own hash and against the leaf before. */
export async function newLeaves(
  db: Queryable,
  wanted: readonly Wanted[],
  logged: ReadonlyMap<string, Head>,
  holdBack: HoldBack | null,
): Promise<Found> {
  const leaves: NewLeaf[] = [];
  const damaged: DamagedEntry[] = [];
  const waiting: string[] = [];
  const rows = await waitingEntries(db, wanted);
  for (const { community, from, most } of wanted) {
    let head = logged.get(community) ?? GENESIS;
    const read = rows.get(community) ?? [];
    const own = await showable(community, read, holdBack);
    if (own.length < read.length) waiting.push(community);
    for (const row of own) {
      const text = spelledEntry(row);
      const leaf = leafOfText({ community, seq: row.seq }, text);
      const why = objection(row, leaf.hash, head);
      if (why !== null) {
        damaged.push({ community, seq: row.seq, message: why });
        break;
      }
      head = { seq: row.seq, hash: leaf.hash };
      leaves.push({ community, head, bytes: encodeLeaf(leaf) });
    }
    if (read.length < most && damaged.at(-1)?.community !== community) {
      damaged.push({ community, seq: from + read.length + 1, message: GONE });
    }
  }
  return { leaves, damaged, waiting };
}

/** The entries before the first that must wait. */
async function showable(
  community: string,
  rows: readonly EntryRow[],
  holdBack: HoldBack | null,
): Promise<readonly EntryRow[]> {
  const first = holdBack === null ? -1 : rows.findIndex((row) => holdBack.types.has(row.type));
  if (holdBack === null || first < 0 || !(await holdBack.held(community))) return rows;
  return rows.slice(0, first);
}

function objection(row: EntryRow, hash: string, before: Head): Text | null {
  if (hash !== row.hash) return CHANGED;
  return row.seq === before.seq + 1 && row.prev === before.hash ? null : BROKEN_OFF;
}

const CHANGED: Text = { zh: '这一条已不是当初写下的样子', en: 'the entry is not as it was written' };
const BROKEN_OFF: Text = {
  zh: '这一条接不上公开日志里的前一条',
  en: 'the entry does not continue the one before it in the log',
};
const SHORTER: Text = {
  zh: '账本比公开日志短：后面的被删掉了',
  en: 'the chain is shorter than the log: its end was cut off',
};
const EXCHANGED: Text = { zh: '账本的末尾与公开日志不符', en: 'the chain does not end as the log says' };
const GONE: Text = { zh: '这一条不见了', en: 'the entry is gone' };

async function waitingEntries(
  db: Queryable,
  wanted: readonly Wanted[],
): Promise<ReadonlyMap<string, readonly EntryRow[]>> {
  const { rows } = await db.query<EntryRow>(
    `SELECT e.* FROM unnest($1::text[], $2::bigint[], $3::bigint[]) AS w(community_id, after, most)
      CROSS JOIN LATERAL (SELECT * FROM ledger_entry x WHERE x.community_id = w.community_id AND x.seq > w.after
        ORDER BY x.seq LIMIT w.most) AS e
      ORDER BY e.community_id, e.seq`,
    [wanted.map((w) => w.community), wanted.map((w) => w.from), wanted.map((w) => w.most)],
  );
  return Map.groupBy(rows, (row) => row.community_id);
}

/**
 * The canonical text of an entry from its row, spelled by hand: the fields are known and `body` is kept as it was spelled.
 * Whether it is right shows at once, because its hash must be the entry's.
 */
export function spelledEntry(row: EntryRow): string {
  const q = JSON.stringify;
  return (
    `{"actor":{"account":${q(row.actor_account)},"role":${q(row.actor_role)}},"at":${q(row.at)},"body":${row.body},` +
    `"community":${q(row.community_id)},"on":${q(row.on_day)},"prev":${q(row.prev)},` +
    `"sealed":{"count":${row.sealed_count},"root":${q(row.sealed_root)}},"seq":${row.seq},` +
    `"stream":${q(row.stream)},"type":${q(row.type)},"v":1}`
  );
}

/** The last leaf of every community. */
export async function loggedHeads(db: Queryable): Promise<Map<string, Head>> {
  const { rows } = await db.query<{ leaf: string }>(
    `SELECT l.leaf FROM community_head h CROSS JOIN LATERAL
       (SELECT leaf FROM log_leaf WHERE community_id = h.community_id ORDER BY seq DESC LIMIT 1) AS l`,
  );
  const heads = new Map<string, Head>();
  for (const row of rows) {
    const leaf = parseLeaf(Buffer.from(row.leaf, 'utf8'));
    if (leaf.ok) heads.set(leaf.value.community, { seq: leaf.value.seq, hash: leaf.value.hash });
  }
  return heads;
}
