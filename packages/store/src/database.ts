import type { Refusal, Result } from '@mingxuan/rulebook';
import type { Vault } from '@mingxuan/vault';
import { keyMissing } from '@mingxuan/vault';
import { ok } from '@mingxuan/rulebook';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { databaseRefusal } from './database-refusal.ts';
import type { EmbeddedServer } from './embedded/index.ts';
import { startEmbedded } from './embedded/index.ts';
import { grantApplication, migrate } from './migrate.ts';
import type { Schema } from './schema.ts';

/** An open database, migrated, with the application's connections. */
export interface Database {
  readonly kysely: Kysely<Schema>;
  readonly pool: pg.Pool;
  /** Closes and opens what is encrypted in it. */
  readonly vault: Vault;
  /** As the application connects. */
  readonly url: string;
  /** As the owner connects, for migrations of other packages. Equal to `url` where only one role was given. */
  readonly ownerUrl: string;
  /** Whether the application's role is unable to change or delete the ledger. False with a single role. */
  readonly guarded: boolean;
  /** Whether policies keep communities apart as well (`scope.ts`). False with a single role, and for one that no policy holds. */
  readonly walled: boolean;
  /** Our own server, when we run it. */
  readonly server: EmbeddedServer | null;
  /** Closes the connections and stops our own server. */
  readonly close: () => Promise<void>;
}

export type DatabaseOptions = (
  | { readonly dataDir: string; readonly port?: number; readonly durable?: boolean }
  | { readonly url: string; readonly ownerUrl?: string }
) & {
  /** With the keys that belong to this database; other keys are refused. */
  readonly vault: Vault;
  /** Other packages' migrations, run as the owner before the application's rights are granted. */
  readonly prepare?: (owner: pg.Pool) => Promise<void>;
  readonly maxConnections?: number;
};

/**
 * Opens PostgreSQL 15 or newer: our own on `dataDir`, or any other by its URL. Creates and migrates what is missing.
 * With a URL, `ownerUrl` (another role) owns the schema and `url` gets the narrow rights; with `url` alone one role does
 * both, and `guarded` is false.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Result<Database, Refusal>> {
  if ('url' in options) return openAt(options.url, options.ownerUrl ?? options.url, null, options);
  const { dataDir, port, durable } = options;
  const started = await startEmbedded({
    dataDir,
    ...(port === undefined ? {} : { port }),
    ...(durable === undefined ? {} : { durable }),
  });
  if (!started.ok) return started;
  const opened = await openAt(started.value.appUrl, started.value.url, started.value, options);
  if (!opened.ok) await started.value.stop();
  return opened;
}

async function openAt(
  url: string,
  ownerUrl: string,
  server: EmbeddedServer | null,
  options: DatabaseOptions,
): Promise<Result<Database, Refusal>> {
  const pool = openPool(url, options.maxConnections ?? 20);
  try {
    const unfit = await preparedBy(ownerUrl, roleOf(url), options);
    if (unfit !== null) {
      await pool.end();
      return { ok: false, error: unfit };
    }
    const rights = await pool.query<{ free: boolean; walled: boolean }>(
      `SELECT has_table_privilege('ledger_entry', 'UPDATE') OR has_table_privilege('ledger_entry', 'DELETE') AS free,
              row_security_active('ledger_entry') AS walled`,
    );
    return ok({
      kysely: new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }),
      pool,
      vault: options.vault,
      url,
      ownerUrl,
      guarded: rights.rows[0]?.free === false,
      walled: rights.rows[0]?.walled === true,
      server,
      close: async () => {
        if (!pool.ending) await pool.end();
        await server?.stop();
      },
    });
  } catch (cause) {
    await pool.end();
    return databaseRefusal(cause, url);
  }
}

/** Checks the server, migrates and grants, on a short-lived connection of the owner. Null when all is well. */
async function preparedBy(
  ownerUrl: string,
  appRole: string,
  { vault, prepare }: Pick<DatabaseOptions, 'vault' | 'prepare'>,
): Promise<Refusal | null> {
  const owner = openPool(ownerUrl, 2);
  try {
    const found = await owner.query<{ version: number; encoding: string }>(
      `SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding`,
    );
    const { version, encoding } = found.rows[0] ?? { version: 0, encoding: '' };
    if (version < 150_000) return tooOld(Math.floor(version / 10_000));
    if (encoding !== 'UTF8') return wrongEncoding(encoding);
    await migrate(owner, vault);
    const missing = await keysMissing(owner, vault);
    if (missing.length > 0) return keyMissing(missing);
    await prepare?.(owner);
    await grantApplication(owner, appRole);
    return null;
  } finally {
    await owner.end();
  }
}

/** Keys that this database was written under and the vault lacks; where there are none, it takes note of the present one. */
async function keysMissing(owner: pg.Pool, vault: Vault): Promise<readonly string[]> {
  const used = await owner.query<{ id: string }>('SELECT key_id AS id FROM vault_key ORDER BY key_id');
  const missing = used.rows.map(({ id }) => id).filter((id) => !vault.keyIds.includes(id));
  if (missing.length === 0) {
    await owner.query('INSERT INTO vault_key VALUES ($1) ON CONFLICT (key_id) DO NOTHING', [vault.currentKeyId]);
  }
  return missing;
}

const tooOld = (major: number): Refusal => ({
  code: 'DATABASE_TOO_OLD',
  message: {
    zh: `数据库的版本太旧：PostgreSQL ${major}，至少需要 15。`,
    en: `The database is PostgreSQL ${major}; at least 15 is needed.`,
  },
  remedy: { zh: '请换用 PostgreSQL 15 或更高版本。', en: 'Use PostgreSQL 15 or newer.' },
  sources: [],
});

const wrongEncoding = (encoding: string): Refusal => ({
  code: 'DATABASE_ENCODING',
  message: {
    zh: `数据库的文字编码是 ${encoding}，不是 UTF8，生僻字会丢失。`,
    en: `The database's encoding is ${encoding}, not UTF8; rare characters would be lost.`,
  },
  remedy: {
    zh: '请新建一个编码为 UTF8 的数据库，再改 DATABASE_URL。',
    en: 'Create a database with encoding UTF8 and point DATABASE_URL to it.',
  },
  sources: [],
});

const INT8 = 20;
const DATE = 1082;

/** bigint as a number (refusing what a number cannot hold), date as the text it is: a day has no time zone. */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid, format) {
    if (oid === INT8 && format !== 'binary') return safeInteger;
    if (oid === DATE && format !== 'binary') return (value: string) => value;
    return pg.types.getTypeParser(oid, format);
  },
};

function safeInteger(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`bigint beyond 2^53: ${value}`);
  return number;
}

/** A pool that survives the server's going down: broken idle connections are dropped, the next query connects anew. */
export function openPool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString, max, types, connectionTimeoutMillis: 15_000, keepAlive: true });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  return pool;
}

/** The role a connection address logs in as. */
export const roleOf = (url: string): string => {
  try {
    return decodeURIComponent(new URL(url).username);
  } catch {
    return '';
  }
};
