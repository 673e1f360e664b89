import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Refusal, Result } from '@mingxuan/rulebook';
import type { KeyRing, Vault } from '@mingxuan/vault';
import { makeKeyRing, openVault } from '@mingxuan/vault';
import type pg from 'pg';
import { openPool } from './database.ts';
import { startEmbedded } from './embedded/index.ts';
import { migrate } from './migrate.ts';

/** Set by `setup`, for the worker processes of a test run. */
const SERVER_VARIABLE = 'MINGXUAN_TEST_SERVER';

interface TestServer {
  readonly ownerUrl: string;
  /** Null where the given login may not create roles: the tests then run with a single role. */
  readonly appUrl: string | null;
}

/**
 * One database server for a whole test run: this module is named in vitest's `globalSetup`; the returned function ends
 * it. Without it every test file starts its own. Uses `DATABASE_URL` when set, else our own server, not durable.
 */
export async function setup(): Promise<() => Promise<void>> {
  const { server, stop } = await start();
  process.env[SERVER_VARIABLE] = JSON.stringify(server);
  return stop;
}

export interface StartedServer {
  readonly server: TestServer;
  readonly stop: () => Promise<void>;
}

let own: Promise<StartedServer> | undefined;
let users = 0;

/** The run's server, or one of this process that ends with its last database. */
export async function useServer(): Promise<StartedServer> {
  const given = process.env[SERVER_VARIABLE];
  // `setup` above wrote it.
  if (given !== undefined) return { server: JSON.parse(given) as TestServer, stop: () => Promise.resolve() };
  users += 1;
  own ??= start();
  const { server, stop } = await own;
  return {
    server,
    stop: async () => {
      users -= 1;
      if (users > 0) return;
      own = undefined;
      await stop();
    },
  };
}

async function start(): Promise<StartedServer> {
  const external = process.env['DATABASE_URL'];
  if (external !== undefined && external !== '') {
    return { server: { ownerUrl: external, appUrl: await externalAppRole(external) }, stop: () => Promise.resolve() };
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'mingxuan-test-'));
  const running = expectOk(await startEmbedded({ dataDir, durable: false }));
  return {
    server: { ownerUrl: running.url, appUrl: running.appUrl },
    stop: async () => {
      await running.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const TEST_APP_ROLE = 'mingxuan_test_app';

async function externalAppRole(ownerUrl: string): Promise<string | null> {
  const pool = openPool(ownerUrl, 1);
  const password = createHash('sha256').update(`${TEST_APP_ROLE} ${ownerUrl}`).digest('hex');
  try {
    await exclusively(pool, async (client) => {
      const found = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [TEST_APP_ROLE]);
      const verb = found.rowCount === 0 ? 'CREATE' : 'ALTER';
      await client.query(`${verb} ROLE ${TEST_APP_ROLE} LOGIN PASSWORD '${password}'`);
    });
    const url = new URL(ownerUrl);
    url.username = TEST_APP_ROLE;
    url.password = password;
    return url.href;
  } catch {
    return null;
  } finally {
    await pool.end();
  }
}

/** An empty migrated database, made once per server and schema, that the others are copied from. */
export async function ensureTemplate(maintenance: pg.Pool, ownerUrl: string): Promise<string> {
  const name = `mingxuan_template_${schemaStamp()}`;
  await exclusively(maintenance, async (client) => {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount !== 0) return;
    const unfinished = `${name}_${randomBytes(4).toString('hex')}`;
    await client.query(`CREATE DATABASE ${unfinished}`);
    const pool = openPool(withDatabase(ownerUrl, unfinished), 2);
    await migrate(pool, testVault());
    await pool.end();
    await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${name}`);
  });
  return name;
}

/** Changes when a migration does, so that a template left on a lasting server is never an old one. */
function schemaStamp(): string {
  const folder = join(import.meta.dirname, 'migrations');
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 16);
}

/** Keys that follow from a name, the same in every process of a test run. For tests alone. */
export function testKeyRing(name = 'test'): KeyRing {
  let drawn = 0;
  return makeKeyRing((bytes) => {
    drawn += 1;
    return createHash('sha512').update(`${name} ${drawn}`).digest().subarray(0, bytes);
  }, '2026-01-01T00:00:00Z');
}

export const testVault = (name?: string): Vault => openVault(testKeyRing(name));

// Several workers may arrive at once; roles and databases belong to the whole server.
async function exclusively(pool: pg.Pool, act: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock(727274)');
    await act(client);
  } finally {
    await client.query('SELECT pg_advisory_unlock(727274)');
    client.release();
  }
}

export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

/** The value, or a thrown refusal that says why not: for tests, where a refusal is a failure. */
export function expectOk<T>(result: Result<T, Refusal>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.error.code}: ${result.error.message.zh} ${result.error.message.en}`);
}
