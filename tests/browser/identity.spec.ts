import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { hotp, stepOf } from '../../packages/identity/src/accounts/totp.ts';
import { takeFromMenu } from '../support/choose.ts';
import { freePort, type ServerProcess, startServer } from '../support/server-process.ts';

const PASSWORD = 'Mx-9f2Kq7_Lw0z';

const CLERK_PASSWORD = '荔枝 木兰溪 灯笼 三月';

// The second test goes on with the people of the first.
test.describe.configure({ mode: 'serial' });

let server: ServerProcess;
let clerkCodes: readonly string[] = [];
let adminCodes: readonly string[] = [];
let folder: string;

test.beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'mingxuan-identity-'));
  server = await startServer(path.join(folder, 'data'), await freePort());
});

test.afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** RFC 4648 §6, as an authenticator reads it. */
function fromBase32(text: string): Uint8Array {
  const bits = Array.from(text, (sign) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'),
  ).join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}

async function accessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    serious.map((one) => `${one.id}: ${one.nodes[0]?.html ?? ''}`),
    where,
  ).toEqual([]);
}

async function firstRun(page: Page): Promise<void> {
  await page.goto(server.url);
  await page.getByLabel('一次性代码').fill(server.firstCode ?? '');
  await page.getByLabel('姓名').fill('王管理');
  await page.getByLabel('用户名').fill('王管理');
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByLabel('再输一次密码').fill(PASSWORD);
  await page.getByRole('button', { name: '建立账号并登录' }).click();
  await expect(page.getByRole('button', { name: '账号：王管理' })).toBeVisible();
}

/** From the picture to the recovery codes; answers the secret and the codes. */
async function enrol(page: Page): Promise<{ readonly secret: Uint8Array; readonly codes: readonly string[] }> {
  await expect(page.getByRole('img', { name: /二维码/ })).toBeVisible();
  await page.getByText('不能扫码？手工输入密钥').click();
  const spelled = (await page.locator('details code').textContent()) ?? '';
  const secret = fromBase32(spelled.replaceAll(' ', ''));
  await accessible(page, 'setting up');
  await page.getByLabel('输入应用里显示的六位数字').fill(hotp(secret, stepOf(new Date())));
  await page.getByRole('button', { name: '绑定', exact: true }).click();
  const list = page.getByRole('list', { name: '恢复码' });
  await expect(list.getByRole('listitem')).toHaveCount(10);
  const codes = await list.getByRole('listitem').allTextContents();
  await accessible(page, 'recovery codes');
  await expect(page.getByRole('button', { name: '完成' })).toBeDisabled();
  await page.getByRole('checkbox', { name: /收好了/ }).check();
  await page.getByRole('button', { name: '完成' }).click();
  return { secret, codes };
}

/** With the keyboard alone. */
async function signIn(page: Page, username: string, password: string, code: string): Promise<void> {
  await page.getByLabel('用户名').fill(username);
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('动态验证码')).toBeFocused();
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
}

async function newClerk(page: Page): Promise<string> {
  const answer = await page.request.post(`${server.url}/api/accounts`, {
    data: { username: '李经办', displayName: '李经办', grants: [{ role: 'CLERK', scope: '3503/0302/001/004' }] },
    headers: { origin: server.url },
  });
  expect(answer.status()).toBe(201);
  return String(((await answer.json()) as { oneTimePassword?: string }).oneTimePassword);
}

