import type { TermRow } from '@mingxuan/contract';
import type { TermState } from '@mingxuan/election';
import type { PlainTable } from '@mingxuan/documents';

const STATES: Readonly<Record<TermState, string>> = { RUNNING: '任期内', REMIND: '六个月内届满', OVERDUE: '已超期' };
const KINDS = { RESIDENTS: '城市社区', VILLAGERS: '村改居' } as const;

const columns: PlainTable['columns'] = [
  { label: '代码', width: 18 },
  { label: '区', width: 12 },
  { label: '街道', width: 14 },
  { label: '社区', width: 18 },
  { label: '类型', width: 10 },
  { label: '上届当选日', width: 12 },
  { label: '任期届满日', width: 12 },
  { label: '延期至', width: 12 },
  { label: '状态', width: 14 },
  { label: '剩余天数（负数为超期）', width: 14 },
  { label: '延期情况', width: 14 },
  { label: '批准机关', width: 22 },
  { label: '文号', width: 20 },
  { label: '批准日期', width: 12 },
  { label: '延期到', width: 12 },
  { label: '理由', width: 30 },
  { label: '登记人', width: 12 },
  { label: '核对人', width: 12 },
  { label: '退回理由', width: 20 },
  { label: '登记校验值', width: 20 },
];

/** The term ledger as offices print and send it: a line for each extension, or one for a community that has none. */
export function termsTable(rows: readonly TermRow[], nameOf: (account: string) => string): PlainTable {
  return {
    title: '社区任期台账',
    columns,
    rows: rows.flatMap((row) => {
      const { term } = row;
      const place = [row.id, row.district, row.street, row.name, row.regime === null ? null : KINDS[row.regime]];
      const standing = [
        row.electedOn,
        row.stated,
        term?.extended === null || term === null ? null : term.ends,
        term === null ? '届满日没有登记' : STATES[term.state],
        term?.daysLeft ?? null,
      ];
      if (row.extensions.length === 0)
        return [[...place, ...standing, row.changed ? '登记被改动过，不作数' : null, ...Array<null>(9).fill(null)]];
      return row.extensions.map((one) => [
        ...place,
        ...standing,
        one.answer === null ? '待核对，还不算' : one.answer.granted ? '已核对' : '已退回',
        one.authority,
        one.documentNo,
        one.decidedOn,
        one.until,
        one.reason,
        nameOf(one.account),
        one.answer === null ? null : nameOf(one.answer.account),
        one.answer?.ground ?? null,
        one.answer?.hash ?? one.hash,
      ]);
    }),
  };
}
