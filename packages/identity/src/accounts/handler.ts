import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import { AUTH_PATH } from './auth.ts';
import type { Client, HandlerParts } from './handler-parts.ts';
import { UNKNOWN_CLIENT, cookiesOf, forward } from './handler-parts.ts';
import { json, problem, readFields } from './http.ts';
import { foreignOrigin, noSuchRoute } from './refusals.ts';
import { passkeyOptions, signIn, signInByPasskey } from './sign-in.ts';

/**
 * Answers what lies under /api/auth: `POST sign-in/username`, `POST sign-out`, `POST change-password`, `GET session`.
 * Nothing else of better-auth can be reached: no sign-up, no change of names, no question whether a name exists.
 */
export async function handle(parts: HandlerParts, request: Request, client: Client): Promise<Response> {
  const answered = await route(parts, request, client);
  return answered.ok ? answered.value : problem(answered.error);
}

type Answer = Result<Response, Refusal>;

async function route(parts: HandlerParts, request: Request, client: Client): Promise<Answer> {
  const { pathname } = new URL(request.url);
  switch (`${request.method} ${pathname.replace(`${AUTH_PATH}/`, '')}`) {
    case 'GET session':
      return ok(json(200, { actor: await parts.actorOf(request.headers) }));
    case 'POST sign-in/username':
      return isOwnOrigin(parts, request) ? signIn(parts, request, client) : err(foreignOrigin());
    case 'POST passkey-options':
      return isOwnOrigin(parts, request) ? passkeyOptions(parts, request) : err(foreignOrigin());
    case 'POST sign-in/passkey':
      return isOwnOrigin(parts, request) ? signInByPasskey(parts, request, client) : err(foreignOrigin());
    case 'POST sign-out':
      return isOwnOrigin(parts, request) ? signOut(parts, request) : err(foreignOrigin());
    case 'POST change-password':
      return isOwnOrigin(parts, request) ? changePassword(parts, request, client) : err(foreignOrigin());
    default:
      return err(noSuchRoute());
  }
}

/** Browsers name the origin of every POST. Without one the caller is a program, which no foreign page can steer. */
function isOwnOrigin({ origins }: HandlerParts, request: Request): boolean {
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  if (origin !== null) return origins.includes(origin);
  return site === null || site === 'same-origin' || site === 'none';
}

async function signOut(parts: HandlerParts, request: Request): Promise<Answer> {
  const response = await forward(parts, request, 'sign-out', {}, UNKNOWN_CLIENT);
  if (response.status !== 200) throw new Error(`sign-out answered ${response.status}`);
  return ok(json(200, { actor: null }, cookiesOf(response)));
}

async function changePassword(parts: HandlerParts, request: Request, client: Client): Promise<Answer> {
  const fields = await readFields(request, ['currentPassword', 'newPassword']);
  if (!fields.ok) return fields;
  const changed = await parts.changePassword(request.headers, fields.value, client);
  return changed.ok ? ok(json(200, { actor: await parts.actorOf(request.headers) })) : changed;
}
