import type pg from 'pg';
import { within } from './scope.ts';

/** Offices use a handful of forms; older ones give way. */
const MOST = 50;

/** Keeps how a form is read, by the digest of its headings, in the place of what was kept before. `at` is an ISO instant. */
export async function keepMapping(
  pool: pg.Pool,
  communityId: string,
  { form, mapping, at }: { readonly form: string; readonly mapping: string; readonly at: string },
): Promise<void> {
  await within(pool, communityId).query(
    `WITH kept AS (
       INSERT INTO roll_mapping (community_id, form, mapping, at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (community_id, form) DO UPDATE SET mapping = EXCLUDED.mapping, at = EXCLUDED.at)
     DELETE FROM roll_mapping WHERE community_id = $1 AND form <> $2 AND form NOT IN (
       SELECT form FROM roll_mapping WHERE community_id = $1 AND form <> $2 ORDER BY at DESC, form LIMIT ${MOST - 1})`,
    [communityId, form, mapping, at],
  );
}

/** How a form with these headings was read the last time in this community; null where none was. */
export async function keptMapping(pool: pg.Pool, communityId: string, form: string): Promise<string | null> {
  const { rows } = await within(pool, communityId).query<{ mapping: string }>(
    'SELECT mapping FROM roll_mapping WHERE community_id = $1 AND form = $2',
    [communityId, form],
  );
  return rows[0]?.mapping ?? null;
}
