import { randomBytes } from 'node:crypto';
import { getMigrations } from 'better-auth/db/migration';
import { beforeAll, describe, expect, test } from 'vitest';
import { withTestDatabase } from '../../store/src/test-support.ts';
import { authOptions } from '../src/accounts/auth.ts';
import type { Actor, Identity } from '../src/index.ts';
import { FIRST_GRANTS, migrateIdentity, POLICY_PROFILES } from '../src/index.ts';
import { BASE_URL, Browser, GOOD_PASSWORD, SECRET, claimFirst, expectOk, openIdentity } from './support.ts';

const db = withTestDatabase(migrateIdentity);
let identity: Identity;
let first: Actor;
/** Added to the real time of day. */
let later = 0;

beforeAll(async () => {
  identity = await openIdentity(db.database.pool, { now: () => new Date(Date.now() + later * 1000) });
  first = await claimFirst(identity);
});

const SESSION_SECONDS = POLICY_PROFILES.house.sessionSeconds;

/** A clerk who has already set their own password. */
async function clerk(username: string): Promise<Actor> {
  const grants = [{ role: 'CLERK' as const, scope: '3503/0302/001/004' }];
  const made = expectOk(await identity.createAccount(first, { username, displayName: username, grants }));
  const browser = new Browser(identity, '10.9.9.9');
  await browser.signIn(username, made.oneTimePassword ?? '');
  await browser.send('POST', 'change-password', { currentPassword: made.oneTimePassword, newPassword: GOOD_PASSWORD });
  return browser.actor();
}

describe('the tables', () => {
  test('are what this version of better-auth expects', async () => {
    const { pool } = db.database;
    const options = authOptions({
      pool,
      secret: SECRET,
      baseUrl: BASE_URL,
      random: randomBytes,
      sessionSeconds: SESSION_SECONDS,
      isDisabled: () => Promise.resolve(false),
    });
    const { toBeCreated, toBeAdded } = await getMigrations(options);
    expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] });
  });

  test('the list of acts cannot be changed', async () => {
    const { pool } = db.database;
    await expect(pool.query("UPDATE account_act SET act = 'x'")).rejects.toThrow();
    await expect(pool.query('DELETE FROM account_act')).rejects.toThrow();
  });
});

describe('sign-in', () => {
  test('gives a cookie that says who acts, until sign-out', async () => {
    const browser = new Browser(identity);
    expect(await identity.actorOf(browser.headers())).toBeNull();
    const answer = await browser.signIn('王芳', GOOD_PASSWORD);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ actor: { accountId: first.accountId, name: '王芳' } });
    expect((await browser.actor()).grants).toEqual(expect.arrayContaining([...FIRST_GRANTS]));
    const [cookie = ''] = answer.response.headers.getSetCookie();
    expect(cookie).toMatch(/; HttpOnly/i);
    expect(cookie).toMatch(/; SameSite=Strict/i);
    expect(cookie).toMatch(/; Path=\//i);

    const copied = browser.headers();
    expect((await browser.send('POST', 'sign-out', {})).status).toBe(200);
    expect(await identity.actorOf(browser.headers())).toBeNull();
    expect(await identity.actorOf(copied)).toBeNull();
  });

  test('does not show the session token to scripts', async () => {
    const browser = new Browser(identity);
    const { response } = await browser.signIn('王芳', GOOD_PASSWORD);
    const tokens = await db.database.pool.query<{ token: string }>('SELECT token FROM auth_session');
    const shown = await response.text();
    expect(tokens.rows.length).toBeGreaterThan(0);
    for (const { token } of tokens.rows) expect(shown).not.toContain(token);
  });

  test('is Secure behind https', async () => {
    const secure = await openIdentity(db.database.pool, { baseUrl: 'https://vote.example.cn' });
    const browser = new Browser(secure, '10.0.0.1', 'https://vote.example.cn');
    const { response } = await browser.signIn('王芳', GOOD_PASSWORD);
    const cookies = response.headers.getSetCookie();
    expect(cookies.map((one) => one.split('=')[0])).toEqual([
      '__Host-mingxuan.session_token',
      '__Host-mingxuan.device',
    ]);
    // What browsers ask of a `__Host-` cookie, and what we ask.
    for (const one of cookies) {
      for (const attribute of [/; Secure/i, /; Path=\/(?:;|$)/i, /; HttpOnly/i, /; SameSite=Strict/i])
        expect(one).toMatch(attribute);
      expect(one).not.toMatch(/; Domain=/i);
    }
    expect((await browser.actor()).accountId).toBe(first.accountId);
  });

  test('a wrong password and an unknown name get the same answer', async () => {
    const browser = new Browser(identity, '10.0.0.2');
    const wrong = await browser.signIn('王芳', 'not the password');
    const unknown = await browser.signIn('没有此人', 'not the password');
    expect(wrong.status).toBe(401);
    expect(wrong.body).toMatchObject({ code: 'WRONG_PASSWORD', title: '用户名或密码不对。' });
    expect({ ...unknown, response: 0 }).toEqual({ ...wrong, response: 0 });
    expect(wrong.response.headers.getSetCookie()).toEqual([]);
  });

  test('the name is found however it is typed', async () => {
    await clerk('li.ming');
    expect((await new Browser(identity).signIn(' Ｌi.MING ', GOOD_PASSWORD)).status).toBe(200);
  });

  test('a cookie that was tampered with is nobody', async () => {
    const browser = new Browser(identity);
    await browser.signIn('王芳', GOOD_PASSWORD);
    const [cookie = ''] = (browser.headers().get('cookie') ?? '').split('; ');
    const value = cookie.slice(cookie.indexOf('=') + 1);
    const forged = [
      `mingxuan.session_token=x${value}`,
      `mingxuan.session_token=${value.slice(0, -6)}`,
      `mingxuan.session_token=${value.split('.')[0]}`,
      'mingxuan.session_token=%E0%A4%A',
      'mingxuan.session_token=.',
      `other=${value}`,
    ];
    for (const one of forged) expect(await identity.actorOf(new Headers({ cookie: one }))).toBeNull();
    expect(await identity.actorOf(new Headers({ cookie: `a=1; ${cookie}; b=2` }))).not.toBeNull();
  });

  test('a session ends after a working day, however busy, and after an hour without use', async () => {
    const busy = new Browser(identity);
    const idle = new Browser(identity);
    const watched = new Browser(identity);
    for (const browser of [busy, idle, watched]) await browser.signIn('王芳', GOOD_PASSWORD);
    const unattended = () => {
      const headers = watched.headers();
      headers.set('x-mingxuan-unattended', '1');
      return identity.actorOf(headers);
    };
    for (later = 0; later < SESSION_SECONDS - 60; later += 1800) {
      expect(await identity.actorOf(busy.headers())).not.toBeNull();
      // A page that asks by itself keeps nothing alive.
      if (later <= 1800) expect(await unattended()).not.toBeNull();
      else expect(await unattended()).toBeNull();
    }
    expect(await identity.actorOf(idle.headers())).toBeNull();
    later = SESSION_SECONDS - 60;
    expect(await identity.actorOf(busy.headers())).not.toBeNull();
    later = SESSION_SECONDS + 60;
    expect(await identity.actorOf(busy.headers())).toBeNull();
    later = 0;
  });
});

