import { NAME_MAX } from './name.ts';
import { kind } from './problem-kind.ts';

export const NAME = {
  NAME_MISSING: kind(
    'rejected',
    'name',
    () => '没有姓名，请补填。',
    () => 'There is no name; fill it in.',
  ),
  NAME_NOT_TEXT: kind(
    'rejected',
    'name',
    (w) => `姓名格里不是文字（${w.value}），请改成姓名。`,
    (w) => `The name cell holds no text (${w.value}); enter the name.`,
  ),
  NAME_SPACES: kind(
    'corrected',
    'name',
    (w) => `姓名里的空格已去掉，按“${w.corrected}”登记。`,
    (w) => `Spaces in the name were removed: “${w.corrected}”.`,
  ),
  NAME_TOO_LONG: kind(
    'needsHuman',
    'name',
    () => `姓名超过 ${NAME_MAX} 个字，请对照身份证核对。`,
    () => `The name is longer than ${NAME_MAX} characters; compare it with the identity card.`,
  ),
  NAME_TOO_SHORT: kind(
    'needsHuman',
    'name',
    (w) => `姓名只有一个字（${w.value}），请对照身份证核对。`,
    (w) => `The name has one character only (${w.value}); compare it with the identity card.`,
  ),
  NAME_CHARACTERS: kind(
    'needsHuman',
    'name',
    (w) => `姓名“${w.value}”里有数字、符号或显示不出的字，请对照身份证改正。`,
    (w) => `The name “${w.value}” contains digits, signs or unreadable characters; correct it from the identity card.`,
  ),
  NAME_LATIN: kind(
    'needsHuman',
    'name',
    (w) => `姓名“${w.value}”里夹着拼音字母，多半是打不出的字，请对照身份证改成汉字。`,
    (w) => `The name “${w.value}” mixes letters with characters; enter the character from the identity card.`,
  ),
  NAME_DOT: kind(
    'warning',
    'name',
    (w) => `姓名“${w.value}”里的间隔号不是身份证上用的“·”，请核对。`,
    (w) => `The dot in “${w.value}” is not the “·” of identity cards; please check.`,
  ),
  NAME_UNPRINTABLE: kind(
    'warning',
    'name',
    (w) =>
      `姓名“${w.value}”里的“${w.other}”，系统的字体都打印不出：名单和选民证上要留空手写，或者请管理员装上有这个字的字体。字本身不要改。`,
    (w) =>
      `No font here can print “${w.other}” in “${w.value}”: on lists and cards it is written by hand, or the administrator adds a font that has it. Leave the name as it is.`,
  ),
} as const;

export const ID = {
  ID_MISSING: kind(
    'rejected',
    'idNumber',
    () => '没有身份证号，请补填。',
    () => 'There is no identity number; fill it in.',
  ),
  ID_NUMBER_CELL: kind(
    'rejected',
    'idNumber',
    (w) => `身份证号存成了数字（${w.value}），后几位已经丢失。请把该格设为“文本”，照身份证重新填写。`,
    (w) =>
      `The identity number was stored as a number (${w.value}) and has lost its last digits. Set the cell to text and enter it again from the card.`,
  ),
  ID_SCIENTIFIC: kind(
    'rejected',
    'idNumber',
    (w) => `身份证号成了科学计数（${w.value}），数字已经丢失。请照身份证重新填写。`,
    (w) =>
      `The identity number became scientific notation (${w.value}) and has lost digits. Enter it again from the card.`,
  ),
  ID_NOT_TEXT: kind(
    'rejected',
    'idNumber',
    (w) => `身份证号格里是日期、公式或错误值（${w.value}），请照身份证填写成文本。`,
    (w) => `The identity number cell holds a date, a formula or an error (${w.value}); enter the number as text.`,
  ),
  ID_MERGED: kind(
    'rejected',
    'idNumber',
    () => '身份证号与上面的行合并成了一格，请拆开后一人一行填写。',
    () => 'The identity number is merged with the row above; give each person their own row.',
  ),
  ID_FIFTEEN: kind(
    'rejected',
    'idNumber',
    (w) => `这是 15 位的旧号码（${w.value}），请换成 18 位身份证号。`,
    (w) => `This is an old 15-digit number (${w.value}); use the 18-digit one.`,
  ),
  ID_LENGTH: kind(
    'rejected',
    'idNumber',
    (w) => `身份证号应为 18 位，这里是 ${w.other} 位（${w.value}），请照身份证改正。`,
    (w) => `An identity number has 18 characters, this one has ${w.other} (${w.value}); correct it from the card.`,
  ),
  ID_MASKED: kind(
    'rejected',
    'idNumber',
    (w) => `身份证号被遮盖了（${w.value}），请向提供名册的单位要完整的号码。`,
    (w) => `The identity number is masked (${w.value}); ask whoever supplied the list for the whole number.`,
  ),
  ID_OTHER_PAPER: kind(
    'needsHuman',
    'idNumber',
    (w) =>
      `“${w.value}”不是身份证号，像是护照、军官证或通行证的号码。请看证件原件，查明本人有没有选举权、出生日期是否写对。`,
    (w) =>
      `“${w.value}” is no identity number but seems to be that of a passport, officer’s card or permit. See the paper itself: whether this person may vote, and whether the birth date is right.`,
  ),
  ID_CHARACTERS: kind(
    'rejected',
    'idNumber',
    (w) => `身份证号里有不该有的字符（${w.value}），请照身份证改正。`,
    (w) => `The identity number contains characters that do not belong there (${w.value}); correct it from the card.`,
  ),
  ID_DATE: kind(
    'rejected',
    'idNumber',
    (w) => `身份证号里的出生日期不存在（${w.value}），请照身份证改正。`,
    (w) => `The birth date inside the identity number does not exist (${w.value}); correct it from the card.`,
  ),
  ID_CHECK_DIGIT: kind(
    'rejected',
    'idNumber',
    (w) => `身份证号的校验位不对（${w.value}），至少有一位写错了，请照身份证改正。`,
    (w) =>
      `The check digit of the identity number is wrong (${w.value}): some digit is mistaken; correct it from the card.`,
  ),
  ID_WIDTH: kind(
    'corrected',
    'idNumber',
    (w) => `身份证号里的全角数字已改成半角：${w.corrected}。`,
    (w) => `Full-width digits in the identity number were made half-width: ${w.corrected}.`,
  ),
  ID_SPACES: kind(
    'corrected',
    'idNumber',
    (w) => `身份证号里多余的空格或符号已去掉：${w.corrected}。`,
    (w) => `Spaces or marks around the identity number were removed: ${w.corrected}.`,
  ),
  ID_LOWER_X: kind(
    'corrected',
    'idNumber',
    (w) => `身份证号末位的小写 x 已改成大写：${w.corrected}。`,
    (w) => `The final x of the identity number was made upper case: ${w.corrected}.`,
  ),
  ID_AREA: kind(
    'warning',
    'idNumber',
    (w) => `身份证号开头的地区码不常见（${w.value}），请核对。`,
    (w) => `The area code of the identity number is unusual (${w.value}); please check.`,
  ),
} as const;
