import type { Keeper } from '../can/index.ts';
import type { Sql } from './sql.ts';

/** Whether somebody holds the security administrator's office and can sign in. */
export async function keeperNow(sql: Sql): Promise<Keeper> {
  const found = await sql.query(
    `SELECT 1 FROM account_grant g JOIN auth_user u ON u.id = g.account_id
      WHERE g.role = 'SECURITY_ADMIN' AND u.disabled_at IS NULL LIMIT 1`,
  );
  return found.rowCount === 0 ? 'NO_KEEPER_YET' : 'KEPT';
}
