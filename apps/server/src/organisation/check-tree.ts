import type { TreeProblem, TreeReport } from '@mingxuan/contract';
import { nameOf } from '@mingxuan/election';
import type { Row } from '@mingxuan/roll';
import type { Text } from '@mingxuan/rulebook';
import { parseIsoDate } from '@mingxuan/rulebook';
import type { OrganisationEntry, OrganisationPerson } from '@mingxuan/store';
import type { TreeColumns, TreeField } from './columns.ts';
import { columnsIn, NEEDED, textsOf } from './columns.ts';
import { differences } from './differences.ts';

export interface TreeSheet {
  readonly sheet: string;
  readonly rows: readonly Row[];
}

/** What the rows of a tree come to: entries that may be taken, and everything else by its place in the file. */
export interface CheckedTree {
  readonly entries: readonly OrganisationEntry[];
  readonly report: Omit<TreeReport, 'sha256' | 'digest'>;
}

interface Told {
  readonly entries: Map<string, Draft>;
  readonly problems: TreeProblem[];
  /** What each place is called: one code, one name. */
  readonly places: Map<string, { readonly name: string; readonly where: string }>;
  rows: number;
  accepted: number;
  blank: number;
}

interface Draft {
  readonly entry: OrganisationEntry;
  readonly where: string;
}

const REGIMES: Readonly<Record<string, OrganisationEntry['regime']>> = {
  城市社区: 'RESIDENTS',
  城市: 'RESIDENTS',
  居民委员会: 'RESIDENTS',
  居委会: 'RESIDENTS',
  村改居: 'VILLAGERS',
  村改居社区: 'VILLAGERS',
  村委会: 'VILLAGERS',
  村民委员会: 'VILLAGERS',
};

/** Seen from the sheets of a file: reads every row once; loses none: each is taken, told as wrong, or empty. */
export function checkTree(
  sheets: readonly TreeSheet[],
  known: ReadonlyMap<string, OrganisationEntry>,
  reaches: (communityId: string) => boolean,
): CheckedTree {
  const told: Told = { entries: new Map(), problems: [], places: new Map(), rows: 0, accepted: 0, blank: 0 };
  const unread: string[] = [];
  for (const { sheet, rows } of sheets) {
    const at = rows.findIndex((row) => columnsIn(textsOf(row)) !== null);
    const columns = at < 0 ? null : columnsIn(textsOf(rows[at] ?? { row: 0, cells: [] }));
    if (columns === null) {
      if (rows.some((row) => textsOf(row).some((said) => said !== ''))) unread.push(sheet);
      continue;
    }
    for (const row of rows.slice(at + 1)) readRow(told, sheet, row, columns, reaches);
  }
  const entries = [...told.entries.values()].map(({ entry }) => entry);
  const { rows, accepted, blank, problems } = told;
  return {
    entries,
    report: {
      rows,
      accepted,
      blank,
      unreadSheets: unread,
      problems,
      communities: entries.length,
      ...differences(entries, known, reaches),
    },
  };
}

function readRow(told: Told, sheet: string, row: Row, columns: TreeColumns, reaches: (id: string) => boolean): void {
  const texts = textsOf(row);
  const said = (field: TreeField): string => {
    const column = columns.get(field);
    return column === undefined ? '' : (texts[column] ?? '');
  };
  if (texts.every((one) => one === '')) {
    told.blank += 1;
    return;
  }
  told.rows += 1;
  const where = `${sheet}!${row.row}`;
  const wrong = (field: TreeField, message: Text): void => {
    told.problems.push({ sheet, row: row.row, column: field, value: said(field), message });
  };
  const before = told.problems.length;
  const draft = placeOf(said, wrong);
  if (draft !== null && !reaches(draft.communityId)) wrong('code', words.reach);
  if (draft !== null) placesAgree(told, draft, where, wrong);
  const person = personOf(said, wrong);
  if (draft === null || told.problems.length > before) return;
  const same = told.entries.get(draft.communityId);
  if (same !== undefined) {
    const field = differs(same.entry, draft);
    if (field !== null) {
      wrong(field, words.otherThan(same.where));
      return;
    }
  }
  const people = [...(same?.entry.people ?? []), ...person];
  told.entries.set(draft.communityId, { entry: { ...draft, people }, where: same?.where ?? where });
  told.accepted += 1;
}

type Said = (field: TreeField) => string;
type Wrong = (field: TreeField, message: Text) => void;

