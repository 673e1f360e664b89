import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { choose } from '../support/choose.ts';
import { freePort, type ServerProcess, startServer } from '../support/server-process.ts';

// A step that cannot be taken is said at once, not when the whole day is over.
test.use({ actionTimeout: 25_000 });

let server: ServerProcess;
let folder: string;

test.beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'mingxuan-day-'));
  server = await startServer(path.join(folder, 'data'), await freePort());
});

test.afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Account {
  readonly username: string;
  readonly displayName: string;
  readonly password: string;
}

interface Cast {
  readonly community: string;
  readonly accounts: readonly Account[];
}

/** Five people at five machines of their own. */
interface Hall {
  readonly community: string;
  readonly chair: Page;
  readonly desk: Page;
  readonly first: Page;
  readonly second: Page;
  readonly scrutineer: Page;
  readonly passwordOf: (name: string) => string;
  /** Somebody else comes in. */
  readonly arrive: (name: string, screen: string) => Promise<Page>;
}

/** The first start, and the made-up community on the eve of its election day. */
async function eve(page: Page): Promise<Cast> {
  await page.goto(server.url);
  await page.getByLabel('一次性代码').fill(server.firstCode ?? '');
  await page.getByLabel('姓名').fill('王管理');
  await page.getByLabel('用户名').fill('王管理');
  await page.getByLabel('密码', { exact: true }).fill('Mx-9f2Kq7_Lw0z');
  await page.getByLabel('再输一次密码').fill('Mx-9f2Kq7_Lw0z');
  await page.getByRole('button', { name: '建立账号并登录' }).click();
  await page.getByRole('button', { name: '载入示例社区' }).first().click();
  await page.getByRole('button', { name: '进入示例社区' }).click({ timeout: 120_000 });
  await expect(page.getByText('幸福里社区').first()).toBeVisible();
  const community = /\/c\/([^/]+)/.exec(page.url())?.[1] ?? '';
  const kept = await page.evaluate(() => sessionStorage.getItem('mingxuan.rehearsal-cast') ?? '[]');
  return { community, accounts: JSON.parse(kept) as readonly Account[] };
}

async function assemble(browser: Browser, { community, accounts }: Cast, broken: string[]): Promise<Hall> {
  const accountOf = (name: string): Account => {
    const found = accounts.find((one) => one.displayName === name);
    if (found === undefined) throw new Error(`nobody is called ${name}`);
    return found;
  };
  const arrive = async (name: string, screen: string): Promise<Page> => {
    const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
    // How one signs in is another test's; here six people come at once.
    const { username, password } = accountOf(name);
    const signedIn = await context.request.post(`${server.url}/api/auth/sign-in/username`, {
      headers: { origin: server.url },
      data: { username, password },
    });
    expect(signedIn.ok(), name).toBe(true);
    const page = await context.newPage();
    listen(page, broken);
    await page.goto(`${server.url}/c/${community}/${screen}`);
    await expect(page.getByRole('button', { name: `账号：${name}` })).toBeVisible();
    return page;
  };
  const [chair, desk, first, second, scrutineer] = await Promise.all([
    arrive('廖春诗', 'polls'),
    arrive('何晓', 'polls'),
    arrive('孙立', 'count'),
    arrive('吴芳', 'count'),
    arrive('陈卫东', 'polls'),
  ]);
  return {
    community,
    chair,
    desk,
    first,
    second,
    scrutineer,
    passwordOf: (name) => accountOf(name).password,
    arrive,
  };
}

/** A refusal is an answer, not an accident; and the component library measures with styles that the page's policy blocks. */
const expected = /status of 4\d\d|Applying inline style violates|ERR_INTERNET_DISCONNECTED/;

function listen(page: Page, broken: string[]): void {
  page.on('pageerror', (error) => broken.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !expected.test(message.text())) broken.push(message.text());
  });
}

/** Nothing on the page that keeps somebody from reading or using it. */
async function accessible(page: Page, what: string): Promise<void> {
  // As text: the tests are compiled without the browser's types.
  await page.evaluate('Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined)))');
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    serious.map(({ id, nodes }) => `${what}: ${id} ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`),
  ).toEqual([]);
}

