import { createHash } from 'node:crypto';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import { tooManyTries } from './refusals.ts';
import type { Sql } from './sql.ts';

/** Wrong passwords that cost nothing: people mistype. */
const FREE_TRIES = 5;
const FIRST_DELAY_SECONDS = 10;
const LONGEST_DELAY_SECONDS = 900;
/** A pause this long forgets the failures. */
const FORGET_SECONDS = 3600;

/**
 * Failures are counted per account *and* address: a stranger who tries an account from elsewhere slows only themselves,
 * and never locks its owner out.
 */
export function attemptKey(username: string, address: string): string {
  return createHash('sha256')
    .update(JSON.stringify([username, address]))
    .digest('hex');
}

/**
 * Counts a try before the password is looked at, so that many at once cannot slip past. Refusal: `TOO_MANY_TRIES`.
 * The n-th failure from the fifth on delays the next try: 10 s, 20 s, 40 s … 15 min.
 */
export async function beginAttempt(sql: Sql, key: string, now: Date): Promise<Result<true, Refusal>> {
  const counted = await sql.query(COUNT, [
    key,
    now,
    FREE_TRIES,
    FIRST_DELAY_SECONDS,
    LONGEST_DELAY_SECONDS,
    new Date(now.getTime() - FORGET_SECONDS * 1000),
  ]);
  if (counted.rowCount === 1) return ok(true);
  const blocked = await sql.query<{ blocked_until: Date | null }>(
    'SELECT blocked_until FROM auth_attempt WHERE key = $1',
    [key],
  );
  const until = blocked.rows[0]?.blocked_until?.getTime() ?? now.getTime();
  return err(tooManyTries(Math.max(1, Math.ceil((until - now.getTime()) / 1000))));
}

/** The right password forgets the failures; so are those forgotten that nobody has added to for a day. */
export async function endAttempts(sql: Sql, key: string, now: Date): Promise<void> {
  const dayAgo = new Date(now.getTime() - 24 * 3600 * 1000);
  await sql.query('DELETE FROM auth_attempt WHERE key = $1 OR last_at < $2', [key, dayAgo]);
}

/** One statement: the row is locked while it is read and raised. No row comes back while the key is blocked. */
const COUNT = `
  INSERT INTO auth_attempt AS a (key, failures, last_at) VALUES ($1, 1, $2)
  ON CONFLICT (key) DO UPDATE SET
    last_at = $2,
    failures = CASE WHEN a.last_at < $6 THEN 1 ELSE a.failures + 1 END,
    blocked_until = CASE
      WHEN a.last_at < $6 OR a.failures + 1 < $3::int THEN NULL
      ELSE $2::timestamptz
        + make_interval(secs => least($4::int * power(2, least(a.failures + 1 - $3::int, 20)), $5::int))
    END
  WHERE a.blocked_until IS NULL OR a.blocked_until <= $2
  RETURNING failures`;
