import { expect, test } from 'vitest';
import type { Cell } from '../src/copy-format.ts';
import { encodeRows } from '../src/copy-format.ts';
import { copyInto } from '../src/copy-rows.ts';
import { withTestDatabase } from '../src/test-support.ts';

const db = withTestDatabase();

const COLUMNS = [
  ['words', 'text'],
  ['no', 'integer'],
  ['seq', 'bigint'],
  ['gone', 'boolean'],
  ['born', 'date'],
  ['bytes', 'bytea'],
] as const;

async function copied(rows: readonly (readonly Cell[])[]): Promise<unknown> {
  const client = await db.database.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(
      'CREATE TEMPORARY TABLE t (words text, no integer, seq bigint, gone boolean, born date, bytes bytea) ON COMMIT DROP',
    );
    await copyInto(client, 't', COLUMNS, encodeRows(COLUMNS, rows));
    return (await client.query({ text: 'SELECT * FROM t', rowMode: 'array' })).rows;
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

test('rows arrive as they were sent, however long they are', async () => {
  const rows: readonly (readonly Cell[])[] = [
    ['买买提·𠮷\t\\N\n"', -1, 2 ** 53 - 1, true, '1912-02-29', Buffer.from([0, 255, 92])],
    ['', 2 ** 31 - 1, -(2 ** 40), false, '2026-12-20', Buffer.alloc(0)],
    [null, null, null, null, null, null],
    ['长'.repeat(300_000), 0, 0, false, '2000-01-01', Buffer.alloc(400_000, 7)],
    ['the last', 1, 1, true, '1999-12-31', Buffer.from('x')],
  ];
  expect(await copied(rows)).toEqual(rows);
});

test.each(['1985-02-30', '', '1985'])('a day that is none, %j, leaves nothing written', async (day) => {
  await expect(copied([['a', 1, 1, true, day, null]])).rejects.toThrow('no such day');
  expect(await copied([])).toEqual([]);
});
