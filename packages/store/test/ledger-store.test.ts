import { GENESIS, verifyChain } from '@mingxuan/ledger';
import { err, ok } from '@mingxuan/rulebook';
import { beforeEach, describe, expect, test } from 'vitest';
import type { LedgerStore } from '../src/index.ts';
import {
  createLedgerStore,
  getFile,
  liftDataHold,
  putFile,
  readLedger,
  readSealed,
  rebuild,
  setDataHold,
  within,
} from '../src/index.ts';
import { expectOk, withTestDatabase } from '../src/test-support.ts';
import type { Toy } from './fixtures/toy.ts';
import { draft, listed, sent, toy } from './fixtures/toy.ts';

const db = withTestDatabase();
let round = 0;
let C = '';
let store: LedgerStore<Toy>;

beforeEach(async () => {
  round += 1;
  C = `c-${round}`;
  store = createLedgerStore(db.database, toy);
  await store.createCommunity(C, '幸福里社区', '2026-01-01T00:00:00Z');
});

const record = (commandId: string, ...drafts: readonly ReturnType<typeof draft>[]) =>
  store.transact(C, sent(commandId), () => ok({ drafts, answer: { did: commandId } }));

const faultsOf = async () => {
  const entries = expectOk(await readLedger(db.database, C));
  const head = entries.at(-1);
  return verifyChain(
    entries.map((e) => e.entry),
    new Map(entries.map((e) => [e.entry.seq, e.sealed])),
    { head: head ? { seq: head.entry.seq, hash: head.hash } : GENESIS },
  );
};

const count = async (table: string): Promise<unknown> =>
  (await within(db.database.pool, C).query(`SELECT count(*)::int AS n FROM ${table} WHERE community_id = $1`, [C]))
    .rows[0]?.n;

describe('recording', () => {
  test('an act writes its entries, sealed records, rows, head and receipt together', async () => {
    const first = expectOk(await record('k1', listed(C, 1, '闫婷敏'), listed(C, 2, '梁洋红')));
    expect(first).toEqual({ commandId: 'k1', firstSeq: 1, lastSeq: 2, answer: { did: 'k1' }, repeated: false });
    const second = expectOk(await record('k2', draft(C, 'CHECKED_IN', { voterNo: 2 })));
    expect([second.firstSeq, second.lastSeq]).toEqual([3, 3]);
    const { head, state, read } = expectOk(await store.current(C));
    expect([head.seq, state]).toEqual([3, { acts: 3, listed: [1, 2], lastNames: ['梁洋红'] }]);
    expect((await read.voters([1, 2, 3])).get(1)?.name).toBe('闫婷敏');
    expect([...(await read.checkIns('residents', [1, 2])).keys()]).toEqual([2]);
    expect(await read.countVoters()).toBe(2);
    expect(await read.countCheckIns('residents')).toBe(1);
    expect(await faultsOf()).toEqual([]);
  });

  test('a refusal leaves nothing behind, at once or under the lock', async () => {
    const no = { code: 'NO', message: { zh: '不行', en: 'no' }, remedy: { zh: '', en: '' }, sources: [] };
    expect(await store.transact(C, sent('k1'), () => err(no))).toEqual(err(no));
    expectOk(await record('k2', listed(C, 1, '甲')));
    expect(await store.transact(C, sent('k3'), () => err(no))).toEqual(err(no));
    expect([await count('ledger_entry'), await count('command_receipt'), await count('voter')]).toEqual([1, 1, 1]);
  });

  test('an identity number in the public body is refused by the ledger and nothing is written', async () => {
    expectOk(await record('k1', listed(C, 1, '甲')));
    const refused = await record('k2', draft(C, 'NOTE', { text: '11010519491231002X' }));
    expect(refused).toMatchObject({ ok: false, error: { code: 'ENTRY_NOT_RECORDABLE' } });
    expect(await count('ledger_entry')).toBe(1);
  });

  test('a community that does not exist is a refusal', async () => {
    expect(await store.transact('c-none', sent('k'), () => ok({ drafts: [] }))).toMatchObject({
      ok: false,
      error: { code: 'COMMUNITY_UNKNOWN' },
    });
  });

  test('a second check-in that slipped past the decision is stopped by the key', async () => {
    expectOk(await record('k1', draft(C, 'CHECKED_IN', { voterNo: 7 })));
    const twice = await record('k2', draft(C, 'CHECKED_IN', { voterNo: 7 }));
    expect(twice).toMatchObject({ ok: false, error: { code: 'ALREADY_CHECKED_IN' } });
    expect([await count('ledger_entry'), await count('check_in')]).toEqual([1, 1]);
    expectOk(await record('k3', draft(C, 'UNDONE', { voterNo: 7 }), draft(C, 'CHECKED_IN', { voterNo: 7 })));
    expect(await count('check_in')).toBe(1);
  });

  test('text that the database cannot hold is refused whole', async () => {
    expect(await record('k1', listed(C, 1, '甲\u0000'))).toMatchObject({
      ok: false,
      error: { code: 'TEXT_NOT_STORABLE' },
    });
    expect([await count('ledger_entry'), await count('voter')]).toEqual([0, 0]);
  });

  test('a roll of 3,000 goes in as one act', async () => {
    const roll = Array.from({ length: 3000 }, (_, i) => listed(C, i + 1, `选民${i + 1}`));
    expectOk(await record('k1', ...roll));
    expect([await count('voter'), await count('ledger_sealed')]).toEqual([3000, 3000]);
    expect(await faultsOf()).toEqual([]);
  });
});

