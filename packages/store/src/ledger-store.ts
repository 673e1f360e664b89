import { randomFillSync } from 'node:crypto';
import { GENESIS } from '@mingxuan/ledger';
import type { Vault } from '@mingxuan/vault';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type pg from 'pg';
import type { Append } from './append-statement.ts';
import { appendTogether, isPlain } from './append-together.ts';
import { appendStatement } from './append-statement.ts';
import { standingHolds } from './data-requests.ts';
import type { Database } from './database.ts';
import type { DeskPages } from './desk-pages.ts';
import { createDeskPages, newStretch } from './desk-pages.ts';
import type { Domain } from './domain.ts';
import type { Folded } from './fold.ts';
import { foldUpTo } from './fold.ts';
import type { Queryable, Receipt, SentCommand } from './ledger-rows.ts';
import { readHead, readReceipt } from './ledger-rows.ts';
import { bulkAppend, isBulk } from './bulk-append.ts';
import { lookupsIn } from './lookups.ts';
import type { Act, ActContext, Command, PrepareOptions } from './prepare-append.ts';
import { prepareAppend, receiptOf } from './prepare-append.ts';
import { preparing } from './prepared.ts';
import { emptiesAnything } from './net-changes.ts';
import { acrossCommunities, beginWithin, within } from './scope.ts';
import { serialQueue } from './serial-queue.ts';
import { together } from './together.ts';
import {
  commandIdReused,
  communityUnknown,
  databaseObjection,
  erasingStopped,
  isRepeatedCommand,
} from './store-refusal.ts';

export interface LedgerStore<State> {
  /** Registers a community with an empty chain; doing it again changes nothing. */
  readonly createCommunity: (communityId: string, name: string, createdAt: string) => Promise<void>;
  readonly communities: () => Promise<readonly { readonly communityId: string; readonly name: string }[]>;
  /** The state at the chain's present end. */
  readonly current: (communityId: string) => Promise<Result<ActContext<State>, Refusal>>;
  /** Whether a community of this id is registered. */
  readonly knows: (communityId: string) => Promise<boolean>;
  /**
   * Decides and records in one transaction: entries, sealed records, projections, head, receipt, or nothing at all. The
   * same command again gets its recorded answer without deciding, so permission is the caller's to judge before.
   */
  readonly transact: (communityId: string, sent: SentCommand, act: Act<State>) => Promise<Result<Receipt, Refusal>>;
}

export interface LedgerStoreOptions {
  /** After how many entries the state is saved anew. */
  readonly snapshotEvery?: number;
  /** 128 fresh random bits as 32 hex digits, at every call. */
  readonly salts?: () => string;
}

/** 128 random bits in hex, drawn many at a time: asking the system for sixteen bytes costs more than sealing them. */
function randomSalts(): () => string {
  const drawn = Buffer.alloc(16 * 256);
  let used = drawn.length;
  return () => {
    if (used === drawn.length) {
      randomFillSync(drawn);
      used = 0;
    }
    used += 16;
    return drawn.toString('hex', used - 16, used);
  };
}

/** The store's parts, as its steps need them. */
interface Parts<State> {
  readonly pool: Database['pool'];
  /** The quick way's connections within these communities, and what goes over them in company. */
  readonly quick: (...communities: readonly string[]) => Queryable;
  readonly desks: DeskPages;
  readonly appendPlain: (append: Append) => Promise<boolean>;
  readonly vault: Vault;
  readonly domain: Domain<State>;
  readonly options: PrepareOptions;
  readonly memory: Memory<State>;
}

