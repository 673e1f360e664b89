import type { RollCheck, RollPreview, RollSkipped } from '@mingxuan/contract';
import type { SheetReadAs, VoterEntry } from '@mingxuan/election';
import type { Book, Progress, RollOptions, RollReport, RowDecision, SheetWish } from '@mingxuan/roll';
import { unprintableHere } from '@mingxuan/documents/unprintable';
import { checkBook, collapsed, openBook, previewBook, rollReportWorkbook, SKIPPED_WORDS } from '@mingxuan/roll';
import type { IsoDate, Refusal, RegistrationGround, Result } from '@mingxuan/rulebook';
import { ok } from '@mingxuan/rulebook';

/** One roll file to be checked. */
export interface RollJob {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly electionDay: IsoDate;
  /** How sheets are to be read, as a person corrected it; guessed for those not named. */
  readonly mapping?: readonly SheetWish[];
  /** The ground of everybody whose row names none. */
  readonly ground?: RegistrationGround;
  readonly decisions?: readonly RowDecision[];
  /** Folder of the installation's own fonts: with them more names can be printed. */
  readonly fontsDir?: string;
  /** What is wanted: the counts and problems, the voters for an import too, or the file with its problems marked. */
  readonly want: 'CHECK' | 'VOTERS' | 'WORKBOOK';
}

export interface RollReading {
  readonly check: Omit<RollCheck, 'file'>;
  /** In file order, numbered from 1; empty unless the job asked for them. */
  readonly voters: readonly VoterEntry[];
  /** How its sheets were read in the end. */
  readonly sheets: readonly SheetReadAs[];
  /** The .xlsx, where the job asked for it. */
  readonly workbook?: Uint8Array<ArrayBuffer>;
}

/** Sheets with their headings; null for a form without headings, whose first row is a person. */
export type RollForm = readonly (readonly [sheet: string, headings: readonly string[]])[] | null;

/** What a job says while it runs: how its sheets would be read, then how far it has come. */
export type RollNews =
  /** `form` is what the sheets look like before anybody said how to read them: by it a form is known again. */
  | { readonly kind: 'PREVIEW'; readonly sheets: RollPreview; readonly form: RollForm }
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
  const options: RollOptions = {
    electionDay: job.electionDay,
    unprintable: await unprintableHere(job.fontsDir),
    ...(job.mapping === undefined ? {} : { mapping: job.mapping }),
    ...(job.ground === undefined ? {} : { defaultGround: job.ground }),
    ...(job.decisions === undefined ? {} : { decisions: job.decisions }),
  };
  const preview = await previewBook(book.value, job.mapping);
  if (!preview.ok) return preview;
  const bare = job.mapping === undefined ? preview : await previewBook(book.value, undefined);
  if (!bare.ok) return bare;
  tell({ kind: 'PREVIEW', sheets: preview.value, form: formOf(bare.value) });
  const checked = await checkBook(book.value, options, {
    withoutVoters: job.want !== 'VOTERS',
    onProgress: seldom(book.value, tell),
  });
  if (!checked.ok) return checked;
  const reading = {
    check: summary(checked.value),
    voters: voterEntries(checked.value),
    sheets: sheetsReadAs(checked.value),
  };
  if (job.want !== 'WORKBOOK') return ok(reading);
  const workbook = await rollReportWorkbook(job.bytes, job.name, checked.value);
  return workbook.ok ? ok({ ...reading, workbook: new Uint8Array(workbook.value) }) : workbook;
}

/** A form without headings is led in by its first person, whose number stands masked there, or a date, or a telephone. */
const holdsPerson = (heading: string): boolean => /\*\*|\d{4}/.test(heading);

const formOf = (sheets: RollPreview): RollForm =>
  sheets.some(({ found }) => found.some(({ heading }) => holdsPerson(heading)))
    ? null
    : sheets.map(({ sheet, found }) => [sheet, found.map(({ heading }) => heading)]);

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

const sheetsReadAs = ({ mapping, skipped }: RollReport): readonly SheetReadAs[] => [
  ...mapping.map(({ sheet, headerRow, columns }) => ({ sheet, headerRow, columns })),
  ...skipped.flatMap(({ sheet, row }) => (row === undefined ? [{ sheet, skip: true as const }] : [])),
];

/** As many rows of a kind are named as anybody looks up. */
const MOST_ROWS = 30;

/** What was left out as no person, by sheet and kind. */
function skippedOf({ skipped }: Pick<RollReport, 'skipped'>): readonly RollSkipped[] {
  const kinds = new Map<string, RollSkipped & { readonly rows: number[] }>();
  for (const { sheet, row, why } of skipped) {
    const key = `${why} ${sheet}`;
    const kind = kinds.get(key) ?? { sheet, why, says: SKIPPED_WORDS[why], count: 0, rows: [] };
    if (row !== undefined && kind.rows.length < MOST_ROWS) kind.rows.push(row);
    kinds.set(key, { ...kind, count: kind.count + 1 });
  }
  return [...kinds.values()];
}

/** Where not all problems are told, the gravest are. */
export function summary({
  rows,
  accepted,
  corrected,
  needsHuman,
  rejected,
  problems: all,
  skipped,
}: Omit<RollReport, 'voters' | 'mapping'>): Omit<RollCheck, 'file'> {
  const problems = collapsed(all);
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
    problems: told.map(({ value: _value, sources: _sources, ...problem }) => problem),
    ...(more > 0 ? { moreProblems: more } : {}),
    skipped: skippedOf({ skipped }),
  };
}

const voterEntries = ({ voters }: RollReport): readonly VoterEntry[] =>
  voters.map(({ at: _at, pinyin, ...voter }, index) => ({
    ...voter,
    voterNo: index + 1,
    pinyin: pinyin.full,
    initials: pinyin.initials,
  }));
