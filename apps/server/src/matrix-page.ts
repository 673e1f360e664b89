import { createHash } from 'node:crypto';
import { isCommandType, commandSchemas } from '@mingxuan/contract';
import type { Command } from '@mingxuan/election';
import type { ActionGroup, MatrixRow, Separation } from '@mingxuan/identity';
import { matrix, ROLE_TABLE, ROLES } from '@mingxuan/identity';
import { findSource } from '@mingxuan/rulebook';
import type { Hono } from 'hono';
import { actionFor } from './cycle/policy.ts';
import { policyOf } from './http/page-policy.ts';
import type { Audience, RouteSpec } from './http/route.ts';

const GROUPS: Readonly<Record<ActionGroup, string>> = {
  ORGANISATION: '组织和日程',
  GATES: '五先五后',
  PARTY: '党组织选举',
  COMMITTEE: '选举委员会',
  ROLL: '选民登记',
  CANDIDATES: '候选人',
  POLL: '投票',
  COUNT: '计票',
  AFTER: '结果和归档',
  SYSTEM: '系统',
};

const SEPARATIONS: Readonly<Record<Separation, string>> = {
  NONE: '',
  MAKER_IS_NOT_CHECKER: '经手人不得办理',
  TWO_PEOPLE_NO_CONFLICT: '须由不同的人办理，另有身份的回避',
};

/** Where the law gives an act to these people: the short name of the text and its article. */
const basis = (row: MatrixRow): string =>
  row.sources
    .flatMap((ref) => {
      const source = findSource(ref);
      return source === undefined ? [] : [`《${source.title.zh}》${source.article ?? ''}`];
    })
    .join('；');

/** Every kind of command by the action it is; where the Party's own votes differ, both. */
function commandsOf(action: string): readonly string[] {
  return Object.keys(commandSchemas).flatMap((type) => {
    if (!isCommandType(type)) return [];
    const told = (poll: string): string => actionFor({ type, poll } as unknown as Command);
    const [residents, party] = [told('residents'), told('party-committee')];
    if (residents === action) return [party === action ? type : `${type}（居民选举）`];
    return party === action ? [`${type}（党组织选举）`] : [];
  });
}

const audienceOf = (audience: Audience): string => {
  switch (audience.kind) {
    case 'PUBLIC':
      return '任何人';
    case 'SIGNED_IN':
      return '已登录的人；能做什么由处理程序按授权判断';
    case 'BY_COMMAND':
      return '逐项命令判断（上表）';
    case 'ANY_OF':
      return audience.actions.map((action) => `\`${action}\``).join('、');
    default:
      return audience satisfies never;
  }
};

/**
 * Who may do what, as the program decides it: roles, commands and routes, read out of the tables that decide. Written to
 * docs/security/matrix.md by tools/write-matrix.ts; a test compares.
 */
