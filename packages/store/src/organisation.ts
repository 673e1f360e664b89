import { GENESIS } from '@mingxuan/ledger';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { Database } from './database.ts';
import { placeOf } from './private-values.ts';
import { acrossCommunities, within } from './scope.ts';

/** Somebody with a named duty in a community, before any election begins. */
export interface OrganisationPerson {
  readonly duty: string;
  readonly name: string;
  readonly phone: string | null;
}

/** A community in the tree of city, district and street; days are `YYYY-MM-DD`. */
export interface OrganisationEntry {
  readonly communityId: string;
  readonly city: string;
  readonly district: string;
  readonly street: string;
  readonly name: string;
  readonly regime: 'RESIDENTS' | 'VILLAGERS';
  readonly electedOn: string | null;
  readonly termEnds: string | null;
  readonly people: readonly OrganisationPerson[];
}

interface Row {
  readonly community_id: string;
  readonly city: string;
  readonly district: string;
  readonly street: string;
  readonly name: string;
  readonly regime: OrganisationEntry['regime'];
  readonly elected_on: string | null;
  readonly term_ends: string | null;
  readonly people: Buffer;
}

type About = Pick<Database, 'pool' | 'vault'>;

/** Where every community stands in the tree, without its people. For offices that look after many. */
export async function organisationTree({ pool }: About): Promise<readonly Omit<OrganisationEntry, 'people'>[]> {
  const { rows } = await acrossCommunities(pool).query<Omit<Row, 'people'>>(
    `SELECT community_id, city, district, street, name, regime, elected_on, term_ends FROM organisation ORDER BY community_id`,
  );
  return rows.map(placed);
}

/** The entries of these communities with their people. A refusal says which key is missing, or that a value was changed. */
export async function organisationOf(
  { pool, vault }: About,
  communities: readonly string[],
): Promise<Result<readonly OrganisationEntry[], Refusal>> {
  if (communities.length === 0) return ok([]);
  const { rows } = await within(pool, ...communities).query<Row>(
    'SELECT * FROM organisation WHERE community_id = ANY ($1::text[]) ORDER BY community_id',
    [communities],
  );
  const found: OrganisationEntry[] = [];
  for (const row of rows) {
    const opened = vault.open(placeOf.organisation(row.community_id), row.people);
    if (!opened.ok) return err(opened.error);
    // What was sealed here was written by `putOrganisation`.
    const people = JSON.parse(opened.value.toString('utf8')) as readonly OrganisationPerson[];
    found.push({ ...placed(row), people });
  }
  return ok(found);
}

const placed = (row: Omit<Row, 'people'>): Omit<OrganisationEntry, 'people'> => ({
  communityId: row.community_id,
  city: row.city,
  district: row.district,
  street: row.street,
  name: row.name,
  regime: row.regime,
  electedOn: row.elected_on,
  termEnds: row.term_ends,
});

/** All or nothing: communities that are new are registered, and every entry given takes the place of the one before it. */
export async function putOrganisation(
  { pool, vault }: About,
  entries: readonly OrganisationEntry[],
  by: { readonly at: string; readonly account: string },
): Promise<void> {
  if (entries.length === 0) return;
  const column = <T>(of: (entry: OrganisationEntry) => T): T[] => entries.map(of);
  const ids = column((e) => e.communityId);
  const people = column((e) => vault.seal(placeOf.organisation(e.communityId), JSON.stringify(e.people)));
  await within(pool, ...ids).query(
    `WITH given AS (
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bytea[])
         AS g (community_id, city, district, street, name, regime, elected_on, term_ends, people)),
     made AS (
       INSERT INTO community (community_id, name, created_at) SELECT community_id, name, $10 FROM given
         ON CONFLICT (community_id) DO NOTHING RETURNING community_id),
     headed AS (
       INSERT INTO community_head (community_id, seq, hash) SELECT community_id, $12, $13 FROM made RETURNING 1)
     INSERT INTO organisation (community_id, city, district, street, name, regime, elected_on, term_ends, people, imported_at, imported_by)
       SELECT community_id, city, district, street, name, regime, elected_on, term_ends, people, $10, $11 FROM given
       ON CONFLICT (community_id) DO UPDATE SET city = EXCLUDED.city, district = EXCLUDED.district, street = EXCLUDED.street,
         name = EXCLUDED.name, regime = EXCLUDED.regime, elected_on = EXCLUDED.elected_on, term_ends = EXCLUDED.term_ends,
         people = EXCLUDED.people, imported_at = EXCLUDED.imported_at, imported_by = EXCLUDED.imported_by`,
    [
      ids,
      column((e) => e.city),
      column((e) => e.district),
      column((e) => e.street),
      column((e) => e.name),
      column((e) => e.regime),
      column((e) => e.electedOn),
      column((e) => e.termEnds),
      people,
      by.at,
      by.account,
      GENESIS.seq,
      GENESIS.hash,
    ],
  );
}
