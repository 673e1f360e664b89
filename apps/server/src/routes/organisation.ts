import { treeImportQuery, treeQuery } from '@mingxuan/contract';
import type { OrganisationImportRow, OrganisationView, TreeImportChange, TreeImportRow } from '@mingxuan/contract';
import type { Actor } from '@mingxuan/identity';
import { can, grantsOf } from '@mingxuan/identity';
import type { IsoDate, Refusal } from '@mingxuan/rulebook';
import { organisationImports, organisationOf, treeImportOf, treeImports } from '@mingxuan/store';
import type { Context } from 'hono';
import { problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { pathParam, readQuery } from '../http/route.ts';
import { changesSince } from '../organisation/differences.ts';
import { FROM_TERMINAL, readTree, takeTree } from '../organisation/read-tree.ts';
import { scopeOf } from '../scope.ts';
import type { Services } from '../services.ts';

const FILE_MB = 10;

/** Whoever sets up communities may import the tree: of it, what lies within their reach. */
function refused(c: Context, actor: Actor): Response | null {
  if (grantsOf(actor, 'community.manage').length > 0) return null;
  const told = can(actor, 'community.manage', { scope: '*' });
  return told.ok ? null : problem(c, 403, told.error);
}

const changedMeanwhile: Refusal = {
  code: 'TREE_CHANGED',
  message: {
    zh: '您看过检查结果以后，文件或者系统里的组织架构又有变化，没有导入。',
    en: 'The file or what is known has changed since you looked at the report; nothing was imported.',
  },
  remedy: { zh: '请重新检查一次，看过变化再确认。', en: 'Check once more, look at what changes, then confirm.' },
  sources: [],
};

/** The communities of the tree that this person sets up. */
async function inReach({ ledger }: Services, actor: Actor): Promise<readonly string[]> {
  const all = await ledger.communities();
  return all
    .map(({ communityId }) => communityId)
    .filter((id) => can(actor, 'community.manage', { scope: scopeOf(id) }).ok);
}

/** Names of accounts, as far as this person may know them; an import from a terminal has none. */
async function namesFor({ identity }: Services, actor: Actor): Promise<(account: string) => string> {
  const accounts = await identity.listAccounts(actor);
  const names = new Map(accounts.ok ? accounts.value.map((one) => [one.accountId, one.displayName]) : []);
  return (account) => names.get(account) ?? (account === FROM_TERMINAL ? account : '—');
}

export const organisationRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/organisation/check',
    audience: { kind: 'SIGNED_IN' },
    body: { bytes: FILE_MB },
    handle: async (c, services, actor) => {
      const no = refused(c, actor);
      if (no !== null) return no;
      const query = readQuery(c, treeQuery);
      if (!query.ok) return query.response;
      const read = await readTree(services, actor, query.value.name, new Uint8Array(await c.req.arrayBuffer()));
      return read.ok ? c.json(read.value.report) : problem(c, 422, read.error);
    },
  },
  {
    method: 'POST',
    path: '/api/organisation/import',
    audience: { kind: 'SIGNED_IN' },
    body: { bytes: FILE_MB },
    handle: async (c, services, actor) => {
      const no = refused(c, actor);
      if (no !== null) return no;
      const query = readQuery(c, treeQuery);
      if (!query.ok) return query.response;
      const read = await readTree(services, actor, query.value.name, new Uint8Array(await c.req.arrayBuffer()));
      if (!read.ok) return problem(c, 422, read.error);
      const { report } = read.value;
      if (query.value.digest !== report.digest) return problem(c, 409, changedMeanwhile);
      const at = services.clock.now().toISOString();
      const taken = await takeTree(services.database, read.value, { at, account: actor.accountId });
      if (!taken.ok) return problem(c, 409, taken.error);
      return c.json(report);
    },
  },
  {
    method: 'GET',
    path: '/api/organisation/imports',
    audience: { kind: 'SIGNED_IN' },
    body: 'none',
    handle: async (c, services, actor) => {
      const no = refused(c, actor);
      if (no !== null) return no;
      const names = await namesFor(services, actor);
      const found = await treeImports(services.database, await inReach(services, actor));
      return c.json(found.map(({ account, ...one }): TreeImportRow => ({ ...one, by: names(account) })));
    },
  },
  {
    method: 'GET',
    path: '/api/organisation/imports/changes',
    audience: { kind: 'SIGNED_IN' },
    body: 'none',
    handle: async (c, services, actor) => {
      const no = refused(c, actor);
      if (no !== null) return no;
      const query = readQuery(c, treeImportQuery);
      if (!query.ok) return query.response;
      const found = await treeImportOf(services.database, await inReach(services, actor), query.value);
      if (!found.ok) return problem(c, 422, found.error);
      const rows = found.value.map(
        ({ before, after }): TreeImportChange => ({
          id: after.communityId,
          name: after.name,
          isNew: after.no === 1,
          changes: changesSince(before, after),
        }),
      );
      return c.json(rows);
    },
  },
  {
    method: 'GET',
    path: '/api/communities/:community/organisation',
    audience: { kind: 'ANY_OF', actions: ['community.manage', 'plan.adopt', 'gate.submit'] },
    body: 'none',
    handle: async (c, { database }, actor) => {
      const community = pathParam(c, 'community');
      const found = await organisationOf(database, [community]);
      if (!found.ok) return problem(c, 422, found.error);
      const [entry] = found.value;
      if (entry === undefined) return c.json(null);
      const { communityId, electedOn, termEnds, people, imports: _imports, ...place } = entry;
      // Telephones are for whoever sets communities up and calls them.
      const calls = can(actor, 'community.manage', { scope: scopeOf(community) }).ok;
      const view: OrganisationView = {
        id: communityId,
        ...place,
        electedOn: electedOn as IsoDate | null,
        termEnds: termEnds as IsoDate | null,
        people: calls ? people : people.map((one) => ({ ...one, phone: null })),
      };
      return c.json(view);
    },
  },
  {
    method: 'GET',
    path: '/api/communities/:community/organisation/imports',
    audience: { kind: 'ANY_OF', actions: ['community.manage'] },
    body: 'none',
    handle: async (c, services, actor) => {
      const community = pathParam(c, 'community');
      const found = await organisationImports(services.database, community);
      if (!found.ok) return problem(c, 422, found.error);
      const names = await namesFor(services, actor);
      const rows = found.value.map(
        (one, i): OrganisationImportRow => ({
          no: one.no,
          at: one.at,
          by: names(one.account),
          file: one.file,
          changes: changesSince(found.value[i + 1] ?? null, one),
        }),
      );
      return c.json(rows);
    },
  },
];
