import type { ComplaintReceipt, ComplaintStatus } from '@mingxuan/contract';
import { complaintQuestion, complaintTaken } from '@mingxuan/contract';
import type { Complaint } from '@mingxuan/election';
import { complaintStage } from '@mingxuan/election';
import { codeDigest, receiptCode } from '../complaint-code.ts';
import { act } from '../cycle/act.ts';
import { addressOf } from '../http/address.ts';
import { badRequest, notFound, problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { pathParam, readBody } from '../http/route.ts';
import { statusOf } from '../http/status.ts';
import { createGuessLimit } from '../portal/guess-limit.ts';
import type { Services } from '../services.ts';

const noSuchCode = notFound(
  '没有查到这个回执码。请对照回执核对；回执遗失的，请到登记的地方查询。',
  'No complaint has this code. Compare it with the receipt, or ask where the complaint was taken.',
);
const limit = createGuessLimit();

async function complaintsOf({ ledger }: Services, community: string): Promise<readonly Complaint[]> {
  const current = await ledger.current(community);
  return current.ok && current.value.state.status !== 'UNOPENED' ? current.value.state.complaints : [];
}

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
      const community = pathParam(c, 'community');
      const code = receiptCode(services.fingerprint({ complaint: commandId, community }));
      const done = await act(services, actor, {
        community,
        commandId,
        on,
        command: { type: 'RECEIVE_COMPLAINT', ...told, codeDigest: codeDigest(code) },
      });
      if (!done.ok) return problem(c, statusOf(done.error.code), done.error);
      const taken = (await complaintsOf(services, community)).find((one) => one.codeDigest === codeDigest(code));
      if (taken === undefined) return problem(c, 404, noSuchCode);
      const receipt: ComplaintReceipt = { no: taken.no, code, tellBy: taken.tellBy, answerBy: taken.answerBy };
      return c.json({ ...done.value, receipt });
    },
  },
  {
    method: 'POST',
    path: '/api/public/:community/complaint-status',
    audience: { kind: 'PUBLIC' },
    body: 'json',
    handle: async (c, services) => {
      const asked = complaintQuestion.safeParse(await c.req.json().catch(() => null));
      if (!asked.success) return problem(c, 400, badRequest(asked.error));
      const community = pathParam(c, 'community');
      const digest = codeDigest(asked.data.code);
      const now = services.clock.now().getTime();
      const guess = { community, name: digest, address: addressOf(c) };
      const complaint = limit.mayAsk(guess, now)
        ? (await complaintsOf(services, community)).find((one) => one.codeDigest === digest)
        : undefined;
      c.header('access-control-allow-origin', '*');
      if (complaint !== undefined) return c.json(statusOfComplaint(complaint));
      limit.wasWrong(guess, now);
      return problem(c, 404, noSuchCode);
    },
  },
];
