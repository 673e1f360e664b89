import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Refusal, Result } from '@mingxuan/rulebook';
import type pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import type { Database } from './database.ts';
import { openDatabase, openPool } from './database.ts';
import { startEmbedded } from './embedded/index.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';

/** Set by `startTestServer`, for the worker processes of a test run. */
const SERVER_VARIABLE = 'MINGXUAN_TEST_SERVER';

interface TestServer {
  readonly ownerUrl: string;
  /** Null where the given login may not create roles: the tests then run with a single role. */
  readonly appUrl: string | null;
}

/**
 * One database server for a whole test run: call from vitest's `globalSetup` and await the returned function at the
 * end. Without it every test file starts its own. Uses `DATABASE_URL` when set, else our own server, not durable.
 */
export async function startTestServer(): Promise<() => Promise<void>> {
  const { server, stop } = await start();
  process.env[SERVER_VARIABLE] = JSON.stringify(server);
  return stop;
}

/** A database of its own: the owner's and the application's address, and an open one as the application. */
export interface TestDatabase {
  readonly database: Database;
  readonly url: string;
  readonly ownerUrl: string;
  readonly drop: () => Promise<void>;
}

/** Creates a fresh, migrated database. `prepare` is passed on to `openDatabase`. */
export async function createTestDatabase(prepare?: (owner: pg.Pool) => Promise<void>): Promise<TestDatabase> {
  const { server, stop } = await useServer();
  const { ownerUrl, appUrl } = server;
  const name = `mingxuan_test_${randomBytes(6).toString('hex')}`;
  const maintenance = openPool(ownerUrl, 1);
  const template = await ensureTemplate(maintenance, ownerUrl);
  await maintenance.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  const owner = withDatabase(ownerUrl, name);
  const url = appUrl === null ? owner : withDatabase(appUrl, name);
  const database = expectOk(await openDatabase({ url, ownerUrl: owner, ...(prepare ? { prepare } : {}) }));
  return {
    database,
    url,
    ownerUrl: owner,
    drop: async () => {
      await database.close();
      await maintenance.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await maintenance.end();
      await stop();
    },
  };
}

/** For one test file: a fresh database before its tests, dropped after them. Read the fields inside tests only. */
export function withTestDatabase(prepare?: (owner: pg.Pool) => Promise<void>): TestDatabase {
  let current: TestDatabase | null = null;
  const now = (): TestDatabase => {
    if (current === null) throw new Error('the test database exists only while tests run');
    return current;
  };
  beforeAll(async () => {
    current = await createTestDatabase(prepare);
  });
  afterAll(async () => {
    await current?.drop();
    current = null;
  });
  return {
    get database() {
      return now().database;
    },
    get url() {
      return now().url;
    },
    get ownerUrl() {
      return now().ownerUrl;
    },
    drop: () => now().drop(),
  };
}

/** The value, or a thrown refusal that says why not: for tests, where a refusal is a failure. */
export function expectOk<T>(result: Result<T, Refusal>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.error.code}: ${result.error.message.zh} ${result.error.message.en}`);
}

interface StartedServer {
  readonly server: TestServer;
  readonly stop: () => Promise<void>;
}

let own: Promise<StartedServer> | undefined;
let users = 0;

/** The run's server, or one of this process that ends with its last database. */
async function useServer(): Promise<StartedServer> {
  const given = process.env[SERVER_VARIABLE];
  // startTestServer of this very module wrote it.
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
async function ensureTemplate(maintenance: pg.Pool, ownerUrl: string): Promise<string> {
  const schema = Object.entries(migrations).map(([name, step]) => `${name} ${step.up.toString()}`);
  const stamp = createHash('sha256').update(schema.join('\n')).update(String(process.ppid)).digest('hex').slice(0, 16);
  const name = `mingxuan_template_${stamp}`;
  await exclusively(maintenance, async (client) => {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount !== 0) return;
    await client.query(`CREATE DATABASE ${name}`);
    const pool = openPool(withDatabase(ownerUrl, name), 2);
    await migrate(pool);
    await pool.end();
  });
  return name;
}

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

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
