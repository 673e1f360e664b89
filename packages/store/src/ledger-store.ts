import { randomBytes } from 'node:crypto';
import type { EntryDraft, Head, JsonValue, SealedEntry } from '@mingxuan/ledger';
import { GENESIS, seal } from '@mingxuan/ledger';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { Append } from './append-statement.ts';
import { appendStatement } from './append-statement.ts';
import type { Database } from './database.ts';
import type { Domain, RecordedAct } from './domain.ts';
import type { Folded } from './fold.ts';
import { foldUpTo } from './fold.ts';
import type { Queryable, Receipt } from './ledger-rows.ts';
import { readHead, readReceipt } from './ledger-rows.ts';
import type { Lookups } from './lookups.ts';
import { lookupsIn } from './lookups.ts';
import type { CausedChange } from './net-changes.ts';
import { netChanges } from './net-changes.ts';
import { serialQueue } from './serial-queue.ts';
import { communityUnknown, databaseObjection, isRepeatedCommand, notSealed } from './store-refusal.ts';

/** What an act may look at. */
export interface ActContext<State> {
  readonly head: Head;
  readonly state: State;
  readonly read: Lookups;
}

/** What an act wants recorded, and what to answer the caller now and at every repetition of the same command. */
export interface ActOutcome {
  readonly drafts: readonly EntryDraft[];
  readonly answer?: JsonValue;
}

/**
 * Decides on drafts or a refusal. It may be called twice for one command (when another process was faster), so it must
 * do nothing but decide.
 */
export type Act<State> = (
  context: ActContext<State>,
) => Result<ActOutcome, Refusal> | Promise<Result<ActOutcome, Refusal>>;

export interface LedgerStore<State> {
  /** Registers a community with an empty chain; doing it again changes nothing. */
  readonly createCommunity: (communityId: string, name: string, createdAt: string) => Promise<void>;
  readonly communities: () => Promise<readonly { readonly communityId: string; readonly name: string }[]>;
  /** The state at the chain's present end. */
  readonly current: (communityId: string) => Promise<Result<ActContext<State>, Refusal>>;
  /** Decides and records in one transaction: entries, sealed records, projections, head, receipt, or nothing at all. */
  readonly transact: (communityId: string, commandId: string, act: Act<State>) => Promise<Result<Receipt, Refusal>>;
}

export interface LedgerStoreOptions {
  /** After how many entries the state is saved anew. */
  readonly snapshotEvery?: number;
  /** 128 fresh random bits as 32 hex digits, at every call. */
  readonly salts?: () => string;
}

const randomSalt = (): string => randomBytes(16).toString('hex');
/** Folded states kept in memory; beyond this the ones used longest ago are folded anew from their snapshot. */
const KEPT = 256;

