import type { Fact } from '@mingxuan/election';
import type { EntryDraft, JsonObject, JsonValue } from '@mingxuan/ledger';
import type { IsoDate } from '@mingxuan/rulebook';
import { ok } from '@mingxuan/rulebook';
import { createLedgerStore } from '@mingxuan/store';
import { expectOk, withTestDatabase } from '@mingxuan/store/test-support';
import { beforeAll, expect, test } from 'vitest';
import { adoptPlan, days, openCycle } from '../../../packages/election/test/story.ts';
import { World } from '../../../packages/election/test/world.ts';
import { cycleDomain } from '../src/cycle/domain.ts';
import { createStanding } from '../src/cycle/standing.ts';

const db = withTestDatabase();
const AT = '2026-06-01T01:00:00.000Z';
/** More than are read while somebody waits. */
const MANY = 30;
const all = Array.from({ length: MANY }, (_, i) => ({ communityId: `9901.01.001.${100 + i}`, name: `第${i}社区` }));
const [first] = all;
if (first === undefined) throw new Error('there are communities');

const decided = (command: Parameters<World['must']>[0]['command'], world: World): readonly Fact[] =>
  world.must({ account: 'street', on: days.open, command });

async function record(community: string, command: string, facts: readonly Fact[]): Promise<void> {
  const drafts = facts.map(
    (fact): EntryDraft => ({
      community,
      stream: fact.stream,
      type: fact.type,
      at: AT,
      on: days.open,
      actor: { account: 'street', role: 'STREET_ADMIN' },
      body: fact.body as unknown as JsonObject,
      records: fact.sealed.map((s) => ({ disclosure: s.disclosure, value: s.value as unknown as JsonValue })),
    }),
  );
  const ledger = createLedgerStore(db.database, cycleDomain);
  const sent = { commandId: command, account: 'street', digest: command };
  expectOk(await ledger.transact(community, sent, () => ok({ drafts })));
}

const installation = (version: string) =>
  createStanding(db.database, createLedgerStore(db.database, cycleDomain), version);

beforeAll(async () => {
  const world = new World();
  const facts = [openCycle, adoptPlan].flatMap((command) => decided(command, world));
  const ledger = createLedgerStore(db.database, cycleDomain);
  for (const { communityId, name } of all) {
    await ledger.createCommunity(communityId, name, AT);
    await record(communityId, communityId, facts);
  }
});

test('many ledgers are read behind, and a row that does not say so is whole; after a start none is read again that has not gone on', async () => {
  const before = installation('one');
  const waiting = await before.of(all, days.open);
  await before.settled();
  const read = await before.of(all, days.open);
  expect(read.map((row) => [row.reading, row.status])).toEqual(all.map(() => [false, 'OPEN']));
  // Whatever was not being read any more was whole.
  expect(waiting.map((row, i) => (row.reading ? read[i] : row))).toEqual(read);
  expect(waiting.filter((row) => row.reading && row.electionDay !== null)).toEqual([]);

  const restarted = installation('one');
  await restarted.start(all, days.open);
  expect(await restarted.of(all, days.open)).toEqual(read);
  expect(await restarted.open(all, days.open)).toEqual(await before.open(all, days.open));

  const world = new World();
  decided(openCycle, world);
  await record(
    first.communityId,
    'another day',
    decided({ ...adoptPlan, electionDay: '2026-12-27' as IsoDate } as typeof adoptPlan, world),
  );
  const [moved, ...others] = await restarted.of(all, days.open);
  expect([moved?.reading, moved?.electionDay]).toEqual([false, '2026-12-27']);
  expect(others).toEqual(read.slice(1));
});

test('what another program made is not believed, and gives the same when it is made anew', async () => {
  const other = installation('two');
  const few = all.slice(1, 4);
  const rows = await other.of(few, days.open);
  expect(rows.map((row) => row.reading)).toEqual([false, false, false]);
  expect(rows).toEqual(await installation('one').of(few, days.open));
  await other.of(all, days.open);
  await other.stop();
});
