import type { Head, SpelledEntry } from '@mingxuan/ledger';
import type { Vault } from '@mingxuan/vault';
import type { SentCommand } from './ledger-rows.ts';
import type { NetChanges, VoterPut } from './net-changes.ts';
import { NO_GROUND } from './net-changes.ts';
import { newEntry, newSealed, newVoter } from './new-rows.ts';
import { placeOf } from './private-values.ts';

/** All that one act writes, together or not at all. */
export interface Append {
  readonly communityId: string;
  readonly sent: SentCommand;
  readonly prev: Head;
  readonly next: Head;
  readonly entries: readonly SpelledEntry[];
  readonly net: NetChanges;
  readonly answer: string;
  readonly snapshot: { readonly version: string; readonly state: string } | null;
}

/** The tables that projections go to: the live ones, or those of a rebuild. */
export interface ProjectionTables {
  readonly voter: string;
  readonly checkIn: string;
}

export const LIVE: ProjectionTables = { voter: 'voter', checkIn: 'check_in' };

export interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

/**
 * One statement, one round trip, one transaction: everything hangs on `head`, which moves the chain's end only if it
 * is still where the caller saw it. Answers `moved` 1, or 0 with nothing written because someone else was faster.
 * Without the sealed records it is a bulk append's first step; whoever leaves them out writes them himself.
 */
export function appendStatement(
  vault: Vault,
  append: Append,
  records: 'WITH_RECORDS' | 'WITHOUT_RECORDS' = 'WITH_RECORDS',
): Statement {
  const values: unknown[] = [];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const parts = [
    `head AS (UPDATE community_head SET seq = ${p(append.next.seq)}, hash = ${p(append.next.hash)}
       WHERE community_id = ${p(append.communityId)} AND seq = ${p(append.prev.seq)} AND hash = ${p(append.prev.hash)}
       RETURNING community_id)`,
    `receipt AS (INSERT INTO command_receipt (community_id, command_id, first_seq, last_seq, answer, account, digest)
       SELECT community_id, ${p(append.sent.commandId)}, ${p(append.prev.seq + 1)}::bigint, ${p(append.next.seq)}::bigint,
         ${p(append.answer)}, ${p(append.sent.account)}, ${p(append.sent.digest)} FROM head)`,
    ...entryParts(append.entries, p),
    ...(records === 'WITH_RECORDS' ? recordParts(vault, append, p) : []),
    ...projectionParts(vault, append.communityId, append.net, LIVE, 'head', p),
  ];
  if (append.snapshot !== null) {
    const state = vault.sealText(placeOf.snapshot(append.communityId, append.next.seq), append.snapshot.state);
    parts.push(`snap AS (INSERT INTO snapshot (community_id, seq, version, state)
       SELECT community_id, ${p(append.next.seq)}::bigint, ${p(append.snapshot.version)}, ${p(state)} FROM head
       ON CONFLICT (community_id) DO UPDATE SET seq = excluded.seq, version = excluded.version, state = excluded.state)`);
  }
  return { text: `WITH ${parts.join(',\n')}\nSELECT count(*)::int AS moved FROM head`, values };
}

type Parameter = (value: unknown) => string;

/** Columns with their types, in the order of the rows that `new-rows.ts` makes. */
type Columns = readonly (readonly [name: string, type: string])[];
export const namesOf = (columns: Columns, prefix = ''): string => columns.map(([name]) => prefix + name).join(', ');
export const typesOf = (columns: Columns): string => columns.map((column) => column.join(' ')).join(', ');

export const ENTRY_COLUMNS: Columns = [
  ['seq', 'bigint'],
  ['hash', 'text'],
  ['prev', 'text'],
  ['stream', 'text'],
  ['type', 'text'],
  ['at', 'text'],
  ['on_day', 'date'],
  ['actor_account', 'text'],
  ['actor_role', 'text'],
  ['body', 'text'],
  ['sealed_count', 'integer'],
  ['sealed_root', 'text'],
];

export const SEALED_COLUMNS: Columns = [
  ['seq', 'bigint'],
  ['idx', 'integer'],
  ['commitment', 'text'],
  ['disclosure', 'text'],
  ['salt', 'text'],
  ['value', 'text'],
];

function entryParts(entries: readonly SpelledEntry[], p: Parameter): string[] {
  if (entries.length === 0) return [];
  return [
    `entry AS (INSERT INTO ledger_entry (community_id, ${namesOf(ENTRY_COLUMNS)})
       SELECT head.community_id, r.* FROM head, json_to_recordset(${p(JSON.stringify(entries.map(newEntry)))}::json)
         AS r(${typesOf(ENTRY_COLUMNS)}))`,
  ];
}

