import type { SourceRef } from '@mingxuan/rulebook';
import type { Cell, Row } from './cell.ts';
import { BLANK, cellAt, cellText, columnLetters } from './cell.ts';
import type { Field } from './fields.ts';
import type { TableMapping } from './header.ts';
import { shown } from './mask.ts';
import type { Problem, ProblemCode, Severity, Words } from './problem.ts';
import { problemKind } from './problem.ts';

const RANK: Readonly<Record<Severity, number>> = { rejected: 3, needsHuman: 2, corrected: 1, warning: 0 };

/** The worst of a row's problems decides the row; warnings alone leave it accepted. */
export function worst(problems: readonly Problem[]): Severity | undefined {
  let gravest: Severity | undefined;
  for (const { severity } of problems) if (gravest === undefined || RANK[severity] > RANK[gravest]) gravest = severity;
  return gravest;
}

/** One row under examination: gives its cells by field and collects what is found. */
export class Desk {
  readonly problems: Problem[] = [];
  readonly #row: Row;
  readonly #mapping: TableMapping;

  constructor(row: Row, mapping: TableMapping) {
    this.#row = row;
    this.#mapping = mapping;
  }

  has(field: Field): boolean {
    return this.#mapping.columns[field] !== undefined;
  }

  cell(field: Field): Cell {
    const column = this.#mapping.columns[field];
    return column === undefined ? BLANK : cellAt(this.#row, column);
  }

  find(code: ProblemCode, words: Words = {}, field: Field = problemKind(code).field): void {
    this.problems.push(problemAt(this.#mapping, this.#row.row, code, words, field));
  }
}

/** A problem with its address; the value in `words` must be masked already. */
export function problemAt(
  mapping: TableMapping,
  row: number,
  code: ProblemCode,
  words: Words,
  field: Field = problemKind(code).field,
): Problem {
  const { severity, say, sources: standing } = problemKind(code);
  const sources: readonly SourceRef[] = words.reason?.sources ?? standing;
  const column = mapping.columns[field];
  return {
    sheet: mapping.sheet,
    row,
    column: column === undefined ? '' : columnLetters(column),
    code,
    severity,
    message: say(words),
    sources,
    ...(words.value === undefined ? {} : { value: words.value }),
  };
}

/** A formula that the program never worked out shows nothing: the sentence says so instead of quoting emptiness. */
export const contentOf = (cell: Cell): string => shown(cellText(cell)) || '=…';
