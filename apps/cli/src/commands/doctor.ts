import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import type { Lang } from '@mingxuan/rulebook';
import type { Config } from '@mingxuan/server';
import type { Finding } from '@mingxuan/store';
import { diagnose, openPool } from '@mingxuan/store';
import type { Answer } from '../answer.ts';
import { faulty, fine, refused } from '../answer.ts';
import { configured } from '../data.ts';

/** `mingxuan doctor`: what a start depends on, looked at without changing anything. Exit 2 when something must be mended. */
export async function doctorCommand(data: string | undefined, lang: Lang): Promise<Answer> {
  const config = configured(data);
  if (!config.ok) return refused(config.error, lang);
  const findings = [
    ...diagnose(config.value.databaseUrl === null ? path.join(config.value.dataDir, 'postgres') : undefined),
    consoleFinding(config.value),
    await portFinding(config.value),
    ...(config.value.databaseUrl === null ? [] : [await databaseFinding(config.value.databaseUrl)]),
  ];
  const bad = findings.some((finding) => !finding.ok && !finding.optional);
  const json = {
    ok: !bad,
    findings: findings.map(({ message, remedy, ...finding }) => ({
      ...finding,
      message: message[lang],
      ...(remedy === undefined ? {} : { remedy: remedy[lang] }),
    })),
  };
  return (bad ? faulty : fine)(json, findings.map((finding) => findingText(finding, lang)).join('\n'));
}

function findingText({ ok, optional, message, remedy }: Finding, lang: Lang): string {
  const todo = remedy === undefined || ok ? '' : `\n    ${lang === 'zh' ? '怎么办：' : 'What to do: '}${remedy[lang]}`;
  return `${ok ? '✓' : optional ? '·' : '✗'} ${message[lang]}${todo}`;
}

function consoleFinding({ consoleDir }: Config): Finding {
  const built = existsSync(path.join(consoleDir, 'index.html'));
  return {
    code: 'CONSOLE',
    ok: built,
    optional: true,
    message: built
      ? { zh: '网页控制台已生成', en: 'the console is built' }
      : { zh: '网页控制台还没有生成，npm start 会自动生成', en: 'the console is not built yet; npm start builds it' },
  };
}

/** Whether the server could listen where it is told to. Mingxuan itself, running, is no fault. */
async function portFinding({ host, port, baseUrl }: Config): Promise<Finding> {
  if (await canListen(host, port)) {
    const message = { zh: `端口 ${port} 空闲`, en: `port ${port} is free` };
    return { code: 'PORT', ok: true, optional: false, message };
  }
  const ours = await fetch(`${baseUrl}/api/health`, { signal: AbortSignal.timeout(2000) }).then(
    (answer) => answer.ok,
    () => false,
  );
  return {
    code: 'PORT',
    ok: ours,
    optional: false,
    message: ours
      ? { zh: `明选正在 ${baseUrl} 上运行`, en: `Mingxuan is running at ${baseUrl}` }
      : { zh: `端口 ${port} 被别的程序占用`, en: `port ${port} is taken by another program` },
    ...(ours
      ? {}
      : { remedy: { zh: '请换一个端口，例如 PORT=8081 npm start。', en: 'Choose another: PORT=8081 npm start.' } }),
  };
}

function canListen(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

async function databaseFinding(url: string): Promise<Finding> {
  const pool = openPool(url, 1);
  try {
    const found = await pool.query<{ version: string }>('SHOW server_version');
    const version = found.rows[0]?.version ?? '';
    const message = {
      zh: `能连上 DATABASE_URL（PostgreSQL ${version}）`,
      en: `DATABASE_URL answers (PostgreSQL ${version})`,
    };
    return { code: 'DATABASE_URL', ok: true, optional: false, message };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return {
      code: 'DATABASE_URL',
      ok: false,
      optional: false,
      message: { zh: `连不上 DATABASE_URL：${why}`, en: `DATABASE_URL does not answer: ${why}` },
      remedy: {
        zh: '请检查地址、账号和密码，以及数据库是否在运行。',
        en: 'Check address, role and password, and whether the database is running.',
      },
    };
  } finally {
    await pool.end();
  }
}