async function fillNames(scope: Locator, label: string | RegExp, names: readonly string[]): Promise<void> {
  const field = scope.getByRole('combobox', { name: label });
  for (const name of names) {
    await field.fill(name);
    await field.press('Enter');
  }
}

const dialogOf = (page: Page): Locator => page.getByRole('dialog');

async function submit(page: Page, button: string): Promise<void> {
  // While it turns, a button is called by its spinner too.
  await dialogOf(page)
    .getByRole('button', { name: new RegExp(`${button}$`) })
    .click();
  await expect(dialogOf(page)).toBeHidden();
}

/** What somebody else did shows at once when one looks again. */
const look = (page: Page): Promise<unknown> => page.reload();

async function sealBoxes({ chair }: Hall): Promise<void> {
  await chair.getByRole('button', { name: '登记印制数量，备好选票' }).click();
  await chair.getByLabel('印制选票数').fill('3010');
  await submit(chair, '登记备票');
  const seal = async (box: string, seals: readonly string[]): Promise<void> => {
    await chair.getByRole('button', { name: '验空一个票箱并封好' }).click();
    const dialog = dialogOf(chair);
    await dialog.getByLabel('票箱编号').fill(box);
    await dialog.getByLabel('地点').fill(`${box}门口`);
    await fillNames(dialog, '封条号', seals);
    await fillNames(dialog, /见证人/, ['陈卫东', '任桂云']);
    await dialog.getByRole('checkbox', { name: /确认是空箱/ }).check();
    await dialog.getByRole('button', { name: '登记这个票箱' }).click();
  };
  await seal('会场', ['H-1']);
  await expect(dialogOf(chair)).toBeHidden();
  // A seal serves once.
  await seal('东区站', ['H-1']);
  await expect(chair.getByText('封条号H-1已经用过。')).toBeVisible();
  await fillNames(dialogOf(chair), '封条号', ['S-1']);
  await dialogOf(chair)
    .locator('.ant-select-selection-item', { hasText: 'H-1' })
    .locator('.ant-select-selection-item-remove')
    .click();
  await submit(chair, '登记这个票箱');
  await accessible(chair, 'boxes before the poll');
  await chair.getByRole('button', { name: '当众验箱，开始投票' }).click();
  await dialogOf(chair).getByLabel('秘密写票处').fill('4');
  for (const [role, names] of [
    ['监票人', ['陈卫东']],
    ['计票人', ['孙立', '吴芳']],
    ['唱票人', ['何晓']],
  ] as const)
    await fillNames(dialogOf(chair), role, names);
  await dialogOf(chair)
    .getByRole('checkbox', { name: /确认是空箱/ })
    .check();
  await submit(chair, '宣布开始投票');
}

