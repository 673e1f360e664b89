import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { withTestDatabase } from '../../store/src/test-support.ts';
import { beginAttempt, budgetsOf } from '../src/accounts/attempts.ts';
import { checkPassword } from '../src/accounts/password-policy.ts';
import { hasExpired, kindsIn } from '../src/accounts/policy-profile.ts';
import type { Actor, Identity, ProfileName } from '../src/index.ts';
import { migrateIdentity, POLICY_PROFILES } from '../src/index.ts';
import { Authenticator } from './authenticator.ts';
import { Browser, claimFirst, codeOf, expectOk, openIdentity } from './support.ts';

const db = withTestDatabase(migrateIdentity);
const NAMES: readonly ProfileName[] = ['house', 'mlps3', 'asvs5'];
const DAY = 24 * 3600;
/** Added to the real time of day. */
let later = 0;
const now = () => new Date(Date.now() + later * 1000);
let mlps3: Identity;
let first: Actor;

beforeAll(async () => {
  mlps3 = await openIdentity(db.database.pool, { now, profile: 'mlps3' });
  first = await claimFirst(await openIdentity(db.database.pool, { now }));
});

/** So many characters, four kinds among them, that nobody has thought of before. */
const ofLength = (length: number): string => 'Mx9~q2Kv7_Lw0zRt5'.slice(0, length);

describe('the length of a password', () => {
  test.each<readonly [ProfileName, number]>([
    ['house', 12],
    ['mlps3', 12],
    ['asvs5', 15],
  ])('%s: %i', (name, least) => {
    const { password } = POLICY_PROFILES[name];
    const said = [least - 1, least, least + 1].map((length) => codeOf(checkPassword(ofLength(length), [], password)));
    expect(said).toEqual(['WEAK_PASSWORD', 'ok', 'ok']);
    const short = checkPassword(ofLength(least - 1), [], password);
    expect(short.ok ? '' : short.error.message.zh).toContain(String(least));
  });
});

describe('the kinds of characters', () => {
  test.each([
    ['kwzvtrqpnmhg', 1],
    ['kwzvtrqpnm73', 2],
    ['Kwzvtrqpnm73', 3],
    ['Kwzvtrqpnm7_', 4],
    ['芦溪竹筏早市甘蔗木兰灯笼', 1],
    ['芦溪竹筏早市甘蔗木兰 k 7', 3],
  ])('%s has %i', (password, kinds) => {
    expect(kindsIn(password)).toBe(kinds);
    expect(codeOf(checkPassword(password, [], POLICY_PROFILES.mlps3.password))).toBe(
      kinds < 3 ? 'WEAK_PASSWORD' : 'ok',
    );
    // Elsewhere none are asked for.
    expect(codeOf(checkPassword(password, [], POLICY_PROFILES.house.password))).toBe('ok');
  });
});

describe('the age of a password', () => {
  test.each([
    [89, false],
    [90, false],
    [91, true],
  ])('%i days: expired under mlps3 is %s, and never elsewhere', (days, expired) => {
    const set = new Date('2026-03-01T00:00:00Z');
    const then = new Date(set.getTime() + days * DAY * 1000);
    expect(NAMES.map((name) => hasExpired(set, then, POLICY_PROFILES[name].password))).toEqual([false, expired, false]);
  });
});

/** Under mlps3: somebody with a passkey and their own password. */
async function person(username: string): Promise<{ readonly browser: Browser; readonly key: Authenticator }> {
  const grants = [{ role: 'CLERK' as const, scope: '3503/0302/001/004' }];
  const made = expectOk(await mlps3.createAccount(first, { username, displayName: username, grants }));
  const browser = new Browser(mlps3, '10.7.0.1');
  await browser.signIn(username, made.oneTimePassword ?? '');
  await change(browser, made.oneTimePassword ?? '', `${ofLength(13)}0`);
  const key = new Authenticator();
  const options = expectOk(await mlps3.beginPasskey(browser.headers(), {}));
  expectOk(await mlps3.confirmPasskey(browser.headers(), { name: '钥匙', answer: key.create(options) }));
  return { browser, key };
}

async function change(browser: Browser, currentPassword: string, newPassword: string): Promise<string> {
  const answer = await browser.send('POST', 'change-password', { currentPassword, newPassword });
  return answer.status === 200 ? 'ok' : (answer.body as { refusal: { message: { zh: string } } }).refusal.message.zh;
}

interface Asked {
  readonly challenge: string;
}

async function enter(browser: Browser, key: Authenticator, username: string, password: string) {
  const { body } = await browser.signIn(username, password);
  const passkey = key.get((body as { passkey: Asked }).passkey);
  return browser.send('POST', 'sign-in/username', { username, password, passkey });
}

