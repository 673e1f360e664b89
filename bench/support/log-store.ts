import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { logSignerOf, newSm2Pem, signTreeHead } from '@mingxuan/ledger';
import { ok } from '@mingxuan/rulebook';
import type { Database, Domain, LedgerStore, Sequencer } from '@mingxuan/store';
import { acrossCommunities, createLedgerStore, createSequencer, newestCheckpoint, openDatabase } from '@mingxuan/store';
import { expectOk, testVault } from '@mingxuan/store/test-support';
import type { Bench } from './figure.ts';
import { milliseconds, ratio, timeAtOnce } from './figure.ts';

const COMMUNITIES = 16;
const APPENDS = 1200;
/** Each way so often, in turn: the machine's other work is fair to both. */
const ROUNDS = 5;
/** As the server looks. */
const LOOK_MS = 300;

const counting: Domain<number> = {
  version: 'bench',
  initial: 0,
  evolve: (count) => count + 1,
  project: () => [],
};

/** What recording costs with the public log being written beside it, and how far that is behind. */
export const logStoreBench: Bench = async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'mingxuan-bench-log-'));
  const database = expectOk(await openDatabase({ dataDir, vault: testVault() }));
  try {
    const store = createLedgerStore(database, counting);
    const sequencer = sequencerOf(database);
    for (let c = 0; c < COMMUNITIES; c += 1) await store.createCommunity(`9901.c${c}`, '社区', '2026-01-01T00:00:00Z');
    await append(store);
    await settle(sequencer);
    const [alone, beside, lags]: [number[], number[], number[]] = [[], [], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      alone.push(await append(store));
      await settle(sequencer);
      const { ms, lag } = await appendBeside(database, store, sequencer);
      beside.push(ms);
      lags.push(lag);
    }
    const measured = {
      what: `record with the log beside, ${COMMUNITIES} communities at once`,
      ms: Math.min(...beside),
    };
    const baseline = { what: 'without', ms: Math.min(...alone) };
    const behind = { what: 'longest wait for the checkpoint after the last act', ms: Math.max(...lags) };
    return [
      ratio('ledger', 'append-with-log-vs-without', measured, baseline, 1.2),
      milliseconds('ledger', 'checkpoint-behind', behind, 1000),
    ];
  } finally {
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
};

function sequencerOf(database: Database): Sequencer {
  const ed25519 = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const signing = logSignerOf('bench.cn/log', { ed25519, sm2: newSm2Pem(randomBytes) });
  if (!signing.ok) throw new Error(signing.error.message.en);
  const { signer, keys } = signing.value;
  const now = (): string => new Date().toISOString();
  return createSequencer(database, { origin: 'bench.cn/log', keys, sign: (head) => signTreeHead(head, signer), now });
}

let sends = 0;

/** Milliseconds for one act of one entry with one sealed record. */
function append(store: LedgerStore<number>): Promise<number> {
  return timeAtOnce(APPENDS, COMMUNITIES, async (i) => {
    const community = `9901.c${i % COMMUNITIES}`;
    const sent = { commandId: `k-${(sends += 1)}`, account: 'a-1', digest: 'd' };
    const draft = {
      community,
      stream: 'RESIDENTS' as const,
      type: 'VOTER_CHECKED_IN',
      at: '2026-12-20T01:00:00.000Z',
      on: '2026-12-20',
      actor: { account: 'issuer', role: 'BALLOT_ISSUER' },
      body: { poll: 'residents', channel: 'HALL', place: '会场', device: '会场一号台', deviceSeq: i },
      records: [{ disclosure: 'RESTRICTED' as const, value: { voterNo: i } }],
    };
    expectOk(await store.transact(community, sent, () => ok({ drafts: [draft] })));
  });
}

async function settle(sequencer: Sequencer): Promise<void> {
  while (expectOk(await sequencer.step()).more);
}

/** The same while the log follows; and how long after the last act its checkpoint covers everything. */
async function appendBeside(
  { pool }: Database,
  store: LedgerStore<number>,
  sequencer: Sequencer,
): Promise<{ readonly ms: number; readonly lag: number }> {
  let following = true;
  const follow = async (): Promise<void> => {
    while (following) {
      const { more } = expectOk(await sequencer.step());
      if (!more) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  };
  const followed = follow();
  const ms = await append(store);
  const ended = performance.now();
  const { rows } = await acrossCommunities(pool).query<{ entries: number }>(
    'SELECT sum(seq)::bigint AS entries FROM community_head',
  );
  while (((await newestCheckpoint(pool))?.size ?? 0) < (rows[0]?.entries ?? 0))
    await new Promise((resolve) => setTimeout(resolve, 5));
  const lag = performance.now() - ended;
  following = false;
  await followed;
  return { ms, lag };
}
