import { beforeAll, describe, expect, test } from 'vitest';
import { withTestDatabase } from '../../store/src/test-support.ts';
import type { AccountId, Actor, Grant, Identity } from '../src/index.ts';
import { EVERYWHERE, migrateIdentity } from '../src/index.ts';
import { Browser, GOOD_PASSWORD, claimFirst, codeOf, expectOk, openIdentity } from './support.ts';

const db = withTestDatabase(migrateIdentity);
const STREET = '3503/0302/001';
const HERE = `${STREET}/004`;
let identity: Identity;
let first: Actor;
let street: Actor;

beforeAll(async () => {
  identity = await openIdentity(db.database.pool);
  first = await claimFirst(identity);
  street = await person('街道管理员', { role: 'STREET_ADMIN', scope: STREET });
});

const make = (actor: Actor, username: string, ...grants: Grant[]) =>
  identity.createAccount(actor, { username, displayName: username, grants });

/** Somebody with an account and their own password, signed in. */
async function person(username: string, ...grants: Grant[]): Promise<Actor> {
  const { oneTimePassword = '' } = expectOk(await make(first, username, ...grants));
  const browser = new Browser(identity);
  await browser.signIn(username, oneTimePassword);
  await browser.send('POST', 'change-password', { currentPassword: oneTimePassword, newPassword: GOOD_PASSWORD });
  return browser.actor();
}

async function acts(accountId: AccountId): Promise<readonly string[]> {
  const rows = await db.database.pool.query<{ act: string }>(
    'SELECT act FROM account_act WHERE account_id = $1 ORDER BY id',
    [accountId],
  );
  return rows.rows.map((row) => row.act);
}

describe('making accounts', () => {
  test('within one’s level and scope only', async () => {
    expect(codeOf(await make(street, '经办甲', { role: 'CLERK', scope: HERE }))).toBe('ok');
    expect(codeOf(await make(street, '经办乙', { role: 'CLERK', scope: '3503/0302/002/001' }))).toBe('GRANT_TOO_HIGH');
    expect(codeOf(await make(street, '区管', { role: 'DISTRICT_ADMIN', scope: HERE }))).toBe('GRANT_TOO_HIGH');
    expect(codeOf(await make(street, '空'))).toBe('NO_GRANTS');
    const mixed: Grant[] = [
      { role: 'CLERK', scope: HERE },
      { role: 'SYSTEM_ADMIN', scope: EVERYWHERE },
    ];
    expect(codeOf(await make(street, '混合', ...mixed))).toBe('GRANT_TOO_HIGH');
    const clerk = await person('经办丙', { role: 'CLERK', scope: HERE });
    expect(codeOf(await make(clerk, '自建', { role: 'OBSERVER', scope: HERE }))).toBe('GRANT_TOO_HIGH');
  });

  test('a name is given once, also when two ask at the same time', async () => {
    const both = await Promise.all(
      ['重名', ' 重名 '].map((name) => make(first, name, { role: 'TELLER', scope: HERE }).then(codeOf)),
    );
    expect(both.toSorted()).toEqual(['NAME_TAKEN', 'ok']);
  });

  test('a given password is held to the rules and must be changed too', async () => {
    const ask = (password: string) =>
      identity.createAccount(first, {
        username: '给定密码',
        displayName: '给定',
        grants: [{ role: 'TELLER', scope: HERE }],
        password,
      });
    expect(codeOf(await ask('12345678'))).toBe('WEAK_PASSWORD');
    const made = expectOk(await ask(GOOD_PASSWORD));
    expect(made.oneTimePassword).toBeUndefined();
    const browser = new Browser(identity);
    await browser.signIn('给定密码', GOOD_PASSWORD);
    expect(await browser.actor()).toMatchObject({ grants: [], mustChangePassword: true });
  });

  test('the same role twice is one role', async () => {
    const one: Grant = { role: 'TELLER', scope: HERE };
    expect((await person('两次', one, one)).grants).toEqual([one]);
  });
});

