import type { RollCheck } from '@mingxuan/contract';
import type { VoterEntry } from '@mingxuan/election';
import type { RollReport } from '@mingxuan/roll';
import { checkRollFile } from '@mingxuan/roll';
import type { IsoDate, Refusal, Result } from '@mingxuan/rulebook';
import { ok } from '@mingxuan/rulebook';

/** One roll file to be checked. */
export interface RollJob {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly electionDay: IsoDate;
  /** Whether the voters themselves are wanted too, for an import; a check does without them. */
  readonly voters: boolean;
}

export interface RollReading {
  readonly check: Omit<RollCheck, 'file'>;
  /** In file order, numbered from 1; empty unless the job asked for them. */
  readonly voters: readonly VoterEntry[];
}

/** More problems than anybody mends row by row: whoever has these has another fault in the file. */
export const MOST_PROBLEMS = 2000;

/** Checks a file, here and now; a big one takes many seconds, so the server lets a thread of its own do it. */
export function doRollJob({ bytes, name, electionDay, voters }: RollJob): Result<RollReading, Refusal> {
  const checked = checkRollFile(bytes, name, { electionDay });
  if (!checked.ok) return checked;
  return ok({ check: summary(checked.value), voters: voters ? voterEntries(checked.value) : [] });
}

const gravity: Readonly<Record<RollReport['problems'][number]['severity'], number>> = {
  rejected: 0,
  needsHuman: 1,
  corrected: 2,
  warning: 3,
};

/** Where not all problems are told, the gravest are. */
export function summary({
  rows,
  accepted,
  corrected,
  needsHuman,
  rejected,
  problems,
}: Omit<RollReport, 'voters' | 'skipped' | 'mapping'>): Omit<RollCheck, 'file'> {
  const more = problems.length - MOST_PROBLEMS;
  const told =
    more <= 0
      ? problems
      : problems.toSorted((a, b) => gravity[a.severity] - gravity[b.severity]).slice(0, MOST_PROBLEMS);
  return {
    rows,
    accepted,
    corrected,
    needsHuman,
    rejected,
    problems: told.map(({ sheet, row, column, code, severity, message }) => ({
      sheet,
      row,
      column,
      code,
      severity,
      message,
    })),
    ...(more > 0 ? { moreProblems: more } : {}),
  };
}

const voterEntries = ({ voters }: RollReport): readonly VoterEntry[] =>
  voters.map(({ at: _at, pinyin, ...voter }, index) => ({
    ...voter,
    voterNo: index + 1,
    pinyin: pinyin.full,
    initials: pinyin.initials,
  }));
