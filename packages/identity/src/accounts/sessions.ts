import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Actor, Grant } from '../can/index.ts';
import { isRole } from '../can/index.ts';
import type { Sql } from './sql.ts';

/** Reads the session token out of the cookie, or null when it is missing or its signature is not ours. */
export function sessionToken(headers: Headers, cookie: string, secret: string): string | null {
  const value = cookieValue(headers.get('cookie') ?? '', cookie);
  const dot = value?.lastIndexOf('.') ?? -1;
  if (value === null || dot < 1) return null;
  const token = value.slice(0, dot);
  const expected = createHmac('sha256', secret).update(token).digest();
  const actual = Buffer.from(value.slice(dot + 1), 'base64');
  return actual.length === expected.length && timingSafeEqual(actual, expected) ? token : null;
}

function cookieValue(header: string, name: string): string | null {
  for (const part of header.split(';')) {
    const [key, ...rest] = part.split('=');
    if (key?.trim() === name) return decoded(rest.join('=').trim());
  }
  return null;
}

function decoded(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}

interface ActorRow {
  readonly id: string;
  readonly name: string;
  readonly must_change_password: boolean;
  readonly grants: readonly { readonly role: string; readonly scope: string }[];
}

/**
 * Who holds this session, with what they may do; null when it has ended, was revoked, or the account was stopped. Every
 * request asks this, so it is one statement and nothing is kept in memory: a revoked session is dead at once.
 */
export async function actorOfToken(sql: Sql, token: string, now: Date): Promise<Actor | null> {
  const found = await sql.query<ActorRow>(
    `SELECT u.id, u.name, u.must_change_password,
            coalesce(json_agg(json_build_object('role', g.role, 'scope', g.scope) ORDER BY g.role, g.scope)
                     FILTER (WHERE g.role IS NOT NULL), '[]') AS grants
       FROM auth_session s
       JOIN auth_user u ON u.id = s.user_id
       LEFT JOIN account_grant g ON g.account_id = u.id
      WHERE s.token = $1 AND s.expires_at > $2 AND u.disabled_at IS NULL
      GROUP BY u.id`,
    [token, now],
  );
  const row = found.rows[0];
  if (row === undefined) return null;
  // The one-time password was seen by whoever made the account: until it is changed it opens nothing.
  if (row.must_change_password) return { accountId: row.id, name: row.name, grants: [], mustChangePassword: true };
  return { accountId: row.id, name: row.name, grants: readGrants(row.grants) };
}

/** Grants as stored; a role that this version does not know gives nothing. */
export function readGrants(rows: readonly { readonly role: string; readonly scope: string }[]): readonly Grant[] {
  return rows.flatMap(({ role, scope }) => (isRole(role) ? [{ role, scope }] : []));
}

/** Ends the sessions of an account, all but the one named. Returns how many. */
export async function endSessions(sql: Sql, accountId: string, exceptToken: string | null): Promise<number> {
  const ended = await sql.query('DELETE FROM auth_session WHERE user_id = $1 AND token IS DISTINCT FROM $2', [
    accountId,
    exceptToken,
  ]);
  return ended.rowCount ?? 0;
}
