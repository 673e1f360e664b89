import { pathText, ROLL_CHECK_LINES } from '@mingxuan/contract';
import type { Actor, PlainAction } from '@mingxuan/identity';
import { can } from '@mingxuan/identity';
import type { Refusal } from '@mingxuan/rulebook';
import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type * as z from 'zod';
import { scopeOf } from '../scope.ts';
import type { RouteServices } from '../services.ts';
import {
  badRequest,
  noSuchCommunity,
  problem,
  problemBody,
  signInFirst,
  tooLarge,
  unreadable,
  wrongMethod,
  wrongType,
} from './problem.ts';
import { whileAllowed } from './while-allowed.ts';

/**
 * Who may call a route. Every route says so, or it does not compile; a route that acts by command is decided
 * command by command inside (`cycle/policy.ts`).
 */
export type Audience =
  | { readonly kind: 'PUBLIC' }
  | { readonly kind: 'SIGNED_IN' }
  | { readonly kind: 'BY_COMMAND' }
  | { readonly kind: 'ANY_OF'; readonly actions: readonly PlainAction[] };

export interface RouteSpec {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly audience: Audience;
  /**
   * JSON bodies are parsed by their schema; `bytes` takes a file as it is, up to this many MB; `files` takes a form with
   * files in it, a form without or JSON, up to this many MB in all.
   */
  readonly body: 'none' | 'json' | { readonly bytes: number } | { readonly files: number };
  /** Not a line in the log, not even a time, while it works. */
  readonly unlogged?: true;
}

export interface Route extends RouteSpec {
  readonly handle: (c: Context, services: RouteServices, actor: Actor) => Promise<Response> | Response;
}

/** Nobody: what a public route receives as its actor. */
const nobody: Actor = { accountId: 'nobody', name: '', grants: [] };

const JSON_MB = 2;
const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
const FILES_TYPE = 'multipart/form-data';
/** Bytes that are no UTF-8 are no text: replaced by other characters, somebody's name would be another one. */
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Where a name is missing or strange the address is wrong, whoever asks; nothing is looked up by it. */
async function misaddressed(c: Context, services: RouteServices): Promise<Response | null> {
  for (const [name, value] of Object.entries<string>(c.req.param())) {
    const parsed = pathText.safeParse(value);
    if (!parsed.success && name !== 'community') return problem(c, 400, badRequest(parsed.error));
    if (name === 'community' && !(parsed.success && (await services.ledger.knows(value))))
      return problem(c, 404, noSuchCommunity);
  }
  return null;
}

export function mount(app: Hono, services: RouteServices, routes: readonly Route[]): void {
  for (const route of routes) {
    const most = mostMb(route.body);
    const limit = bodyLimit({ maxSize: most * 1024 * 1024, onError: (c) => problem(c, 413, tooLarge(most)) });
    app.on(route.method, route.path, limit, async (c) => {
      const actor = route.audience.kind === 'PUBLIC' ? nobody : await services.identity.actorOf(c.req.raw.headers);
      if (actor === null) return problem(c, 401, signInFirst);
      const refused = allow(c, route.audience, actor) ?? mistyped(c, route) ?? (await misaddressed(c, services));
      return refused ?? watched(c, services, route, () => route.handle(c, services, actor));
    });
  }
  for (const path of new Set(routes.map((route) => route.path))) {
    const methods = routes.filter((route) => route.path === path).map((route) => route.method);
    app.all(path, (c) => {
      c.header('allow', [...methods, ...(methods.includes('GET') ? ['HEAD'] : [])].join(', '));
      return problem(c, 405, wrongMethod);
    });
  }
}

export function mostMb(body: RouteSpec['body']): number {
  if (typeof body !== 'object') return JSON_MB;
  return 'bytes' in body ? body.bytes : body.files;
}

/** Where the signal lies that ends the work behind an answer that goes on. */
const ENDED = 'ended';