async function atTheDesk({ desk, scrutineer }: Hall): Promise<void> {
  await look(desk);
  await desk.getByLabel('本机名称').fill('会场1号台');
  const search = desk.getByRole('combobox', { name: '查找选民' });
  const hall = async (voterNo: number): Promise<void> => {
    await search.fill(String(voterNo));
    await expect(desk.getByRole('option')).toHaveCount(1);
    await search.press('Enter');
    await expect(search).toHaveValue('');
  };
  await hall(2999);
  await expect(desk.getByText(/签名单 1 号：第 2999 号/)).toBeVisible();
  // A second attempt says who, where and when; a mistake is undone with its reason.
  await search.fill('2999');
  await expect(desk.getByText(/第 2999 号 .+ 已经领过票/)).toBeVisible();
  await expect(desk.getByText(/地点 会场，方式 现场/)).toBeVisible();
  await accessible(desk, 'the poll book');
  await desk.getByRole('button', { name: '登记错了，撤销' }).click();
  await desk.getByLabel('撤销原因').fill('同名误登，选票已收回');
  await submit(desk, '撤销登记');
  await hall(2999);
  await expect(desk.getByText(/签名单 2 号：第 2999 号/)).toBeVisible();
  // Somebody comes for a voter who is away: the entitlement is used, the voter's own included.
  await search.fill('640');
  await expect(desk.getByRole('option')).toHaveCount(1);
  await search.press('F3');
  await expect(desk.getByText(/第 640 号 .+，委托/)).toBeVisible();
  await search.fill('640');
  await expect(desk.getByText(/第 640 号 .+ 已经领过票/)).toBeVisible();
  await search.fill('');
  // The station is a box of its own.
  await choose(desk, desk.getByLabel('本机位置'), '东区站');
  await hall(2998);
  // A mobile box: out, one voter, and what it took is accounted for while it is typed.
  await look(scrutineer);
  await scrutineer.getByRole('button', { name: '登记出发' }).click();
  await dialogOf(scrutineer).getByLabel('出发封条号').fill('F-1');
  await dialogOf(scrutineer).getByLabel('带出选票').fill('3');
  await dialogOf(scrutineer).getByLabel('出发时间').fill('09:10');
  await submit(scrutineer, '登记出发');
  await look(desk);
  await search.fill('301');
  await expect(desk.getByRole('option').first()).toBeVisible();
  await search.press('F4');
  await expect(desk.getByText(/第 301 号 .+，流动票箱/)).toBeVisible();
  await desk.getByLabel('演练：让名单上还没领票的选民接着领票').fill('1509');
  await desk.getByRole('button', { name: '登记这么多人' }).click();
  await expect(desk.getByText('已登记 1509 人领票')).toBeVisible({ timeout: 120_000 });
}

/** The box is back too late: set aside, decided on, merged, because one vote alone would show. */
async function lateBox({ scrutineer, chair }: Hall): Promise<void> {
  await look(scrutineer);
  await scrutineer.getByRole('button', { name: '登记返回' }).click();
  await dialogOf(scrutineer).getByLabel('返回时看到的封条号').fill('F-1');
  await dialogOf(scrutineer).getByLabel('新加的封条号').fill('F-2');
  await dialogOf(scrutineer).getByLabel('带回未用的选票').fill('1');
  await expect(dialogOf(scrutineer).getByText(/✕ 少 1 张/)).toBeVisible();
  await dialogOf(scrutineer).getByLabel('带回未用的选票').fill('2');
  await expect(dialogOf(scrutineer).getByText('✓ 带出 = 用去 + 带回')).toBeVisible();
  await dialogOf(scrutineer).getByLabel('返回时间').fill('23:50');
  await expect(dialogOf(scrutineer).getByText(/返回晚了/)).toBeVisible();
  await dialogOf(scrutineer).getByRole('button', { name: '取消' }).click();
  await scrutineer.getByRole('button', { name: '登记异常 M1' }).click();
  await dialogOf(scrutineer).getByRole('radio', { name: '超过投票结束时间才返回' }).check();
  await fillNames(dialogOf(scrutineer), '封存用的新封条号', ['A-1']);
  await fillNames(dialogOf(scrutineer), /见证人/, ['陈卫东', '任桂云']);
  await dialogOf(scrutineer).getByLabel(/^经过/).fill('路上堵车，23:50 回到会场，现放在监票席旁。');
  await submit(scrutineer, '登记异常，封存待决定');
  await expect(scrutineer.getByText(/现在要做：票箱保持封存/)).toBeVisible();
  await accessible(scrutineer, 'a box set aside');
  await look(chair);
  await chair.getByRole('button', { name: '登记选举委员会的决定' }).click();
  await dialogOf(chair).getByRole('radio', { name: '计票', exact: true }).check();
  await dialogOf(chair).getByLabel('选举委员会到会').fill('5');
  await dialogOf(chair).getByLabel('同意').fill('5');
  await dialogOf(chair).getByLabel('理由').fill('封条完好，监票人全程在场。');
  await submit(chair, '登记决定');
  await look(scrutineer);
  await scrutineer.getByRole('button', { name: '登记返回' }).click();
  await dialogOf(scrutineer).getByLabel('返回时看到的封条号').fill('F-1');
  await dialogOf(scrutineer).getByLabel('新加的封条号').fill('F-2');
  await dialogOf(scrutineer).getByLabel('带回未用的选票').fill('2');
  await dialogOf(scrutineer).getByLabel('返回时间').fill('23:50');
  await submit(scrutineer, '登记返回');
  for (const box of ['东区站', 'M1']) {
    await scrutineer.getByRole('button', { name: `并入另一个票箱 ${box}` }).click();
    await choose(scrutineer, dialogOf(scrutineer).getByLabel('并入'), '会场');
    await dialogOf(scrutineer).getByLabel('倒票合并的时间').fill('23:55');
    await fillNames(dialogOf(scrutineer), /见证人/, ['陈卫东', '任桂云']);
    await submit(scrutineer, '登记合并');
  }
}

