/**
 * How much a file may be. A community has a few thousand voters; the limits leave room for a whole city
 * and still keep a hostile file from filling the machine's memory.
 */
export interface Limits {
  readonly fileBytes: number;
  /** What of an .xlsx is held in memory at once, unpacked: the table of sheets, formats, shared texts. */
  readonly unpackedBytes: number;
  /** All parts of an .xlsx together, unpacked; sheets pass through piece by piece. */
  readonly sheetBytes: number;
  readonly zipEntries: number;
  readonly rowsPerSheet: number;
  readonly columns: number;
  readonly sheets: number;
}

export const LIMITS: Limits = {
  fileBytes: 160 * 1024 * 1024,
  unpackedBytes: 160 * 1024 * 1024,
  sheetBytes: 1024 * 1024 * 1024,
  zipEntries: 2_000,
  rowsPerSheet: 1_048_576,
  columns: 200,
  sheets: 100,
};
