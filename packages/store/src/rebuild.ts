import type { LogKey } from '@mingxuan/ledger';
import type { Vault } from '@mingxuan/vault';
import type { ProjectionTables } from './append-statement.ts';
import { LIVE, projectionParts } from './append-statement.ts';
import type { Database } from './database.ts';
import type { Domain } from './domain.ts';
import type { LedgerItem, Queryable } from './ledger-rows.ts';
import { asAct, isSpelledOnce, readHead } from './ledger-rows.ts';
import type { CausedChange } from './net-changes.ts';
import { PRIVATE_COLUMNS, placeOf } from './private-values.ts';
import { netChanges } from './net-changes.ts';
import { beginAcross } from './scope.ts';
import type { RebuildFault } from './rebuild-fault.ts';
import type { Source } from './rebuild-ledger.ts';
import { checkChain, checkErasures, ledgerFault, readWhole } from './rebuild-ledger.ts';
import { checkLog } from './rebuild-log.ts';
import { findStrays } from './strays.ts';

export interface RebuildReport {
  readonly communities: number;
  readonly entries: number;
  /** Rows compared, by table. */
  readonly rows: Readonly<Record<string, number>>;
  readonly faults: readonly RebuildFault[];
  /** Leaves of the public log that were made anew; 0 where only one community was asked for. */
  readonly leaves: number;
  /** Communities whose derived rows were replaced by the rebuilt ones. */
  readonly repaired: readonly string[];
}

export interface RebuildOptions {
  /** Only this community. */
  readonly communityId?: string;
  /**
   * Puts the rebuilt rows in the place of those that differ. Never for a community whose ledger itself is at fault: a
   * ledger is not repaired but restored.
   */
  readonly repair?: boolean;
  /** The log's own public keys: its checkpoints' signatures are then checked as well. */
  readonly logKeys?: readonly LogKey[];
}

const REBUILT: ProjectionTables = { voter: 'rebuilt_voter', checkIn: 'rebuilt_check_in' };

const COMPARED = [
  { live: LIVE.voter, rebuilt: REBUILT.voter, key: ['voter_no'] },
  { live: LIVE.checkIn, rebuilt: REBUILT.checkIn, key: ['poll_id', 'voter_no'] },
] as const;

/**
 * Replays the ledger into empty tables beside the live ones and compares row by row, all at one moment and, unless
 * told to repair, without keeping anything. First the chain itself is verified; a community whose chain cannot be read is not replayed.
 */
export async function rebuild<State>(
  database: Pick<Database, 'pool' | 'vault'>,
  domain: Domain<State>,
  options: RebuildOptions = {},
): Promise<RebuildReport> {
  const client = await database.pool.connect();
  try {
    await client.query(beginAcross('ISOLATION LEVEL REPEATABLE READ'));
    for (const { live, rebuilt, key } of COMPARED) {
      // The key is all that is asked of it; the indexes that people are found by cost more than the rows.
      const columns = `LIKE ${live} INCLUDING DEFAULTS, PRIMARY KEY (${['community_id', ...key].join(', ')})`;
      await client.query(`CREATE TEMPORARY TABLE ${rebuilt} (${columns}) ON COMMIT DROP`);
    }
    const report = await rebuildAll({ db: client, vault: database.vault }, domain, options);
    await client.query(report.repaired.length > 0 ? 'COMMIT' : 'ROLLBACK');
    return report;
  } catch (cause) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw cause;
  } finally {
    client.release();
  }
}

async function rebuildAll<State>(
  source: Source,
  domain: Domain<State>,
  options: RebuildOptions,
): Promise<RebuildReport> {
  const all: RebuildFault[] = [];
  const repaired: string[] = [];
  const rows: Record<string, number> = {};
  let entries = 0;
  const communities = await source.db.query<{ id: string }>(
    'SELECT community_id AS id FROM community WHERE $1::text IS NULL OR community_id = $1 ORDER BY 1',
    [options.communityId ?? null],
  );
  for (const { id } of communities.rows) {
    const faults: RebuildFault[] = [];
    const items = await readWhole(source, id, faults);
    if (items !== null) {
      entries += items.length;
      await checkChain(source.db, id, items, faults);
      await checkProjections(source, domain, id, items, rows, faults);
      const derivedOnly = faults.every(({ table }) => !table.startsWith('ledger_') && table !== 'community_head');
      if (options.repair === true && derivedOnly && faults.length > 0) {
        await repair(source.db, id);
        repaired.push(id);
      }
    }
    all.push(...faults);
  }
  all.push(...(await findStrays(source.db, options.communityId ?? null)));
  const leaves = options.communityId === undefined ? await checkLog(source.db, options.logKeys ?? null, all) : 0;
  return { communities: communities.rows.length, entries, rows, leaves, faults: all, repaired };
}

