import { C, parameter, rule, S } from '../packs/rule.ts';
import { text } from '../text.ts';
import { OLD_TRUSTEE, VILLAGE_FIGURES } from './overlay.ts';
import type { Overlay } from './overlay.ts';

/** Village election measures of 2020, read whole: the fullest model for procedure. */
export const ZHEJIANG: Overlay = {
  id: 'zhejiang',
  title: text('浙江（村委会选举办法 2020，参照）', 'Zhejiang (village measures of 2020, as a model)'),
  region: 'CN-33',
  scope: 'VILLAGERS',
  from: '2020-07-31',
  rules: [
    rule(
      'ZJ-NOTICE',
      ['五日前公布投票时间地点', 'Voting notice five days before'],
      [
        '投票的时间、地点、方式和唱票、监票、计票人，在选举日的五日前公布。',
        'Time, place, way of voting and the staff are published five days before.',
      ],
      'ZJ20V-22',
      C,
    ),
    rule(
      'ZJ-SPEECH',
      ['五日前申请演说', 'Ask to speak five days before'],
      ['要求公开发表竞职演说的，在选举日的五日前提出。', 'Who wants to speak asks five days before.'],
      'ZJ20V-23',
      C,
    ),
    rule(
      'ZJ-OBSERVER',
      ['可以设选举观察员', 'Observers may be appointed'],
      ['县、乡两级可以建立选举观察员制度。', 'County and township may appoint observers.'],
      'ZJ20V-5',
      C,
    ),
    rule(
      'ZJ-BALLOT',
      ['选票印制受监督', 'Ballots printed under supervision'],
      ['选票的印制、保管由镇街指导机构监督。', 'Printing and keeping of ballots are supervised.'],
      'ZJ20V-7',
      C,
    ),
  ],
  parameters: {
    committeeSize: parameter({ min: 3, max: 7 }, 'ZJ20V-2', C),
    extensionMaxMonths: parameter(6, 'ZJ20V-3', C),
    womenSeparateColumn: parameter(true, 'ZJ20V-21', C),
    recSize: parameter({ min: 5, max: 9 }, 'ZJ20V-8', C),
    habitualResidenceMonths: parameter(12, 'ZJ20V-13', C),
    candidatePublishDaysBefore: parameter(5, 'ZJ20V-18', C),
    candidateOrder: parameter('VOTES', 'ZJ20V-18', C),
    withdrawDaysBefore: parameter(3, 'ZJ20V-19', C),
    selfNominateDaysBefore: parameter(10, 'ZJ20V-20', C),
    proxyMaxPerTrustee: parameter(3, 'ZJ20V-25', C),
    proxyTrustee: parameter('NEAR_RELATIVE', 'ZJ20V-25', C),
    proxyApplyDaysBefore: parameter(3, 'ZJ20V-25', C),
    noticeDaysBefore: parameter(5, 'ZJ20V-22', C),
    mobileBox: parameter({ approval: 'TOWN', minScrutineers: 3, publishVoters: true }, 'ZJ20V-24', C),
    overCollectedBase: parameter('VOTERS', 'ZJ20V-27', C),
    dualPost: parameter('BALLOT_INVALID', 'ZJ20V-27', C),
    reElectionMaxDaysAfter: parameter(30, 'ZJ20V-29', C),
    vacancyAllowedAt: parameter(3, 'ZJ20V-30', C),
    vacancyNeeds: parameter('NOTHING', 'ZJ20V-30', C),
    relativesKeep: parameter('HIGHER_POST', 'ZJ20V-31', C),
    relativesFillByNext: parameter(true, 'ZJ20V-31', C),
    qualificationRecheck: parameter(true, 'ZJ20V-32', C),
    handoverDays: parameter(10, 'ZJ20V-33', C),
  },
  setAside: [...VILLAGE_FIGURES, OLD_TRUSTEE],
};

/** Residents’ procedure of 2020, of which only the first articles were read. */
export const ZHEJIANG_RESIDENTS: Overlay = {
  id: 'zhejiang-residents',
  title: text(
    '浙江（城市社区居委会选举规程 2020，只读到开头）',
    'Zhejiang (residents’ procedure of 2020, first articles only)',
  ),
  region: 'CN-33',
  scope: 'RESIDENTS',
  from: '2020-01-01',
  rules: [
    rule(
      'ZJC-1',
      ['延期由县级批准', 'Extension approved by the county'],
      ['提前或者延期换届由县级批准。', 'Holding it early or late needs the county’s approval.'],
      'ZJ20C',
      S,
    ),
  ],
  parameters: { committeeSize: parameter({ min: 5, max: 9 }, 'ZJ20C-2', S) },
  setAside: [],
};
