import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { AccountId } from '../can/index.ts';
import type { Budget, Whence } from './attempts.ts';
import { beginAttempt, budgetsOf, endAttempts, giveBack, ownerBudget } from './attempts.ts';
import { DISABLED } from './auth.ts';
import type { Asked } from './challenges.ts';
import { boundTo } from './challenges.ts';
import { newId } from './codes.ts';
import type { Context } from './context.ts';
import { newDevice, rememberDevice, whenceOf } from './devices.ts';
import { isEntryCode, useEntryCode } from './entry-code.ts';
import { isEnrolled, isRecoveryCode } from './factor-rows.ts';
import type { Client, HandlerParts } from './handler-parts.ts';
import { codeOf, cookiesOf, forward, pairs } from './handler-parts.ts';
import { json, problem, readFields } from './http.ts';
import { isUsername, normalizeUsername } from './names.ts';
import type { SpentPasskey } from './passkey-proof.ts';
import { askPasskey, spendPasskey } from './passkey-proof.ts';
import { passkeysOf } from './passkey-rows.ts';
import { proveCode } from './proving.ts';
import {
  accountDisabled,
  badRequest,
  codeNeeded,
  passkeyChallengeGone,
  passkeyNeedsPassword,
  passkeyRefused,
  wrongPassword,
} from './refusals.ts';

type Answer = Result<Response, Refusal>;

/** What somebody types or shows to come in; empty where they did not. */
interface Typed {
  readonly username: string;
  readonly password: string;
  /** Of the authenticator, or a recovery code. */
  readonly code: string;
  /** A recovery code or an administrator's entry code: it leads past the strangers' count. */
  readonly pass: string;
  /** What a passkey answered, as JSON. */
  readonly passkey: string;
}

const FIELDS = ['username', 'password', 'code', 'pass', 'passkey'] as const;

/** Who is at the door, and what they have shown so far. */
interface Comer extends Typed {
  readonly id: AccountId | null;
  readonly whence: Whence;
  readonly spent: SpentPasskey | null;
}

/**
 * First the password, then, for whoever has one, the second factor; without it nothing is kept of the sign-in. All are sent
 * together the second time, so that no half-open session has to be guarded in between.
 */
export async function signIn(parts: HandlerParts, request: Request, client: Client): Promise<Answer> {
  const { context } = parts;
  const fields = await readFields(request, FIELDS, { code: '', pass: '', passkey: '' });
  if (!fields.ok) return fields;
  if (fields.value.username === '' || fields.value.password === '') return err(badRequest());
  const username = normalizeUsername(fields.value.username);
  // Nobody is called so; and some of it no database can hold.
  if (!isUsername(username)) return err(wrongPassword());
  const whence = await whenceOf(context.pool, parts.deviceOf(request.headers), username, client.address);
  const id = await accountNamed(context, username);
  const spent = await shownPasskey(parts, request, id, fields.value.passkey);
  if (!spent.ok) return spent;
  const comer: Comer = { ...fields.value, username, id, whence, spent: spent.value };
  const counted = await countedTry(context, comer);
  if (!counted.ok) return counted;
  const entered = await enter(parts, request, comer, client);
  if (!entered.ok) return entered;
  const proven = await secondFactor(parts, comer, entered.value.accountId);
  if (!proven.ok) {
    await context.pool.query('DELETE FROM auth_session WHERE token = $1', [entered.value.token]);
    // The password was right: that is no failure. Nor does it forget those before it, while the code is outstanding.
    await giveBack(context.pool, counted.value.budgets);
    return proven.error.code === 'SECOND_FACTOR_NEEDED'
      ? ok(await askSecondFactor(parts, request, entered.value.accountId, proven.error))
      : proven;
  }
  await endAttempts(context.pool, counted.value.budgets, context.now());
  if (counted.value.byEntryCode) await useEntryCode(context, entered.value.accountId);
  return admit(parts, request, entered.value);
}

async function accountNamed({ pool }: Context, username: string): Promise<AccountId | null> {
  const found = await pool.query<{ id: string }>('SELECT id FROM auth_user WHERE username = $1', [username]);
  return found.rows[0]?.id ?? null;
}

/** What a passkey signs at the door: it belongs to this browser, which nobody else can show. */
const atTheDoor = (ceremony: string): Asked => ({
  purpose: 'SIGN_IN',
  bound: boundTo('BROWSER', ceremony),
  about: '',
});

