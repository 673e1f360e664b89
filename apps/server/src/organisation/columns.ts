import type { Row } from '@mingxuan/roll';

/** What a column of the tree means. */
export type TreeField =
  | 'city'
  | 'district'
  | 'street'
  | 'name'
  | 'regime'
  | 'code'
  | 'electedOn'
  | 'termEnds'
  | 'duty'
  | 'person'
  | 'phone';

/** Headings as offices write them, spaces and brackets left out. */
const headings: Readonly<Record<TreeField, readonly string[]>> = {
  city: ['市', '地市', '城市', '市州'],
  district: ['区', '县', '区县', '县区', '县市区', '区市县'],
  street: ['街道', '镇街', '街镇', '街道镇', '乡镇', '街道办事处', '乡镇街道'],
  name: ['社区', '社区名称', '社区村', '社区居委会', '居委会', '单位名称'],
  regime: ['类型', '社区类型', '性质', '社区性质', '类别'],
  code: ['代码', '区划代码', '统计用区划代码', '社区代码', '行政区划代码', '编码'],
  electedOn: ['上届当选日', '上届当选日期', '当选日', '当选日期', '本届产生日期'],
  termEnds: ['届满日', '届满日期', '任期届满日', '任期届满日期', '任期届满'],
  duty: ['职责', '职务', '岗位', '分工'],
  person: ['姓名', '责任人', '负责人', '联系人'],
  phone: ['电话', '手机', '联系电话', '手机号', '手机号码'],
};

/** Without these no row can be placed. */
export const NEEDED: readonly TreeField[] = ['district', 'street', 'name', 'regime', 'code'];

const fieldOf = new Map(
  Object.entries(headings).flatMap(([field, words]) => words.map((word) => [word, field as TreeField] as const)),
);

export type TreeColumns = ReadonlyMap<TreeField, number>;

/** The shown text of each cell; a formula shows its result. */
export function textsOf({ cells }: Row): readonly string[] {
  return cells.map((cell) => {
    const plain = cell.kind === 'formula' ? cell.result : cell;
    switch (plain.kind) {
      case 'blank':
      case 'error':
        return '';
      case 'text':
        return plain.text.normalize('NFKC').trim();
      case 'number':
        return String(plain.value);
      case 'date':
        return plain.date;
      default:
        return plain satisfies never;
    }
  });
}

/** Whether a row is the heading: it names at least the needed columns. The first of two columns of one meaning counts. */
export function columnsIn(texts: readonly string[]): TreeColumns | null {
  const columns = new Map<TreeField, number>();
  for (const [index, said] of texts.entries()) {
    const field = fieldOf.get(said.replace(/[\s（）()、/·*]/gu, ''));
    if (field !== undefined && !columns.has(field)) columns.set(field, index);
  }
  return NEEDED.every((field) => columns.has(field)) ? columns : null;
}
