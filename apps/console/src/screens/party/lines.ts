import type { CommandOf, Recommended } from '@mingxuan/election';
import type { PartyPost } from '@mingxuan/rulebook';

/** Lines pasted from a spreadsheet: those that were read, and those that were not, as they stood. */
export interface ReadLines<T> {
  readonly rows: readonly T[];
  readonly unread: readonly string[];
}

type SlatePerson = CommandOf<'DRAW_PARTY_SLATE'>['people'][number];

const posts: Readonly<Record<string, PartyPost>> = {
  书记: 'SECRETARY',
  副书记: 'DEPUTY_SECRETARY',
  委员: 'PARTY_MEMBER',
};

/** A month however it was written: 1980-06, 1980.6, 1980年6月, 198006. */
export function monthOf(written: string): string | null {
  const found = /^((?:19|20)\d{2})(?:[-./年]\s*(\d{1,2})月?|(\d{2}))$/.exec(written.trim());
  const month = Number(found?.[2] ?? found?.[3] ?? 0);
  return found === null || month < 1 || month > 12 ? null : `${found[1]}-${String(month).padStart(2, '0')}`;
}

/** 委员、书记 as posts; whoever may become secretary is a candidate for the committee first. */
function postsOf(written: string): readonly PartyPost[] | null {
  const named = written.split(/[、，,/和及]+/).map((word) => posts[word.trim()]);
  const known = named.flatMap((post) => post ?? []);
  if (known.length === 0 || known.length !== named.length) return null;
  return [...new Set<PartyPost>(['PARTY_MEMBER', ...known])];
}

const headings: ReadonlySet<string> = new Set(['姓名', '被推荐人', '小组', '居民小组', '投票处']);
const isHeading = (cells: readonly string[]): boolean => cells.some((cell) => headings.has(cell));

/** Cells stand apart by tabs; typed by hand, by a comma or two spaces and more. */
const cellsOf = (line: string): readonly string[] =>
  line.split(line.includes('\t') ? /\t/ : /[,，]|\s{2,}/).map((cell) => cell.trim());

/** Reads one thing a line; a heading and a serial number are passed over, what is not understood is given back. */
export function readLines<T>(pasted: string, one: (cells: readonly string[]) => T | null): ReadLines<T> {
  const rows: T[] = [];
  const unread: string[] = [];
  for (const line of pasted.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const cells = cellsOf(line.trim());
    if (isHeading(cells)) continue;
    const row = one(/^\d+$/.test(cells[0] ?? '') ? cells.slice(1) : cells);
    if (row === null) unread.push(line.trim());
    else rows.push(row);
  }
  return { rows, unread };
}

/** 姓名、职务、党员推荐票、群众推荐票, one person a line. */
export const readRecommended = (pasted: string): ReadLines<Recommended> =>
  readLines(pasted, ([name = '', post = '', members = '', residents = '', ...rest]) => {
    const known = posts[post];
    const figures = [members, residents].every((figure) => /^\d{1,6}$/.test(figure));
    if (name === '' || known === undefined || !figures || rest.some((cell) => cell !== '')) return null;
    return { name, post: known, byMembers: Number(members), byResidents: Number(residents) };
  });

/** 姓名、性别、民族、出生年月、文化程度、入党年月、现任职务、拟任职务, one person a line. */
export const readSlate = (pasted: string): ReadLines<SlatePerson> =>
  readLines(
    pasted,
    ([name = '', sex = '', ethnicity = '', born = '', education = '', joined = '', job = '', post = '']) => {
      const [birthMonth, joinedMonth, wanted] = [monthOf(born), monthOf(joined), postsOf(post)];
      const whole = [name, ethnicity, education, job].every((cell) => cell !== '');
      if (!whole || (sex !== '男' && sex !== '女') || birthMonth === null || joinedMonth === null || wanted === null)
        return null;
      return {
        name,
        sex: sex === '女' ? 'F' : 'M',
        ethnicity,
        birthMonth,
        education,
        joinedMonth,
        occupation: job,
        posts: wanted,
      };
    },
  );

/** Sentences of a text area, one a line, empty ones left out. */
export const sentences = (text: string | undefined): readonly string[] =>
  (text ?? '').split(/\r?\n/).flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
