import type { IsoDate } from '@mingxuan/rulebook';
import { harmless } from '@mingxuan/rulebook';
import type { WriteSheet } from 'hucre';
import { writeXlsx } from 'hucre/xlsx';
import type { RollRegisterFacts } from '../papers/forms-roll.ts';
import type { PaperHead } from '../papers/paper.ts';
import { atTime } from '../word/zip-time.ts';

type Value = string | number | null;

const cell = (value: Value): Value => (typeof value === 'string' ? harmless(value) : value);

interface Page {
  readonly name: string;
  readonly columns: readonly { readonly label: string; readonly width: number }[];
  readonly rows: readonly (readonly Value[])[];
}

/** Characters that no name of a sheet may hold, and its greatest length. */
const sheetName = (name: string): string => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);

/** One .xlsx: a page a sheet, its head row frozen. `createdAt` in Unix seconds; same input, same bytes. */
async function workbook(
  head: PaperHead,
  title: string,
  pages: readonly Page[],
  createdAt: number,
): Promise<Uint8Array> {
  const at = new Date(createdAt * 1000);
  const { code, seq, hash } = head.verification;
  const sheets = pages.map(
    ({ name, columns, rows }): WriteSheet => ({
      name: sheetName(name),
      columns: columns.map(({ width }) => ({ width })),
      rows: [columns.map(({ label }) => label), ...rows.map((row) => row.map(cell))],
      freezePane: { rows: 1 },
    }),
  );
  const keywords = [
    `${head.district}${head.subDistrict}${head.community}`,
    `seq=${seq}`,
    `hash=${hash}`,
    `code=${code}`,
  ];
  const properties = {
    title: head.rehearsal ? `【演练】${title}` : title,
    creator: head.issuer,
    lastModifiedBy: head.issuer,
    keywords: keywords.join(', '),
    created: at,
    modified: at,
  };
  return atTime(new Uint8Array(await writeXlsx({ sheets, properties })), at);
}

const sexes = { M: '男', F: '女' } as const;

/** The voter register as a table to work with: one row a voter, all groups on one sheet. It names voters; keep it in the office. */
export function rollWorkbook(facts: RollRegisterFacts, createdAt: number): Promise<Uint8Array> {
  const columns = [
    { label: '选民编号', width: 10 },
    { label: '居民小组', width: 18 },
    { label: '姓名', width: 22 },
    { label: '性别', width: 6 },
    { label: '类别', width: 14 },
    { label: '变动', width: 22 },
  ];
  const rows = facts.groups.flatMap((group) =>
    group.voters.map((v): readonly Value[] => [
      v.voterNo,
      group.name,
      v.name,
      sexes[v.sex],
      v.category ?? null,
      v.status ?? null,
    ]),
  );
  return workbook(facts.head, '选民名册', [{ name: '选民名册', columns, rows }], createdAt);
}

/** One figure for the level above. */
export interface StatisticsRow {
  /** Group of the figure, as `投票`. */
  readonly group: string;
  /** Stable name the level above knows it by, as `voteTotal`. */
  readonly code: string;
  readonly label: string;
  /** `null` where a share has nothing to be divided by. */
  readonly value: number | string | null;
  readonly unit: string;
  /** What whoever passes it on must know. */
  readonly note?: string;
}

/** The statistics of one community on one sheet; sums only, no names. */
export function statisticsWorkbook(
  head: PaperHead,
  electionDay: IsoDate,
  figures: readonly StatisticsRow[],
  createdAt: number,
): Promise<Uint8Array> {
  const columns = [
    { label: '类别', width: 16 },
    { label: '指标', width: 30 },
    { label: '指标代码', width: 22 },
    { label: '数值', width: 12 },
    { label: '单位', width: 8 },
    { label: '备注', width: 24 },
  ];
  const rows = figures.map((f): readonly Value[] => [f.group, f.label, f.code, f.value, f.unit, f.note ?? null]);
  return workbook(head, `换届选举统计表（选举日${electionDay}）`, [{ name: '统计表', columns, rows }], createdAt);
}
