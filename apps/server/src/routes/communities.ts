import {
  actRequest,
  commandSchemas,
  isCommandType,
  newCommunity,
  planPreview,
  type ServerOnlyCommand,
} from '@mingxuan/contract';
import type { Command, CommandOf } from '@mingxuan/election';
import { outsideRound, planInput, view } from '@mingxuan/election';
import { can } from '@mingxuan/identity';
import type { IsoDate } from '@mingxuan/rulebook';
import { NATIONAL_HOLIDAYS, plan } from '@mingxuan/rulebook';
import type { Context } from 'hono';
import { act } from '../cycle/act.ts';
import { forReader } from '../cycle/for-reader.ts';
import { holdsCommand } from '../cycle/policy.ts';
import { rulebooksOf } from '../cycle/rulebooks.ts';
import { badRequest, notFound, problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { pathParam, readBody } from '../http/route.ts';
import { statusOf } from '../http/status.ts';
import { roundFits, roundWindowOf } from '../organisation/rounds.ts';
import { withTerms } from '../organisation/terms.ts';
import { scopeOf } from '../scope.ts';
import type { Services } from '../services.ts';
import { signatureUnproven } from './election-day.ts';

const noRoll = { stage: 'EMPTY', listed: 0, lastNo: 0 } as const;
const noSuchCommand = notFound('没有这种操作。', 'There is no such command.');
const serverOnly: Readonly<Record<ServerOnlyCommand, true>> = {
  IMPORT_ROLL: true,
  TAKE_REVIEW_BATCH: true,
  REVEAL_NUMBERS: true,
  NOTE_DUPLICATES: true,
  SEND_OBJECTION: true,
  RECEIVE_COMPLAINT: true,
  ISSUE_PAPER: true,
  DRAFT_NOTICES: true,
  ISSUE_NOTICE: true,
};

/** Nobody claims a proof they were not asked for; and a real result is signed only with one (`results/sign`). */
async function mustProve({ ledger }: Services, c: Context, signing: CommandOf<'SIGN_RESULT'>): Promise<boolean> {
  if (signing.secondFactor !== undefined || signing.proof !== undefined) return true;
  const current = await ledger.current(pathParam(c, 'community'));
  return current.ok && current.value.state.status !== 'UNOPENED' && current.value.state.mode === 'REAL';
}

/** A plan is held against the round of its cycle, which lies beside the ledger. */
async function withRound(services: Services, c: Context, command: Command): Promise<Command> {
  if (command.type !== 'ADOPT_PLAN') return command;
  const current = await services.ledger.current(pathParam(c, 'community'));
  const round = current.ok ? await roundWindowOf(services, current.value.state) : null;
  const { round: _sent, ...wish } = command;
  return round === null ? wish : { ...wish, round };
}

export const communityRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/communities',
    audience: { kind: 'SIGNED_IN' },
    body: 'none',
    handle: async (c, services, actor) => {
      const { ledger, standing, clock } = services;
      const seen = (await ledger.communities()).filter(
        ({ communityId }) => can(actor, 'community.read', { scope: scopeOf(communityId) }).ok,
      );
      return c.json(await withTerms(services, await standing.of(seen, clock.today())));
    },
  },
  {
    method: 'POST',
    path: '/api/communities',
    audience: { kind: 'SIGNED_IN' },
    body: 'json',
    handle: async (c, { ledger, clock }, actor) => {
      const body = await readBody(c, newCommunity);
      if (!body.ok) return body.response;
      const allowed = can(actor, 'community.manage', { scope: scopeOf(body.value.id) });
      if (!allowed.ok) return problem(c, 403, allowed.error);
      await ledger.createCommunity(body.value.id, body.value.name, clock.now().toISOString());
      return c.json({ id: body.value.id }, 201);
    },
  },
  {
    method: 'GET',
    path: '/api/communities/:community',
    audience: { kind: 'ANY_OF', actions: ['community.read'] },
    body: 'none',
    handle: async (c, { ledger, clock }, actor) => {
      const community = pathParam(c, 'community');
      const current = await ledger.current(community);
      if (!current.ok) return problem(c, 404, current.error);
      return c.json(forReader(view(current.value.state, clock.today()), actor, scopeOf(community)));
    },
  },
  {
    method: 'POST',
    path: '/api/communities/:community/commands',
    audience: { kind: 'BY_COMMAND' },
    body: 'json',
    handle: async (c, services, actor) => {
      const body = await readBody(c, actRequest);
      if (!body.ok) return body.response;
      const { type } = body.value.command;
      if (!isCommandType(type) || Object.hasOwn(serverOnly, type)) return problem(c, 404, noSuchCommand);
      const command = commandSchemas[type].safeParse(body.value.command);
      if (!command.success) return problem(c, 400, badRequest(command.error));
      // Whose office this is not learns no more than that: not even whether the election here is a rehearsal.
      const held = holdsCommand(actor, command.data as Command, scopeOf(pathParam(c, 'community')));
      if (!held.ok) return problem(c, statusOf(held.error.code), held.error);
      if (command.data.type === 'SIGN_RESULT' && (await mustProve(services, c, command.data)))
        return problem(c, 422, signatureUnproven);
      if (command.data.type === 'OPEN_CYCLE' && command.data.round !== undefined) {
        const { round, electionDay } = command.data;
        const fits = await roundFits(services, round, pathParam(c, 'community'), electionDay as IsoDate);
        if (!fits.ok) return problem(c, 422, fits.error);
      }
      const done = await act(services, actor, {
        community: pathParam(c, 'community'),
        commandId: body.value.commandId,
        on: body.value.on,
        command: await withRound(services, c, command.data as Command),
        asked: command.data,
      });
      return done.ok ? c.json(done.value) : problem(c, statusOf(done.error.code), done.error);
    },
  },
  {
    method: 'POST',
    path: '/api/communities/:community/plan/preview',
    audience: { kind: 'ANY_OF', actions: ['community.read'] },
    body: 'json',
    handle: async (c, services) => {
      const { ledger } = services;
      const body = await readBody(c, planPreview);
      if (!body.ok) return body.response;
      const current = await ledger.current(pathParam(c, 'community'));
      if (!current.ok) return problem(c, 404, current.error);
      const { state } = current.value;
      const books = rulebooksOf(state);
      if (!books.ok) return problem(c, 422, books.error);
      const about =
        state.status === 'UNOPENED' ? { termExpiry: body.value.electionDay, mandate: null, roll: noRoll } : state;
      const planned = plan(planInput(about, body.value, { ...books.value, holidays: NATIONAL_HOLIDAYS }));
      const window = await roundWindowOf(services, state);
      const outside = window === null ? null : outsideRound(window, body.value.electionDay);
      return c.json(
        planned.feasible && outside !== null ? { ...planned, warnings: [...planned.warnings, outside] } : planned,
      );
    },
  },
];
