// Run by kill.test.ts as a process of its own: election days in several communities, act after act, until it is killed. Says
// of each act that it asks for it (`ask`) and that it was acknowledged (`ack`).
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Command } from '@mingxuan/election';
import type { Actor } from '@mingxuan/identity';
import { ok } from '@mingxuan/rulebook';
import type { Services } from '@mingxuan/server';
import { cycleDomain, digestOf, recordedFact, scopeOf } from '@mingxuan/server';
import { acrossCommunities, createLedgerStore, openDatabase, readLedger } from '@mingxuan/store';
import { testVault } from '../../packages/store/src/test-server.ts';
import { act } from '../../apps/server/src/cycle/act.ts';
import { draftOf } from '../../apps/server/src/cycle/domain.ts';
import { systemClock } from '../../apps/server/src/clock.ts';
import type { Deed } from '../../packages/election/test/world.ts';
import { nextDeed, playUntil, pollAt } from '../../packages/election/test/story.ts';
import { World } from '../../packages/election/test/world.ts';
import { certifiedWrong, doubled, missing } from './kill-checks.ts';
import type { Acknowledged, Asked } from './kill-journal.ts';

const [dataDir = '', pending = '[]', round = '0', acknowledged = ''] = process.argv.slice(2);
const opened = await openDatabase({ vault: testVault(), dataDir });
if (!opened.ok) throw new Error(opened.error.message.en);
const database = opened.value;
// Seldom enough that most kills fall between two snapshots, often enough that some fall into one.
const ledger = createLedgerStore(database, cycleDomain, { snapshotEvery: 20 });
const services = {
  ledger,
  clock: systemClock,
  publisher: { changed: () => undefined },
  fingerprint: (asked: unknown) => createHash('sha256').update(digestOf(asked)).digest('hex'),
} as unknown as Services;

const roles: Readonly<Record<string, string>> = {
  issuer: 'BALLOT_ISSUER',
  tellerA: 'TELLER',
  tellerB: 'TELLER',
  scrutineer: 'SCRUTINEER',
  chair: 'REC_CHAIR',
};
const actorOf = (account: string, community: string): Actor =>
  ({
    accountId: account,
    name: account,
    grants: [{ role: roles[account] ?? 'CLERK', scope: scopeOf(community) }],
  }) as unknown as Actor;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function send(asked: Asked): Promise<void> {
  const { community, commandId, account, on, command } = asked;
  say(`ask ${JSON.stringify(asked)}`);
  const done = await act(services, actorOf(account, community), { community, commandId, on, command });
  if (!done.ok) throw new Error(`${command.type} in ${community}: ${done.error.code} ${done.error.message.en}`);
  say(`ack ${JSON.stringify({ community, commandId, facts: done.value.facts })}`);
}

/** The poll has just been opened: what led there is recorded in one go. */
const opening = playUntil(new World(), pollAt('residents', 'OPEN')).history;

async function open(community: string): Promise<void> {
  await ledger.createCommunity(community, community, '2026-01-01T00:00:00Z');
  const drafts = opening.map(({ fact, at, on, actor }) => draftOf(fact, { community, at, on, actor }));
  const sent = { commandId: 'opening', account: 'clerk', digest: '' };
  const done = await ledger.transact(community, sent, () => ok({ drafts }));
  if (!done.ok) throw new Error(done.error.message.en);
}

/** Lets a world in memory follow the ledger, so that it can say what comes next. */
async function follow(world: World, community: string): Promise<void> {
  const entries = await readLedger(database, community, world.history.length + 1);
  if (!entries.ok) throw new Error(entries.error.message.en);
  for (const { entry, hash, sealed } of entries.value) {
    const records = sealed.map((r) => ('erased' in r ? { disclosure: 'PUBLIC' as const, value: null } : r));
    const { fact, actor, on } = recordedFact({ entry, hash, records });
    world.record(fact, { account: actor.account, on });
  }
}

/** A desk counts upwards over all restarts. */
const numbered = (command: Command, seq: number): Command =>
  command.type === 'CHECK_IN' ? { ...command, deviceSeq: seq } : command;

/** One community's day from the opened poll to the second signature. */
async function day(community: string): Promise<void> {
  await open(community);
  const world = new World();
  await follow(world, community);
  const certified = pollAt('residents', 'CERTIFIED');
  for (let deed: Deed | null = nextDeed(world); deed !== null && !certified(world); deed = nextDeed(world)) {
    const seq = world.history.length + 1;
    const { account, on, command } = deed;
    await send({ community, commandId: `${community}/${seq}`, account, on, command: numbered(command, seq) });
    await follow(world, community);
  }
}

const before = JSON.parse(readFileSync(acknowledged, 'utf8')) as readonly Acknowledged[];
const faults = [
  ...(await missing(database, before)).map(({ commandId }) => `lost: ${commandId}`),
  ...(await doubled(database)).map((row) => `doubled: ${JSON.stringify(row)}`),
  ...(await certifiedWrong(database)).map((community) => `wrong sums: ${community}`),
];
say(`found ${JSON.stringify(faults)}`);
for (const asked of JSON.parse(pending) as readonly Asked[]) await send(asked);
say('ready');
const LANES = 4;
const signedBefore = opening.filter(({ fact }) => fact.type === 'RESULT_SIGNED').length;
const { rows: unfinished } = await acrossCommunities(database.pool).query<{ id: string }>(
  `SELECT community_id AS id FROM community c
    WHERE (SELECT count(*) FROM ledger_entry e WHERE e.community_id = c.community_id AND type = 'RESULT_SIGNED') < $1
    ORDER BY 1`,
  [signedBefore + 2],
);
const lane = async (no: number): Promise<void> => {
  // What the last one left half done, then one new community after another.
  for (const [i, { id }] of unfinished.entries()) if (i % LANES === no) await day(id);
  for (let i = 0; ; i += 1) await day(`9901.01.heping.r${round}x${no}x${i}`);
};
await Promise.all(Array.from({ length: LANES }, (_, no) => lane(no)));
