import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import type { Client } from '@mingxuan/contract';
import type { IsoDate } from '@mingxuan/rulebook';
import { addDays } from '@mingxuan/rulebook';
import { clientOf, freshPassword } from '../../apps/server/src/sample/people.ts';
import { freePort, type ServerProcess, startServer } from '../support/server-process.ts';

const ID = '9901.01.heping.xingfuli';

/** Who walks in, where their duty holds. */
const people = {
  city: { name: '市级周明', role: 'CITY_ADMIN', scope: '9901' },
  street: { name: '街道王建国', role: 'STREET_OFFICER', scope: '9901/01/heping' },
  clerk: { name: '社区李梅', role: 'CLERK', scope: '9901/01/heping/xingfuli' },
  chair: { name: '选委会廖春诗', role: 'REC_MEMBER', scope: '9901/01/heping/xingfuli' },
  observer: { name: '观察员何晓', role: 'OBSERVER', scope: '9901/01/heping' },
} as const;
type Who = keyof typeof people;

let server: ServerProcess;
let folder: string;
const passwords = new Map<Who, string>();
const clients = new Map<Who, Client>();
const shots = process.env['MINGXUAN_SHOTS'];

test.beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'mingxuan-before-'));
  server = await startServer(path.join(folder, 'data'), await freePort());
  const here = (to: string, init?: RequestInit): Promise<Response> => fetch(new URL(to, server.url), init);
  const admin = clientOf(here);
  const root = { username: '王管理', displayName: '王管理', password: freshPassword() };
  taken(await admin.claimFirstAccount({ code: server.firstCode ?? '', ...root }));
  taken(await admin.signIn(root.username, root.password));
  taken(await admin.createCommunity({ id: ID, name: '幸福里社区' }));
  for (const [who, { name, role, scope }] of Object.entries(people) as [Who, (typeof people)[Who]][]) {
    const grants = [{ role, scope }];
    const made = taken(await admin.createAccount({ username: name, displayName: name, grants }));
    const password = freshPassword();
    const client = clientOf(here);
    taken(await client.signIn(name, made.oneTimePassword ?? ''));
    taken(await client.changePassword(made.oneTimePassword ?? '', password));
    taken(await client.signIn(name, password));
    passwords.set(who, password);
    clients.set(who, client);
  }
  await openCycle();
});

test.afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

function taken<T>(
  answer: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

const as = (who: Who): Client => {
  const client = clients.get(who);
  if (client === undefined) throw new Error(`nobody is ${who}`);
  return client;
};

/** A real cycle, nine weeks before its election day: some of what comes first is late already. */
async function openCycle(): Promise<void> {
  const { today } = taken(await as('clerk').session());
  const electionDay = addDays(today, 63);
  const partyDay = addDays(today, 28);
  const community = { name: '幸福里社区', subDistrict: '和平街道', district: '城东区', city: '江城市' } as const;
  await act('clerk', {
    type: 'OPEN_CYCLE',
    mode: 'REAL',
    community: { ...community, legalRegime: 'RESIDENTS' },
    termNo: 7,
    termExpiry: addDays(today, 90),
    electionDay,
    partyDay,
    packs: { party: { pack: 'party-2020', overlays: [] }, residents: { pack: 'residents-2026', overlays: [] } },
  });
  const bodies = {
    DIST: '周明',
    'SUB-P': '街道王建国',
    'SUB-G': '街道王建国',
    CPO: '唐金俊',
    'CPO-NEW': '唐金俊',
    'RC-OLD': '许国平',
    'RC-NEW': '郭丽芳',
    REC: '选委会廖春诗',
    JRP: '赵敏',
    AUD: '马骏',
    MEETING: '社区李梅',
    GROUP: '任桂云',
    STAFF: '社区李梅',
    SCRUTINEER: '陈卫东',
    CANDIDATE: '社区李梅',
  };
  const plan = { type: 'ADOPT_PLAN', electionDay, partyDay, pins: {}, people: {} } as const;
  // Responsibility goes to a person: with an office alone in it no plan is adopted.
  const refused = await as('clerk').act(ID, { ...plan, bodies: { ...bodies, AUD: '街道审计组' } });
  expect(refused.ok ? 'OK' : refused.error.code).toBe('OFFICE_IS_NO_PERSON');
  await act('clerk', { ...plan, bodies });
  await act('clerk', { type: 'RECORD_STEP', step: 'A03', note: '摸底完成，一社一策', evidence: [] });
  await act('clerk', { type: 'REGISTER_RECTIFICATION', matter: '消防通道堆物' });
}

const act = async (who: Who, command: Parameters<Client['act']>[1], on?: IsoDate): Promise<void> => {
  taken(await as(who).act(ID, command, on));
};

async function enter(browser: Browser, who: Who): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })).newPage();
  await page.setViewportSize({ width: 1366, height: 900 });
  await page.goto(server.url);
  await page.getByLabel('用户名').fill(people[who].name);
  await page.getByLabel('密码', { exact: true }).fill(passwords.get(who) ?? '');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '我的事' })).toBeVisible();
  return page;
}

