import type { Text } from '@mingxuan/rulebook';
import { text } from '@mingxuan/rulebook';
import type { Outcome } from './check-rows.ts';
import type { Severity } from './problem.ts';
import type { Skipped } from './plan-sheets.ts';

/** What became of a row, in the words of the report. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, Text>> = {
  accepted: text('可以登记', 'accepted'),
  corrected: text('更正后登记', 'corrected'),
  needsHuman: text('要人工核对', 'needs a person'),
  rejected: text('不能登记', 'rejected'),
};

export const SEVERITY_WORDS: Readonly<Record<Severity, Text>> = {
  warning: text('提醒', 'warning'),
  corrected: text('已更正', 'corrected'),
  needsHuman: text('要核对', 'needs a person'),
  rejected: text('不能登记', 'rejected'),
};

/** Why a row or a sheet was left out as no person. */
export const SKIPPED_WORDS: Readonly<Record<Skipped['why'], Text>> = {
  BLANK: text('空行', 'blank'),
  HEADER_REPEATED: text('重复的表头', 'header again'),
  TOTALS: text('合计行', 'totals'),
  NOTE: text('标题、说明或签名', 'title, note or signature'),
  NUMBERED_BLANK: text('只有序号', 'numbered but empty'),
  GROUP_LINE: text('居民小组的标题行，已用于下面各行', 'heading of a group, carried into the rows below'),
  SHEET_WITHOUT_PEOPLE: text('没有居民，没有读', 'no people in it, not read'),
  SHEET_HIDDEN: text('隐藏的工作表，没有读', 'hidden sheet, not read'),
  SHEET_EXAMPLE: text('像是填表说明或样例，没有读', 'seems to be instructions or an example, not read'),
  SHEET_LEFT_OUT: text('按您的选择没有读', 'left out as you chose'),
};
