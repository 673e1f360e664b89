/**
 * Text that a spreadsheet never takes for a formula, even after the file is saved as CSV and opened again: what begins like
 * one is led in by an apostrophe. Numbers, telephones and dashes that stand for nothing keep their sign.
 */
export const harmless = (written: string): string =>
  /^[=+\-@\t\r\n|%＝＋－＠]/u.test(written) && !/^[+\-－][\d\s().-]*$/u.test(written) ? `'${written}` : written;

/** One cell of a CSV file: harmless, and quoted where a comma, a quotation mark or a line end would break the row. */
export function csvCell(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const safe = harmless(value);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
