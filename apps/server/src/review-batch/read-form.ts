import { REVIEW_COLUMNS } from '@mingxuan/documents';
import type { CommandOf, StatutoryBar } from '@mingxuan/election';
import type { Cell, Row, Table } from '@mingxuan/roll';
import type { Refusal, Result, Text } from '@mingxuan/rulebook';
import { err, ok, parseIsoDate, text } from '@mingxuan/rulebook';

type Finding = CommandOf<'REVIEW_CANDIDATE'>['finding'];

/** One line of the form as it came back: an opinion, nothing yet, or why it cannot be read. */
export interface FormLine {
  /** Line in the sheet, counted from 1. */
  readonly line: number;
  readonly id: string;
  readonly name: string;
  readonly read:
    | { readonly kind: 'OPINION'; readonly finding: Finding }
    | { readonly kind: 'EMPTY' }
    | { readonly kind: 'WRONG'; readonly why: Text };
}

export interface FilledForm {
  readonly unit: string;
  readonly list: string;
  readonly lines: readonly FormLine[];
}

/** What a person sees in a cell. */
function said(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
      return cell.text.trim();
    case 'number':
      return String(cell.value);
    case 'date':
      return cell.date;
    case 'formula':
      return said(cell.result);
    case 'blank':
    case 'error':
      return '';
    default:
      return cell satisfies never;
  }
}

const wordsOf = ({ cells }: Row): readonly string[] => cells.map(said);

const notTheForm: Refusal = {
  code: 'NOT_A_REVIEW_FORM',
  message: text(
    '这不是本系统导出的联审表：没有找到审查单位、名单摘要和表头。',
    'This is not the review form that was exported: unit, digest or heading is missing.',
  ),
  remedy: text('请重新导出，在导出的表里填写后再交回。', 'Export it again and fill in that file.'),
  sources: [],
};

/** The words of the form for each of the law's bars; a longer wording that holds one of them is taken. */
const bars: readonly (readonly [string, StatutoryBar])[] = [
  ['开除党籍', 'EXPELLED_FROM_PARTY'],
  ['刑事处罚', 'CRIMINAL_PENALTY'],
  ['黑恶', 'ORGANISED_CRIME'],
  ['邪教', 'ILLEGAL_RELIGION_OR_CULT'],
  ['非法宗教', 'ILLEGAL_RELIGION_OR_CULT'],
];

const wrong = (zh: string, en: string): FormLine['read'] => ({ kind: 'WRONG', why: text(zh, en) });

/** What the columns 意见、情形、依据、告知日期 say together. No adverse opinion is read without its ground, document and day. */
export function readOpinion(opinion: string, ground: string, basis: string, told: string): FormLine['read'] {
  if (opinion === '') return { kind: 'EMPTY' };
  if (opinion === '无异议') return { kind: 'OPINION', finding: { opinion: 'NO_OBJECTION' } };
  if (opinion !== '不合格' && opinion !== '地方规定') {
    return wrong(
      `意见写的是“${opinion}”，只能填无异议、不合格、地方规定。`,
      `"${opinion}" is no opinion of this form.`,
    );
  }
  // First what an opinion rests on, then the day: without a basis nobody is found unfit (CAND-4).
  const day = parseIsoDate(
    told
      .replaceAll(/[年月/.]/g, '-')
      .replace('日', '')
      .replaceAll(/-(\d)(?!\d)/g, '-0$1'),
  );
  const untold = wrong(
    '没有写书面告知本人的日期，或者日期写得不对。',
    'The day on which the person was told is missing.',
  );
  if (opinion === '地方规定') {
    if (basis === '' || ground === '')
      return wrong('地方规定要写明依据和具体情形。', 'A local concern names its text and the case.');
    if (!day.ok) return untold;
    const finding = { opinion: 'LOCAL_CONCERN', localText: basis, concern: ground, toldOn: day.value } as const;
    return { kind: 'OPINION', finding };
  }
  const bar = bars.find(([word]) => ground.includes(word))?.[1];
  if (bar === undefined) {
    return wrong(
      '没有写是法律列明的哪一种情形：没有依据的，不得填“不合格”。',
      'No bar of the law is named: without one nobody is found unfit.',
    );
  }
  if (basis === '')
    return wrong('没有写判决书或者处分决定的文号：没有依据的，不得填“不合格”。', 'The document is missing.');
  if (!day.ok) return untold;
  return { kind: 'OPINION', finding: { opinion: 'BARRED', bar, document: basis, toldOn: day.value } };
}

/** Reads the form that a department sent back. Refuses with `NOT_A_REVIEW_FORM`. */
export function readForm(tables: readonly Table[]): Result<FilledForm, Refusal> {
  const rows = tables.flatMap((table) => table.rows);
  const unit = rows.map(wordsOf).find(([head]) => head === '审查单位')?.[1] ?? '';
  const list = rows.map(wordsOf).find(([head]) => head === '名单摘要')?.[1] ?? '';
  const heading = rows.findIndex((row) => REVIEW_COLUMNS.every((name, i) => wordsOf(row)[i] === name));
  if (unit === '' || !/^[0-9a-f]{64}$/.test(list) || heading === -1) return err(notTheForm);
  const lines = rows.slice(heading + 1).flatMap((row): FormLine[] => {
    const [id = '', name = '', , , , opinion = '', ground = '', basis = '', told = ''] = wordsOf(row);
    if (id === '') return [];
    return [{ line: row.row, id, name, read: readOpinion(opinion, ground, basis, told) }];
  });
  return ok({ unit, list, lines });
}
