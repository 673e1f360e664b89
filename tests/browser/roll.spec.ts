import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Fetch } from '@mingxuan/contract';
import { readTables } from '@mingxuan/roll';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { passTheGates } from '../../apps/server/src/sample/chapters/gates.ts';
import { electTheParty } from '../../apps/server/src/sample/chapters/party.ts';
import { planTheCycle } from '../../apps/server/src/sample/chapters/plan.ts';
import { loadSample } from '../../apps/server/src/sample/data.ts';
import { clientOf, freshPassword, hire } from '../../apps/server/src/sample/people.ts';
import { createStage, must, type Stage } from '../../apps/server/src/sample/stage.ts';
import { silent } from '../../apps/server/src/sample/teller.ts';
import { freePort, root, type ServerProcess, startServer } from '../support/server-process.ts';

// A step that cannot be taken is said at once.
test.use({ actionTimeout: 25_000 });

const messy = path.join(root, 'packages/roll/test/fixtures/roll-messy.xlsx');
const CHAIR = '廖春诗';

let server: ServerProcess;
let folder: string;
let stage: Stage;
let password = '';

test.beforeAll(async () => {
  test.setTimeout(180_000);
  folder = mkdtempSync(path.join(tmpdir(), 'mingxuan-roll-'));
  server = await startServer(path.join(folder, 'data'), await freePort());
  stage = await beforeTheRoll();
});

test.afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The made-up community as far as its election committee: registering voters comes next. */
async function beforeTheRoll(): Promise<Stage> {
  const fetchHere: Fetch = (at, init) => {
    const headers = new Headers(init?.headers);
    headers.set('origin', server.url);
    return fetch(`${server.url}${at}`, { ...init, headers });
  };
  const admin = clientOf(fetchHere);
  const own = freshPassword();
  const code = server.firstCode ?? '';
  must(await admin.claimFirstAccount({ code, username: '王管理', displayName: '王管理', password: own }));
  must(await admin.signIn('王管理', own));
  const { sample, roll } = await loadSample();
  const { id } = sample;
  must(await admin.createCommunity({ id, name: sample.community.name }));
  const { clients, accounts } = await hire(admin, fetchHere, sample, id);
  password = accounts.find(({ displayName }) => displayName === CHAIR)?.password ?? '';
  const made = createStage({ id, sample, roll, clients, teller: silent, papers: false });
  await planTheCycle(made, clients.clerk);
  await passTheGates(made);
  await electTheParty(made);
  const { seats, meeting, rec } = sample;
  await made.act('clerk', { type: 'SETTLE_MODE', votingMode: 'ALL_VOTERS', seats, meeting }, made.day('C00'));
  await made.act('clerk', { type: 'ELECT_REC', size: rec.size, meeting, ranked: rec.ranked }, made.day('C01'));
  await made.act('clerk', { type: 'CHOOSE_REC_CHAIR', rank: rec.chairRank }, made.day('C02'));
  return made;
}

/** Nothing on the page that keeps somebody from reading or using it. */
async function accessible(page: Page, what: string): Promise<void> {
  // What fades in is pale until it is there; what turns for ever is not waited for.
  const still =
    'document.getAnimations().every((one) => one.playState !== "running" || one.effect.getComputedTiming().endTime === Infinity)';
  await expect.poll(() => page.evaluate<boolean>(still)).toBe(true);
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    serious.map(({ id, nodes }) => `${what}: ${id} ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`),
  ).toEqual([]);
}

const dialogOf = (page: Page): Locator => page.getByRole('dialog');
const panel = (page: Page, title: string): Locator =>
  page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name: title, exact: true }) });

async function submit(page: Page, button: string): Promise<void> {
  await dialogOf(page).getByRole('button', { name: button, exact: true }).click();
  await expect(dialogOf(page)).toBeHidden();
}