/** The passkey that was sent with the password; after the password it need not check its owner itself. */
async function shownPasskey(
  parts: HandlerParts,
  request: Request,
  id: AccountId | null,
  answer: string,
): Promise<Result<SpentPasskey | null, Refusal>> {
  if (answer === '') return ok(null);
  const ceremony = parts.ceremonyOf(request.headers);
  if (ceremony === null) return err(passkeyChallengeGone());
  const asking = { ...atTheDoor(ceremony), accountId: null, verifies: false };
  const spent = await spendPasskey(parts.context, answer, asking);
  if (!spent.ok) return spent;
  return spent.value.accountId === id ? spent : err(passkeyRefused());
}

interface Counted {
  readonly budgets: readonly Budget[];
  readonly byEntryCode: boolean;
}

/**
 * Counts the try. While strangers have used up the counts that everybody unknown shares, the owner still gets to the
 * password: by a passkey, a recovery code or an administrator's entry code, none of which anybody guesses; each has a count
 * of its own. Refusal: `TOO_MANY_TRIES`.
 */
async function countedTry(context: Context, comer: Comer): Promise<Result<Counted, Refusal>> {
  const { pool, now, profile } = context;
  const budgets = budgetsOf('PASSWORD', comer.username, comer.whence, profile.tries);
  const counted = await beginAttempt(pool, budgets, now(), profile.tries);
  if (counted.ok) return ok({ budgets, byEntryCode: false });
  const shown = await shownByOwner(context, comer);
  if (shown === null) return counted;
  const own = ownerBudget('PASSWORD', comer.username, shown.what, profile.tries);
  const again = await beginAttempt(pool, own, now(), profile.tries);
  return again.ok ? ok({ budgets: own, byEntryCode: shown.kind === 'ENTRY_CODE' }) : again;
}

interface Shown {
  readonly kind: 'PASSKEY' | 'RECOVERY_CODE' | 'ENTRY_CODE';
  readonly what: string;
}

async function shownByOwner(context: Context, { id, code, pass, spent }: Comer): Promise<Shown | null> {
  if (id === null) return null;
  if (spent !== null) return { kind: 'PASSKEY', what: spent.credentialId };
  // One count for all of them: whoever makes one code after the other to try passwords behind them is slowed like anybody.
  if (pass !== '' && (await isEntryCode(context, id, pass))) return { kind: 'ENTRY_CODE', what: 'ENTRY_CODE' };
  for (const what of [pass, code].filter((one) => one !== ''))
    if (await isRecoveryCode(context.pool, id, what)) return { kind: 'RECOVERY_CODE', what };
  return null;
}

interface Entered {
  readonly cookies: Headers;
  readonly token: string;
  readonly accountId: AccountId;
}

/** The library looks at name and password and makes a session. Refusals: `WRONG_PASSWORD`, `ACCOUNT_DISABLED`. */
async function enter(
  parts: HandlerParts,
  request: Request,
  { username, password }: Typed,
  client: Client,
): Promise<Result<Entered, Refusal>> {
  const response = await forward(parts, request, 'sign-in/username', { username, password }, client);
  if (response.status === 403 && (await codeOf(response)) === DISABLED) return err(accountDisabled());
  if (response.status === 500) throw new Error('sign-in failed inside the library');
  if (response.status !== 200) return err(wrongPassword());
  const cookies = cookiesOf(response);
  const token = parts.tokenOf(new Headers({ cookie: pairs(cookies) }));
  // By our clock, which says when it lies idle, how fresh it is and when it ends; the library has one of its own.
  const now = parts.context.now();
  const found = await parts.context.pool.query<{ user_id: string }>(
    `UPDATE auth_session SET created_at = $2, last_seen_at = $2, expires_at = $3 WHERE token = $1 RETURNING user_id`,
    [token, now, new Date(now.getTime() + parts.context.profile.sessionSeconds * 1000)],
  );
  const accountId = found.rows[0]?.user_id;
  return token === null || accountId === undefined ? err(accountDisabled()) : ok({ cookies, token, accountId });
}

