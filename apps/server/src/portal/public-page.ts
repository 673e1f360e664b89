import type { AnswerPlace, FormPage } from '@mingxuan/portal';
import { refusedPage } from '@mingxuan/portal';
import type { Refusal } from '@mingxuan/rulebook';
import type { Context } from 'hono';
import { policyOf } from '../http/page-policy.ts';
import { problem } from '../http/problem.ts';
import type { Services } from '../services.ts';

/** Our own script asks for data; a browser without it wants a page. */
export const wantsJson = (c: Context): boolean => c.req.header('accept')?.includes('json') === true;

type Status = 200 | 400 | 403 | 404 | 422 | 429;

/** Whose form it was, and in which of the page's variants. */
export interface Asked {
  readonly community: string;
  readonly variant: string;
}

/** The answer to a form of the public pages, for browsers without script: the same frame, at the server's own address. */
export async function publicPage(
  c: Context,
  { ledger }: Services,
  { community, variant, status = 200 }: Asked & { readonly status?: Status },
  write: (place: AnswerPlace) => string,
): Promise<Response> {
  const named = (await ledger.communities()).find((one) => one.communityId === community)?.name ?? '';
  const page = write({ variant, root: '/portal/', community, name: named });
  return c.html(page, status, { 'content-security-policy': policyOf(page) });
}

/** A refusal to whoever filled in a form: a page where the browser asks for one, so that “back” leads to what was typed. */
export async function publicRefusal(
  c: Context,
  services: Services,
  asked: Asked,
  {
    status,
    page,
    refusal,
  }: { readonly status: Exclude<Status, 200>; readonly page: FormPage; readonly refusal: Refusal },
): Promise<Response> {
  if (c.req.header('accept')?.includes('text/html') !== true) return problem(c, status, refusal);
  return publicPage(c, services, { ...asked, status }, (place) => refusedPage(place, page, refusal));
}

/** The page a form came from, as far as one that is at fault says it. */
export function variantIn(fields: unknown): string {
  const said = typeof fields === 'object' && fields !== null && 'variant' in fields ? fields.variant : null;
  return typeof said === 'string' ? said : 'zh';
}
