import type { Vault } from '@mingxuan/vault';
import type { Append, Statement } from './append-statement.ts';
import {
  CHECK_IN_COLUMNS,
  CHECK_IN_FIELDS,
  CHECK_IN_FIELD_TYPES,
  ENTRY_COLUMNS,
  namesOf,
  SEALED_COLUMNS,
  typesOf,
} from './append-statement.ts';
import type { Queryable } from './ledger-rows.ts';
import { onlyNewCheckIns } from './net-changes.ts';
import { newEntry, newSealed } from './new-rows.ts';
import { named, naming } from './scope.ts';

/** Whether an act writes nothing but entries, their records and new check-ins: the many of election day. */
export const isPlain = ({ snapshot, net }: Append): boolean => snapshot === null && onlyNewCheckIns(net);

/**
 * Writes plain acts of different communities under one commit. Each stands for itself: it is written whole if its chain
 * still ends where its writer saw it, and not at all otherwise, whatever becomes of the others. Answers for each whether it was
 * written. A database's objection to one fails all of them, with nothing written; whoever asked decides again alone.
 */
export async function appendTogether(
  db: Queryable,
  vault: Vault,
  appends: readonly Append[],
): Promise<readonly boolean[]> {
  const { rows } = await db.query<{ community_id: string }>(togetherStatement(vault, appends));
  const written = new Set(rows.map((row) => row.community_id));
  return appends.map(({ communityId }) => written.has(communityId));
}

function togetherStatement(vault: Vault, appends: readonly Append[]): Statement {
  // In one order everywhere, so that two programs never wait for each other's chains.
  const ordered = appends.toSorted((a, b) => (a.communityId < b.communityId ? -1 : 1));
  const column = (of: (append: Append) => unknown): unknown[] => ordered.map(of);
  const rows = (of: (append: Append) => readonly object[]): string =>
    JSON.stringify(
      ordered.flatMap((append) => of(append).map((row) => ({ community_id: append.communityId, ...row }))),
    );
  return {
    text: TEXT,
    values: [
      column((a) => a.communityId),
      column((a) => a.next.seq),
      column((a) => a.next.hash),
      column((a) => a.prev.seq),
      column((a) => a.prev.hash),
      column((a) => a.sent.commandId),
      column((a) => a.answer),
      column((a) => a.sent.account),
      column((a) => a.sent.digest),
      rows((a) => a.entries.map(newEntry)),
      rows((a) => [...newSealed(vault, a.communityId, a.entries)]),
      rows((a) => a.net.checkIns),
      named(ordered.map((a) => a.communityId)),
    ],
  };
}

const TEXT = `WITH want AS MATERIALIZED (
    SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[],
      $9::text[]) AS w(community_id, seq, hash, prev_seq, prev_hash, command_id, answer, account, digest)),
  head AS (UPDATE community_head h SET seq = w.seq, hash = w.hash FROM want w
     WHERE h.community_id = w.community_id AND h.seq = w.prev_seq AND h.hash = w.prev_hash AND ${naming('$13')} RETURNING h.community_id),
  receipt AS (INSERT INTO command_receipt (community_id, command_id, first_seq, last_seq, answer, account, digest)
     SELECT w.community_id, w.command_id, w.prev_seq + 1, w.seq, w.answer, w.account, w.digest
       FROM want w JOIN head USING (community_id)),
  entry AS (INSERT INTO ledger_entry (community_id, ${namesOf(ENTRY_COLUMNS)})
     SELECT r.community_id, ${namesOf(ENTRY_COLUMNS, 'r.')}
       FROM json_to_recordset($10::json) AS r(community_id text, ${typesOf(ENTRY_COLUMNS)})
       JOIN head USING (community_id)),
  sealed AS (INSERT INTO ledger_sealed (community_id, ${namesOf(SEALED_COLUMNS)})
     SELECT r.community_id, ${namesOf(SEALED_COLUMNS, 'r.')}
       FROM json_to_recordset($11::json) AS r(community_id text, ${typesOf(SEALED_COLUMNS)})
       JOIN head USING (community_id)),
  check_in_new AS (INSERT INTO check_in (community_id, ${CHECK_IN_COLUMNS})
     SELECT r.community_id, ${CHECK_IN_FIELDS}
       FROM json_to_recordset($12::json) AS r(community_id text, ${CHECK_IN_FIELD_TYPES}) JOIN head USING (community_id))
  SELECT community_id FROM head`;
