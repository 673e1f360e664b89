import { createHash } from 'node:crypto';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type pg from 'pg';
import type { TryRules } from './policy-profile.ts';
import { tooManyTries } from './refusals.ts';
import type { Sql } from './sql.ts';

/** Wrong ones for one account from all unknown devices together, and from one address for all accounts together. */
const FREE_FROM_MANY = 50;
/** A pause this long forgets the failures. */
const FORGET_SECONDS = 3600;

/** Passwords and the codes of the second factor are counted apart: the one being right says nothing about the other. */
export type Tried = 'PASSWORD' | 'CODE';

/** Where a try comes from: a device on which this account has signed in before, or anywhere else. */
export type Whence =
  | { readonly kind: 'KNOWN_DEVICE'; readonly device: string }
  | { readonly kind: 'ADDRESS'; readonly address: string };

/** One count. What the right answer does to it: forgets it, or only takes its own try off again. */
export interface Budget {
  readonly key: string;
  readonly free: number;
  readonly rightAnswer: 'FORGETS' | 'GIVES_BACK';
}

/** Addresses that tell nobody apart: the machine itself, and requests made inside the program. */
const TELLS_NOTHING = new Set(['inside', 'unknown', '127.0.0.1', '::1', '::ffff:127.0.0.1']);

const keyOf = (...parts: readonly string[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/**
 * The counts one try falls under. A known device has a count of its own that nobody else can use up: whatever strangers
 * try elsewhere, the owner of the account gets in from there. From unknown devices three counts hold at once: account and
 * address (guessing from one place), the account (guessing from many places), the address (one password for many accounts).
 */
export function budgetsOf(tried: Tried, username: string, whence: Whence, { free }: TryRules): readonly Budget[] {
  if (whence.kind === 'KNOWN_DEVICE')
    return [{ key: keyOf(tried, 'device', username, whence.device), free, rightAnswer: 'FORGETS' }];
  const { address } = whence;
  const budgets: Budget[] = [
    { key: keyOf(tried, 'address', username, address), free, rightAnswer: 'FORGETS' },
    { key: keyOf(tried, 'strangers', username), free: FREE_FROM_MANY, rightAnswer: 'GIVES_BACK' },
  ];
  if (!TELLS_NOTHING.has(address))
    budgets.push({ key: keyOf(tried, 'everybody', address), free: FREE_FROM_MANY, rightAnswer: 'GIVES_BACK' });
  // Always in the same order: two tries at once must not wait for each other.
  return budgets.toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

/** The count of somebody who showed what only the owner of the account can have: strangers cannot use it up. */
export function ownerBudget(tried: Tried, username: string, shown: string, { free }: TryRules): readonly Budget[] {
  return [{ key: keyOf(tried, 'owner', username, shown), free, rightAnswer: 'FORGETS' }];
}

/**
 * Counts a try before it is looked at, so that many at once cannot slip past. Refusal: `TOO_MANY_TRIES`, when one of its
 * counts is blocked; then none of them is raised. From the last free failure on each delays the next try, twice as long
 * each time (10 s, 20 s, 40 s … 15 min, where the profile says nothing else).
 */
export async function beginAttempt(
  pool: pg.Pool,
  budgets: readonly Budget[],
  now: Date,
  { firstDelaySeconds, longestDelaySeconds }: TryRules,
): Promise<Result<true, Refusal>> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    for (const { key, free } of budgets) {
      const counted = await client.query(COUNT, [
        key,
        now,
        free,
        firstDelaySeconds,
        longestDelaySeconds,
        new Date(now.getTime() - FORGET_SECONDS * 1000),
      ]);
      if (counted.rowCount === 1) continue;
      const wait = await secondsBlocked(client, key, now);
      await client.query('ROLLBACK');
      return err(tooManyTries(wait));
    }
    await client.query('COMMIT');
    return ok(true);
  } catch (cause) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw cause;
  } finally {
    client.release();
  }
}

async function secondsBlocked(sql: Sql, key: string, now: Date): Promise<number> {
  const blocked = await sql.query<{ blocked_until: Date | null }>(
    'SELECT blocked_until FROM auth_attempt WHERE key = $1',
    [key],
  );
  const until = blocked.rows[0]?.blocked_until?.getTime() ?? now.getTime();
  return Math.max(1, Math.ceil((until - now.getTime()) / 1000));
}

/**
 * The right answer: forgets the failures of this person at this place, and takes its own try off the counts that others
 * share, so that somebody who knows one password cannot reset what they did to other accounts. Counts that nobody has
 * added to for a day go, too.
 */
export async function endAttempts(sql: Sql, budgets: readonly Budget[], now: Date): Promise<void> {
  const dayAgo = new Date(now.getTime() - 24 * 3600 * 1000);
  const forgotten = budgets.filter((one) => one.rightAnswer === 'FORGETS').map((one) => one.key);
  await sql.query('DELETE FROM auth_attempt WHERE key = ANY($1) OR last_at < $2', [forgotten, dayAgo]);
  await giveBack(
    sql,
    budgets.filter((one) => one.rightAnswer === 'GIVES_BACK'),
  );
}

/** Takes one try off each count: it was no failure, and no success either. */
export async function giveBack(sql: Sql, budgets: readonly Budget[]): Promise<void> {
  for (const { key, free } of budgets)
    await sql.query(
      `UPDATE auth_attempt SET failures = greatest(failures - 1, 0),
              blocked_until = CASE WHEN failures - 1 < $2::int THEN NULL ELSE blocked_until END
        WHERE key = $1`,
      [key, free],
    );
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
