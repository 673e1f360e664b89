import type pg from 'pg';

/** What runs a query: the pool, or the one connection of a transaction. */
export type Sql = Pick<pg.ClientBase, 'query'>;

/** Runs the work in one transaction; whatever it throws undoes it whole. A returned refusal commits: write last. */
export async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    const value = await work(client);
    await client.query('COMMIT');
    return value;
  } catch (cause) {
    await client.query('ROLLBACK').catch((lost: unknown) => {
      broken = lost instanceof Error ? lost : new Error(String(lost));
    });
    throw cause;
  } finally {
    client.release(broken);
  }
}

/** Whether PostgreSQL refused a row because another one has the same value in a unique column. */
export function isUniqueViolation(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === '23505';
}
