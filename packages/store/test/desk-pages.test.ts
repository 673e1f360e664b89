import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LedgerStore, Receipt } from '../src/index.ts';
import { createLedgerStore } from '../src/index.ts';
import type { AtTheDesk } from '../src/lookups.ts';
import { expectOk, withTestDatabase } from '../src/test-support.ts';
import type { Toy } from './fixtures/toy.ts';
import { draft, listed, sent, toy } from './fixtures/toy.ts';

const db = withTestDatabase();
let [communities, commands] = [0, 0];
const next = (): string => `k${(commands += 1)}`;
const used: Refusal = { code: 'USED', message: { zh: '', en: '' }, remedy: { zh: '', en: '' }, sources: [] };

type Kind = 'LISTED' | 'REMOVED' | 'CHECKED_IN' | 'UNDONE' | 'NOTED';

/** One act about a voter, by what the desk says of that voter: whoever is not listed, or has been there, is refused. */
const send = (
  store: LedgerStore<Toy>,
  community: string,
  kind: Kind,
  voterNo: number,
  saw: (desk: AtTheDesk) => void,
) =>
  store.transact(community, sent(next()), async ({ read }) => {
    const desk = await read.atTheDesk('residents', voterNo);
    saw(desk);
    if (kind === 'LISTED') return ok({ drafts: [listed(community, voterNo, `甲${voterNo}`)] });
    const listedHere = desk.voter !== null && !desk.voter.removed;
    const fits =
      kind === 'CHECKED_IN' ? listedHere && desk.checkIn === null : kind === 'UNDONE' ? desk.checkIn !== null : true;
    return fits ? ok({ drafts: [draft(community, kind, { voterNo })] }) : err(used);
  });

const codeOf = (done: Result<Receipt, Refusal>): string => (done.ok ? 'OK' : done.error.code);

async function founded(
  voters: readonly number[],
): Promise<{ readonly community: string; readonly open: () => LedgerStore<Toy> }> {
  const community = `9901.desk.${(communities += 1)}`;
  const open = (): LedgerStore<Toy> => createLedgerStore(db.database, toy, { snapshotEvery: 4 });
  const first = open();
  await first.createCommunity(community, '社区', '2026-01-01T00:00:00Z');
  for (const no of voters)
    expectOk(await first.transact(community, sent(next()), () => ok({ drafts: [listed(community, no, `甲${no}`)] })));
  return { community, open };
}

test('a desk asks once for a page of the poll book, and is told what happened since', async () => {
  const { community } = await founded([1, 2, 300]);
  const asked: string[] = [];
  const { pool } = db.database;
  const counted = Object.create(pool, {
    // By itself it would connect by the way below, and wait for ever.
    query: { value: (...given: Parameters<typeof pool.query>) => pool.query(...given) },
    connect: {
      value: async () => {
        const client = await pool.connect();
        return Object.create(client, {
          query: {
            value: (...given: Parameters<typeof client.query>) => {
              const [statement] = given as unknown as [string | { text: string }];
              const text = typeof statement === 'string' ? statement : statement.text;
              if (text.includes('FROM voter')) asked.push(text);
              return client.query(...given);
            },
          },
          release: { value: (broken?: Error) => client.release(broken) },
        }) as typeof client;
      },
    },
  }) as typeof pool;
  const store = createLedgerStore({ ...db.database, pool: counted }, toy);
  expectOk(await store.current(community));
  const seen: (string | null)[] = [];
  const at = (kind: Kind, no: number) =>
    send(store, community, kind, no, ({ voter, checkIn }) => {
      seen.push(`${voter?.name ?? '-'}${checkIn === null ? '' : ' came'}`);
    });
  for (const no of [1, 2, 300]) expectOk(await at('CHECKED_IN', no));
  // One page of 0–255, one of 256–511.
  expect([seen, asked.length]).toEqual([['甲1', '甲2', '甲300'], 2]);
  for (const no of [1, 2]) expectOk(await at('NOTED', no));
  expect([seen.slice(3), asked.length]).toEqual([['甲1 came', '甲2 came'], 2]);
});

test('a page read before another program wrote counts no more, though the chain has been followed since', async () => {
  const { community, open } = await founded([1, 2]);
  const [mine, other] = [open(), open()];
  expectOk(await mine.current(community));
  expectOk(await send(mine, community, 'CHECKED_IN', 1, () => undefined));
  expectOk(await send(other, community, 'REMOVED', 2, () => undefined));
  expectOk(await mine.current(community));
  expect(codeOf(await send(mine, community, 'CHECKED_IN', 2, () => undefined))).toBe('USED');
});

test('what another program wrote, or another way, is never overlooked', async () => {
  const voters = [1, 2, 3, 257];
  const kinds = fc.constantFrom<Kind>('LISTED', 'REMOVED', 'CHECKED_IN', 'CHECKED_IN', 'CHECKED_IN', 'UNDONE', 'NOTED');
  const step = fc.record({ program: fc.constantFrom(0, 1), kind: kinds, no: fc.constantFrom(...voters, 4) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
      const { community, open } = await founded(voters);
      const programs = [open(), open()];
      const onRoll = new Set(voters);
      const came = new Set<number>();
      for (const { program, kind, no } of steps) {
        let last: AtTheDesk = { voter: null, checkIn: null };
        const done = await send(programs[program] ?? open(), community, kind, no, (desk) => {
          last = desk;
        });
        // Whatever was asked first: what the answer rests on is how things stand.
        expect([last.voter !== null && !last.voter.removed, last.checkIn !== null]).toEqual([
          onRoll.has(no),
          came.has(no),
        ]);
        const fits = kind === 'CHECKED_IN' ? onRoll.has(no) && !came.has(no) : kind === 'UNDONE' ? came.has(no) : true;
        expect(codeOf(done)).toBe(fits ? 'OK' : 'USED');
        if (!fits) continue;
        if (kind === 'LISTED') onRoll.add(no);
        if (kind === 'REMOVED') onRoll.delete(no);
        if (kind === 'CHECKED_IN') came.add(no);
        if (kind === 'UNDONE') came.delete(no);
      }
    }),
    { numRuns: 25, seed: 5 },
  );
}, 60_000);
