import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ok } from '@mingxuan/rulebook';
import type { Database, Voter } from '@mingxuan/store';
import { createLedgerStore, openDatabase, openPool, searchVoters, sweepDoubles } from '@mingxuan/store';
import { expectOk, testVault } from '@mingxuan/store/test-support';
import type { Bench, Figure } from './support/figure.ts';
import { milliseconds } from './support/figure.ts';
import { person, rollOf, rolls } from './support/people.ts';

/** A community of the usual size. */
const EACH = 2500;
/** The largest community one installation has to search quickly. */
const BIG = 100_000;
/** Rows the sweep for doubles goes through. */
const SWEPT = 1_000_000;
const SEARCHES = 2000;

type Owner = ReturnType<typeof openPool>;

const bench: Bench = async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'mingxuan-bench-store-'));
  const database = expectOk(await openDatabase({ dataDir, vault: testVault() }));
  const owner = openPool(database.ownerUrl, 2);
  try {
    return [...(await searching(database, owner)), await sweeping(owner)];
  } finally {
    await owner.end();
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
};
export default bench;

/** What people type at a desk, in a community of a hundred thousand. */
async function searching(database: Database, owner: Owner): Promise<readonly Figure[]> {
  const id = '9902.big';
  const store = createLedgerStore(database, rolls);
  await store.createCommunity(id, '最大的社区', '2026-01-01T00:00:00Z');
  const voters = Array.from({ length: BIG }, (_, i) => person(i + 1, 50_000_000 + i));
  const sent = { commandId: 'k', account: 'a-1', digest: 'd' };
  expectOk(await store.transact(id, sent, () => ok({ drafts: [rollOf(id, voters)] })));
  // As the server's own housekeeping does within a minute.
  await owner.query('VACUUM ANALYZE voter');
  const kinds: Readonly<Record<string, (voter: Voter, i: number) => string>> = {
    'one character of a name': ({ name }, i) => Array.from(name ?? '')[i % 3] ?? '王',
    'two characters': ({ name }, i) =>
      Array.from(name ?? '')
        .slice(i % 2, (i % 2) + 2)
        .join(''),
    'end of a long name': () => '艾力',
    'whole name': ({ name }) => name ?? '',
    pinyin: ({ pinyin }, i) => (i % 2 === 0 ? (pinyin ?? '') : (pinyin ?? '').slice(0, 3)),
    initials: ({ initials }, i) => (initials ?? '').slice(0, 1 + (i % 3)),
    household: ({ household }) => household ?? '',
    'last four digits': ({ idNumber }) => (idNumber ?? '').slice(-4),
    'voter number': ({ voterNo }) => String(voterNo),
  };
  const all: number[] = [];
  const slowest: string[] = [];
  for (const [kind, queryOf] of Object.entries(kinds)) {
    const times: number[] = [];
    for (let i = 0; i < SEARCHES / 9; i += 1) {
      const voter = voters[(i * 7919) % BIG];
      if (voter === undefined) continue;
      const wanted = { query: queryOf(voter, i), pollId: 'residents', limit: 50, open: true };
      const began = performance.now();
      const { total } = expectOk(await searchVoters(database, id, wanted));
      times.push(performance.now() - began);
      if (total === 0) throw new Error(`${kind} ${wanted.query} found nobody`);
    }
    all.push(...times);
    slowest.push(`${kind} ${at(times, 0.5).toFixed(1)}/${at(times, 0.99).toFixed(1)}`);
  }
  process.stderr.write(`  search, ms p50/p99: ${slowest.join(' · ')}\n`);
  const what = `${BIG} voters, p50 ${at(all, 0.5).toFixed(2)} ms, p99 of ${all.length} searches`;
  return [milliseconds('store', 'search-p99', { what, ms: at(all, 0.99) }, 10)];
}

/** The value that this share of them does not exceed. */
function at(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

/** One pass over a million rows for people who stand on two rolls. */
async function sweeping(owner: Owner): Promise<Figure> {
  await owner.query('TRUNCATE voter');
  await owner.query(
    `WITH made AS (INSERT INTO community SELECT 'swept.' || c, '社区' || c, '' FROM generate_series(0, ${SWEPT / EACH}) c)
     SELECT 1`,
  );
  await owner.query(
    `INSERT INTO voter (community_id, voter_no, ground, removed, seq, across_hash)
     SELECT 'swept.' || (i / ${EACH}), i % ${EACH}, 'X', false, 1,
            decode(md5((CASE WHEN i % 1000 = 999 THEN i / 2 ELSE i END)::text), 'hex')
       FROM generate_series(0, ${SWEPT - 1}) i`,
  );
  await owner.query('VACUUM ANALYZE voter');
  let best = Number.POSITIVE_INFINITY;
  let found = 0;
  for (let round = 0; round < 3; round += 1) {
    const began = performance.now();
    found = (await sweepDoubles(owner)).length;
    best = Math.min(best, performance.now() - began);
  }
  return milliseconds(
    'store',
    'doubles-sweep',
    { what: `${SWEPT} rows, ${found} people on two rolls`, ms: best },
    2000,
  );
}
