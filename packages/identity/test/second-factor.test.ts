import { beforeAll, describe, expect, test } from 'vitest';
import { withTestDatabase } from '../../store/src/test-support.ts';
import { hotp, stepOf } from '../src/accounts/totp.ts';
import type { Actor, Grant, Identity } from '../src/index.ts';
import { can, EVERYWHERE, migrateIdentity, proofDigest } from '../src/index.ts';
import { Browser, GOOD_PASSWORD, claimFirst, codeOf, expectOk, openIdentity } from './support.ts';

const db = withTestDatabase(migrateIdentity);
const HERE = '3503/0302/001/004';
let identity: Identity;
let first: Actor;
/** Added to the real time of day. */
let later = 0;
const now = () => new Date(Date.now() + later * 1000);

beforeAll(async () => {
  identity = await openIdentity(db.database.pool, { now });
  first = await claimFirst(identity);
});

/** RFC 4648 §6, read as an authenticator reads it. */
function secretBytes(text: string): Uint8Array {
  const bits = Array.from(text, (sign) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'),
  ).join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}

/** What the phone shows: now, or this many steps away. */
const shown = (secret: string, away = 0): string => hotp(secretBytes(secret), stepOf(now()) + away);

/** Moves the clock on, so that the next code is one that was never shown. */
const wait = (): void => {
  later += 61;
};

/** Somebody with their own password, signed in. */
async function person(username: string, grants: readonly Grant[] = [{ role: 'CLERK', scope: HERE }]): Promise<Browser> {
  const made = expectOk(await identity.createAccount(first, { username, displayName: username, grants }));
  const browser = new Browser(identity);
  await browser.signIn(username, made.oneTimePassword ?? '');
  const change = { currentPassword: made.oneTimePassword, newPassword: GOOD_PASSWORD };
  expect((await browser.send('POST', 'change-password', change)).status).toBe(200);
  return browser;
}

interface Enrolled {
  readonly browser: Browser;
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
}

async function enrol(browser: Browser): Promise<Enrolled> {
  const { secret } = expectOk(await identity.beginEnrolment(browser.headers(), {}));
  const { recoveryCodes } = expectOk(await identity.confirmEnrolment(browser.headers(), shown(secret)));
  wait();
  return { browser, secret, recoveryCodes };
}

const enter = async (username: string, code?: string, browser = new Browser(identity)): Promise<string> => {
  const answer = await browser.send('POST', 'sign-in/username', {
    username,
    password: GOOD_PASSWORD,
    ...(code === undefined ? {} : { code }),
  });
  const { body } = answer;
  return typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : String(answer.status);
};

async function acts(accountId: string): Promise<readonly string[]> {
  const rows = await db.database.pool.query<{ act: string }>(
    'SELECT act FROM account_act WHERE account_id = $1 ORDER BY id',
    [accountId],
  );
  return rows.rows.map((row) => row.act);
}

