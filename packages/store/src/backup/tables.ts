import type { Queryable } from '../ledger-rows.ts';

/** What the program itself makes: steps of the schema are taken anew by whoever restores. */
const OF_THE_PROGRAM = ['kysely_migration', 'kysely_migration_lock', 'auth_migration'];
/** Nobody stays signed in, and no code of before opens anything, after a restore. */
const NOT_KEPT = ['auth_session', 'auth_verification', 'auth_first_code'];

/** A table with its columns as `name type`, by name. */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
}

/** The tables of an installation, those that others refer to first. */
export async function tablesOf(db: Queryable): Promise<readonly Table[]> {
  const { rows } = await db.query<{ name: string; columns: string[] }>(
    `SELECT c.relname AS name,
            array_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod) ORDER BY a.attname)::text[] AS columns
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      GROUP BY 1 ORDER BY 1`,
  );
  const refers = await db.query<{ child: string; parent: string }>(
    `SELECT c.relname AS child, p.relname AS parent FROM pg_constraint f
       JOIN pg_class c ON c.oid = f.conrelid JOIN pg_class p ON p.oid = f.confrelid
      WHERE f.contype = 'f' AND f.connamespace = 'public'::regnamespace AND f.conrelid <> f.confrelid`,
  );
  const kept = rows.filter(({ name }) => !OF_THE_PROGRAM.includes(name));
  return inOrder(kept, refers.rows);
}

/** Parents before children. Were two to refer to each other, they would come last, as they stand. */
function inOrder(
  tables: readonly Table[],
  refers: readonly { readonly child: string; readonly parent: string }[],
): readonly Table[] {
  const waiting = new Map(tables.map((table) => [table.name, table]));
  const ordered: Table[] = [];
  for (let moved = true; moved; ) {
    moved = false;
    for (const [name, table] of waiting) {
      if (refers.some(({ child, parent }) => child === name && waiting.has(parent))) continue;
      waiting.delete(name);
      ordered.push(table);
      moved = true;
    }
  }
  return [...ordered, ...waiting.values()];
}

export const isKept = ({ name }: Table): boolean => !NOT_KEPT.includes(name);
export const leftOutOf = (tables: readonly Table[]): readonly string[] =>
  tables.filter((table) => !isKept(table)).map(({ name }) => name);

/** Steps that this schema has taken, the accounts' among them. */
export async function stepsOf(db: Queryable): Promise<readonly string[]> {
  const own = await db.query<{ name: string }>('SELECT name FROM kysely_migration ORDER BY name');
  const there = await db.query<{ there: boolean }>(`SELECT to_regclass('public.auth_migration') IS NOT NULL AS there`);
  const accounts =
    there.rows[0]?.there === true
      ? await db.query<{ step: number }>('SELECT step FROM auth_migration ORDER BY step')
      : { rows: [] };
  return [...own.rows.map(({ name }) => name), ...accounts.rows.map(({ step }) => `accounts ${step}`)];
}

export async function sequencesOf(db: Queryable): Promise<readonly (readonly [string, string])[]> {
  const { rows } = await db.query<{ name: string; last: string | null }>(
    `SELECT sequencename AS name, last_value::text AS last FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1`,
  );
  return rows.flatMap(({ name, last }): (readonly [string, string])[] => (last === null ? [] : [[name, last]]));
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
/** `public."t" ("a", "b")`, the way COPY names a table with its columns. */
export const copyTarget = (name: string, columns: readonly string[]): string =>
  `public.${quoted(name)} (${columns.map((column) => quoted(column.slice(0, column.indexOf(' ')))).join(', ')})`;
export const tableName = (name: string): string => `public.${quoted(name)}`;
