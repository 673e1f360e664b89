import { csvCell } from '@mingxuan/rulebook';

export type Cell = string | number | boolean | null;

/** A column as people and programs read it; `type` is a datatype of XML Schema, as CSV on the Web (W3C) names them. */
export interface Column {
  readonly name: string;
  readonly zh: string;
  readonly type: 'string' | 'integer' | 'boolean' | 'date';
}

/** One table: a row is one observation, a column one variable. */
export interface Table {
  /** `counts.csv` */
  readonly file: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/** RFC 4180, UTF-8 with a BOM so that spreadsheet programs read it, and no cell that could act as a formula. */
export const csvOf = ({ columns, rows }: Table): string =>
  `\uFEFF${[columns.map(({ name }) => name), ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;

/** What is in which column, for programs: metadata after "CSV on the Web" (W3C), beside the tables. */
export function metadataOf(tables: readonly Table[]): string {
  const described = {
    '@context': 'http://www.w3.org/ns/csvw',
    dialect: { encoding: 'utf-8', lineTerminators: ['\r\n'], header: true },
    tables: tables.map(({ file, title, columns }) => ({
      url: file,
      'dc:title': title,
      tableSchema: {
        columns: columns.map(({ name, zh, type }) => ({ name, titles: [name, zh], datatype: type })),
      },
    })),
  };
  return `${JSON.stringify(described, null, 2)}\n`;
}