async function sound(page: Page, where: string): Promise<void> {
  if (shots !== undefined) await page.screenshot({ path: path.join(shots, `${where}.png`), fullPage: true });
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    serious.map((one) => `${one.id}: ${one.nodes[0]?.html ?? ''}`),
    where,
  ).toEqual([]);
}

test('each office sees at once what it has to do today @before-election', async ({ browser }) => {
  const city = await enter(browser, 'city');
  await expect(city.getByRole('heading', { name: '要督办的社区' })).toBeVisible();
  await expect(city.getByRole('listitem').filter({ hasText: /幸福里社区.*逾期 \d+ 件/ })).toBeVisible();
  await sound(city, 'city');

  const street = await enter(browser, 'street');
  const reminder = street.getByRole('listitem').filter({ hasText: '换届提醒和任期台账' });
  await expect(reminder.getByText('日程上写的是您')).toBeVisible();
  await sound(street, 'street');

  const clerk = await enter(browser, 'clerk');
  const mending = clerk.getByRole('listitem').filter({ hasText: '整改和复核' });
  await expect(mending.getByText('您的职责；负责人 唐金俊')).toBeVisible();
  await sound(clerk, 'clerk');
  // By keyboard alone straight to where it is done.
  await mending.getByRole('link', { name: /去办理/ }).focus();
  await clerk.keyboard.press('Enter');
  await expect(clerk).toHaveURL(/\/gates$/);
  await expect(clerk.getByText('消防通道堆物').first()).toBeVisible();
  await sound(clerk, 'clerk-gates');
  await clerk.getByRole('navigation').getByRole('link', { name: '今天要做什么' }).click();
  await expect(clerk.getByText('还缺：').first()).toBeVisible();
  await sound(clerk, 'clerk-overview');
  await clerk.getByRole('navigation').getByRole('link', { name: '日程安排' }).click();
  const saved = clerk.waitForEvent('download');
  await clerk.getByRole('link', { name: '日历文件' }).click();
  expect((await saved).suggestedFilename()).toBe('幸福里社区换届日程.ics');
  await sound(clerk, 'clerk-plan');

  const member = await enter(browser, 'chair');
  await expect(member.getByText('今天没有要您办的事，七天内也没有。')).toBeVisible();
  await member.getByText('等待前面的事', { exact: true }).click();
  await expect(member.getByText('“推选居民选举委员会”（C01）还没有办').first()).toBeVisible();
  await sound(member, 'member');

  const observer = await enter(browser, 'observer');
  await expect(observer.getByText(/今天没有要您办的事/)).toBeVisible();
  await sound(observer, 'observer');
});

test('the whole tree comes from a spreadsheet: looked at first, then confirmed @before-election', async ({
  browser,
}) => {
  const city = await enter(browser, 'city');
  await city.getByRole('button', { name: '导入组织架构' }).click();
  await city.getByLabel('选择组织架构表').setInputFiles('apps/server/test/fixtures/organisation.xlsx');
  await expect(city.getByText('类型只能写“城市社区”或“村改居”。')).toBeVisible();
  await expect(city.getByText('这些工作表没有认出表头，没有读：说明')).toBeVisible();
  await sound(city, 'import-tree');
  await city.getByRole('button', { name: '确认导入 3 个社区' }).click();
  await expect(city.getByText('已新建 3 个社区，更新 0 个。')).toBeVisible();
  await expect(city.getByRole('link', { name: '新村社区' })).toBeVisible();
  // Found again where trees are imported: who, when, which file, what it changed.
  await city.getByRole('button', { name: '导入组织架构' }).click();
  const entry = city.getByRole('dialog').getByText('新社区 3 个，更新 0 个');
  await entry.click();
  await expect(city.getByRole('dialog').getByText('类型：村改居')).toBeVisible();
  await sound(city, 'import-history');
  await city.keyboard.press('Escape');
  // The term ledger: whose term is over, by which article.
  await city.getByText('任期超期或将满 2').click();
  await expect(city.getByText(/^已超期 \d+ 天$/)).toHaveCount(2);
  await sound(city, 'terms');
});
