import type { CalledPage, CalledSums } from '@mingxuan/contract';
import { calledQuery, calledSums, countCalled } from '@mingxuan/contract';
import type { Poll } from '@mingxuan/election';
import type { Actor } from '@mingxuan/identity';
import { can } from '@mingxuan/identity';
import type { Refusal } from '@mingxuan/rulebook';
import { problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { pathParam, readBody, readQuery } from '../http/route.ts';
import { scopeOf } from '../scope.ts';

const PATH = '/api/communities/:community/polls/:poll/call';

/** 唱票 on other machines: what the caller's machine has on its screen. */
export const callRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: PATH,
    audience: { kind: 'ANY_OF', actions: ['community.read'] },
    body: 'none',
    unlogged: true,
    handle: (c, { callBoards }) => {
      const asked = readQuery(c, calledQuery);
      if (!asked.ok) return asked.response;
      const board = boardOf(pathParam(c, 'poll'), asked.value.count);
      return c.json({ called: callBoards.at(pathParam(c, 'community'), board) } satisfies CalledPage);
    },
  },
  {
    method: 'POST',
    path: PATH,
    audience: { kind: 'ANY_OF', actions: ['community.read'] },
    body: 'json',
    // The times of these requests are the times at which ballots were read.
    unlogged: true,
    handle: async (c, { callBoards, ledger }, actor) => {
      const [community, id] = [pathParam(c, 'community'), pathParam(c, 'poll')];
      if (!mayCall(actor, community)) return problem(c, 403, notACaller);
      const asked = readQuery(c, calledQuery);
      if (!asked.ok) return asked.response;
      const told = await readBody(c, calledSums);
      if (!told.ok) return told.response;
      const current = await ledger.current(community);
      if (!current.ok) return problem(c, 404, current.error);
      const { state } = current.value;
      const poll = state.status === 'UNOPENED' ? undefined : state.polls.find((one) => one.id === id);
      const { count } = asked.value;
      if (poll === undefined || !fits(poll, count, told.value)) return problem(c, 422, beyondTheBallots);
      if (callBoards.tell(community, boardOf(id, count), told.value) === 'TAKEN_OVER')
        return problem(c, 409, takenOver);
      return c.json({ called: callBoards.at(community, boardOf(id, count)) } satisfies CalledPage);
    },
  },
];

/** Whoever works at the count: tellers, the election committee, scrutineers. */
function mayCall(actor: Actor, community: string): boolean {
  const here = { scope: scopeOf(community), makers: [], conflictingAccounts: [] };
  return can(actor, 'count.enter', here).ok || can(actor, 'count.decide', here).ok;
}

/** Every count of the ballots has a board of its own: strokes of an earlier one are never added to. */
const boardOf = (poll: string, count: string): string => `${poll} ${count}`;

/** Sums that the ballots in the boxes can bear, of the count that stands now and of people who stand here. */
function fits(poll: Poll, count: string, { done, invalid, partInvalid, votes }: CalledSums): boolean {
  if (!('collected' in poll) || countCalled(poll) !== count) return false;
  if (done > poll.collected || invalid > done) return false;
  const posts = new Set<string>(poll.contests.map(({ post }) => post));
  if (Object.entries(partInvalid).some(([post, parts]) => !posts.has(post) || parts > done - invalid)) return false;
  const known = new Set(poll.contests.flatMap(({ post, candidates }) => [...candidates, `W.${post}`]));
  // The ballot in hand is not read to its end yet.
  const most = done - invalid + (done < poll.collected ? 1 : 0);
  return Object.entries(votes).every(([id, count]) => known.has(id) && (id.startsWith('W.') || count <= most));
}

const notACaller: Refusal = {
  code: 'NOT_A_CALLER',
  message: {
    zh: '您的账号不能把唱票送到其他屏幕。',
    en: 'Your account cannot send what is called out to other screens.',
  },
  remedy: {
    zh: '唱票照常，只显示在本机；要送到其他屏幕，请由计票、监票人员或选举委员会的账号操作。',
    en: 'Go on calling on this machine; to reach other screens, use the account of a teller, a scrutineer or the committee.',
  },
  sources: [],
};

const beyondTheBallots: Refusal = {
  code: 'CALL_BEYOND_BALLOTS',
  message: {
    zh: '唱票的数字和这次投票的选票对不上。',
    en: 'These sums do not fit the ballots of this vote.',
  },
  remedy: { zh: '请刷新唱票屏，清零后重新唱票。', en: 'Reload the board, clear it, and call anew.' },
  sources: [],
};

const takenOver: Refusal = {
  code: 'CALL_TAKEN_OVER',
  message: { zh: '另一台机器已经接着唱票。', en: 'Another machine has gone on calling.' },
  remedy: {
    zh: '本机改为跟随显示；要在本机唱票，请重新按“在这台机器上唱票”。',
    en: 'This machine follows; to call here, press the button for it again.',
  },
  sources: [],
};
