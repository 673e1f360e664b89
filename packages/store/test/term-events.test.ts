import { afterAll, beforeAll, expect, test } from 'vitest';
import type { openPool as open } from '../src/index.ts';
import { addTermEvent, createLedgerStore, openPool, termRegister, termRegisters } from '../src/index.ts';
import { expectOk, withTestDatabase } from '../src/test-support.ts';
import { enrolled } from './fixtures/enrol.ts';

const db = withTestDatabase();
const C = 'c-1';
let owner: ReturnType<typeof open>;
beforeAll(async () => {
  owner = openPool(db.ownerUrl, 1);
  await createLedgerStore(db.database, enrolled).createCommunity(C, '社区', '2026-01-01T00:00:00Z');
});
afterAll(() => owner.end());

const line = (kind: 'ASKED' | 'GRANTED', about: number | null, body: Record<string, string> = {}) => ({
  communityId: C,
  kind,
  about,
  body,
  at: '2026-02-20T01:00:00Z',
  account: 'a',
});

test('lines follow from each other; one that somebody changed or took out makes none of them count', async () => {
  const empty = await termRegister(db.database, C);
  expect(empty).toEqual({ events: [], whole: true });
  expectOk(await addTermEvent(db.database, empty, line('ASKED', null, { until: '2026-12-31' })));
  // Two who saw the same end: the second is told.
  const late = await addTermEvent(db.database, empty, line('ASKED', null, { until: '2027-12-31' }));
  expect(late.ok ? 'OK' : late.error.code).toBe('TERMS_CHANGED');
  const one = await termRegister(db.database, C);
  expectOk(await addTermEvent(db.database, one, line('GRANTED', 1)));
  const two = await termRegister(db.database, C);
  expect([two.whole, two.events.map(({ no, kind }) => [no, kind])]).toEqual([
    true,
    [
      [1, 'ASKED'],
      [2, 'GRANTED'],
    ],
  ]);

  for (const [change, back] of [
    [
      `UPDATE term_event SET body = '{"until":"2028-12-31"}' WHERE no = 1`,
      `UPDATE term_event SET body = '{"until":"2026-12-31"}' WHERE no = 1`,
    ],
    [`UPDATE term_event SET account = 'b' WHERE no = 2`, `UPDATE term_event SET account = 'a' WHERE no = 2`],
    [`DELETE FROM term_event WHERE no = 1`, null],
  ] as const) {
    await owner.query(change);
    const found = (await termRegisters(db.database)).get(C);
    expect(found).toEqual({ events: [], whole: false });
    const added = found === undefined ? null : await addTermEvent(db.database, found, line('GRANTED', 1));
    expect(added?.ok === false ? added.error.code : 'OK').toBe('TERM_REGISTER_CHANGED');
    if (back !== null) await owner.query(back);
  }
});
