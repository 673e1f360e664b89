import { C, parameter, rule, S } from '../packs/rule.ts';
import { text } from '../text.ts';
import { OLD_QUITTING, OLD_TERM, OLD_TRUSTEE, VILLAGE_FIGURES } from './overlay.ts';
import type { Overlay } from './overlay.ts';

/** Election chapter of the village measures, read whole. */
export const HENAN: Overlay = {
  id: 'henan',
  title: text('河南（实施村委会组织法办法 2011，参照）', 'Henan (village measures of 2011, as a model)'),
  region: 'CN-41',
  scope: 'VILLAGERS',
  from: '2011-01-01',
  rules: [
    rule(
      'HA-1',
      ['提名票并入低职', 'Nominations count down'],
      [
        '高职提名票不足的可以并入低职，不得低并高，平票再投。',
        'Nominations for a higher post may be added to a lower, never the reverse; ties are voted again.',
      ],
      'HA11V-25',
      C,
    ),
    rule(
      'HA-2',
      ['三种职务分别制票', 'A ballot per post'],
      ['主任、副主任、委员分别制票，一次同时投。', 'Separate ballots for each post, cast at one time.'],
      'HA11V-34',
      C,
    ),
    rule(
      'HA-3',
      ['确定名单后三日内可以放弃', 'Withdraw within three days'],
      [
        '候选人名单确定后三日内书面放弃，按提名票递补。',
        'A candidate may withdraw in writing within three days; the next follows.',
      ],
      'HA11V-27',
      C,
    ),
    rule(
      'HA-4',
      ['逾期的异议不受理', 'Late objections are not taken'],
      ['异议须书面，五日内提出，逾期不受理。', 'Objections are in writing within five days; later ones are not taken.'],
      'HA11V-21',
      C,
    ),
    rule(
      'HA-5',
      ['公章选举日交镇封存', 'The seal goes to the township'],
      [
        '公章选举日交乡镇封存，结果公布日交新班子。',
        'The seal is deposited on election day and handed over when the result is out.',
      ],
      'HA11V-40',
      C,
    ),
  ],
  parameters: {
    committeeSize: parameter({ min: 3, max: 7 }, 'HA11V-8', C),
    termYears: parameter(3, 'HA11V', S),
    recSize: parameter({ min: 7, max: 9 }, 'HA11V-11', C),
    recQuitOnRelative: parameter(false, 'HA11V-12', C),
    habitualResidenceMonths: parameter(12, 'HA11V-20', C),
    rollPublishDaysBefore: parameter(20, 'HA11V-21', C),
    surplus: parameter(
      { CHAIR: { min: 1, max: 1 }, VICE: { min: 1, max: 1 }, MEMBER: { min: 1, max: 2 } },
      'HA11V-24',
      C,
    ),
    nominationsCountDown: parameter(true, 'HA11V-25', C),
    candidatePublishDaysBefore: parameter(5, 'HA11V-26', C),
    proxyMaxPerTrustee: parameter(3, 'HA11V-30', C),
    proxyTrustee: parameter('NEAR_RELATIVE', 'HA11V-30', C),
    mobileBox: parameter({ approval: 'REC', minScrutineers: 3, publishVoters: true }, 'HA11V-31', C),
    overCollectedBase: parameter('ISSUED', 'HA11V-35', C),
    reElectionQuorum: parameter(true, 'HA11V-38', C),
    relativesKeep: parameter('HIGHER_POST', 'HA11V-8', C),
    relativesFillByNext: parameter(false, 'HA11V-8', C),
    certificateIssuer: parameter('REC', 'HA11V-37', C),
    sealSameDay: parameter(true, 'HA11V-40', C),
    ballotRetention: parameter(text('由乡镇统一封存三年', 'Sealed by the township for three years'), 'HA11V-37', C),
  },
  setAside: [...VILLAGE_FIGURES, OLD_TERM, OLD_TRUSTEE, OLD_QUITTING],
};

/** Its equal-number elections contradict the law of 2025 and stop there. */
export const HENAN_RESIDENTS: Overlay = {
  id: 'henan-residents',
  title: text('河南（实施居委会组织法办法 2020）', 'Henan (residents’ measures of 2020)'),
  region: 'CN-41',
  scope: 'RESIDENTS',
  from: '2020-01-01',
  rules: [
    rule(
      'HAJ-1',
      ['提名方式', 'Nomination'],
      [
        '十名以上居民、五名以上户代表或者小组代表联合提名。',
        'Ten residents, five households or group delegates together.',
      ],
      'HA20J',
      C,
    ),
  ],
  parameters: {
    committeeSize: parameter({ min: 5, max: 7 }, 'HA20J', C),
    termYears: parameter(5, 'HA20J', C),
    surplus: parameter({ CHAIR: { min: 0 }, VICE: { min: 0 }, MEMBER: { min: 0 } }, 'HA20J-9', C),
  },
  setAside: [],
};

