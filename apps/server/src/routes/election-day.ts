import type { Checklist, StatisticsPage } from '@mingxuan/contract';
import { pathText, resultSignature } from '@mingxuan/contract';
import { statisticsWorkbook, verificationCode } from '@mingxuan/documents';
import { channelOf, dayOf, statistics } from '@mingxuan/election';
import type { Refusal } from '@mingxuan/rulebook';
import { searchVoters } from '@mingxuan/store';
import { act } from '../cycle/act.ts';
import { asFigure } from '../cycle/statistic-figures.ts';
import { addressOf } from '../http/address.ts';
import { shownHead } from '../log-publisher/shown-head.ts';
import { scopeOf } from '../scope.ts';
import { problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { pathParam, readBody } from '../http/route.ts';
import { statusOf } from '../http/status.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** More than any community has. */
const WHOLE_ROLL = 200_000;

export const electionDayRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/communities/:community/poll-staff',
    audience: { kind: 'ANY_OF', actions: ['poll.open', 'party.record'] },
    body: 'none',
    // Whoever opens a poll names its staff, and ties each to the account they will count or sign from.
    handle: async (c, { identity }) => {
      const held = await identity.holdersIn(scopeOf(pathParam(c, 'community')), ['SCRUTINEER', 'TELLER']);
      return c.json(held.map(({ account, name, roles }) => ({ account, name, roles })));
    },
  },
  {
    method: 'GET',
    path: '/api/communities/:community/polls/:poll/checklist',
    audience: { kind: 'ANY_OF', actions: ['poll.checkIn'] },
    body: 'none',
    // What is printed is what stands at this moment: nothing of it is kept.
    handle: async (c, { database, clock }) => {
      const at = clock.now().toISOString();
      const poll = pathText.parse(pathParam(c, 'poll'));
      const everybody = { query: '', pollId: poll, limit: WHOLE_ROLL, open: false };
      const listed = await searchVoters(database, pathParam(c, 'community'), everybody);
      if (!listed.ok) return problem(c, 500, listed.error);
      const rows = listed.value.found.map(({ voter, checkIn }) => ({
        voterNo: voter.voterNo,
        name: voter.name ?? '',
        group: voter.group ?? '',
        checkedIn:
          checkIn === null ? null : { channel: channelOf(checkIn.channel), place: checkIn.place, at: checkIn.at },
      }));
      return c.json({ at, rows } satisfies Checklist);
    },
  },
  {
    method: 'GET',
    path: '/api/communities/:community/statistics',
    audience: { kind: 'ANY_OF', actions: ['community.read'] },
    body: 'none',
    handle: async (c, { ledger }) => {
      const current = await ledger.current(pathParam(c, 'community'));
      if (!current.ok) return problem(c, 404, current.error);
      const { state } = current.value;
      return c.json({ rows: state.status === 'UNOPENED' ? [] : statistics(state) } satisfies StatisticsPage);
    },
  },
  {
    method: 'GET',
    path: '/api/communities/:community/statistics.xlsx',
    audience: { kind: 'ANY_OF', actions: ['community.read'] },
    body: 'none',
    handle: async (c, services) => {
      const { ledger, clock } = services;
      const community = pathParam(c, 'community');
      const current = await ledger.current(community);
      if (!current.ok) return problem(c, 404, current.error);
      const { state } = current.value;
      if (state.status === 'UNOPENED') return problem(c, 422, nothingToCount);
      const shown = await shownHead(services, community, current.value.head);
      if (!shown.ok) return problem(c, 500, shown.error);
      const bytes = await statisticsWorkbook(
        {
          ...state.community,
          community: state.community.name,
          termNo: state.termNo,
          rehearsal: state.mode === 'REHEARSAL',
          issuedOn: dayOf(state, clock.today()),
          issuer: `${state.community.name}居民选举委员会`,
          verification: { code: verificationCode(shown.value.hash), ...shown.value },
        },
        state.electionDay,
        statistics(state).map(asFigure),
        Math.floor(clock.now().getTime() / 1000),
      );
      return c.body(new Uint8Array(bytes), 200, { 'content-type': XLSX });
    },
  },
  {
    method: 'POST',
    path: '/api/communities/:community/results/sign',
    audience: { kind: 'BY_COMMAND' },
    body: 'json',
    handle: async (c, services, actor) => {
      const body = await readBody(c, resultSignature);
      if (!body.ok) return body.response;
      const { commandId, on, password, code, passkey, ...signature } = body.value;
      const given = {
        ...(password === undefined ? {} : { password }),
        ...(code === undefined ? {} : { code }),
        ...(passkey === undefined ? {} : { passkey }),
      };
      const signed = { figures: signature.digest, act: commandId };
      const client = { address: addressOf(c) };
      const proven = await services.identity.proveSignature(c.req.raw.headers, given, signed, client);
      if (!proven.ok) return problem(c, proven.error.code === 'TOO_MANY_TRIES' ? 429 : 422, proven.error);
      const { kind } = proven.value;
      const proof = kind === 'PASSWORD' ? {} : { proof: proven.value.digest };
      const command = { type: 'SIGN_RESULT' as const, ...signature, secondFactor: kind, ...proof };
      const done = await act(services, actor, {
        community: pathParam(c, 'community'),
        commandId,
        on,
        command,
        // Asked again with the next code it is still the same signature.
        asked: { ...signature, secondFactor: kind },
      });
      return done.ok ? c.json(done.value) : problem(c, statusOf(done.error.code), done.error);
    },
  },
];

const nothingToCount: Refusal = {
  code: 'CYCLE_NOT_OPEN',
  message: { zh: '本社区还没有启动换届，没有统计表。', en: 'No cycle is open here yet; there are no statistics.' },
  remedy: { zh: '请先启动换届。', en: 'Open the cycle first.' },
  sources: [],
};

/** With what a signer proved to be themselves is for the server to say, and in a real election it must be able to. */
export const signatureUnproven: Refusal = {
  code: 'SIGNATURE_UNPROVEN',
  message: {
    zh: '签字前要再核对一次动态验证码或者密码，这次请求没有经过核对。',
    en: 'A signature asks for the second factor or the password once more; this request did not.',
  },
  remedy: {
    zh: '请在结果页面核对数字，输入验证码或者密码后签字。',
    en: 'Sign on the results page, with the code or the password.',
  },
  sources: [],
};