function recordParts(vault: Vault, { communityId, entries }: Append, p: Parameter): string[] {
  const sealed = [...newSealed(vault, communityId, entries)];
  if (sealed.length === 0) return [];
  return [
    `sealed AS (INSERT INTO ledger_sealed (community_id, ${namesOf(SEALED_COLUMNS)})
       SELECT head.community_id, r.* FROM head, json_to_recordset(${p(JSON.stringify(sealed))}::json)
         AS r(${typesOf(SEALED_COLUMNS)}))`,
  ];
}

const PERSONAL =
  'name, sex, birth, group_name, household, pinyin, initials, id_number, phone, address, id_hash, id_tail, across_hash';
const VOTER_COLUMNS = `voter_no, ground, removed, seq, ${PERSONAL}`;
export const CHECK_IN_COLUMNS = 'poll_id, voter_no, channel, place, device, device_seq, trustee_no, at, seq';

const VOTER_RECORD = `r(voter_no integer, ground text, removed boolean, seq bigint, name text, sex text, birth date,
  group_name text, household text, pinyin text, initials text, id_number bytea, phone bytea, address bytea,
  id_hash bytea, id_tail bytea, across_hash bytea)`;
export const CHECK_IN_FIELD_TYPES = `"pollId" text, "voterNo" integer, channel text, place text, device text,
  "deviceSeq" integer, "trusteeNo" integer, at text, seq bigint`;
const CHECK_IN_RECORD = `r(${CHECK_IN_FIELD_TYPES})`;
export const CHECK_IN_FIELDS = `r."pollId", r."voterNo", r.channel, r.place, r.device, r."deviceSeq", r."trusteeNo", r.at, r.seq`;

/** The projections' share of a statement. `source` is a relation of one row with the `community_id`. */
export function projectionParts(
  vault: Vault,
  communityId: string,
  net: NetChanges,
  tables: ProjectionTables,
  source: string,
  p: Parameter,
): readonly string[] {
  const parts: string[] = [];
  const rows = (list: readonly unknown[], record: string): string =>
    `FROM ${source}, json_to_recordset(${p(JSON.stringify(list))}::json) AS ${record}`;
  if (net.voterPuts.length > 0) {
    parts.push(`voter_put AS (INSERT INTO ${tables.voter} AS v (community_id, ${VOTER_COLUMNS})
      SELECT ${source}.community_id, r.* ${rows(
        net.voterPuts.map((put) => voterRow(vault, communityId, put)),
        VOTER_RECORD,
      )}
      ON CONFLICT (community_id, voter_no) DO UPDATE SET ${overwrite(VOTER_COLUMNS)})`);
  }
  if (net.voterMarks.length > 0) {
    const emptied = PERSONAL.split(', ').map((c) => `${c} = CASE WHEN r.erased THEN NULL ELSE v.${c} END`);
    parts.push(`voter_mark AS (UPDATE ${tables.voter} AS v
      SET removed = v.removed OR r.removed, seq = r.seq, ground = CASE WHEN r.erased THEN '${NO_GROUND}' ELSE v.ground END, ${emptied.join(', ')}
      ${rows(net.voterMarks, 'r("voterNo" integer, removed boolean, erased boolean, seq bigint)')}
      WHERE v.community_id = ${source}.community_id AND v.voter_no = r."voterNo")`);
  }
  if (net.checkIns.length > 0) {
    parts.push(`check_in_new AS (INSERT INTO ${tables.checkIn} (community_id, ${CHECK_IN_COLUMNS})
      SELECT ${source}.community_id, ${CHECK_IN_FIELDS} ${rows(net.checkIns, CHECK_IN_RECORD)})`);
  }
  if (net.checkInsAgain.length > 0) {
    parts.push(`check_in_again AS (INSERT INTO ${tables.checkIn} (community_id, ${CHECK_IN_COLUMNS})
      SELECT ${source}.community_id, ${CHECK_IN_FIELDS} ${rows(net.checkInsAgain, CHECK_IN_RECORD)}
      ON CONFLICT (community_id, poll_id, voter_no) DO UPDATE SET ${overwrite(CHECK_IN_COLUMNS)})`);
  }
  if (net.checkInsUndone.length > 0) {
    parts.push(`check_in_gone AS (DELETE FROM ${tables.checkIn} AS c
      USING ${source}, json_to_recordset(${p(JSON.stringify(net.checkInsUndone))}::json) AS r("pollId" text, "voterNo" integer)
      WHERE c.community_id = ${source}.community_id AND c.poll_id = r."pollId" AND c.voter_no = r."voterNo")`);
  }
  return parts;
}

/** As JSON, with bytes as PostgreSQL reads them in a text. */
const voterRow = (vault: Vault, communityId: string, put: VoterPut): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(newVoter(vault, communityId, put)).map(([column, value]: [string, unknown]) => [
      column,
      Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value,
    ]),
  );

const overwrite = (columns: string): string =>
  columns
    .split(/,\s*/)
    .map((c) => `${c} = excluded.${c}`)
    .join(', ');
