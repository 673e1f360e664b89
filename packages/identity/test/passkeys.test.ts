import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { withTestDatabase } from '../../store/src/test-support.ts';
import { passkeyPlaceOf } from '../src/accounts/passkey-place.ts';
import type { Actor, Identity } from '../src/index.ts';
import { can, migrateIdentity, passkeyDigest } from '../src/index.ts';
import type { Behaviour } from './authenticator.ts';
import { Authenticator } from './authenticator.ts';
import { Browser, claimFirst, codeOf, expectOk, GOOD_PASSWORD, openIdentity } from './support.ts';

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

async function person(username: string): Promise<Browser> {
  const grants = [{ role: 'CLERK' as const, scope: HERE }];
  const made = expectOk(await identity.createAccount(first, { username, displayName: username, grants }));
  const browser = new Browser(identity);
  await browser.signIn(username, made.oneTimePassword ?? '');
  const change = { currentPassword: made.oneTimePassword, newPassword: GOOD_PASSWORD };
  expect((await browser.send('POST', 'change-password', change)).status).toBe(200);
  return browser;
}

interface Owner {
  readonly browser: Browser;
  readonly key: Authenticator;
  readonly recoveryCodes: readonly string[];
}

async function enrol(browser: Browser, name = '办公室的钥匙', key = new Authenticator()): Promise<Owner> {
  const options = expectOk(await identity.beginPasskey(browser.headers(), {}));
  const made = { name, answer: key.create(options) };
  const { recoveryCodes } = expectOk(await identity.confirmPasskey(browser.headers(), made));
  return { browser, key, recoveryCodes };
}

const owner = async (username: string): Promise<Owner> => enrol(await person(username));

/** Reads the code of an answer, `200` for one that lets somebody in. */
const said = ({ status, body }: { status: number; body: unknown }): string =>
  status === 200 ? '200' : String((body as { code?: string }).code);

interface Asked {
  readonly challenge: string;
}

/** What the sign-in page is told to ask a passkey, in this browser. */
async function asked(browser: Browser): Promise<Asked> {
  const answer = await browser.send('POST', 'passkey-options', {});
  expect(answer.status).toBe(200);
  return answer.body as Asked;
}

async function byPasskey(key: Authenticator, how: Behaviour = {}, browser = new Browser(identity)): Promise<string> {
  const passkey = key.get(await asked(browser), how);
  return said(await browser.send('POST', 'sign-in/passkey', { passkey }));
}

describe('where passkeys work', () => {
  test.each([
    ['https://xuanju.example.gov.cn', { rpId: 'xuanju.example.gov.cn', origin: 'https://xuanju.example.gov.cn' }],
    [
      'https://xuanju.example.gov.cn:8443',
      { rpId: 'xuanju.example.gov.cn', origin: 'https://xuanju.example.gov.cn:8443' },
    ],
    ['http://127.0.0.1:8080', { rpId: 'localhost', origin: 'http://localhost:8080' }],
    ['http://localhost', { rpId: 'localhost', origin: 'http://localhost' }],
    ['http://192.168.1.20:8080', null],
    ['https://192.168.1.20', null],
    ['https://[fd00::1]', null],
    ['http://xuanju.local', null],
  ])('%s', (baseUrl, place) => {
    expect(passkeyPlaceOf(baseUrl)).toEqual(place);
  });

  test('nowhere on a plain address in the office network, which is said', async () => {
    const baseUrl = 'http://192.168.1.20:8080';
    const office = await openIdentity(db.database.pool, { now, baseUrl });
    const browser = new Browser(office, '10.0.0.1', baseUrl);
    expect(said(await browser.send('POST', 'passkey-options', {}))).toBe('PASSKEYS_NOT_HERE');
  });
});

