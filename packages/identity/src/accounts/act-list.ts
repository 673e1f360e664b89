import type { Refusal, Result } from '@mingxuan/rulebook';
import { ok } from '@mingxuan/rulebook';
import type { Actor } from '../can/index.ts';
import { can, EVERYWHERE } from '../can/index.ts';
import type { AccountAct } from './account-rows.ts';
import type { Context } from './context.ts';

/** One thing that was done to an account, as the audit administrator reads it. */
export interface ActRow {
  readonly id: number;
  readonly at: Date;
  readonly act: AccountAct;
  /** By name and sign-in name; empty where the account is gone. */
  readonly by: string;
  readonly to: string;
}

const PAGE = 100;

/**
 * What was done to accounts, the latest first, a hundred at a time. `before`: the last number of the page before. Refusal:
 * `NOT_GRANTED` (the audit administrator of the whole installation alone).
 */
export async function listActs(
  { pool }: Context,
  actor: Actor,
  before: number | null,
): Promise<Result<readonly ActRow[], Refusal>> {
  const allowed = can(actor, 'account.audit', { scope: EVERYWHERE });
  if (!allowed.ok) return allowed;
  const found = await pool.query<{ id: string; at: Date; act: AccountAct; by: string | null; to: string | null }>(
    `SELECT a.id, a.at, a.act, b.name || ' ' || b.username AS by, t.name || ' ' || t.username AS to
       FROM account_act a
       LEFT JOIN auth_user b ON b.id = a.actor_id
       LEFT JOIN auth_user t ON t.id = a.account_id
      WHERE $1::bigint IS NULL OR a.id < $1
      ORDER BY a.id DESC LIMIT ${PAGE}`,
    [before],
  );
  return ok(found.rows.map(({ id, at, act, by, to }) => ({ id: Number(id), at, act, by: by ?? '', to: to ?? '' })));
}
