import type { Vault } from '@mingxuan/vault';
import type pg from 'pg';
import type { Append } from './append-statement.ts';
import { appendStatement } from './append-statement.ts';
import type { Cell, CopyColumns } from './copy-format.ts';
import { encodeRows } from './copy-format.ts';
import { copyInto } from './copy-rows.ts';
import { newSealed, newVoter } from './new-rows.ts';

/** From so many records and rows on, COPY is quicker than one statement, and the statement would be too long one day. */
const MANY = 1000;

export const isBulk = ({ entries, net }: Append): boolean =>
  net.voterPuts.length + entries.reduce((sum, entry) => sum + entry.sealed.length, 0) >= MANY;

/**
 * The same as the one statement, for an act of many rows: the statement moves the head and writes the few, COPY the many. The
 * caller holds the transaction, so that it is still all or nothing. False when someone else was faster.
 */
export async function bulkAppend(client: pg.PoolClient, vault: Vault, append: Append): Promise<boolean> {
  const { communityId, net } = append;
  const few = appendStatement(vault, { ...append, net: { ...net, voterPuts: [] } }, 'WITHOUT_RECORDS');
  const { rows } = await client.query<{ moved: number }>(few);
  if (rows[0]?.moved !== 1) return false;
  await copyBehind(client, 'ledger_sealed', SEALED, encodeRows(SEALED, sealedCells(vault, append)));
  if (net.voterPuts.length === 0) return true;
  const numbers = net.voterPuts.map(({ voter }) => voter.voterNo);
  // Each row is given whole, so that putting it means taking the place of whatever stood there.
  await client.query('DELETE FROM voter WHERE community_id = $1 AND voter_no = ANY ($2::int[])', [
    communityId,
    numbers,
  ]);
  await copyBehind(client, 'voter', VOTER, encodeRows(VOTER, voterCells(vault, append)));
  return true;
}

/**
 * PostgreSQL takes no COPY into a table that has a policy: the rows go into a table of this transaction, and from there, each
 * held against the policy, to their place.
 */
async function copyBehind(
  client: pg.PoolClient,
  table: string,
  columns: CopyColumns,
  chunks: Iterable<Buffer>,
): Promise<void> {
  const names = columns.map(([name]) => name).join(', ');
  await client.query(
    `CREATE TEMPORARY TABLE coming_${table} ON COMMIT DROP AS SELECT ${names} FROM ${table} WHERE false`,
  );
  await copyInto(client, `coming_${table}`, columns, chunks);
  await client.query(`INSERT INTO ${table} (${names}) SELECT ${names} FROM coming_${table}`);
  await client.query(`DROP TABLE coming_${table}`);
}

const SEALED: CopyColumns = [
  ['community_id', 'text'],
  ['seq', 'bigint'],
  ['idx', 'integer'],
  ['commitment', 'text'],
  ['disclosure', 'text'],
  ['salt', 'text'],
  ['value', 'text'],
];

function* sealedCells(vault: Vault, { communityId, entries }: Append): Generator<readonly Cell[]> {
  for (const row of newSealed(vault, communityId, entries)) {
    yield [communityId, row.seq, row.idx, row.commitment, row.disclosure, row.salt, row.value];
  }
}

const VOTER: CopyColumns = [
  ['community_id', 'text'],
  ['voter_no', 'integer'],
  ['ground', 'text'],
  ['removed', 'boolean'],
  ['seq', 'bigint'],
  ['name', 'text'],
  ['sex', 'text'],
  ['birth', 'date'],
  ['group_name', 'text'],
  ['household', 'text'],
  ['pinyin', 'text'],
  ['initials', 'text'],
  ['id_number', 'bytea'],
  ['phone', 'bytea'],
  ['address', 'bytea'],
  ['id_hash', 'bytea'],
  ['id_tail', 'bytea'],
  ['across_hash', 'bytea'],
];

function* voterCells(vault: Vault, { communityId, net }: Append): Generator<readonly Cell[]> {
  for (const put of net.voterPuts) {
    const row = newVoter(vault, communityId, put);
    yield [
      communityId,
      row.voter_no,
      row.ground,
      row.removed,
      row.seq,
      row.name,
      row.sex,
      row.birth,
      row.group_name,
      row.household,
      row.pinyin,
      row.initials,
      row.id_number,
      row.phone,
      row.address,
      row.id_hash,
      row.id_tail,
      row.across_hash,
    ];
  }
}
