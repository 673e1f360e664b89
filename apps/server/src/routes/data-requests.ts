import { dayOf } from '@mingxuan/election';
import type { DataRequestPage, DataRequestRow } from '@mingxuan/contract';
import { dataHoldSet, dataRequestAnswer, dataRequestTaken } from '@mingxuan/contract';
import type { Actor } from '@mingxuan/identity';
import { grantsOf, inScope } from '@mingxuan/identity';
import type { IsoDate, Refusal, Result } from '@mingxuan/rulebook';
import { addDays, err, NATIONAL_HOLIDAYS, nextWorkday, ok } from '@mingxuan/rulebook';
import type { DataRequest } from '@mingxuan/store';
import {
  answerDataRequest,
  dataHoldsOf,
  dataRequestsOf,
  enterDataRequest,
  liftDataHold,
  readLedger,
  setDataHold,
  within,
} from '@mingxuan/store';
import type { Context } from 'hono';
import { recordReveal } from '../cycle/reveal.ts';
import { aboutVoter } from '../data-protection/about-voter.ts';
import type { AccessReport } from '../data-protection/access-report.ts';
import { accessReport, accessReportPage } from '../data-protection/access-report.ts';
import { erase, standsInTheWay } from '../data-protection/erase.ts';
import { notFound, problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { pathParam, readBody } from '../http/route.ts';
import { statusOf } from '../http/status.ts';
import { scopeOf } from '../scope.ts';
import type { RouteServices, Services } from '../services.ts';

/** Working days within which a request is answered: the law says "in time"; the number is our reminder and not confirmed. */
const WORKING_DAYS = 15;
const HANDLES = { kind: 'ANY_OF', actions: ['privacy.handle'] } as const;
const BASE = '/api/communities/:community/data-requests';

function dueAfter(received: IsoDate): IsoDate {
  let day = received;
  for (let i = 0; i < WORKING_DAYS; i += 1) day = nextWorkday(addDays(day, 1), NATIONAL_HOLIDAYS).day;
  return day;
}

/** The day it is for this community: in a rehearsal, its own. */
async function todayIn({ ledger, clock }: Services, community: string): Promise<IsoDate> {
  const current = await ledger.current(community);
  const today = clock.today();
  return current.ok && current.value.state.status !== 'UNOPENED' ? dayOf(current.value.state, today) : today;
}

const noSuchRequest = notFound('没有这一号申请，或者已经答复。', 'There is no such request, or it has been answered.');
const takenByYourself: Refusal = {
  code: 'MAKER_IS_CHECKER',
  message: {
    zh: '这件申请是您登记的，清空不能恢复，不能由同一个人办理。',
    en: 'You entered this request yourself. What is erased is gone for good, so another person does it.',
  },
  remedy: {
    zh: '请另一位经办人或者街道工作人员核对申请后清空。',
    en: 'Ask another clerk or a street officer to check it and erase.',
  },
  sources: [],
};
const eraseFirst: Refusal = {
  code: 'ERASE_FIRST',
  message: {
    zh: '删除申请清空了才算办完，现在还没有清空。',
    en: 'A request for erasure is done once the records are erased; they are not.',
  },
  remedy: {
    zh: '请另一位人员点“清空并答复”。不能清空或者没有存过的，请选别的结果并写明理由。',
    en: 'Let another person erase and answer. Where nothing can be erased, choose another outcome and say why.',
  },
  sources: [],
};
const noSuchVoter = notFound('名单上没有这个序号。', 'There is no such number on the roll.');

const rowOf = (request: DataRequest, today: IsoDate): DataRequestRow => {
  const { no, kind, voterNo, identity, receivedOn, dueOn, answer } = request;
  const until = dueOn as IsoDate;
  return {
    no,
    kind,
    voterNo,
    identity,
    receivedOn: receivedOn as IsoDate,
    dueOn: until,
    late: answer === null && until < today,
    answer: answer === null ? null : { outcome: answer.outcome, reason: answer.reason, on: answer.on as IsoDate },
  };
};

/** An open request by the number in the address. */
async function openRequest(c: Context, services: Services): Promise<DataRequest | null> {
  const no = Number(pathParam(c, 'no'));
  const all = await dataRequestsOf(services.database.pool, pathParam(c, 'community'));
  return all.find((one) => one.no === no && one.answer === null) ?? null;
}

async function reportFor(
  services: Services,
  community: string,
  request: DataRequest,
): Promise<Result<AccessReport, Refusal>> {
  const current = await services.ledger.current(community);
  if (!current.ok) return current;
  const { state, read } = current.value;
  const voter = (await read.voters([request.voterNo])).get(request.voterNo);
  if (voter === undefined || state.status === 'UNOPENED') return err(noSuchVoter);
  const entries = await readLedger(services.database, community);
  if (!entries.ok) return entries;
  const checkIns = await within(services.database.pool, community).query<AccessReport['checkIns'][number]>(
    'SELECT poll_id AS poll, place, channel, at FROM check_in WHERE community_id = $1 AND voter_no = $2 ORDER BY at',
    [community, request.voterNo],
  );
  return ok(
    accessReport({
      community: { id: community, name: state.community.name },
      request: { no: request.no, receivedOn: request.receivedOn },
      madeOn: services.clock.today(),
      roll: voter,
      checkIns: checkIns.rows,
      found: aboutVoter(entries.value, voter),
      requests: await dataRequestsOf(services.database.pool, community),
    }),
  );
}

const roleOf = (actor: Actor, community: string): string =>
  grantsOf(actor, 'privacy.handle').find((grant) => inScope(scopeOf(community), grant.scope))?.role ?? 'NONE';

/** What people ask about their own data, at a desk: a register, everything that is kept of them, and its end. */
export const dataRequestRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: BASE,
    audience: HANDLES,
    body: 'none',
    handle: async (c, services) => {
      const community = pathParam(c, 'community');
      const blockedBy = await standsInTheWay(services, community);
      if (!blockedBy.ok) return problem(c, 404, blockedBy.error);
      const today = await todayIn(services, community);
      const { pool } = services.database;
      const page: DataRequestPage = {
        requests: (await dataRequestsOf(pool, community)).map((one) => rowOf(one, today)),
        holds: (await dataHoldsOf(pool, community)).map(({ id, reason, setAt }) => ({ id, reason, setAt })),
        blockedBy: blockedBy.value,
      };
      return c.json(page);
    },
  },
  {
    method: 'POST',
    path: BASE,
    audience: HANDLES,
    body: 'json',
    handle: async (c, services, actor) => {
      const body = await readBody(c, dataRequestTaken);
      if (!body.ok) return body.response;
      const community = pathParam(c, 'community');
      const current = await services.ledger.current(community);
      if (!current.ok) return problem(c, 404, current.error);
      const { voterNo, kind, identity } = body.value;
      if (!(await current.value.read.voters([voterNo])).has(voterNo)) return problem(c, 404, noSuchVoter);
      const receivedOn = await todayIn(services, community);
      const dueOn = dueAfter(receivedOn);
      const asked = { kind, voterNo, identity, receivedOn, dueOn, receivedBy: actor.accountId };
      return c.json({ no: await enterDataRequest(services.database.pool, community, asked), dueOn });
    },
  },
  {
    method: 'POST',
    path: `${BASE}/:no/report`,
    audience: HANDLES,
    body: 'none',
    handle: (c, services, actor) => handOut(c, services, actor),
  },
  {
    method: 'POST',
    path: `${BASE}/:no/answer`,
    audience: HANDLES,
    body: 'json',
    handle: async (c, services, actor) => {
      const body = await readBody(c, dataRequestAnswer);
      if (!body.ok) return body.response;
      const community = pathParam(c, 'community');
      if (body.value.outcome === 'DONE' && (await openRequest(c, services))?.kind === 'ERASURE') {
        return problem(c, 422, eraseFirst);
      }
      const answer = { ...body.value, on: await todayIn(services, community), by: actor.accountId };
      const no = Number(pathParam(c, 'no'));
      const known = Number.isSafeInteger(no) && no > 0 && no < 2 ** 31;
      const done = known && (await answerDataRequest(services.database.pool, community, no, answer));
      return done ? c.json({ no }) : problem(c, 404, noSuchRequest);
    },
  },
  {
    method: 'POST',
    path: `${BASE}/:no/erase`,
    audience: HANDLES,
    body: 'none',
    handle: (c, services, actor) => eraseFor(c, services, actor),
  },
  {
    method: 'POST',
    path: '/api/communities/:community/data-holds',
    audience: HANDLES,
    body: 'json',
    handle: async (c, services, actor) => {
      const body = await readBody(c, dataHoldSet);
      if (!body.ok) return body.response;
      const id = services.newId();
      const hold = {
        id,
        reason: body.value.reason.trim(),
        setAt: services.clock.now().toISOString(),
        setBy: actor.accountId,
      };
      await setDataHold(services.database.pool, pathParam(c, 'community'), hold);
      return c.json({ id });
    },
  },
  {
    method: 'POST',
    path: '/api/communities/:community/data-holds/:hold/lift',
    audience: HANDLES,
    body: 'none',
    handle: async (c, services, actor) => {
      const lifted = { at: services.clock.now().toISOString(), by: actor.accountId };
      const id = pathParam(c, 'hold');
      const done = await liftDataHold(services.database.pool, pathParam(c, 'community'), id, lifted);
      return done ? c.json({ id }) : problem(c, 404, notFound('没有这项暂停。', 'There is no such hold.'));
    },
  },
];

