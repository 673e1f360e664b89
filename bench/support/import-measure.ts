import { createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { VoterRecord } from '@mingxuan/roll';
import { checkRollRows } from '@mingxuan/roll';
import type { IsoDate } from '@mingxuan/rulebook';
import { ok } from '@mingxuan/rulebook';
import type { Database, LedgerStore, Voter } from '@mingxuan/store';
import { createLedgerStore, openDatabase, openPool } from '@mingxuan/store';
import { expectOk, testVault } from '@mingxuan/store/test-support';
import { from } from 'pg-copy-streams';
import { rollOf, rolls } from './people.ts';

/** One import, run alone: `FILE ROWS_A_COMMUNITY`. A CSV is also copied bare, as it is, into a table of twelve columns. */
export interface ImportMeasure {
  readonly rows: number;
  /** From the file to the last commit. */
  readonly ms: number;
  /** What this process itself worked; the rest of the time PostgreSQL did, or both waited. */
  readonly cpuMs: number;
  /** The best of three. Null for a workbook. */
  readonly bareMs: number | null;
  /** The most memory of this process after a quarter of the file, and at the end. */
  readonly quarterMb: number;
  readonly peakMb: number;
}

/** How many communities' rolls are on their way to the database while the file is read on. */
const UNDER_WAY = 2;

const [file = '', each = '2500'] = process.argv.slice(2);
const dataDir = mkdtempSync(path.join(tmpdir(), 'mingxuan-bench-import-'));
const database = expectOk(await openDatabase({ dataDir, vault: testVault() }));
try {
  const bareMs = file.endsWith('.csv') ? await bareCopy(database, file) : null;
  const imported = await importFile(database, file, Number(each));
  process.stdout.write(JSON.stringify({ ...imported, bareMs } satisfies ImportMeasure));
} finally {
  await database.close();
  rmSync(dataDir, { recursive: true, force: true });
}

async function bareCopy({ ownerUrl }: Database, csv: string): Promise<number> {
  const owner = openPool(ownerUrl, 1);
  const columns = Array.from({ length: 12 }, (_, i) => `c${i} text`).join(', ');
  await owner.query(`CREATE TABLE bare_roll (${columns})`);
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round += 1) {
    await owner.query('TRUNCATE bare_roll');
    const client = await owner.connect();
    const began = performance.now();
    await pipeline(createReadStream(csv), client.query(from('COPY bare_roll FROM STDIN WITH (FORMAT csv, HEADER)')));
    best = Math.min(best, performance.now() - began);
    client.release();
  }
  await owner.query('DROP TABLE bare_roll');
  await owner.end();
  return best;
}

/** Reads, checks, seals, encrypts, hashes and commits; every so many rows are the roll of a community. */
async function importFile(opened: Database, name: string, size: number): Promise<Omit<ImportMeasure, 'bareMs'>> {
  const store = createLedgerStore(opened, rolls);
  const bytes = readFileSync(name);
  const [began, before] = [performance.now(), process.cpuUsage()];
  const writing = new Set<Promise<void>>();
  let [rows, community, quarterMb] = [0, 0, 0];
  let roll: Voter[] = [];
  const write = async (): Promise<void> => {
    while (writing.size >= UNDER_WAY) await Promise.race(writing);
    const commit = recordRoll(store, `9901.${community}`, roll).finally(() => writing.delete(commit));
    writing.add(commit);
    [community, roll] = [community + 1, []];
  };
  for await (const event of checkRollRows(bytes, path.basename(name), { electionDay: '2026-12-20' as IsoDate })) {
    if (event.kind === 'REFUSED') throw new Error(event.refusal.message.en);
    if (event.kind === 'END') break;
    if (event.withdrawn.length > 0) throw new Error('the made-up people are not made up well');
    for (const { voter } of event.rows) {
      if (voter === undefined) continue;
      rows += 1;
      roll.push(asVoter(voter, roll.length + 1));
      if (roll.length === size) await write();
    }
    if (event.bytesRead * 4 <= event.bytes) quarterMb = peakMb();
  }
  if (roll.length > 0) await write();
  await Promise.all(writing);
  const cpu = process.cpuUsage(before);
  const { rows: stored } = await opened.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM voter');
  if (stored[0]?.n !== rows) throw new Error(`${stored[0]?.n} of ${rows} rows arrived`);
  return { rows, ms: performance.now() - began, cpuMs: (cpu.user + cpu.system) / 1000, quarterMb, peakMb: peakMb() };
}

async function recordRoll(store: LedgerStore<unknown>, id: string, roll: readonly Voter[]): Promise<void> {
  await store.createCommunity(id, id, '2026-01-01T00:00:00Z');
  const sent = { commandId: 'k', account: 'a-1', digest: 'd' };
  expectOk(await store.transact(id, sent, () => ok({ drafts: [rollOf(id, roll)] })));
}

/** As an import of the product numbers them. */
function asVoter({ at: _at, pinyin, phone, address, ...voter }: VoterRecord, voterNo: number): Voter {
  return {
    ...voter,
    voterNo,
    phone: phone ?? null,
    address: address ?? null,
    pinyin: pinyin.full,
    initials: pinyin.initials,
    removed: false,
  };
}

function peakMb(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}
