import type { IsoDate, Refusal, Result, Rulebook } from '@mingxuan/rulebook';
import { ok, resolveRulebook, text } from '@mingxuan/rulebook';
import { votingAge } from './age.ts';
import type { Book } from './book.ts';
import type { Row } from './cell.ts';
import type { RowOptions, RowReading, VoterRecord } from './check-row.ts';
import { checkRow } from './check-row.ts';
import { problemAt, worst } from './desk.ts';
import type { Clash, Earlier } from './cross-check.ts';
import { CrossCheck, isCitizenNumber, OtherPapers } from './cross-check.ts';
import type { RowDecision } from './decisions.ts';
import { Decisions } from './decisions.ts';
import type { Ground } from './ground.ts';
import { GroupNames, groupOfLine } from './group-names.ts';
import type { TableMapping } from './header.ts';
import { headerAgain } from './header.ts';
import type { Limits } from './limits.ts';
import { maskId, shown } from './mask.ts';
import { compact } from './normalise.ts';
import type { SheetPlan, SheetWish, Skipped } from './plan-sheets.ts';
import { planSheets, refuseNobody } from './plan-sheets.ts';
import type { Problem, ProblemCode } from './problem.ts';
import { openBook } from './read-tables.ts';
import { inFile } from './refuse-file.ts';
import { groupLine, notAPerson } from './row-kind.ts';
import type { Section } from './section.ts';

export interface RollOptions {
  readonly electionDay: IsoDate;
  /** The election's rulebook, which decides who is of age; the residents' pack in force where none is given. */
  readonly rulebook?: Rulebook;
  /** How sheets are to be read, corrected by hand; sheets not named here are guessed. */
  readonly mapping?: readonly SheetWish[];
  /** Ground of everybody whose row gives none, when the office says so for the whole file. */
  readonly defaultGround?: Ground;
  /** Characters of a name that no font of the installation can print; absent: nobody knows the fonts. */
  readonly unprintable?: (name: string) => readonly string[];
  /** What a person decided about rows that needed one, after the same file was checked the same way. */
  readonly decisions?: readonly RowDecision[];
}

export type Outcome = 'accepted' | 'corrected' | 'needsHuman' | 'rejected';

/** What became of one person's row, as far as the rows up to it can tell. */
export interface CheckedRow {
  /** Rows of people counted through the whole file, from 0. */
  readonly ordinal: number;
  readonly sheet: string;
  readonly row: number;
  readonly outcome: Outcome;
  readonly problems: readonly Problem[];
  /** The person, where the row is accepted or corrected. */
  readonly voter?: VoterRecord;
}

/** A later row threw doubt on an earlier one: whoever stored that row must take it back. Now it needs a human. */
export interface Withdrawn {
  readonly ordinal: number;
  readonly was: Outcome;
  readonly problem: Problem;
}

export interface RollTotals extends Readonly<Record<Outcome, number>> {
  readonly rows: number;
}

/** `ROWS` as long as the file goes on, then one `END` or `REFUSED`. Nothing counts before `END`: all or nothing. */
export type RollEvent =
  | {
      readonly kind: 'ROWS';
      readonly rows: readonly CheckedRow[];
      readonly withdrawn: readonly Withdrawn[];
      readonly skipped: readonly Skipped[];
      /** What is to be said of whole sheets. */
      readonly noted: readonly Problem[];
      /** Bytes of the file used up to here, of how many. */
      readonly bytesRead: number;
      readonly bytes: number;
    }
  | { readonly kind: 'END'; readonly totals: RollTotals; readonly mapping: readonly TableMapping[] }
  | { readonly kind: 'REFUSED'; readonly refusal: Refusal };

/** Opens a file and checks it row by row, in memory that does not grow with what a row holds. See `RollEvent`. */
export async function* checkRollRows(
  bytes: Uint8Array,
  fileName: string,
  options: RollOptions,
  limits?: Limits,
): AsyncGenerator<RollEvent, void> {
  const book = await openBook(bytes, fileName, limits);
  if (book.ok) yield* checkBookRows(book.value, options);
  else yield { kind: 'REFUSED', refusal: book.error };
}

