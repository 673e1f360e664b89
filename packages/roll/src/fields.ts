import type { Text } from '@mingxuan/rulebook';
import { text } from '@mingxuan/rulebook';

/** What a column of a roll can mean. */
export type Field =
  | 'name'
  | 'sex'
  | 'idNumber'
  | 'birth'
  | 'group'
  | 'household'
  | 'ground'
  | 'address'
  | 'phone'
  | 'remark';

/** Without these two nobody can be told apart; everything else can be filled in or asked for row by row. */
export const REQUIRED_FIELDS = ['name', 'idNumber'] as const satisfies readonly Field[];

export const FIELD_NAMES: Readonly<Record<Field, Text>> = {
  name: text('姓名', 'name'),
  sex: text('性别', 'sex'),
  idNumber: text('身份证号', 'identity number'),
  birth: text('出生日期', 'date of birth'),
  group: text('居民小组', 'residents’ group'),
  household: text('户号', 'household number'),
  ground: text('登记类别', 'ground of registration'),
  address: text('住址', 'address'),
  phone: text('联系电话', 'phone'),
  remark: text('备注', 'remark'),
};

/** Headings that offices use, the surest first: where two columns could serve, the earlier one is taken. */
const HEADINGS: Readonly<Record<Field, readonly string[]>> = {
  name: ['姓名', '选民姓名', '居民姓名', '本人姓名', '登记人姓名', '登记人', '选民', '名字', '居民', 'name'],
  sex: ['性别', '男/女', '男女', 'sex', 'gender'],
  idNumber: [
    '公民身份号码',
    '公民身份证号码',
    '公民身份证号',
    '居民身份证号码',
    '居民身份证号',
    '身份证号码',
    '身份证号',
    '身份证',
    '身份号码',
    '居民身份证',
    '证件号码',
    '证件号',
    '证件编号',
    '有效证件号码',
    'idnumber',
    'id',
    'idno',
    'idcard',
  ],
  birth: ['出生日期', '出生年月日', '出生年月', '出生时间', '生日', '出生', 'birth', 'birthday', 'dateofbirth'],
  group: [
    '居民小组',
    '居民小组名称',
    '所属居民小组',
    '所属小组',
    '小组',
    '组别',
    '组',
    '选民小组',
    '网格小组',
    'group',
  ],
  household: ['户号', '户编号', '家庭编号', '家庭户号', '户口簿号', '户口本号', '户序号', '户别号', 'household'],
  ground: [
    '登记类别',
    '选民类别',
    '登记依据',
    '登记情形',
    '登记类型',
    '居民类别',
    '人员类别',
    '人员类型',
    '居住类别',
    '居住类型',
    '户籍类别',
    '户籍/常住',
    '户籍情况',
    '户籍状况',
    '类别',
    '类型',
    'ground',
    'category',
  ],
  address: [
    '住址',
    '家庭住址',
    '现住址',
    '现居住地址',
    '居住地址',
    '现居住地',
    '常住地址',
    '详细地址',
    '地址',
    '居住地',
    '户籍地址',
    '户籍所在地',
    // Room 101 of one building and of the next are two households: a door is an address.
    '门牌号',
    '门牌',
    '房号',
    '房间号',
    '室号',
    'address',
  ],
  phone: [
    '联系电话',
    '手机',
    '手机号',
    '手机号码',
    '电话',
    '电话号码',
    '联系方式',
    '本人电话',
    'phone',
    'mobile',
    'tel',
  ],
  remark: ['备注', '说明', '备考', '附注', 'remark', 'note', 'remarks'],
};

/** A heading about somebody else in the household must never be taken for the voter's own. */
const SOMEBODY_ELSE = /户主|配偶|联系人|监护|受托|委托|代理|父亲|母亲|子女|紧急|推荐|登记员|填表|经办|曾用名/u;

/** Looser patterns, tried only when no exact heading fits. */
const PATTERNS: readonly (readonly [Field, RegExp])[] = [
  ['idNumber', /^(?!.*(类型|类别|种类|有效期|地址|签发)).*(身份证|身份号码|证件号)/u],
  ['birth', /出生(?!地)/u],
  ['phone', /电话|手机/u],
  ['group', /居民小组|小组$/u],
  ['household', /户号|户编号/u],
  ['name', /姓名$/u],
  ['ground', /登记(类别|依据|类型|情形)|(居民|选民|人员)类[别型]/u],
  ['address', /住址|居住地|门牌/u],
  ['remark', /^备注/u],
];

const FIELDS = Object.keys(HEADINGS) as readonly Field[];

/** Full-width forms, spaces, line breaks, stars and colons do not change what a heading means. */
export function headingKey(heading: string): string {
  return heading
    .normalize('NFKC')
    .replace(/[\s\p{Cf}*:：·、,，.。_#★※-]/gu, '')
    .toLowerCase();
}

/** The field a heading stands for, with its rank: a lower rank is a surer reading. */
export function fieldOf(heading: string): { readonly field: Field; readonly rank: number } | undefined {
  const key = headingKey(heading);
  if (key === '' || Array.from(key).length > 20 || SOMEBODY_ELSE.test(key)) return undefined;
  const bare = key.replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/gu, '');
  for (const field of FIELDS) {
    const rank = HEADINGS[field].findIndex((known) => known === key || known === bare);
    if (rank >= 0) return { field, rank };
  }
  const pattern = PATTERNS.find(([, shape]) => shape.test(bare));
  return pattern ? { field: pattern[0], rank: 100 } : undefined;
}
