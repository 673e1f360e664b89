import type { CommunitySummary, ExtensionEntered, TermLedger } from '@mingxuan/contract';
import { extensionAnswer, extensionAsked } from '@mingxuan/contract';
import { tableWorkbook } from '@mingxuan/documents';
import { checkExtension } from '@mingxuan/election';
import type { Actor } from '@mingxuan/identity';
import { can } from '@mingxuan/identity';
import type { Refusal } from '@mingxuan/rulebook';
import { addTermEvent, termRegister } from '@mingxuan/store';
import { notFound, problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { pathParam, readBody } from '../http/route.ts';
import { statusOf } from '../http/status.ts';
import { extensionsIn, termRows } from '../organisation/terms.ts';
import { termsTable } from '../organisation/terms-table.ts';
import { scopeOf } from '../scope.ts';
import type { RouteServices } from '../services.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The communities that this person may see, all or one; a file or an act waits until every ledger that has gone on is read. */
async function summariesFor(
  services: RouteServices,
  actor: Actor,
  { of, wait }: { readonly of?: string; readonly wait: boolean },
): Promise<readonly CommunitySummary[]> {
  const { ledger, standing, clock } = services;
  const seen = (await ledger.communities()).filter(
    ({ communityId }) =>
      (of === undefined || of === communityId) && can(actor, 'community.read', { scope: scopeOf(communityId) }).ok,
  );
  if (wait) {
    await standing.start(seen, clock.today());
    await standing.settled();
  }
  return standing.of(seen, clock.today());
}

export const termRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/terms',
    audience: { kind: 'SIGNED_IN' },
    body: 'none',
    handle: async (c, services, actor) => {
      const summaries = await summariesFor(services, actor, { wait: false });
      const reading = summaries.filter((row) => row.reading).length;
      return c.json({ rows: await termRows(services, summaries), reading } satisfies TermLedger);
    },
  },
  {
    method: 'GET',
    path: '/api/terms.xlsx',
    audience: { kind: 'SIGNED_IN' },
    body: 'none',
    handle: async (c, services, actor) => {
      const rows = await termRows(services, await summariesFor(services, actor, { wait: true }));
      // Names as far as this person may know them.
      const accounts = await services.identity.listAccounts(actor);
      const names = new Map(accounts.ok ? accounts.value.map((one) => [one.accountId, one.displayName]) : []);
      const table = termsTable(rows, (account) => names.get(account) ?? '另一账号');
      const bytes = await tableWorkbook(table, Math.floor(services.clock.now().getTime() / 1000));
      return c.body(new Uint8Array(bytes), 200, {
        'content-type': XLSX,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`社区任期台账${services.clock.today()}.xlsx`)}`,
      });
    },
  },
  {
    method: 'POST',
    path: '/api/communities/:community/terms/extensions',
    audience: { kind: 'ANY_OF', actions: ['community.read'] },
    body: 'json',
    handle: async (c, services, actor) => {
      const body = await readBody(c, extensionAsked);
      if (!body.ok) return body.response;
      const community = pathParam(c, 'community');
      const may = can(actor, 'community.manage', { scope: scopeOf(community) });
      if (!may.ok) return problem(c, statusOf(may.error.code), may.error);
      const [row] = await termRows(services, await summariesFor(services, actor, { of: community, wait: true }));
      const stated = row?.stated ?? null;
      if (stated === null) return problem(c, 422, noTerm);
      const register = await termRegister(services.database, community);
      const asked = { ...body.value, termEnds: stated };
      const checked = checkExtension(asked, services.clock.today(), extensionsIn(register));
      if (!checked.ok) return problem(c, 422, checked.error);
      const added = await addTermEvent(services.database, register, {
        communityId: community,
        kind: 'ASKED',
        about: null,
        body: asked,
        at: services.clock.now().toISOString(),
        account: actor.accountId,
      });
      if (!added.ok) return problem(c, 409, added.error);
      return c.json({ no: added.value.no, warnings: checked.value } satisfies ExtensionEntered, 201);
    },
  },
  {
    method: 'POST',
    path: '/api/communities/:community/terms/extensions/answer',
    audience: { kind: 'ANY_OF', actions: ['community.read'] },
    body: 'json',
    handle: async (c, services, actor) => {
      const body = await readBody(c, extensionAnswer);
      if (!body.ok) return body.response;
      const community = pathParam(c, 'community');
      const register = await termRegister(services.database, community);
      const { no, granted, ground } = body.value;
      const asked = extensionsIn(register).find((one) => one.no === no && one.answer === null);
      if (asked === undefined) return problem(c, 404, noSuchRequest);
      const allowed = can(actor, 'term.check', { scope: scopeOf(community), makers: [asked.account] });
      if (!allowed.ok) return problem(c, statusOf(allowed.error.code), allowed.error);
      if (!granted && ground.trim() === '') return problem(c, 422, noGround);
      const added = await addTermEvent(services.database, register, {
        communityId: community,
        kind: granted ? 'GRANTED' : 'DECLINED',
        about: no,
        body: granted ? {} : { ground },
        at: services.clock.now().toISOString(),
        account: actor.accountId,
      });
      return added.ok ? c.json({ no: added.value.no }, 201) : problem(c, 409, added.error);
    },
  },
];

const noSuchRequest = notFound(
  '没有这一件延期，或者已经核对过。',
  'There is no such extension, or it has been checked.',
);
const noTerm: Refusal = {
  code: 'TERM_UNKNOWN',
  message: {
    zh: '这个社区的任期届满日没有登记，不知道从哪一天延起。',
    en: 'Nobody said when the term of this community ends.',
  },
  remedy: {
    zh: '请先导入组织架构，写明上届当选日或者任期届满日。',
    en: 'Import the tree with the day of the last election or the end of the term.',
  },
  sources: [],
};
const noGround: Refusal = {
  code: 'GROUND_MISSING',
  message: { zh: '退回要写明理由。', en: 'Say why it is sent back.' },
  remedy: { zh: '请写清哪里和批准文件不符。', en: 'Say what differs from the decision.' },
  sources: [],
};
