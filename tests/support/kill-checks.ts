import { cycleDomain } from '@mingxuan/server';
import type { Database } from '@mingxuan/store';
import { acrossCommunities, createLedgerStore } from '@mingxuan/store';
import { TURNOUT } from '../../packages/election/test/story.ts';
import { expectOk } from '../../packages/store/src/test-server.ts';
import type { Acknowledged } from './kill-journal.ts';

// What must hold after every kill. Run by the process that starts next, and once more at the end.

/** Acknowledged acts that are not on record as they were acknowledged. */
export async function missing(
  { pool }: Database,
  acknowledged: readonly Acknowledged[],
): Promise<readonly Acknowledged[]> {
  const { rows } = await acrossCommunities(pool).query<{
    community: string;
    command: string;
    seq: number;
    type: string;
  }>(
    `SELECT r.community_id AS community, r.command_id AS command, e.seq, e.type FROM command_receipt r
       JOIN ledger_entry e ON e.community_id = r.community_id AND e.seq BETWEEN r.first_seq AND r.last_seq`,
  );
  const kept = new Set(rows.map((row) => `${row.community} ${row.command} ${row.seq} ${row.type}`));
  return acknowledged.filter(
    ({ community, commandId, facts }) => !facts.every((f) => kept.has(`${community} ${commandId} ${f.seq} ${f.type}`)),
  );
}

/** Entries that no command accounts for, commands that share one, and bundles or signatures entered more often than once a person. */
export async function doubled({ pool }: Database): Promise<readonly unknown[]> {
  const { rows } = await acrossCommunities(pool).query(
    `SELECT 'not one receipt' AS what, e.community_id, e.seq::text AS which FROM ledger_entry e
       LEFT JOIN command_receipt r ON r.community_id = e.community_id AND e.seq BETWEEN r.first_seq AND r.last_seq
      GROUP BY e.community_id, e.seq HAVING count(r.command_id) <> 1
     UNION ALL
     SELECT 'recorded twice', community_id, type || actor_account || body FROM ledger_entry
      WHERE type IN ('BUNDLE_ENTERED', 'RESULT_DETERMINED', 'RESULT_SIGNED')
      GROUP BY community_id, type, actor_account, body HAVING count(*) > 1`,
  );
  return rows;
}

/** Communities whose certified sums are not those of the ten who came: one ballot too many or too few would show. */
export async function certifiedWrong(database: Database): Promise<readonly string[]> {
  const ledger = createLedgerStore(database, cycleDomain);
  const wrong: string[] = [];
  for (const { communityId } of await ledger.communities()) {
    const { state } = expectOk(await ledger.current(communityId));
    // The power may have gone between founding a community and its first entry.
    if (state.status === 'UNOPENED') continue;
    const poll = state.polls.find((p) => p.id === 'residents');
    if (poll?.stage !== 'CERTIFIED') continue;
    const came = Object.values(poll.checkedIn).reduce((a, b) => a + b, 0);
    const leading = poll.contests.map(({ candidates: [first = ''] }) => poll.figures.marks[first]?.for);
    if (came !== TURNOUT || leading.some((votes) => votes !== TURNOUT) || poll.signatures.length !== 2)
      wrong.push(communityId);
  }
  return wrong;
}