describe('an authenticator', () => {
  test('is asked for once it is set up, and its code is taken once', async () => {
    const { secret } = await enrol(await person('一次'));
    expect(await enter('一次')).toBe('SECOND_FACTOR_NEEDED');
    expect(await enter('一次', '000000' === shown(secret) ? '000001' : '000000')).toBe('WRONG_SECOND_FACTOR');
    const code = shown(secret);
    expect(await enter('一次', code)).toBe('200');
    expect(await enter('一次', code)).toBe('SECOND_FACTOR_USED');
    // Nor the one before it, whose time is not over yet.
    expect(await enter('一次', shown(secret, -1))).toBe('SECOND_FACTOR_USED');
    wait();
    expect(await enter('一次', shown(secret))).toBe('200');
  });

  test('may be one step off either way, no more', async () => {
    const { secret } = await enrol(await person('走时'));
    expect(await enter('走时', shown(secret, -2))).toBe('WRONG_SECOND_FACTOR');
    expect(await enter('走时', shown(secret, 2))).toBe('WRONG_SECOND_FACTOR');
    expect(await enter('走时', shown(secret, -1))).toBe('200');
    wait();
    wait();
    expect(await enter('走时', shown(secret, 1))).toBe('200');
    wait();
  });

  test('of two sign-ins with one code at the same moment one succeeds', async () => {
    const { secret } = await enrol(await person('同时'));
    const code = shown(secret);
    const both = await Promise.all([enter('同时', code), enter('同时', code)]);
    expect(both.toSorted()).toEqual(['200', 'SECOND_FACTOR_USED']);
    wait();
  });

  test('leaves no session behind when its code is wrong or missing', async () => {
    const { browser } = await enrol(await person('无痕'));
    const { accountId } = await browser.actor();
    const count = async () =>
      (await db.database.pool.query('SELECT 1 FROM auth_session WHERE user_id = $1', [accountId])).rowCount;
    const before = await count();
    expect(await enter('无痕')).toBe('SECOND_FACTOR_NEEDED');
    expect(await enter('无痕', '123')).toBe('WRONG_SECOND_FACTOR');
    expect(await count()).toBe(before);
  });

  test('is guessed no faster than a password is', async () => {
    await enrol(await person('猜码'));
    const guesses: string[] = [];
    for (let i = 0; i < 6; i += 1) guesses.push(await enter('猜码', `${i}x`, new Browser(identity, '203.0.113.50')));
    expect(guesses.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'WRONG_SECOND_FACTOR'));
    expect(guesses[5]).toBe('TOO_MANY_TRIES');
  });

  test('its secret is in the database only closed, its recovery codes only hashed', async () => {
    const { secret, recoveryCodes } = await enrol(await person('落盘'));
    const rows = await db.database.pool.query<{ row: string }>(`
      SELECT t::text AS row FROM auth_totp t UNION ALL SELECT c::text FROM auth_recovery_code c
      UNION ALL SELECT a::text FROM account_act a`);
    const everything = rows.rows.map(({ row }) => row).join('\n');
    expect(everything).toMatch(/v1\.[0-9a-f]{16}\./);
    const spelled = [secret, Buffer.from(secretBytes(secret)).toString('base64'), ...recoveryCodes];
    for (const one of spelled) expect(everything).not.toContain(one);
  });
});

describe('setting one up', () => {
  test('ends the other sessions, and counts only when a code came back', async () => {
    const browser = await person('新机');
    const other = new Browser(identity);
    await other.signIn('新机', GOOD_PASSWORD);
    expect(codeOf(await identity.confirmEnrolment(browser.headers(), '123456'))).toBe('ENROLMENT_NOT_BEGUN');
    const { secret, uri } = expectOk(await identity.beginEnrolment(browser.headers(), {}));
    expect(uri).toContain(`secret=${secret}&`);
    expect(codeOf(await identity.confirmEnrolment(browser.headers(), shown(secret, 5)))).toBe('WRONG_SECOND_FACTOR');
    expect(await enter('新机')).toBe('200');
    expect(codeOf(await identity.confirmEnrolment(browser.headers(), shown(secret)))).toBe('ok');
    expect(await identity.actorOf(other.headers())).toBeNull();
    expect((await browser.actor()).secondFactor).toBe(true);
    wait();
  });

  test('asks the password of a session that is no longer fresh', async () => {
    const browser = await person('久坐');
    later += 11 * 60;
    expect(codeOf(await identity.beginEnrolment(browser.headers(), {}))).toBe('PASSWORD_NEEDED');
    expect(codeOf(await identity.beginEnrolment(browser.headers(), { password: 'not mine' }))).toBe('WRONG_PASSWORD');
    expect(codeOf(await identity.beginEnrolment(browser.headers(), { password: GOOD_PASSWORD }))).toBe('ok');
  });

  test('a new phone needs the old one or a recovery code; until it has answered the old one counts', async () => {
    const { browser, secret, recoveryCodes } = await enrol(await person('换机'));
    expect(codeOf(await identity.beginEnrolment(browser.headers(), { password: GOOD_PASSWORD }))).toBe(
      'SECOND_FACTOR_NEEDED',
    );
    const fresh = expectOk(await identity.beginEnrolment(browser.headers(), { code: recoveryCodes[0] ?? '' }));
    expect(await enter('换机', shown(fresh.secret))).toBe('WRONG_SECOND_FACTOR');
    expect(await enter('换机', shown(secret))).toBe('200');
    wait();
    expectOk(await identity.confirmEnrolment(browser.headers(), shown(fresh.secret)));
    wait();
    expect(await enter('换机', shown(secret))).toBe('WRONG_SECOND_FACTOR');
    expect(await enter('换机', shown(fresh.secret))).toBe('200');
    wait();
  });
});