describe('what cannot be reached', () => {
  test.each([
    ['POST', 'sign-up/email'],
    ['POST', 'sign-in/email'],
    ['POST', 'is-username-available'],
    ['POST', 'update-user'],
    ['POST', 'request-password-reset'],
    ['GET', 'get-session'],
    ['GET', 'list-sessions'],
    ['GET', 'sign-in/username'],
    ['GET', 'ok'],
  ] as const)('%s %s', async (method, path) => {
    const answer = await new Browser(identity).send(method, path, method === 'POST' ? {} : undefined);
    expect(answer.status).toBe(404);
  });

  test('another site cannot sign anyone in or out', async () => {
    const browser = new Browser(identity);
    const evil = { origin: 'https://evil.example' };
    const body = { username: '王芳', password: GOOD_PASSWORD };
    for (const [path, sent] of [
      ['sign-in/username', body],
      ['sign-out', {}],
      ['change-password', {}],
    ] as const) {
      expect((await browser.send('POST', path, sent, evil)).body).toMatchObject({
        code: 'FOREIGN_ORIGIN',
        status: 403,
      });
    }
    expect((await browser.send('POST', 'sign-in/username', body, { origin: 'http://localhost:8080' })).status).toBe(
      200,
    );
  });

  test.each([
    ['not json', 'BAD_REQUEST', {}],
    ['{}', 'BAD_REQUEST', {}],
    ['null', 'BAD_REQUEST', {}],
    ['[]', 'BAD_REQUEST', {}],
    ['{"username":["王芳"],"password":{}}', 'BAD_REQUEST', {}],
    ['{"username":"","password":""}', 'BAD_REQUEST', {}],
    ['{"username":"王芳","password":"x"}', 'BAD_REQUEST', { 'content-type': 'text/plain' }],
    [`{"username":"王芳","password":"${'x'.repeat(9000)}"}`, 'TOO_LARGE', {}],
    [`{"username":"王芳","password":"${'x'.repeat(500)}"}`, 'WRONG_PASSWORD', {}],
    ['{"username":"王\\u0000芳","password":"x"}', 'WRONG_PASSWORD', {}],
  ])('the body %.40s is answered %s', async (body, code, extra) => {
    const answer = await new Browser(identity, '10.0.0.3').send('POST', 'sign-in/username', body, extra);
    expect(answer.body).toMatchObject({ code });
    expect(answer.response.headers.get('content-type')).toMatch('application/problem+json');
  });
});

