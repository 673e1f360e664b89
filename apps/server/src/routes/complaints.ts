import type { ComplaintReceipt, ComplaintStatus } from '@mingxuan/contract';
import { complaintSent, complaintTaken } from '@mingxuan/contract';
import type { Complaint } from '@mingxuan/election';
import { complaintStage } from '@mingxuan/election';
import type { Actor } from '@mingxuan/identity';
import { complaintAnswer, complaintReceived } from '@mingxuan/portal';
import type { IsoDate, Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import { codeDigest, receiptCode } from '../complaint-code.ts';
import type { Request } from '../cycle/act.ts';
import { act } from '../cycle/act.ts';
import { RESIDENT } from '../cycle/policy.ts';
import { notFound, problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { pathParam, readBody } from '../http/route.ts';
import { statusOf } from '../http/status.ts';
import { followRoute, sendingRoute } from '../portal/receipt-routes.ts';
import { keepSent } from '../portal/sent-form.ts';
import type { Services } from '../services.ts';

const noSuchCode = notFound(
  '没有查到这个回执码。请对照回执核对；回执遗失的，请到登记的地方查询。',
  'No complaint has this code. Compare it with the receipt, or ask where the complaint was taken.',
);

async function complaintsOf({ ledger }: Services, community: string): Promise<readonly Complaint[]> {
  const current = await ledger.current(community);
  return current.ok && current.value.state.status !== 'UNOPENED' ? current.value.state.complaints : [];
}

type Told = Omit<Extract<Request['command'], { type: 'RECEIVE_COMPLAINT' }>, 'type' | 'codeDigest'>;

async function take(
  services: Services,
  actor: Actor,
  { community, commandId, on, told }: Pick<Request, 'community' | 'commandId' | 'on'> & { readonly told: Told },
): Promise<Result<ComplaintReceipt, Refusal>> {
  const code = receiptCode(services.fingerprint({ complaint: commandId, community }));
  const digest = codeDigest(code);
  const command = { type: 'RECEIVE_COMPLAINT', ...told, codeDigest: digest } as const;
  const done = await act(services, actor, { community, commandId, on, command });
  if (!done.ok) return done;
  const taken = (await complaintsOf(services, community)).find((one) => one.codeDigest === digest);
  return taken === undefined ? err(noSuchCode) : ok({ ...days(taken), no: taken.no, code });
}

async function takeSent(
  services: Services,
  community: string,
  told: Omit<Told, 'channel' | 'evidence'>,
  files: readonly File[],
): Promise<Result<ComplaintReceipt, Refusal>> {
  const evidence = await keepSent(services, community, files);
  if (!evidence.ok) return evidence;
  return take(services, RESIDENT, {
    community,
    commandId: services.newId(),
    on: undefined,
    told: { ...told, channel: 'PORTAL', evidence: evidence.value },
  });
}

const days = ({ tellBy, answerBy }: Complaint): { tellBy: IsoDate; answerBy: IsoDate } => ({ tellBy, answerBy });

/** For whoever has the code: neither who complained nor what was said. */
const statusOfComplaint = (complaint: Complaint): ComplaintStatus => ({
  no: complaint.no,
  kind: complaint.kind,
  stage: complaintStage(complaint),
  receivedOn: complaint.receivedOn,
  answerBy: complaint.answerBy,
  forwardedTo: complaint.forwarded.map((f) => f.to),
  answer:
    complaint.answer === null
      ? null
      : {
          on: complaint.answer.on,
          finding: complaint.answer.finding,
          late: complaint.answer.late,
          text: complaint.answer.text,
        },
});

/** A complaint is taken with a receipt code; with the code anybody may follow it, without an account. */
export const complaintRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/communities/:community/complaints',
    audience: { kind: 'ANY_OF', actions: ['complaint.receive'] },
    body: 'json',
    handle: async (c, services, actor) => {
      const body = await readBody(c, complaintTaken);
      if (!body.ok) return body.response;
      const { commandId, on, ...told } = body.value;
      const done = await take(services, actor, { community: pathParam(c, 'community'), commandId, on, told });
      return done.ok ? c.json({ receipt: done.value }) : problem(c, statusOf(done.error.code), done.error);
    },
  },
  sendingRoute({
    path: '/api/public/:community/complaints',
    page: 'complaint',
    schema: complaintSent,
    take: takeSent,
    received: complaintReceived,
  }),
  followRoute({
    path: '/api/public/:community/complaint-status',
    noSuchCode,
    find: async (services, community, digest) => {
      const found = (await complaintsOf(services, community)).find((one) => one.codeDigest === digest);
      return found === undefined ? null : statusOfComplaint(found);
    },
    answer: complaintAnswer,
  }),
];
