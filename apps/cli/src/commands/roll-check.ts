import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { unprintableHere } from '@mingxuan/documents/unprintable';
import type { RollOptions, RollReport } from '@mingxuan/roll';
import {
  checkRollFile,
  collapsed,
  rollReportWorkbook,
  SEVERITY_WORDS,
  SKIPPED_WORDS,
  sheetsLost,
  toCheckJson,
} from '@mingxuan/roll';
import type { IsoDate, Lang, OverlayId, PackId, RegistrationGround, Result, Text } from '@mingxuan/rulebook';
import { err, ok, resolveRulebook } from '@mingxuan/rulebook';
import type { Answer } from '../answer.ts';
import { faulty, fine, misused, refused } from '../answer.ts';
import { readInput } from '../read-file.ts';
import { table } from '../words.ts';

export interface RollWish {
  readonly electionDay: IsoDate;
  readonly pack: PackId;
  readonly overlays: readonly OverlayId[];
  /** The ground of everybody whose row names none. */
  readonly ground?: RegistrationGround;
  /** Sheets that are not to be read. */
  readonly without?: readonly string[];
  /** Where to write the file with its problems marked, as .xlsx. */
  readonly report?: string;
}

/** `mingxuan roll check`: what would become of every row of this file. Exit 2 when a row is rejected or needs a person. */
export async function rollCheckCommand(file: string, wish: RollWish, lang: Lang): Promise<Answer> {
  const bytes = await readInput(file);
  if (!bytes.ok) return misused(bytes.error, lang);
  const rulebook = resolveRulebook(wish.pack, wish.overlays);
  if (!rulebook.ok) return refused(rulebook.error, lang);
  const name = path.basename(file);
  const options: RollOptions = {
    electionDay: wish.electionDay,
    rulebook: rulebook.value,
    unprintable: await unprintableHere(),
    ...(wish.ground === undefined ? {} : { defaultGround: wish.ground }),
    mapping: (wish.without ?? []).map((sheet) => ({ sheet, skip: true })),
  };
  const checked = await checkRollFile(bytes.value, name, options, { withoutVoters: true });
  if (!checked.ok) return refused(checked.error, lang);
  if (wish.report !== undefined) {
    const workbook = await rollReportWorkbook(bytes.value, name, checked.value);
    if (!workbook.ok) return refused(workbook.error, lang);
    const written = await writeReport(wish.report, workbook.value);
    if (!written.ok) return misused(written.error, lang);
  }
  const json = toCheckJson(checked.value, lang);
  const words = rollText(checked.value, lang);
  return json.rejected + json.needsHuman > 0 || sheetsLost(checked.value) ? faulty(json, words) : fine(json, words);
}

/** Writes a file that was not there before: a report never takes the place of the roll itself. */
async function writeReport(file: string, workbook: Uint8Array): Promise<Result<void, Text>> {
  if (path.extname(file).toLowerCase() !== '.xlsx')
    return err({ zh: '报告文件的名字要以 .xlsx 结尾。', en: 'The name of the report must end in .xlsx.' });
  try {
    await writeFile(file, workbook, { flag: 'wx', mode: 0o600 });
    return ok(undefined);
  } catch (cause) {
    const there = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
    return err(
      there
        ? { zh: `文件 ${file} 已经有了，请换一个名字。`, en: `The file ${file} exists; choose another name.` }
        : { zh: `报告写不到 ${file}，请换一个文件夹。`, en: `The report cannot be written to ${file}.` },
    );
  }
}

function rollText(report: RollReport, lang: Lang): string {
  const { rows, accepted, corrected, needsHuman, rejected } = report;
  const zh = lang === 'zh';
  return [
    zh
      ? `共 ${rows} 人：可以登记 ${accepted}，更正后登记 ${corrected}，要人工核对 ${needsHuman}，不能登记 ${rejected}。`
      : `${rows} people: ${accepted} accepted, ${corrected} corrected, ${needsHuman} need a person, ${rejected} rejected.`,
    ...table(
      collapsed(report.problems).map(({ sheet, row, until, rows: many, column, severity, message }) => {
        const place = until === undefined ? `${row}` : `${row}–${until}`;
        const people = many === undefined ? '' : zh ? `（${many} 行）` : ` (${many} rows)`;
        return [
          zh
            ? `${sheet === '' ? '' : `“${sheet}”`}第${place}行${column}${people}`
            : `${sheet} row ${place} ${column}${people}`,
          SEVERITY_WORDS[severity][lang],
          message[lang],
        ];
      }),
    ),
    ...skippedText(report, lang),
  ].join('\n');
}

/** What was left out as nobody, by sheet and kind. */
function skippedText({ skipped }: RollReport, lang: Lang): readonly string[] {
  const kinds = new Map<string, number[]>();
  for (const { sheet, row, why } of skipped) {
    const key = `${sheet === '' ? '' : `“${sheet}”`}${SKIPPED_WORDS[why][lang]}`;
    kinds.set(key, [...(kinds.get(key) ?? []), ...(row === undefined ? [] : [row])]);
  }
  if (kinds.size === 0) return [];
  const lines = [...kinds].map(([what, rows]) => {
    const some = rows.slice(0, 20).join(lang === 'zh' ? '、' : ', ');
    const rest = rows.length > 20 ? '…' : '';
    if (rows.length === 0) return `  ${what}`;
    return lang === 'zh' ? `  ${what}：第 ${some}${rest} 行` : `  ${what}: rows ${some}${rest}`;
  });
  return ['', lang === 'zh' ? '没有当作居民的：' : 'Not taken for people:', ...lines];
}