describe('enrolling', () => {
  test('makes the account one with a second factor, with recovery codes the first time', async () => {
    const { browser, recoveryCodes } = await owner('首把');
    expect(recoveryCodes).toHaveLength(10);
    expect((await browser.actor()).secondFactor).toBe(true);
    const status = expectOk(await identity.factorStatus(browser.headers()));
    expect(status).toMatchObject({ enrolledAt: null, recoveryCodesLeft: 10, passkeyOrigin: 'http://localhost:8080' });
    expect(status.passkeys).toEqual([
      expect.objectContaining({ name: '办公室的钥匙', lastUsedAt: null, synced: false }),
    ]);
  });

  test('a second one is asked for with the first, and makes no new codes', async () => {
    const { browser, key } = await owner('两把');
    expect(codeOf(await identity.beginPasskey(browser.headers(), {}))).toBe('SECOND_FACTOR_NEEDED');
    expect(codeOf(await identity.beginPasskey(browser.headers(), { password: GOOD_PASSWORD }))).toBe(
      'SECOND_FACTOR_NEEDED',
    );
    const passkey = key.get(expectOk(await identity.askPasskey(browser.headers(), null)));
    const options = expectOk(await identity.beginPasskey(browser.headers(), { passkey }));
    // The one that is there already is named, so that the browser does not offer it again.
    expect(options.excludeCredentials?.map(({ id }) => id)).toEqual([key.id.toString('base64url')]);
    const answer = new Authenticator().create(options);
    const done = await identity.confirmPasskey(browser.headers(), { name: '手机', answer });
    expect(expectOk(done).recoveryCodes).toEqual([]);
  });

  test.each<readonly [string, string, Behaviour]>([
    ['别的网站', 'PASSKEY_REFUSED', { origin: 'https://mingxuan.example.com' }],
    ['数字地址', 'PASSKEY_REFUSED', { origin: 'http://127.0.0.1:8080' }],
    ['别的主机', 'PASSKEY_REFUSED', { rpId: 'example.com' }],
    ['不核对人', 'PASSKEY_REFUSED', { verifies: false }],
  ])('refuses %s', async (what, code, how) => {
    const browser = await person(`拒${what}`);
    const options = expectOk(await identity.beginPasskey(browser.headers(), {}));
    const answer = new Authenticator().create(options, how);
    expect(codeOf(await identity.confirmPasskey(browser.headers(), { name: '钥匙', answer }))).toBe(code);
  });

  test('the challenge belongs to its session, works once, and for five minutes', async () => {
    const browser = await person('挑战');
    const stranger = await person('旁人');
    const options = expectOk(await identity.beginPasskey(browser.headers(), {}));
    const made = { name: '钥匙', answer: new Authenticator().create(options) };
    expect(codeOf(await identity.confirmPasskey(stranger.headers(), made))).toBe('PASSKEY_CHALLENGE_GONE');
    later += 300;
    expect(codeOf(await identity.confirmPasskey(browser.headers(), made))).toBe('PASSKEY_CHALLENGE_GONE');
    later -= 2;
    expectOk(await identity.confirmPasskey(browser.headers(), made));
    expect(codeOf(await identity.confirmPasskey(browser.headers(), made))).toBe('PASSKEY_CHALLENGE_GONE');
  });

  test('of anything else is refused in words', async () => {
    const browser = await person('乱写');
    for (const answer of [
      '',
      'null',
      '{}',
      '{"id":"a","rawId":"a","type":"public-key","response":{}}',
      'x'.repeat(9000),
    ])
      expect(codeOf(await identity.confirmPasskey(browser.headers(), { name: '钥匙', answer }))).toBe('BAD_REQUEST');
  });
});