/** `checkRollRows` for a book that is open already. */
export async function* checkBookRows(book: Book, options: RollOptions): AsyncGenerator<RollEvent, void> {
  const rulebook: Result<Rulebook, Refusal> = options.rulebook
    ? ok(options.rulebook)
    : resolveRulebook('residents-2026');
  if (!rulebook.ok) return yield { kind: 'REFUSED', refusal: rulebook.error };
  const plan = await planSheets(book, options.mapping);
  if (!plan.ok) return yield { kind: 'REFUSED', refusal: inFile(book.name, plan.error) };
  const { sheets, skipped, noted } = plan.value;
  yield { kind: 'ROWS', rows: [], withdrawn: [], skipped, noted, bytesRead: 0, bytes: book.bytes };
  const check = new FileCheck(sheets, {
    electionDay: options.electionDay,
    votingAge: votingAge(options.electionDay, rulebook.value),
    ...(options.defaultGround === undefined ? {} : { defaultGround: options.defaultGround }),
    ...(options.unprintable === undefined ? {} : { unprintable: options.unprintable }),
    ...(options.decisions === undefined ? {} : { decisions: options.decisions }),
  });
  for (const [index, { sheet }] of sheets.entries()) {
    for await (const batch of sheet.rows()) {
      if (!batch.ok) return yield { kind: 'REFUSED', refusal: batch.error };
      const found = check.rows(index, batch.value.rows);
      yield {
        kind: 'ROWS',
        ...found,
        noted: [],
        bytesRead: Math.min(batch.value.bytesRead, book.bytes),
        bytes: book.bytes,
      };
    }
  }
  yield {
    kind: 'ROWS',
    rows: [],
    withdrawn: [],
    skipped: [],
    noted: check.withoutGroup(),
    bytesRead: book.bytes,
    bytes: book.bytes,
  };
  const mapping = sheets.map((one) => one.mapping);
  const unfit = check.decisions.fault();
  if (unfit) yield { kind: 'REFUSED', refusal: inFile(book.name, unfit) };
  else if (check.totals.rows === 0) {
    const nobody = refuseNobody(mapping.map(({ sheet }) => sheet));
    yield { kind: 'REFUSED', refusal: inFile(book.name, nobody) };
  } else yield { kind: 'END', totals: { ...check.totals }, mapping };
}

interface FileOptions extends RowOptions {
  readonly decisions?: readonly RowDecision[];
}

/** One file under examination: counts, and what earlier rows must be compared with. */
class FileCheck {
  readonly totals = { rows: 0, accepted: 0, corrected: 0, needsHuman: 0, rejected: 0 };
  readonly #plans: readonly SheetPlan[];
  readonly #options: FileOptions;
  readonly decisions: Decisions;
  readonly #cross = new CrossCheck();
  readonly #papers = new OtherPapers();
  readonly #groups = new GroupNames();
  /** The group that rows of a sheet without one have from a line above or from the sheet's name. */
  readonly #sections = new Map<number, Section>();
  /** People of sheets without a column for groups who have none, by sheet. */
  readonly #groupless = new Map<number, number>();
  /** Sheets where a second table with other columns stands below the first. */
  readonly #changed = new Map<number, TableMapping>();
  /** Rows that later rows threw doubt on, with the codes told: each is told once. */
  readonly #doubted = new Map<number, Set<ProblemCode>>();
  /** Outcomes of rows so far, two bits would do; needed only to say what a withdrawn row was. */
  #outcomes = new Uint8Array(4096);

  constructor(plans: readonly SheetPlan[], options: FileOptions) {
    this.#plans = plans;
    this.#options = options;
    this.decisions = new Decisions(options.decisions ?? []);
    for (const [index, { mapping }] of plans.entries()) {
      const group = groupOfLine(compact(mapping.sheet));
      if (group !== undefined && mapping.columns.group === undefined)
        this.#sections.set(index, { group, from: text('工作表的名字', 'the name of the sheet') });
    }
  }

