import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { freemem, totalmem } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import type { Text } from '@mingxuan/rulebook';
import { chooseAccount } from './account.ts';
import { freeMegabytes, inspectCluster, layout, NEEDED_TO_CREATE_MB, NEEDED_TO_START_MB } from './data-folder.ts';
import { deathSignalPrefix, isAlive } from './processes.ts';
import { locateProgram, MAJOR, platformName } from './program.ts';
import { readClaim, readPidFile } from './running.ts';

/** One thing looked at on this machine or in this data folder. `ok: false` with `optional` is a hint, not a fault. */
export interface Finding {
  readonly code: string;
  readonly ok: boolean;
  readonly optional: boolean;
  readonly message: Text;
  readonly remedy?: Text;
}

/** Looks at everything that a start depends on, and changes nothing. */
export function diagnose(dataDir?: string): readonly Finding[] {
  return [...machine(), ...(dataDir === undefined ? [] : dataFolder(dataDir)), ...extras()];
}

const finding = (code: string, holds: boolean, message: Text, remedy: Text): Finding => ({
  code,
  ok: holds,
  optional: false,
  message,
  ...(holds ? {} : { remedy }),
});

const OLDEST_NODE = 20;
const LEAST_MEMORY_MB = 512;

function machine(): readonly Finding[] {
  const program = locateProgram();
  const node = Number.parseInt(process.versions.node, 10);
  const totalMb = Math.floor(totalmem() / 1024 / 1024);
  const freeMb = Math.floor(freemem() / 1024 / 1024);
  return [
    program.ok
      ? finding(
          'PLATFORM',
          true,
          {
            zh: `系统 ${platformName()}，自带 PostgreSQL ${program.value.version}`,
            en: `system ${platformName()}, bundled PostgreSQL ${program.value.version}`,
          },
          NOTHING,
        )
      : finding(program.error.code, false, program.error.message, program.error.remedy),
    finding(
      'NODE_VERSION',
      node >= OLDEST_NODE,
      { zh: `Node ${process.versions.node}`, en: `Node ${process.versions.node}` },
      { zh: `请安装 Node ${OLDEST_NODE} 或更高版本。`, en: `Install Node ${OLDEST_NODE} or newer.` },
    ),
    finding(
      'MEMORY',
      totalMb >= LEAST_MEMORY_MB,
      { zh: `内存共 ${totalMb} MB，空闲 ${freeMb} MB`, en: `${totalMb} MB of memory, ${freeMb} MB free` },
      { zh: `至少需要 ${LEAST_MEMORY_MB} MB 内存。`, en: `At least ${LEAST_MEMORY_MB} MB of memory are needed.` },
    ),
    guardFinding(),
  ];
}

const NOTHING: Text = { zh: '', en: '' };

function guardFinding(): Finding {
  const has = deathSignalPrefix().length > 0;
  return {
    code: 'ORPHAN_GUARD',
    ok: has,
    optional: true,
    message: has
      ? { zh: '程序意外退出时，数据库会随之停止', en: 'the database stops with the program, even after a kill' }
      : {
          zh: '没有 setpriv：程序被强行结束后，数据库会多留一会儿，下次启动时自动处理',
          en: 'no setpriv: after a kill the database stays on until the next start, which ends it',
        },
  };
}

function dataFolder(dataDir: string): readonly Finding[] {
  const folder = layout(dataDir);
  const nearest = nearestExisting(folder.root);
  const writable = mayWrite(nearest);
  const findings = [
    finding(
      'DATA_WRITABLE',
      writable,
      writable
        ? { zh: `数据文件夹 ${folder.root} 可以写入`, en: `the data folder ${folder.root} can be written` }
        : { zh: `不能写入 ${nearest}`, en: `${nearest} cannot be written` },
      { zh: '请更改所有者，或换一个数据文件夹。', en: 'Change its owner or choose another data folder.' },
    ),
    diskFinding(nearest, existsSync(folder.cluster)),
  ];
  if (!existsSync(folder.cluster)) return findings;
  return [...findings, versionFinding(dataDir), secretsFinding(dataDir), ...runningFindings(dataDir)];
}

