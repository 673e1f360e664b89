import type { IsoDate, Lang, Refusal, Result, Rulebook } from '@mingxuan/rulebook';
import { err, ok, resolveRulebook, text } from '@mingxuan/rulebook';
import { votingAge } from './age.ts';
import type { Table } from './cell.ts';
import type { RowOptions, RowReading, VoterRecord } from './check-row.ts';
import { checkRow, problemAt, worst } from './check-row.ts';
import type { Ground } from './ground.ts';
import type { TableMapping } from './header.ts';
import { checkMapping, findHeader } from './header.ts';
import type { Limits } from './limits.ts';
import { maskId } from './mask.ts';
import type { Problem, ProblemCode } from './problem.ts';
import { readTables } from './read-tables.ts';
import type { NotAPerson } from './row-kind.ts';
import { holdsPeople, notAPerson } from './row-kind.ts';

export interface RollOptions {
  readonly electionDay: IsoDate;
  /** The election's rulebook, which decides who is of age; the residents' pack in force where none is given. */
  readonly rulebook?: Rulebook;
  /** How sheets are to be read, corrected by hand; sheets not named here are guessed. */
  readonly mapping?: readonly TableMapping[];
  /** Whether an identity number (18 characters) is on this community's roll already. */
  readonly known?: (idNumber: string) => boolean;
  /** Ground of everybody whose row gives none, when the office says so for the whole file. */
  readonly defaultGround?: Ground;
}

/** Something in the file that is no person and was left out. `row` is absent when a whole sheet was left out. */
export interface Skipped {
  readonly sheet: string;
  readonly row?: number;
  readonly why: NotAPerson | 'SHEET_WITHOUT_PEOPLE' | 'SHEET_HIDDEN';
}

/** What became of every row; `rows = accepted + corrected + needsHuman + rejected`. */
export interface RollReport {
  readonly rows: number;
  readonly accepted: number;
  readonly corrected: number;
  readonly needsHuman: number;
  readonly rejected: number;
  readonly problems: readonly Problem[];
  /** Accepted and corrected rows, in file order. */
  readonly voters: readonly VoterRecord[];
  readonly skipped: readonly Skipped[];
  /** How each sheet with people was read. */
  readonly mapping: readonly TableMapping[];
}

/**
 * Checks every row of a roll by itself and against the others. Refuses the file only where columns cannot be made out,
 * or where a sheet that holds people would have to be left out; everything else is told row by row.
 */
export function checkRoll(tables: readonly Table[], options: RollOptions): Result<RollReport, Refusal> {
  const skipped: Skipped[] = [];
  const rulebook = options.rulebook ? ok(options.rulebook) : resolveRulebook('residents-2026');
  if (!rulebook.ok) return rulebook;
  const plans = planSheets(tables, options, skipped);
  if (!plans.ok) return plans;
  const readings: { reading: RowReading; mapping: TableMapping }[] = [];
  const rowOptions: RowOptions = {
    electionDay: options.electionDay,
    votingAge: votingAge(options.electionDay, rulebook.value),
    ...(options.defaultGround === undefined ? {} : { defaultGround: options.defaultGround }),
  };
  for (const { table, mapping } of plans.value) {
    for (const row of table.rows) {
      if (row.row <= mapping.headerRow) continue;
      const why = notAPerson(row, mapping.columns);
      if (why) skipped.push({ sheet: table.sheet, row: row.row, why });
      else readings.push({ reading: checkRow(row, mapping, rowOptions), mapping });
    }
  }
  if (readings.length === 0) return err(refuseNobody(plans.value.map(({ mapping }) => mapping.sheet)));
  checkAcross(readings, options.known);
  return ok(
    report(
      readings.map(({ reading }) => reading),
      skipped,
      plans.value.map(({ mapping }) => mapping),
    ),
  );
}

/** Reads a file and checks it: `readTables`, then `checkRoll`. */
export function checkRollFile(
  bytes: Uint8Array,
  fileName: string,
  options: RollOptions,
  limits?: Limits,
): Result<RollReport, Refusal> {
  const tables = readTables(bytes, fileName, limits);
  return tables.ok ? checkRoll(tables.value, options) : tables;
}

interface SheetPlan {
  readonly table: Table;
  readonly mapping: TableMapping;
}

/** Decides which sheets hold people. A sheet is left out only if it is hidden or visibly holds none. */
function planSheets(
  tables: readonly Table[],
  options: RollOptions,
  skipped: Skipped[],
): Result<readonly SheetPlan[], Refusal> {
  const plans: SheetPlan[] = [];
  let first: Refusal | undefined;
  for (const table of tables) {
    const given = options.mapping?.find((mapping) => mapping.sheet === table.sheet);
    const fault = given && checkMapping(given);
    if (fault) return err(fault);
    if (!given && table.hidden) {
      skipped.push({ sheet: table.sheet, why: 'SHEET_HIDDEN' });
      continue;
    }
    const found = given ? ok(given) : findHeader(table);
    if (found.ok) plans.push({ table, mapping: found.value });
    else if (holdsPeople(table.rows)) return found;
    else {
      // The sheet whose header came closest explains best what is missing.
      if (!first || (table.rows.length > 1 && first.message.zh.length > found.error.message.zh.length))
        first = found.error;
      skipped.push({ sheet: table.sheet, why: 'SHEET_WITHOUT_PEOPLE' });
    }
  }
  if (plans.length > 0) return ok(plans);
  return err(first ?? refuseNobody(tables.map(({ sheet }) => sheet)));
}