const photo = {
  name: '张贴.jpg',
  mimeType: 'image/jpeg',
  buffer: readFileSync(path.join(root, 'samples/photo.jpg')),
};
const attach = (scope: Locator): Promise<void> => scope.locator('input[type="file"]').setInputFiles(photo);

async function signIn(page: Page): Promise<void> {
  await page.goto(`${server.url}/sign-in?back=${encodeURIComponent(`/c/${stage.id}/roll`)}`);
  await page.getByLabel('用户名').fill(stage.sample.people.recChair.username);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '选民登记' })).toBeVisible();
  await accessible(page, 'nothing on the roll yet');
}

/** 604 people: 506 as they stand, 25 corrected, 24 for a person, 49 not (the table of expected results). */
async function checkTheFile(page: Page): Promise<void> {
  await page.getByLabel('登记册文件').setInputFiles(messy);
  const result = page.getByRole('region', { name: '检查结果' });
  await expect(result.getByText('roll-messy.xlsx：读到 604 行')).toBeVisible({ timeout: 60_000 });
  for (const [word, figure] of [
    ['可以登记', 506],
    ['更正后登记', 25],
    ['要人工处理', 24],
    ['不能登记', 49],
  ] as const)
    await expect(result.getByRole('definition').filter({ hasText: new RegExp(`^${figure}$`) }), word).toBeVisible();
  await result.getByRole('button', { name: '不能登记 49' }).click();
  await expect(result.getByText('身份证号存成了数字（990100********3000）', { exact: false })).toBeVisible();
  await accessible(page, 'the report of the check');
}

/** A column taken for something else changes what is told; set back, everything is as before. */
async function correctColumns(page: Page): Promise<void> {
  const result = page.getByRole('region', { name: '检查结果' });
  const remarks = result.getByText('备注写着“已迁出”', { exact: false });
  const recheck = async (meaning: string): Promise<void> => {
    const columns = page.getByRole('region', { name: '工作表 花名册' });
    if (!(await columns.isVisible())) await page.getByText('每张工作表读不读、每一列是什么（认错了可以改）').click();
    await columns.getByLabel('K 列当作什么').click();
    await page.locator('.ant-select-dropdown:visible').getByText(meaning, { exact: true }).click();
    await page.getByRole('button', { name: '按这样重新检查' }).click();
    await expect(result.getByText('roll-messy.xlsx：读到 604 行')).toBeVisible({ timeout: 60_000 });
  };
  await result.getByRole('button', { name: /^提醒/ }).click();
  await expect(remarks.first()).toBeVisible();
  await recheck('不用这一列');
  await expect(result.getByRole('button', { name: /^全部/ })).toBeVisible();
  await expect(remarks).toHaveCount(0);
  await accessible(page, 'what columns mean');
  await recheck('备注');
  await expect(result.getByRole('definition').filter({ hasText: /^506$/ })).toBeVisible();
}

async function takeTheReport(page: Page): Promise<void> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载标好问题的原表（.xlsx）' }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe('roll-messy-检查结果.xlsx');
  const tables = await readTables(readFileSync(await file.path()), 'report.xlsx');
  const sheet = tables.ok ? tables.value.find((one) => one.sheet === '花名册') : undefined;
  const row46 = sheet?.rows.find(({ row }) => row === 46)?.cells.map((cell) => (cell.kind === 'text' ? cell.text : ''));
  expect(row46?.some((said) => said.startsWith('不能登记 D46：没有姓名'))).toBe(true);
}

/** Somebody the check leaves to a person is let in, with the reason. */
async function decideOnOne(page: Page): Promise<void> {
  const people = page.getByRole('region', { name: '要人工处理的人' });
  const row = people.getByRole('row').filter({ hasText: '性别填的是' }).first();
  await row.getByRole('radio', { name: '登记', exact: true }).check();
  await row.getByRole('combobox', { name: /理由$/ }).fill('看过身份证，性别是表里写错了');
  await expect(people.getByText('已决定 1 行')).toBeVisible();
  await accessible(page, 'deciding on rows');
}

