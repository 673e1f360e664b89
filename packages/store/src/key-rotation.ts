import type { Place, Vault, VaultFault } from '@mingxuan/vault';
import { headOf, textHeadOf } from '@mingxuan/vault';
import type pg from 'pg';
import type { Queryable } from './ledger-rows.ts';
import type { PrivateColumn } from './private-values.ts';
import { PRIVATE_COLUMNS, placeOf } from './private-values.ts';
import { acrossCommunities } from './scope.ts';

/** One kind of encrypted value: where it lies, how its row is told from others, and the place it is bound to. */
interface Kind {
  readonly table: string;
  readonly column: string;
  readonly form: 'text' | 'bytea';
  /** The table has no `community_id`: its rows belong to no community. It is there only where accounts are kept, too. */
  readonly ofNoCommunity?: true;
  /** The row's key, after `community_id` where there is one, with the types of its columns. */
  readonly key: readonly (readonly [string, string])[];
  readonly where: string;
  readonly placeOf: (community: string, key: readonly (string | number)[]) => Place;
  /** Rows taken at a time. */
  readonly batch: number;
}

const KINDS: readonly Kind[] = [
  {
    table: 'ledger_sealed',
    column: 'value',
    form: 'text',
    key: [
      ['seq', 'bigint'],
      ['idx', 'integer'],
    ],
    where: `disclosure <> 'PUBLIC'`,
    placeOf: (community, [seq, idx]) => placeOf.sealed(community, Number(seq), Number(idx)),
    batch: 500,
  },
  ...PRIVATE_COLUMNS.map(
    (column: PrivateColumn): Kind => ({
      table: 'voter',
      column,
      form: 'bytea',
      key: [['voter_no', 'integer']],
      where: 'true',
      placeOf: (community, [no]) => placeOf.voter(community, Number(no), column),
      batch: 500,
    }),
  ),
  {
    table: 'snapshot',
    column: 'state',
    form: 'text',
    key: [['seq', 'bigint']],
    where: 'true',
    placeOf: (community, [seq]) => placeOf.snapshot(community, Number(seq)),
    batch: 20,
  },
  {
    table: 'file',
    column: 'bytes',
    form: 'bytea',
    key: [['sha256', 'text']],
    where: 'length(bytes) > 0',
    placeOf: (community, [sha256]) => placeOf.file(community, String(sha256)),
    // A file may have fifty megabytes.
    batch: 1,
  },
  {
    table: 'organisation',
    column: 'people',
    form: 'bytea',
    key: [],
    where: 'true',
    placeOf: (community) => placeOf.organisation(community),
    batch: 500,
  },
  {
    table: 'organisation_import',
    column: 'people',
    form: 'bytea',
    key: [['no', 'integer']],
    where: 'true',
    placeOf: (community, [no]) => placeOf.imported(community, Number(no)),
    batch: 500,
  },
  {
    table: 'standing',
    column: 'kept',
    form: 'bytea',
    key: [],
    where: 'true',
    placeOf: (community) => placeOf.standing(community),
    batch: 100,
  },
  {
    table: 'auth_totp',
    column: 'secret',
    form: 'text',
    ofNoCommunity: true,
    key: [['id', 'text']],
    where: 'true',
    placeOf: (_community, [id]) => placeOf.secondFactor(String(id)),
    batch: 500,
  },
];

/** The kinds that this database has. */
async function kindsIn(db: Queryable): Promise<readonly Kind[]> {
  const present: Kind[] = [];
  for (const kind of KINDS) {
    const found = await db.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [kind.table]);
    if (found.rows[0]?.there === true || kind.ofNoCommunity !== true) present.push(kind);
  }
  return present;
}

/** The columns that name a row, with their types. */
const keyOf = (kind: Kind): readonly (readonly [string, string])[] =>
  kind.ofNoCommunity === true ? kind.key : [['community_id', 'text'], ...kind.key];

/** What one key has closed: how many values of each kind, as `voter.phone`. */
export interface KeyUse {
  readonly keyId: string;
  readonly values: Readonly<Record<string, number>>;
}

/** Every key that anything in the database needs, with what needs it. Reads everything once; opens nothing. */
export async function keysInUse(pool: pg.Pool): Promise<readonly KeyUse[]> {
  const uses = new Map<string, Record<string, number>>();
  const db = acrossCommunities(pool);
  for (const { table, column, form, where } of await kindsIn(db)) {
    const id = form === 'text' ? `split_part(${column}, '.', 2)` : `encode(substring(${column} FROM 2 FOR 8), 'hex')`;
    const { rows } = await db.query<{ id: string; n: number }>(
      `SELECT ${id} AS id, count(*)::int AS n FROM ${table} WHERE ${column} IS NOT NULL AND ${where} GROUP BY 1`,
    );
    for (const row of rows) uses.set(row.id, { ...uses.get(row.id), [`${table}.${column}`]: row.n });
  }
  return [...uses].map(([keyId, values]) => ({ keyId, values })).toSorted((a, b) => (a.keyId < b.keyId ? -1 : 1));
}

/** A value that does not open, by its place; never what it holds. */
export interface Unopened {
  readonly place: Place;
  readonly fault: VaultFault;
}

interface Row {
  readonly community_id?: string;
  readonly sealed: string | Buffer;
  readonly [key: string]: string | number | Buffer | undefined;
}

interface Progress {
  /** Called after each batch with how many values have been done so far. */
  readonly onBatch?: (done: number) => void;
}

/**
 * Encrypts anew, under the vault's newest key, every value that another key has closed. Each batch is a transaction of its own:
 * broken off at any point and begun again, it goes on with what is left. Connect as the owner. What does not open is left as it is.
 */
