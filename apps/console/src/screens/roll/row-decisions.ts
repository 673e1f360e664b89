import type { RollCheck, RollDecisions } from '@mingxuan/contract';
import type { RegistrationGround } from '@mingxuan/rulebook';

type Problem = RollCheck['problems'][number];

/** A row that needs a person: what it was told, and what may be decided about it. */
export interface OpenRow {
  readonly key: string;
  readonly sheet: string;
  readonly row: number;
  readonly who: string | undefined;
  readonly problems: readonly Problem[];
  /** It names none of the three grounds: whoever registers it says which. */
  readonly needsGround: boolean;
  /** Something is missing that no decision can supply; it can only be left out, or mended in the file. */
  readonly onlyOut: boolean;
}

/** What a clerk has put down for a row so far. */
export interface Draft {
  readonly decision: 'REGISTER' | 'LEAVE_OUT';
  readonly reason: string;
  readonly ground?: RegistrationGround;
}

const GROUND_CODES = ['GROUND_MISSING', 'GROUND_UNKNOWN', 'GROUND_DEPRIVED'];

/** The rows of a check that a person can decide on, in the order of the file. */
export function openRows({ problems }: RollCheck): readonly OpenRow[] {
  const rows = new Map<string, Problem[]>();
  for (const problem of problems) {
    // Told once for many rows: that is a question about the file, not about a person.
    if (problem.severity !== 'needsHuman' || problem.rows !== undefined) continue;
    const key = `${problem.row} ${problem.sheet}`;
    rows.set(key, [...(rows.get(key) ?? []), problem]);
  }
  const rejected = new Set(
    problems.filter(({ severity }) => severity === 'rejected').map(({ row, sheet }) => `${row} ${sheet}`),
  );
  const shared = problems.filter(({ severity, rows: many }) => severity === 'needsHuman' && many !== undefined);
  return [...rows].flatMap(([key, single]): readonly OpenRow[] => {
    const first = single[0];
    if (first === undefined || rejected.has(key)) return [];
    // What was told once for many rows holds for this one too, and is decided with it.
    const own = [...single, ...shared.filter((one) => one.sheet === first.sheet && holdsFor(one, first.row))];
    return [
      {
        key,
        sheet: first.sheet,
        row: first.row,
        who: first.who,
        problems: own,
        needsGround: own.some(({ code }) => GROUND_CODES.includes(code)),
        onlyOut: own.some(({ code }) => code === 'BIRTH_NEEDED' || code === 'AGE_UNKNOWN'),
      },
    ];
  });
}

const holdsFor = ({ row, until }: Problem, at: number): boolean => row <= at && at <= (until ?? row);

/** Whether a draft says all that is needed. */
export const isComplete = ({ needsGround }: OpenRow, { decision, reason, ground }: Draft): boolean =>
  reason.trim() !== '' && !(decision === 'REGISTER' && needsGround && ground === undefined);

/** What goes with the import: complete drafts, each with the codes the clerk was shown. */
export const decisionsOf = (rows: readonly OpenRow[], drafts: ReadonlyMap<string, Draft>): RollDecisions =>
  rows.flatMap((row): RollDecisions => {
    const draft = drafts.get(row.key);
    if (draft === undefined || !isComplete(row, draft)) return [];
    return [
      {
        sheet: row.sheet,
        row: row.row,
        decision: draft.decision,
        reason: draft.reason.trim(),
        ...(draft.decision === 'REGISTER' && draft.ground !== undefined ? { ground: draft.ground } : {}),
        codes: row.problems.map(({ code }) => code),
      },
    ];
  });