async function clearBoxes({ chair }: Hall): Promise<void> {
  await look(chair);
  await chair.getByRole('button', { name: '投票结束，闭箱清点' }).click();
  await chair.getByLabel('写错作废、已换发的选票').fill('2');
  await chair.getByLabel('会场 收回选票').fill('1511');
  await chair.getByLabel('未用的选票').fill('1494');
  await chair.getByLabel('开箱时间').fill('23:58');
  // One ballot is nowhere: counted again, and still; a reason is owed, and both who sign must accept it.
  await expect(chair.getByText('✕ 少 1 张，还没有着落')).toBeVisible();
  await chair.getByLabel(/^对不上的原因/).fill(MISSING);
  await submit(chair, '闭箱，记入清点单');
  await chair.getByRole('button', { name: '登记分扎' }).click();
  await chair.getByLabel('每扎张数').fill('2000');
  await chair.getByRole('button', { name: /逐扎修改张数/ }).click();
  await chair.getByLabel('第 1 扎张数').fill('1501');
  await chair.getByLabel('第 2 扎张数').fill('10');
  await submit(chair, '登记分扎');
  await accessible(chair, 'the chain of ballots');
}

/** Why the chain of ballots does not close on this day. */
const MISSING = '裁票时有一张连体票被撕毁，已当众封存。';

const votes: Readonly<Record<string, number>> = {
  郭丽芳: 900,
  许涵: 800,
  姜宇俊: 900,
  白洋: 880,
  范浩: 860,
  秦雪霞: 840,
  梁琳: 820,
  彭峰: 600,
};

async function fillSheet(page: Page, form: string, by: Readonly<Record<string, number>>): Promise<void> {
  await expect(page.getByRole('form', { name: form })).toBeVisible();
  for (const field of await page.getByRole('form', { name: form }).locator('input[data-field]').all()) {
    const label = (await field.getAttribute('aria-label')) ?? '';
    const [name = '', what] = label.split(' ');
    const count = label === '有效票' ? 1494 : label === '无效票' ? 7 : what === '赞成' ? (by[name] ?? 0) : 0;
    await field.fill(String(count));
  }
}

/** The first nine ballots for the first key of each post, the last invalid. */
async function keyBallots(page: Page): Promise<void> {
  await page.getByText('按键逐张录入').click();
  const area = page.getByRole('application', { name: '逐张录入' });
  await expect(area).toBeFocused();
  for (let ballot = 0; ballot < 9; ballot += 1) {
    for (const key of ['Digit1', 'Digit3', 'Digit5']) await page.keyboard.press(key);
    if (ballot === 0) {
      // A slip of the finger is taken back.
      await page.keyboard.press('Digit6');
      await page.keyboard.press('Backspace');
    }
    await page.keyboard.press('Space');
  }
  await expect(area.getByText('第 10 张')).toBeVisible();
  await accessible(page, 'ballots by keys');
  await page.keyboard.press('KeyX');
  await expect(area.getByText('10 张都读完了')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('有效票')).toHaveValue('9');
  await expect(page.getByLabel('无效票')).toHaveValue('1');
  await page.getByRole('button', { name: '提交这一扎' }).click();
}