export const JIANGSU: Overlay = {
  id: 'jiangsu',
  title: text('江苏（社区居委会选举指导规程 2020，省厅解读）', 'Jiangsu (residents’ guide of 2020, as explained)'),
  region: 'CN-32',
  scope: 'RESIDENTS',
  from: '2020-08-01',
  rules: [
    rule(
      'JS-1',
      ['聚居社区的少数民族成员', 'Minority members'],
      ['少数民族聚居的社区应当有少数民族成员。', 'Communities where minorities live together have a minority member.'],
      'JS20C',
      S,
    ),
    rule(
      'JS-2',
      ['居住或工作满一年（旧）', 'A year of living or working (old)'],
      [
        '旧规程要求居住或者从事社区工作一年以上并经居民会议同意，新法后待核。',
        'The old guide asked a year and a meeting’s consent; to be checked under the new law.',
      ],
      'JS20C',
      S,
    ),
  ],
  parameters: {
    committeeSize: parameter({ min: 5, max: 9 }, 'JS20C', S),
    termYears: parameter(5, 'JS20C', S),
    workerMonths: parameter(6, 'JS20C', S),
    habitualResidenceMonths: parameter(12, 'JS20C', S),
  },
  setAside: [{ parameter: 'habitualResidenceMonths', by: { RESIDENTS: 'JWH25-16' } }],
};

export const JIANGSU_VILLAGES: Overlay = {
  id: 'jiangsu-villages',
  title: text('江苏（村委会选举办法 2019，只读到第五条）', 'Jiangsu (village measures of 2019, articles 1–5)'),
  region: 'CN-32',
  scope: 'VILLAGERS',
  from: '2019-09-27',
  rules: [
    rule(
      'JSV-1',
      ['区划调整六个月内选举', 'Within six months of a boundary change'],
      ['区划调整的，六个月内选举。', 'After a boundary change the election is held within six months.'],
      'JS19V',
      S,
    ),
  ],
  parameters: { extensionMaxMonths: parameter(12, 'JS19V', S) },
  setAside: VILLAGE_FIGURES,
};

export const SHANDONG: Overlay = {
  id: 'shandong',
  title: text(
    '山东（村委会选举办法 2011、实施办法 2012，参照）',
    'Shandong (village measures of 2011 and 2012, as a model)',
  ),
  region: 'CN-37',
  scope: 'VILLAGERS',
  from: '2011-01-01',
  rules: [
    rule(
      'SD-1',
      ['两次无故缺会视为退出', 'Two absences count as leaving'],
      [
        '选委会成员两次无故不参加会议，视为自动退出，依次递补。',
        'A member twice absent without cause has left; the next follows.',
      ],
      'SD12-8',
      C,
    ),
    rule(
      'SD-2',
      ['移交申诉五日内下通知', 'Order within five days'],
      [
        '逾期不移交，新班子书面申诉后五日内下达移交通知书。',
        'If the handover is late, an order follows within five days of a written complaint.',
      ],
      'SD12-9',
      C,
    ),
    rule(
      'SD-3',
      ['未改制的村改居适用村办法', 'Former villages follow village rules'],
      [
        '集体产权没有改制完成的村改居，可以适用村委会办法。',
        'Communities whose collective property is unreformed may follow village rules.',
      ],
      'SD12-46',
      C,
    ),
  ],
  parameters: {
    committeeSize: parameter({ min: 3, max: 7 }, 'SD12-6', C),
    termYears: parameter(3, 'SD12-7', C),
    extensionMaxMonths: parameter(6, 'SD11V', S),
    handoverDays: parameter(10, 'SD12-9', C),
  },
  setAside: [...VILLAGE_FIGURES, OLD_TERM],
};

export const GUANGDONG: Overlay = {
  id: 'guangdong',
  title: text('广东（村委会选举办法，只读到第六条）', 'Guangdong (village measures, articles 1–6)'),
  region: 'CN-44',
  scope: 'VILLAGERS',
  from: '2010-01-01',
  rules: [
    rule(
      'GD-1',
      ['至少一名妇女', 'At least one woman'],
      ['成员中至少有一名妇女，方案报乡镇批准。', 'At least one woman; the plan is approved by the township.'],
      'GD-V',
      S,
    ),
  ],
  parameters: { committeeSize: parameter({ min: 3, max: 7 }, 'GD-V', S), womenRequired: parameter(true, 'GD-V', S) },
  setAside: VILLAGE_FIGURES,
};

