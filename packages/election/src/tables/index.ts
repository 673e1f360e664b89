import type { Cycle } from '../state.ts';
import { papersTable, stepsTable } from './course.ts';
import { electionReport } from './election-report.ts';
import { reasonsTable } from './reasons.ts';
import type { Table } from './table.ts';
import { csvOf, metadataOf } from './table.ts';
import { boxesTable, contestsTable, countsTable, seatsTable, votesTable } from './votes.ts';

/** What of a cycle is public, as tables. */
export const tablesOf = (cycle: Cycle): readonly Table[] => [
  votesTable(cycle),
  boxesTable(cycle),
  contestsTable(cycle),
  countsTable(cycle),
  seatsTable(cycle),
  reasonsTable(cycle),
  stepsTable(cycle),
  papersTable(cycle),
];

/**
 * The files for other programs that lie in an evidence bundle, by name: tables (docs/results-format.md), what is in their
 * columns, and the results in the NIST common data format. They follow from the ledger alone, so whoever checks a bundle
 * makes them anew and compares.
 */
export function tableFiles(cycle: Cycle): ReadonlyMap<string, string> {
  const tables = tablesOf(cycle);
  return new Map([
    ...tables.map((table): [string, string] => [table.file, csvOf(table)]),
    ['metadata.json', metadataOf(tables)],
    ['election-report.json', `${JSON.stringify(electionReport(cycle), null, 2)}\n`],
  ]);
}
