import { C, parameter, rule, S } from '../packs/rule.ts';
import { text } from '../text.ts';
import { OLD_QUITTING, OLD_TERM, OLD_TRUSTEE, VILLAGE_FIGURES } from './overlay.ts';
import type { Overlay } from './overlay.ts';

/** The first residents’ measures made under the new law; articles 1–6 read. */
export const CHONGQING: Overlay = {
  id: 'chongqing',
  title: text('重庆（居民委员会选举办法 2025，现行）', 'Chongqing (residents’ election measures of 2025, current)'),
  region: 'CN-50',
  scope: 'RESIDENTS',
  from: '2026-01-01',
  rules: [
    rule(
      'CQ-1',
      ['名额在街道指导下由会议定', 'The meeting sets the seats, guided'],
      [
        '职数在街道指导下由居民会议或者居民代表会议确定。',
        'The meeting sets the number under the sub-district’s guidance.',
      ],
      'CQ25-5',
      C,
    ),
    rule(
      'CQ-2',
      ['个别社区延期报区县批准', 'Extension approved by the district'],
      [
        '个别社区提前或者延期报区县批准，整个区县的报上级。',
        'A single community’s extension is approved by the district, a whole district’s above.',
      ],
      'CQ25',
      S,
    ),
  ],
  parameters: {
    committeeSize: parameter({ min: 5, max: 9 }, 'CQ25-5', C),
    termYears: parameter(5, 'CQ25-4', C),
    womenRequired: parameter(true, 'CQ25-5', C),
  },
  setAside: [],
};

export const SHANGHAI: Overlay = {
  id: 'shanghai',
  title: text('上海（村委会选举办法 2020，参照）', 'Shanghai (village measures of 2020, as a model)'),
  region: 'CN-31',
  scope: 'VILLAGERS',
  from: '2020-09-25',
  rules: [
    rule(
      'SH-PROXY',
      ['禁止现场临时委托', 'No proxy on the spot'],
      ['禁止在投票现场临时委托，受托人不得再委托。', 'No proxies on the spot, none passed on.'],
      'SH20V-16',
      C,
    ),
    rule(
      'SH-APPEAL',
      ['可以申诉', 'Appeal'],
      ['对选举有异议的，可以向镇、区申诉。', 'Objections may go to the township and the district.'],
      'SH20V-31',
      C,
    ),
  ],
  parameters: {
    committeeSize: parameter({ min: 3, max: 7 }, 'SH20V-2', C),
    termYears: parameter(5, 'SH20V-5', C),
    recSize: parameter({ min: 7, max: 9 }, 'SH20V-7', C),
    recQuitOnRelative: parameter(false, 'SH20V-7', C),
    habitualResidenceMonths: parameter(12, 'SH20V-9', C),
    surplus: parameter(
      { CHAIR: { min: 1, max: 1 }, VICE: { min: 1, max: 1 }, MEMBER: { min: 1, max: 3 } },
      'SH20V-12',
      C,
    ),
    candidatePublishDaysBefore: parameter(5, 'SH20V-12', C),
    candidateOrder: parameter('VOTES', 'SH20V-12', C),
    proxyMaxPerTrustee: parameter(3, 'SH20V-16', C),
    proxyTrustee: parameter('NEAR_RELATIVE', 'SH20V-16', C),
    proxyApplyDaysBefore: parameter(5, 'SH20V-16', C),
    proxyPublishDaysBefore: parameter(2, 'SH20V-16', C),
    overCollectedBase: parameter('VOTERS', 'SH20V-19', C),
    reElectionMaxDaysAfter: parameter(30, 'SH20V-21', C),
    vacancyAllowedAt: parameter(3, 'SH20V-21', C),
    vacancyNeeds: parameter('MEETING', 'SH20V-21', C),
    sealSameDay: parameter(true, 'SH20V-24', C),
    certificateIssuer: parameter('REC', 'SH20V-22', C),
    ballotRetention: parameter(
      text(
        '当日封存，交镇保管到下届选举结束',
        'Sealed the same day, kept by the township until the next election ends',
      ),
      'SH20V-23',
      C,
    ),
  },
  setAside: [...VILLAGE_FIGURES, OLD_TRUSTEE, OLD_QUITTING],
};

/** Says almost nothing on elections. */
export const SHANGHAI_RESIDENTS: Overlay = {
  id: 'shanghai-residents',
  title: text('上海（居民委员会工作条例 2020）', 'Shanghai (residents’ committee work regulations of 2020)'),
  region: 'CN-31',
  scope: 'RESIDENTS',
  from: '2020-05-14',
  rules: [
    rule(
      'SHJ-1',
      ['选举程序另行规定', 'Procedure is left to other texts'],
      ['条例几乎不写选举程序，按国家法办理。', 'It hardly speaks of elections; the national law decides.'],
      'SH20J',
      C,
    ),
  ],
  parameters: {},
  setAside: [],
};

