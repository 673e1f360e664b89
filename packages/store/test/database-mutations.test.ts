import { ok } from '@mingxuan/rulebook';
import { cosign, formatVkey, cosignatureKey, verifierKeyOf } from '@mingxuan/ledger';
import type pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import type { Domain, RebuildFault, Voter } from '../src/index.ts';
import {
  createLedgerStore,
  createSequencer,
  keepCosignature,
  newestCheckpoint,
  openPool,
  rebuild,
} from '../src/index.ts';
import type { TestDatabase } from '../src/test-support.ts';
import { createTestDatabase, expectOk } from '../src/test-support.ts';
import { people } from './fixtures/enrol.ts';
import { given, keyNamed, signing } from './fixtures/log-keys.ts';
import type { Toy } from './fixtures/toy.ts';
import { draft, sent, toy, voter } from './fixtures/toy.ts';

/** As many as the aim asks for, or a handful; nearly all of them in a small database, the rest in one whose log has a full tile. */
const MUTATIONS = process.env['MINGXUAN_DEEP'] === '1' ? 10_000 : Number(process.env['MINGXUAN_PROPERTY_RUNS'] ?? '20');
/** A bound against hanging, not a measure. */
const HANGS = 180_000 + MUTATIONS * 1000;
const IN_LARGE = Math.ceil(MUTATIONS / 20);
const SEED = Number(process.env['MINGXUAN_PROPERTY_SEED'] ?? '20261220');

/** The toy business, with people of whom everything is enrolled and who can be erased. */
const enrolled: Domain<Toy> = {
  ...toy,
  project: (act, context) => {
    if (act.entry.type !== 'ENROLLED') return toy.project(act, context);
    const value = act.records[0]?.value ?? null;
    const known = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
    return [
      {
        kind: 'VOTER_PUT',
        voter: { ...voter(Number(act.entry.body['voterNo']), null), ...(known as Partial<Voter>) },
        compared: true,
      },
    ];
  },
};

const { keys } = signing();
let db: TestDatabase;
let owner: pg.Pool;
let client: pg.PoolClient;

/** Two communities, everything logged and witnessed; `notes` more entries in each. */
async function begin(notes: number): Promise<void> {
  db = await createTestDatabase();
  const store = createLedgerStore(db.database, enrolled, { snapshotEvery: 2 });
  const sequencer = createSequencer(db.database, signing());
  for (const community of ['c-1', 'c-2']) {
    await store.createCommunity(community, '社区', '2026-01-01T00:00:00Z');
    let sends = 0;
    const act = async (...drafts: ReturnType<typeof draft>[]): Promise<void> => {
      expectOk(await store.transact(community, sent(`k${(sends += 1)}`), () => ok({ drafts })));
    };
    const sealed = people.map((person, i) => ({
      disclosure: 'RESTRICTED' as const,
      value: { ...person, voterNo: i + 1 },
    }));
    await act(...sealed.map((record, i) => draft(community, 'ENROLLED', { voterNo: i + 1 }, [record])));
    await act(draft(community, 'NOTE', { text: '公开' }, [{ disclosure: 'PUBLIC', value: '公开的姓名' }]));
    await act(draft(community, 'CHECKED_IN', { voterNo: 1 }), draft(community, 'CHECKED_IN', { voterNo: 2 }));
    await act(draft(community, 'ERASED', { voterNo: 3, seq: 3 }));
    expectOk(await sequencer.step());
    await act(...Array.from({ length: notes }, (_, n) => draft(community, 'NOTE', { n })));
    expectOk(await sequencer.step());
  }
  const newest = await newestCheckpoint(db.database.pool);
  const witness = keyNamed('street.cn/witness', 7);
  await keepCosignature(db.database.pool, {
    size: newest?.size ?? 0,
    witness: formatVkey(cosignatureKey(given(verifierKeyOf(witness)))),
    line: given(cosign(newest?.note ?? '', witness, 1_772_416_800)),
    at: '2026-03-01T00:00:00Z',
  });
  owner = openPool(db.ownerUrl, 1);
  client = await owner.connect();
}
afterEach(async () => {
  client.release();
  await owner.end();
  await db.drop();
});