describe('under mlps3', () => {
  test('a password that is too old leads to a new one, and locks nobody out', async () => {
    const { key } = await person('到期');
    const browser = new Browser(mlps3, '10.7.0.2');
    later += 90 * DAY + 60;
    expect((await enter(browser, key, '到期', `${ofLength(13)}0`)).status).toBe(200);
    expect(await browser.actor()).toMatchObject({ grants: [], mustChangePassword: true, passwordExpired: true });
    expect(await change(browser, `${ofLength(13)}0`, `${ofLength(13)}1`)).toBe('ok');
    const renewed = await browser.actor();
    expect(renewed.grants).toHaveLength(1);
    expect(renewed.passwordExpired).toBeUndefined();
  });

  test('the last five passwords are not taken again, the sixth is', async () => {
    const { browser } = await person('轮换');
    const nth = (n: number): string => `${ofLength(13)}${n}`;
    for (let n = 0; n < 5; n += 1) expect(await change(browser, nth(n), nth(n + 1))).toBe('ok');
    // 5 is the present one, 4 to 1 the four before it.
    expect(await change(browser, nth(5), nth(5))).toMatch(/相同/);
    expect(await change(browser, nth(5), nth(4))).toMatch(/最近用过/);
    expect(await change(browser, nth(5), nth(1))).toMatch(/最近用过/);
    expect(await change(browser, nth(5), nth(0))).toBe('ok');
    const kept = await db.database.pool.query('SELECT 1 FROM auth_password_history WHERE account_id = $1', [
      (await browser.actor()).accountId,
    ]);
    expect(kept.rowCount).toBe(4);
  });

  test('a passkey stands beside the password, not in its place', async () => {
    const { key } = await person('并用');
    const browser = new Browser(mlps3, '10.7.0.3');
    const asked = (await browser.send('POST', 'passkey-options', {})).body as Asked;
    const alone = await browser.send('POST', 'sign-in/passkey', { passkey: key.get(asked) });
    expect(alone.body).toMatchObject({ code: 'PASSKEY_NEEDS_PASSWORD' });
    expect((await enter(browser, key, '并用', `${ofLength(13)}0`)).status).toBe(200);
  });

  test('staff must have a second factor, and no administrator says otherwise', async () => {
    expect(codeOf(await mlps3.setFactorPolicy(first, 'offered'))).toBe('POLICY_FIXED');
    const { browser } = await person('必须');
    expect(expectOk(await mlps3.factorStatus(browser.headers()))).toMatchObject({
      policy: 'required',
      compulsory: true,
    });
  });
});

describe('wrong tries', () => {
  test.each(NAMES)('%s: five cost nothing, the next waits as long as it says', async (name) => {
    const { tries } = POLICY_PROFILES[name];
    const budgets = budgetsOf('PASSWORD', `错${name}`, { kind: 'ADDRESS', address: '10.8.0.1' }, tries);
    const at = (seconds: number) =>
      beginAttempt(db.database.pool, budgets, new Date(1_800_000_000_000 + seconds * 1000), tries).then(codeOf);
    expect(tries.free).toBe(5);
    for (let n = 1; n <= 5; n += 1) expect(await at(0)).toBe('ok');
    expect(await at(0)).toBe('TOO_MANY_TRIES');
    expect(await at(tries.firstDelaySeconds - 1)).toBe('TOO_MANY_TRIES');
    expect(await at(tries.firstDelaySeconds)).toBe('ok');
    // Twice as long the second time, until the longest.
    const twice = Math.min(2 * tries.firstDelaySeconds, tries.longestDelaySeconds);
    expect(await at(tries.firstDelaySeconds + twice - 1)).toBe('TOO_MANY_TRIES');
    expect(await at(tries.firstDelaySeconds + twice)).toBe('ok');
  });
});

describe('a session without use', () => {
  test.each<readonly [ProfileName, number]>([
    ['house', 60],
    ['mlps3', 30],
    ['asvs5', 30],
  ])('%s: ends after %i minutes', async (name, minutes) => {
    let at = 0;
    const identity = await openIdentity(db.database.pool, {
      now: () => new Date(now().getTime() + at * 1000),
      profile: name,
    });
    const username = `闲${name}`;
    const password = ofLength(16);
    const grants = [{ role: 'OBSERVER' as const, scope: '3503' }];
    const made = expectOk(await identity.createAccount(first, { username, displayName: '闲', grants }));
    const browser = new Browser(identity, `10.9.0.${randomBytes(1).readUInt8(0)}`);
    await browser.signIn(username, made.oneTimePassword ?? '');
    expect(await change(browser, made.oneTimePassword ?? '', password)).toBe('ok');
    at = minutes * 60 - 5;
    expect(await identity.actorOf(new Headers([...browser.headers(), ['x-mingxuan-unattended', '1']]))).not.toBeNull();
    at = minutes * 60 + 5;
    expect(await identity.actorOf(browser.headers())).toBeNull();
  });
});
