import { expect, test } from 'vitest';
import { withTestDatabase } from '../../store/src/test-support.ts';
import { can, migrateIdentity } from '../src/index.ts';
import { Browser, GOOD_PASSWORD, codeOf, openIdentity } from './support.ts';

const db = withTestDatabase(migrateIdentity);
const claim = (code: string, username = '王芳') => ({ code, username, displayName: '王芳', password: GOOD_PASSWORD });

async function fresh(now: () => Date = () => new Date()) {
  await db.database.pool.query('DELETE FROM auth_user');
  await db.database.pool.query('DELETE FROM auth_first_code');
  return openIdentity(db.database.pool, { now });
}

test('the migration can be repeated', async () => {
  const { openPool } = await import('../../store/src/index.ts');
  const owner = openPool(db.ownerUrl, 2);
  await Promise.all([migrateIdentity(owner), migrateIdentity(owner)]);
  await owner.end();
});

test('before any code there is nothing to claim', async () => {
  const identity = await fresh();
  expect(codeOf(await identity.claimFirstAccount(claim('0000-0000-0000')))).toBe('ALREADY_CLAIMED');
});

test('the code lets one person in, once', async () => {
  const identity = await fresh();
  expect(await identity.isEmpty()).toBe(true);
  const code = (await identity.firstCode()) ?? '';
  expect(codeOf(await identity.claimFirstAccount(claim('0000-0000-0000')))).toBe('WRONG_CODE');
  expect(codeOf(await identity.claimFirstAccount({ ...claim(code), password: 'short' }))).toBe('WEAK_PASSWORD');
  expect(codeOf(await identity.claimFirstAccount({ ...claim(code), username: ' ' }))).toBe('BAD_USERNAME');
  expect(codeOf(await identity.claimFirstAccount({ ...claim(code), displayName: '' }))).toBe('BAD_NAME');
  expect(codeOf(await identity.claimFirstAccount(claim(code.toLowerCase().replaceAll('-', ' '))))).toBe('ok');
  expect(codeOf(await identity.claimFirstAccount(claim(code, '李四')))).toBe('ALREADY_CLAIMED');
  expect(await identity.firstCode()).toBeNull();
  expect(await identity.isEmpty()).toBe(false);
});

test('the first person can begin alone, but not count alone', async () => {
  const identity = await fresh();
  await identity.claimFirstAccount(claim((await identity.firstCode()) ?? ''));
  const browser = new Browser(identity);
  await browser.signIn('王芳', GOOD_PASSWORD);
  const actor = await browser.actor();
  const here = { scope: '3503/0302/001/004' };
  for (const action of [
    'system.read',
    'account.manage',
    'community.manage',
    'plan.adopt',
    'roll.import',
    'roll.publish',
  ] as const) {
    expect(can(actor, action, here).ok, action).toBe(true);
  }
  expect(can(actor, 'gate.review', { ...here, makers: [actor.accountId] }).ok).toBe(false);
  expect(can(actor, 'count.enter', { ...here, makers: [], conflictingAccounts: [] }).ok).toBe(false);
});

test('only a hash of the code is stored', async () => {
  const identity = await fresh();
  const code = (await identity.firstCode()) ?? '';
  const rows = await db.database.pool.query('SELECT * FROM auth_first_code');
  expect(rows.rows).toHaveLength(1);
  expect(JSON.stringify(rows.rows)).not.toContain(code);
  expect(JSON.stringify(rows.rows)).not.toContain(code.replaceAll('-', ''));
});

test('a new start makes a new code and voids the old one', async () => {
  const identity = await fresh();
  const old = (await identity.firstCode()) ?? '';
  const current = (await identity.firstCode()) ?? '';
  expect(current).not.toBe(old);
  expect(codeOf(await identity.claimFirstAccount(claim(old)))).toBe('WRONG_CODE');
  expect(codeOf(await identity.claimFirstAccount(claim(current)))).toBe('ok');
});

test('the code holds for 24 hours', async () => {
  let time = new Date('2026-11-24T08:00:00Z');
  const identity = await fresh(() => time);
  const code = (await identity.firstCode()) ?? '';
  time = new Date('2026-11-25T08:00:00Z');
  expect(codeOf(await identity.claimFirstAccount(claim(code)))).toBe('CODE_EXPIRED');
  time = new Date('2026-11-25T07:59:59Z');
  expect(codeOf(await identity.claimFirstAccount(claim(code)))).toBe('ok');
});

test('of claims that race one wins', async () => {
  for (let round = 0; round < 3; round += 1) {
    const identity = await fresh();
    const code = (await identity.firstCode()) ?? '';
    const names = ['王芳', '李四', '赵六', '陈新'];
    const codes = await Promise.all(names.map((name) => identity.claimFirstAccount(claim(code, name)).then(codeOf)));
    expect(codes.toSorted()).toEqual(['ALREADY_CLAIMED', 'ALREADY_CLAIMED', 'ALREADY_CLAIMED', 'ok']);
    const users = await db.database.pool.query('SELECT 1 FROM auth_user');
    expect(users.rowCount).toBe(1);
  }
});
