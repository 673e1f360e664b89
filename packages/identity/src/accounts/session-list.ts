import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import { recordAct } from './account-rows.ts';
import type { Context } from './context.ts';
import type { Held } from './proving.ts';
import { sessionAccount } from './proving.ts';
import { noSuchSession, notSignedIn } from './refusals.ts';
import { endSessions, idleSince } from './sessions.ts';
import { inTransaction } from './sql.ts';

/** One place where somebody is signed in. Its token is never shown. */
export interface SessionSummary {
  readonly id: string;
  /** What the browser calls itself. */
  readonly device: string;
  readonly address: string;
  readonly since: Date;
  readonly lastSeen: Date;
  readonly ends: Date;
  /** The session that asks. */
  readonly current: boolean;
}

/** Where whoever holds this session is signed in, the latest first. Refusal: `NOT_SIGNED_IN`. */
export async function ownSessions(context: Context, held: Held): Promise<Result<readonly SessionSummary[], Refusal>> {
  const account = await sessionAccount(context, held);
  if (account === null) return err(notSignedIn());
  const found = await context.pool.query<{
    id: string;
    user_agent: string | null;
    ip_address: string | null;
    created_at: Date;
    last_seen: Date;
    expires_at: Date;
    current: boolean;
  }>(
    `SELECT id, user_agent, ip_address, created_at, coalesce(last_seen_at, created_at) AS last_seen, expires_at,
            token = $4 AS current
       FROM auth_session
      WHERE user_id = $1 AND expires_at > $2 AND coalesce(last_seen_at, created_at) > $3
      ORDER BY last_seen DESC, id`,
    [account.id, context.now(), idleSince(context), held.token],
  );
  return ok(
    found.rows.map((row) => ({
      id: row.id,
      device: row.user_agent ?? '',
      address: row.ip_address ?? '',
      since: row.created_at,
      lastSeen: row.last_seen,
      ends: row.expires_at,
      current: row.current,
    })),
  );
}

/** Ends one of one's own sessions, from its next request on. Refusals: `NOT_SIGNED_IN`, `NO_SUCH_SESSION`. */
export async function endOwnSession(context: Context, held: Held, id: string): Promise<Result<true, Refusal>> {
  const account = await sessionAccount(context, held);
  if (account === null) return err(notSignedIn());
  return inTransaction(context.pool, async (client) => {
    const ended = await client.query('DELETE FROM auth_session WHERE id = $1 AND user_id = $2', [id, account.id]);
    if (ended.rowCount !== 1) return err(noSuchSession());
    await recordAct(client, 'SESSION_ENDED', account.id, account.id, context.now());
    return ok(true);
  });
}

/** Ends all one's sessions but this one; says how many. Refusal: `NOT_SIGNED_IN`. */
export async function endOtherSessions(
  context: Context,
  held: Held,
): Promise<Result<{ readonly ended: number }, Refusal>> {
  const account = await sessionAccount(context, held);
  if (account === null) return err(notSignedIn());
  return inTransaction(context.pool, async (client) => {
    const ended = await endSessions(client, account.id, held.token);
    if (ended > 0) await recordAct(client, 'SESSIONS_REVOKED', account.id, account.id, context.now());
    return ok({ ended });
  });
}
