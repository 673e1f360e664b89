import { ACTION_TABLE } from '@mingxuan/identity';
import type { FactType } from '@mingxuan/election';
import { FACT_FIELDS } from './fact-fields.ts';
import { PLACES } from './places.ts';
import { SEALED } from './sealed.ts';
import type { Protection, TableMap } from './tables.ts';
import { TABLES } from './tables.ts';
import type { Known, Treatment, TreatmentId } from './treatments.ts';
import { TERMS, TREATMENTS } from './treatments.ts';

const WORD: Readonly<Record<Protection, string>> = {
  PLAIN: '明文',
  ENCRYPTED: '加密',
  HASHED: '摘要',
  KEYED_HASH: '带密钥的摘要',
};
const mark = (known: Known): string => (known === 'CONFIRMED' ? '' : ' 〔待核〕');

/** Who may see it, in words. */
export function readersOf({ readers: { actions, besides } }: Treatment): string {
  const named = actions.map((action) => `“${ACTION_TABLE[action].title.zh}”`);
  const roles = named.length === 0 ? [] : [`有${named.join('、')}权限的人`];
  return [...roles, ...(besides === undefined ? [] : [besides.zh])].join('；');
}

const idsOf = <T extends string>(table: Readonly<Record<T, unknown>>): readonly T[] => Object.keys(table) as T[];

/** The data map as a page: what is kept of people, why, by which law, who reads it, how long, and how it lies. */
export function dataMapPage(): string {
  return [
    '# 数据地图 Data map',
    '',
    '<!-- Written by apps/server/tools/data-map.ts from apps/server/src/data-protection. Change it there. -->',
    '',
    'What is kept of people, for which purpose, by which law, who reads it, how long, and how it lies. Written from the code; a test fails on a column, a fact or a',
    'field that is not in it. 〔待核〕 = the text behind it is not confirmed.',
    '',
    '## 处理目的 Purposes',
    '',
    '| 编号 | 目的 | 依据 | 谁能看 | 保存多久 | 敏感 |',
    '|---|---|---|---|---|---|',
    ...idsOf(TREATMENTS).map(purposeLine),
    '',
    '## 数据库的列 Columns',
    '',
    'Columns that say nothing of any person are left out here and declared in the code.',
    '',
    '| 表 | 列 | 目的 | 存法 |',
    '|---|---|---|---|',
    ...Object.entries(TABLES).flatMap(([table, columns]) => columnLines(table, columns)),
    '',
    '## 账本密封记录 Sealed beside the ledger',
    '',
    '账本正文不写个人；下列内容密封在旁边，可以清空而不破坏账本（`docs/ledger-format.md`）。',
    '',
    '| 事实 | 字段 | 目的 |',
    '|---|---|---|',
    ...Object.entries(SEALED).map(
      ([fact, treatment]) =>
        `| \`${fact}\` | ${Object.keys(FACT_FIELDS[fact as FactType].sealed).join('、')} | ${treatment} |`,
    ),
    '',
    '## 数据库以外 Outside the tables',
    '',
    '| 位置 | 内容 | 目的 | 保存多久 | 保护 |',
    '|---|---|---|---|---|',
    ...PLACES.map(({ path, holds, personal, protection }) =>
      personal === false
        ? `| \`${path}\` | ${holds.zh} | — | — | ${protection.zh} |`
        : `| \`${path}\` | ${holds.zh} | ${personal.treatment} | ${TERMS[personal.term].says.zh} | ${protection.zh} |`,
    ),
    '',
  ].join('\n');
}

function purposeLine(id: TreatmentId): string {
  const treatment: Treatment = TREATMENTS[id];
  const { purpose, basis, term, sensitive } = treatment;
  const care = sensitive === undefined ? '' : `${sensitive.why.zh}${mark(sensitive.known)}`;
  const kept = `${TERMS[term].says.zh}`;
  return `| ${id} | ${purpose.zh} | ${basis.says.zh}${mark(basis.known)} | ${readersOf(treatment)} | ${kept} | ${care} |`;
}

function columnLines(table: string, columns: TableMap): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const [column, entry] of Object.entries(columns)) {
    if (!entry.personal) continue;
    const key = `${entry.treatment} | ${WORD[entry.as]}`;
    groups.set(key, [...(groups.get(key) ?? []), `\`${column}\``]);
  }
  return [...groups].map(([key, names]) => `| \`${table}\` | ${names.join('、')} | ${key} |`);
}