export function matrixMarkdown(routes: readonly RouteSpec[]): string {
  const rows = matrix();
  const groups = [...new Set(rows.map(({ group }) => group))];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const roles = ROLES.filter((role) => rows.some((row) => row.roles.includes(role)));
  return [
    '# 权限表 Who may do what',
    '',
    'Made from the tables that decide (`node apps/server/tools/write-matrix.ts`); not to be edited by hand. The running program shows',
    'the same at `/matrix`. A role holds within its scope (city / district / street / community) and nowhere else.',
    '',
    '## 岗位 Roles',
    '',
    line(['岗位', 'role', '级别 rank']),
    line(['---', '---', '---']),
    ...ROLES.map((role) => line([ROLE_TABLE[role].title.zh, `\`${role}\``, String(ROLE_TABLE[role].rank)])),
    ...groups.flatMap((group) => {
      const own = rows.filter((row) => row.group === group);
      return [
        '',
        `## ${GROUPS[group]}`,
        '',
        line(['事项 action', '岗位 roles', '职责分离 separation', '依据 basis', '命令 commands']),
        line(['---', '---', '---', '---', '---']),
        ...own.map((row) =>
          line([
            `${row.title.zh}<br>\`${row.action}\``,
            row.roles.length === roles.length
              ? '全部岗位'
              : row.roles.map((role) => ROLE_TABLE[role].title.zh).join('、'),
            SEPARATIONS[row.separation],
            basis(row),
            commandsOf(row.action)
              .map((one) => one.replace(/^[A-Z_]+/, '`$&`'))
              .join('、'),
          ]),
        ),
      ];
    }),
    '',
    '签字只归一个岗位：监票人的签字由监票人，主任的签字由选举委员会主任（党组织选举由社区党组织），另行决定由街道管理员。A signature belongs to one',
    'office, whatever other role carries the action.',
    '',
    '## 接口 Routes',
    '',
    line(['地址', '谁可以调用 audience']),
    line(['---', '---']),
    ...routes.map(({ method, path, audience }) =>
      line([`\`${method} ${path.replace(/\{[^}]*\}/, '')}\``, audienceOf(audience)]),
    ),
    '',
  ].join('\n');
}

const escape = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

const STYLE = `:root{color-scheme:light dark}body{font:1rem/1.6 system-ui,"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;margin:1rem auto;max-width:80rem;padding:0 1rem}
h1{font-size:1.6rem}h2{font-size:1.25rem;margin:2rem 0 .5rem}table{border-collapse:collapse;table-layout:fixed;width:100%;min-width:44rem}th,td{border:1px solid #767676;padding:.4rem .6rem;text-align:left;vertical-align:top}
thead th{background:Canvas;position:sticky;top:0}th[scope=row]{font-weight:600}thead th:nth-child(1){width:22%}thead th:nth-child(3){width:18%}thead th:nth-child(4){width:22%}small{display:block;font-weight:400}.wide{overflow-x:auto}`;
const HASH = createHash('sha256').update(STYLE).digest('base64');

/** The same for whoever looks: one page without script. */
export function matrixHtml(): string {
  const rows = matrix();
  const tables = [...new Set(rows.map(({ group }) => group))].map((group) => {
    const lines = rows
      .filter((row) => row.group === group)
      .map(
        (row) =>
          `<tr><th scope="row">${escape(row.title.zh)}<small lang="en">${escape(row.title.en)}</small></th><td>${row.roles
            .map((role) => escape(ROLE_TABLE[role].title.zh))
            .join('、')}</td><td>${SEPARATIONS[row.separation] || '—'}</td><td>${escape(basis(row)) || '—'}</td></tr>`,
      );
    return `<section><h2>${GROUPS[group]}</h2><div class="wide" tabindex="0" role="region" aria-label="${GROUPS[group]}"><table><thead><tr><th scope="col">事项</th><th scope="col">可以办理的岗位</th><th scope="col">职责分离</th><th scope="col">依据</th></tr></thead><tbody>${lines.join('')}</tbody></table></div></section>`;
  });
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${HASH}'; base-uri 'none'; form-action 'none'">
<title>谁可以做什么 · 明选</title><style>${STYLE}</style></head>
<body><main><h1>谁可以做什么</h1>
<p>这张表由程序里作决定的那张表直接生成，两者不会不一致。每个岗位只在自己的管辖范围（市、区、街道、社区）内有效。没有任何岗位能看到谁投了谁的票：系统里没有这样的记录。</p>
<p lang="en">Made from the very table that decides. A role holds within its scope only. No role can see how anybody voted: there is no record of it.</p>
${tables.join('\n')}
</main></body></html>
`;
}

/** Shows it to anybody. */
export function serveMatrix(app: Hono): void {
  const page = matrixHtml();
  app.get('/matrix', (c) =>
    c.html(page, 200, { 'content-security-policy': policyOf(page), 'cache-control': 'no-cache' }),
  );
}