async function count({ first, second, chair }: Hall): Promise<void> {
  await look(first);
  await accessible(first, 'the bundles');
  await first.getByRole('button', { name: '取第 1 扎开始' }).click();
  await fillSheet(first, '计票单', votes);
  await accessible(first, 'the sheet');
  await first.getByRole('button', { name: '提交这一扎' }).click();
  await first.getByRole('button', { name: '下一扎：第 2 扎' }).click();
  // One ballot can be read in two ways: the committee says how.
  await first.getByRole('button', { name: '有存疑票，交选举委员会认定' }).click();
  await dialogOf(first).getByLabel('存疑票').fill('1');
  await submit(first, '提交认定');
  await chair.goto(`${server.url}/c/${/\/c\/([^/]+)/.exec(chair.url())?.[1] ?? ''}/count`);
  await chair.getByRole('button', { name: '登记认定 2' }).click();
  await choose(chair, dialogOf(chair).getByRole('combobox', { name: '第 1 行认定' }), '无效');
  await choose(chair, dialogOf(chair).getByRole('combobox', { name: '第 1 行原因' }), '字迹无法辨认');
  await dialogOf(chair).getByLabel('选举委员会到会').fill('5');
  await dialogOf(chair).getByLabel('同意').fill('4');
  await submit(chair, '登记认定');
  await look(first);
  await first.getByRole('button', { name: '取第 2 扎开始' }).click();
  await keyBallots(first);
  await expect(first.getByText('已记入。这一扎还要由另一位计票人录入。')).toBeVisible();

  await look(second);
  await second.getByRole('button', { name: '取第 1 扎开始' }).click();
  await fillSheet(second, '计票单', { ...votes, 郭丽芳: 901 });
  await second.getByRole('button', { name: '提交这一扎' }).click();
  await expect(second.locator('input[data-field]')).toHaveCount(1);
  await second.locator('input[data-field]').fill('900');
  await second.getByRole('button', { name: '提交这一扎' }).click();
  await expect(second.getByText('✓ 两人录入一致，这一扎完成。')).toBeVisible();
  await second.getByRole('button', { name: '下一扎：第 2 扎' }).click();
  await keyBallots(second);
  await expect(second.getByText('✓ 两人录入一致，这一扎完成。')).toBeVisible();
}

async function callOut({ first, second, community }: Hall): Promise<void> {
  // The projector hangs on a machine of its own.
  const projector = await first.context().newPage();
  await Promise.all([second, projector].map((page) => page.goto(`${server.url}/c/${community}/call/residents`)));
  // More than half of 1511 ballots, as the rulebook draws it.
  await expect(second.getByText('当选线 756 票').first()).toBeVisible();
  const counted = (page: Page): Locator => page.locator('li').first().locator('span').last();
  await second.getByRole('button', { name: '在这台机器上唱票' }).click();
  await second.keyboard.press('Digit1');
  await second.keyboard.press('Digit1');
  await second.keyboard.press('Space');
  await expect(second.getByText('第 1 张唱完')).toBeVisible();
  await expect(counted(projector)).toHaveText('1');
  // The network goes; the calling does not.
  await second.context().setOffline(true);
  await second.keyboard.press('Digit1');
  await second.keyboard.press('Space');
  await second.keyboard.press('Digit1');
  await second.keyboard.press('Backspace');
  await expect(counted(second)).toHaveText('2');
  await expect(second.getByText(/连不上服务器，唱票照常/)).toBeVisible();
  await expect(counted(projector)).toHaveText('1');
  // It is back, and the projector is where the hall is.
  await second.context().setOffline(false);
  await expect(counted(projector)).toHaveText('2');
  await look(second);
  await expect(counted(second)).toHaveText('2');
  await accessible(second, 'the calling board');
  await projector.close();
}

/** Those elected are checked once more, before anybody signs. */
async function recheck(chair: Page): Promise<void> {
  await chair.getByRole('button', { name: '登记资格复核' }).click();
  const dialog = dialogOf(chair);
  await dialog.getByLabel('作出复核结论的单位').fill('和平街道资格联审组');
  for (const fit of await dialog.getByRole('radio', { name: '符合条件' }).all()) await fit.check();
  await dialog.getByLabel('选举委员会到会').fill('5');
  await dialog.getByLabel('同意').fill('5');
  await accessible(chair, 'checking the elected');
  await submit(chair, '登记复核');
  await expect(chair.getByText('还没有复核')).toHaveCount(0);
}