describe('the same command again', () => {
  test('gives the recorded answer and does nothing twice', async () => {
    expectOk(await record('k1', listed(C, 1, '甲')));
    const again = expectOk(await record('k1', listed(C, 1, '甲')));
    expect(again).toEqual({ commandId: 'k1', firstSeq: 1, lastSeq: 1, answer: { did: 'k1' }, repeated: true });
    expect(await count('ledger_entry')).toBe(1);
  });

  test('is recognised even where deciding anew would refuse', async () => {
    const once = () =>
      store.transact(C, sent('k1'), async ({ read }) =>
        (await read.checkIns('residents', [5])).size > 0
          ? err({ code: 'TWICE', message: { zh: '', en: '' }, remedy: { zh: '', en: '' }, sources: [] })
          : ok({ drafts: [draft(C, 'CHECKED_IN', { voterNo: 5 })] }),
      );
    expectOk(await once());
    expect(expectOk(await once()).repeated).toBe(true);
  });

  test('sent ten times at once is recorded once', async () => {
    const others = Array.from({ length: 10 }, () => createLedgerStore(db.database, toy));
    const answers = await Promise.all(
      others.map((other) => other.transact(C, sent('k'), () => ok({ drafts: [listed(C, 1, '甲')] }))),
    );
    expect(answers.filter((a) => a.ok && !a.value.repeated)).toHaveLength(1);
    expect(answers.every((a) => a.ok)).toBe(true);
    expect(await count('ledger_entry')).toBe(1);
  });
});

describe('a command id used before', () => {
  test.each([
    ['another account', sent('k1', 'a-2')],
    ['another command', sent('k1', 'a-1', 'd-2')],
  ])('by %s is refused, and nothing is written or told', async (_name, other) => {
    expectOk(await record('k1', listed(C, 1, '甲')));
    for (const reader of [store, createLedgerStore(db.database, toy)]) {
      const refused = await reader.transact(C, other, () => ok({ drafts: [listed(C, 2, '乙')] }));
      expect(refused).toMatchObject({ ok: false, error: { code: 'COMMAND_ID_REUSED' } });
    }
    expect(await count('ledger_entry')).toBe(1);
  });

  test('before accounts were kept with receipts answers nobody', async () => {
    await within(db.database.pool, C).query(
      `INSERT INTO command_receipt (community_id, command_id, first_seq, last_seq, answer) VALUES ($1, 'k1', 1, 1, '{}')`,
      [C],
    );
    const refused = await record('k1', listed(C, 1, '甲'));
    expect(refused).toMatchObject({ ok: false, error: { code: 'COMMAND_ID_REUSED' } });
  });
});

test('a community is known once it is registered', async () => {
  expect([await store.knows(C), await store.knows(C), await store.knows('c-none')]).toEqual([true, true, false]);
});

describe('several writers', () => {
  test('of one community, each with its own memory, make one unbroken chain', async () => {
    const writers = Array.from({ length: 6 }, () => createLedgerStore(db.database, toy));
    await Promise.all(
      writers.flatMap((writer, w) =>
        Array.from({ length: 10 }, async (_, i) => {
          const done = await writer.transact(C, sent(`k-${w}-${i}`), ({ state }) =>
            ok({ drafts: [draft(C, 'NOTE', { sawActs: state.acts })] }),
          );
          expectOk(done);
        }),
      ),
    );
    const entries = expectOk(await readLedger(db.database, C));
    // Each decided on exactly the state that its entry follows.
    expect(entries.map((e) => e.entry.body['sawActs'])).toEqual(entries.map((e) => e.entry.seq - 1));
    expect(entries).toHaveLength(60);
    expect(await faultsOf()).toEqual([]);
  });

  test('a refusal is given on the newest state, not on a remembered one', async () => {
    const other = createLedgerStore(db.database, toy);
    expectOk(await record('k1', draft(C, 'NOTE')));
    expectOk(await other.transact(C, sent('k2'), () => ok({ drafts: [draft(C, 'NOTE')] })));
    const seen: number[] = [];
    const refused = { code: 'SEEN', message: { zh: '', en: '' }, remedy: { zh: '', en: '' }, sources: [] };
    await store.transact(C, sent('k3'), ({ state }) => {
      seen.push(state.acts);
      return err(refused);
    });
    expect(seen.at(-1)).toBe(2);
  });
});