async function importIt(page: Page): Promise<void> {
  await decideOnOne(page);
  await page.getByRole('button', { name: '导入这 532 人' }).click();
  await expect(dialogOf(page).getByText('名单草稿将有 532 人')).toBeVisible();
  await accessible(page, 'before the import');
  await submit(page, '确认导入');
  await expect(panel(page, '名单草稿').getByText('532 人')).toBeVisible();
  // The same file again changes nothing, and says so.
  await page.getByLabel('登记册文件').setInputFiles(messy);
  await expect(page.getByRole('region', { name: '要人工处理的人' })).toBeVisible({ timeout: 60_000 });
  await decideOnOne(page);
  await page.getByRole('button', { name: '导入这 532 人' }).click();
  await submit(page, '确认导入');
  await expect(page.getByText('和现在的草稿完全一样，名单没有变化')).toBeVisible();
}

async function lookSomebodyUp(page: Page): Promise<void> {
  const search = panel(page, '查名单');
  const row = search.getByRole('row').nth(1);
  const masked = (await row.getByText(/^\d{6}\*{8}\w{4}$/).textContent()) ?? '';
  await search.getByLabel(/^查找选民/).fill(masked.slice(-4));
  await expect(search.getByText(masked).first()).toBeVisible();
  await search
    .getByRole('button', { name: /的完整号码$/ })
    .first()
    .click();
  await dialogOf(page).getByRole('button', { name: '记下理由并查看' }).click();
  await expect(dialogOf(page).getByText('请写明理由')).toBeVisible();
  await dialogOf(page).getByLabel('为什么要看').fill('核对本人带来的身份证');
  await dialogOf(page).getByRole('button', { name: '记下理由并查看' }).click();
  await expect(dialogOf(page).getByText(/^\d{17}[\dX]$/)).toBeVisible();
  await accessible(page, 'whole numbers');
  await submit(page, '看完了，关闭');
  await search.getByRole('button', { name: '谁看过完整号码' }).click();
  await expect(dialogOf(page).getByText('核对本人带来的身份证')).toBeVisible();
  await accessible(page, 'who looked');
  await page.keyboard.press('Escape');
  await expect(dialogOf(page)).toBeHidden();
}

