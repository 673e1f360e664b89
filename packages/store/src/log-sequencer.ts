import type { Growth, Head, LogKey, LogKeyFault, Result as Made, TreeHead, TreeState } from '@mingxuan/ledger';
import {
  appendLeaves,
  edgePaths,
  EMPTY_TREE,
  fullTileRoot,
  openTreeHead,
  parseTilePath,
  resumeTree,
  rootOf,
  TILE_WIDTH,
} from '@mingxuan/ledger';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type pg from 'pg';
import type { Database } from './database.ts';
import type { Queryable } from './ledger-rows.ts';
import type { ChainEnd, DamagedEntry, HoldBack, NewLeaf } from './log-entries.ts';
import { endsThatDiffer, loggedHeads, newLeaves, wantedOf } from './log-entries.ts';
import type { LogCheckpoint } from './log-reader.ts';
import { newestCheckpoint, readLogFiles } from './log-reader.ts';
import { acrossCommunities, beginAcross } from './scope.ts';
import { logDamaged, notOurCheckpoint, notSigned, otherOrigin } from './log-refusal.ts';

/** Puts what was recorded into the log of the installation, in batches, beside the recording itself. */
export interface Sequencer {
  /** One batch in one transaction: leaves, tiles and the checkpoint over them, or nothing at all. Never two at once. */
  readonly step: () => Promise<Result<Step, Refusal>>;
}

export interface Step {
  /** `BUSY`: another program is writing the log at this moment. `IDLE`: nothing is waiting. */
  readonly kind: 'WRITTEN' | 'IDLE' | 'BUSY';
  /** Leaves in the log now, as far as is known. */
  readonly size: number;
  /** More is waiting: call again at once. */
  readonly more: boolean;
  readonly damaged: readonly DamagedEntry[];
}

export interface SequencerOptions {
  /** The log's name. It is written down at the first start; another one later is refused. */
  readonly origin: string;
  /** The keys that its checkpoints are signed with. */
  readonly keys: readonly LogKey[];
  readonly sign: (head: TreeHead) => Made<string, LogKeyFault>;
  readonly now: () => string;
  /** What must not be shown yet; by default everything may. */
  readonly holdBack?: HoldBack;
  /** Most leaves of one step. */
  readonly batch?: number;
}

const BATCH = 4096;
/** Any number, the same for every program that writes this log. Held until the transaction ends, so that a pooler can stand between. */
const LOCK = 727_007;

/** What the last step left behind; good only while the newest checkpoint is the one it wrote. */
interface Memory {
  readonly tree: TreeState;
  readonly logged: Map<string, Head>;
  /** Sum over all chains' lengths when nothing was left to do; -1 while that is not known. */
  readonly total: number;
  readonly damaged: readonly DamagedEntry[];
  /** Communities with entries that must not be shown yet. */
  readonly waiting: readonly string[];
}

interface Waiting {
  readonly leaves: readonly NewLeaf[];
  readonly damaged: readonly DamagedEntry[];
  readonly waiting: readonly string[];
  readonly total: number;
  readonly more: boolean;
}

export function createSequencer({ pool }: Pick<Database, 'pool'>, options: SequencerOptions): Sequencer {
  let memory: Memory | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const once = async (): Promise<Result<Step, Refusal>> => {
    if (memory !== null && (await isUpToDate(acrossCommunities(pool), memory))) {
      return ok({ kind: 'IDLE', size: memory.tree.size, more: false, damaged: memory.damaged });
    }
    const done = await locked(pool, (db) => writeBatch(db, options, memory));
    if (!done.ok) return done;
    if (done.value === 'BUSY') return ok({ kind: 'BUSY', size: memory?.tree.size ?? 0, more: false, damaged: [] });
    // Remembered only now that it is committed.
    memory = done.value.memory;
    const { wrote, more } = done.value;
    return ok({ kind: wrote ? 'WRITTEN' : 'IDLE', size: memory.tree.size, more, damaged: memory.damaged });
  };
  return {
    step: () => {
      const run = last.then(once);
      last = run.catch(() => {
        // Nobody knows what became of it: read everything anew.
        memory = null;
      });
      return run;
    },
  };
}

/** One look that costs nearly nothing: has any chain grown, or somebody else written? */
async function isUpToDate(db: Queryable, { tree, total }: Memory): Promise<boolean> {
  const { rows } = await db.query<{ total: number; size: number | null }>(
    `SELECT (SELECT coalesce(sum(seq), 0)::bigint FROM community_head) AS total,
            (SELECT max(size) FROM log_checkpoint) AS size`,
  );
  return rows[0]?.total === total && rows[0]?.size === tree.size;
}

interface Batch {
  readonly memory: Memory;
  readonly wrote: boolean;
  readonly more: boolean;
}

async function writeBatch(
  db: Queryable,
  options: SequencerOptions,
  remembered: Memory | null,
): Promise<Result<Batch, Refusal>> {
  const newest = await newestCheckpoint(db);
  const fits = remembered !== null && newest !== null && newest.size === remembered.tree.size;
  const from = fits ? ok(remembered) : await resume(db, options, newest);
  if (!from.ok) return from;
  const { tree, logged } = from.value;
  const { leaves, damaged, waiting, total, more } = await findWaiting(db, from.value, options);
  // What waits is looked at again although no chain has grown.
  const after = more || waiting.length > 0 ? -1 : total;
  // The first checkpoint is signed over the empty tree, so that witnesses can begin.
  if (leaves.length === 0 && newest !== null) {
    return ok({ memory: { tree, logged, total: after, damaged, waiting }, wrote: false, more });
  }
  const grown = appendLeaves(
    tree,
    leaves.map((leaf) => leaf.bytes),
  );
  if (!grown.ok) return err(logDamaged(tree.size, grown.error));
  const written = await write(db, options, tree.size, leaves, grown.value);
  if (!written.ok) return written;
  const next = new Map(logged);
  for (const { community, head } of leaves) next.set(community, head);
  return ok({ memory: { tree: grown.value.state, logged: next, total: after, damaged, waiting }, wrote: true, more });
}

