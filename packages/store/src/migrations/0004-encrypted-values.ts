import type { Vault } from '@mingxuan/vault';
import type { Kysely } from 'kysely';
import { CompiledQuery, sql } from 'kysely';
import type { PrivateColumns } from '../private-values.ts';
import { placeOf, SALT_INSIDE, sealRecord, sealVoter } from '../private-values.ts';

/**
 * Identity numbers, telephones, addresses, restricted records, files and snapshots are encrypted from here on. What stands
 * in the tables is read, encrypted and written into new tables, and the old ones are dropped: their files go with them.
 */
export const encryptedValues = (vault: Vault) => ({
  up: async (db: Kysely<unknown>): Promise<void> => {
    await encryptSealed(db, vault);
    await encryptFiles(db, vault);
    await encryptVoters(db, vault);
    // Snapshots only spare work: they are made anew, encrypted. A truncated table starts a new file.
    await run(db, 'TRUNCATE snapshot');
    await run(db, 'CREATE TABLE vault_key (key_id text PRIMARY KEY)');
  },
});

const BATCH = 1000;

const run = (db: Kysely<unknown>, text: string) => sql.raw(text).execute(db);
const query = async <Row>(db: Kysely<unknown>, text: string, values: readonly unknown[]): Promise<readonly Row[]> =>
  (await db.executeQuery<Row>(CompiledQuery.raw(text, [...values]))).rows;

interface PlainSealed {
  readonly community_id: string;
  readonly seq: number;
  readonly idx: number;
  readonly commitment: string;
  readonly disclosure: string;
  readonly salt: string | null;
  readonly value: string | null;
}

async function encryptSealed(db: Kysely<unknown>, vault: Vault): Promise<void> {
  await run(db, 'CREATE TABLE ledger_sealed_new (LIKE ledger_sealed INCLUDING ALL)');
  let after: readonly [string, number, number] = ['', 0, 0];
  for (;;) {
    const rows = await query<PlainSealed>(
      db,
      `SELECT * FROM ledger_sealed WHERE (community_id, seq, idx) > ($1, $2::bigint, $3::int)
        ORDER BY community_id, seq, idx LIMIT ${BATCH}`,
      after,
    );
    const last = rows.at(-1);
    if (last === undefined) break;
    const closed = rows.map(({ salt, value, ...row }) =>
      row.disclosure === 'PUBLIC' || salt === null || value === null
        ? { ...row, salt, value }
        : { ...row, salt: SALT_INSIDE, value: sealRecord(vault, row.community_id, row, { salt, value }) },
    );
    await query(
      db,
      `INSERT INTO ledger_sealed_new SELECT * FROM json_populate_recordset(NULL::ledger_sealed_new, $1::json)`,
      [JSON.stringify(closed)],
    );
    after = [last.community_id, last.seq, last.idx];
  }
  await run(db, 'DROP TABLE ledger_sealed');
  await run(db, 'ALTER TABLE ledger_sealed_new RENAME TO ledger_sealed');
  await run(db, 'ALTER INDEX ledger_sealed_new_pkey RENAME TO ledger_sealed_pkey');
  await run(db, 'ALTER TABLE ledger_sealed ADD FOREIGN KEY (community_id, seq) REFERENCES ledger_entry');
}

async function encryptFiles(db: Kysely<unknown>, vault: Vault): Promise<void> {
  await run(db, 'CREATE TABLE file_new (LIKE file INCLUDING ALL)');
  // One at a time: a file may have many megabytes.
  const names = await query<{ community_id: string; sha256: string }>(db, 'SELECT community_id, sha256 FROM file', []);
  for (const { community_id: community, sha256 } of names) {
    const [file] = await query<{ bytes: Buffer }>(
      db,
      'SELECT bytes FROM file WHERE community_id = $1 AND sha256 = $2',
      [community, sha256],
    );
    if (file === undefined) continue;
    await query(
      db,
      `INSERT INTO file_new SELECT community_id, sha256, name, mime, size, $3 FROM file
        WHERE community_id = $1 AND sha256 = $2`,
      [community, sha256, vault.seal(placeOf.file(community, sha256), file.bytes)],
    );
  }
  await run(db, 'DROP TABLE file');
  await run(db, 'ALTER TABLE file_new RENAME TO file');
  await run(db, 'ALTER INDEX file_new_pkey RENAME TO file_pkey');
  await run(db, 'ALTER TABLE file ADD FOREIGN KEY (community_id) REFERENCES community');
}

interface PlainVoter {
  readonly community_id: string;
  readonly voter_no: number;
  readonly name: string | null;
  readonly sex: 'F' | 'M' | null;
  readonly birth: string | null;
  readonly id_number: string | null;
  readonly group_name: string | null;
  readonly household: string | null;
  readonly ground: string;
  readonly phone: string | null;
  readonly address: string | null;
  readonly pinyin: string | null;
  readonly initials: string | null;
  readonly removed: boolean;
  readonly seq: number;
}

