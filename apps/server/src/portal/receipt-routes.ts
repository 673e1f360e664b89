import { receiptQuestion } from '@mingxuan/contract';
import type { AnswerPlace, FormPage } from '@mingxuan/portal';
import type { Refusal, Result } from '@mingxuan/rulebook';
import type { Context } from 'hono';
import type * as z from 'zod';
import { codeDigest } from '../complaint-code.ts';
import { addressOf } from '../http/address.ts';
import { badRequest, problem, unreadable } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { pathParam } from '../http/route.ts';
import { statusOf } from '../http/status.ts';
import type { Services } from '../services.ts';
import { publicPage, publicRefusal, variantIn, wantsJson } from './public-page.ts';
import { bytesOf, FILES_MB, sentForm, tooManySent } from './sent-form.ts';

/** What residents may send from a page of theirs, and the receipt they get. */
interface Sending<Sent extends { readonly variant?: string }, Receipt> {
  readonly path: string;
  readonly page: FormPage;
  readonly schema: z.ZodType<Sent>;
  readonly take: (
    services: Services,
    community: string,
    told: Omit<Sent, 'variant'>,
    files: readonly File[],
  ) => Promise<Result<Receipt, Refusal>>;
  readonly received: (place: AnswerPlace, receipt: Receipt) => string;
}

/** Takes a form, with or without script, with what came beside it, and answers with a receipt. */
export function sendingRoute<Sent extends { readonly variant?: string }, Receipt>(
  sending: Sending<Sent, Receipt>,
): Route {
  const { path, page } = sending;
  return {
    method: 'POST',
    path,
    audience: { kind: 'PUBLIC' },
    body: { files: FILES_MB },
    handle: async (c, services) => {
      const community = pathParam(c, 'community');
      const now = services.clock.now().getTime();
      c.header('access-control-allow-origin', '*');
      const sender = { community, address: addressOf(c) };
      const answer = await services.sendings.reading(sender, now, (whole) =>
        receive(c, services, community, sending, whole),
      );
      return (
        answer ?? publicRefusal(c, services, { community, variant: 'zh' }, { status: 429, page, refusal: tooManySent })
      );
    },
  };
}

/** `whole` is told how large the form was, once it can be taken. */
async function receive<Sent extends { readonly variant?: string }, Receipt>(
  c: Context,
  services: Services,
  community: string,
  { page, schema, take, received }: Sending<Sent, Receipt>,
  whole: (bytes: number) => void,
): Promise<Response> {
  const form = await sentForm(c);
  if (form === null) return problem(c, 400, unreadable);
  const asked = schema.safeParse(form.fields);
  if (!asked.success) {
    const refusal = badRequest(asked.error);
    const variant = variantIn(form.fields);
    return publicRefusal(c, services, { community, variant }, { status: 400, page, refusal });
  }
  const { variant = 'zh', ...told } = asked.data;
  whole(bytesOf(form.files));
  const done = await take(services, community, told, form.files);
  if (!done.ok) {
    const status = statusOf(done.error.code);
    return publicRefusal(c, services, { community, variant }, { status, page, refusal: done.error });
  }
  if (wantsJson(c)) return c.json({ receipt: done.value });
  return publicPage(c, services, { community, variant }, (place) => received(place, done.value));
}

/** Where something stands, for whoever has its receipt code. The code has some 79 bits: it needs no limit against guessing. */
export function followRoute<Status extends object>({
  path,
  noSuchCode,
  find,
  answer,
}: {
  readonly path: string;
  readonly noSuchCode: Refusal;
  readonly find: (services: Services, community: string, digest: string) => Promise<Status | null>;
  readonly answer: (place: AnswerPlace, status: Status | null) => string;
}): Route {
  return {
    method: 'POST',
    path,
    audience: { kind: 'PUBLIC' },
    body: 'json',
    handle: async (c, services) => {
      const form = await sentForm(c);
      if (form === null) return problem(c, 400, unreadable);
      const asked = receiptQuestion.safeParse(form.fields);
      if (!asked.success) return problem(c, 400, badRequest(asked.error));
      const { variant = 'zh', code } = asked.data;
      const community = pathParam(c, 'community');
      const status = await find(services, community, codeDigest(code));
      c.header('access-control-allow-origin', '*');
      if (wantsJson(c)) return status === null ? problem(c, 404, noSuchCode) : c.json(status);
      return publicPage(c, services, { community, variant }, (place) => answer(place, status));
    },
  };
}