describe('recovery codes', () => {
  test('are ten, each works once, however it is typed; new ones end the old', async () => {
    const { browser, secret, recoveryCodes } = await enrol(await person('恢复'));
    expect(new Set(recoveryCodes).size).toBe(10);
    const [one = '', two = '', three = ''] = recoveryCodes;
    expect(await enter('恢复', one.toLowerCase().replaceAll('-', ' '))).toBe('200');
    expect(await enter('恢复', one)).toBe('WRONG_SECOND_FACTOR');
    expect(expectOk(await identity.factorStatus(browser.headers())).recoveryCodesLeft).toBe(9);
    expect(codeOf(await identity.renewRecoveryCodes(browser.headers(), { code: '000' }))).toBe('WRONG_SECOND_FACTOR');
    const renewed = expectOk(
      await identity.renewRecoveryCodes(browser.headers(), { code: shown(secret) }),
    ).recoveryCodes;
    expect(await enter('恢复', two)).toBe('WRONG_SECOND_FACTOR');
    expect(await enter('恢复', renewed[2])).toBe('200');
    expect(await enter('恢复', three)).toBe('WRONG_SECOND_FACTOR');
    const { accountId } = await browser.actor();
    expect(await acts(accountId)).toEqual(
      expect.arrayContaining(['FACTOR_ENROLLED', 'RECOVERY_CODE_USED', 'RECOVERY_CODES_MADE']),
    );
    wait();
  });
});

describe('where one is required', () => {
  test('staff can do nothing else first; observers and people of a made-up city are left alone', async () => {
    const strict = await openIdentity(db.database.pool, { now, secondFactor: 'required' });
    const clerk = await person('必绑');
    const observer = await person('旁观', [{ role: 'OBSERVER', scope: HERE }]);
    const player = await person('演练', [{ role: 'SCRUTINEER', scope: '9901/01/heping/xingfuli' }]);
    const actor = await strict.actorOf(clerk.headers());
    expect(actor).toMatchObject({ grants: [], mustEnrol: true });
    if (actor === null) throw new Error('not signed in');
    expect(codeOf(can(actor, 'community.read', { scope: HERE }))).toBe('MUST_ENROL');
    // Nor does an old copy of what they were allowed help.
    expect(codeOf(await strict.createAccount(actor, { username: '不成', displayName: '不成', grants: [] }))).not.toBe(
      'ok',
    );
    expect((await strict.actorOf(observer.headers()))?.grants).toHaveLength(1);
    expect((await strict.actorOf(player.headers()))?.grants).toHaveLength(1);

    const { secret } = expectOk(await strict.beginEnrolment(clerk.headers(), {}));
    expectOk(await strict.confirmEnrolment(clerk.headers(), shown(secret)));
    wait();
    expect(await strict.actorOf(clerk.headers())).toMatchObject({ grants: [{ role: 'CLERK' }], secondFactor: true });
    expect(codeOf(await strict.removeFactor(clerk.headers(), { code: shown(secret) }))).toBe(
      'SECOND_FACTOR_COMPULSORY',
    );
    expect(codeOf(await strict.setFactorPolicy(first, 'offered'))).toBe('POLICY_FIXED');
    expect(expectOk(await strict.factorStatus(clerk.headers()))).toMatchObject({ policyFixed: true, compulsory: true });
  });

  test('somebody with a one-time password sets their own first', async () => {
    const grants = [{ role: 'CLERK' as const, scope: HERE }];
    const made = expectOk(await identity.createAccount(first, { username: '先改', displayName: '先改', grants }));
    const browser = new Browser(identity);
    await browser.signIn('先改', made.oneTimePassword ?? '');
    expect(codeOf(await identity.beginEnrolment(browser.headers(), {}))).toBe('MUST_CHANGE_PASSWORD');
  });

  test('a system administrator of the whole installation says so, for everybody at once', async () => {
    const clerk = await person('随令');
    const street = await person('街管', [{ role: 'STREET_ADMIN', scope: '3503/0302/001' }]);
    expect(codeOf(await identity.setFactorPolicy(await street.actor(), 'required'))).toBe('NOT_GRANTED');
    expect((await clerk.actor()).grants).toHaveLength(1);
    expectOk(await identity.setFactorPolicy(first, 'required'));
    expect(await clerk.actor()).toMatchObject({ grants: [], mustEnrol: true });
    expectOk(await identity.setFactorPolicy(first, 'offered'));
    expect((await clerk.actor()).grants).toHaveLength(1);
    expect(await acts(first.accountId)).toEqual(expect.arrayContaining(['FACTOR_POLICY_SET']));
  });

  test('behind https it is required until somebody says otherwise, on plain http it is offered', async () => {
    const clerk = await person('默认');
    expect(expectOk(await identity.factorStatus(clerk.headers())).policy).toBe('offered');
    await db.database.pool.query('DELETE FROM auth_policy');
    const secure = await openIdentity(db.database.pool, { now, baseUrl: 'https://vote.example.cn' });
    const browser = new Browser(secure, '10.0.0.1', 'https://vote.example.cn');
    await browser.signIn('默认', GOOD_PASSWORD);
    expect(await browser.actor()).toMatchObject({ mustEnrol: true });
  });
});

