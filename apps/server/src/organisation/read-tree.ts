import { createHash } from 'node:crypto';
import type { TreeReport } from '@mingxuan/contract';
import type { Actor } from '@mingxuan/identity';
import { can } from '@mingxuan/identity';
import { readTables } from '@mingxuan/roll';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { OrganisationEntry } from '@mingxuan/store';
import { organisationOf, putOrganisation } from '@mingxuan/store';
import { scopeOf } from '../scope.ts';
import type { Services } from '../services.ts';
import { checkTree } from './check-tree.ts';

export interface ReadTree {
  readonly entries: readonly OrganisationEntry[];
  readonly report: TreeReport;
  /** After which import of each community the report was made. */
  readonly seen: ReadonlyMap<string, number>;
}

/** Who imports where no account does: whoever has the data folder. */
export const FROM_TERMINAL = 'mingxuan-cli';

/** Takes what a report says is new or changed, all or nothing; refused where somebody imported meanwhile. */
export function takeTree(
  database: Pick<Services['database'], 'pool' | 'vault'>,
  { entries, report, seen }: ReadTree,
  by: { readonly at: string; readonly account: string },
): Promise<Result<true, Refusal>> {
  const changes = new Set([...report.added, ...report.changed].map(({ id }) => id));
  const taken = entries.filter(({ communityId }) => changes.has(communityId));
  return putOrganisation(database, taken, { ...by, file: report.sha256 }, seen);
}

/** A file of the tree, held against what is known; nothing is written. */
export async function readTree(
  { ledger, database }: Pick<Services, 'ledger'> & { readonly database: Pick<Services['database'], 'pool' | 'vault'> },
  actor: Actor,
  fileName: string,
  bytes: Uint8Array,
): Promise<Result<ReadTree, Refusal>> {
  const tables = await readTables(bytes, fileName);
  if (!tables.ok) return tables;
  const reaches = (id: string): boolean => can(actor, 'community.manage', { scope: scopeOf(id) }).ok;
  const communities = await ledger.communities();
  const mine = communities.filter(({ communityId }) => reaches(communityId));
  const kept = await organisationOf(
    database,
    mine.map(({ communityId }) => communityId),
  );
  if (!kept.ok) return kept;
  const seen = new Map(kept.value.map((entry) => [entry.communityId, entry.imports]));
  const known = new Map<string, OrganisationEntry>(kept.value.map((entry) => [entry.communityId, entry]));
  // Registered by hand and never imported: known by name alone.
  for (const { communityId, name } of mine)
    if (!known.has(communityId)) known.set(communityId, bare(communityId, name));
  const { entries, report } = checkTree(tables.value, known, reaches);
  if (entries.length === 0 && report.problems.length === 0) return err(nothingToRead);
  const sha256 = hash(bytes);
  const digest = hash(JSON.stringify([sha256, report.added, report.changed]));
  return ok({ entries, report: { ...report, sha256, digest }, seen });
}

const hash = (value: string | Uint8Array): string => createHash('sha256').update(value).digest('hex');

const bare = (communityId: string, name: string): OrganisationEntry => ({
  communityId,
  city: '',
  district: '',
  street: '',
  name,
  regime: 'RESIDENTS',
  electedOn: null,
  termEnds: null,
  people: [],
});

// Without the file's name: it may be anything, and an error repeats nothing that was sent.
const nothingToRead: Refusal = {
  code: 'NO_TREE_IN_FILE',
  message: {
    zh: '这份文件里没有找到组织架构表：要有“区、街道、社区、类型、代码”这几列。',
    en: 'No tree was found in the file: it needs columns for district, street, community, kind and code.',
  },
  remedy: { zh: '请下载模板，把各列对应填好后再上传。', en: 'Take the template, fill in its columns and upload that.' },
  sources: [],
};
