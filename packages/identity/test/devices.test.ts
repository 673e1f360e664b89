import { beforeAll, describe, expect, test } from 'vitest';
import { withTestDatabase } from '../../store/src/test-support.ts';
import { beginAttempt, budgetsOf } from '../src/accounts/attempts.ts';
import type { Actor, Identity } from '../src/index.ts';
import { migrateIdentity, POLICY_PROFILES } from '../src/index.ts';
import { Authenticator } from './authenticator.ts';
import { Browser, GOOD_PASSWORD, claimFirst, codeOf, expectOk, openIdentity } from './support.ts';

const db = withTestDatabase(migrateIdentity);
const { tries } = POLICY_PROFILES.house;
const STREET = '3503/0302/001';
let identity: Identity;
let first: Actor;
/** Added to the real time of day. */
let later = 0;

beforeAll(async () => {
  identity = await openIdentity(db.database.pool, { now: () => new Date(Date.now() + later * 1000) });
  first = await claimFirst(identity);
});

async function person(username: string, address: string, role: 'CLERK' | 'STREET_ADMIN' = 'CLERK'): Promise<Browser> {
  const grants = [{ role, scope: role === 'CLERK' ? `${STREET}/004` : STREET }];
  const made = expectOk(await identity.createAccount(first, { username, displayName: username, grants }));
  const browser = new Browser(identity, address);
  await browser.signIn(username, made.oneTimePassword ?? '');
  const change = { currentPassword: made.oneTimePassword, newPassword: GOOD_PASSWORD };
  expect((await browser.send('POST', 'change-password', change)).status).toBe(200);
  return browser;
}

const wrong = (username: string, address: string) =>
  new Browser(identity, address).signIn(username, 'not the password');

