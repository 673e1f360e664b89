import { kind, REGISTRATION } from './problem-kind.ts';

export const OTHER = {
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
  GROUP_WIDTH: kind(
    'corrected',
    'group',
    (w) => `居民小组里的空格已去掉、全角字符已改成半角，按“${w.corrected}”登记。`,
    (w) => `Spaces in the group were removed and full-width characters narrowed: “${w.corrected}”.`,
  ),
  GROUP_SPELLING: kind(
    'warning',
    'group',
    (w) => `居民小组“${w.value}”和${w.other}像是同一个组，公布的名单会分成两组，请统一写法。`,
    (w) =>
      `The group “${w.value}” seems to be the same as ${w.other}; the list would show two groups, use one spelling.`,
  ),
  GROUP_FROM_LINE: kind(
    'corrected',
    'group',
    (w) => `居民小组取自${w.other}，按“${w.corrected}”登记。`,
    (w) => `The group was taken from ${w.otherEn}: “${w.corrected}”.`,
  ),
  GROUP_COLUMN_MISSING: kind(
    'warning',
    'group',
    (w) => `这张表没有居民小组这一列，${w.value} 人没有小组，名单公告无法按组打印。请补上这一列后重新上传。`,
    (w) =>
      `This sheet has no column for the group; ${w.value} people have none, and the notice of the roll cannot be printed by groups. Add the column and upload again.`,
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
  REMARK_HELD: kind(
    'warning',
    'remark',
    (w) =>
      `备注写着“${w.value}”。被羁押、服刑的人没有被法院判决剥夺政治权利的，仍有选举权，照常登记；有剥夺政治权利判决书的，登记后按“补正”除名（居委会组织法第十六条）。`,
    (w) =>
      `The remark says “${w.value}”. Who is held or imprisoned keeps the vote unless a court has taken political rights away, and is registered (JWH25-16); a judgment is dealt with by an amendment.`,
    REGISTRATION,
  ),
  REMARK_RELATIVE: kind(
    'warning',
    'remark',
    (w) => `备注“${w.value}”说的像是别人，不影响登记，请看一眼。`,
    (w) => `The remark “${w.value}” seems to speak of somebody else; it holds nobody up, please look.`,
  ),
  DECIDED_REGISTER: kind(
    'warning',
    'name',
    (w) => `已经人工核对，照此登记：${w.value}`,
    (w) => `Checked by a person, registered: ${w.value}`,
  ),
  DECIDED_LEAVE_OUT: kind(
    'needsHuman',
    'name',
    (w) => `已经人工核对，不登记：${w.value}`,
    (w) => `Checked by a person, left out: ${w.value}`,
  ),
  SHEET_HIDDEN: kind(
    'warning',
    'name',
    (w) => `工作表“${w.value}”是隐藏的，里面有居民，没有读。要登记他们，请取消隐藏后重新上传；不要的请删掉这张表。`,
    (w) => `Sheet “${w.value}” is hidden and holds people; it was not read. Unhide it and upload again, or delete it.`,
  ),
  SHEET_EXAMPLE: kind(
    'warning',
    'name',
    (w) => `工作表“${w.value}”像是填表说明或样例，没有读。里面要是有真的居民，请写好表头后重新上传。`,
    (w) =>
      `Sheet “${w.value}” seems to be instructions or an example and was not read. If it holds people, give it a header and upload again.`,
  ),
} as const;
