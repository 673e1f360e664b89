import type { ComplaintReceipt, ComplaintStatus } from '@mingxuan/contract';
import { complaintSent, complaintTaken, receiptQuestion } from '@mingxuan/contract';
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
import { badRequest, notFound, problem, unreadable } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { pathParam, readBody } from '../http/route.ts';
import { statusOf } from '../http/status.ts';
import { publicPage, publicRefusal, wantsJson } from '../portal/public-page.ts';
import { bytesOf, FILES_MB, keepSent, sentForm, tooManySent } from '../portal/sent-form.ts';
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

const PAGE = 'complaint';

/** Reads the form, keeps what came with it, and answers with a receipt. `whole` is told how large it was, once it can be taken. */
async function receive(
  c: Context,
  services: Services,
  community: string,
  whole: (bytes: number) => void,
): Promise<Response> {
  const form = await sentForm(c);
  if (form === null) return problem(c, 400, unreadable);
  const asked = complaintSent.safeParse(form.fields);
  if (!asked.success) {
    const refusal = badRequest(asked.error);
    return publicRefusal(c, services, { community, variant: 'zh' }, { status: 400, page: PAGE, refusal });
  }
  const { variant = 'zh', ...told } = asked.data;
  whole(bytesOf(form.files));
  const done = await takeSent(services, community, told, form.files);
  if (!done.ok) {
    const status = statusOf(done.error.code);
    return publicRefusal(c, services, { community, variant }, { status, page: PAGE, refusal: done.error });
  }
  if (wantsJson(c)) return c.json({ receipt: done.value });
  return publicPage(c, services, { community, variant }, (place) => complaintReceived(place, done.value));
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
    body: { files: FILES_MB },
    handle: async (c, services) => {
      const community = pathParam(c, 'community');
      const now = services.clock.now().getTime();
      c.header('access-control-allow-origin', '*');
      const sender = { community, address: addressOf(c) };
      const answer = await services.sendings.reading(sender, now, (whole) => receive(c, services, community, whole));
      return (
        answer ??
        publicRefusal(c, services, { community, variant: 'zh' }, { status: 429, page: PAGE, refusal: tooManySent })
      );
    },
  },
  {
    method: 'POST',
    path: '/api/public/:community/complaint-status',
    audience: { kind: 'PUBLIC' },
    body: 'json',
    handle: async (c, services) => {
      const form = await sentForm(c);
      if (form === null) return problem(c, 400, unreadable);
      const asked = receiptQuestion.safeParse(form.fields);
      if (!asked.success) return problem(c, 400, badRequest(asked.error));
      const { variant = 'zh', code } = asked.data;
      const community = pathParam(c, 'community');
      const digest = codeDigest(code);
      // The code has some 79 bits: it needs no limit against guessing.
      const found = (await complaintsOf(services, community)).find((one) => one.codeDigest === digest);
      const status = found === undefined ? null : statusOfComplaint(found);
      c.header('access-control-allow-origin', '*');
      if (wantsJson(c)) return status === null ? problem(c, 404, noSuchCode) : c.json(status);
      return publicPage(c, services, { community, variant }, (place) => complaintAnswer(place, status));
    },
  },
];
