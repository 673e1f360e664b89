/**
 * How much a file may be. A community has a few thousand voters; the limits leave room for a whole city
 * and still keep a hostile file from filling the machine's memory.
 */
export interface Limits {
  readonly fileBytes: number;
  /** All parts of an .xlsx together, unpacked. */
  readonly unpackedBytes: number;
  readonly zipEntries: number;
  readonly rowsPerSheet: number;
  readonly columns: number;
  readonly sheets: number;
}

export const LIMITS: Limits = {
  fileBytes: 100 * 1024 * 1024,
  unpackedBytes: 160 * 1024 * 1024,
  zipEntries: 2_000,
  rowsPerSheet: 1_000_000,
  columns: 200,
  sheets: 100,
};
