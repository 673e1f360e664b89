import type { GateItemId, PollId } from '@mingxuan/election';
import type { IsoDate, StepCode } from '@mingxuan/rulebook';
import { isStepCode } from '@mingxuan/rulebook';
import * as z from 'zod';

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

function isRealDay(value: string): boolean {
  if (!dayPattern.test(value)) return false;
  const [year, month, day] = value.split('-').map(Number);
  // Nobody living was born earlier, and no election is planned later.
  if (year === undefined || year < 1900 || year > 2199) return false;
  const date = new Date(Date.UTC(year, (month ?? 0) - 1, day ?? 0));
  return date.getUTCFullYear() === year && date.getUTCMonth() + 1 === month && date.getUTCDate() === day;
}

/** A calendar day that exists. */
export const isoDate = z
  .string()
  .refine(isRealDay, '日期要写成 2026-12-20 这样，并且是真实存在的一天')
  .transform((day) => day as IsoDate);

export const count = z.number().int('必须是整数').min(0, '不能是负数').max(10_000_000);
export const positive = count.min(1, '至少是 1');

/** Words typed by people: well-formed, no control characters but tabs and line breaks, never longer than a page. */
const words = (most: number) =>
  z
    .string()
    .max(most, `最多 ${most} 个字`)
    .refine((s) => s.isWellFormed(), '含有无法识别的字符')
    .refine((s) => !/(?![\t\n\r])\p{Cc}/u.test(s), '含有控制字符');

/** A word or two: a box, a place, a number. */
export const shortText = (most: number) => words(most).min(1, '不能为空');
/** The id of a candidate, a paper or a person elected: ours, so plain letters. */
export const ownId = z.string().regex(/^[\w:.-]{1,60}$/, '没有这个编号');
/** Words that stand in an address: one line, short. */
export const addressText = words(200);
/** A sheet's own name; a file of one table has none. */
export const sheetName = words(100);
/** A file's own name, as it was called where it came from. */
export const fileName = words(200).refine((s) => s.trim() !== '', '请写上文件名');
/** A place in a list, counted from 1, as an address spells it. */
export const placeInList = z
  .string()
  .regex(/^[1-9]\d{0,11}$/, '要写成 1 以上的整数')
  .transform(Number);
export const optionalText = words(2000);
export const requiredText = words(2000).refine((s) => s.trim() !== '', '不能为空');
/** Names up to 25 characters as people count them, ethnic long names with · included; kept byte for byte. */
export const personName = words(200)
  .refine((s) => s.trim() !== '', '姓名不能为空')
  .refine((s) => [...new Intl.Segmenter('zh').segment(s)].length <= 50, '姓名太长');
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, '不是有效的文件摘要');
export const stepCode = z
  .string()
  .refine(isStepCode, '没有这个步骤')
  .transform((code) => code as StepCode);
export const sex = z.enum(['F', 'M']);
export const post = z.enum([
  'CHAIR',
  'VICE',
  'MEMBER',
  'WOMEN_MEMBER',
  'PARTY_MEMBER',
  'SECRETARY',
  'DEPUTY_SECRETARY',
]);
export const packId = z.enum(['party-2020', 'residents-2026', 'residents-2018', 'villagers-2025']);
export const pollId = z
  .string()
  .regex(/^(party-committee|party-secretaries|residents)(-[1-9]\d?)?$/, '没有这次投票')
  .transform((id) => id as PollId);
export const gateItemId = z
  .string()
  .regex(
    /^(CHAIR_AUDIT|FINANCE_AUDIT|MEMBER_AUDIT|PERFORMANCE_REVIEW|DEVELOPMENT_PLAN|RECTIFICATION:[1-9]\d{0,3})$/,
    '没有这一项材料',
  )
  .transform((id) => id as GateItemId);
export const evidence = z.array(z.strictObject({ name: requiredText, sha256 })).max(50);
/** Time on a wall clock in Asia/Shanghai, as written on a paper form. */
/** A moment by somebody's clock, as `2026-12-20T02:00:00.000Z`. */
export const instant = z.iso.datetime({ message: '时间要写成 2026-12-20T02:00:00Z 这样' });
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间要写成 09:30 这样');
