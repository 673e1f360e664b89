import type { IsoDate } from '../date.ts';
import type { Mark, SourceLevel } from '../law.ts';
import { text } from '../text.ts';
import type { Text } from '../text.ts';

/** A law, regulation, notice or practice that rules cite. */
export interface Document {
  readonly code: string;
  readonly title: Text;
  readonly level: SourceLevel;
  /** How well its text is known; an article may be known better or worse (see `confirmed`). */
  readonly mark: Mark;
  /** Articles read in the text, as inclusive ranges, where not the whole document was read. */
  readonly confirmed?: readonly (readonly [number, number])[];
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  /** Written for villagers' committees only. */
  readonly villagesOnly?: true;
}

interface Extra {
  readonly from?: string;
  readonly to?: string;
  readonly confirmed?: readonly (readonly [number, number])[];
  readonly villagesOnly?: true;
}

function doc(code: string, level: SourceLevel, mark: Mark, zh: string, en: string, extra: Extra = {}): Document {
  return {
    code,
    title: text(zh, en),
    level,
    mark,
    ...(extra.from === undefined ? {} : { from: extra.from as IsoDate }),
    ...(extra.to === undefined ? {} : { to: extra.to as IsoDate }),
    ...(extra.confirmed === undefined ? {} : { confirmed: extra.confirmed }),
    ...(extra.villagesOnly === undefined ? {} : { villagesOnly: extra.villagesOnly }),
  };
}

const V = { villagesOnly: true } as const;

