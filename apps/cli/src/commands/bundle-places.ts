import type { Place } from '@mingxuan/ledger';

export const ENTRIES_FILE = 'ledger/entries.jsonl';
export const RESULTS_FOLDER = 'results/';

/** Where each entry stands in the bundle: line by line, as ledger-format.md lays them out. */
export function linePlaces(files: ReadonlyMap<string, Uint8Array>): readonly Place[] {
  const bytes = files.get(ENTRIES_FILE);
  const places: Place[] = [];
  let start = 0;
  while (bytes !== undefined && start < bytes.length) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline < 0 ? bytes.length : newline;
    // The file is a window on the bundle's own bytes, so its offset in them is the bundle's.
    places.push({ file: ENTRIES_FILE, line: places.length + 1, offset: bytes.byteOffset + start, length: end - start });
    start = end + 1;
  }
  return places;
}
