import { GENESIS } from '@mingxuan/ledger';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import pg from 'pg';
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

/** An entry as it is kept, and how many imports made it: whoever changes it says which one they saw. */
export interface KeptOrganisation extends OrganisationEntry {
  readonly imports: number;
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
): Promise<Result<readonly KeptOrganisation[], Refusal>> {
  if (communities.length === 0) return ok([]);
  const { rows } = await within(pool, ...communities).query<Row & { readonly imports: number }>(
    `SELECT o.*, (SELECT coalesce(max(i.no), 0) FROM organisation_import i WHERE i.community_id = o.community_id) AS imports
       FROM organisation o WHERE o.community_id = ANY ($1::text[]) ORDER BY o.community_id`,
    [communities],
  );
  const found: KeptOrganisation[] = [];
  for (const row of rows) {
    const opened = vault.open(placeOf.organisation(row.community_id), row.people);
    if (!opened.ok) return err(opened.error);
    // What was sealed here was written by `putOrganisation`.
    const people = JSON.parse(opened.value.toString('utf8')) as readonly OrganisationPerson[];
    found.push({ ...placed(row), people, imports: row.imports });
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

/** What stood in the tree before, as one import put it there. */
export interface OrganisationImport extends Omit<OrganisationEntry, 'people'> {
  readonly no: number;
  readonly at: string;
  readonly account: string;
  /** SHA-256 of the file it came from; empty for what was imported before files were noted. */
  readonly file: string;
  /** `null` where people were not kept yet. */
  readonly people: readonly OrganisationPerson[] | null;
}

/** Every import that changed a community, the newest first. */
export async function organisationImports(
  { pool, vault }: About,
  communityId: string,
): Promise<Result<readonly OrganisationImport[], Refusal>> {
  const { rows } = await within(pool, communityId).query<ImportRow>(
    'SELECT * FROM organisation_import WHERE community_id = $1 ORDER BY no DESC',
    [communityId],
  );
  const found: OrganisationImport[] = [];
  for (const row of rows) {
    const opened = openedImport(vault, row);
    if (!opened.ok) return opened;
    found.push(opened.value);
  }
  return ok(found);
}

/** One file as it was taken into the tree, all of it at one moment. */
export interface TreeImport {
  readonly at: string;
  readonly account: string;
  /** SHA-256 of the file; empty for what was imported before files were noted. */
  readonly file: string;
  readonly communities: number;
  /** How many of them were in the tree for the first time. */
  readonly added: number;
}

/** What was taken into the tree of these communities, file by file, the newest first. */
export async function treeImports({ pool }: About, communities: readonly string[]): Promise<readonly TreeImport[]> {
  if (communities.length === 0) return [];
  const { rows } = await within(pool, ...communities).query<TreeImport>(
    `SELECT at, account, file, count(*)::int AS communities, count(*) FILTER (WHERE no = 1)::int AS added
       FROM organisation_import WHERE community_id = ANY ($1::text[]) GROUP BY at, account, file ORDER BY at DESC, file`,
    [communities],
  );
  return rows;
}

interface ImportRow extends Omit<Row, 'people'>, Pick<OrganisationImport, 'no' | 'at' | 'account' | 'file'> {
  readonly people: Buffer | null;
}

/** What one import put there, community by community, each with the import before it; `null` where it was the first. */
export async function treeImportOf(
  { pool, vault }: About,
  communities: readonly string[],
  which: Pick<TreeImport, 'at' | 'file'>,
): Promise<
  Result<readonly { readonly before: OrganisationImport | null; readonly after: OrganisationImport }[], Refusal>
> {
  if (communities.length === 0) return ok([]);
  const { rows } = await within(pool, ...communities).query<ImportRow>(
    `WITH here AS (SELECT community_id, no FROM organisation_import
                    WHERE community_id = ANY ($1::text[]) AND at = $2 AND file = $3)
     SELECT i.* FROM organisation_import i JOIN here USING (community_id) WHERE i.no IN (here.no, here.no - 1)
      ORDER BY i.community_id, i.no DESC`,
    [communities, which.at, which.file],
  );
  const found: { before: OrganisationImport | null; after: OrganisationImport }[] = [];
  for (const row of rows) {
    const opened = openedImport(vault, row);
    if (!opened.ok) return opened;
    const last = found.at(-1);
    if (last !== undefined && last.after.communityId === row.community_id) last.before = opened.value;
    else found.push({ before: null, after: opened.value });
  }
  return ok(found);
}

function openedImport(vault: About['vault'], row: ImportRow): Result<OrganisationImport, Refusal> {
  const { no, at, account, file } = row;
  const opened = row.people === null ? null : vault.open(placeOf.imported(row.community_id, no), row.people);
  if (opened !== null && !opened.ok) return err(opened.error);
  const people = opened === null ? null : (JSON.parse(opened.value.toString('utf8')) as readonly OrganisationPerson[]);
  return ok({ ...placed(row), no, at, account, file, people });
}

/**
 * All or nothing: communities that are new are registered, every entry given takes the place of the one before it, and is added to
 * what was imported so far. `seen` says after which import of each community this one was decided (0 or absent: after none); refused
 * where somebody has imported one of them since.
 */
export async function putOrganisation(
  { pool, vault }: About,
  given: readonly OrganisationEntry[],
  by: { readonly at: string; readonly account: string; readonly file: string },
  seen: ReadonlyMap<string, number>,
): Promise<Result<true, Refusal>> {
  if (given.length === 0) return ok(true);
  // In one order for everybody, so that two imports at once wait for each other and neither waits in a circle.
  const entries = given.toSorted((a, b) => (a.communityId < b.communityId ? -1 : 1));
  const column = <T>(of: (entry: OrganisationEntry) => T): T[] => entries.map(of);
  const ids = column((e) => e.communityId);
  const nos = ids.map((id) => (seen.get(id) ?? 0) + 1);
  const sealedAgain = entries.map((e, i) =>
    vault.seal(placeOf.imported(e.communityId, nos[i] ?? 1), JSON.stringify(e.people)),
  );
  const people = column((e) => vault.seal(placeOf.organisation(e.communityId), JSON.stringify(e.people)));
  const statement = `WITH given AS (
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bytea[], $14::integer[], $15::bytea[])
         AS g (community_id, city, district, street, name, regime, elected_on, term_ends, people, no, people_again)),
     made AS (
       INSERT INTO community (community_id, name, created_at) SELECT community_id, name, $10 FROM given
         ON CONFLICT (community_id) DO NOTHING RETURNING community_id),
     headed AS (
       INSERT INTO community_head (community_id, seq, hash) SELECT community_id, $12, $13 FROM made RETURNING 1),
     noted AS (
       INSERT INTO organisation_import (community_id, no, at, account, file, city, district, street, name, regime, elected_on, term_ends, people)
         SELECT community_id, no, $10, $11, $16, city, district, street, name, regime, elected_on, term_ends, people_again
           FROM given RETURNING 1)
     INSERT INTO organisation (community_id, city, district, street, name, regime, elected_on, term_ends, people, imported_at, imported_by)
       SELECT community_id, city, district, street, name, regime, elected_on, term_ends, people, $10, $11 FROM given
       ON CONFLICT (community_id) DO UPDATE SET city = EXCLUDED.city, district = EXCLUDED.district, street = EXCLUDED.street,
         name = EXCLUDED.name, regime = EXCLUDED.regime, elected_on = EXCLUDED.elected_on, term_ends = EXCLUDED.term_ends,
         people = EXCLUDED.people, imported_at = EXCLUDED.imported_at, imported_by = EXCLUDED.imported_by`;
  const values = [
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
    nos,
    sealedAgain,
    by.file,
  ];
  try {
    await within(pool, ...ids).query(statement, values);
  } catch (cause) {
    // Another import of one of these communities took its number, or was about to.
    if (cause instanceof pg.DatabaseError && BEATEN.has(cause.code ?? '')) return err(importedMeanwhile);
    throw cause;
  }
  return ok(true);
}

/** unique_violation, deadlock_detected. */
const BEATEN: ReadonlySet<string> = new Set(['23505', '40P01']);

const importedMeanwhile: Refusal = {
  code: 'TREE_CHANGED',
  message: {
    zh: '就在刚才，别人也在导入组织架构，改动了其中的社区；您这一次没有导入。',
    en: 'Somebody else has just imported some of these communities; nothing of yours was imported.',
  },
  remedy: { zh: '请重新检查一次，看过变化再确认。', en: 'Check once more, look at what changes, then confirm.' },
  sources: [],
};