/** Every document that a rule, a parameter or a step may cite, in the order of the source list. */
export const DOCUMENTS: readonly Document[] = [
  doc(
    'JWH25',
    'NATIONAL',
    'CONFIRMED',
    '城市居民委员会组织法（2025 年修订）',
    'Urban Residents’ Committee Organic Law (2025)',
    { from: '2026-01-01' },
  ),
  doc(
    'JWH18',
    'NATIONAL',
    'CONFIRMED',
    '城市居民委员会组织法（2018 年修正）',
    'Urban Residents’ Committee Organic Law (2018)',
    { from: '2018-12-29', to: '2025-12-31' },
  ),
  doc('CWH25', 'NATIONAL', 'CONFIRMED', '村民委员会组织法（2025 年修正）', 'Villagers’ Committee Organic Law (2025)', {
    from: '2026-01-01',
    ...V,
  }),
  doc('CWH18', 'NATIONAL', 'CONFIRMED', '村民委员会组织法（2018 年修正）', 'Villagers’ Committee Organic Law (2018)', {
    from: '2018-12-29',
    to: '2025-12-31',
    ...V,
  }),
  doc(
    'XJF',
    'NATIONAL',
    'CONFIRMED',
    '全国人民代表大会和地方各级人民代表大会选举法（参照）',
    'Electoral Law for the people’s congresses (by analogy)',
  ),
  doc('MFD', 'NATIONAL', 'CONFIRMED', '民法典', 'Civil Code', { from: '2021-01-01' }),
  doc('MSS', 'NATIONAL', 'CONFIRMED', '民事诉讼法', 'Civil Procedure Law'),
  doc(
    'ZAG25',
    'NATIONAL',
    'CONFIRMED',
    '治安管理处罚法（2025 年修订）',
    'Public Security Administration Punishments Law (2025)',
    { from: '2026-01-01' },
  ),
  doc('XF', 'NATIONAL', 'CONFIRMED', '刑法', 'Criminal Law'),
  doc('ZWCF', 'NATIONAL', 'CONFIRMED', '公职人员政务处分法', 'Law on Administrative Discipline for Public Employees'),
  doc('DAF', 'NATIONAL', 'CONFIRMED', '档案法', 'Archives Law'),
  doc('XFT22', 'NATIONAL', 'UNCONFIRMED', '信访工作条例', 'Regulations on Letters and Visits', { from: '2022-05-01' }),
  doc(
    'GC13',
    'NATIONAL',
    'UNCONFIRMED',
    '村民委员会选举规程（民发〔2013〕76号）',
    'Village election procedure (2013)',
    V,
  ),

  doc(
    'DXJ20',
    'PARTY',
    'SECONDARY',
    '中国共产党基层组织选举工作条例',
    'Regulations on elections in the Party’s grass-roots organisations',
    {
      from: '2020-07-13',
      confirmed: [
        [1, 14],
        [20, 25],
      ],
    },
  ),
  doc('DZ', 'PARTY', 'CONFIRMED', '中国共产党章程', 'Constitution of the Communist Party of China'),
  doc(
    'RQ18',
    'PARTY',
    'CONFIRMED',
    '关于党的基层组织任期的意见（2018）',
    'Opinions on terms of the Party’s grass-roots organisations (2018)',
    { from: '2018-07-01' },
  ),
  doc('ZB18', 'PARTY', 'SECONDARY', '中国共产党支部工作条例（试行）', 'Regulations on the work of Party branches', {
    confirmed: [
      [4, 4],
      [6, 6],
    ],
  }),
  doc(
    'ZZB',
    'PARTY',
    'SECONDARY',
    '中央组织部关于应到会人数的说明（转述）',
    'Organisation Department’s note on expected attendance (as retold)',
  ),
  doc('BC', 'PARTY', 'SECONDARY', '新编基层党务工作手册（转载）', 'Handbook of grass-roots Party work (as reprinted)'),
  doc('QB', 'PARTY', 'SECONDARY', '党建题库与党务问答', 'Party-work question banks'),
  doc(
    'SZQA',
    'PARTY',
    'SECONDARY',
    '深圳市政府网党内选举问答（2018）',
    'Shenzhen government questions and answers (2018)',
  ),
  doc('BF', 'PARTY', 'SECONDARY', '各地党组织选举办法样本', 'Sample Party election methods'),
  doc(
    'ZBF10',
    'PARTY',
    'UNCONFIRMED',
    '中办发〔2010〕27号等关于两推一选、公推直选的政策',
    'Policy papers on two recommendations and one election',
  ),
  doc(
    'NCGZ',
    'PARTY',
    'UNCONFIRMED',
    '中国共产党农村基层组织工作条例',
    'Regulations on the Party’s rural grass-roots work',
  ),

  doc(
    'SEED',
    'PRACTICE',
    'CONFIRMED',
    '全市社区“两委”换届选举工作推进会讲话（五先五后）',
    'City address on the re-election of the two committees (five firsts)',
  ),
  doc(
    'FJ-PT',
    'PRACTICE',
    'CONFIRMED',
    '福建莆田村（社区）换届日程与公告模板（2026 届）',
    'Putian schedule and notice templates (2026 round)',
  ),
  doc('PRACTICE', 'PRACTICE', 'SECONDARY', '各地规程、政策和惯例', 'Local procedures, policy and custom'),

  doc(
    'CQ25',
    'PROVINCIAL',
    'SECONDARY',
    '重庆市居民委员会选举办法（2025）',
    'Chongqing residents’ committee election measures (2025)',
    { from: '2026-01-01', confirmed: [[1, 6]] },
  ),
  doc(
    'CQ21',
    'PROVINCIAL',
    'SECONDARY',
    '重庆市居民委员会选举规程（试行，2021）',
    'Chongqing residents’ committee election procedure (2021)',
    { from: '2021-01-01', to: '2025-12-31' },
  ),
  doc(
    'SC25',
    'PROVINCIAL',
    'SECONDARY',
    '四川省村民委员会选举条例（2025 年修订）',
    'Sichuan village election regulations (2025)',
    { from: '2026-01-01', ...V },
  ),
  doc(
    'SC20',
    'PROVINCIAL',
    'SECONDARY',
    '四川省村（居）民委员会选举和实施办法（2020 年修正）',
    'Sichuan village and residents’ measures (2020)',
    { from: '2020-01-01', confirmed: [[1, 5]] },
  ),
  doc(
    'ZJ20C',
    'PROVINCIAL',
    'SECONDARY',
    '浙江省城市社区居民委员会选举规程（试行，2020）',
    'Zhejiang residents’ committee election procedure (2020)',
    { from: '2020-01-01', confirmed: [[1, 2]] },
  ),
  doc(
    'ZJ20V',
    'PROVINCIAL',
    'CONFIRMED',
    '浙江省村民委员会选举办法（2020 年修正）',
    'Zhejiang village election measures (2020)',
    { from: '2020-07-31', ...V },
  ),
  doc(
    'SH20V',
    'PROVINCIAL',
    'CONFIRMED',
    '上海市村民委员会选举办法（2020）',
    'Shanghai village election measures (2020)',
    { from: '2020-09-25', ...V },
  ),
  doc(
    'SH20J',
    'PROVINCIAL',
    'CONFIRMED',
    '上海市居民委员会工作条例（2020）',
    'Shanghai residents’ committee work regulations (2020)',
    { from: '2020-05-14' },
  ),
  doc(
    'BJ12V',
    'PROVINCIAL',
    'CONFIRMED',
    '北京市村民委员会选举办法（2012）',
    'Beijing village election measures (2012)',
    { from: '2012-01-01', ...V },
  ),
  doc(
    'BJ91J',
    'PROVINCIAL',
    'CONFIRMED',
    '北京市实施城市居民委员会组织法办法（1991）',
    'Beijing measures implementing the residents’ committee law (1991)',
    { from: '1991-01-01' },
  ),
  doc(
    'BJ03',
    'CITY',
    'SECONDARY',
    '北京市社区居民委员会选举工作规程（试行，2003）',
    'Beijing residents’ committee election procedure (2003)',
    { from: '2003-01-01' },
  ),
  doc(
    'HA20J',
    'PROVINCIAL',
    'CONFIRMED',
    '河南省实施城市居民委员会组织法办法（2020）',
    'Henan measures implementing the residents’ committee law (2020)',
    { from: '2020-01-01' },
  ),
  doc(
    'HA11V',
    'PROVINCIAL',
    'CONFIRMED',
    '河南省实施村民委员会组织法办法（2011）',
    'Henan measures implementing the village law (2011)',
    { from: '2011-01-01', ...V },
  ),
  doc(
    'SD12',
    'PROVINCIAL',
    'CONFIRMED',
    '山东省实施村民委员会组织法办法（2012）',
    'Shandong measures implementing the village law (2012)',
    { from: '2012-01-01', ...V },
  ),
  doc(
    'SD11V',
    'PROVINCIAL',
    'SECONDARY',
    '山东省村民委员会选举办法（2011）',
    'Shandong village election measures (2011)',
    { from: '2011-01-01', confirmed: [[1, 6]], ...V },
  ),
  doc('GD-V', 'PROVINCIAL', 'SECONDARY', '广东省村民委员会选举办法', 'Guangdong village election measures', {
    from: '2010-01-01',
    confirmed: [[1, 6]],
    ...V,
  }),
  doc(
    'SZ20',
    'CITY',
    'CONFIRMED',
    '深圳罗湖社区居委会选举公告（2020—2021）',
    'Shenzhen Luohu residents’ election notices (2020–2021)',
    { from: '2020-12-01' },
  ),
  doc(
    'JS20C',
    'PROVINCIAL',
    'SECONDARY',
    '江苏省社区居民委员会选举指导规程（试行，2020）',
    'Jiangsu residents’ committee election guide (2020)',
    { from: '2020-08-01' },
  ),
  doc(
    'JS19V',
    'PROVINCIAL',
    'SECONDARY',
    '江苏省村民委员会选举办法（2019）',
    'Jiangsu village election measures (2019)',
    { from: '2019-09-27', confirmed: [[1, 5]], ...V },
  ),
  doc(
    'SY',
    'CITY',
    'SECONDARY',
    '辽宁某市第六届社区居委会换届意见（城市待核）',
    'Opinions of a Liaoning city on its sixth residents’ election (city unverified)',
    { from: '2009-01-01' },
  ),
  doc(
    'LN-V',
    'PROVINCIAL',
    'SECONDARY',
    '辽宁省村民委员会选举办法及开箱验票问答',
    'Liaoning village election measures, with answers on opening boxes',
    { from: '2010-01-01', ...V },
  ),
  doc(
    'TJ11',
    'PROVINCIAL',
    'SECONDARY',
    '天津市社区居民委员会选举指导规程（2011）',
    'Tianjin residents’ committee election guide (2011)',
    { from: '2011-01-01' },
  ),
  doc(
    'XP09',
    'CITY',
    'SECONDARY',
    '某市社区居民委员会选举规程（2009，城市待核）',
    'A city’s residents’ election procedure (2009, city unverified)',
    { from: '2009-05-21' },
  ),
  doc(
    'P-A',
    'PROVINCIAL',
    'SECONDARY',
    '某省村民委员会办法甲（省份待核）',
    'A province’s village measures A (province unverified)',
    { from: '2011-01-01', ...V },
  ),
  doc(
    'P-B',
    'PROVINCIAL',
    'SECONDARY',
    '某省村民委员会办法乙（省份待核）',
    'A province’s village measures B (province unverified)',
    { from: '2011-01-01', ...V },
  ),
  doc(
    'P-C',
    'PROVINCIAL',
    'SECONDARY',
    '某省（市）村民委员会办法丙（省份待核）',
    'A province’s village measures C (province unverified)',
    { from: '2011-01-01', ...V },
  ),
  doc(
    'P-D',
    'PROVINCIAL',
    'SECONDARY',
    '某省实施城市居民委员会组织法办法丁（省份待核）',
    'A province’s measures under the residents’ law D (province unverified)',
    { from: '1991-01-01' },
  ),
  doc(
    'P-E',
    'PROVINCIAL',
    'SECONDARY',
    '某省村民委员会办法戊（省份待核）',
    'A province’s village measures E (province unverified)',
    { from: '2011-01-01', ...V },
  ),
];