export function createLedgerStore<State>(
  database: Pick<Database, 'pool'>,
  domain: Domain<State>,
  options: LedgerStoreOptions = {},
): LedgerStore<State> {
  const { pool } = database;
  const { snapshotEvery = 200, salts = randomSalt } = options;
  const kept = new Map<string, Folded<State>>();
  const queue = serialQueue();

  const keep = (communityId: string, folded: Folded<State>): void => {
    kept.delete(communityId);
    kept.set(communityId, folded);
    const oldest = kept.keys().next().value;
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  };

  /** Decides, seals and folds, without writing. */
  const prepare = async (
    db: Queryable,
    communityId: string,
    commandId: string,
    from: Folded<State>,
    act: Act<State>,
  ): Promise<Result<{ readonly append: Append; readonly next: Folded<State> }, Refusal>> => {
    const decided = await act({ head: from.head, state: from.state, read: lookupsIn(db, communityId) });
    if (!decided.ok) return decided;
    const sealed = sealAll(communityId, decided.value.drafts, from.head, salts);
    if (!sealed.ok) return sealed;
    const { state, changes } = foldSealed(domain, from.state, sealed.value);
    const last = sealed.value.at(-1);
    const head = last === undefined ? from.head : { seq: last.entry.seq, hash: last.hash };
    const net = netChanges(changes);
    // An erasure must not live on in a snapshot.
    const due = net.erasures.length > 0 || head.seq - from.savedAt >= snapshotEvery;
    return ok({
      next: { head, state, savedAt: due ? head.seq : from.savedAt },
      append: {
        communityId,
        commandId,
        prev: from.head,
        next: head,
        entries: sealed.value,
        net,
        answer: JSON.stringify(decided.value.answer ?? null),
        snapshot: due ? { version: domain.version, state: JSON.stringify(state) } : null,
      },
    });
  };

  const write = async (db: Queryable, append: Append): Promise<boolean> => {
    const { rows } = await db.query<{ moved: number }>(appendStatement(append));
    return rows[0]?.moved === 1;
  };

  /**
   * The fast way: trusts that nobody else has written since we last did, and lets the statement itself find out.
   * Null when the slow way must decide: someone was faster, or the act was refused on what may be an old state.
   */
  const tryAtOnce = async (
    communityId: string,
    commandId: string,
    act: Act<State>,
  ): Promise<Result<Receipt, Refusal> | null> => {
    const from = kept.get(communityId);
    if (from === undefined) return null;
    const prepared = await prepare(pool, communityId, commandId, from, act);
    if (!prepared.ok || prepared.value.append.net.erasures.length > 0) return null;
    const { append, next } = prepared.value;
    try {
      if (!(await write(pool, append))) return null;
    } catch (cause) {
      // A duplicate of any kind may come from another process's newer entries: let the slow way look again.
      if (isRepeatedCommand(cause) || databaseObjection(cause) !== null) return null;
      throw cause;
    }
    keep(communityId, next);
    return ok(receiptOf(append));
  };

  /** The sure way: holds the chain's end while it reads, decides and writes. */
  const underLock = async (
    db: Queryable,
    communityId: string,
    commandId: string,
    act: Act<State>,
  ): Promise<Result<{ readonly receipt: Receipt; readonly next: Folded<State> | null }, Refusal>> => {
    const head = await readHead(db, communityId, true);
    if (head === null) return err(communityUnknown(communityId));
    const earlier = await readReceipt(db, communityId, commandId);
    if (earlier !== null) return ok({ receipt: earlier, next: null });
    const from = await foldUpTo(db, domain, communityId, head, kept.get(communityId) ?? null);
    if (!from.ok) return from;
    keep(communityId, from.value);
    const prepared = await prepare(db, communityId, commandId, from.value, act);
    if (!prepared.ok) return prepared;
    const { append, next } = prepared.value;
    if (!(await write(db, append))) throw new Error('the head moved while it was locked');
    for (const erasure of append.net.erasures) {
      const { orderedBy, seq, idx } = erasure;
      await db.query('SELECT erase_sealed($1, $2, $3, $4)', [communityId, orderedBy, seq, idx]);
    }
    return ok({ receipt: receiptOf(append), next });
  };

  return {
    createCommunity: async (communityId, name, createdAt) => {
      await pool.query(
        `WITH made AS (INSERT INTO community (community_id, name, created_at) VALUES ($1, $2, $3)
           ON CONFLICT (community_id) DO NOTHING RETURNING community_id)
         INSERT INTO community_head (community_id, seq, hash) SELECT community_id, $4, $5 FROM made`,
        [communityId, name, createdAt, GENESIS.seq, GENESIS.hash],
      );
    },
    communities: async () => {
      const { rows } = await pool.query<{ communityId: string; name: string }>(
        'SELECT community_id AS "communityId", name FROM community ORDER BY community_id',
      );
      return rows;
    },
    current: (communityId) =>
      queue.run(communityId, async () => {
        const head = await readHead(pool, communityId, false);
        if (head === null) return err(communityUnknown(communityId));
        const folded = await foldUpTo(pool, domain, communityId, head, kept.get(communityId) ?? null);
        if (!folded.ok) return folded;
        keep(communityId, folded.value);
        return ok({ head: folded.value.head, state: folded.value.state, read: lookupsIn(pool, communityId) });
      }),
    transact: (communityId, commandId, act) =>
      queue.run(communityId, async () => {
        const atOnce = await tryAtOnce(communityId, commandId, act);
        if (atOnce !== null) return atOnce;
        const done = await inTransaction(pool, (db) => underLock(db, communityId, commandId, act));
        if (!done.ok) return done;
        if (done.value.next !== null) keep(communityId, done.value.next);
        return ok(done.value.receipt);
      }),
  };
}

function sealAll(
  communityId: string,
  drafts: readonly EntryDraft[],
  head: Head,
  salts: () => string,
): Result<readonly SealedEntry[], Refusal> {
  const sealed: SealedEntry[] = [];
  let prev = head;
  for (const draft of drafts) {
    if (draft.community !== communityId) throw new Error('a draft of another community');
    const made = seal(draft, prev, salts);
    if (!made.ok) return err(notSealed(made.error));
    sealed.push(made.value);
    prev = { seq: made.value.entry.seq, hash: made.value.hash };
  }
  return ok(sealed);
}

function foldSealed<State>(
  domain: Domain<State>,
  from: State,
  sealed: readonly SealedEntry[],
): { readonly state: State; readonly changes: readonly CausedChange[] } {
  let state = from;
  const changes: CausedChange[] = [];
  for (const { entry, hash, sealed: records } of sealed) {
    const act: RecordedAct = {
      entry,
      hash,
      records: records.flatMap((r) => ('erased' in r ? [] : [{ disclosure: r.disclosure, value: r.value }])),
    };
    const after = domain.evolve(state, act);
    for (const change of domain.project(act, { before: state, after })) changes.push({ seq: entry.seq, change });
    state = after;
  }
  return { state, changes };
}

const receiptOf = (append: Append): Receipt => ({
  commandId: append.commandId,
  firstSeq: append.prev.seq + 1,
  lastSeq: append.next.seq,
  answer: JSON.parse(append.answer) as JsonValue,
  repeated: false,
});

/** Commits when the answer is ok; a refusal, expected or from the database, leaves nothing behind. */
async function inTransaction<T>(
  pool: Database['pool'],
  act: (db: Queryable) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
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
