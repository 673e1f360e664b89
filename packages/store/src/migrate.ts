import { Kysely, PostgresDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Vault } from '@mingxuan/vault';
import type pg from 'pg';
import { migrationsWith } from './migrations/index.ts';

/** Tables that the application may add to and read, and never change. */
export const LEDGER_TABLES = [
  'community',
  'ledger_entry',
  'ledger_sealed',
  'command_receipt',
  'file',
  'reveal',
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
  return (results ?? []).map((step) => step.migrationName);
}

/**
 * Gives the application's role what it needs in schema `public`: the ledger to add to and read, everything else
 * (projections, accounts) to use freely. Safe to repeat; the owner calls it after every migration, its own or another
 * package's. Does nothing when owner and application are the same role.
 */
export async function grantApplication(owner: pg.Pool, appRole: string): Promise<void> {
  const client = await owner.connect();
  try {
    const me = await client.query<{ me: string; exists: boolean }>(
      'SELECT current_user AS me, EXISTS (SELECT 1 FROM pg_roles WHERE rolname = $1) AS exists',
      [appRole],
    );
    const facts = me.rows[0];
    if (facts === undefined || facts.me === appRole || !facts.exists) return;
    const role = client.escapeIdentifier(appRole);
    const tables = await client.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
          AND c.relowner = current_user::regrole AND c.relname NOT LIKE 'kysely_migration%'
          AND NOT has_table_privilege($1, c.oid, 'INSERT')`,
      [appRole],
    );
    const isLedger = new Set<string>(LEDGER_TABLES);
    const grants = tables.rows.map(({ name }) => {
      const rights = isLedger.has(name) ? 'SELECT, INSERT' : 'SELECT, INSERT, UPDATE, DELETE';
      return `GRANT ${rights} ON public.${client.escapeIdentifier(name)} TO ${role}`;
    });
    if (grants.length === 0) return;
    const all = [
      `GRANT USAGE ON SCHEMA public TO ${role}`,
      `GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${role}`,
      `GRANT EXECUTE ON FUNCTION erase_sealed(text, bigint, bigint, integer) TO ${role}`,
      ...grants,
    ];
    await client.query(all.join('; '));
  } finally {
    client.release();
  }
}