function refuseNobody(sheets: readonly string[]): Refusal {
  const names = sheets.map((sheet) => `“${sheet}”`).join('、');
  return {
    code: 'ROLL_NOBODY',
    message: text(`工作表${names}里没有一行是居民。`, `There is no row with a person in sheet ${names}.`),
    remedy: text(
      '请检查是否选错了文件或工作表，换上填好的花名册。',
      'Check that the right file was chosen, and choose the filled-in roll.',
    ),
    sources: [],
  };
}

const place = (here: RowReading, there: RowReading): { zh: string; en: string } =>
  here.sheet === there.sheet
    ? { zh: `第 ${there.row} 行`, en: `row ${there.row}` }
    : { zh: `工作表“${there.sheet}”第 ${there.row} 行`, en: `sheet “${there.sheet}”, row ${there.row}` };

/** Compares rows with each other and with the roll. Rejected rows are no evidence against others. */
function checkAcross(
  rows: readonly { reading: RowReading; mapping: TableMapping }[],
  known: RollOptions['known'],
): void {
  const byId = new Map<string, (typeof rows)[number]>();
  const byPerson = new Map<string, (typeof rows)[number]>();
  const tell = (at: (typeof rows)[number], code: ProblemCode, other: RowReading | undefined): void => {
    const value = maskId(at.reading.idNumber ?? '');
    const where = other ? place(at.reading, other) : { zh: '', en: '' };
    const zh = problemAt(at.mapping, at.reading.row, code, { value, other: where.zh });
    const en = problemAt(at.mapping, at.reading.row, code, { value, other: where.en });
    at.reading.problems.push({ ...zh, message: text(zh.message.zh, en.message.en) });
  };
  const tellOnce: typeof tell = (at, code, other) => {
    if (!at.reading.problems.some((problem) => problem.code === code)) tell(at, code, other);
  };
  for (const at of rows) {
    const { idNumber, name, birth, problems } = at.reading;
    if (idNumber === undefined || name === undefined || worst(problems) === 'rejected') continue;
    if (known?.(idNumber) === true) {
      tell(at, 'ALREADY_ON_ROLL', undefined);
      continue;
    }
    const same = byId.get(idNumber);
    if (same && same.reading.name === name) {
      tell(at, 'DUPLICATE_ID', same.reading);
      continue;
    }
    if (same) {
      tell(at, 'SAME_ID_OTHER_NAME', same.reading);
      tellOnce(same, 'SAME_ID_OTHER_NAME', at.reading);
      continue;
    }
    byId.set(idNumber, at);
    const person = `${name} ${birth}`;
    const twin = byPerson.get(person);
    if (twin) {
      tell(at, 'SAME_NAME_BIRTH', twin.reading);
      tellOnce(twin, 'SAME_NAME_BIRTH', at.reading);
    } else byPerson.set(person, at);
  }
}

function report(
  readings: readonly RowReading[],
  skipped: readonly Skipped[],
  mapping: readonly TableMapping[],
): RollReport {
  const counts = { accepted: 0, corrected: 0, needsHuman: 0, rejected: 0 };
  const voters: VoterRecord[] = [];
  for (const { problems, voter } of readings) {
    const outcome = worst(problems);
    const state = outcome === undefined || outcome === 'warning' ? 'accepted' : outcome;
    counts[state] += 1;
    if (voter && (state === 'accepted' || state === 'corrected')) voters.push(voter);
  }
  return {
    rows: readings.length,
    ...counts,
    problems: readings.flatMap(({ problems }) => problems),
    voters,
    skipped,
    mapping,
  };
}

/** The report as `mingxuan roll check --json` prints it: no voters, no values, messages in one language. */
export interface CheckJson {
  readonly rows: number;
  readonly accepted: number;
  readonly corrected: number;
  readonly needsHuman: number;
  readonly rejected: number;
  readonly problems: readonly { sheet: string; row: number; column: string; code: string; message: string }[];
}

export function toCheckJson(checked: RollReport, lang: Lang = 'zh'): CheckJson {
  const { rows, accepted, corrected, needsHuman, rejected } = checked;
  const problems = checked.problems.map(({ sheet, row, column, code, message }) => ({
    sheet,
    row,
    column,
    code,
    message: message[lang],
  }));
  return { rows, accepted, corrected, needsHuman, rejected, problems };
}