async function findWaiting(
  db: Queryable,
  { logged, damaged: before, waiting: held }: Memory,
  { batch = BATCH, holdBack = null }: { readonly batch?: number; readonly holdBack?: HoldBack | null },
): Promise<Waiting> {
  const { rows } = await db.query<ChainEnd>(
    'SELECT community_id AS community, seq, hash FROM community_head ORDER BY community_id',
  );
  const blocked = new Set([...before.map(({ community }) => community), ...held]);
  const wanted = wantedOf(rows, logged, blocked, batch);
  const found = await newLeaves(db, wanted, logged, holdBack);
  const damaged = [...endsThatDiffer(rows, logged), ...found.damaged];
  const upTo = new Map(wanted.map(({ community, from, most }) => [community, from + most]));
  const left = rows.some(({ community, seq }) => seq > (upTo.get(community) ?? logged.get(community)?.seq ?? 0));
  const stopped = [...damaged.map(({ community }) => community), ...found.waiting];
  const moved = found.leaves.length > 0 || stopped.some((community) => !blocked.has(community));
  return {
    leaves: found.leaves,
    damaged,
    waiting: found.waiting,
    total: rows.reduce((sum, { seq }) => sum + seq, 0),
    more: left && moved,
  };
}

/** Takes the log up from its tables, and only if they lead to the root that we ourselves signed last. */
async function resume(
  db: Queryable,
  { origin, keys, now }: SequencerOptions,
  newest: LogCheckpoint | null,
): Promise<Result<Memory, Refusal>> {
  const named = await db.query<{ origin: string }>('SELECT origin FROM log_state');
  const written = named.rows[0]?.origin;
  if (written === undefined) {
    await db.query('INSERT INTO log_state (one, origin, started_at) VALUES (1, $1, $2)', [origin, now()]);
  } else if (written !== origin) {
    return err(otherOrigin(written, origin));
  }
  const logged = await loggedHeads(db);
  if (newest === null) return ok({ tree: EMPTY_TREE, logged, total: -1, damaged: [], waiting: [] });
  const opened = openTreeHead(newest.note, origin, keys);
  if (!opened.ok) return err(notOurCheckpoint(newest.size, opened.error));
  const { size, root } = opened.value.head;
  const files = await readLogFiles(db, edgePaths(size));
  const tree = resumeTree(size, root, (path) => files.get(path));
  return tree.ok
    ? ok({ tree: tree.value, logged, total: -1, damaged: [], waiting: [] })
    : err(logDamaged(size, tree.error));
}

async function write(
  db: Queryable,
  { origin, sign, now }: SequencerOptions,
  first: number,
  leaves: readonly NewLeaf[],
  { state, root, files }: Growth,
): Promise<Result<true, Refusal>> {
  const note = sign({ origin, size: state.size, root: rootOf(state) });
  if (!note.ok) return err(notSigned(note.error));
  await db.query(
    `INSERT INTO log_leaf (leaf_index, community_id, seq, leaf)
     SELECT $1::bigint + w.n - 1, w.community_id, w.seq, w.leaf
       FROM unnest($2::text[], $3::bigint[], $4::text[]) WITH ORDINALITY AS w(community_id, seq, leaf, n)`,
    [
      first,
      leaves.map((leaf) => leaf.community),
      leaves.map((leaf) => leaf.head.seq),
      leaves.map((leaf) => Buffer.from(leaf.bytes).toString('utf8')),
    ],
  );
  for (const { path, bytes } of files) {
    const id = parseTilePath(path);
    if (id === null || id.level === 'entries' || id.width < TILE_WIDTH) continue;
    await db.query('INSERT INTO log_tile (level, idx, hashes, root) VALUES ($1, $2, $3, $4)', [
      id.level,
      id.index,
      bytes,
      fullTileRoot(bytes),
    ]);
  }
  await db.query('INSERT INTO log_checkpoint (size, root, note, at) VALUES ($1, $2, $3, $4)', [
    state.size,
    Buffer.from(root),
    note.value,
    now(),
  ]);
  return ok(true);
}

/** Runs `act` as the one writer of the log; whatever it wrote is undone unless it answers ok. */
async function locked<T>(
  pool: pg.Pool,
  act: (db: pg.PoolClient) => Promise<Result<T, Refusal>>,
): Promise<Result<T | 'BUSY', Refusal>> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(beginAcross());
    const lock = await client.query<{ held: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS held', [LOCK]);
    const done = lock.rows[0]?.held === true ? await act(client) : ok('BUSY' as const);
    await client.query(done.ok ? 'COMMIT' : 'ROLLBACK');
    return done;
  } catch (cause) {
    await client.query('ROLLBACK').catch((lost: Error) => {
      broken = lost;
    });
    throw cause;
  } finally {
    client.release(broken);
  }
}
