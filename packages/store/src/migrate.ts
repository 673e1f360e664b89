import { Kysely, PostgresDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Vault } from '@mingxuan/vault';
import type pg from 'pg';
import { migrationsWith } from './migrations/index.ts';
import { SEEN, SEEN_VOTER, WALLED_TABLES } from './scope.ts';

/** Tables that the application may add to and read, and never change. */
export const LEDGER_TABLES = [
  'community',
  'ledger_entry',
  'ledger_sealed',
  'command_receipt',
  'file',
  'reveal',
  'organisation_import',
  'term_event',
  'election_round',
  'log_state',
  'log_leaf',
  'log_tile',
  'log_checkpoint',
  'log_cosignature',
] as const;

/** Brings the schema up to date as its owner; what a step finds in plain words it encrypts with the vault. A step that fails is rolled back whole and thrown. */
export async function migrate(owner: pg.Pool, vault: Vault): Promise<readonly string[]> {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: owner }) });
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrationsWith(vault)) },
    // Steps are numbered when they are planned: a lower number may be finished after a higher one.
    allowUnorderedMigrations: true,
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error(String(error));
  await raiseWalls(owner);
  return (results ?? []).map((step) => step.migrationName);
}

/**
 * Puts the wall between communities around every table that has none yet. It holds whoever is not the owner; the owner migrates, takes
 * dumps and makes keys anew, all of which needs every row. Where one role does both there is no wall (`Database.walled`).
 */
async function raiseWalls(owner: pg.Pool): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relname = ANY ($1::text[]) AND NOT c.relrowsecurity`,
    [[...WALLED_TABLES]],
  );
  for (const { name } of rows) {
    await owner.query(
      `ALTER TABLE public.${name} ENABLE ROW LEVEL SECURITY;
       CREATE POLICY of_its_community ON public.${name} USING ${SEEN} WITH CHECK ${SEEN}`,
    );
  }
}

/**
 * Gives the application's role what it needs in schema `public`: the ledger to add to and read, everything else
 * (projections, accounts) to use freely. Safe to repeat; the owner calls it after every migration, its own or another
 * package's. Does nothing when owner and application are the same role.
 */
export async function grantApplication(owner: pg.Pool, appRole: string): Promise<void> {
  const client = await owner.connect();
  try {
    const me = await client.query<{ me: string; exists: boolean; database: string; own: boolean }>(
      `SELECT current_user AS me, EXISTS (SELECT 1 FROM pg_roles WHERE rolname = $1) AS exists, current_database() AS database,
              pg_has_role(datdba, 'USAGE') AS own FROM pg_database WHERE datname = current_database()`,
      [appRole],
    );
    const facts = me.rows[0];
    if (facts === undefined || facts.me === appRole || !facts.exists) return;
    const role = client.escapeIdentifier(appRole);
    const tables = await client.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v')
          AND c.relowner = current_user::regrole AND c.relname NOT LIKE 'kysely_migration%'
          AND NOT has_table_privilege($1, c.oid, CASE c.relkind WHEN 'v' THEN 'SELECT' ELSE 'INSERT' END)`,
      [appRole],
    );
    const isLedger = new Set<string>(LEDGER_TABLES);
    const grants = tables.rows.map(({ name }) => {
      if (name === SEEN_VOTER) return `GRANT SELECT ON public.${SEEN_VOTER} TO ${role}`;
      const rights = isLedger.has(name) ? 'SELECT, INSERT' : 'SELECT, INSERT, UPDATE, DELETE';
      return `GRANT ${rights} ON public.${client.escapeIdentifier(name)} TO ${role}`;
    });
    if (grants.length === 0) return;
    const all = [
      `GRANT USAGE ON SCHEMA public TO ${role}`,
      // Rows of a large act wait in a temporary table (`bulk-append.ts`), and a rebuild compares in one.
      ...(facts.own ? [`GRANT TEMPORARY ON DATABASE ${client.escapeIdentifier(facts.database)} TO ${role}`] : []),
      `GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${role}`,
      `GRANT EXECUTE ON FUNCTION erase_sealed(text, bigint, bigint, integer) TO ${role}`,
      `GRANT EXECUTE ON FUNCTION erase_file(text, bigint, text) TO ${role}`,
      ...grants,
    ];
    await client.query(all.join('; '));
  } finally {
    client.release();
  }
}