async function checkProjections<State>(
  source: Source,
  domain: Domain<State>,
  id: string,
  items: readonly LedgerItem[],
  rows: Record<string, number>,
  faults: RebuildFault[],
): Promise<void> {
  const states = await replay(source, domain, id, items, faults);
  if (states === null) return;
  for (const table of COMPARED) {
    rows[table.live] = (rows[table.live] ?? 0) + (await compare(source, id, table, faults));
  }
  await compareSnapshot(source, domain, id, states, faults);
}

// The head's lock fails (40001) when somebody has written since the comparison began, rather than losing their rows.
async function repair(db: Queryable, id: string): Promise<void> {
  await readHead(db, id, true);
  await db.query('DELETE FROM snapshot WHERE community_id = $1', [id]);
  await db.query('DELETE FROM standing WHERE community_id = $1', [id]);
  for (const { live, rebuilt } of COMPARED) {
    await db.query(`DELETE FROM ${live} WHERE community_id = $1`, [id]);
    await db.query(`INSERT INTO ${live} SELECT * FROM ${rebuilt} WHERE community_id = $1`, [id]);
  }
}

/** How many entries' rows go into one statement. */
const BATCH = 200;

async function replay<State>(
  source: Source,
  domain: Domain<State>,
  id: string,
  items: readonly LedgerItem[],
  faults: RebuildFault[],
): Promise<ReadonlyMap<number, State> | null> {
  const snapshotSeq = (await source.db.query<{ seq: number }>('SELECT seq FROM snapshot WHERE community_id = $1', [id]))
    .rows[0]?.seq;
  const states = new Map<number, State>();
  const ordered = new Set<string>();
  let state = domain.initial;
  let pending: CausedChange[] = [];
  for (const [index, item] of items.entries()) {
    const act = asAct(item);
    const { seq } = item.entry;
    try {
      const after = domain.evolve(state, act);
      for (const change of domain.project(act, { before: state, after })) {
        pending.push({ seq, change });
        if (change.kind === 'SEALED_ERASED') ordered.add(`${change.seq} ${change.idx}`);
      }
      state = after;
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      const message = { zh: `第 ${seq} 号账目无法重放：${why}`, en: `entry ${seq} cannot be replayed: ${why}` };
      faults.push(ledgerFault(id, seq, null, message));
      return null;
    }
    if (seq === snapshotSeq) states.set(seq, state);
    if ((index + 1) % BATCH === 0) {
      await apply(source, id, pending);
      pending = [];
    }
  }
  await apply(source, id, pending);
  checkErasures(id, items, ordered, faults);
  return states;
}

async function apply({ db, vault }: Source, id: string, changes: readonly CausedChange[]): Promise<void> {
  const values: unknown[] = [];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const source = `source AS (SELECT ${p(id)}::text AS community_id)`;
  const parts = projectionParts(vault, id, netChanges(changes), REBUILT, 'source', p);
  if (parts.length === 0) return;
  await db.query(`WITH ${[source, ...parts].join(',\n')} SELECT 1`, values);
}

type Row = Readonly<Record<string, string | number | boolean | null>>;

/** How many rows are compared at a time. */
const PAGE = 1000;