describe('too many wrong passwords', () => {
  test('slow the stranger, not the person at another address', async () => {
    const stranger = new Browser(identity, '203.0.113.9');
    const codes: unknown[] = [];
    for (let i = 0; i < 7; i += 1) codes.push((await stranger.signIn('王芳', `wrong password ${i}`)).status);
    expect(codes).toEqual([401, 401, 401, 401, 401, 429, 429]);
    expect((await stranger.signIn('王芳', GOOD_PASSWORD)).body).toMatchObject({
      code: 'TOO_MANY_TRIES',
      title: '密码连续输错多次，请等 10 秒再试。',
    });
    expect((await new Browser(identity, '10.0.0.1').signIn('王芳', GOOD_PASSWORD)).status).toBe(200);
  });

  test('the delay doubles, passes, and is forgotten after the right password', async () => {
    const browser = new Browser(identity, '203.0.113.10');
    for (let i = 0; i < 5; i += 1) await browser.signIn('王芳', `wrong password ${i}`);
    later = 11;
    expect((await browser.signIn('王芳', 'wrong once more')).status).toBe(401);
    later = 11 + 15;
    expect((await browser.signIn('王芳', GOOD_PASSWORD)).status).toBe(429);
    later = 11 + 21;
    expect((await browser.signIn('王芳', GOOD_PASSWORD)).status).toBe(200);
    expect((await browser.signIn('王芳', 'wrong again')).status).toBe(401);
    later = 0;
  });

  test('an hour of quiet forgets the failures', async () => {
    const browser = new Browser(identity, '203.0.113.12');
    for (let i = 0; i < 4; i += 1) await browser.signIn('王芳', `wrong password ${i}`);
    later = 3700;
    for (let i = 0; i < 4; i += 1) expect((await browser.signIn('王芳', `wrong password ${i}`)).status).toBe(401);
    expect((await browser.signIn('王芳', GOOD_PASSWORD)).status).toBe(200);
    later = 0;
  });

  test('many at once cannot slip past', async () => {
    const browser = new Browser(identity, '203.0.113.11');
    const tries = Array.from({ length: 20 }, (_, i) => browser.signIn('王芳', `wrong password ${i}`));
    const statuses = (await Promise.all(tries)).map((answer) => answer.status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(15);
  });

  test('X-Forwarded-For is not believed', async () => {
    const browser = new Browser(identity, '203.0.113.13');
    const statuses: number[] = [];
    for (let i = 0; i < 6; i += 1) {
      const body = { username: '王芳', password: 'wrong password' };
      statuses.push(
        (await browser.send('POST', 'sign-in/username', body, { 'x-forwarded-for': `10.1.1.${i}` })).status,
      );
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });
});

describe('passwords of one’s own', () => {
  test('the one-time password opens nothing but the change', async () => {
    const grants = [{ role: 'CLERK' as const, scope: '3503/0302/001/004' }];
    const made = expectOk(await identity.createAccount(first, { username: '新人', displayName: '陈新', grants }));
    const oneTime = made.oneTimePassword ?? '';
    expect(oneTime).toMatch(/^(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
    const browser = new Browser(identity);
    const answer = await browser.signIn('新人', oneTime);
    expect(answer.body).toEqual({
      actor: { accountId: made.accountId, name: '陈新', grants: [], mustChangePassword: true },
    });
    const change = (newPassword: string, currentPassword = oneTime) =>
      browser.send('POST', 'change-password', { currentPassword, newPassword });
    expect((await change('short')).body).toMatchObject({ code: 'WEAK_PASSWORD' });
    expect((await change(oneTime)).body).toMatchObject({ code: 'WEAK_PASSWORD', title: '新密码和原密码相同。' });
    expect((await change(GOOD_PASSWORD, 'not the current')).body).toMatchObject({ code: 'WRONG_PASSWORD' });
    expect((await change(GOOD_PASSWORD)).body).toMatchObject({ actor: { grants } });
    expect((await browser.signIn('新人', oneTime)).status).toBe(401);
  });

  test('a change ends the other sessions and keeps this one', async () => {
    await clerk('赵六');
    const here = new Browser(identity);
    const there = new Browser(identity);
    await here.signIn('赵六', GOOD_PASSWORD);
    await there.signIn('赵六', GOOD_PASSWORD);
    const change = { currentPassword: GOOD_PASSWORD, newPassword: '荔枝 木兰溪 灯笼 三月' };
    expect((await here.send('POST', 'change-password', change)).status).toBe(200);
    expect(await identity.actorOf(here.headers())).not.toBeNull();
    expect(await identity.actorOf(there.headers())).toBeNull();
  });

  test('nobody signed in changes nothing', async () => {
    const change = { currentPassword: GOOD_PASSWORD, newPassword: '荔枝 木兰溪 灯笼 三月' };
    expect((await new Browser(identity).send('POST', 'change-password', change)).status).toBe(401);
  });

  test('is stored as argon2id only', async () => {
    const rows = await db.database.pool.query<{ password: string }>('SELECT password FROM auth_credential');
    for (const { password } of rows.rows) expect(password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});
