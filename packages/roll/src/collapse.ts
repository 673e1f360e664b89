import type { Problem } from './problem.ts';

/** A problem, or the same one of many rows told once. */
export interface ToldProblem extends Problem {
  /** The last of the rows, and how many they are; `row` is then the first. */
  readonly until?: number;
  readonly rows?: number;
}

/**
 * What is the same for many rows because no cell of theirs is at fault (the sheet has no such column) is told once, with the
 * rows it holds for. Nothing else is put together.
 */
export function collapsed(problems: readonly Problem[]): readonly ToldProblem[] {
  const told: ToldProblem[] = [];
  const places = new Map<string, number>();
  for (const problem of problems) {
    const key = `${problem.code} ${problem.sheet} ${problem.message.zh}`;
    const at = problem.column === '' ? places.get(key) : undefined;
    const first = at === undefined ? undefined : told[at];
    if (at === undefined || first === undefined) {
      if (problem.column === '') places.set(key, told.length);
      told.push(problem);
      continue;
    }
    const { who: _who, ...shared } = first;
    told[at] = { ...shared, until: problem.row, rows: (first.rows ?? 1) + 1 };
  }
  return told;
}
