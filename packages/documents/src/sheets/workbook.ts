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

/** What the file says of itself. */
interface About {
  readonly title: string;
  readonly creator: string;
  readonly keywords: readonly string[];
}

/** Of one community: also where its ledger stood. */
function ofCommunity(head: PaperHead, title: string): About {
  const { code, seq, hash } = head.verification;
  return {
    title: head.rehearsal ? `【演练】${title}` : title,
    creator: head.issuer,
    keywords: [`${head.district}${head.subDistrict}${head.community}`, `seq=${seq}`, `hash=${hash}`, `code=${code}`],
  };
}

/** One .xlsx: a page a sheet, its head row frozen. `createdAt` in Unix seconds; same input, same bytes. */
async function workbook(
  { title, creator, keywords }: About,
  pages: readonly Page[],
  createdAt: number,
): Promise<Uint8Array> {
  const at = new Date(createdAt * 1000);
  const sheets = pages.map(
    ({ name, columns, rows }): WriteSheet => ({
      name: sheetName(name),
      columns: columns.map(({ width }) => ({ width })),
      rows: [columns.map(({ label }) => cell(label)), ...rows.map((row) => row.map(cell))],
      freezePane: { rows: 1 },
    }),
  );
  const properties = {
    title,
    creator,
    lastModifiedBy: creator,
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
  return workbook(ofCommunity(facts.head, '选民名册'), [{ name: '选民名册', columns, rows }], createdAt);
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
  const columns = [...named, { label: '备注', width: 24 }];
  const rows = figures.map((f): readonly Value[] => [f.group, f.label, f.code, f.value, f.unit, f.note ?? null]);
  const about = ofCommunity(head, `换届选举统计表（选举日${electionDay}）`);
  return workbook(about, [{ name: '统计表', columns, rows }], createdAt);
}

const named = [
  { label: '类别', width: 16 },
  { label: '指标', width: 30 },
  { label: '指标代码', width: 22 },
  { label: '数值', width: 22 },
  { label: '单位', width: 8 },
] as const;

/** One place or community of a summary, with its figures in the order of the summary's. */
export interface PlaceLine {
  readonly place: string;
  readonly name: string;
  /** How many communities it sums up, or where a single one stands. */
  readonly standing: string;
  readonly figures: readonly Pick<StatisticsRow, 'value'>[];
}

/** The figures of all communities of a street, a district or a city: together, level by level below it, and each by itself. */
export interface PlaceStatistics {
  /** As `和平街道` or `9901/01/heping`. */
  readonly place: string;
  readonly rehearsal: boolean;
  /** What is summed up and what is not, in a sentence. */
  readonly covers: string;
  /** `held`: how many communities have the figure. */
  readonly together: readonly (StatisticsRow & { readonly held: number })[];
  /** From the next level down to the one above the communities. */
  readonly levels: readonly { readonly title: string; readonly lines: readonly PlaceLine[] }[];
  readonly communities: readonly PlaceLine[];
}

export function placeStatisticsWorkbook(facts: PlaceStatistics, createdAt: number): Promise<Uint8Array> {
  const { place, rehearsal, covers, together, levels, communities } = facts;
  const title = `${place}换届选举统计汇总表`;
  const about = { title: rehearsal ? `【演练】${title}` : title, creator: place, keywords: [place, covers] };
  const columns = [...named, { label: '有这个数的社区', width: 16 }, { label: '备注', width: 24 }];
  const rows = together.map((f): readonly Value[] => [
    f.group,
    f.label,
    f.code,
    f.value,
    f.unit,
    f.held,
    f.note ?? null,
  ]);
  const said: readonly Value[] = ['说明', covers, null, null, null, null, null];
  const labels = together.map(({ label, code }) => ({ label: `${label} ${code}`, width: 14 }));
  const list = (name: string, lines: readonly PlaceLine[]): Page => ({
    name,
    columns: [{ label: '代码', width: 24 }, { label: '名称', width: 22 }, { label: '情况', width: 22 }, ...labels],
    rows: lines.map((one) => [one.place, one.name, one.standing, ...one.figures.map(({ value }) => value)]),
  });
  const pages = [
    { name: '汇总', columns, rows: [...rows, said] },
    ...levels.map((level) => list(level.title, level.lines)),
    list('各社区', communities),
  ];
  return workbook(about, pages, createdAt);
}
