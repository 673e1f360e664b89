import type { RollField, RollMapping, RollPreview } from '@mingxuan/contract';

/** How a file is to be read, as it stands in a preview; sheets without any column are left to the server's guess. */
export const mappingOf = (sheets: RollPreview): RollMapping =>
  sheets.flatMap(({ sheet, headerRow, columns, skip, hidden }): RollMapping => {
    // A hidden sheet is left out by the server itself, which then says so where people stand in it.
    if (skip === true) return hidden ? [] : [{ sheet, skip }];
    if (columns.name === undefined && columns.idNumber === undefined) return [];
    return [{ sheet, headerRow, columns: { ...columns } }];
  });

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

/** A preview with one sheet left out, or taken in again. */
export const withSkip = (sheets: RollPreview, sheet: string, skip: boolean): RollPreview =>
  sheets.map((one) => {
    if (one.sheet !== sheet) return one;
    const { skip: _skip, ...kept } = one;
    return skip ? { ...kept, skip: true } : kept;
  });
