import { harmless } from '@mingxuan/rulebook';
import { writeXlsx } from 'hucre/xlsx';
import { atTime } from '../word/zip-time.ts';

/** F14 for one department: everybody who stands, a line each, to be filled in and sent back. */
export interface ReviewForm {
  readonly community: string;
  readonly unit: string;
  /** Digest of the list the form is about; a filled-in form of another list is refused. */
  readonly list: string;
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly sex: 'F' | 'M';
    readonly born: string;
    readonly post: string;
  }[];
}

/** Column heads, as they are looked for when the form comes back. */
export const REVIEW_COLUMNS = [
  '编号',
  '姓名',
  '性别',
  '出生年月',
  '提名职务',
  '意见',
  '情形',
  '依据',
  '告知日期',
] as const;

const widths = [14, 16, 6, 12, 10, 14, 26, 36, 14];

const HOW = [
  '“意见”只填：无异议、不合格、地方规定。',
  '填“不合格”的，“情形”只能是：被开除党籍、因犯罪受过刑事处罚、黑恶势力、非法宗教或者邪教；“依据”写判决书、处分决定的文号；“告知日期”写书面告知本人的日期。没有依据的，不得填“不合格”。',
  '填“地方规定”的，“依据”写规定名称和条款，“情形”写具体情况；只作提示，不能排除候选人。',
  '不要改动编号、名单摘要，不要增删行。',
];

/** The form as .xlsx; the same input gives the same bytes. `createdAt` in Unix seconds. */
export async function reviewWorkbook(form: ReviewForm, createdAt: number): Promise<Uint8Array> {
  const at = new Date(createdAt * 1000);
  const rows = [
    [`${form.community}居民委员会候选人资格联审表`],
    ['审查单位', form.unit],
    ['名单摘要', form.list],
    ...HOW.map((line) => [line]),
    [...REVIEW_COLUMNS],
    ...form.people.map(({ id, name, sex, born, post }) => [
      id,
      name,
      sex === 'F' ? '女' : '男',
      born,
      post,
      '',
      '',
      '',
      '',
    ]),
  ].map((row) => row.map((cell) => harmless(cell)));
  const sheets = [{ name: '资格联审', columns: widths.map((width) => ({ width })), rows }];
  const properties = { title: '候选人资格联审表', created: at, modified: at };
  return atTime(new Uint8Array(await writeXlsx({ sheets, properties })), at);
}
