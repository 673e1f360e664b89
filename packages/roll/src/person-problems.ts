import { kind, REGISTRATION } from './problem-kind.ts';

export const PERSON = {
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
    (w) => `出生日期“${w.value}”不是完整的年月日，与身份证号相符，按 ${w.corrected} 登记。`,
    (w) => `The birth date “${w.value}” is no full date but fits the identity number; entered as ${w.corrected}.`,
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
  BIRTH_FUTURE: kind(
    'rejected',
    'birth',
    (w) => `出生日期 ${w.value} 在选举日以后，请对照身份证改正。`,
    (w) => `The birth date ${w.value} lies after election day; correct it from the card.`,
  ),
  BIRTH_NEEDED: kind(
    'needsHuman',
    'birth',
    () => '用身份证以外的证件登记的，要写明性别和完整的出生日期，像 1966-09-17 的样子。',
    () => 'Who is registered by another paper needs the sex and the full birth date, like 1966-09-17.',
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
  GROUND_DEPRIVED: kind(
    'needsHuman',
    'ground',
    (w) =>
      `登记类别写着“${w.value}”。只有法院判决剥夺政治权利的才不列入，请查验判决书后再决定（居委会组织法第十六条）；确有判决的不要列入，没有判决的照常写明登记类别。`,
    (w) =>
      `The ground says “${w.value}”. Only a court’s deprivation of political rights keeps somebody off the roll (JWH25-16): see the judgment first; without one, give the ground and register.`,
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

export const ACROSS = {
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
} as const;