describe('strangers', () => {
  test('a hundred wrong passwords from outside leave the owner able to sign in from a known device', async () => {
    const office = await person('护照', '10.1.0.1');
    const answers: number[] = [];
    for (let i = 0; i < 50; i += 1) {
      answers.push((await wrong('护照', `198.51.100.${i}`)).status);
      // And from the owner's own address, as when everybody sits behind one proxy.
      answers.push((await wrong('护照', '10.1.0.1')).status);
    }
    expect(answers.every((status) => status === 401 || status === 429)).toBe(true);
    expect(answers.filter((status) => status === 401).length).toBeLessThanOrEqual(50);
    expect((await office.signIn('护照', GOOD_PASSWORD)).status).toBe(200);
    expect((await wrong('护照', '192.0.2.99')).status).toBe(429);
    // Somebody else's right password does not wipe the count for them.
    expect((await office.signIn('护照', GOOD_PASSWORD)).status).toBe(200);
    expect((await wrong('护照', '192.0.2.99')).status).toBe(429);
  });

  test('meanwhile the owner gets in on a new device by a recovery code, a passkey, or a code of the administrator', async () => {
    const street = await person('街道值守', '10.4.0.1', 'STREET_ADMIN');
    const office = await person('被攻', '10.4.0.2');
    const key = new Authenticator();
    const options = expectOk(await identity.beginPasskey(office.headers(), {}));
    const made = { name: '钥匙', answer: key.create(options) };
    const { recoveryCodes } = expectOk(await identity.confirmPasskey(office.headers(), made));
    // As fifty sign-ins count them, without the hashing; and as it stands when they go on for a while.
    for (let i = 0; i < 50; i += 1) {
      const from = budgetsOf('PASSWORD', '被攻', { kind: 'ADDRESS', address: `198.51.101.${i}` }, tries);
      expect(codeOf(await beginAttempt(db.database.pool, from, new Date(), tries))).toBe('ok');
    }
    await db.database.pool.query("UPDATE auth_attempt SET blocked_until = now() + '15 min' WHERE failures >= 50");
    const enter = async (shown: object, password = GOOD_PASSWORD, browser = new Browser(identity, '192.0.2.50')) => {
      const answer = await browser.send('POST', 'sign-in/username', { username: '被攻', password, ...shown });
      return answer.status === 200 ? '200' : String((answer.body as { code?: string }).code);
    };
    expect(await enter({})).toBe('TOO_MANY_TRIES');
    expect(await enter({ pass: '7KQ4-M2XP-9TRC' })).toBe('TOO_MANY_TRIES');
    // A right code and a wrong password is a wrong password; the code is not used up by it.
    expect(await enter({ pass: recoveryCodes[0] }, 'not the password')).toBe('WRONG_PASSWORD');
    expect(await enter({ pass: recoveryCodes[0] })).toBe('200');
    expect(await enter({ pass: recoveryCodes[0] })).toBe('TOO_MANY_TRIES');
    expect(await enter({ code: recoveryCodes[1] })).toBe('200');

    // An administrator's code leads to the password, and the second factor is asked all the same; it works once.
    const { accountId } = await office.actor();
    const { entryCode } = expectOk(await identity.giveEntryCode(await street.actor(), accountId));
    const browser = new Browser(identity, '192.0.2.51');
    expect(await enter({ pass: entryCode }, GOOD_PASSWORD, browser)).toBe('SECOND_FACTOR_NEEDED');
    const asked = (await browser.send('POST', 'passkey-options', {})).body as { challenge: string };
    const passkey = key.get(asked);
    expect(await enter({ pass: entryCode, code: recoveryCodes[2] }, GOOD_PASSWORD, browser)).toBe('200');
    expect(await enter({ pass: entryCode, code: recoveryCodes[3] }, GOOD_PASSWORD)).toBe('200');
    expect(await enter({ pass: entryCode })).toBe('TOO_MANY_TRIES');
    expect(codeOf(await identity.giveEntryCode(await office.actor(), first.accountId))).toBe('NOT_GRANTED');

    // Codes made one after the other are no way to try passwords: all of them have one count.
    const tried = [];
    for (let i = 0; i < 6; i += 1) {
      const { entryCode: pass } = expectOk(await identity.giveEntryCode(await street.actor(), accountId));
      tried.push(await enter({ pass }, 'not the password', new Browser(identity, '192.0.2.53')));
    }
    expect(tried).toEqual([...Array.from({ length: 5 }, () => 'WRONG_PASSWORD'), 'TOO_MANY_TRIES']);

    // A passkey is its own way in, and beside the password as well.
    const alone = new Browser(identity, '192.0.2.52');
    const again = (await alone.send('POST', 'passkey-options', {})).body as { challenge: string };
    expect((await alone.send('POST', 'sign-in/passkey', { passkey: key.get(again) })).status).toBe(200);
    expect(await enter({ passkey }, GOOD_PASSWORD, browser)).toBe('PASSKEY_COPIED');
    const beside = (await browser.send('POST', 'passkey-options', {})).body as { challenge: string };
    expect(await enter({ passkey: key.get(beside) }, GOOD_PASSWORD, browser)).toBe('200');
    expect(await enter({})).toBe('TOO_MANY_TRIES');
  });

  test('one password for many accounts from one address is slowed, whoever they are', async () => {
    const from = (name: string) => budgetsOf('PASSWORD', name, { kind: 'ADDRESS', address: '203.0.113.77' }, tries);
    // As a sign-in counts them, without the hashing.
    for (let i = 0; i < 49; i += 1)
      expect(codeOf(await beginAttempt(db.database.pool, from(`名单${i}`), new Date(), tries))).toBe('ok');
    expect((await wrong('名单50', '203.0.113.77')).status).toBe(401);
    expect((await wrong('名单51', '203.0.113.77')).status).toBe(429);
    expect((await wrong('名单51', '203.0.113.78')).status).toBe(401);
  });

  test('a whole office behind one address signs in without using its count up', async () => {
    await person('同楼', '10.2.0.1');
    for (let i = 0; i < 3; i += 1)
      expect((await new Browser(identity, '10.2.0.2').signIn('同楼', GOOD_PASSWORD)).status).toBe(200);
    const { rows } = await db.database.pool.query<{ failures: number }>(
      'SELECT failures FROM auth_attempt WHERE key = ANY($1)',
      [budgetsOf('PASSWORD', '同楼', { kind: 'ADDRESS', address: '10.2.0.2' }, tries).map((one) => one.key)],
    );
    expect(rows.reduce((sum, row) => sum + row.failures, 0)).toBe(0);
  });
});

