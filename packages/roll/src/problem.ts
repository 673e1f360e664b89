import type { Reason, SourceRef, Text } from '@mingxuan/rulebook';
import { text } from '@mingxuan/rulebook';
import type { Field } from './fields.ts';
import { NAME_MAX } from './name.ts';

/** What a problem does to its row, from worst to mildest. A warning leaves the row accepted. */
export type Severity = 'rejected' | 'needsHuman' | 'corrected' | 'warning';

/** Something found in one cell, with where it stands. */
export interface Problem {
  readonly sheet: string;
  /** Sheet row, from 1. */
  readonly row: number;
  /** Column letters as the spreadsheet shows them; empty where the sheet has no such column. */
  readonly column: string;
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly message: Text;
  /** The articles behind it, where the law and not the file decides. */
  readonly sources: readonly SourceRef[];
  /** What the cell holds, long numbers masked. */
  readonly value?: string;
}

/** Words put into a message; all of them already masked. */
export interface Words {
  readonly value?: string;
  readonly corrected?: string;
  readonly other?: string;
  /** The rulebook's own answer, whose sentence and sources are then used. */
  readonly reason?: Reason;
}

interface Kind {
  readonly severity: Severity;
  readonly field: Field;
  readonly say: (words: Words) => Text;
  readonly sources: readonly SourceRef[];
}

const kind = (
  severity: Severity,
  field: Field,
  zh: (words: Words) => string,
  en: (words: Words) => string,
  sources: readonly SourceRef[] = [],
): Kind => ({ severity, field, say: (words) => words.reason?.text ?? text(zh(words), en(words)), sources });

/** Who may be registered: age, grounds, deprivation of political rights. */
const REGISTRATION = ['JWH25-16'];

const NAME = {
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
  NAME_DOT: kind(
    'warning',
    'name',
    (w) => `姓名“${w.value}”里的间隔号不是身份证上用的“·”，请核对。`,
    (w) => `The dot in “${w.value}” is not the “·” of identity cards; please check.`,
  ),
} as const;