describe('snapshots', () => {
  test('are used by a newcomer, and ignored when other code made them', async () => {
    const frequent = createLedgerStore(db.database, toy, { snapshotEvery: 3 });
    for (let i = 1; i <= 7; i += 1) {
      expectOk(await frequent.transact(C, sent(`k${i}`), () => ok({ drafts: [listed(C, i, `名${i}`)] })));
    }
    expect(expectOk(await createLedgerStore(db.database, toy).current(C)).state.acts).toBe(7);
    const refold = { ...toy, version: 'toy-2', initial: { ...toy.initial, acts: 100 } };
    expect(expectOk(await createLedgerStore(db.database, refold).current(C)).state.acts).toBe(107);
    expect((await rebuild(db.database, toy, { communityId: C })).faults).toEqual([]);
  });
});

test('erasing a person empties salt and value everywhere and every proof still holds', async () => {
  expectOk(await record('k1', listed(C, 1, '要删的人'), listed(C, 2, '留下的人')));
  expectOk(await record('k2', draft(C, 'ERASED', { voterNo: 1, seq: 1 })));
  expect(expectOk(await readSealed(db.database, C, 1))).toMatchObject([{ erased: true }]);
  expect(expectOk(await readSealed(db.database, C, 2))).toMatchObject([{ value: '留下的人' }]);
  expect(await faultsOf()).toEqual([]);
  expect((await rebuild(db.database, toy, { communityId: C })).faults).toEqual([]);
  const tables = ['ledger_entry', 'ledger_sealed', 'voter', 'snapshot', 'command_receipt'];
  for (const table of tables) {
    const { rows } = await within(db.database.pool, C).query(
      `SELECT t::text AS line FROM ${table} t WHERE community_id = $1`,
      [C],
    );
    expect(rows.filter((row) => row.line.includes('要删的人'))).toEqual([]);
  }
});

test('a stop that comes while an erasure is being decided keeps everything where it is', async () => {
  expectOk(await record('k1', listed(C, 1, '甲'), listed(C, 2, '乙')));
  const hold = { id: 'h', reason: '法院调取', setAt: '2026-03-01T01:02:03Z', setBy: 'a-2' };
  const erasing = (commandId: string, ...while_: readonly (() => Promise<void>)[]) => {
    const waiting = [...while_];
    return store.transact(C, sent(commandId), async () => {
      await waiting.shift()?.();
      return ok({ drafts: [draft(C, 'ERASED', { voterNo: 1, seq: 1 })] });
    });
  };
  const refused = await erasing('k2', () => setDataHold(db.database.pool, C, hold));
  expect(refused).toMatchObject({ ok: false, error: { code: 'RECORDS_STILL_NEEDED' } });
  expect(expectOk(await readSealed(db.database, C, 1))).toMatchObject([{ value: '甲' }]);
  expect([await count('ledger_entry'), await count('voter')]).toEqual([2, 2]);
  expect(await liftDataHold(db.database.pool, C, 'h', { at: '2026-03-02T01:02:03Z', by: 'a-2' })).toBe(true);
  expectOk(await erasing('k3'));
  expect(expectOk(await readSealed(db.database, C, 1))).toMatchObject([{ erased: true }]);
});

test('a sealed record cannot be emptied without a later entry that orders it', async () => {
  expectOk(await record('k1', listed(C, 1, '甲')));
  for (const orderedBy of [1, 2, 99]) {
    await within(db.database.pool, C).query('SELECT erase_sealed($1, $2, 1, 0)', [C, orderedBy]);
  }
  expect(expectOk(await readSealed(db.database, C, 1))).toMatchObject([{ value: '甲' }]);
});

test('a file is kept once under its digest', async () => {
  const bytes = Buffer.from('%PDF-1.7 测试');
  const sha = await putFile(db.database, C, { name: 'a.pdf', mime: 'application/pdf', bytes });
  expect(await putFile(db.database, C, { name: 'b.pdf', mime: 'application/pdf', bytes })).toBe(sha);
  expect(expectOk(await getFile(db.database, C, sha))).toMatchObject({ name: 'a.pdf', size: bytes.length, bytes });
  expect(expectOk(await getFile(db.database, C, '0'.repeat(64)))).toBeNull();
});
