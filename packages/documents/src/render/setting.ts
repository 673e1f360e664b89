/** Where something of a paper came to stand. */
export interface Mark {
  /** From 1. */
  readonly page: number;
  /** Points from the page’s upper edge. */
  readonly y: number;
  /** Points from one line to the next. */
  readonly line: number;
}

/** How a paper came out. */
export interface Layout {
  /** Where the text begins. */
  readonly begins: Mark;
  /** Where what closes it (signature, lines to sign on) begins, and last where all of it ends. */
  readonly ends: readonly Mark[];
  /** How many densities closer than the standard one its template knows. */
  readonly closer: number;
  /** Of how many parts (paragraphs, tables) the text is made that can be held with what closes it. */
  readonly parts: number;
}

/** How a paper is set. */
export interface Setting {
  /** 0 is the standard density, 1 and more are closer. */
  readonly density: number;
  /** How many of its last paragraphs or tables are kept on one page with what closes it. */
  readonly held: number;
}

export const STANDARD: Setting = { density: 0, held: 0 };
/** Lines that have to stand on the last page besides what closes the paper; a point is no line. */
const COMPANY = 2;
const SLACK = 1;
/** A longer paper is a list: it is not set closer to save a page. */
const SHORT = 6;
const MOST_HELD = 3;

const numberIn = (value: object, key: string): number | undefined => {
  const found: unknown = Reflect.get(value, key);
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
};

function markFrom(value: unknown): Mark | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const [page, y, line] = ['page', 'y', 'line'].map((key) => numberIn(value, key));
  return page === undefined || y === undefined || line === undefined ? undefined : { page, y, line };
}

/** The most that any of the values says under `key`; 0 where none does. */
const mostIn = (values: readonly unknown[], key: string): number =>
  Math.max(
    0,
    ...values.map((value) => (typeof value === 'object' && value !== null ? (numberIn(value, key) ?? 0) : 0)),
  );

/** What a template says of itself by its marks; a city’s own may say nothing, or something else under the same names. */
export function layoutFrom(begins: unknown, ends: unknown): Layout | undefined {
  if (!Array.isArray(begins) || !Array.isArray(ends)) return undefined;
  const first = markFrom(begins[0]);
  const marks = ends.map(markFrom).filter((mark) => mark !== undefined);
  if (first === undefined || marks.length === 0 || marks.length < ends.length) return undefined;
  return { begins: first, ends: marks, closer: Math.trunc(mostIn(begins, 'closer')), parts: mostIn(ends, 'holds') };
}

const lastPage = ({ ends }: Layout): number => Math.max(...ends.map(({ page }) => page));

/** Whether what closes the paper, if anything does, shares its page with lines of the text. */
function inCompany({ begins, ends }: Layout): boolean {
  const last = ends.at(-1)?.page ?? 0;
  if (last <= begins.page || ends.length === 1) return true;
  return ends.filter(({ page }) => page === last).every(({ y, line }) => y - begins.y + SLACK >= COMPANY * line);
}

/**
 * How a paper is set: as the standard has it, unless a closer density saves a page or what closes the paper would stand alone
 * on the last (GB/T 9704-2012: the seal shares its page with the text). `as` sets it one way and tells how it came out, or
 * `undefined` where its template does not say.
 */
export function settingOf(as: (setting: Setting) => Layout | undefined): Setting {
  const standard = as(STANDARD);
  if (standard === undefined || lastPage(standard) <= standard.begins.page) return STANDARD;
  const usual = lastPage(standard);
  const short = usual <= SHORT;
  const closest = short ? as({ density: standard.closer, held: 0 }) : undefined;
  const least = closest === undefined ? usual : lastPage(closest);
  const first = (settings: readonly Setting[], pages: number): Setting | undefined =>
    settings.find((setting) => {
      const layout = as(setting);
      return layout !== undefined && lastPage(layout) <= pages && inCompany(layout);
    });

  const helds = counted(0, Math.min(MOST_HELD, standard.parts - 1));
  const holding = helds.map((held) => ({ density: 0, held }));
  const closer = short ? counted(1, standard.closer) : [];
  const saving = closer.map((density) => ({ density, held: 0 }));
  const both = closer.flatMap((density) => helds.map((held) => ({ density, held })));
  return (
    (least < usual ? first(saving, least) : undefined) ??
    first([STANDARD, ...holding], usual) ??
    first(both, usual) ??
    first(holding, usual + 1) ??
    STANDARD
  );
}

const counted = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