/** The row's community, or nothing where it cannot be told which it is. */
function placeOf(said: Said, wrong: Wrong): OrganisationEntry | null {
  const missing = NEEDED.filter((field) => said(field) === '');
  for (const field of missing) wrong(field, words.missing);
  const communityId = idOf(said('code'));
  if (communityId === null && said('code') !== '') wrong('code', words.code);
  const regime = REGIMES[said('regime')];
  if (regime === undefined && said('regime') !== '') wrong('regime', words.regime);
  const days = { electedOn: dayOf(said('electedOn')), termEnds: dayOf(said('termEnds')) };
  for (const field of ['electedOn', 'termEnds'] as const) if (days[field] === undefined) wrong(field, words.day);
  const { electedOn, termEnds } = days;
  if (electedOn && termEnds && termEnds <= electedOn) wrong('termEnds', words.order);
  if (missing.length > 0 || communityId === null || regime === undefined) return null;
  const [city, district, street, name] = [said('city'), said('district'), said('street'), said('name')];
  return {
    communityId,
    city,
    district,
    street,
    name,
    regime,
    electedOn: electedOn ?? null,
    termEnds: termEnds ?? null,
    people: [],
  };
}

/** Twelve digits as the statistics office gives them, or the four codes with dots between them. */
export function idOf(code: string): string | null {
  const plain = code.replaceAll(/\s/g, '').toLowerCase();
  const digits = /^(\d{4})(\d{2})(\d{3})(\d{3})$/.exec(plain);
  if (digits !== null) return digits.slice(1).join('.');
  return plain.length <= 64 && /^[0-9a-z]+(\.[0-9a-z]+){3}$/.test(plain) ? plain : null;
}

/** `2026-12-20`, `2026/12/20`, `2026年12月20日`, `20261220`; empty is null, anything else undefined. */
function dayOf(said: string): string | null | undefined {
  if (said === '') return null;
  const parts = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/u.exec(said);
  const day =
    parts === null ? '' : `${parts[1]}-${(parts[2] ?? '').padStart(2, '0')}-${(parts[3] ?? '').padStart(2, '0')}`;
  return parseIsoDate(day).ok ? day : undefined;
}

/** One code, one name: a street that is called twice is a mistake somewhere. */
function placesAgree(told: Told, draft: OrganisationEntry, where: string, wrong: Wrong): void {
  const [city = '', district = '', street = ''] = draft.communityId.split('.');
  const above = [
    ['city', city, draft.city],
    ['district', `${city}.${district}`, draft.district],
    ['street', `${city}.${district}.${street}`, draft.street],
  ] as const;
  for (const [field, code, name] of above) {
    if (name === '') continue;
    const first = told.places.get(code);
    if (first === undefined) told.places.set(code, { name, where });
    else if (first.name !== name) wrong(field, words.twoNames(first.name, first.where));
  }
}

function personOf(said: Said, wrong: Wrong): readonly OrganisationPerson[] {
  const [duty, person, phone] = [said('duty'), said('person'), said('phone').replaceAll(/[\s-]/g, '')];
  if (duty === '' && person === '' && phone === '') return [];
  if (nameOf(person) === '') wrong('person', words.nobody);
  if (duty === '') wrong('duty', words.noDuty);
  if (phone !== '' && !/^\+?\d{7,15}$/.test(phone)) wrong('phone', words.phone);
  return [{ duty, name: person, phone: phone === '' ? null : phone }];
}

function differs(a: OrganisationEntry, b: OrganisationEntry): TreeField | null {
  for (const field of ['name', 'regime', 'electedOn', 'termEnds'] as const) if (a[field] !== b[field]) return field;
  return null;
}

const words = {
  missing: { zh: '这一格是空的，必须填写。', en: 'This must not be empty.' },
  code: {
    zh: '代码要写12位统计用区划代码，或“市.区.街道.社区”四段代码。表格把代码存成数字、丢了位数的，请按文本重新填写。',
    en: 'Give the twelve digits of the statistical code, or four codes with dots between. A number that lost digits must be typed as text.',
  },
  regime: { zh: '类型只能写“城市社区”或“村改居”。', en: 'The kind is 城市社区 or 村改居.' },
  day: { zh: '日期看不懂，请写成 2026-12-20 这样。', en: 'This is no day; write it as 2026-12-20.' },
  order: { zh: '届满日不能早于当选日。', en: 'The term cannot end before it began.' },
  reach: { zh: '这个社区不在您的管辖范围内。', en: 'This community lies outside your reach.' },
  nobody: { zh: '写了职责或电话，没有写姓名。', en: 'A duty or telephone without a name.' },
  noDuty: { zh: '写了姓名，没有写职责。', en: 'A name without a duty.' },
  phone: { zh: '电话只能是数字（7到15位）。', en: 'A telephone number has 7 to 15 digits.' },
  twoNames: (name: string, where: string): Text => ({
    zh: `同一个代码在 ${where} 行叫“${name}”。`,
    en: `The same code is called ${name} in ${where}.`,
  }),
  otherThan: (where: string): Text => ({
    zh: `同一个社区在 ${where} 行写得不一样。`,
    en: `The same community is told otherwise in ${where}.`,
  }),
} as const;