export const BEIJING: Overlay = {
  id: 'beijing',
  title: text('北京（村委会选举办法 2012，参照）', 'Beijing (village measures of 2012, as a model)'),
  region: 'CN-11',
  scope: 'VILLAGERS',
  from: '2012-01-01',
  rules: [
    rule(
      'BJ-1',
      ['联系不上的不列入名单', 'Who cannot be reached is not listed'],
      [
        '丧失行为能力、被剥夺政治权利、确实联系不上的，经确认不列入；情形消失的补列。',
        'Without capacity, deprived, or unreachable: left off on confirmation, added when that ends.',
      ],
      'BJ12V-14',
      C,
    ),
    rule(
      'BJ-2',
      ['处理决定用书面', 'Rulings in writing'],
      ['对名单异议的处理决定要书面作出。', 'Rulings on objections are in writing.'],
      'BJ12V-15',
      C,
    ),
    rule(
      'BJ-3',
      ['废票计入总数', 'Void ballots count in the total'],
      ['无法辨认的按废票，计入选票总数。', 'Illegible ballots are void and counted in the total.'],
      'BJ12V-28',
      C,
    ),
  ],
  parameters: {
    committeeSize: parameter({ min: 3, max: 7 }, 'BJ12V-3', C),
    termYears: parameter(3, 'BJ12V-4', C),
    recSize: parameter({ min: 5, max: 9 }, 'BJ12V-9', C),
    recQuitOnRelative: parameter(false, 'BJ12V-11', C),
    habitualResidenceMonths: parameter(12, 'BJ12V-13', C),
    surplus: parameter(
      { CHAIR: { min: 1, max: 2 }, VICE: { min: 1, max: 2 }, MEMBER: { min: 1, max: 2 } },
      'BJ12V-16',
      C,
    ),
    candidatePublishDaysBefore: parameter(5, 'BJ12V-20', C),
    candidateOrder: parameter('VOTES', 'BJ12V-20', C),
    proxyMaxPerTrustee: parameter(3, 'BJ12V-25', C),
    proxyTrustee: parameter('NEAR_RELATIVE', 'BJ12V-25', C),
    mobileBox: parameter({ approval: 'REC', minScrutineers: 3, publishVoters: false }, 'BJ12V-23', C),
    overCollectedBase: parameter('VOTERS', 'BJ12V-28', C),
    reElectionMaxDaysAfter: parameter(15, 'BJ12V-30', C),
    // 超过三人: four at the least, the chair among them.
    vacancyAllowedAt: parameter(4, 'BJ12V-30', C),
    vacancyNeeds: parameter('CHAIR_AND_MEETING', 'BJ12V-30', C),
  },
  setAside: [...VILLAGE_FIGURES, OLD_TERM, OLD_TRUSTEE, OLD_QUITTING],
};

/** Written for residents in 1991; its equal-number elections contradict the law of 2025 and stop there. */
export const BEIJING_RESIDENTS: Overlay = {
  id: 'beijing-residents',
  title: text('北京（实施居委会组织法办法 1991）', 'Beijing (residents’ measures of 1991)'),
  region: 'CN-11',
  scope: 'RESIDENTS',
  from: '1991-01-01',
  rules: [
    rule(
      'BJJ-1',
      ['提名方式', 'Nomination'],
      [
        '十名以上居民、五名以上户代表或者小组代表联合提名。',
        'Ten residents, five households or group delegates together.',
      ],
      'BJ91J',
      C,
    ),
    rule(
      'BJJ-2',
      ['规程待读全', 'Procedure not fully read'],
      ['2003 年试行规程只读到开头。', 'Of the 2003 procedure only the beginning was read.'],
      'BJ03',
      S,
    ),
  ],
  parameters: {
    committeeSize: parameter({ min: 5, max: 9 }, 'BJ91J', C),
    termYears: parameter(3, 'BJ91J', C),
    surplus: parameter(
      { CHAIR: { min: 0, max: 1 }, VICE: { min: 0, max: 1 }, MEMBER: { min: 0, max: 2 } },
      'BJ91J-13',
      C,
    ),
  },
  setAside: [OLD_TERM],
};

export const TIANJIN: Overlay = {
  id: 'tianjin',
  title: text('天津（社区居委会选举指导规程 2011，只读到开头）', 'Tianjin (residents’ guide of 2011, beginning only)'),
  region: 'CN-12',
  scope: 'RESIDENTS',
  from: '2011-01-01',
  rules: [
    rule(
      'TJ-1',
      ['届满后三个月内换届', 'Within three months of expiry'],
      ['任期届满后三个月内完成换届。', 'Held within three months after the term ends.'],
      'TJ11',
      S,
    ),
  ],
  parameters: {
    committeeSize: parameter({ min: 5, max: 9, odd: true }, 'TJ11', S),
    termYears: parameter(3, 'TJ11', S),
    extensionMaxMonths: parameter(3, 'TJ11', S),
  },
  setAside: [OLD_TERM],
};