  /** Sheets whose people have no group, because nothing in them says one. */
  withoutGroup(): readonly Problem[] {
    return [...this.#groupless].flatMap(([index, people]) => {
      const mapping = this.#plans[index]?.mapping;
      return mapping ? [problemAt(mapping, mapping.headerRow, 'GROUP_COLUMN_MISSING', { value: String(people) })] : [];
    });
  }

  rows(sheet: number, rows: readonly Row[]): { rows: CheckedRow[]; withdrawn: Withdrawn[]; skipped: Skipped[] } {
    const checked: CheckedRow[] = [];
    const withdrawn: Withdrawn[] = [];
    const skipped: Skipped[] = [];
    let mapping = this.#changed.get(sheet) ?? this.#plans[sheet]?.mapping;
    if (!mapping) return { rows: checked, withdrawn, skipped };
    for (const row of rows) {
      if (row.row <= mapping.headerRow) continue;
      const again = headerAgain(row, mapping);
      if (again) {
        mapping = again;
        this.#changed.set(sheet, again);
        skipped.push({ sheet: mapping.sheet, row: row.row, why: 'HEADER_REPEATED' });
        continue;
      }
      const why = notAPerson(row, mapping.columns);
      if (why === 'GROUP_LINE') this.#open(sheet, row);
      if (why) skipped.push({ sheet: mapping.sheet, row: row.row, why });
      else checked.push(this.#row(sheet, mapping, checkRow(row, mapping, this.#optionsAt(sheet, row)), withdrawn));
    }
    return { rows: checked, withdrawn, skipped };
  }

  #open(sheet: number, row: Row): void {
    const group = groupLine(row);
    if (group === undefined) return;
    this.#sections.set(sheet, { group, from: text(`第 ${row.row} 行的标题`, `the heading in row ${row.row}`) });
  }

  #optionsAt(sheet: number, row: Row): RowOptions {
    const section = this.#sections.get(sheet);
    const ground = this.decisions.of(this.#plans[sheet]?.mapping.sheet ?? '', row.row)?.ground;
    if (section === undefined && ground === undefined) return this.#options;
    return {
      ...this.#options,
      ...(section === undefined ? {} : { section }),
      ...(ground === undefined ? {} : { decidedGround: ground }),
    };
  }

  #row(sheet: number, mapping: TableMapping, reading: RowReading, withdrawn: Withdrawn[]): CheckedRow {
    const ordinal = this.totals.rows++;
    this.#compare({ ordinal, sheet, row: reading.row }, mapping, reading, withdrawn);
    this.#lookAtGroup(sheet, mapping, reading);
    this.#decide(mapping, reading);
    const gravest = worst(reading.problems);
    const outcome: Outcome = gravest === undefined || gravest === 'warning' ? 'accepted' : gravest;
    this.totals[outcome] += 1;
    if (ordinal === this.#outcomes.length) {
      const longer = new Uint8Array(ordinal * 2);
      longer.set(this.#outcomes);
      this.#outcomes = longer;
    }
    this.#outcomes[ordinal] = OUTCOMES.indexOf(outcome);
    const { voter } = reading;
    const who = reading.name === undefined ? undefined : shown(reading.name);
    const problems =
      who === undefined || reading.problems.length === 0
        ? reading.problems
        : reading.problems.map((one) => ({ ...one, who }));
    const row = { ordinal, sheet: reading.sheet, row: reading.row, outcome, problems };
    return voter && (outcome === 'accepted' || outcome === 'corrected') ? { ...row, voter } : row;
  }

  #lookAtGroup(sheet: number, mapping: TableMapping, { row, problems, group }: RowReading): void {
    if (worst(problems) === 'rejected') return;
    if (group === '' && mapping.columns.group === undefined)
      this.#groupless.set(sheet, (this.#groupless.get(sheet) ?? 0) + 1);
    const other = this.#groups.add(group);
    if (other !== undefined)
      problems.push(
        problemAt(mapping, row, 'GROUP_SPELLING', { value: shown(group), other: `“${shown(other)}”` }, 'group'),
      );
  }

  /** A row that needs a human, and about which one has decided: registered, it keeps what was found as a warning. */
  #decide(mapping: TableMapping, { sheet, row, problems, voter }: RowReading): void {
    const decision = this.decisions.of(sheet, row);
    if (decision === undefined || worst(problems) !== 'needsHuman') return;
    const codes = problems.flatMap(({ code, severity }) => (severity === 'needsHuman' ? [code] : []));
    if (decision.decision === 'REGISTER' && voter === undefined) return;
    if (!this.decisions.covers(decision, codes)) return;
    const value = shown(decision.reason);
    if (decision.decision === 'LEAVE_OUT') {
      problems.push(problemAt(mapping, row, 'DECIDED_LEAVE_OUT', { value }));
      return;
    }
    if (voter) this.decisions.letIn(decision, voter.idNumber);
    for (const [index, problem] of problems.entries())
      if (problem.severity === 'needsHuman') problems[index] = { ...problem, severity: 'warning' };
    problems.push(problemAt(mapping, row, 'DECIDED_REGISTER', { value }));
  }

  /** Compares a row with earlier ones and with the roll. Rejected rows are no evidence against others. */
  #compare(at: Earlier, mapping: TableMapping, reading: RowReading, withdrawn: Withdrawn[]): void {
    const { idNumber, name, birth, problems } = reading;
    if (idNumber === undefined || name === undefined || birth === undefined || worst(problems) === 'rejected') return;
    const value = (): string => maskId(idNumber);
    const person = { name, idNumber, birth };
    const clash = isCitizenNumber(idNumber) ? this.#cross.add(person, at) : this.#papers.add(person, at);
    if (clash.kind === 'NONE') return;
    const code = CLASH_CODES[clash.kind];
    problems.push(this.#clash(mapping, at, clash.earlier, code, value()));
    if (clash.kind !== 'SAME_PERSON') {
      const told = this.#doubt(clash.earlier, at, code, value(), idNumber);
      if (told) withdrawn.push(told);
    }
  }

  #clash(mapping: TableMapping, at: Earlier, other: Earlier, code: ProblemCode, value: string): Problem {
    const sheet = this.#plans[other.sheet]?.mapping.sheet ?? '';
    const here = at.sheet === other.sheet;
    const zh = problemAt(mapping, at.row, code, {
      value,
      other: here ? `第 ${other.row} 行` : `工作表“${sheet}”第 ${other.row} 行`,
    });
    const en = problemAt(mapping, at.row, code, {
      value,
      other: here ? `row ${other.row}` : `sheet “${sheet}”, row ${other.row}`,
    });
    return { ...zh, message: text(zh.message.zh, en.message.en) };
  }

  #doubt(earlier: Earlier, at: Earlier, code: ProblemCode, value: string, idNumber: string): Withdrawn | undefined {
    const mapping = this.#plans[earlier.sheet]?.mapping;
    const told = this.#doubted.get(earlier.ordinal) ?? new Set<ProblemCode>();
    if (!mapping || told.has(code)) return undefined;
    this.#doubted.set(earlier.ordinal, told.add(code));
    const decision = this.decisions.of(mapping.sheet, earlier.row);
    if (decision && this.decisions.covers(decision, [code]) && decision.decision === 'REGISTER') {
      // Whoever decided knew of this row. With one number only one of the two can be right.
      if (code === 'SAME_ID_OTHER_NAME') this.decisions.letIn(decision, idNumber);
      return undefined;
    }
    const was = OUTCOMES[this.#outcomes[earlier.ordinal] ?? 0] ?? 'accepted';
    this.totals[was] -= 1;
    this.totals.needsHuman += 1;
    this.#outcomes[earlier.ordinal] = OUTCOMES.indexOf('needsHuman');
    return { ordinal: earlier.ordinal, was, problem: this.#clash(mapping, earlier, at, code, value) };
  }
}

const OUTCOMES: readonly Outcome[] = ['accepted', 'corrected', 'needsHuman', 'rejected'];

const CLASH_CODES = {
  SAME_PERSON: 'DUPLICATE_ID',
  SAME_ID_OTHER_NAME: 'SAME_ID_OTHER_NAME',
  SAME_NAME_BIRTH: 'SAME_NAME_BIRTH',
} as const satisfies Readonly<Record<Exclude<Clash['kind'], 'NONE'>, ProblemCode>>;