export const SHENZHEN: Overlay = {
  id: 'shenzhen',
  title: text('深圳（社区选举公告 2020—2021 实例）', 'Shenzhen (election notices of 2020–2021)'),
  region: 'CN-44',
  scope: 'RESIDENTS',
  from: '2020-12-01',
  rules: [
    rule(
      'SZ-1',
      ['登记期六天，逾期视为放弃（旧例）', 'Six days to register (old instance)'],
      ['公告的登记期为六天，逾期视为放弃登记。', 'Registration lasted six days; later counted as giving up.'],
      'SZ20',
      C,
    ),
    rule(
      'SZ-2',
      ['居住一年加同意（旧例）', 'A year and consent (old instance)'],
      [
        '旧公告要求非户籍居民居住一年以上并经选委会同意，新法后待核。',
        'Residents from elsewhere needed a year and consent; to be checked under the new law.',
      ],
      'SZ20',
      S,
    ),
  ],
  parameters: { habitualResidenceMonths: parameter(12, 'SZ20', C) },
  setAside: [{ parameter: 'habitualResidenceMonths', by: { RESIDENTS: 'JWH25-16' } }],
};

export const SICHUAN: Overlay = {
  id: 'sichuan',
  title: text('四川（村委会选举条例 2025，只读到开头）', 'Sichuan (village regulations of 2025, beginning only)'),
  region: 'CN-51',
  scope: 'VILLAGERS',
  from: '2026-01-01',
  rules: [
    rule(
      'SC-1',
      ['新条例待读全', 'New regulations not fully read'],
      ['2025 年修订的条例只读到开头，参数待补。', 'Only the beginning of the 2025 revision was read; figures follow.'],
      'SC25',
      S,
    ),
  ],
  parameters: {},
  setAside: VILLAGE_FIGURES,
};

export const SICHUAN_RESIDENTS: Overlay = {
  id: 'sichuan-residents',
  title: text('四川（2020 年修正的旧办法，只读到第五条）', 'Sichuan (measures of 2020, articles 1–5)'),
  region: 'CN-51',
  scope: 'RESIDENTS',
  from: '2020-01-01',
  rules: [
    rule(
      'SCJ-1',
      ['旧办法', 'Old measures'],
      ['居委会实施办法 2020 年修正，只读到开头。', 'Residents’ measures of 2020; only the beginning was read.'],
      'SC20',
      S,
    ),
  ],
  parameters: {},
  setAside: [],
};

export const LIAONING: Overlay = {
  id: 'liaoning',
  title: text('辽宁（村委会选举办法和实务问答）', 'Liaoning (village measures and answers)'),
  region: 'CN-21',
  scope: 'VILLAGERS',
  from: '2010-01-01',
  rules: [
    rule(
      'LN-1',
      ['逐箱核对', 'Box by box'],
      ['某一票箱票数多于该箱投票人数，该箱无效。', 'A box with more ballots than voters is void.'],
      'LN-V-30',
      S,
    ),
  ],
  parameters: { overCollectedScope: parameter('BOX', 'LN-V', S) },
  setAside: VILLAGE_FIGURES,
};

export const LIAONING_CITY: Overlay = {
  id: 'liaoning-city',
  title: text(
    '辽宁某市（第六届居委会换届意见，城市待核）',
    'A Liaoning city (sixth residents’ election, city unverified)',
  ),
  region: 'CN-21',
  scope: 'RESIDENTS',
  from: '2009-01-01',
  rules: [
    rule(
      'SY-1',
      ['推选或公开招选提名', 'Nomination by choice or open call'],
      ['选民推选或者向社会公开招选后提名。', 'Chosen by voters or by an open call, then nominated.'],
      'SY',
      S,
    ),
    rule(
      'SY-2',
      ['选委会到新班子第一次会议止', 'Until the first meeting'],
      ['选举委员会到新居委会第一次会议为止。', 'The election committee ends with the new committee’s first meeting.'],
      'SY',
      S,
    ),
  ],
  parameters: { recSize: parameter({ min: 7, max: 9 }, 'SY', S) },
  setAside: [],
};

export const FUJIAN_PUTIAN: Overlay = {
  id: 'fujian-putian',
  title: text('福建莆田（2026 届换届日程和公告模板）', 'Putian, Fujian (schedule and notices of the 2026 round)'),
  region: 'CN-35',
  scope: 'RESIDENTS',
  from: '2026-01-01',
  rules: [
    rule(
      'PT-1',
      ['正式候选人四日前公布', 'Candidates four days before'],
      ['模板把正式候选人名单排在选举日前第四天。', 'The template publishes candidates on the fourth day before.'],
      'FJ-PT',
      S,
    ),
    rule(
      'PT-2',
      ['十一个部门联审', 'Joint review by eleven offices'],
      ['资格联审由十一个部门进行。', 'Eleven offices take part in the review.'],
      'FJ-PT',
      S,
    ),
  ],
  parameters: { candidatePublishDaysBefore: parameter(4, 'FJ-PT', S), candidateOrder: parameter('STROKE', 'FJ-PT', S) },
  setAside: [],
};
