import * as z from 'zod';

/** What a column of a roll file can mean. */
export const ROLL_FIELDS = [
  'name',
  'idNumber',
  'sex',
  'birth',
  'group',
  'household',
  'ground',
  'address',
  'phone',
  'remark',
] as const;
export type RollField = (typeof ROLL_FIELDS)[number];

/** How the sheets of a roll file are to be read, as a person corrected it. Columns count from 0, rows from 1. */
export const rollMapping = z
  .array(
    z.strictObject({
      sheet: z.string().max(100),
      headerRow: z.int().min(0).max(1_048_576),
      columns: z.partialRecord(z.enum(ROLL_FIELDS), z.int().min(0).max(199)),
    }),
  )
  .max(100);
export type RollMapping = z.output<typeof rollMapping>;