async function publish(page: Page): Promise<void> {
  // Nobody is told that there are no doubles where none are looked for.
  await expect(page.getByText('这是演练，不和别的社区比对。', { exact: false })).toBeVisible();
  const draft = panel(page, '名单草稿');
  await draft.getByRole('button', { name: '公布名单' }).click();
  await draft.getByRole('combobox', { name: '张贴地点' }).fill('社区公告栏');
  await draft.getByRole('combobox', { name: '张贴地点' }).press('Enter');
  await draft.getByLabel('张贴时间').fill('09:00');
  await draft.getByRole('button', { name: '确认已张贴，公布名单' }).click();
  await expect(draft.getByText('请附上张贴照片')).toBeVisible();
  await attach(draft);
  await expect(draft.getByText('张贴.jpg')).toBeVisible();
  await accessible(page, 'publishing');
  await draft.getByRole('button', { name: '确认已张贴，公布名单' }).click();
  await expect(page.getByText('还没有人提出申诉。')).toBeVisible();
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A made-up number with the check digit of GB 11643, for a woman. */
function numberOf(birth: string, serial: string): string {
  const body = `990100${birth.replaceAll('-', '')}${serial}`;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  return `${body}${'10X98765432'[sum % 11] ?? ''}`;
}

async function person(page: Page, name: string, birth: string): Promise<void> {
  const entry = dialogOf(page).locator('fieldset');
  await entry.getByLabel('姓名').fill(name);
  await entry.getByRole('radio', { name: '女', exact: true }).check();
  await entry.getByLabel('出生日期').fill(birth);
  await entry.getByLabel('公民身份号码').fill(numberOf(birth, '882'));
  await entry.getByLabel('居民小组').fill('第一居民小组');
  // The three grounds of the law, and no other condition; besides them the paper and the sex.
  await expect(entry.getByRole('radio')).toHaveCount(7);
  await entry.getByRole('radio', { name: '户籍在本社区' }).check();
}

async function objectAndRule(page: Page): Promise<void> {
  await page.getByRole('button', { name: '登记一件申诉' }).click();
  const dialog = dialogOf(page);
  await dialog.getByLabel('申诉人').fill('古丽米热·吐尔逊');
  await dialog.getByLabel('关于谁、什么事').fill('3 号楼𠮷文𰻝没有登上名单');
  await dialog.getByLabel('理由').fill('户籍在本社区，名单上没有名字。');
  await accessible(page, 'an objection');
  await submit(page, '登记申诉');
  const one = panel(page, '对名单的申诉').getByRole('listitem');
  await expect(one.getByText(/决定期限/)).toBeVisible();
  await expect(one.getByText(/还有 \d 天|今天|明天|已过 \d+ 天/)).toBeVisible();
  await one.getByRole('button', { name: '作出决定' }).click();
  await dialog.getByLabel('依据的条款和事实').fill('经核对户籍，依照居委会组织法第十六条予以补登。');
  await person(page, '𠮷文𰻝', '1990-03-04');
  await accessible(page, 'a ruling');
  await submit(page, '作出决定');
  await expect(one.getByText('申诉成立', { exact: true })).toBeVisible();
  await expect(panel(page, '封册').getByText('533 人')).toBeVisible();
}

async function supplement(page: Page): Promise<void> {
  const changes = panel(page, '补正记录');
  await changes.getByRole('button', { name: '登记一项补正' }).click();
  await person(page, '苏小满', '2008-12-01');
  const dialog = dialogOf(page);
  await dialog.getByLabel('事由').fill('到选举日年满十八周岁');
  await attach(dialog);
  await expect(dialog.getByText('张贴.jpg')).toBeVisible();
  await accessible(page, 'a supplement');
  await submit(page, '登记补正');
  await expect(changes.getByRole('cell', { name: '苏小满' })).toBeVisible();
  await expect(changes.getByRole('cell', { name: '𠮷文𰻝' })).toBeVisible();
  await expect(panel(page, '封册').getByText('534 人')).toBeVisible();
  await panel(page, '查名单')
    .getByLabel(/^查找选民/)
    .fill('𰻝');
  await expect(panel(page, '查名单').getByRole('cell', { name: '𠮷文𰻝', exact: true })).toBeVisible();
  await accessible(page, 'the published roll');
}

test('a roll as an office sends it is corrected, published, objected to and supplemented', {
  tag: '@before-election',
}, async ({ page }) => {
  await test.step('arrive', () => signIn(page));
  await test.step('the file is checked', () => checkTheFile(page));
  await test.step('a column is set right', () => correctColumns(page));
  await test.step('the report comes back', () => takeTheReport(page));
  await test.step('imported once', () => importIt(page));
  await test.step('whole numbers for a reason', () => lookSomebodyUp(page));
  await test.step('workers from elsewhere are confirmed', confirmWorkers);
  await test.step('published with evidence', () => publish(page));
  await test.step('an objection, and its ruling', () => objectAndRule(page));
  await test.step('a supplement', () => supplement(page));
});

async function confirmWorkers(): Promise<void> {
  const waiting = (await stage.view()).cycle.unconfirmedWorkers;
  if (waiting.length === 0) return;
  const workers = waiting.map((voterNo) => ({ voterNo, workedSince: stage.sample.workersSince }));
  const evidence = [await stage.evidence('clerk', '确认记录.pdf')];
  await stage.act('recChair', { type: 'CONFIRM_WORKERS', workers, evidence }, stage.day('C05'));
}