describe('a lost phone', () => {
  test('an administrator who reaches the account takes the factor off; it is written down', async () => {
    const { browser, recoveryCodes } = await enrol(await person('丢失'));
    const lost = await browser.actor();
    const street = await person('街道', [{ role: 'STREET_ADMIN', scope: '3503/0302/001' }]);
    const other = await person('别街', [{ role: 'STREET_ADMIN', scope: '3503/0302/002' }]);
    expect(codeOf(await identity.resetFactor(await other.actor(), lost.accountId))).toBe('GRANT_TOO_HIGH');
    expect(codeOf(await identity.resetFactor(lost, lost.accountId))).toBe('NOT_ON_YOURSELF');
    expectOk(await identity.resetFactor(await street.actor(), lost.accountId));
    expect(await identity.actorOf(browser.headers())).toBeNull();
    expect(await enter('丢失', recoveryCodes[0])).toBe('200');
    expect(codeOf(await identity.resetFactor(await street.actor(), lost.accountId))).toBe('NOT_ENROLLED');
    expect((await acts(lost.accountId)).at(-1)).toBe('FACTOR_RESET');
    const again = new Browser(identity);
    await again.signIn('丢失', GOOD_PASSWORD);
    expect((await again.actor()).secondFactor).toBeUndefined();
  });

  test('one’s own factor goes with one of its codes, where none is required', async () => {
    const { browser, secret } = await enrol(await person('自解'));
    expect(codeOf(await identity.removeFactor(browser.headers(), { code: '1' }))).toBe('WRONG_SECOND_FACTOR');
    expectOk(await identity.removeFactor(browser.headers(), { code: shown(secret) }));
    expect(await enter('自解')).toBe('200');
    wait();
  });
});

describe('a signature', () => {
  const figures = 'a'.repeat(64);

  test('asks for the authenticator where there is one, and is bound to moment, account and figures', async () => {
    const { browser, secret, recoveryCodes } = await enrol(await person('签字'));
    const { accountId } = await browser.actor();
    const sign = (given: { code?: string; password?: string }, act = '1') =>
      identity.proveSignature(browser.headers(), given, { figures, act });
    expect(codeOf(await sign({ password: GOOD_PASSWORD }))).toBe('SECOND_FACTOR_NEEDED');
    expect(codeOf(await sign({ code: recoveryCodes[0] ?? '' }))).toBe('WRONG_SECOND_FACTOR');
    const code = shown(secret);
    const step = stepOf(now());
    const proof = expectOk(await sign({ code }));
    expect(proof).toEqual({ kind: 'TOTP', digest: proofDigest(accountId, step, figures) });
    // Whoever never got the answer asks again; another act needs another code.
    expect(await sign({ code })).toEqual({ ok: true, value: proof });
    expect(codeOf(await sign({ code }, '2'))).toBe('SECOND_FACTOR_USED');
    expect(await enter('签字', code)).toBe('SECOND_FACTOR_USED');
    const others = [
      proofDigest(accountId, step + 1, figures),
      proofDigest(accountId, step, 'b'.repeat(64)),
      proofDigest(first.accountId, step, figures),
    ];
    expect(others).not.toContain(proofDigest(accountId, step, figures));
    wait();
  });

  test('asks for the password where there is none', async () => {
    const browser = await person('口令签');
    const sign = (given: { code?: string; password?: string }) =>
      identity.proveSignature(browser.headers(), given, { figures, act: '1' });
    expect(codeOf(await sign({ code: '123456' }))).toBe('PASSWORD_NEEDED');
    expect(codeOf(await sign({ password: 'not mine' }))).toBe('WRONG_PASSWORD');
    expect(await sign({ password: GOOD_PASSWORD })).toEqual({ ok: true, value: { kind: 'PASSWORD' } });
  });
});

test('the first account administers everywhere, which is what the rest of this file rests on', () => {
  expect(first.grants).toEqual(expect.arrayContaining([{ role: 'SYSTEM_ADMIN', scope: EVERYWHERE }]));
});
