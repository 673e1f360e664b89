import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Fetch } from '@mingxuan/contract';
import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { planTheCycle } from '../../apps/server/src/sample/chapters/plan.ts';
import { type Duty, loadSample } from '../../apps/server/src/sample/data.ts';
import { clientOf, freshPassword, hire } from '../../apps/server/src/sample/people.ts';
import { createStage, must, type Stage } from '../../apps/server/src/sample/stage.ts';
import { silent } from '../../apps/server/src/sample/teller.ts';
import { freePort, root, type ServerProcess, startServer } from '../support/server-process.ts';

test.use({ actionTimeout: 15_000 });

let server: ServerProcess;
let folder: string;
let stage: Stage;
const passwords = new Map<string, string>();

test.beforeAll(async () => {
  test.setTimeout(120_000);
  folder = mkdtempSync(path.join(tmpdir(), 'mingxuan-notices-'));
  server = await startServer(path.join(folder, 'data'), await freePort());
  stage = await planned();
});

test.afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The made-up community with its plan: the schedule is the first notice that hangs on the wall. */
async function planned(): Promise<Stage> {
  const fetchHere: Fetch = (at, init) => {
    const headers = new Headers(init?.headers);
    headers.set('origin', server.url);
    return fetch(`${server.url}${at}`, { ...init, headers });
  };
  const admin = clientOf(fetchHere);
  const own = freshPassword();
  must(
    await admin.claimFirstAccount({
      code: server.firstCode ?? '',
      username: '王管理',
      displayName: '王管理',
      password: own,
    }),
  );
  must(await admin.signIn('王管理', own));
  const { sample, roll } = await loadSample();
  const { id } = sample;
  must(await admin.createCommunity({ id, name: sample.community.name }));
  const { clients, accounts } = await hire(admin, fetchHere, sample, id);
  for (const { displayName, password } of accounts) passwords.set(displayName, password);
  const made = createStage({ id, sample, roll, clients, teller: silent, papers: false });
  await planTheCycle(made, clients.clerk);
  return made;
}

async function arrive(browser: Browser, duty: Duty, width = 1366): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN' });
  const page = await context.newPage();
  const { username, displayName } = stage.sample.people[duty];
  await page.goto(`${server.url}/sign-in?back=${encodeURIComponent(`/c/${stage.id}/papers`)}`);
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill(passwords.get(displayName) ?? '');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: '文书与归档' })).toBeVisible();
  return page;
}

/** Nothing on the page that keeps somebody from reading or using it. The sheet itself is a PDF, judged elsewhere. */
async function accessible(page: Page, what: string): Promise<void> {
  const still =
    'document.getAnimations().every((one) => one.playState !== "running" || one.effect.getComputedTiming().endTime === Infinity)';
  await expect.poll(() => page.evaluate<boolean>(still)).toBe(true);
  const { violations } = await new AxeBuilder({ page })
    .include('[role="dialog"]')
    .exclude('iframe')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    serious.map(({ id, nodes }) => `${what}: ${id} ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`),
  ).toEqual([]);
}

const drawer = (page: Page): Locator => page.getByRole('dialog').last();
const SCHEDULE = /^起草：.*日程/;

test('a notice from draft to wall by two people, and its successor after the plan moved @documents', async ({
  browser,
}) => {
  const clerk = await arrive(browser, 'clerk');
  await clerk.getByRole('button', { name: SCHEDULE }).click();
  await drawer(clerk).getByRole('button', { name: /^起草/ }).click();
  await expect(clerk.getByText('已起草，请另一人审批')).toBeVisible();
  await expect(drawer(clerk).getByText(/由街道办事处审批/)).toBeVisible();
  await accessible(clerk, 'a draft');

  const street = await arrive(browser, 'streetAdmin');
  await street.getByRole('button', { name: /^审批/ }).click();
  await drawer(street).getByRole('button', { name: '审批通过' }).click();
  await street
    .getByRole('dialog', { name: /^审批《/ })
    .getByRole('button', { name: '审批通过' })
    .click();
  await drawer(street).getByRole('button', { name: '编号出具' }).click();
  await expect(street.getByText(/已出具第 1 号文书/)).toBeVisible();

  // Hung by somebody with a telephone.
  const wall = await arrive(browser, 'clerk', 390);
  await wall.getByRole('button', { name: /^登记张贴/ }).click();
  await drawer(wall).getByRole('button', { name: '登记张贴' }).click();
  const form = drawer(wall);
  await form.getByLabel('贴在哪里').fill('东门公告栏');
  await form.getByLabel('几点贴的').fill('09:30');
  await form.locator('input[type="file"]').setInputFiles({
    name: '上墙.jpg',
    mimeType: 'image/jpeg',
    buffer: readFileSync(path.join(root, 'samples/photo.jpg')),
  });
  await expect(form.getByRole('button', { name: '上墙.jpg', exact: true })).toBeVisible();
  await accessible(wall, 'posting on a telephone');
  await form.getByRole('button', { name: '已贴好，登记' }).click();
  await expect(drawer(wall).getByText('张贴 1 处，在贴 1 处')).toBeVisible();
  await expect(drawer(wall).getByText(/没有条文规定，未定/)).toBeVisible();
  const sheet = drawer(wall).locator('.ant-drawer-body');
  expect(await sheet.evaluate((body) => body.scrollWidth <= body.clientWidth)).toBe(true);

  // The plan moves: the page says which notice is wrong, shows the lines, and drafts it again in one act.
  const { cycle } = await stage.view();
  const { electionDay, partyDay } = cycle;
  const later = new Date(Date.parse(electionDay) + 7 * 86_400_000).toISOString().slice(0, 10) as typeof electionDay;
  await stage.act('clerk', {
    type: 'ADOPT_PLAN',
    electionDay: later,
    partyDay,
    pins: {},
    bodies: stage.sample.bodies,
    people: {},
  });
  await clerk.reload();
  await expect(clerk.getByText('有 1 份有效的公告，写的日子已经变了')).toBeVisible();
  await clerk.getByRole('button', { name: '看差别，一次重新起草' }).click();
  await expect(
    drawer(clerk)
      .getByText(new RegExp(`${Number(later.slice(8))}日`))
      .first(),
  ).toBeVisible();
  await accessible(clerk, 'the lines that change');
  await drawer(clerk).getByRole('button', { name: '确认，起草这 1 份' }).click();
  await expect(clerk.getByText('已起草 1 份，请另一人逐份审批')).toBeVisible();
  await expect(clerk.getByText('有 1 份有效的公告')).toBeHidden();
});
