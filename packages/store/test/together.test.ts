import { verifyChain } from '@mingxuan/ledger';
import { ok } from '@mingxuan/rulebook';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Database, EmbeddedServer, LedgerStore } from '../src/index.ts';
import { within, createLedgerStore, readLedger, rebuild } from '../src/index.ts';
import { expectOk, withTestDatabase } from '../src/test-support.ts';
import { together } from '../src/together.ts';
import type { Toy } from './fixtures/toy.ts';
import { draft, listed, sent, toy } from './fixtures/toy.ts';

const db = withTestDatabase();

describe.each([
  [
    'a server of our own, asked by prepared statements',
    (): Pick<Database, 'server'> => ({ server: {} as EmbeddedServer }),
  ],
  ['any other server', (): Pick<Database, 'server'> => ({ server: null })],
])('acts of several communities at one moment, on %s', (name, kind) => {
  const communities = Array.from({ length: 24 }, (_, i) => `${name.length}.${i}`);
  const fresh = (): LedgerStore<Toy> => createLedgerStore({ ...db.database, ...kind() }, toy);
  const note = (store: LedgerStore<Toy>, community: string, id: string, voterNo: number) =>
    store.transact(community, sent(id), () => ok({ drafts: [draft(community, 'CHECKED_IN', { voterNo })] }));
  let store: LedgerStore<Toy>;

  beforeAll(async () => {
    store = fresh();
    for (const community of communities) {
      await store.createCommunity(community, '社区', '2026-01-01T00:00:00Z');
      expectOk(await store.transact(community, sent('k0'), () => ok({ drafts: [listed(community, 1, '甲')] })));
    }
  });

  test('are each recorded whole, in a chain of its own', async () => {
    for (let voterNo = 1; voterNo <= 5; voterNo += 1)
      await Promise.all(communities.map(async (c) => expectOk(await note(store, c, `k${voterNo}`, voterNo))));
    for (const community of communities) {
      const entries = expectOk(await readLedger(db.database, community));
      expect(entries.map((e) => e.entry.body['voterNo'])).toEqual([1, 1, 2, 3, 4, 5]);
      const head = { seq: entries.length, hash: entries.at(-1)?.hash ?? '' };
      expect(
        verifyChain(
          entries.map((e) => e.entry),
          new Map(entries.map((e) => [e.entry.seq, e.sealed])),
          { head },
        ),
      ).toEqual([]);
      expect((await rebuild(db.database, toy, { communityId: community })).faults).toEqual([]);
    }
  });

  test('of which one comes too late or twice hold up none of the others', async () => {
    const [late = '', twice = ''] = communities;
    // Somebody else has meanwhile written in the one; in the other, voter 6 comes a second time.
    expectOk(await note(fresh(), late, 'elsewhere', 7));
    expectOk(await note(store, twice, 'first', 6));
    const done = await Promise.all(communities.map((c) => note(store, c, 'k6', 6)));
    expect(done.filter((one) => !one.ok)).toEqual([expect.objectContaining({ ok: false })]);
    expect(done[1]).toMatchObject({ ok: false });
    for (const [i, community] of communities.entries()) {
      const { rows } = await within(db.database.pool, community).query<{ n: number }>(
        'SELECT count(*)::int AS n FROM check_in WHERE community_id = $1 AND voter_no = 6',
        [community],
      );
      expect(rows[0]?.n).toBe(1);
      expect(expectOk(await store.current(community)).head.seq).toBe(i === 0 ? 8 : 7);
    }
  });

  test('tell each desk of its own voter', async () => {
    const found = await Promise.all(
      communities.flatMap((community) =>
        [1, 99].map(async (voterNo) => {
          const { read } = expectOk(await store.current(community));
          const { voter, checkIn } = await read.atTheDesk('residents', voterNo);
          return [voter?.name ?? null, checkIn?.voterNo ?? null];
        }),
      ),
    );
    expect(found).toEqual(
      communities.flatMap(() => [
        ['甲', 1],
        [null, null],
      ]),
    );
  });
});

describe('a batch', () => {
  test('gives each its own answer, and all of them its failure', async () => {
    const batches: number[] = [];
    const double = together(async (items: readonly number[]) => {
      batches.push(items.length);
      if (items.includes(13)) throw new Error('thirteen');
      return items.map((item) => item * 2);
    });
    expect(await Promise.all([1, 2, 3].map(double))).toEqual([2, 4, 6]);
    expect(batches).toEqual([3]);
    const failed = await Promise.allSettled([double(12), double(13)]);
    expect(failed.map((one) => one.status)).toEqual(['rejected', 'rejected']);
    expect(await double(14)).toBe(28);
  });

  test('goes on with what came while others were under way', async () => {
    const release: (() => void)[] = [];
    const slow = together(async (items: readonly number[]) => {
      await new Promise<void>((resolve) => release.push(resolve));
      return items;
    });
    const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    const asked: Promise<number>[] = [];
    for (let i = 0; i < 200; i += 1) {
      asked.push(slow(i));
      if (i < 3) await turn();
    }
    while (asked.length > 0 && release.length > 0) {
      release.shift()?.();
      await turn();
      await turn();
    }
    expect(await Promise.all(asked)).toEqual(Array.from({ length: 200 }, (_, i) => i));
  });
});
