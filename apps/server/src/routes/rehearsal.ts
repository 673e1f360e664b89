import { hallFill } from '@mingxuan/contract';
import { lastDeviceSeq, representativeNos } from '@mingxuan/election';
import type { Refusal } from '@mingxuan/rulebook';
import { uncheckedVoters } from '@mingxuan/store';
import { act } from '../cycle/act.ts';
import { problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { pathParam, readBody } from '../http/route.ts';
import { statusOf } from '../http/status.ts';

/** The desk at which a rehearsal checks people in. */
const DEVICE = '演练';

/**
 * Rehearsals only: one person cannot check in fifteen hundred voters by hand to see how a day ends. Every check-in is an
 * act of its own, decided and recorded like any other.
 */
export const rehearsalRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/communities/:community/rehearsal/fill-hall',
    audience: { kind: 'ANY_OF', actions: ['poll.checkIn'] },
    body: 'json',
    handle: async (c, services, actor) => {
      const body = await readBody(c, hallFill);
      if (!body.ok) return body.response;
      const community = pathParam(c, 'community');
      const current = await services.ledger.current(community);
      if (!current.ok) return problem(c, 404, current.error);
      const { state } = current.value;
      if (state.status === 'UNOPENED' || state.mode !== 'REHEARSAL') return problem(c, 422, rehearsalsOnly);
      const elsewhere = [
        ...state.proxies.map((p) => p.principal),
        ...state.boxes.flatMap((b) => b.voters.map((v) => v.voterNo)),
      ];
      const { poll, voters, on } = body.value;
      const electors = representativeNos(state);
      const next =
        electors === null
          ? await uncheckedVoters(services.database.pool, community, poll, elsewhere, voters)
          : await unseenOf(
              electors.filter((no) => !elsewhere.includes(no)),
              (numbers) => current.value.read.checkIns(poll, numbers),
              voters,
            );
      // The device counts its own check-ins, as a real one does; the number must not say who came.
      const before = lastDeviceSeq(state, poll, DEVICE);
      let checkedIn = 0;
      for (const voterNo of next) {
        checkedIn += 1;
        const command = {
          type: 'CHECK_IN',
          poll,
          voterNo,
          channel: 'HALL',
          place: '会场',
          device: DEVICE,
          deviceSeq: before + checkedIn,
        } as const;
        const done = await act(services, actor, { community, commandId: services.newId(), on, command });
        if (!done.ok) return problem(c, statusOf(done.error.code), done.error);
      }
      return c.json({ checkedIn });
    },
  },
];

/** Representatives who have not come yet, in the order of their list. */
async function unseenOf(
  electors: readonly number[],
  seen: (numbers: readonly number[]) => Promise<ReadonlyMap<number, unknown>>,
  limit: number,
): Promise<readonly number[]> {
  const came = await seen(electors);
  return electors.filter((no) => !came.has(no)).slice(0, limit);
}

const rehearsalsOnly: Refusal = {
  code: 'REHEARSAL_ONLY',
  message: { zh: '这是演练专用的功能，正式换届不能使用。', en: 'This is for rehearsals only.' },
  remedy: { zh: '正式投票请逐人核对领票。', en: 'In a real election every voter is checked in one by one.' },
  sources: [],
};
