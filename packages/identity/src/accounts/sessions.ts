import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Actor, Grant } from '../can/index.ts';
import { isRole } from '../can/index.ts';
import type { Context, FactorSetting } from './context.ts';
import type { FactorPolicy } from './factor-policy.ts';
import { isFactorPolicy, isStaff } from './factor-policy.ts';
import { hasFactor } from './factor-rows.ts';
import { hasExpired } from './policy-profile.ts';
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

/** The cookie of a session that we made ourselves, as the library writes those of its own. */
export function sessionCookie(token: string, cookie: string, secret: string, seconds: number, secure: boolean): string {
  const signature = createHmac('sha256', secret).update(token).digest('base64');
  const value = encodeURIComponent(`${token}.${signature}`);
  return `${cookie}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
}

/** One cookie out of the header; null when it is not there. */
export function cookieValue(header: string, name: string): string | null {
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

/** The header of a page that asks by itself while nobody touches it: such a question keeps no session alive. */
export const UNATTENDED_HEADER = 'x-mingxuan-unattended';

interface ActorRow {
  readonly id: string;
  readonly name: string;
  readonly must_change_password: boolean;
  readonly password_set_at: Date | null;
  readonly last_seen_at: Date;
  readonly enrolled: boolean;
  readonly policy: string | null;
  readonly grants: readonly { readonly role: string; readonly scope: string }[];
}

/** What decides whether a session still holds, and what its holder may do. */
export type Holding = Pick<Context, 'now' | 'factor' | 'idleSeconds' | 'profile'>;

/** Before this moment an unused session was used last too long ago. */
export const idleSince = ({ now, idleSeconds }: Pick<Context, 'now' | 'idleSeconds'>): Date =>
  new Date(now().getTime() - idleSeconds * 1000);

/** A session's last use is written down at most this often. */
const SEEN_EVERY_MS = 60_000;

/**
 * Who holds this session, with what they may do; null when it has ended, was revoked, lay idle, or the account was
 * stopped. Every request asks this, so it is one statement and nothing is kept in memory: a revoked session is dead at
 * once. `attended` says that a person is behind the request, which keeps the session from lying idle.
 */
export async function actorOfToken(
  sql: Sql,
  token: string,
  holding: Holding,
  attended: boolean,
): Promise<Actor | null> {
  const now = holding.now();
  const found = await sql.query<ActorRow>(
    `SELECT u.id, u.name, u.must_change_password, coalesce(s.last_seen_at, s.created_at) AS last_seen_at,
            (SELECT c.updated_at FROM auth_credential c WHERE c.user_id = u.id AND c.provider_id = 'credential')
              AS password_set_at,
            ${hasFactor('u.id')} AS enrolled,
            (SELECT second_factor FROM auth_policy) AS policy,
            coalesce(json_agg(json_build_object('role', g.role, 'scope', g.scope) ORDER BY g.role, g.scope)
                     FILTER (WHERE g.role IS NOT NULL), '[]') AS grants
       FROM auth_session s
       JOIN auth_user u ON u.id = s.user_id
       LEFT JOIN account_grant g ON g.account_id = u.id
      WHERE s.token = $1 AND s.expires_at > $2 AND coalesce(s.last_seen_at, s.created_at) > $3 AND u.disabled_at IS NULL
      GROUP BY u.id, s.id`,
    [token, now, idleSince(holding)],
  );
  const row = found.rows[0];
  if (row === undefined) return null;
  if (attended && now.getTime() - row.last_seen_at.getTime() > SEEN_EVERY_MS)
    await sql.query('UPDATE auth_session SET last_seen_at = $2 WHERE token = $1', [token, now]);
  return actorOfRow(row, holding);
}

function actorOfRow(row: ActorRow, { now, factor, profile }: Holding): Actor {
  const who = { accountId: row.id, name: row.name, ...(row.enrolled ? { secondFactor: true as const } : {}) };
  // The one-time password was seen by whoever made the account: until it is changed it opens nothing.
  if (row.must_change_password) return { ...who, grants: [], mustChangePassword: true };
  // Never shut out: the way to a new password is open, and nothing else is.
  if (row.password_set_at !== null && hasExpired(row.password_set_at, now(), profile.password))
    return { ...who, grants: [], mustChangePassword: true, passwordExpired: true };
  const grants = readGrants(row.grants);
  const required = policyInForce(factor, row.policy) === 'required' && isStaff(grants);
  return required && !row.enrolled ? { ...who, grants: [], mustEnrol: true } : { ...who, grants };
}

/** What holds: the setting of the start, else what an administrator chose, else the default. */
export function policyInForce(setting: FactorSetting, chosen: string | null): FactorPolicy {
  return setting.kind === 'DEFAULT' && isFactorPolicy(chosen) ? chosen : setting.policy;
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