export async function reencrypt(
  owner: Queryable,
  vault: Vault,
  { onBatch }: Progress = {},
): Promise<{ readonly done: number; readonly unopened: readonly Unopened[] }> {
  let done = 0;
  const unopened: Unopened[] = [];
  for (const kind of await kindsIn(owner)) {
    for await (const rows of batches(owner, kind, vault.currentKeyId)) {
      const fresh = rows.flatMap((row) => {
        const place = placeIn(kind, row);
        const opened = openAny(vault, place, row.sealed);
        if (!opened.ok) {
          unopened.push({ place, fault: opened.error });
          return [];
        }
        return [{ row, sealed: sealAs(vault, kind, place, opened.value) }];
      });
      await replace(owner, kind, fresh);
      done += fresh.length;
      onBatch?.(done);
    }
  }
  return { done, unopened };
}

/** Opens every value, and closes and opens a copy of it under a key of a drill: what a rotation would do, without writing. */
export async function tryAllValues(
  pool: pg.Pool,
  vault: Vault,
  drill: Vault,
  { onBatch }: Progress = {},
): Promise<{ readonly opened: Readonly<Record<string, number>>; readonly unopened: readonly Unopened[] }> {
  const db = acrossCommunities(pool);
  const opened: Record<string, number> = {};
  const unopened: Unopened[] = [];
  let done = 0;
  for (const kind of await kindsIn(db)) {
    const name = `${kind.table}.${kind.column}`;
    opened[name] = 0;
    for await (const rows of batches(db, kind, null)) {
      for (const row of rows) {
        const place = placeIn(kind, row);
        const value = openAny(vault, place, row.sealed);
        const again = value.ok ? openAny(drill, place, sealAs(drill, kind, place, value.value)) : value;
        if (!again.ok) unopened.push({ place, fault: again.error });
        else opened[name] = (opened[name] ?? 0) + 1;
      }
      done += rows.length;
      onBatch?.(done);
    }
  }
  return { opened, unopened };
}

/** All rows of a kind in the order of their key, those under `except` left out; each batch is read when the last is done. */
async function* batches(db: Queryable, kind: Kind, except: string | null): AsyncGenerator<readonly Row[]> {
  const { table, column, form, where, batch } = kind;
  const names = keyOf(kind).map(([name]) => name);
  const types = keyOf(kind).map(([, type]) => type);
  const head = except === null ? null : form === 'text' ? textHeadOf(except) : headOf(except);
  const begins =
    form === 'text' ? `left(${column}, length($1::text))` : `substring(${column} FROM 1 FOR length($1::bytea))`;
  const other = head === null ? '$1::text IS NULL' : `${begins} <> $1`;
  let after: readonly unknown[] | null = null;
  for (;;) {
    const beyond: string =
      after === null ? '' : `AND (${names.join(', ')}) > (${types.map((type, i) => `$${i + 2}::${type}`).join(', ')})`;
    const values: unknown[] = [head, ...(after ?? [])];
    const found: { rows: Row[] } = await db.query<Row>(
      `SELECT ${names.join(', ')}, ${column} AS sealed FROM ${table}
        WHERE ${column} IS NOT NULL AND ${where} AND ${other} ${beyond} ORDER BY ${names.join(', ')} LIMIT ${batch}`,
      values,
    );
    const last = found.rows.at(-1);
    if (last === undefined) return;
    yield found.rows;
    after = names.map((name) => last[name]);
  }
}

/** Puts the new in the place of the old, where the old still stands: what was erased meanwhile stays erased. */
async function replace(
  owner: Queryable,
  kind: Kind,
  fresh: readonly { readonly row: Row; readonly sealed: string | Buffer }[],
): Promise<void> {
  if (fresh.length === 0) return;
  const { table, column, form } = kind;
  const names = keyOf(kind).map(([name]) => name);
  const types = [...keyOf(kind).map(([, type]) => type), form, form];
  const same = names.map((name) => `t.${name} = r.${name}`).join(' AND ');
  await owner.query(
    `UPDATE ${table} t SET ${column} = r.fresh
       FROM unnest(${types.map((type, i) => `$${i + 1}::${type}[]`).join(', ')}) AS r(${names.join(', ')}, old, fresh)
      WHERE ${same} AND t.${column} = r.old`,
    [
      ...names.map((name) => fresh.map(({ row }) => row[name])),
      fresh.map(({ row }) => row.sealed),
      fresh.map(({ sealed }) => sealed),
    ],
  );
}

const placeIn = (kind: Kind, row: Row): Place =>
  kind.placeOf(
    row.community_id ?? '',
    kind.key.map(([name]) => {
      const part = row[name];
      return typeof part === 'number' ? part : String(part);
    }),
  );

const openAny = (vault: Vault, place: Place, sealed: string | Buffer) => {
  if (typeof sealed !== 'string') return vault.open(place, sealed);
  const text = vault.openText(place, sealed);
  return text.ok ? { ok: true as const, value: Buffer.from(text.value) } : text;
};

const sealAs = (vault: Vault, { form }: Kind, place: Place, plain: Buffer): string | Buffer =>
  form === 'text' ? vault.sealText(place, plain.toString('utf8')) : vault.seal(place, plain);

/** Takes note of a key before anything is closed with it, so that a database always knows what it needs. */
export async function noteKey(owner: Queryable, keyId: string): Promise<void> {
  await owner.query('INSERT INTO vault_key VALUES ($1) ON CONFLICT (key_id) DO NOTHING', [keyId]);
}

/** Forgets every key but this one, once nothing needs them. */
export async function forgetOtherKeys(owner: Queryable, keyId: string): Promise<void> {
  await owner.query('DELETE FROM vault_key WHERE key_id <> $1', [keyId]);
}
