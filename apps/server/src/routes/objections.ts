import type { ObjectionReceipt, ObjectionStatus } from '@mingxuan/contract';
import { objectionSent, receiptQuestion } from '@mingxuan/contract';
import type { Objection } from '@mingxuan/election';
import { objectionAnswer, objectionReceived } from '@mingxuan/portal';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { Context } from 'hono';
import type * as z from 'zod';
import { codeDigest, receiptCode } from '../complaint-code.ts';
import { act } from '../cycle/act.ts';
import { RESIDENT } from '../cycle/policy.ts';
import { addressOf } from '../http/address.ts';
import { badRequest, notFound, problem, unreadable } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { pathParam } from '../http/route.ts';
import { statusOf } from '../http/status.ts';
import { publicPage, publicRefusal, wantsJson } from '../portal/public-page.ts';
import { bytesOf, FILES_MB, keepSent, sentForm, tooManySent } from '../portal/sent-form.ts';
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

const PAGE = 'objection';

/** Reads the form, keeps what came with it, and answers with a receipt. `whole` is told how large it was, once it can be taken. */
async function receive(
  c: Context,
  services: Services,
  community: string,
  whole: (bytes: number) => void,
): Promise<Response> {
  const form = await sentForm(c);
  if (form === null) return problem(c, 400, unreadable);
  const asked = objectionSent.safeParse(form.fields);
  if (!asked.success) {
    const refusal = badRequest(asked.error);
    return publicRefusal(c, services, { community, variant: 'zh' }, { status: 400, page: PAGE, refusal });
  }
  const { variant = 'zh', ...told } = asked.data;
  whole(bytesOf(form.files));
  const done = await take(services, community, told, form.files);
  if (!done.ok) {
    const status = statusOf(done.error.code);
    return publicRefusal(c, services, { community, variant }, { status, page: PAGE, refusal: done.error });
  }
  if (wantsJson(c)) return c.json({ receipt: done.value });
  return publicPage(c, services, { community, variant }, (place) => objectionReceived(place, done.value));
}

/** Objections to the roll from the residents' pages (JWH25-17): with files, a receipt code and an answer to whoever has it. */
export const objectionRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/public/:community/objections',
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
    path: '/api/public/:community/objection-status',
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
      const found = (await objectionsOf(services, community)).find((one) => one.sent?.codeDigest === digest);
      const status = found === undefined ? null : statusOfObjection(found);
      c.header('access-control-allow-origin', '*');
      if (wantsJson(c)) return status === null ? problem(c, 404, noSuchCode) : c.json(status);
      return publicPage(c, services, { community, variant }, (place) => objectionAnswer(place, status));
    },
  },
];