test('an authenticator, its recovery codes, sessions that are ended, and staff who must have one', {
  tag: '@identity',
}, async ({ page, browser }) => {
  await firstRun(page);
  await page.getByRole('button', { name: '账号：王管理' }).click();
  await page.getByRole('menuitem', { name: '登录安全' }).click();
  await page.getByRole('button', { name: '绑定手机验证器' }).click();
  const { secret, codes } = await enrol(page);
  adminCodes = codes;
  await expect(page.getByText('已绑定')).toBeVisible();
  await expect(page.getByText('还有 10 个恢复码没有用过。')).toBeVisible();

  const second = await (await browser.newContext()).newPage();
  await second.goto(`${server.url}/accounts`);
  // The code that set it up is used up; the next one is not.
  await signIn(second, '王管理', PASSWORD, hotp(secret, stepOf(new Date()) + 1));
  await expect(second.getByRole('heading', { name: '账号', exact: true })).toBeVisible();
  const third = await (await browser.newContext()).newPage();
  await third.goto(`${server.url}/rules`);
  await signIn(third, '王管理', PASSWORD, codes[0] ?? '');
  await expect(third.getByRole('heading', { level: 1 })).toBeVisible();

  await page.reload();
  await expect(page.getByText('还有 9 个恢复码没有用过。')).toBeVisible();
  await accessible(page, 'sign-in security');
  await page.getByRole('button', { name: '退出其他所有地方' }).click();
  // Nobody touches the other pages: they go dead by themselves.
  for (const other of [second, third])
    await expect(other.getByRole('heading', { name: '登录', exact: true })).toBeVisible();
  await accessible(third, 'sign-in');

  await page.goto(`${server.url}/accounts`);
  await page.getByRole('button', { name: '要求工作人员绑定' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '要求绑定' }).click();
  await expect(page.getByText('工作人员必须绑定')).toBeVisible();
  const oneTime = await newClerk(page);
  await page.reload();
  await expect(page.getByRole('row', { name: /李经办/ }).getByText('没有绑定')).toBeVisible();
  await accessible(page, 'accounts');

  await second.getByLabel('用户名').fill('李经办');
  await second.getByLabel('密码', { exact: true }).fill(oneTime);
  await second.getByRole('button', { name: '登录' }).click();
  await second.getByLabel('现在的密码').fill(oneTime);
  await second.getByLabel('新密码', { exact: true }).fill(CLERK_PASSWORD);
  await second.getByLabel('再输一次新密码').fill(CLERK_PASSWORD);
  await second.getByRole('button', { name: '更换密码' }).click();
  await expect(second.getByRole('heading', { name: '绑定手机验证器' })).toBeVisible();
  clerkCodes = (await enrol(second)).codes;
  await expect(second.getByRole('button', { name: '账号：李经办' })).toBeVisible();
});

/** An authenticator of this page that checks its owner, as a fingerprint reader in a laptop does. */
async function authenticatorOf(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: '账号：李经办' }).click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await expect(page.getByRole('heading', { name: '登录', exact: true })).toBeVisible();
}

test('a passkey is enrolled, is the whole sign-in, and stands beside the password; whoever is stopped sees no more', {
  tag: '@identity',
}, async ({ page, browser }) => {
  const [first = '', second = ''] = clerkCodes;
  // A bare number has no passkeys, and the page says where there are some.
  await page.goto(`${server.url}/security`);
  await signIn(page, '李经办', CLERK_PASSWORD, first);
  const there = page.getByRole('link', { name: /^http:\/\/localhost/ });
  await expect(there).toBeVisible();
  await expect(page.getByRole('button', { name: '绑定通行密钥' })).toBeHidden();
  const home = new URL((await there.getAttribute('href')) ?? '').origin;

  await authenticatorOf(page);
  await page.goto(`${home}/security`);
  await signIn(page, '李经办', CLERK_PASSWORD, second);
  await page.getByRole('button', { name: '绑定通行密钥' }).click();
  await page.getByLabel('给它起个名字').fill('办公室电脑');
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByLabel('验证器现在显示的六位数字').fill(clerkCodes[2] ?? '');
  await page.getByRole('button', { name: '下一步' }).click();
  await expect(page.getByRole('row', { name: /办公室电脑/ }).getByText('还没有用过')).toBeVisible();
  await accessible(page, 'passkeys');

  await signOut(page);
  await page.getByRole('button', { name: '用通行密钥登录' }).click();
  await expect(page.getByRole('button', { name: '账号：李经办' })).toBeVisible();
  await signOut(page);
  await page.getByLabel('用户名').fill('李经办');
  await page.getByLabel('密码', { exact: true }).fill(CLERK_PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('button', { name: '用通行密钥' }).click();
  await expect(page.getByRole('button', { name: '账号：李经办' })).toBeVisible();

  const admin = await (await browser.newContext()).newPage();
  await admin.goto(`${server.url}/accounts`);
  await signIn(admin, '王管理', PASSWORD, adminCodes[1] ?? '');
  await expect(admin.getByRole('heading', { name: '账号', exact: true })).toBeVisible();
  const stop = admin.getByRole('menuitem', { name: '停用' });
  const confirm = admin.getByRole('dialog').getByRole('button', { name: '停用' });
  await takeFromMenu(admin.getByRole('button', { name: '办理 李经办' }), stop, confirm);
  await confirm.click();
  await expect(page.getByText('您的登录已经结束，请重新登录。')).toBeVisible();
  await accessible(page, 'a session that was ended');
  await page.getByRole('button', { name: '用通行密钥登录' }).click();
  await expect(page.getByText('这个账号已停用。')).toBeVisible();
});
