import type { Rule } from '../../law.ts';
import { C, rule, S, U } from '../rule.ts';

/** The five gates and the order of steps that practice follows: process.md. Shared by every regime's pack. */
export const GATES_AND_STEPS: readonly Rule[] = [
  rule(
    'GATE-1',
    ['先党组织后居委会', 'Party organisation first'],
    [
      '党组织换届结果获批准后，才推选居民选举委员会。',
      'The election committee is chosen only after the Party result is approved.',
    ],
    'SEED',
    C,
    [
      '党员大会 2026-11-20、批复未到：2026-11-16 不能推选选委会。',
      'Members’ meeting 2026-11-20, no approval yet: no election committee on 2026-11-16.',
    ],
  ),
  rule(
    'GATE-2',
    ['先整改后换届', 'Rectify first'],
    [
      '问题清单逐项销号后才推选居民选举委员会；只登记事项，不评价居民。',
      'Each listed matter is closed before the election committee is chosen; matters only, never people.',
    ],
    'SEED',
    C,
  ),
  rule(
    'GATE-3',
    ['先审计后换届', 'Audit first'],
    [
      '审计结果在推选选举委员会以前公布。法律只写“选举之前”，提前到这一步的读法待核。',
      'The audit is published before the election committee is chosen; the law says only “before the election”, so this earlier reading is to be checked.',
    ],
    'SEED JWH25-38',
    U,
    [
      '审计 2026-12-10 公布、选举 2026-12-20：在选举日前，但晚于推选选委会，提醒。',
      'Audit 2026-12-10, election 2026-12-20: before the day but after the committee was chosen: a warning.',
    ],
  ),
  rule(
    'GATE-4',
    ['先定事后选人', 'Tasks before people'],
    [
      '发展规划、履职考评公布后，才推选居民选举委员会。',
      'The plan and the performance review are published before the election committee is chosen.',
    ],
    'SEED',
    C,
  ),
  rule(
    'GATE-5',
    ['先承诺再选举', 'Pledge before the vote'],
    [
      '每名正式候选人作出三项承诺并公示后，才开始投票。',
      'Every formal candidate’s three pledges are published before the polls open.',
    ],
    'SEED',
    C,
  ),
  rule(
    'STEP-0',
    ['准备在前，办事在后', 'Preparation comes first'],
    [
      '为一件事做准备的步骤在这件事以前办完，投票日的步骤在选举日办，选后的步骤在选举日以后办；每个程序、每个环节都不少。',
      'What prepares an act is done before it; voting is on election day, what follows comes after; no step is left out.',
    ],
    'SEED',
    C,
  ),
  rule(
    'STEP-1',
    ['步骤的先后', 'Order of steps'],
    ['前一步办完再办后一步，按各地规程和惯例。', 'One step follows another as local procedures and custom have it.'],
    'PRACTICE',
    S,
  ),
  rule(
    'STEP-2',
    ['日程模板', 'Schedule template'],
    [
      '各步提前几天，参照莆田 2026 届日程，只作建议。',
      'How many days ahead follows the Putian 2026 schedule, as advice.',
    ],
    'FJ-PT',
    S,
    ['选举日前第 34 天推选选委会。', 'The election committee on the 34th day before.'],
  ),
  rule(
    'STEP-3',
    ['留出严格读法的余地', 'Room for the strict reading'],
    ['“几日前”有两种数法，排日子时多留一天。', '“So many days before” can be counted two ways; plan one day more.'],
    'MFD-201 PRACTICE',
    S,
    [
      '“二十日前”，选举日 2026-12-20：最迟 11-30，严格读法 11-29。',
      '“Twenty days before” 2026-12-20: by 11-30, by the strict reading 11-29.',
    ],
  ),
  rule(
    'STEP-4',
    ['倒推的期限遇假期不顺延', 'Backward deadlines never slide'],
    [
      '从选举日往前数的期限不因假期往后推，假期在中间的要提前办。',
      'A deadline counted back from election day never moves later for a holiday; do it before.',
    ],
    'PRACTICE',
    S,
    [
      '2027-02-14 选举、春节 2 月 5 日至 8 日：倒推的事都在 2 月 4 日前办完。',
      'Election 2027-02-14, Spring Festival 5–8 February: finish what is counted back by 4 February.',
    ],
  ),
  rule(
    'STEP-5',
    ['选后的工作安排', 'After the election'],
    [
      '备案、统计、培训、归档、复盘的日子是建议。',
      'Days for filing, statistics, training, archive and review are advice.',
    ],
    'FJ-PT PRACTICE',
    S,
  ),
];
