import type { Refusal, Text } from '@mingxuan/rulebook';

/** Says in plain words why a database could not be opened. Anything unexpected keeps the server's own words. */
export function databaseRefusal(cause: unknown, url: string): { readonly ok: false; readonly error: Refusal } {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const said = cause instanceof Error ? cause.message : String(cause);
  const [name, message, remedy] = explain(code, addressOf(url), said);
  return { ok: false, error: { code: name, message, remedy, sources: [] } };
}

const CHECK_URL: Text = {
  zh: '请检查 DATABASE_URL 里的地址、端口、用户名、密码和库名，并确认数据库已经启动。',
  en: 'Check address, port, user, password and name in DATABASE_URL, and that the database is running.',
};

function explain(code: string, address: string, said: string): readonly [string, Text, Text] {
  // Kysely's words for a step in the database that this code does not have.
  if (said.startsWith('corrupted migrations')) {
    return [
      'DATABASE_NEWER',
      {
        zh: `数据库 ${address} 已被更新版本的明选打开过，这个版本不能再用它。`,
        en: `The database at ${address} was opened by a newer Mingxuan; this version can no longer use it.`,
      },
      { zh: '请换用新版本的明选。', en: 'Use the newer version.' },
    ];
  }
  switch (code) {
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ENOENT':
      return [
        'DATABASE_UNREACHABLE',
        { zh: `连不上数据库 ${address}。`, en: `The database at ${address} cannot be reached.` },
        CHECK_URL,
      ];
    case '28P01':
    case '28000':
      return [
        'DATABASE_LOGIN_FAILED',
        { zh: `数据库 ${address} 拒绝登录：用户名或密码不对。`, en: `The database at ${address} rejects the login.` },
        CHECK_URL,
      ];
    case '3D000':
      return [
        'DATABASE_MISSING',
        {
          zh: `数据库服务器 ${address} 上没有这个库。`,
          en: `The server ${address} has no database of that name.`,
        },
        { zh: '请先建好这个库（编码 UTF8），或者改正库名。', en: 'Create it (encoding UTF8) or correct the name.' },
      ];
    case '42501':
      return [
        'DATABASE_RIGHTS',
        {
          zh: `登录数据库 ${address} 的用户权限不够：${said}`,
          en: `The role that logs in at ${address} lacks a right: ${said}`,
        },
        {
          zh: '请让库的所有者来启动，或者把所有者的地址写进 DATABASE_OWNER_URL。',
          en: 'Let the owner of the database run the migration: put its address into DATABASE_OWNER_URL.',
        },
      ];
    case '53100':
      return [
        'DISK_FULL',
        { zh: `数据库 ${address} 所在的磁盘满了。`, en: `The disk of the database at ${address} is full.` },
        { zh: '请清理磁盘后再启动。', en: 'Free some space and start again.' },
      ];
    default:
      return [
        'DATABASE_FAILED',
        { zh: `数据库 ${address} 打不开：${said}`, en: `The database at ${address} cannot be opened: ${said}` },
        CHECK_URL,
      ];
  }
}

/** Host, port and name; never the password. */
function addressOf(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `${hostname}${port ? `:${port}` : ''}${pathname}`;
  } catch {
    return '(DATABASE_URL)';
  }
}
