import type { PlainTable } from '@mingxuan/documents';
import type { OrganisationEntry } from '@mingxuan/store';

const KINDS: Readonly<Record<OrganisationEntry['regime'], string>> = { RESIDENTS: '城市社区', VILLAGERS: '村改居' };

const columns: PlainTable['columns'] = [
  { label: '市', width: 12 },
  { label: '区', width: 12 },
  { label: '街道', width: 14 },
  { label: '社区', width: 18 },
  { label: '类型', width: 10 },
  { label: '区划代码', width: 24 },
  { label: '上届当选日期', width: 14 },
  { label: '任期届满日期', width: 14 },
  { label: '职务', width: 14 },
  { label: '姓名', width: 12 },
  { label: '联系电话', width: 16 },
];

/** The tree as a table that an import reads back as it is: a line for each person, or one where nobody is named. */
export function treeTable(entries: readonly OrganisationEntry[]): PlainTable {
  return {
    title: '组织架构',
    columns,
    rows: entries.flatMap(({ communityId, city, district, street, name, regime, electedOn, termEnds, people }) => {
      const place = [city, district, street, name, KINDS[regime], communityId, electedOn, termEnds];
      if (people.length === 0) return [[...place, null, null, null]];
      return people.map((one) => [...place, one.duty, one.name, one.phone]);
    }),
  };
}