async function auditAndSign({ chair, scrutineer, community, passwordOf }: Hall): Promise<void> {
  await chair.goto(`${server.url}/c/${community}/results`);
  await chair.getByRole('button', { name: '按法规确定结果' }).click();
  await dialogOf(chair).getByRole('button', { name: '按法规确定结果' }).click();
  await expect(chair.getByText('选举有效').first()).toBeVisible();
  await recheck(chair);
  await accessible(chair, 'the result');
  await scrutineer.goto(`${server.url}/c/${community}/results`);
  await scrutineer.getByRole('tab', { name: '随机抽查' }).click();
  await scrutineer.getByRole('button', { name: '承诺抽查' }).click();
  await dialogOf(scrutineer).getByLabel('抽几扎').fill('2');
  await submit(scrutineer, '承诺');
  await scrutineer.getByRole('button', { name: '登记骰子点数' }).click();
  await dialogOf(scrutineer).getByLabel('点数（0—9）').fill('3 1 4 1 5 9 2 6 5 3 5 8 9 7 9 3 2 3 8 4');
  await fillNames(dialogOf(scrutineer), /见证人/, ['任桂云', '朱博涛']);
  await submit(scrutineer, '登记，算出抽中的扎');
  await accessible(scrutineer, 'the audit');
  await scrutineer.getByRole('button', { name: '核对第 1 扎' }).click();
  await fillSheet(scrutineer, '抽查清点单', votes);
  await submit(scrutineer, '提交核对');
  // While the audit is not finished nobody signs.
  await scrutineer.getByRole('tab', { name: '结果', exact: true }).click();
  const sign = async (page: Page, name: string, password: string): Promise<void> => {
    await page.getByRole('button', { name: '核对后签字' }).click();
    await dialogOf(page).getByLabel('签字人姓名').fill(name);
    await dialogOf(page)
      .getByRole('checkbox', { name: /我认可下面的清点说明/ })
      .check();
    await dialogOf(page).getByLabel('再输入一次您的密码').fill(password);
    await dialogOf(page).getByRole('button', { name: '签字', exact: true }).click();
  };
  await sign(scrutineer, '陈卫东', passwordOf('陈卫东'));
  await expect(dialogOf(scrutineer).getByText('已经承诺的抽查还没有做完。')).toBeVisible();
  await dialogOf(scrutineer).getByRole('button', { name: '取消' }).click();
  await scrutineer.getByRole('tab', { name: '随机抽查' }).click();
  await scrutineer.getByRole('button', { name: '核对第 2 扎' }).click();
  await fillAudited(scrutineer);
  await submit(scrutineer, '提交核对');
  await expect(scrutineer.getByText('抽查一致')).toBeVisible();
  await scrutineer.getByRole('tab', { name: '结果', exact: true }).click();
  await sign(scrutineer, '陈卫东', 'not the password');
  await expect(dialogOf(scrutineer).getByRole('alert')).toBeVisible();
  await accessible(scrutineer, 'signing');
  await dialogOf(scrutineer).getByLabel('再输入一次您的密码').fill(passwordOf('陈卫东'));
  await submit(scrutineer, '签字');
  await look(chair);
  await sign(chair, '廖春诗', passwordOf('廖春诗'));
  await expect(dialogOf(chair)).toBeHidden();
  await expect(chair.getByText('结果已经锁定', { exact: false })).toBeVisible();
  await expect(chair.getByText('认可清点说明')).toHaveCount(2);
}

