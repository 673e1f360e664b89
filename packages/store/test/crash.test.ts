import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { verifyChain } from '@mingxuan/ledger';
import { afterAll, expect, test } from 'vitest';
import type { Database } from '../src/index.ts';
import { openDatabase, readLedger, rebuild } from '../src/index.ts';
import { expectOk, testVault, withTestDatabase } from '../src/test-support.ts';
import { toy } from './fixtures/toy.ts';

const external = process.env['DATABASE_URL'] ?? '';
const db = withTestDatabase();
const dataDir = mkdtempSync(join(tmpdir(), 'mingxuan-crash-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** Kills the process hard after `enough` acknowledgements and returns the last one of each community. */
function appendUntilKilled(enough: number, url: string): Promise<ReadonlyMap<string, number>> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'fixtures/append-forever.ts'), dataDir, url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const acknowledged = new Map<string, number>();
  let seen = 0;
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [word, community = '', seq] = line.split(' ');
    if (word !== 'ack') return;
    acknowledged.set(community, Number(seq));
    seen += 1;
    if (seen === enough) child.kill('SIGKILL');
  });
  return new Promise((resolve, reject) => {
    child.once('close', (code) => (code === null ? resolve(acknowledged) : reject(new Error(`exit ${code}`))));
  });
}

/** Opens what the killed process wrote to: our own data folder, or the database of the given server. */
const openAgain = async (): Promise<Database> =>
  external === ''
    ? expectOk(await openDatabase({ dataDir, vault: testVault() }))
    : expectOk(await openDatabase({ url: db.ownerUrl, vault: testVault() }));

test('kill -9 again and again loses nothing acknowledged and breaks no chain', async () => {
  for (const enough of [1, 40, 155]) {
    const acknowledged = await appendUntilKilled(enough, external === '' ? '' : db.ownerUrl);
    expect(acknowledged.size).toBeGreaterThan(0);
    // The next start must not be blocked by what the killed process left behind.
    const database = await openAgain();
    expect((await rebuild(database, toy)).faults).toEqual([]);
    for (const [community, seq] of acknowledged) {
      const entries = expectOk(await readLedger(database, community));
      expect(entries.length).toBeGreaterThanOrEqual(seq);
      const head = { seq: entries.length, hash: entries.at(-1)?.hash ?? '' };
      const chain = entries.map((e) => e.entry);
      expect(verifyChain(chain, new Map(), { head })).toEqual([]);
    }
    await database.close();
  }
});
