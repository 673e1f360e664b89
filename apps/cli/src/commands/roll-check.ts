import path from 'node:path';
import type { RollReport } from '@mingxuan/roll';
import { checkRollFile, toCheckJson } from '@mingxuan/roll';
import type { IsoDate, Lang, OverlayId, PackId } from '@mingxuan/rulebook';
import { resolveRulebook } from '@mingxuan/rulebook';
import type { Answer } from '../answer.ts';
import { faulty, fine, misused, refused } from '../answer.ts';
import { readInput } from '../read-file.ts';
import { table } from '../words.ts';

export interface RollWish {
  readonly electionDay: IsoDate;
  readonly pack: PackId;
  readonly overlays: readonly OverlayId[];
}

/** `mingxuan roll check`: what would become of every row of this file. Exit 2 when a row is rejected or needs a person. */
export async function rollCheckCommand(file: string, wish: RollWish, lang: Lang): Promise<Answer> {
  const bytes = await readInput(file);
  if (!bytes.ok) return misused(bytes.error, lang);
  const rulebook = resolveRulebook(wish.pack, wish.overlays);
  if (!rulebook.ok) return refused(rulebook.error, lang);
  const checked = checkRollFile(bytes.value, path.basename(file), {
    electionDay: wish.electionDay,
    rulebook: rulebook.value,
  });
  if (!checked.ok) return refused(checked.error, lang);
  const json = toCheckJson(checked.value, lang);
  const words = rollText(checked.value, lang);
  return json.rejected + json.needsHuman > 0 ? faulty(json, words) : fine(json, words);
}

function rollText(report: RollReport, lang: Lang): string {
  const { rows, accepted, corrected, needsHuman, rejected, problems } = report;
  const zh = lang === 'zh';
  return [
    zh
      ? `共 ${rows} 人：可以登记 ${accepted}，更正后登记 ${corrected}，要人工核对 ${needsHuman}，不能登记 ${rejected}。`
      : `${rows} people: ${accepted} accepted, ${corrected} corrected, ${needsHuman} need a person, ${rejected} rejected.`,
    ...table(
      problems.map(({ sheet, row, column, severity, message }) => [
        zh ? `${sheet === '' ? '' : `“${sheet}”`}第${row}行${column}` : `${sheet} row ${row} ${column}`,
        SEVERITIES[severity][lang],
        message[lang],
      ]),
    ),
  ].join('\n');
}

const SEVERITIES = {
  warning: { zh: '提醒', en: 'warning' },
  corrected: { zh: '已更正', en: 'corrected' },
  needsHuman: { zh: '要核对', en: 'needs a person' },
  rejected: { zh: '不能登记', en: 'rejected' },
} as const;