describe('changing accounts', () => {
  test('new roles hold from the next request', async () => {
    const browser = new Browser(identity);
    const teller = await person('计票一', { role: 'TELLER', scope: HERE });
    await browser.signIn('计票一', GOOD_PASSWORD);
    expectOk(await identity.setGrants(street, teller.accountId, [{ role: 'SCRUTINEER', scope: HERE }]));
    expect((await browser.actor()).grants).toEqual([{ role: 'SCRUTINEER', scope: HERE }]);
    expect(await acts(teller.accountId)).toEqual(['CREATED', 'PASSWORD_CHANGED', 'GRANTS_SET']);
  });

  test('never upwards: not the roles, not the account', async () => {
    const teller = await person('计票二', { role: 'TELLER', scope: HERE });
    const set = (id: AccountId, ...grants: Grant[]) => identity.setGrants(street, id, grants).then(codeOf);
    expect(await set(teller.accountId, { role: 'CITY_ADMIN', scope: '3503' })).toBe('GRANT_TOO_HIGH');
    expect(await set(first.accountId, { role: 'OBSERVER', scope: HERE })).toBe('GRANT_TOO_HIGH');
    expect(await set(teller.accountId)).toBe('NO_GRANTS');
    expect(await set('nobody', { role: 'OBSERVER', scope: HERE })).toBe('NO_SUCH_ACCOUNT');
    expect(codeOf(await identity.resetPassword(street, first.accountId))).toBe('GRANT_TOO_HIGH');
    expect(codeOf(await identity.disableAccount(street, first.accountId))).toBe('GRANT_TOO_HIGH');
    expect(codeOf(await identity.revokeSessions(street, first.accountId))).toBe('GRANT_TOO_HIGH');
    expect(codeOf(await identity.revokeSessions(teller, street.accountId))).toBe('NOT_GRANTED');
  });

  test('on oneself only letting go, and never of administration', async () => {
    const own = (...grants: Grant[]) => identity.setGrants(first, first.accountId, grants).then(codeOf);
    expect(await own(...first.grants, { role: 'TELLER', scope: HERE })).toBe('NOT_ON_YOURSELF');
    expect(await own(...first.grants.filter((grant) => grant.role !== 'SYSTEM_ADMIN'))).toBe('NOT_ON_YOURSELF');
    expect(await own()).toBe('NO_GRANTS');
    expect(await own(...first.grants.filter((grant) => grant.role !== 'REGISTRAR'))).toBe('ok');
    expect(codeOf(await identity.disableAccount(first, first.accountId))).toBe('NOT_ON_YOURSELF');
    expect(codeOf(await identity.resetPassword(first, first.accountId))).toBe('NOT_ON_YOURSELF');
  });

  test('a revoked session is dead at once', async () => {
    const clerk = await person('丢手机的人', { role: 'CLERK', scope: HERE });
    const browser = new Browser(identity);
    await browser.signIn('丢手机的人', GOOD_PASSWORD);
    expectOk(await identity.revokeSessions(street, clerk.accountId));
    expect(await identity.actorOf(browser.headers())).toBeNull();
    expect((await browser.signIn('丢手机的人', GOOD_PASSWORD)).status).toBe(200);
    expectOk(await identity.revokeSessions(clerk, clerk.accountId));
    expect(await identity.actorOf(browser.headers())).toBeNull();
  });

  test('a stopped account is out, stays out, and comes back by a new sign-in', async () => {
    const clerk = await person('离岗人员', { role: 'CLERK', scope: HERE });
    const browser = new Browser(identity);
    await browser.signIn('离岗人员', GOOD_PASSWORD);
    expectOk(await identity.disableAccount(street, clerk.accountId));
    expect(await identity.actorOf(browser.headers())).toBeNull();
    expect((await browser.signIn('离岗人员', GOOD_PASSWORD)).body).toMatchObject({
      code: 'ACCOUNT_DISABLED',
      status: 403,
    });
    expect((await browser.signIn('离岗人员', 'wrong password')).body).toMatchObject({ code: 'WRONG_PASSWORD' });
    expectOk(await identity.enableAccount(street, clerk.accountId));
    expect(await identity.actorOf(browser.headers())).toBeNull();
    expect((await browser.signIn('离岗人员', GOOD_PASSWORD)).status).toBe(200);
  });

  test('a reset ends the sessions and gives a password for one use', async () => {
    const clerk = await person('忘密码', { role: 'CLERK', scope: HERE });
    const browser = new Browser(identity);
    await browser.signIn('忘密码', GOOD_PASSWORD);
    const { oneTimePassword } = expectOk(await identity.resetPassword(street, clerk.accountId));
    expect(await identity.actorOf(browser.headers())).toBeNull();
    expect((await browser.signIn('忘密码', GOOD_PASSWORD)).status).toBe(401);
    await browser.signIn('忘密码', oneTimePassword);
    expect(await browser.actor()).toMatchObject({ grants: [], mustChangePassword: true });
  });

  test('two administrators who stop each other do not both succeed', async () => {
    for (let round = 0; round < 2; round += 1) {
      const [a, b] = await Promise.all([
        person(`甲${round}号`, { role: 'SYSTEM_ADMIN', scope: EVERYWHERE }),
        person(`乙${round}号`, { role: 'SYSTEM_ADMIN', scope: EVERYWHERE }),
      ]);
      const both = [identity.disableAccount(a, b.accountId), identity.disableAccount(b, a.accountId)];
      expect((await Promise.all(both)).map(codeOf).toSorted()).toEqual(['ACCOUNT_DISABLED', 'ok']);
    }
  });

  test('a role taken away counts at once, whatever the request still carries', async () => {
    const admin = await person('区管二', { role: 'DISTRICT_ADMIN', scope: '3503/0302' });
    expectOk(await identity.setGrants(first, admin.accountId, [{ role: 'OBSERVER', scope: HERE }]));
    expect(codeOf(await make(admin, '迟到', { role: 'CLERK', scope: HERE }))).toBe('GRANT_TOO_HIGH');
  });
});

