import type { ObjectionReceipt, ObjectionStatus } from '@mingxuan/contract';
import { objectionSent } from '@mingxuan/contract';
import type { Objection } from '@mingxuan/election';
import { objectionAnswer, objectionReceived } from '@mingxuan/portal';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type * as z from 'zod';
import { codeDigest, receiptCode } from '../complaint-code.ts';
import { act } from '../cycle/act.ts';
import { RESIDENT } from '../cycle/policy.ts';
import { notFound } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { followRoute, sendingRoute } from '../portal/receipt-routes.ts';
import { keepSent } from '../portal/sent-form.ts';
import type { Services } from '../services.ts';

const noSuchCode = notFound(
  '没有查到这个回执码。请对照回执核对；回执遗失的，请到社区登记点查询。',
  'No objection has this code. Compare it with the receipt, or ask at the registration point.',
);

async function objectionsOf({ ledger }: Services, community: string): Promise<readonly Objection[]> {
  const current = await ledger.current(community);
  return current.ok && current.value.state.status !== 'UNOPENED' ? current.value.state.objections : [];
}

type Told = Omit<z.output<typeof objectionSent>, 'variant'>;

async function take(
  services: Services,
  community: string,
  told: Told,
  files: readonly File[],
): Promise<Result<ObjectionReceipt, Refusal>> {
  const commandId = services.newId();
  const code = receiptCode(services.fingerprint({ objection: commandId, community }));
  const evidence = await keepSent(services, community, files);
  if (!evidence.ok) return evidence;
  const digest = codeDigest(code);
  const command = { type: 'SEND_OBJECTION', ...told, evidence: evidence.value, codeDigest: digest } as const;
  const done = await act(services, RESIDENT, { community, commandId, on: undefined, command });
  if (!done.ok) return done;
  const taken = (await objectionsOf(services, community)).find((one) => one.sent?.codeDigest === digest);
  return taken === undefined ? err(noSuchCode) : ok({ no: taken.no, code, rulingUntil: taken.rulingUntil });
}

/** For whoever has the code: where it stands and the ruling with its ground; no name, and nothing of what was said. */
const statusOfObjection = ({ no, kind, filedOn, rulingUntil, ruling }: Objection): ObjectionStatus => ({
  no,
  kind,
  filedOn,
  rulingUntil,
  ruling:
    ruling === null
      ? null
      : {
          decision: ruling.decision,
          on: ruling.on,
          late: ruling.late,
          basis: ruling.basis,
          publishedOn: ruling.publishedOn,
        },
});

/** Objections to the roll from the residents' pages (JWH25-17): with files, a receipt code and an answer to whoever has it. */
export const objectionRoutes: readonly Route[] = [
  sendingRoute({
    path: '/api/public/:community/objections',
    page: 'objection',
    schema: objectionSent,
    take,
    received: objectionReceived,
  }),
  followRoute({
    path: '/api/public/:community/objection-status',
    noSuchCode,
    find: async (services, community, digest) => {
      const found = (await objectionsOf(services, community)).find((one) => one.sent?.codeDigest === digest);
      return found === undefined ? null : statusOfObjection(found);
    },
    answer: objectionAnswer,
  }),
];
