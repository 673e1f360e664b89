import pg from 'pg';
import type { Queryable } from './ledger-rows.ts';

/**
 * Tables that hold rows of one community each. The application's role sees of them, and writes to them, only what belongs to
 * the communities that its transaction has named (migration 0010); a query that forgets its WHERE finds nothing of another's.
 */
export const WALLED_TABLES = [
  'community',
  'community_head',
  'ledger_entry',
  'ledger_sealed',
  'command_receipt',
  'snapshot',
  'voter',
  'check_in',
  'file',
  'reveal',
  'roll_mapping',
  'data_request',
  'data_hold',
  'organisation',
  'organisation_import',
  'term_event',
  'standing',
] as const;

/** Tables with a community's id that stand before the wall: the leaves of the log are published for everybody as they are. */
export const UNWALLED_TABLES = ['log_leaf'] as const;

/**
 * The voters behind the same wall, as a view. Under a policy PostgreSQL does not use an index for a condition such as LIKE, whose
 * function might tell of rows that are not to be seen; in a view of the owner it does.
 */
export const SEEN_VOTER = 'voter_seen';

const SETTING = 'mingxuan.communities';
const ACROSS = 'mingxuan.across';

/** Whether a row is to be seen, as a policy says it. The settings are read once for each statement, not once for each row. */
export const SEEN = `(community_id = ANY ((SELECT string_to_array(current_setting('${SETTING}', true), E'\\n'))::text[])
  OR (SELECT current_setting('${ACROSS}', true)) = 'on')`;

/** The communities as the setting holds them, for a statement that names them itself. No id has a line break: one that has names nobody. */
export const named = (communities: readonly string[]): string =>
  communities.filter((id) => !id.includes('\n')).join('\n');

/**
 * A condition by which one statement alone names its communities: no transaction around it, no further journey. It holds no column, so
 * it is asked before anything below it is read. Were it ever asked later, the statement would see nothing, and so do nothing.
 */
export const naming = (parameter: string): string =>
  `(SELECT set_config('${SETTING}', ${parameter}, true)) IS NOT NULL`;

/** Begins a transaction that sees these communities and no other. The settings end with it, so that a pooler can stand between. */
export const beginWithin = (communities: readonly string[], how = ''): string =>
  `BEGIN ${how}; SET LOCAL ${SETTING} = ${pg.escapeLiteral(named(communities))}`;

/** Begins a transaction that sees all communities. For what must: see `acrossCommunities`. */
export const beginAcross = (how = ''): string => `BEGIN ${how}; SET LOCAL ${ACROSS} = 'on'`;

/** Each statement in a transaction of its own that sees one community, or the few named, and no other. */
export const within = (pool: pg.Pool, ...communities: readonly string[]): Queryable =>
  behind(pool, beginWithin(communities));

/**
 * Each statement in a transaction of its own that sees every community. The one declared way past the wall: for the list of
 * communities and where their chains end, for the public log, for one person on two rolls, for keys and rebuilds.
 */
export const acrossCommunities = (pool: pg.Pool): Queryable => behind(pool, beginAcross());

function behind(pool: pg.Pool, begin: string): Queryable {
  return {
    query: async <Row extends pg.QueryResultRow>(statement: string | pg.QueryConfig, values?: unknown[]) => {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        await client.query(begin);
        const answer = await client.query<Row>(statement as string, values);
        await client.query('COMMIT');
        return answer;
      } catch (cause) {
        await client.query('ROLLBACK').catch((lost: Error) => {
          broken = lost;
        });
        throw cause;
      } finally {
        client.release(broken);
      }
    },
  };
}