describe('signing in', () => {
  test('a passkey that checks its owner is the whole sign-in', async () => {
    const { key } = await owner('全凭');
    const browser = new Browser(identity);
    expect(await byPasskey(key, {}, browser)).toBe('200');
    expect(await browser.actor()).toMatchObject({ name: '全凭', secondFactor: true, grants: [{ role: 'CLERK' }] });
    expect((await browser.send('POST', 'sign-out', {})).status).toBe(200);
    expect(await identity.actorOf(browser.headers())).toBeNull();
  });

  test('ends the session that the browser had before, whoever put it there', async () => {
    const { key } = await owner('换人');
    const browser = await person('先前');
    const before = new Headers(browser.headers());
    expect(await identity.actorOf(before)).toMatchObject({ name: '先前' });
    expect(await byPasskey(key, {}, browser)).toBe('200');
    expect(await browser.actor()).toMatchObject({ name: '换人' });
    expect(await identity.actorOf(before)).toBeNull();
  });

  test.each<readonly [string, string, Behaviour]>([
    ['不核对人', 'PASSKEY_UNVERIFIED', { verifies: false }],
    ['别的网站', 'PASSKEY_REFUSED', { origin: 'https://mingxuan.example.com' }],
    ['别的主机', 'PASSKEY_REFUSED', { rpId: 'example.com' }],
  ])('refuses %s', async (what, code, how) => {
    const { key } = await owner(`进${what}`);
    expect(await byPasskey(key, how)).toBe(code);
    expect(await byPasskey(key)).toBe('200');
  });

  test('the same answer is taken once, and in its own browser only', async () => {
    const { key } = await owner('重放');
    const browser = new Browser(identity);
    const passkey = key.get(await asked(browser));
    const thief = new Browser(identity);
    await asked(thief);
    expect(said(await thief.send('POST', 'sign-in/passkey', { passkey }))).toBe('PASSKEY_CHALLENGE_GONE');
    expect(said(await browser.send('POST', 'sign-in/passkey', { passkey }))).toBe('200');
    expect(said(await browser.send('POST', 'sign-in/passkey', { passkey }))).toBe('PASSKEY_CHALLENGE_GONE');
  });

  test('a count that does not go on is a copy, refused and written down', async () => {
    const { browser, key } = await owner('复制');
    expect(await byPasskey(key, { counter: 7 })).toBe('200');
    expect(await byPasskey(key, { counter: 7 })).toBe('PASSKEY_COPIED');
    expect(await byPasskey(key, { counter: 6 })).toBe('PASSKEY_COPIED');
    expect(await byPasskey(key, { counter: 0 })).toBe('PASSKEY_COPIED');
    expect(await byPasskey(key, { counter: 8 })).toBe('200');
    const { accountId } = await browser.actor();
    const acts = await db.database.pool.query(
      "SELECT 1 FROM account_act WHERE account_id = $1 AND act = 'PASSKEY_COPIED'",
      [accountId],
    );
    expect(acts.rowCount).toBe(3);
  });

  test('one that never counts is taken each time', async () => {
    const { key } = await enrol(await person('不计数'), '云端', new Authenticator());
    await db.database.pool.query('UPDATE auth_passkey SET counter = 0 WHERE credential_id = $1', [
      key.id.toString('base64url'),
    ]);
    expect(await byPasskey(key, { counter: 0 })).toBe('200');
    expect(await byPasskey(key, { counter: 0 })).toBe('200');
  });

  test('after the password it need not check its owner; somebody else’s does not do', async () => {
    const { key } = await owner('第二步');
    const { key: other } = await owner('别人的');
    const browser = new Browser(identity);
    const needed = await browser.signIn('第二步', GOOD_PASSWORD);
    expect(said(needed)).toBe('SECOND_FACTOR_NEEDED');
    const options = (needed.body as { passkey: Asked & { allowCredentials: readonly { id: string }[] } }).passkey;
    expect(options.allowCredentials.map(({ id }) => id)).toEqual([key.id.toString('base64url')]);
    const enter = (passkey: string, password = GOOD_PASSWORD) =>
      browser.send('POST', 'sign-in/username', { username: '第二步', password, passkey }).then(said);
    expect(await enter(other.get(await asked(browser)))).toBe('PASSKEY_REFUSED');
    expect(await enter(key.get(options, { verifies: false }), 'not the password')).toBe('WRONG_PASSWORD');
    expect(await enter(key.get(await asked(browser), { verifies: false }))).toBe('200');
  });

  test('whoever knows only the password is told nothing of passkeys before it is right', async () => {
    await owner('不说');
    const wrong = await new Browser(identity).signIn('不说', 'not the password');
    expect(wrong.body).not.toHaveProperty('passkey');
  });

  test('of a stopped account is refused', async () => {
    const { browser, key } = await owner('停了');
    expectOk(await identity.disableAccount(first, (await browser.actor()).accountId));
    expect(await byPasskey(key)).toBe('ACCOUNT_DISABLED');
  });

  test('a challenge given to enrol, to prove or to sign lets nobody in', async () => {
    const { browser, key } = await owner('串用');
    const passkey = key.get(expectOk(await identity.askPasskey(browser.headers(), null)));
    await asked(browser);
    expect(said(await browser.send('POST', 'sign-in/passkey', { passkey }))).toBe('PASSKEY_CHALLENGE_GONE');
  });
});