const ID = {
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

const PERSON = {
  SEX_FILLED: kind(
    'corrected',
    'sex',
    (w) => `没有填性别，按身份证号补为“${w.corrected}”。`,
    (w) => `The sex was not given; taken from the identity number: ${w.corrected}.`,
  ),
  SEX_SPELLING: kind(
    'corrected',
    'sex',
    (w) => `性别“${w.value}”已统一写成“${w.corrected}”。`,
    (w) => `The sex “${w.value}” is now written “${w.corrected}”.`,
  ),
  SEX_UNREADABLE: kind(
    'needsHuman',
    'sex',
    (w) => `看不懂性别“${w.value}”，请填“男”或“女”。`,
    (w) => `The sex “${w.value}” cannot be read; enter 男 or 女.`,
  ),
  SEX_DISAGREES: kind(
    'needsHuman',
    'sex',
    (w) => `性别填的是“${w.value}”，按身份证号应为“${w.corrected}”，请对照身份证核对。`,
    (w) => `The sex says “${w.value}”, the identity number “${w.corrected}”; compare with the card.`,
  ),
  BIRTH_FILLED: kind(
    'corrected',
    'birth',
    (w) => `没有填出生日期，按身份证号补为 ${w.corrected}。`,
    (w) => `The birth date was not given; taken from the identity number: ${w.corrected}.`,
  ),
  BIRTH_COMPLETED: kind(
    'corrected',
    'birth',
    (w) => `出生日期“${w.value}”写得不完整，与身份证号相符，按 ${w.corrected} 登记。`,
    (w) => `The birth date “${w.value}” is incomplete but fits the identity number; entered as ${w.corrected}.`,
  ),
  BIRTH_UNREADABLE: kind(
    'needsHuman',
    'birth',
    (w) => `看不懂出生日期“${w.value}”，请写成 1966-09-17 的样子。`,
    (w) => `The birth date “${w.value}” cannot be read; write it like 1966-09-17.`,
  ),
  BIRTH_DISAGREES: kind(
    'needsHuman',
    'birth',
    (w) => `出生日期填的是 ${w.value}，身份证号里是 ${w.corrected}，请对照身份证核对。`,
    (w) => `The birth date says ${w.value}, the identity number ${w.corrected}; compare with the card.`,
  ),
  AGE_UNDER: kind(
    'rejected',
    'birth',
    () => '到选举日还不满选民年龄，不能登记。',
    () => 'Not of voting age on election day.',
    REGISTRATION,
  ),
  AGE_UNKNOWN: kind(
    'needsHuman',
    'birth',
    () => '所用规则没有写选民年龄。',
    () => 'The rules in force set no voting age.',
    REGISTRATION,
  ),
  AGE_ON_THE_DAY: kind(
    'warning',
    'birth',
    () => '选举日当天才满选民年龄。',
    () => 'Turns of age on election day itself.',
    REGISTRATION,
  ),
  AGE_HIGH: kind(
    'warning',
    'birth',
    (w) => `到选举日已 ${w.other} 岁，请核对本人是否健在。`,
    (w) => `Aged ${w.other} on election day; please check.`,
  ),
  GROUND_MISSING: kind(
    'needsHuman',
    'ground',
    () => '没有写明按哪一种情形登记，请填“户籍”“常住”或“社区工作者”（居委会组织法第十六条）。',
    () => 'The ground of registration is not given: 户籍, 常住 or 社区工作者 (JWH25-16).',
    REGISTRATION,
  ),
  GROUND_UNKNOWN: kind(
    'needsHuman',
    'ground',
    (w) => `登记类别“${w.value}”不属于“户籍”“常住”“社区工作者”中的一种，请核实后改填（居委会组织法第十六条）。`,
    (w) => `The ground “${w.value}” is none of 户籍, 常住, 社区工作者; find out and correct it (JWH25-16).`,
    REGISTRATION,
  ),
} as const;

const OTHER = {
  ROW_HIDDEN: kind(
    'warning',
    'name',
    () => '这一行在表格里是隐藏的（或被筛选掉了），也算在内，请核实该不该登记。',
    () =>
      'This row is hidden in the sheet (or filtered away) and counts all the same; find out whether it belongs here.',
  ),
  GROUP_MISSING: kind(
    'warning',
    'group',
    () => '没有填居民小组，公布名单时无法分组，请补填。',
    () => 'The residents’ group is not given; the published list needs it.',
  ),
  HOUSEHOLD_MISSING: kind(
    'warning',
    'household',
    () => '没有填户号，按户推选代表时无法归户，请补填。',
    () => 'The household is not given; electing by household needs it.',
  ),
  HOUSEHOLD_WIDTH: kind(
    'corrected',
    'household',
    (w) => `户号里的空格已去掉、全角字符已改成半角，按“${w.corrected}”登记。`,
    (w) => `Spaces in the household number were removed and full-width characters narrowed: “${w.corrected}”.`,
  ),
  PHONE_ODD: kind(
    'warning',
    'phone',
    (w) => `联系电话“${w.value}”不像电话号码，请核对。`,
    (w) => `“${w.value}” does not look like a phone number; please check.`,
  ),
  VALUE_TIDIED: kind(
    'corrected',
    'remark',
    (w) => `多余的空格和看不见的字符已去掉，按“${w.corrected}”登记。`,
    (w) => `Superfluous spaces and invisible characters were removed: “${w.corrected}”.`,
  ),
  VALUE_FORMULA: kind(
    'corrected',
    'remark',
    (w) => `这一格是公式，已按它显示的值“${w.corrected}”登记，请核对。`,
    (w) => `This cell is a formula; its shown value “${w.corrected}” was taken, please check.`,
  ),
  VALUE_ERROR: kind(
    'warning',
    'remark',
    (w) => `这一格是错误值（${w.value}），没有采用。`,
    (w) => `This cell holds an error (${w.value}) and was not used.`,
  ),
  REMARK_MOVED: kind(
    'warning',
    'remark',
    (w) => `备注写着“${w.value}”，请核实本人是否仍可在本社区登记。`,
    (w) => `The remark says “${w.value}”; find out whether this person may still be registered here.`,
  ),
  REMARK_DEAD: kind(
    'needsHuman',
    'remark',
    (w) => `备注写着“${w.value}”，请核实后再决定是否列入。`,
    (w) => `The remark says “${w.value}”; find out before listing this person.`,
  ),
  REMARK_RIGHTS: kind(
    'needsHuman',
    'remark',
    (w) => `备注写着“${w.value}”。只有法院判决剥夺政治权利的才不列入，请查验判决书后再决定（居委会组织法第十六条）。`,
    (w) =>
      `The remark says “${w.value}”. Only a court’s deprivation of political rights keeps somebody off the roll; see the judgment first (JWH25-16).`,
    REGISTRATION,
  ),
} as const;

const ACROSS = {
  DUPLICATE_ID: kind(
    'rejected',
    'idNumber',
    (w) => `身份证号与${w.other}相同（${w.value}），是同一个人，只登记一次。`,
    (w) => `The same identity number as in ${w.other} (${w.value}): the same person, registered once.`,
  ),
  SAME_ID_OTHER_NAME: kind(
    'needsHuman',
    'idNumber',
    (w) => `身份证号与${w.other}相同（${w.value}），姓名却不同，请对照两人的身份证。`,
    (w) => `The same identity number as in ${w.other} (${w.value}) but another name; compare both cards.`,
  ),
  SAME_NAME_BIRTH: kind(
    'needsHuman',
    'name',
    (w) => `与${w.other}同名同生日，身份证号不同，请核实是不是同一个人。`,
    (w) =>
      `The same name and birthday as in ${w.other} but another identity number; find out whether it is one person.`,
  ),
  ALREADY_ON_ROLL: kind(
    'rejected',
    'idNumber',
    (w) => `这个身份证号已经在名册上（${w.value}），不重复登记。`,
    (w) => `This identity number is on the roll already (${w.value}); not registered twice.`,
  ),
} as const;

const KINDS = { ...NAME, ...ID, ...PERSON, ...OTHER, ...ACROSS } as const;

/** Stable names of everything a row can be told. */
export type ProblemCode = keyof typeof KINDS;

/** All codes, for screens that explain them. */
export const PROBLEM_CODES = Object.keys(KINDS) as readonly ProblemCode[];

/** Severity, field and sentence of a problem. */
export const problemKind = (code: ProblemCode): Kind => KINDS[code];
