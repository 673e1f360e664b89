import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { verifyChain } from '@mingxuan/ledger';
import { afterAll, expect, test } from 'vitest';
import { openDatabase, readLedger, rebuild } from '../src/index.ts';
import { expectOk } from '../src/test-support.ts';
import { toy } from './fixtures/toy.ts';

const external = process.env['DATABASE_URL'] ?? '';
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

test.skipIf(external !== '')('kill -9 again and again loses nothing acknowledged and breaks no chain', async () => {
  let least: ReadonlyMap<string, number> = new Map();
  for (const enough of [1, 40, 155]) {
    least = await appendUntilKilled(enough, '');
    // The next start must not be blocked by what the killed process left behind.
    const database = expectOk(await openDatabase({ dataDir }));
    const report = await rebuild(database, toy);
    expect(report.faults).toEqual([]);
    for (const [community, seq] of least) {
      const entries = expectOk(await readLedger(database.pool, community));
      expect(entries.length).toBeGreaterThanOrEqual(seq);
      const last = entries.at(-1);
      expect(
        verifyChain(
          entries.map((e) => e.entry),
          new Map(),
          { head: { seq: entries.length, hash: last?.hash ?? '' } },
        ),
      ).toEqual([]);
    }
    await database.close();
  }
  expect(least.size).toBeGreaterThan(0);
});
