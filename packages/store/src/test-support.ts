import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import type { Database } from './database.ts';
import { openDatabase, openPool } from './database.ts';
import { ensureTemplate, expectOk, testVault, useServer, withDatabase } from './test-server.ts';

export type { Haystack } from './test-dump.ts';
export { dumpTables, filesIn, findWords } from './test-dump.ts';
export { expectOk, testKeyRing, testVault } from './test-server.ts';

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
  const database = expectOk(
    await openDatabase({ url, ownerUrl: owner, vault: testVault(), ...(prepare ? { prepare } : {}) }),
  );
  // A test may open it once more with keys of its own, as an installation does the first time.
  await forgetKeys(owner);
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

async function forgetKeys(ownerUrl: string): Promise<void> {
  const owner = openPool(ownerUrl, 1);
  await owner.query('DELETE FROM vault_key');
  await owner.end();
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