export function createLedgerStore<State>(
  database: Pick<Database, 'pool' | 'vault'> & Partial<Pick<Database, 'server'>>,
  domain: Domain<State>,
  { snapshotEvery = 200, salts = randomSalts() }: LedgerStoreOptions = {},
): LedgerStore<State> {
  const { pool, vault } = database;
  let underWay = 0;
  const prepared = (database.server ?? null) !== null;
  // For statements that name their communities themselves.
  const alone: Queryable = prepared ? preparing(pool) : pool;
  const quick = (...communities: readonly string[]): Queryable =>
    prepared ? preparing(within(pool, ...communities)) : within(pool, ...communities);
  const parts: Parts<State> = {
    pool,
    quick,
    desks: createDeskPages(quick),
    appendPlain: together(
      (appends) => appendTogether(alone, vault, appends),
      () => Math.ceil(underWay / 2),
    ),
    vault,
    domain,
    options: { snapshotEvery, salts },
    memory: createMemory(),
  };
  const queue = serialQueue();
  const reads = new Map<string, Promise<Result<ActContext<State>, Refusal>>>();
  const known = new Set<string>();
  return {
    createCommunity: async (communityId, name, createdAt) => {
      await within(pool, communityId).query(
        `WITH made AS (INSERT INTO community (community_id, name, created_at) VALUES ($1, $2, $3)
           ON CONFLICT (community_id) DO NOTHING RETURNING community_id)
         INSERT INTO community_head (community_id, seq, hash) SELECT community_id, $4, $5 FROM made`,
        [communityId, name, createdAt, GENESIS.seq, GENESIS.hash],
      );
    },
    communities: async () => {
      const { rows } = await acrossCommunities(pool).query<{ communityId: string; name: string }>(
        'SELECT community_id AS "communityId", name FROM community ORDER BY community_id',
      );
      return rows;
    },
    knows: async (communityId) => {
      // A community is never unregistered, so one that was seen stays known.
      if (known.has(communityId)) return true;
      const found = (await readHead(within(pool, communityId), communityId, false)) !== null;
      if (found) known.add(communityId);
      return found;
    },
    current: (communityId) => {
      // Whoever asks while a read is waiting for its turn is answered by it: it begins after they asked.
      const waiting = reads.get(communityId);
      if (waiting !== undefined) return waiting;
      const read = queue.run(communityId, () => {
        reads.delete(communityId);
        return readCurrent(parts, communityId);
      });
      reads.set(communityId, read);
      return read;
    },
    transact: (communityId, sent, act) =>
      queue.run(communityId, async () => {
        const command = { communityId, sent, act };
        underWay += 1;
        try {
          return (await tryAtOnce(parts, command)) ?? (await underLock(parts, command));
        } finally {
          underWay -= 1;
        }
      }),
  };
}

async function readCurrent<State>(
  { pool, vault, domain, memory }: Parts<State>,
  communityId: string,
): Promise<Result<ActContext<State>, Refusal>> {
  const db = within(pool, communityId);
  const head = await readHead(db, communityId, false);
  if (head === null) return err(communityUnknown(communityId));
  const folded = await foldUpTo(db, vault, domain, communityId, head, memory.recall(communityId));
  if (!folded.ok) return folded;
  memory.keep(communityId, folded.value);
  return ok({ head: folded.value.head, state: folded.value.state, read: lookupsIn(db, vault, communityId) });
}

/**
 * The fast way: trusts that nobody else has written since we last did, and lets the statement itself find out.
 * Null when the sure way must decide: someone was faster, or the act was refused on what may be an old state.
 */
async function tryAtOnce<State>(
  parts: Parts<State>,
  command: Command<State>,
): Promise<Result<Receipt, Refusal> | null> {
  const { quick, desks, vault, domain, options, memory } = parts;
  const from = memory.recall(command.communityId);
  if (from === null) return null;
  try {
    const prepared = await prepareAppend(
      quick(command.communityId),
      vault,
      domain,
      command,
      from,
      options,
      desks.within(from.stretch),
    );
    if (!prepared.ok || emptiesAnything(prepared.value.append.net)) return null;
    const { append, next } = prepared.value;
    if (!(await writeAtOnce(parts, append))) return null;
    desks.checkedIn(next.stretch, command.communityId, append.net.checkIns);
    memory.keep(command.communityId, next);
    return ok(receiptOf(append));
  } catch (cause) {
    // A duplicate of any kind may come from another process's newer entries: let the sure way look again.
    if (isRepeatedCommand(cause) || databaseObjection(cause) !== null) return null;
    throw cause;
  }
}

/** The sure way: holds the chain's end while it reads, decides and writes. */
async function underLock<State>(parts: Parts<State>, command: Command<State>): Promise<Result<Receipt, Refusal>> {
  const done = await inTransaction(parts.pool, command.communityId, (db) => settle(db, parts, command));
  if (!done.ok) return done;
  // Only what has been committed is remembered.
  const { next } = done.value;
  if (next === 'FOLD_ANEW') parts.memory.forget(command.communityId);
  else if (next !== null) parts.memory.keep(command.communityId, next);
  return ok(done.value.receipt);
}

