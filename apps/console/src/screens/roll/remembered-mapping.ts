import type { RollField, RollMapping, RollPreview } from '@mingxuan/contract';
import { rollMapping } from '@mingxuan/contract';

const KEY = 'mingxuan.roll-columns';
/** Offices use a handful of forms; older ones give way. */
const MOST = 30;

/**
 * What columns mean, remembered in this browser for forms with the same headings. Kept are headings and column numbers of the
 * form, by community: nothing about any person.
 */
export function rememberedMapping(community: string, sheets: RollPreview): RollMapping | null {
  const known = read()[keyOf(community, sheets)];
  const parsed = rollMapping.safeParse(known);
  return parsed.success ? parsed.data : null;
}

export function rememberMapping(community: string, sheets: RollPreview, mapping: RollMapping): void {
  if (sheets.some(holdsPerson)) return;
  const entries = Object.entries(read()).filter(([key]) => key !== keyOf(community, sheets));
  const kept = Object.fromEntries([...entries.slice(1 - MOST), [keyOf(community, sheets), mapping]]);
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

/** The mapping as it stands in a preview. */
export const mappingOf = (sheets: RollPreview): RollMapping =>
  sheets
    .filter(({ columns }) => columns.name !== undefined || columns.idNumber !== undefined)
    .map(({ sheet, headerRow, columns }) => ({ sheet, headerRow, columns: { ...columns } }));

/** A preview with one column given another meaning; a meaning belongs to one column at a time. */
export function withMeaning(
  sheets: RollPreview,
  sheet: string,
  column: number,
  meaning: RollField | null,
): RollPreview {
  return sheets.map((one) => {
    if (one.sheet !== sheet) return one;
    const others = Object.entries(one.columns).filter(([field, at]) => at !== column && field !== meaning);
    const columns = Object.fromEntries(meaning === null ? others : [...others, [meaning, column]]);
    return { ...one, columns };
  });
}

/** A form without headings is led in by its first person, whose number stands masked there, or a date, or a telephone. */
const holdsPerson = ({ found }: RollPreview[number]): boolean =>
  found.some(({ heading }) => /\*\*|\d{4}/.test(heading));

/** Headings alone would let forms of two communities meet; rows of people never enter the key. */
const keyOf = (community: string, sheets: RollPreview): string =>
  JSON.stringify([
    community,
    sheets.map(({ sheet, headerRow, found }) => [sheet, headerRow, found.map(({ heading }) => heading)]),
  ]);

function read(): Readonly<Record<string, unknown>> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof stored === 'object' && stored !== null ? (stored as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}
