import type { Refusal, Text } from '@mingxuan/rulebook';

/** Everything that can keep the embedded server from starting. Each has one sentence and one way out. */
export type EmbeddedCode =
  | 'PLATFORM_UNSUPPORTED'
  | 'PROGRAM_MISSING'
  | 'PROGRAM_UNUSABLE'
  | 'CANNOT_DROP_ROOT'
  | 'DATA_NOT_WRITABLE'
  | 'DATA_VERSION_MISMATCH'
  | 'DATA_CORRUPT'
  | 'DATA_IN_USE'
  | 'DISK_FULL'
  | 'PORT_TAKEN'
  | 'CREDENTIALS_LOST'
  | 'SERVER_FAILED';

export interface EmbeddedRefusal extends Refusal {
  readonly code: EmbeddedCode;
}

/** Builds a refusal that no law stands behind: it is about the machine, so it cites nothing. */
export function refusal(
  code: EmbeddedCode,
  message: Text,
  remedy: Text,
): { readonly ok: false; readonly error: EmbeddedRefusal } {
  return { ok: false, error: { code, message, remedy, sources: [] } };
}

const EXTERNAL: Text = {
  zh: '可以改用一台现成的 PostgreSQL（15 或更高），把它的地址写进环境变量 DATABASE_URL 再启动。',
  en: 'Use an existing PostgreSQL (15 or newer) instead: put its address into the environment variable DATABASE_URL.',
};

export const platformUnsupported = (platform: string) =>
  refusal(
    'PLATFORM_UNSUPPORTED',
    {
      zh: `自带的数据库不支持这台电脑的系统（${platform}），只支持 64 位 Linux（x64、arm64）。`,
      en: `The bundled database does not run on this system (${platform}); it needs 64-bit Linux (x64 or arm64).`,
    },
    EXTERNAL,
  );

export const programMissing = (name: string) =>
  refusal(
    'PROGRAM_MISSING',
    {
      zh: `找不到自带的数据库程序（${name}），安装可能没有完成。`,
      en: `The bundled database program (${name}) is not installed.`,
    },
    {
      zh: '请在项目文件夹里重新执行 npm install（不要加 --omit=optional）。',
      en: 'Run npm install again in the project folder (without --omit=optional).',
    },
  );

export const programUnusable = (detail: string) =>
  refusal(
    'PROGRAM_UNUSABLE',
    {
      zh: `自带的数据库程序在这台电脑上运行不起来：${detail}`,
      en: `The bundled database program does not run on this machine: ${detail}`,
    },
    EXTERNAL,
  );

export const cannotDropRoot = (detail: string) =>
  refusal(
    'CANNOT_DROP_ROOT',
    {
      zh: `当前是管理员（root）身份，数据库必须换成普通身份运行，但系统不允许切换：${detail}`,
      en: `Running as root, and the system does not let the database switch to an ordinary user: ${detail}`,
    },
    { zh: '请改用普通用户启动。', en: 'Start it as an ordinary user.' },
  );

export const dataNotWritable = (folder: string, detail: string) =>
  refusal(
    'DATA_NOT_WRITABLE',
    {
      zh: `数据文件夹 ${folder} 不能写入：${detail}`,
      en: `The data folder ${folder} cannot be written: ${detail}`,
    },
    {
      zh: '请把这个文件夹的所有权交给当前用户，或者换一个文件夹。第一次是用哪个用户启动的，以后也用同一个用户。',
      en: 'Give the folder to the current user or choose another one. Always start with the same user as the first time.',
    },
  );

export const versionMismatch = (folder: string, found: string, ours: string) =>
  refusal(
    'DATA_VERSION_MISMATCH',
    {
      zh: `数据文件夹 ${folder} 是 PostgreSQL ${found} 建立的，自带的程序是 ${ours}，两者不能混用。数据没有被改动。`,
      en: `The data folder ${folder} was made by PostgreSQL ${found}; the bundled program is ${ours}. Nothing was changed.`,
    },
    {
      zh: `请用 PostgreSQL ${found} 打开它并导出，再导入到新的数据文件夹；或者换一个数据文件夹。`,
      en: `Open it with PostgreSQL ${found}, export, and import into a new data folder; or choose another folder.`,
    },
  );

export const dataCorrupt = (folder: string, detail: string) =>
  refusal(
    'DATA_CORRUPT',
    {
      zh: `数据文件夹 ${folder} 已损坏或不完整：${detail}`,
      en: `The data folder ${folder} is damaged or incomplete: ${detail}`,
    },
    {
      zh: '请不要删除任何文件。先把整个文件夹另存一份，再从最近的备份恢复。',
      en: 'Delete nothing. Keep a copy of the whole folder, then restore the latest backup.',
    },
  );

export const dataInUse = (folder: string, pid: number) =>
  refusal(
    'DATA_IN_USE',
    {
      zh: `数据文件夹 ${folder} 正被另一个明选程序使用（进程号 ${pid}）。`,
      en: `The data folder ${folder} is in use by another running Mingxuan (process ${pid}).`,
    },
    {
      zh: '请直接使用已经启动的那一个，或者先把它停下来。',
      en: 'Use the one that is already running, or stop it first.',
    },
  );

export const diskFull = (folder: string, freeMb: number) =>
  refusal(
    'DISK_FULL',
    {
      zh: `磁盘空间不足：${folder} 所在的磁盘只剩 ${freeMb} MB。`,
      en: `The disk is full: only ${freeMb} MB are left where ${folder} lies.`,
    },
    {
      zh: '请清理磁盘（至少留出 1 GB），或者把数据文件夹放到别的磁盘。',
      en: 'Free at least 1 GB, or put the data folder on another disk.',
    },
  );

export const portTaken = (port: number) =>
  refusal(
    'PORT_TAKEN',
    {
      zh: `数据库要用的端口 ${port} 已被别的程序占用。`,
      en: `Port ${port}, wanted for the database, is taken by another program.`,
    },
    {
      zh: '请换一个端口，或者不指定端口，由程序自己挑选。',
      en: 'Choose another port, or name none and let one be found.',
    },
  );

export const credentialsLost = (folder: string) =>
  refusal(
    'CREDENTIALS_LOST',
    {
      zh: `数据文件夹 ${folder} 里的数据库密码文件丢失，或与数据库不符。`,
      en: `The database password file in ${folder} is missing or does not fit the database.`,
    },
    {
      zh: '请从备份中取回同一个数据文件夹里的 owner.password。',
      en: 'Restore the file owner.password of this very data folder from a backup.',
    },
  );

export const serverFailed = (detail: string, log: string) =>
  refusal(
    'SERVER_FAILED',
    { zh: `数据库没有启动成功：${detail}`, en: `The database did not start: ${detail}` },
    { zh: `详细记录在 ${log}。`, en: `Details are in ${log}.` },
  );