async function settle<State>(
  db: pg.PoolClient,
  { vault, domain, options, memory }: Parts<State>,
  command: Command<State>,
): Promise<Result<{ readonly receipt: Receipt; readonly next: Folded<State> | 'FOLD_ANEW' | null }, Refusal>> {
  const { communityId, sent } = command;
  const head = await readHead(db, communityId, true);
  if (head === null) return err(communityUnknown(communityId));
  const earlier = await readReceipt(db, communityId, sent);
  if (earlier === 'OTHER_COMMAND') return err(commandIdReused);
  if (earlier !== null) return ok({ receipt: earlier, next: null });
  const from = await foldUpTo(db, vault, domain, communityId, head, memory.recall(communityId));
  if (!from.ok) return from;
  memory.keep(communityId, from.value);
  const prepared = await prepareAppend(db, vault, domain, command, from.value, options);
  if (!prepared.ok) return prepared;
  const { append, next } = prepared.value;
  if (emptiesAnything(append.net)) {
    // The chain's end is locked, and whoever puts a stop waits for it: none can come between this look and the emptying.
    const stops = await standingHolds(db, communityId);
    if (stops.length > 0) return err(erasingStopped(stops.map(({ reason }) => reason)));
  }
  const written = isBulk(append) ? await bulkAppend(db, vault, append) : await write(db, vault, append);
  if (!written) throw new Error('the head moved while it was locked');
  if (emptiesAnything(append.net)) {
    await emptyRecords(db, append);
    // The remembered state and the snapshot know what is gone: both are made anew from what is left.
    return ok({ receipt: receiptOf(append), next: 'FOLD_ANEW' });
  }
  // Pages of the poll book know nothing of what was written in this way.
  return ok({ receipt: receiptOf(append), next: { ...next, stretch: newStretch() } });
}

async function emptyRecords(db: pg.PoolClient, { communityId, net }: Append): Promise<void> {
  for (const { orderedBy, seq, idx } of net.erasures) {
    await db.query('SELECT erase_sealed($1, $2, $3, $4)', [communityId, orderedBy, seq, idx]);
  }
  for (const { orderedBy, sha256 } of net.fileErasures) {
    await db.query('SELECT erase_file($1, $2, $3)', [communityId, orderedBy, sha256]);
  }
  await db.query('DELETE FROM snapshot WHERE community_id = $1', [communityId]);
  await db.query('DELETE FROM standing WHERE community_id = $1', [communityId]);
}

/** A big act takes several statements in a transaction of its own; plain acts of several communities share a commit. */
async function writeAtOnce<State>({ pool, quick, vault, appendPlain }: Parts<State>, append: Append): Promise<boolean> {
  if (!isBulk(append)) return isPlain(append) ? appendPlain(append) : write(quick(append.communityId), vault, append);
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(beginWithin([append.communityId]));
    const moved = await bulkAppend(client, vault, append);
    await client.query(moved ? 'COMMIT' : 'ROLLBACK');
    return moved;
  } catch (cause) {
    await client.query('ROLLBACK').catch((lost: Error) => {
      broken = lost;
    });
    throw cause;
  } finally {
    client.release(broken);
  }
}

async function write(db: Queryable, vault: Vault, append: Append): Promise<boolean> {
  const { rows } = await db.query<{ moved: number }>(appendStatement(vault, append));
  return rows[0]?.moved === 1;
}

interface Memory<State> {
  readonly recall: (communityId: string) => Folded<State> | null;
  readonly keep: (communityId: string, folded: Folded<State>) => void;
  readonly forget: (communityId: string) => void;
}

/** Folded states kept in memory; beyond this the ones used longest ago are folded anew from their snapshot. */
const KEPT = 256;

function createMemory<State>(): Memory<State> {
  const kept = new Map<string, Folded<State>>();
  return {
    recall: (communityId) => kept.get(communityId) ?? null,
    forget: (communityId) => void kept.delete(communityId),
    keep: (communityId, folded) => {
      kept.delete(communityId);
      kept.set(communityId, folded);
      const oldest = kept.keys().next().value;
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    },
  };
}

/** Commits when the answer is ok; a refusal, expected or from the database, leaves nothing behind. */
async function inTransaction<T>(
  pool: Database['pool'],
  communityId: string,
  act: (db: pg.PoolClient) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(beginWithin([communityId]));
    const done = await act(client);
    await client.query(done.ok ? 'COMMIT' : 'ROLLBACK');
    return done;
  } catch (cause) {
    await client.query('ROLLBACK').catch((lost: Error) => {
      broken = lost;
    });
    const objection = databaseObjection(cause);
    if (objection !== null) return err(objection);
    throw cause;
  } finally {
    client.release(broken);
  }
}