/** Says that whoever asked is gone, by themselves or because they may have no more: for work that goes on behind an answer. */
export function endOf(c: Context): AbortSignal {
  const ended: unknown = c.get(ENDED);
  return AbortSignal.any([c.req.raw.signal, ...(ended instanceof AbortSignal ? [ended] : [])]);
}

/** An answer that goes on is ended with the rights of its reader, within five seconds. */
async function watched(
  c: Context,
  { identity }: RouteServices,
  { audience }: Route,
  handle: () => Promise<Response> | Response,
): Promise<Response> {
  const ending = new AbortController();
  c.set(ENDED, ending.signal);
  const response = await handle();
  const goesOn = response.headers.get('content-type') === ROLL_CHECK_LINES;
  if (!goesOn || audience.kind === 'PUBLIC' || response.body === null) return response;
  // Nobody touches the page while it waits, and waiting keeps no session alive.
  const headers = new Headers(c.req.raw.headers);
  headers.set('x-mingxuan-unattended', '1');
  const body = whileAllowed(response.body, {
    ended: async () => {
      const actor = await identity.actorOf(headers);
      return actor === null ? signInFirst : refusalOf(c, audience, actor);
    },
    farewell: (refusal) => {
      const status = refusal === signInFirst ? 401 : 403;
      return `${JSON.stringify({ kind: 'REFUSED', problem: problemBody(c, status, refusal) })}\n`;
    },
    stop: () => ending.abort(),
  });
  return new Response(body, response);
}

/** A foreign page can send text and forms without asking; JSON it cannot. Residents' pages work without script, so theirs may be forms. */
function mistyped(c: Context, route: Route): Response | null {
  const withFiles = typeof route.body === 'object' && 'files' in route.body;
  if (route.body !== 'json' && !withFiles) return null;
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const forms = [FORM_TYPE, ...(withFiles ? [FILES_TYPE] : [])];
  const taken = route.audience.kind === 'PUBLIC' ? [JSON_TYPE, ...forms] : [JSON_TYPE];
  return taken.includes(type) ? null : problem(c, 415, wrongType);
}

function allow(c: Context, audience: Audience, actor: Actor): Response | null {
  const refusal = refusalOf(c, audience, actor);
  return refusal === null ? null : problem(c, 403, refusal);
}

function refusalOf(c: Context, audience: Audience, actor: Actor): Refusal | null {
  if (audience.kind !== 'ANY_OF') return null;
  const scope = scopeOf(pathParam(c, 'community'));
  const verdicts = audience.actions.map((action) => can<PlainAction>(actor, action, { scope }));
  const refused = verdicts.find((v) => !v.ok);
  return refused === undefined || refused.ok || verdicts.some((v) => v.ok) ? null : refused.error;
}

/** The JSON body by its schema, or the answer that says which field is wrong. */
export async function readBody<S extends z.ZodType>(
  c: Context,
  schema: S,
): Promise<{ readonly ok: true; readonly value: z.output<S> } | { readonly ok: false; readonly response: Response }> {
  const bytes = await c.req.arrayBuffer();
  let json: unknown;
  try {
    json = JSON.parse(utf8.decode(bytes));
  } catch {
    return { ok: false, response: problem(c, 400, unreadable) };
  }
  const parsed = schema.safeParse(json);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, response: problem(c, 400, badRequest(parsed.error)) };
}

/** What stands after the `?` by its schema, or the answer that says which part is wrong. */
export function readQuery<S extends z.ZodType>(
  c: Context,
  schema: S,
): { readonly ok: true; readonly value: z.output<S> } | { readonly ok: false; readonly response: Response } {
  const parsed = schema.safeParse(c.req.query());
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, response: problem(c, 400, badRequest(parsed.error)) };
}

/** A path parameter that the route's own pattern guarantees. */
export function pathParam(c: Context, name: string): string {
  return c.req.param(name) ?? '';
}
