import type pg from 'pg';
import type { Queryable } from './ledger-rows.ts';
import { within } from './scope.ts';

export type RequestKind = 'ACCESS' | 'CORRECTION' | 'ERASURE';
/** How the person who asks was found to be who they say. */
export type IdentityCheck = 'CARD_SHOWN' | 'BY_TRUSTEE' | 'KNOWN_IN_PERSON';
export type RequestOutcome = 'DONE' | 'PARTLY' | 'REFUSED';

/** What somebody asked about their own data: whose it is by number alone. Days are `YYYY-MM-DD`. */
export interface DataRequest {
  readonly no: number;
  readonly kind: RequestKind;
  readonly voterNo: number;
  readonly identity: IdentityCheck;
  readonly receivedOn: string;
  /** By when it is to be answered. */
  readonly dueOn: string;
  readonly receivedBy: string;
  readonly answer: {
    readonly outcome: RequestOutcome;
    readonly reason: string;
    readonly on: string;
    readonly by: string;
  } | null;
}

interface Row {
  readonly no: number;
  readonly kind: RequestKind;
  readonly voter_no: number;
  readonly identity: IdentityCheck;
  readonly received_on: string;
  readonly due_on: string;
  readonly received_by: string;
  readonly outcome: RequestOutcome | null;
  readonly reason: string | null;
  readonly answered_on: string | null;
  readonly answered_by: string | null;
}

/** The register of a community, the newest first. */
export async function dataRequestsOf(pool: pg.Pool, communityId: string): Promise<readonly DataRequest[]> {
  const { rows } = await within(pool, communityId).query<Row>(
    'SELECT * FROM data_request WHERE community_id = $1 ORDER BY no DESC',
    [communityId],
  );
  return rows.map(asRequest);
}

const asRequest = (row: Row): DataRequest => ({
  no: row.no,
  kind: row.kind,
  voterNo: row.voter_no,
  identity: row.identity,
  receivedOn: row.received_on,
  dueOn: row.due_on,
  receivedBy: row.received_by,
  answer:
    row.outcome === null
      ? null
      : {
          outcome: row.outcome,
          reason: row.reason ?? '',
          on: row.answered_on ?? '',
          by: row.answered_by ?? '',
        },
});

/** Enters a request under the next number of its community and returns the number. */
export async function enterDataRequest(
  pool: pg.Pool,
  communityId: string,
  request: Omit<DataRequest, 'no' | 'answer'>,
): Promise<number> {
  const { kind, voterNo, identity, receivedOn, dueOn, receivedBy } = request;
  const { rows } = await within(pool, communityId).query<{ no: number }>(
    `WITH held AS (SELECT community_id FROM community_head WHERE community_id = $1 FOR UPDATE)
     INSERT INTO data_request (community_id, no, kind, voter_no, identity, received_on, due_on, received_by)
     SELECT community_id, (SELECT coalesce(max(no), 0) + 1 FROM data_request WHERE community_id = $1), $2, $3, $4, $5, $6, $7
       FROM held RETURNING no`,
    [communityId, kind, voterNo, identity, receivedOn, dueOn, receivedBy],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('a request of no community');
  return row.no;
}

/** Writes down the answer; false where there is no such request, or it has been answered. */
export async function answerDataRequest(
  pool: pg.Pool,
  communityId: string,
  no: number,
  { outcome, reason, on, by }: NonNullable<DataRequest['answer']>,
): Promise<boolean> {
  const done = await within(pool, communityId).query(
    `UPDATE data_request SET outcome = $3, reason = $4, answered_on = $5, answered_by = $6
      WHERE community_id = $1 AND no = $2 AND outcome IS NULL`,
    [communityId, no, outcome, reason, on, by],
  );
  return done.rowCount === 1;
}

/** A stop that somebody has put on emptying anything of a community: a court, an inspection, a dispute. */
export interface DataHold {
  readonly id: string;
  readonly reason: string;
  readonly setAt: string;
  readonly setBy: string;
}

/** Stops that stand. */
export const dataHoldsOf = (pool: pg.Pool, communityId: string): Promise<readonly DataHold[]> =>
  standingHolds(within(pool, communityId), communityId);

/** The same, within somebody's transaction. */
export async function standingHolds(db: Queryable, communityId: string): Promise<readonly DataHold[]> {
  const { rows } = await db.query<DataHold>(
    `SELECT hold_id AS id, reason, set_at AS "setAt", set_by AS "setBy" FROM data_hold
      WHERE community_id = $1 AND lifted_at IS NULL ORDER BY set_at, hold_id`,
    [communityId],
  );
  return rows;
}

/** Puts a stop. It waits for the chain's end: an erasure is either over before it stands, or sees it. */
export async function setDataHold(pool: pg.Pool, communityId: string, hold: DataHold): Promise<void> {
  await within(pool, communityId).query(
    `WITH held AS (SELECT community_id FROM community_head WHERE community_id = $1 FOR UPDATE)
     INSERT INTO data_hold (community_id, hold_id, reason, set_at, set_by) SELECT community_id, $2, $3, $4, $5 FROM held`,
    [communityId, hold.id, hold.reason, hold.setAt, hold.setBy],
  );
}

/** Lifts a stop; false where none of this id stands. */
export async function liftDataHold(
  pool: pg.Pool,
  communityId: string,
  id: string,
  { at, by }: { readonly at: string; readonly by: string },
): Promise<boolean> {
  const done = await within(pool, communityId).query(
    'UPDATE data_hold SET lifted_at = $3, lifted_by = $4 WHERE community_id = $1 AND hold_id = $2 AND lifted_at IS NULL',
    [communityId, id, at, by],
  );
  return done.rowCount === 1;
}
