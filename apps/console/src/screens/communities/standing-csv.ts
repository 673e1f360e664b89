import type { CommunitySummary } from '@mingxuan/contract';
import type { TermState } from '@mingxuan/election';
import type { Lang } from '@mingxuan/rulebook';
import { csvCell } from '@mingxuan/rulebook';

const HEADS: Readonly<Record<Lang, readonly string[]>> = {
  zh: [
    '代码',
    '区',
    '街道',
    '社区',
    '状态',
    '选举日',
    '已过关口',
    '逾期',
    '本周要办',
    '下一事项',
    '责任人',
    '计划日期',
    '最近法定期限',
    '法定期限事项',
    '剩余天数',
    '任期届满日',
    '任期状态',
  ],
  en: [
    'id',
    'district',
    'sub-district',
    'community',
    'status',
    'election day',
    'gates passed',
    'late',
    'due this week',
    'next',
    'person',
    'planned',
    'next lawful end',
    'of',
    'days left',
    'term ends',
    'term',
  ],
};

const TERMS: Readonly<Record<TermState, Readonly<Record<Lang, string>>>> = {
  RUNNING: { zh: '任期内', en: 'running' },
  REMIND: { zh: '六个月内届满', en: 'ends within six months' },
  OVERDUE: { zh: '已超期', en: 'overdue' },
};

/** Where communities stand, as a file: with a BOM so that spreadsheet programs read it, and no cell that could act as a formula. */
export function standingCsv(rows: readonly CommunitySummary[], lang: Lang): string {
  const lines = rows.map((row) => [
    row.id,
    row.district,
    row.subDistrict,
    row.name,
    row.status,
    row.electionDay,
    row.gates,
    row.late,
    row.dueThisWeek,
    row.next?.title[lang] ?? null,
    row.next?.person ?? null,
    row.next?.day ?? null,
    row.lawful?.day ?? null,
    row.lawful?.title[lang] ?? null,
    row.lawful?.daysLeft ?? null,
    row.term?.ends ?? null,
    row.term === null ? null : TERMS[row.term.state][lang],
  ]);
  return `\uFEFF${[HEADS[lang], ...lines].map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`;
}
