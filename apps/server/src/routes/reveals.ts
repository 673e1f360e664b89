import type { RollEntryView, RollReveal } from '@mingxuan/contract';
import { rollReveal } from '@mingxuan/contract';
import { maskId, maskPhone } from '@mingxuan/roll';
import { isRegistrationGround } from '@mingxuan/rulebook';
import { revealsOf } from '@mingxuan/store';
import { recordReveal } from '../cycle/reveal.ts';
import { notFound, problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { pathParam, readBody } from '../http/route.ts';
import { statusOf } from '../http/status.ts';

const MOST = 500;
const noSuchVoter = notFound('名单上没有这个序号。', 'There is no such number on the roll.');

/** Lists show masked numbers. Whoever needs a whole one says why, and that it was shown is an entry of the ledger. */
export const revealRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/communities/:community/roll/reveals',
    audience: { kind: 'ANY_OF', actions: ['roll.read'] },
    body: 'json',
    handle: async (c, services, actor) => {
      const body = await readBody(c, rollReveal);
      if (!body.ok) return body.response;
      const { voterNo, reason } = body.value;
      const community = pathParam(c, 'community');
      const current = await services.ledger.current(community);
      if (!current.ok) return problem(c, 404, current.error);
      const { state, read } = current.value;
      const voter = (await read.voters([voterNo])).get(voterNo);
      if (voter === undefined || state.status === 'UNOPENED') return problem(c, 404, noSuchVoter);
      const recorded = await recordReveal(services, actor, community, { kind: 'VOTER', voterNo, reason });
      if (!recorded.ok) return problem(c, statusOf(recorded.error.code), recorded.error);
      const { idNumber, phone, address } = voter;
      return c.json({ voterNo, idNumber, phone, address });
    },
  },
  {
    method: 'GET',
    path: '/api/communities/:community/roll/reveals',
    audience: { kind: 'ANY_OF', actions: ['roll.read'] },
    body: 'none',
    handle: async (c, { ledger, database }) => {
      const community = pathParam(c, 'community');
      const current = await ledger.current(community);
      if (!current.ok) return problem(c, 404, current.error);
      const { state } = current.value;
      const recorded = (state.status === 'UNOPENED' ? [] : state.reveals).map(
        ({ seq, ...reveal }): RollReveal => ({ id: String(seq), ...reveal }),
      );
      // What earlier versions wrote down beside the ledger is still told; nothing is added to it.
      const earlier = await revealsOf(database.pool, community, MOST);
      return c.json({ reveals: [...recorded.toReversed(), ...earlier] });
    },
  },
  {
    method: 'GET',
    path: '/api/communities/:community/roll/entries/:voterNo',
    audience: { kind: 'ANY_OF', actions: ['roll.publish', 'objection.decide'] },
    body: 'none',
    // What a correction starts from. Numbers stay masked, and the birthday with them: the identity number tells it.
    handle: async (c, { ledger }) => {
      const current = await ledger.current(pathParam(c, 'community'));
      if (!current.ok) return problem(c, 404, current.error);
      const no = Number(pathParam(c, 'voterNo'));
      const voter = Number.isSafeInteger(no) ? (await current.value.read.voters([no])).get(no) : undefined;
      if (voter === undefined || voter.removed) return problem(c, 404, noSuchVoter);
      const entry: RollEntryView = {
        voterNo: no,
        name: voter.name ?? '',
        sex: voter.sex ?? 'M',
        group: voter.group ?? '',
        household: voter.household ?? '',
        ground: isRegistrationGround(voter.ground) ? voter.ground : null,
        maskedId: maskId(voter.idNumber ?? ''),
        maskedPhone: maskPhone(voter.phone ?? ''),
        hasAddress: (voter.address ?? '') !== '',
      };
      return c.json(entry);
    },
  },
];