async function secondFactor(
  { context }: HandlerParts,
  { username, whence, code, pass, spent }: Comer,
  id: AccountId,
): Promise<Result<unknown, Refusal>> {
  if (spent !== null || !(await isEnrolled(context.pool, id))) return ok(true);
  if (code !== '') return proveCode(context, { id, username, whence }, code);
  // The recovery code that led past the strangers is good for this as well; an entry code is not.
  return (await isRecoveryCode(context.pool, id, pass))
    ? proveCode(context, { id, username, whence }, pass)
    : err(codeNeeded());
}

/** Says that the second factor is needed and, to whoever has passkeys, what to ask them. */
async function askSecondFactor(
  parts: HandlerParts,
  request: Request,
  accountId: AccountId,
  needed: Refusal,
): Promise<Response> {
  const held = parts.context.passkeyPlace === null ? [] : await passkeysOf(parts.context.pool, accountId);
  if (held.length === 0) return problem(needed);
  const { asking, cookies } = ceremony(parts, request);
  const asked = await askPasskey(parts.context, { ...asking, accountId, verifies: false });
  return asked.ok ? problem(needed, { passkey: asked.value }, cookies) : problem(needed);
}

function ceremony(parts: HandlerParts, request: Request): { readonly asking: Asked; readonly cookies: Headers } {
  const id = parts.ceremonyOf(request.headers) ?? newDevice(parts.context.random);
  return { asking: atTheDoor(id), cookies: new Headers({ 'set-cookie': parts.ceremonyCookie(id) }) };
}

/** What a browser asks a passkey before anybody has said who they are. Refusal: `PASSKEYS_NOT_HERE`. */
export async function passkeyOptions(parts: HandlerParts, request: Request): Promise<Answer> {
  const fields = await readFields(request, []);
  if (!fields.ok) return fields;
  const { asking, cookies } = ceremony(parts, request);
  const asked = await askPasskey(parts.context, { ...asking, accountId: null, verifies: true });
  return asked.ok ? ok(json(200, asked.value, cookies)) : asked;
}

/**
 * A passkey that has checked its owner itself is both factors at once. It cannot be guessed, so no count stands before it.
 * Refusals: `PASSKEY_NEEDS_PASSWORD` under a policy that says so, `ACCOUNT_DISABLED`, and those of `spendPasskey`.
 */
export async function signInByPasskey(parts: HandlerParts, request: Request, client: Client): Promise<Answer> {
  const { context } = parts;
  const fields = await readFields(request, ['passkey']);
  if (!fields.ok) return fields;
  if (!context.profile.passkeyAlone) return err(passkeyNeedsPassword());
  const shown = parts.ceremonyOf(request.headers);
  if (shown === null) return err(passkeyChallengeGone());
  const asking = { ...atTheDoor(shown), accountId: null, verifies: true };
  const spent = await spendPasskey(context, fields.value.passkey, asking);
  if (!spent.ok) return spent;
  const { accountId } = spent.value;
  const token = Buffer.from(context.random(24)).toString('base64url');
  const now = context.now();
  const made = await context.pool.query(
    `INSERT INTO auth_session (id, token, user_id, expires_at, ip_address, user_agent, created_at, updated_at, last_seen_at)
     SELECT $1, $2, id, $4, $5, $6, $7, $7, $7 FROM auth_user WHERE id = $3 AND disabled_at IS NULL`,
    [
      newId(context.random),
      token,
      accountId,
      new Date(now.getTime() + context.profile.sessionSeconds * 1000),
      client.address,
      (request.headers.get('user-agent') ?? '').slice(0, 200),
      now,
    ],
  );
  if (made.rowCount !== 1) return err(accountDisabled());
  const cookies = new Headers({ 'set-cookie': parts.sessionCookie(token) });
  return admit(parts, request, { cookies, token, accountId });
}

/** Lets somebody in: the session this browser had before ends, and the device is known from now on. */
async function admit(parts: HandlerParts, request: Request, { cookies, token, accountId }: Entered): Promise<Answer> {
  const { pool, now, random } = parts.context;
  await pool.query('DELETE FROM auth_session WHERE expires_at < $1 OR (token = $2 AND token <> $3)', [
    now(),
    parts.tokenOf(request.headers),
    token,
  ]);
  const device = parts.deviceOf(request.headers) ?? newDevice(random);
  await rememberDevice(pool, device, accountId, now());
  const actor = await parts.actorOf(new Headers({ cookie: pairs(cookies) }));
  if (actor === null) return err(accountDisabled());
  cookies.append('set-cookie', parts.deviceCookie(device));
  return ok(json(200, { actor }, cookies));
}
