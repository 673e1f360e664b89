import type { ComplaintReceipt, ComplaintStatus } from '@mingxuan/contract';
import { complaintQuestion, complaintSent, complaintTaken } from '@mingxuan/contract';
import type { Complaint } from '@mingxuan/election';
import { complaintStage } from '@mingxuan/election';
import type { Actor } from '@mingxuan/identity';
import { complaintAnswer, complaintReceived } from '@mingxuan/portal';
import type { IsoDate, Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { Context } from 'hono';
import { codeDigest, receiptCode } from '../complaint-code.ts';
import type { Request } from '../cycle/act.ts';
import { act } from '../cycle/act.ts';
import { RESIDENT } from '../cycle/policy.ts';
import { addressOf } from '../http/address.ts';
import { badRequest, notFound, problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { pathParam, readBody } from '../http/route.ts';
import { statusOf } from '../http/status.ts';
import { createCounts, HOUR } from '../portal/counts.ts';
import { formOf, publicPage, wantsJson } from '../portal/public-page.ts';
import type { Services } from '../services.ts';

const noSuchCode = notFound(
  '没有查到这个回执码。请对照回执核对；回执遗失的，请到登记的地方查询。',
  'No complaint has this code. Compare it with the receipt, or ask where the complaint was taken.',
);

/** Few enough to keep a stranger from filling the ledger, enough for everybody who shares an office's address. */
const sent = createCounts<{ readonly community: string; readonly address: string }>([
  { key: ({ address }) => `a ${address}`, most: 5, within: HOUR },
  { key: ({ community }) => `c ${community}`, most: 200, within: 24 * HOUR },
]);
const tooMany: Refusal = {
  code: 'TOO_MANY_COMPLAINTS',
  message: { zh: '现在收到的太多，暂时不能在网上提交。', en: 'Too many came in just now; try again later.' },
  remedy: {
    zh: '请过一小时再试，或者到社区、街道当面提出，也可以寄信。',
    en: 'Try again in an hour, or complain in person or by letter.',
  },
  sources: [],
};

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

/** A form without script, or JSON. */
async function said(c: Context): Promise<unknown> {
  if (c.req.header('content-type')?.includes('json') !== true) return formOf(c);
  try {
    return JSON.parse(await c.req.text()) as unknown;
  } catch {
    return null;
  }
}

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
  {
    method: 'POST',
    path: '/api/public/:community/complaints',
    audience: { kind: 'PUBLIC' },
    body: 'json',
    handle: async (c, services) => {
      const asked = complaintSent.safeParse(await said(c));
      if (!asked.success) return problem(c, 400, badRequest(asked.error));
      const { variant = 'zh', ...told } = asked.data;
      const community = pathParam(c, 'community');
      const event = { community, address: addressOf(c) };
      const now = services.clock.now().getTime();
      c.header('access-control-allow-origin', '*');
      if (!sent.below(event, now)) return problem(c, 429, tooMany);
      sent.add(event, now);
      const done = await take(services, RESIDENT, {
        community,
        commandId: services.newId(),
        on: undefined,
        told: { ...told, channel: 'PORTAL', evidence: [] },
      });
      if (!done.ok) return problem(c, statusOf(done.error.code), done.error);
      if (wantsJson(c)) return c.json({ receipt: done.value });
      return publicPage(c, services, community, variant, (page) => complaintReceived(page, done.value));
    },
  },
  {
    method: 'POST',
    path: '/api/public/:community/complaint-status',
    audience: { kind: 'PUBLIC' },
    body: 'json',
    handle: async (c, services) => {
      const asked = complaintQuestion.safeParse(await said(c));
      if (!asked.success) return problem(c, 400, badRequest(asked.error));
      const { variant = 'zh', code } = asked.data;
      const community = pathParam(c, 'community');
      // The code has some 79 bits: it needs no limit against guessing.
      const found = (await complaintsOf(services, community)).find((one) => one.codeDigest === codeDigest(code));
      c.header('access-control-allow-origin', '*');
      if (wantsJson(c)) {
        return found === undefined ? problem(c, 404, noSuchCode) : c.json(statusOfComplaint(found));
      }
      const status = found === undefined ? null : statusOfComplaint(found);
      return publicPage(c, services, community, variant, (page) => complaintAnswer(page, status));
    },
  },
];
