import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { communityFiles, readLanguage } from '../../packages/portal/src/index.ts';
import { ID, toldCycle, toldFacts, toldSite, toldWords } from '../../packages/portal/test/told-site.ts';

/** The residents' pages as a street would put them: a plain folder below a path of somebody else's site, with that site's marks. */
const BELOW = '/shequ/huanjie/';
const assets = path.resolve(import.meta.dirname, '../../packages/portal/assets');
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};

const frame = {
  header: '<div>江城市人民政府</div>',
  footer: '<div>主办：和平街道</div>',
  api: 'api/public',
  languages: [],
};
const files = new Map(toldSite('HANDED_OVER', frame).map(({ path: at, text }) => [at, text]));
/** Some pages of a rehearsal, and in a language that is written from the right. */
const further = readLanguage('{"tag":"ug","direction":"rtl","name":"ئۇيغۇرچە","words":{"日程":"كۈنتەرتىپ"}}');
const rehearsed = communityFiles(
  { ...frame, languages: further.ok ? [further.value] : [] },
  { ...toldFacts('HANDED_OVER'), rehearsal: true },
  toldWords(toldCycle('HANDED_OVER')),
);
const fromTheRight = ['index', 'notice-2', 'complaint', 'result'].map((page) => `ug/${ID}/${page}.html`);
for (const { path: at, text } of rehearsed) if (fromTheRight.includes(at)) files.set(at, text);
const pages = [...files.keys()].filter((at) => at.endsWith('.html'));

let server: Server;
let site = '';

test.beforeAll(async () => {
  server = createServer((request, response) => {
    const at = decodeURIComponent(new URL(request.url ?? '/', 'http://site').pathname).slice(BELOW.length);
    if (request.method === 'POST' && at === `api/public/${ID}/roll-check`) {
      const message = { zh: '在选民名单上。', en: 'You are on the roll.' };
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ answer: 'LISTED', message }));
      return;
    }
    const text = at.startsWith('assets/') ? readFileSync(path.join(assets, path.basename(at)), 'utf8') : files.get(at);
    if (text === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': types[path.extname(at)] ?? 'application/octet-stream' }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}${BELOW}`;
});

test.afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

/** All rules, or some of them. */
async function faultsOf(page: Page, rules: readonly string[] = []): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules.length === 0 ? axe : axe.withRules([...rules])).analyze();
  return violations.flatMap((v) => v.nodes.map((node) => `${v.id}: ${node.html.slice(0, 120)}`));
}

test('no page has a fault that axe can see, by day or in the dark @portal', async ({ page }) => {
  for (const at of pages) {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(site + at);
    expect(await faultsOf(page), at).toEqual([]);
    // The dark changes colours alone, and the same ones in every variant.
    if (/^(?:elder|en)\//.test(at)) continue;
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await faultsOf(page, ['color-contrast']), `${at} in the dark`).toEqual([]);
  }
});

test('reads and leads everywhere with scripts off, on a narrow phone, without a sideways scroll @portal', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  for (const variant of ['', 'elder/']) {
    await page.goto(`${site}${variant}index.html`);
    await page.getByRole('link', { name: '幸福里社区' }).click();
    for (const name of [
      '公告',
      '五道关口',
      '候选人',
      '投票安排',
      '查选民名单',
      '名单申诉',
      '投诉和举报',
      '选举结果',
      '自己核对',
      '怎样保护您',
    ]) {
      await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
      // What sticks out does not widen the body: the page itself must have nowhere to scroll to.
      expect(await page.evaluate('document.documentElement.scrollWidth'), `${variant} ${name}`).toBeLessThanOrEqual(
        360,
      );
    }
  }
  await context.close();
});

test('written from the right, a page has nowhere to be scrolled to either @portal', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const at of fromTheRight) {
    await page.goto(site + at);
    expect(await page.evaluate('document.documentElement.scrollWidth'), at).toBeLessThanOrEqual(360);
  }
});

test('elder pages have large type and targets that a thumb finds @portal', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(`${site}elder/${ID}/index.html`);
  await expect(page.locator('main p').first()).toHaveCSS('font-size', '24px');
  for (const link of await page.getByRole('navigation').getByRole('link').all())
    expect((await link.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(60);
  for (const at of ['complaint', 'verify']) {
    await page.goto(`${site}elder/${ID}/${at}.html`);
    for (const link of await page.getByRole('main').getByRole('link').all())
      expect((await link.boundingBox())?.height ?? 0, at).toBeGreaterThanOrEqual(60);
  }
});

test('asks about one’s own entry by keyboard alone, and hears when nobody answers @portal', async ({ page }) => {
  await page.goto(`${site}${ID}/roll.html`);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByLabel('姓名').focus();
  await page.keyboard.type('郭丽芳');
  await page.keyboard.press('Tab');
  // As a Chinese keyboard may write it.
  await page.keyboard.insertText('１２３４');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toHaveText('在选民名单上。');
  await page.route('**/roll-check', (route) => route.abort());
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toContainText('现在连不上查询服务');
});

test('a first visit is small, and nothing comes from or goes to another place @portal', async ({ page }) => {
  const asked: string[] = [];
  let bytes = 0;
  page.on('response', async (response) => {
    asked.push(response.url());
    bytes += (await response.body().catch(() => Buffer.alloc(0))).length;
  });
  await page.goto(`${site}${ID}/index.html`, { waitUntil: 'networkidle' });
  expect(asked.length).toBeGreaterThan(2);
  expect(asked.every((url) => url.startsWith(site))).toBe(true);
  expect(bytes).toBeLessThan(120 * 1024);
  expect(readFileSync(path.join(assets, 'portal.js')).length).toBeLessThan(60 * 1024);
  expect(await page.context().cookies()).toEqual([]);
});