describe('a known device', () => {
  test('has a count of its own, and cannot be made up', async () => {
    const known = await person('设备', '10.3.0.1');
    const cookie = known.headers().get('cookie') ?? '';
    const device = /mingxuan\.device=([^;]+)/.exec(cookie)?.[1] ?? '';
    expect(device).toMatch(/^[\w-]{22}\.[\w-]{43}$/);
    const stored = await db.database.pool.query<{ row: string }>('SELECT d::text AS row FROM auth_device d');
    for (const { row } of stored.rows) expect(row).not.toContain(device.split('.')[0]);

    const statuses: number[] = [];
    for (let i = 0; i < 6; i += 1) statuses.push((await known.signIn('设备', 'not the password')).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    // The same person elsewhere is not held up by it.
    expect((await new Browser(identity, '10.3.0.9').signIn('设备', GOOD_PASSWORD)).status).toBe(200);
  });

  test('is known to the accounts that signed in on it, to no other', async () => {
    const mine = await person('本机', '10.4.0.1');
    await person('别人', '10.4.0.2');
    for (let i = 0; i < 5; i += 1) await wrong('别人', '10.4.0.3');
    const same = new Browser(identity, '10.4.0.3');
    await same.signIn('本机', GOOD_PASSWORD);
    // It now has a cookie, which says nothing about the other account.
    expect((await same.signIn('别人', GOOD_PASSWORD)).status).toBe(429);
    expect((await mine.signIn('本机', GOOD_PASSWORD)).status).toBe(200);
  });

  test('is forgotten when an administrator gives a new password', async () => {
    const lost = await person('交还', '10.5.0.1');
    const { accountId } = await lost.actor();
    expectOk(await identity.resetPassword(first, accountId));
    const devices = await db.database.pool.query('SELECT 1 FROM auth_device WHERE account_id = $1', [accountId]);
    expect(devices.rowCount).toBe(0);
  });
});

describe('sessions', () => {
  test('are listed without their tokens, and end one by one or all but this one', async () => {
    const here = await person('多处', '10.6.0.1');
    const there = new Browser(identity, '10.6.0.2');
    const elsewhere = new Browser(identity, '10.6.0.3');
    for (const browser of [there, elsewhere]) await browser.signIn('多处', GOOD_PASSWORD);
    const listed = expectOk(await identity.ownSessions(here.headers()));
    expect(listed.map((one) => one.address).toSorted()).toEqual(['10.6.0.1', '10.6.0.2', '10.6.0.3']);
    expect(listed.filter((one) => one.current).map((one) => one.address)).toEqual(['10.6.0.1']);
    const tokens = await db.database.pool.query<{ token: string }>('SELECT token FROM auth_session');
    for (const { token } of tokens.rows) expect(JSON.stringify(listed)).not.toContain(token);

    const second = listed.find((one) => one.address === '10.6.0.2')?.id ?? '';
    const stranger = await person('旁人', '10.6.1.1');
    expect(codeOf(await identity.endOwnSession(stranger.headers(), second))).toBe('NO_SUCH_SESSION');
    expectOk(await identity.endOwnSession(here.headers(), second));
    expect(await identity.actorOf(there.headers())).toBeNull();
    expect(await identity.actorOf(elsewhere.headers())).not.toBeNull();
    expect(expectOk(await identity.endOtherSessions(here.headers()))).toEqual({ ended: 1 });
    expect(await identity.actorOf(elsewhere.headers())).toBeNull();
    expect(await identity.actorOf(here.headers())).not.toBeNull();
    expect(codeOf(await identity.ownSessions(elsewhere.headers()))).toBe('NOT_SIGNED_IN');
  });

  test('of somebody else are ended by an administrator who reaches them, and seen in the list', async () => {
    const clerk = await person('被退', '10.7.0.1');
    const street = await (await person('街管', '10.7.0.2', 'STREET_ADMIN')).actor();
    const { accountId } = await clerk.actor();
    const seen = async () =>
      expectOk(await identity.listAccounts(street)).find((one) => one.accountId === accountId)?.sessions;
    expect(await seen()).toBe(1);
    expect(codeOf(await identity.revokeSessions(await clerk.actor(), street.accountId))).toBe('NOT_GRANTED');
    expectOk(await identity.revokeSessions(street, accountId));
    expect(await identity.actorOf(clerk.headers())).toBeNull();
    expect(await seen()).toBe(0);
  });

  test('that lie idle are in no list and prove nothing', async () => {
    const clerk = await person('闲置', '10.8.0.1');
    later = 3700;
    expect(codeOf(await identity.ownSessions(clerk.headers()))).toBe('NOT_SIGNED_IN');
    const change = { currentPassword: GOOD_PASSWORD, newPassword: '荔枝 木兰溪 灯笼 三月' };
    expect(codeOf(await identity.changePassword(clerk.headers(), change))).toBe('NOT_SIGNED_IN');
    later = 0;
  });
});