describe('taking one off', () => {
  test('asks for it once more; with the last the recovery codes go', async () => {
    const { browser, key, recoveryCodes } = await owner('解除');
    const [held] = expectOk(await identity.factorStatus(browser.headers())).passkeys;
    const id = held?.id ?? '';
    expect(codeOf(await identity.removePasskey(browser.headers(), id, {}))).toBe('SECOND_FACTOR_NEEDED');
    const stranger = await person('不是我的');
    expect(codeOf(await identity.removePasskey(stranger.headers(), id, {}))).toBe('NO_SUCH_PASSKEY');
    const passkey = key.get(expectOk(await identity.askPasskey(browser.headers(), null)));
    expectOk(await identity.removePasskey(browser.headers(), id, { passkey }));
    expect(await byPasskey(key)).toBe('PASSKEY_REFUSED');
    expect(expectOk(await identity.factorStatus(browser.headers()))).toMatchObject({
      passkeys: [],
      recoveryCodesLeft: 0,
    });
    expect((await new Browser(identity).signIn('解除', GOOD_PASSWORD)).status).toBe(200);
    expect(recoveryCodes).toHaveLength(10);
  });

  test('the last stays where a factor is required; an administrator takes all off whoever lost them', async () => {
    const strict = await openIdentity(db.database.pool, { now, secondFactor: 'required' });
    const { browser, recoveryCodes } = await owner('最后');
    const actor = await strict.actorOf(browser.headers());
    expect(actor).toMatchObject({ secondFactor: true });
    expect(actor?.mustEnrol).toBeUndefined();
    const [held] = expectOk(await strict.factorStatus(browser.headers())).passkeys;
    const code = recoveryCodes[0] ?? '';
    expect(codeOf(await strict.removePasskey(browser.headers(), held?.id ?? '', { code }))).toBe(
      'SECOND_FACTOR_COMPULSORY',
    );
    expectOk(await identity.resetFactor(first, actor?.accountId ?? ''));
    expect((await new Browser(identity).signIn('最后', GOOD_PASSWORD)).status).toBe(200);
  });
});

describe('a signature by passkey', () => {
  const figures = 'c'.repeat(64);
  const act = '2f3c8f0e-6d0b-4a52-9b0e-5b6f4a0c7d11';

  test('is over the very figures, and whoever reads the list of acts can check it', async () => {
    const { browser, key } = await owner('签字');
    const { accountId } = await browser.actor();
    const options = expectOk(await identity.askPasskey(browser.headers(), { figures, act }));
    const passkey = key.get(options);
    const sign = (given: string, what = figures) =>
      identity.proveSignature(browser.headers(), { passkey: given }, { figures: what, act });
    expect(codeOf(await sign(passkey, 'd'.repeat(64)))).toBe('PASSKEY_CHALLENGE_GONE');
    const { response } = JSON.parse(passkey) as { response: Record<string, string> };
    const { authenticatorData = '', clientDataJSON = '', signature = '' } = response;
    const parts = { authenticatorData, clientDataJSON, signature };
    const digest = passkeyDigest(accountId, key.id.toString('base64url'), parts);
    expect(await sign(passkey)).toEqual({ ok: true, value: { kind: 'PASSKEY', digest } });
    expect(codeOf(await sign(passkey))).toBe('PASSKEY_CHALLENGE_GONE');
    // What the passkey signed ends in the digest of the figures and the act.
    const about = createHash('sha256')
      .update(JSON.stringify(['mingxuan passkey 1', 'SIGN', JSON.stringify([figures, act])]))
      .digest();
    expect(Buffer.from(options.challenge, 'base64url').subarray(-32)).toEqual(about);
    const kept = await db.database.pool.query<{ detail: Record<string, string> }>(
      "SELECT detail FROM account_act WHERE account_id = $1 AND act = 'SIGNATURE_PROVEN'",
      [accountId],
    );
    expect(kept.rows[0]?.detail).toMatchObject({ figures, act, digest, ...parts, about: about.toString('hex') });
  });

  test('is not given by a touch without its owner, nor by somebody else’s, nor by a touch that only proved who one is', async () => {
    const { browser, key } = await owner('不算签');
    const sign = (passkey: string) => identity.proveSignature(browser.headers(), { passkey }, { figures, act });
    const unverified = key.get(expectOk(await identity.askPasskey(browser.headers(), { figures, act })), {
      verifies: false,
    });
    expect(codeOf(await sign(unverified))).toBe('PASSKEY_UNVERIFIED');
    const { key: another } = await owner('别人签');
    const borrowed = another.get(expectOk(await identity.askPasskey(browser.headers(), { figures, act })));
    expect(codeOf(await sign(borrowed))).toBe('PASSKEY_REFUSED');
    const proof = key.get(expectOk(await identity.askPasskey(browser.headers(), null)));
    expect(codeOf(await sign(proof))).toBe('PASSKEY_CHALLENGE_GONE');
    expect(codeOf(await identity.proveSignature(browser.headers(), {}, { figures, act }))).toBe('SECOND_FACTOR_NEEDED');
  });
});

test('a session by passkey is under the same limits as any other', async () => {
  const { key } = await owner('时限');
  const browser = new Browser(identity);
  expect(await byPasskey(key, {}, browser)).toBe('200');
  const actor = await browser.actor();
  expect(can(actor, 'community.read', { scope: HERE }).ok).toBe(true);
  later += 3601;
  expect(await identity.actorOf(browser.headers())).toBeNull();
});