describe('listing accounts', () => {
  test('shows those with a role in one’s scope, and which of them one may change', async () => {
    await person('外街', { role: 'CLERK', scope: '3503/0302/0010/001' });
    await person('跨街', { role: 'CLERK', scope: HERE }, { role: 'CLERK', scope: '3503/0302/002/001' });
    const listed = expectOk(await identity.listAccounts(street));
    const byName = new Map(listed.map((account) => [account.username, account]));
    expect(byName.has('外街')).toBe(false);
    expect(byName.has('王芳')).toBe(false);
    expect(byName.get('跨街')?.manageable).toBe(false);
    expect(byName.get('计票一')).toMatchObject({ manageable: true, disabled: false, mustChangePassword: false });
    expect(expectOk(await identity.listAccounts(first)).some((account) => account.username === '外街')).toBe(true);
  });

  test('is not for others', async () => {
    const observer = await person('观察', { role: 'OBSERVER', scope: HERE });
    expect(codeOf(await identity.listAccounts(observer))).toBe('NOT_GRANTED');
  });
});

describe('system, security and audit administrators', () => {
  test('are three people: the first system administrator makes the first security administrator, who makes the others', async () => {
    const everywhere = (role: Grant['role']): Grant => ({ role, scope: EVERYWHERE });
    const system = await person('系统管', everywhere('SYSTEM_ADMIN'));
    expect(codeOf(await identity.setFactorPolicy(system, 'offered'))).toBe('ok');
    const both = [everywhere('SECURITY_ADMIN'), everywhere('AUDIT_ADMIN')];
    expect(codeOf(await make(system, '两兼', ...both))).toBe('ROLES_APART');
    const security = await person('安全管', everywhere('SECURITY_ADMIN'));
    // From now on these are the security administrator's.
    expect(codeOf(await make(system, '审计甲', everywhere('AUDIT_ADMIN')))).toBe('GRANT_OF_SECURITY');
    expect(codeOf(await identity.resetPassword(system, security.accountId))).toBe('GRANT_OF_SECURITY');
    expect(codeOf(await identity.setFactorPolicy(system, 'offered'))).toBe('NOT_GRANTED');
    expect(codeOf(await identity.setFactorPolicy(security, 'offered'))).toBe('ok');
    expect(codeOf(await make(security, '经办', { role: 'CLERK', scope: HERE }))).toBe('GRANT_TOO_HIGH');
    const audit = expectOk(await make(security, '审计乙', everywhere('AUDIT_ADMIN')));
    const browser = new Browser(identity);
    await browser.signIn('审计乙', audit.oneTimePassword ?? '');
    await browser.send('POST', 'change-password', {
      currentPassword: audit.oneTimePassword,
      newPassword: GOOD_PASSWORD,
    });
    const auditor = await browser.actor();
    expect(codeOf(await identity.listAccounts(auditor))).toBe('NOT_GRANTED');
    expect(codeOf(await identity.listActs(system, null))).toBe('NOT_GRANTED');
    const acts = expectOk(await identity.listActs(auditor, null));
    expect(acts.slice(0, 2)).toEqual([
      expect.objectContaining({ act: 'PASSWORD_CHANGED', by: '审计乙 审计乙', to: '审计乙 审计乙' }),
      expect.objectContaining({ act: 'CREATED', by: '安全管 安全管', to: '审计乙 审计乙' }),
    ]);
    const last = acts.at(-1)?.id ?? 0;
    expect(expectOk(await identity.listActs(auditor, last)).every(({ id }) => id < last)).toBe(true);
    // The last security administrator is lost: stopped by the system administrator, who then makes another.
    expectOk(await identity.disableAccount(system, security.accountId));
    expectOk(await make(system, '安全管二', everywhere('SECURITY_ADMIN')));
  });
});
