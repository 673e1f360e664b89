import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { freePort, root, type ServerProcess, startServer } from '../support/server-process.ts';

const PASSWORD = 'Mx-9f2Kq7_Lw0z';

let server: ServerProcess;
let folder: string;

/** A city that prints one notice in its own words, and another that drops what it must say. */
function putTemplates(to: string): void {
  const own = (file: string): string => readFileSync(path.join(root, 'packages/documents/templates', file), 'utf8');
  mkdirSync(path.join(to, '9901'), { recursive: true });
  writeFileSync(
    path.join(to, '9901/N11-staff.typ'),
    own('N11-staff.typ').replace('posted.with("', 'posted.with("本市'),
  );
  writeFileSync(path.join(to, 'N01-election-day.typ'), own('N01-election-day.typ').replace(/二、换届.*\n/, ''));
}

test.beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'mingxuan-documents-'));
  putTemplates(path.join(folder, 'templates'));
  const templates = { MINGXUAN_TEMPLATES: path.join(folder, 'templates') };
  server = await startServer(path.join(folder, 'data'), await freePort(), templates);
});

test.afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

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

test('every paper is shown with made-up facts, and many are printed at once @documents', async ({ page }) => {
  await firstRun(page);

  await page.getByRole('link', { name: '文书样张' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '文书样张' })).toBeVisible();
  await expect(page.getByText('不能用：漏了必须写明的内容：“开始日期”')).toBeVisible();
  const beside = page.getByRole('img', { name: '9901/N11-staff.typ样张' });
  await expect(beside).toBeVisible();
  await expect.poll(() => beside.evaluate((img) => Reflect.get(img, 'naturalWidth') as number)).toBeGreaterThan(100);
  await accessible(page, 'the gallery');

  await page.getByRole('radiogroup', { name: '文书种类' }).getByText('公告', { exact: true }).click();
  await page.getByLabel('查找样张').fill('选民名单');
  const card = page.getByRole('listitem').filter({ hasText: 'N04 选民名单公告' });
  const picture = card.getByRole('img');
  await expect.poll(() => picture.evaluate((img) => Reflect.get(img, 'naturalWidth') as number)).toBeGreaterThan(100);
  await card.getByText('事实和依据').click();
  await expect(card).toContainText('N04-voter-roll.typ');
  const poster = (await card.getByRole('link', { name: /^A3/ }).getAttribute('href')) ?? '';
  const pdf = await page.request.get(new URL(poster, server.url).href);
  expect((await pdf.body()).toString('latin1', 0, 5)).toBe('%PDF-');

  for (const name of ['幸福里', '梧桐巷']) {
    const id = name === '幸福里' ? 'xingfuli' : 'wutongxiang';
    const data = { id: `9901.01.heping.${id}`, name: `${name}社区` };
    expect((await page.request.post(`${server.url}/api/communities`, { data })).ok()).toBe(true);
  }
  await page.getByRole('link', { name: '打印一批' }).click();
  await page.getByRole('combobox', { name: '哪里的' }).click();
  await page.getByText('9901/01/heping 的全部 2 个社区').click();
  await page.getByLabel('公告的 A3 张贴版').check();
  await accessible(page, 'printing a batch');
  await page.getByRole('button', { name: '开始打印' }).click();
  const batch = page.getByRole('listitem').filter({ hasText: '9901/01/heping' });
  await expect(batch).toContainText('打好了');
  const [archive] = await Promise.all([
    page.waitForEvent('download'),
    batch.getByRole('link', { name: '下载压缩包' }).click(),
  ]);
  const zip = readFileSync(await archive.path());
  // Neither community has opened its election: the archive says so of each.
  expect(zip.includes(Buffer.from('幸福里社区 9901.01.heping.xingfuli/没有打印.txt'))).toBe(true);
  expect(zip.includes(Buffer.from('梧桐巷社区 9901.01.heping.wutongxiang/没有打印.txt'))).toBe(true);
  await batch.getByRole('button', { name: '删除' }).click();
  await expect(batch).toContainText('已取消');
});
