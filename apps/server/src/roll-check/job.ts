import type { RollCheck, RollPreview } from '@mingxuan/contract';
import type { VoterEntry } from '@mingxuan/election';
import type { Book, Progress, RollReport, TableMapping } from '@mingxuan/roll';
import { checkBook, openBook, previewBook, rollReportWorkbook } from '@mingxuan/roll';
import type { IsoDate, Refusal, Result } from '@mingxuan/rulebook';
import { ok } from '@mingxuan/rulebook';

/** One roll file to be checked. */
export interface RollJob {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly electionDay: IsoDate;
  /** How sheets are to be read, as a person corrected it; guessed for those not named. */
  readonly mapping?: readonly TableMapping[];
  /** What is wanted: the counts and problems, the voters for an import too, or the file with its problems marked. */
  readonly want: 'CHECK' | 'VOTERS' | 'WORKBOOK';
}

export interface RollReading {
  readonly check: Omit<RollCheck, 'file'>;
  /** In file order, numbered from 1; empty unless the job asked for them. */
  readonly voters: readonly VoterEntry[];
  /** The .xlsx, where the job asked for it. */
  readonly workbook?: Uint8Array<ArrayBuffer>;
}

/** What a job says while it runs: how its sheets would be read, then how far it has come. */
export type RollNews =
  | { readonly kind: 'PREVIEW'; readonly sheets: RollPreview }
  | ({ readonly kind: 'PROGRESS' } & Progress);

/** More problems than anybody mends row by row: whoever has these has another fault in the file. */
export const MOST_PROBLEMS = 2000;

/** Checks a file in this thread; a big one takes seconds, so the server lets a thread of its own do it. */
export async function doRollJob(
  job: RollJob,
  tell: (news: RollNews) => void = () => undefined,
): Promise<Result<RollReading, Refusal>> {
  const book = await openBook(job.bytes, job.name);
  if (!book.ok) return book;
  const mapping = job.mapping === undefined ? {} : { mapping: job.mapping };
  const preview = await previewBook(book.value, job.mapping);
  if (!preview.ok) return preview;
  tell({ kind: 'PREVIEW', sheets: preview.value });
  const checked = await checkBook(
    book.value,
    { electionDay: job.electionDay, ...mapping },
    { withoutVoters: job.want !== 'VOTERS', onProgress: seldom(book.value, tell) },
  );
  if (!checked.ok) return checked;
  const reading = { check: summary(checked.value), voters: voterEntries(checked.value) };
  if (job.want !== 'WORKBOOK') return ok(reading);
  const workbook = await rollReportWorkbook(job.bytes, job.name, checked.value);
  return workbook.ok ? ok({ ...reading, workbook: new Uint8Array(workbook.value) }) : workbook;
}

/** Progress is told a hundred times at most: more often nobody can look. */
function seldom({ bytes }: Book, tell: (news: RollNews) => void): (progress: Progress) => void {
  let next = 0;
  return (progress) => {
    if (progress.bytesRead < next) return;
    next = progress.bytesRead + bytes / 100;
    tell({ kind: 'PROGRESS', ...progress });
  };
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