/** The same numbers for the same seed. */
function random(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
type Draw = ReturnType<typeof random>;
const pick = <T>(draw: Draw, from: readonly T[]): T => {
  const found = from[draw(from.length)];
  if (found === undefined) throw new Error('nothing to draw from');
  return found;
};

/**
 * What somebody with the owner's rights can change, by table: its key, and its other columns. Left out is what nothing else bears out and
 * nobody reads as evidence: the hour at which our own clock says that a row was written.
 */
const TABLES: Readonly<Record<string, { readonly key: readonly string[]; readonly columns: readonly string[] }>> = {
  ledger_entry: {
    key: ['community_id', 'seq'],
    columns: [
      'hash',
      'prev',
      'stream',
      'type',
      'at',
      'on_day',
      'actor_account',
      'actor_role',
      'body',
      'sealed_count',
      'sealed_root',
    ],
  },
  ledger_sealed: { key: ['community_id', 'seq', 'idx'], columns: ['commitment', 'disclosure', 'salt', 'value'] },
  community_head: { key: ['community_id'], columns: ['seq', 'hash'] },
  log_leaf: { key: ['leaf_index'], columns: ['community_id', 'seq', 'leaf'] },
  log_tile: { key: ['level', 'idx'], columns: ['hashes', 'root'] },
  log_checkpoint: { key: ['size'], columns: ['root', 'note'] },
  log_cosignature: { key: ['size', 'witness'], columns: ['line'] },
  log_state: { key: ['one'], columns: ['origin'] },
  voter: {
    key: ['community_id', 'voter_no'],
    columns: [
      'name',
      'sex',
      'birth',
      'group_name',
      'household',
      'ground',
      'pinyin',
      'initials',
      'removed',
      'seq',
      'id_number',
      'phone',
      'address',
      'id_hash',
      'id_tail',
      'across_hash',
    ],
  },
  check_in: {
    key: ['community_id', 'poll_id', 'voter_no'],
    columns: ['channel', 'place', 'device', 'device_seq', 'trustee_no', 'at', 'seq'],
  },
  snapshot: { key: ['community_id'], columns: ['seq', 'state'] },
};
const KINDS = ['EDIT', 'EDIT', 'EDIT', 'EDIT_KEY', 'DELETE', 'SWAP', 'INSERT'] as const;

type Row = Readonly<Record<string, unknown>>;
/** What was done, and the rows it was done to, before and after. */
interface Mutation {
  readonly said: string;
  readonly table: string;
  readonly rows: readonly Row[];
}

/** Another value of the same type, never the same. */
function other(draw: Draw, value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + pick(draw, [1, 2, 7, 1000]);
  if (Buffer.isBuffer(value)) {
    const changed = Buffer.from(value);
    const at = draw(changed.length);
    changed[at] = (changed[at] ?? 0) ^ (1 + draw(255));
    return changed;
  }
  if (typeof value !== 'string') return null;
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return `${2000 + draw(26)}-0${1 + draw(9)}-${10 + draw(18)}`;
  if (value === '') return 'x';
  const at = draw(value.length);
  const sign = pick(
    draw,
    ['x', '0', '改', 'Z'].filter((one) => one !== value[at]),
  );
  return draw(4) === 0 ? value.slice(0, at) + value.slice(at + 1) : value.slice(0, at) + sign + value.slice(at + 1);
}

const where = (key: readonly string[]): string => key.map((name, i) => `${name} = $${i + 1}`).join(' AND ');

async function mutate(draw: Draw): Promise<Mutation | null> {
  const table = pick(draw, Object.keys(TABLES));
  const { key, columns } = TABLES[table] ?? { key: [], columns: [] };
  const { rows } = await client.query<Row>(`SELECT * FROM ${table} ORDER BY ${key.join(', ')}`);
  const kind = pick(draw, KINDS);
  // In a small log there is no full tile.
  if (rows.length === 0) return null;
  const row = pick(draw, rows);
  const keyOf = (one: Row): unknown[] => key.map((name) => one[name]);
  const set = (one: Row, column: string, value: unknown) =>
    client.query(`UPDATE ${table} SET ${column} = $${key.length + 1} WHERE ${where(key)}`, [...keyOf(one), value]);
  switch (kind) {
    case 'EDIT': {
      const column = pick(
        draw,
        columns.filter((name) => row[name] !== null),
      );
      const value = other(draw, row[column]);
      // Of an erased record only the commitment is left to be held to.
      if (table === 'ledger_sealed' && row['salt'] === null && column === 'disclosure') return null;
      await set(row, column, value);
      return {
        said: `${column} of ${table} ${keyOf(row).join('/')} edited`,
        table,
        rows: [row, { ...row, [column]: value }],
      };
    }
    case 'EDIT_KEY': {
      const column = pick(draw, key);
      const value = other(draw, row[column]);
      await set(row, column, value);
      return {
        said: `${column} of ${table} ${keyOf(row).join('/')} edited`,
        table,
        rows: [row, { ...row, [column]: value }],
      };
    }
    case 'DELETE': {
      // A snapshot only spares work; of checkpoints and cosignatures the newest alone is missed.
      const last = table === 'log_checkpoint' ? rows.at(-1) : row;
      if (table === 'snapshot' || table === 'log_cosignature' || last === undefined) return null;
      await client.query(`DELETE FROM ${table} WHERE ${where(key)}`, keyOf(last));
      return { said: `${table} ${keyOf(last).join('/')} deleted`, table, rows: [last] };
    }
    case 'SWAP': {
      const column = pick(draw, columns);
      const second = pick(draw, rows);
      const same = (a: unknown, b: unknown) => (Buffer.isBuffer(a) && Buffer.isBuffer(b) ? a.equals(b) : a === b);
      if (same(second[column], row[column]) || (table === 'ledger_sealed' && column === 'disclosure')) return null;
      await set(row, column, second[column]);
      await set(second, column, row[column]);
      return {
        said: `${column} of ${table} ${keyOf(row).join('/')} and ${keyOf(second).join('/')} swapped`,
        table,
        rows: [row, second],
      };
    }
    case 'INSERT': {
      const column = pick(draw, key);
      const added: Row = { ...row, [column]: other(draw, row[column]) };
      const names = Object.keys(added);
      await client.query(
        `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
        Object.values(added),
      );
      return { said: `${table} ${keyOf(added).join('/')} inserted`, table, rows: [added] };
    }
  }
}

/** Rebuild on the connection that holds the change, which is then undone with it. */
const inside = {
  pool: {
    connect: () =>
      Promise.resolve({
        query: (statement: string, values?: unknown[]) => {
          if (statement.startsWith('BEGIN')) return client.query('SAVEPOINT rebuilding');
          return client.query(statement === 'ROLLBACK' ? 'ROLLBACK TO rebuilding' : statement, values);
        },
        release: () => undefined,
      }),
  },
};

/** Whether a fault names the row: by its own key, or a leaf of the log that names the entry. */
function names(fault: RebuildFault, { table, rows }: Mutation, leaves: ReadonlyMap<string, number>): boolean {
  return rows.some((row) => {
    const community = row['community_id'];
    const entry = `${String(community)} ${String(row['seq'])}`;
    if (table === 'ledger_entry' && fault.table === 'log_leaf') return fault.key['leaf_index'] === leaves.get(entry);
    if (fault.table !== table) return false;
    if (fault.communityId !== '' && community !== undefined && fault.communityId !== community) {
      // A leaf's own column may say another community than it belongs to.
      if (table !== 'log_leaf') return false;
    }
    return Object.entries(fault.key).every(([name, value]) => row[name] === value);
  });
}

test.each([
  [MUTATIONS - IN_LARGE, 'a small database', 2],
  [IN_LARGE, 'one whose log has a full tile', 125],
] as const)(
  '%i changes by hand in %s: each is found, and the row is named',
  async (wanted, _where, notes) => {
    await begin(notes);
    const draw = random(SEED);
    const at = await client.query<{ entry: string; leaf_index: number }>(
      `SELECT community_id || ' ' || seq AS entry, leaf_index FROM log_leaf`,
    );
    const leaves = new Map(at.rows.map(({ entry, leaf_index }) => [entry, leaf_index]));
    const clean = await rebuild(db.database, enrolled, { logKeys: keys });
    expect([clean.faults, clean.leaves]).toEqual([[], leaves.size]);
    const database = { vault: db.database.vault, pool: inside.pool as unknown as pg.Pool };
    const missed: string[] = [];
    const unlocated: string[] = [];
    const tally: Record<string, number> = {};
    for (let done = 0; done < wanted; ) {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
      try {
        // Nothing that the database itself would refuse stands in the way: foreign keys are off.
        await client.query('SET LOCAL session_replication_role = replica');
        const mutation = await mutate(draw);
        if (mutation === null) continue;
        const { faults } = await rebuild(database, enrolled, { logKeys: keys });
        done += 1;
        tally[mutation.table] = (tally[mutation.table] ?? 0) + 1;
        if (faults.length === 0) missed.push(mutation.said);
        else if (!faults.some((fault) => names(fault, mutation, leaves)))
          unlocated.push(
            `${mutation.said}: ${JSON.stringify(faults.slice(0, 3).map(({ table, key }) => ({ table, key })))}`,
          );
      } catch (cause) {
        // A row under a key that is taken, or of a shape that the table does not take: no change was made.
        if (!(cause instanceof Error && 'code' in cause && /^(23|22)/.test(String(cause.code)))) throw cause;
      } finally {
        await client.query('ROLLBACK');
      }
    }
    expect({ missed, unlocated }).toEqual({ missed: [], unlocated: [] });
    if (wanted > 500 && notes > 100) expect(Object.keys(tally).sort()).toEqual(Object.keys(TABLES).sort());
  },
  HANGS,
);