async function encryptVoters(db: Kysely<unknown>, vault: Vault): Promise<void> {
  await run(db, 'ALTER TABLE voter RENAME TO voter_plain');
  for (const index of ['voter_pkey', 'voter_id_number', 'voter_household']) {
    await run(db, `ALTER INDEX ${index} RENAME TO ${index}_plain`);
  }
  await run(db, VOTER);
  const rehearsing = await rehearsals(db);
  let after: readonly [string, number] = ['', 0];
  for (;;) {
    const rows = await query<PlainVoter>(
      db,
      `SELECT * FROM voter_plain WHERE (community_id, voter_no) > ($1, $2::int)
        ORDER BY community_id, voter_no LIMIT ${BATCH}`,
      after,
    );
    const last = rows.at(-1);
    if (last === undefined) break;
    const closed = rows.map((row) => ({ ...row, ...closedColumns(vault, row, !rehearsing.has(row.community_id)) }));
    await query(db, `INSERT INTO voter SELECT * FROM json_populate_recordset(NULL::voter, $1::json)`, [
      JSON.stringify(closed),
    ]);
    after = [last.community_id, last.voter_no];
  }
  await run(db, 'DROP TABLE voter_plain');
  for (const index of VOTER_INDEXES) await run(db, index);
}

/** Communities whose cycle is a rehearsal: who stands on their rolls is nobody's double. */
async function rehearsals(db: Kysely<unknown>): Promise<ReadonlySet<string>> {
  const rows = await query<{ id: string }>(
    db,
    `SELECT community_id AS id FROM ledger_entry WHERE type = 'CYCLE_OPENED' AND body LIKE '%"mode":"REHEARSAL"%'`,
    [],
  );
  return new Set(rows.map((row) => row.id));
}

function closedColumns(vault: Vault, row: PlainVoter, compared: boolean): Readonly<Record<string, string | null>> {
  const sealed: PrivateColumns = sealVoter(
    vault,
    row.community_id,
    { voterNo: row.voter_no, idNumber: row.id_number, phone: row.phone, address: row.address },
    compared,
  );
  return Object.fromEntries(
    Object.entries(sealed).map(([column, value]: [string, Buffer | null]) => [
      column,
      value === null ? null : `\\x${value.toString('hex')}`,
    ]),
  );
}

const VOTER = `CREATE TABLE voter (
     community_id text NOT NULL REFERENCES community,
     voter_no     integer NOT NULL,
     name         text,
     sex          text,
     birth        date,
     group_name   text,
     household    text,
     ground       text NOT NULL,
     pinyin       text,
     initials     text,
     removed      boolean NOT NULL,
     seq          bigint NOT NULL,
     id_number    bytea,
     phone        bytea,
     address      bytea,
     id_hash      bytea,
     id_tail      bytea,
     across_hash  bytea,
     PRIMARY KEY (community_id, voter_no)
   )`;

/**
 * How voters are found. Plain b-trees that answer by themselves, without an extension: beginnings by `text_pattern_ops`,
 * a name from its second and third character on as well; what stands further back in a long name is found by going
 * through the long names alone.
 */
const VOTER_INDEXES: readonly string[] = [
  `CREATE INDEX voter_id_hash ON voter (community_id, id_hash)`,
  `CREATE INDEX voter_id_tail ON voter (community_id, id_tail, voter_no) WHERE NOT removed`,
  `CREATE INDEX voter_across ON voter (across_hash, community_id) WHERE NOT removed AND across_hash IS NOT NULL`,
  `CREATE INDEX voter_name ON voter (community_id, name text_pattern_ops, voter_no) WHERE NOT removed`,
  `CREATE INDEX voter_name_2 ON voter (community_id, substr(name, 2) text_pattern_ops) INCLUDE (name, voter_no)
     WHERE NOT removed`,
  `CREATE INDEX voter_name_3 ON voter (community_id, substr(name, 3) text_pattern_ops) INCLUDE (name, voter_no)
     WHERE NOT removed AND char_length(name) > 2`,
  `CREATE INDEX voter_name_long ON voter (community_id, name, voter_no) WHERE NOT removed AND char_length(name) > 3`,
  `CREATE INDEX voter_pinyin ON voter (community_id, replace(pinyin, ' ', '') text_pattern_ops)
     INCLUDE (pinyin, voter_no) WHERE NOT removed`,
  `CREATE INDEX voter_initials ON voter (community_id, initials text_pattern_ops, voter_no) WHERE NOT removed`,
  `CREATE INDEX voter_household ON voter (community_id, household text_pattern_ops, voter_no) WHERE NOT removed`,
];