function diskFinding(nearest: string, exists: boolean): Finding {
  const free = freeMegabytes(nearest);
  const needed = exists ? NEEDED_TO_START_MB : NEEDED_TO_CREATE_MB;
  return finding(
    'DISK_SPACE',
    free >= needed,
    { zh: `磁盘剩余 ${free} MB`, en: `${free} MB of disk left` },
    { zh: `至少需要 ${needed} MB，请清理磁盘。`, en: `At least ${needed} MB are needed; free some space.` },
  );
}

function versionFinding(dataDir: string): Finding {
  const state = inspectCluster(layout(dataDir));
  if (!state.ok) return finding('DATA_VERSION', false, state.error.message, state.error.remedy);
  const text = { zh: `数据由 PostgreSQL ${MAJOR} 建立，版本相符`, en: `data of PostgreSQL ${MAJOR}, as it should be` };
  return finding('DATA_VERSION', true, text, NOTHING);
}

function secretsFinding(dataDir: string): Finding {
  const { ownerPassword, appPassword } = layout(dataDir);
  const missing = [ownerPassword, appPassword].filter((file) => !existsSync(file));
  const open = [ownerPassword, appPassword].filter((file) => existsSync(file) && (statSync(file).mode & 0o077) !== 0);
  const wrong = [...missing, ...open];
  return finding(
    'DATA_SECRETS',
    wrong.length === 0,
    wrong.length === 0
      ? { zh: '密码文件齐全，别人读不到', en: 'password files are there and private' }
      : {
          zh: `密码文件缺失或别人也能读：${wrong.join('、')}`,
          en: `password file missing or readable by others: ${wrong.join(', ')}`,
        },
    {
      zh: '缺失的从备份取回；权限用 chmod 600 改正。',
      en: 'Restore what is missing from a backup; correct the rights with chmod 600.',
    },
  );
}

function runningFindings(dataDir: string): readonly Finding[] {
  const folder = layout(dataDir);
  const holder = readClaim(folder);
  const server = readPidFile(folder);
  const held = holder !== null && isAlive(holder);
  const message: Text = held
    ? { zh: `正在运行（进程号 ${holder.pid}）`, en: `running (process ${holder.pid})` }
    : server.kind === 'NONE'
      ? { zh: '没有在运行，上次正常停止', en: 'not running, last stop was clean' }
      : server.kind === 'LIVING'
        ? {
            zh: '上次被强行结束，数据库还留着；下次启动会自动处理',
            en: 'left behind by a kill; the next start ends it',
          }
        : { zh: '上次没有正常停止；下次启动会自动恢复', en: 'last stop was not clean; the next start recovers' };
  const account = chooseAccount(folder.cluster);
  const uid = account.switchTo?.uid ?? process.getuid?.() ?? 0;
  return [
    finding('RUNNING', true, message, NOTHING),
    finding('ACCOUNT', true, { zh: `数据库以用户 ${uid} 运行`, en: `the database runs as user ${uid}` }, NOTHING),
  ];
}

function nearestExisting(path: string): string {
  let at = resolve(path);
  while (!existsSync(at)) at = dirname(at);
  return at;
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
}

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'] as const;
const FONT_FOLDERS = ['/usr/share/fonts', '/usr/local/share/fonts'] as const;

/** What only some things need: a browser for the browser tests, a true 仿宋 for papers in the official manner. */
function extras(): readonly Finding[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const browser = BROWSERS.find((name) => folders.some((folder) => existsSync(join(folder, name))));
  const font = FONT_FOLDERS.some((folder) => existsSync(folder) && holdsFangSong(folder));
  return [
    {
      code: 'CHROMIUM',
      ok: browser !== undefined,
      optional: true,
      message: browser
        ? { zh: `浏览器 ${browser}，可做浏览器测试`, en: `browser ${browser}, browser tests can run` }
        : { zh: '没有 Chromium，浏览器测试会跳过', en: 'no Chromium; browser tests are skipped' },
    },
    {
      code: 'FANGSONG_FONT',
      ok: font,
      optional: true,
      message: font
        ? { zh: '已安装仿宋字体', en: 'a FangSong font is installed' }
        : { zh: '没有仿宋字体，文书改用自带的思源宋体', en: 'no FangSong font; papers use the bundled Noto Serif' },
    },
  ];
}

const holdsFangSong = (folder: string): boolean => {
  try {
    return readdirSync(folder, { recursive: true }).some((name) => /fang.?song|仿宋/i.test(String(name)));
  } catch {
    return false;
  }
};