/** Everything that is kept of one person, as JSON or as a page to print. That it was handed out is an entry of the ledger first. */
async function handOut(c: Context, services: RouteServices, actor: Actor): Promise<Response> {
  const community = pathParam(c, 'community');
  const request = await openRequest(c, services);
  if (request === null || request.kind !== 'ACCESS') return problem(c, 404, noSuchRequest);
  const { voterNo, no } = request;
  const reason = `个人信息申请第 ${no} 号`;
  const recorded = await recordReveal(services, actor, community, { kind: 'VOTER', voterNo, reason });
  if (!recorded.ok) return problem(c, statusOf(recorded.error.code), recorded.error);
  const report = await reportFor(services, community, request);
  if (!report.ok) return problem(c, statusOf(report.error.code), report.error);
  c.header('cache-control', 'no-store');
  return c.json({ report: report.value, page: accessReportPage(report.value) });
}

/** Empties what is kept of the person of an erasure request, once nothing needs it any more, and answers the request. Whoever entered it does not. */
async function eraseFor(c: Context, services: RouteServices, actor: Actor): Promise<Response> {
  const community = pathParam(c, 'community');
  const request = await openRequest(c, services);
  if (request === null || request.kind !== 'ERASURE') return problem(c, 404, noSuchRequest);
  if (request.receivedBy === actor.accountId) return problem(c, 403, takenByYourself);
  const { voterNo, no } = request;
  const report = await reportFor(services, community, request);
  if (!report.ok) return problem(c, statusOf(report.error.code), report.error);
  const done = await erase(
    services,
    community,
    {
      why: 'REQUEST',
      approvalNo: `个人信息申请第 ${no} 号`,
      // Who looked at somebody's numbers stays until its own term: a look could otherwise be covered up by a request.
      records: report.value.records.filter(({ type }) => type !== 'NUMBERS_REVEALED'),
      voters: report.value.roll.name === null ? [] : [voterNo],
      files: [],
    },
    {
      commandId: services.newId(),
      account: actor.accountId,
      role: roleOf(actor, community),
      at: services.clock.now().toISOString(),
      today: services.clock.today(),
    },
  );
  if (!done.ok) return problem(c, statusOf(done.error.code), done.error);
  const by = actor.accountId;
  const on = await todayIn(services, community);
  await answerDataRequest(services.database.pool, community, no, { outcome: 'DONE', reason: '', on, by });
  services.publisher.changed(community, ['RECORDS_ERASED']);
  return c.json({ no, seq: done.value.seq });
}
