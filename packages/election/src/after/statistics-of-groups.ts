import type { Text } from '@mingxuan/rulebook';
import type { ChoosingMethod } from '../representatives/facts.ts';
import type { Cycle } from '../state.ts';
import type { StatisticRow } from './statistic-row.ts';
import { flag, row, said, unheld } from './statistic-row.ts';
import { seatedIn } from './statistics-of-people.ts';

/** The four committees the statistics ask for (JWH25-9), each found by what its title says. */
export const SUB_COMMITTEES = [
  ['tj', '人民调解', /调解/],
  ['za', '治安保卫', /治安|治保/],
  ['ws', '公共卫生', /卫生/],
  ['mzsw', '民政事务', /民政|福利/],
] as const;

/** How many sit in each committee below the residents’ committee, and whether some sit in both; `null` where none is recorded. */
export function subCommitteeFigures(state: Cycle): readonly StatisticRow[] {
  const seated = new Set(seatedIn(state).flatMap(({ name }) => (name === '' ? [] : [name])));
  const bodies = state.aftermath.supporting.filter((one) => one.body === 'SUB_COMMITTEE' && one.voidedOn === null);
  return SUB_COMMITTEES.flatMap(([code, name, title]) => {
    const members = bodies.findLast((one) => title.test(one.title))?.members;
    const both = members?.some((one) => seated.has(one.name));
    return [
      row('下设委员会', code, `${name}委员会人数`, members?.length ?? null),
      row('下设委员会', `${code}Concurrent`, `${name}委员会是否兼任`, both === undefined ? null : flag(both)),
    ];
  });
}

const methods: Readonly<Record<ChoosingMethod, Text>> = {
  BY_HOUSEHOLD: { zh: '按户推选', en: 'household by household' },
  GROUP_MEETING: { zh: '小组会议推选', en: 'by the group’s meeting' },
};

/** Representatives and leaders of the residents’ groups. */
export function groupFigures({ representatives, representativesCall, groupLeaders }: Cycle): readonly StatisticRow[] {
  const list = representatives?.list;
  // One of each household votes for it; that makes nobody a representative of the residents.
  const listed = list?.kind === 'GROUPS' ? list.groups.reduce((sum, { members }) => sum + members.length, 0) : null;
  return [
    row('代表和小组', 'reps', '居民代表', listed),
    unheld('代表和小组', 'repWomen', '居民代表中的女性'),
    unheld('代表和小组', 'repParty', '居民代表中的党员'),
    unheld('代表和小组', 'repEthnic', '居民代表中的少数民族'),
    said(
      '代表和小组',
      'repMethod',
      '推选方式',
      representativesCall === null ? null : methods[representativesCall.method],
    ),
    row('代表和小组', 'groupLeaders', '居民小组组长', groupLeaders?.groups.length ?? null),
    row(
      '代表和小组',
      'groupDeputies',
      '居民小组副组长',
      groupLeaders?.groups.filter(({ deputy }) => deputy !== undefined).length ?? null,
    ),
  ];
}

/** The members of the Party organisation, as they were counted for its own election. */
export const partyFigures = ({ party }: Cycle): readonly StatisticRow[] => [
  row('党组织', 'partyMembers', '正式党员', party.attendance?.full ?? null),
  unheld('党组织', 'partyWomen', '正式党员中的女性'),
  unheld('党组织', 'partyEthnic', '正式党员中的少数民族'),
];