/** The report that both signed, with the reason they accepted, as it comes out of the printer. */
async function print({ chair, community }: Hall): Promise<void> {
  await chair.goto(`${server.url}/c/${community}/papers`);
  await chair.getByRole('button', { name: /^出具 选举结果报告单/ }).click();
  await expect(chair.getByText(/已出具第 \d+ 号文书/)).toBeVisible();
  const sheet = chair.getByRole('dialog').locator('iframe');
  await expect(sheet).toBeVisible();
  const printed = await chair.context().request.get(new URL((await sheet.getAttribute('src')) ?? '', server.url).href);
  expect(printed.headers()['content-type']).toBe('application/pdf');
  expect((await printed.body()).subarray(0, 5).toString('latin1')).toBe('%PDF-');
}

/** The ten ballots of the small bundle, as both tellers read them. */
async function fillAudited(page: Page): Promise<void> {
  const form = page.getByRole('form', { name: '抽查清点单' });
  await expect(form).toBeVisible();
  const first = new Set(['1', '3', '5'].map((cap) => Number(cap) - 1));
  let person = -1;
  for (const field of await form.locator('input[data-field]').all()) {
    const label = (await field.getAttribute('aria-label')) ?? '';
    if (label.endsWith('赞成')) person += 1;
    const count = label === '有效票' ? 9 : label === '无效票' ? 1 : label.endsWith('赞成') && first.has(person) ? 9 : 0;
    await field.fill(String(count));
  }
}

async function afterwards({ chair, arrive }: Hall): Promise<void> {
  // The clerk writes down when it was read out.
  const clerk = await arrive('李梅', 'results');
  await clerk.getByRole('button', { name: '登记公布时间' }).click();
  await dialogOf(clerk).getByLabel('宣布时间').fill('20:15');
  await submit(clerk, '登记');
  await expect(clerk.getByText(/20:15 在.+当场宣布结果/)).toBeVisible();
  await chair.getByRole('tab', { name: '选后事项' }).click();
  await chair.getByRole('button', { name: '登记封存 居民委员会选举' }).click();
  const dialog = dialogOf(chair);
  for (const [index, seal] of ['B-1', 'B-2', 'B-3', 'B-4'].entries())
    await fillNames(dialog, `第 ${index + 1} 包封条号`, [seal]);
  await dialog.getByLabel('保管人').fill('王建国');
  await dialog.getByLabel('存放地点').fill('和平街道档案室');
  await fillNames(dialog, /见证人/, ['陈卫东', '任桂云']);
  await submit(chair, '登记封存');
  await chair.getByRole('button', { name: '登记上报' }).click();
  await dialog.getByLabel('报告文号').fill('幸选〔2026〕9号');
  await submit(chair, '登记上报');
  await chair.getByRole('button', { name: '登记发证' }).click();
  await expect(dialog.getByLabel(/的证书编号/).first()).toBeVisible();
  for (const [index, field] of (await dialog.getByLabel(/的证书编号/).all()).entries())
    await field.fill(`幸-${index + 1}`);
  await submit(chair, '登记发证');
  await expect(chair.getByText(/证书编号 幸-1，/)).toBeVisible();
  await expect(chair.getByRole('cell', { name: '本届登记选民' })).toBeVisible();
  const download = chair.waitForEvent('download');
  await chair.getByRole('button', { name: /^下载/ }).click();
  expect((await download).suggestedFilename()).toMatch(/统计表/);
  await accessible(chair, 'after the vote');
}

test('five people carry a whole election day', { tag: '@election-day' }, async ({ page, browser }) => {
  const broken: string[] = [];
  listen(page, broken);
  const cast = await test.step('the eve', () => eve(page));
  const hall = await test.step('five people arrive', () => assemble(browser, cast, broken));
  await test.step('boxes are shown empty and sealed, the poll opens', () => sealBoxes(hall));
  await test.step('ballots are handed out in the hall, at a station, from a box', () => atTheDesk(hall));
  await test.step('a box comes back late', () => lateBox(hall));
  await test.step('the boxes are cleared', () => clearBoxes(hall));
  await test.step('two people count, blind', () => count(hall));
  await test.step('the ballots are called out', () => callOut(hall));
  await test.step('audited and signed', () => auditAndSign(hall));
  await test.step('sealed, filed, certified, reported', () => afterwards(hall));
  await test.step('printed', () => print(hall));
  expect(broken).toEqual([]);
});
