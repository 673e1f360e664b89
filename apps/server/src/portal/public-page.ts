import type { AnswerPlace } from '@mingxuan/portal';
import type { Context } from 'hono';
import { policyOf } from '../http/page-policy.ts';
import type { Services } from '../services.ts';

/** What a form without script sends. */
export const formOf = async (c: Context): Promise<Record<string, string>> =>
  Object.fromEntries(new URLSearchParams(await c.req.text()));

/** Our own script asks for data; a browser without it wants a page. */
export const wantsJson = (c: Context): boolean => c.req.header('accept')?.includes('json') === true;

/** The answer to a form of the public pages, for browsers without script: the same frame, at the server's own address. */
export async function publicPage(
  c: Context,
  { ledger }: Services,
  community: string,
  variant: string,
  write: (place: AnswerPlace) => string,
): Promise<Response> {
  const named = (await ledger.communities()).find((one) => one.communityId === community)?.name ?? '';
  const page = write({ variant, root: '/portal/', community, name: named });
  return c.html(page, 200, { 'content-security-policy': policyOf(page) });
}