/** Compares one community's rows of one table; returns how many the ledger calls for. */
async function compare(
  { db, vault }: Source,
  id: string,
  table: (typeof COMPARED)[number],
  faults: RebuildFault[],
): Promise<number> {
  const using = ['community_id', ...table.key].join(', ');
  // The same value is never encrypted alike twice: rows with encrypted values all come, and are compared opened.
  await db.query(
    `DECLARE differing NO SCROLL CURSOR FOR
     SELECT to_jsonb(l) AS live, to_jsonb(r) AS rebuilt
       FROM (SELECT * FROM ${table.live} WHERE community_id = $1) l
       FULL JOIN (SELECT * FROM ${table.rebuilt} WHERE community_id = $1) r USING (${using})
      WHERE l IS DISTINCT FROM r ORDER BY ${table.key.join(', ')}`,
    [id],
  );
  for (;;) {
    const { rows } = await db.query<{ live: Row | null; rebuilt: Row | null }>(`FETCH ${PAGE} FROM differing`);
    if (rows.length === 0) break;
    for (const found of rows) {
      const live = openedRow(vault, id, found.live);
      const rebuilt = openedRow(vault, id, found.rebuilt);
      const row = live ?? rebuilt ?? {};
      const key = Object.fromEntries(table.key.map((name) => [name, keyPart(row[name])]));
      const fault = rowFault(id, table.live, key, live, rebuilt);
      if (fault !== null) faults.push(fault);
    }
  }
  await db.query('CLOSE differing');
  const counted = await db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM ${table.rebuilt} WHERE community_id = $1`,
    [id],
  );
  return counted.rows[0]?.n ?? 0;
}

/** The row with its encrypted values opened; what does not open stays as it is, and so differs. */
function openedRow(vault: Vault, id: string, row: Row | null): Row | null {
  const voterNo = row?.['voter_no'];
  if (row === null || typeof voterNo !== 'number') return row;
  const opened = PRIVATE_COLUMNS.flatMap((column): [string, string][] => {
    const sealed = row[column];
    if (typeof sealed !== 'string') return [];
    const value = vault.open(placeOf.voter(id, voterNo, column), Buffer.from(sealed.slice(2), 'hex'));
    return value.ok ? [[column, value.value.toString('utf8')]] : [];
  });
  return { ...row, ...Object.fromEntries(opened) };
}

const keyPart = (value: Row[string] | undefined): string | number | null =>
  typeof value === 'string' || typeof value === 'number' ? value : null;

function rowFault(
  id: string,
  table: string,
  key: RebuildFault['key'],
  live: Row | null,
  rebuilt: Row | null,
): RebuildFault | null {
  const named = Object.entries(key)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
  const base = { communityId: id, table, key, columns: [] as readonly string[] };
  if (live === null) {
    const message = { zh: `表 ${table} 缺少一行：${named}`, en: `${table} lacks the row ${named}` };
    return { ...base, kind: 'MISSING', message };
  }
  if (rebuilt === null) {
    const message = { zh: `表 ${table} 多出一行：${named}`, en: `${table} has a row too many: ${named}` };
    return { ...base, kind: 'EXTRA', message };
  }
  const columns = Object.keys(rebuilt).filter((column) => live[column] !== rebuilt[column]);
  if (columns.length === 0) return null;
  const message = {
    zh: `表 ${table} 的一行被改动过：${named}（${columns.join('、')}）`,
    en: `a row of ${table} was changed: ${named} (${columns.join(', ')})`,
  };
  return { ...base, kind: 'ALTERED', columns, message };
}

async function compareSnapshot<State>(
  { db, vault }: Source,
  domain: Domain<State>,
  id: string,
  states: ReadonlyMap<number, State>,
  faults: RebuildFault[],
): Promise<void> {
  const { rows } = await db.query<{ seq: number; version: string; state: string }>(
    'SELECT seq, version, state FROM snapshot WHERE community_id = $1',
    [id],
  );
  const saved = rows[0];
  // A snapshot of older code is not read by anyone any more.
  if (saved === undefined || saved.version !== domain.version) return;
  const state = states.get(saved.seq);
  const opened = vault.openText(placeOf.snapshot(id, saved.seq), saved.state);
  const whole = opened.ok && isSpelledOnce(saved.state);
  if (state !== undefined && whole && sortedJson(JSON.stringify(state)) === sortedJson(opened.value)) return;
  faults.push({
    communityId: id,
    table: 'snapshot',
    key: { seq: saved.seq },
    kind: 'ALTERED',
    columns: ['state'],
    message: {
      zh: `第 ${saved.seq} 号时的状态快照与账本不符`,
      en: `the snapshot at entry ${saved.seq} does not follow from the ledger`,
    },
  });
}

/** The same JSON with every object's keys in order; text that is not JSON stays as it is, and so differs. */
function sortedJson(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), (_key, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    );
  } catch {
    return json;
  }
}
