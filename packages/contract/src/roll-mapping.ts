import { REGISTRATION_GROUNDS } from '@mingxuan/rulebook';
import * as z from 'zod';
import * as p from './primitives.ts';

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
    z.union([
      z.strictObject({
        sheet: p.sheetName,
        headerRow: z.int().min(0).max(1_048_576),
        columns: z.partialRecord(z.enum(ROLL_FIELDS), z.int().min(0).max(199)),
      }),
      // Not to be read at all.
      z.strictObject({ sheet: p.sheetName, skip: z.literal(true) }),
    ]),
  )
  .max(100);
export type RollMapping = z.output<typeof rollMapping>;

/** The ground of everybody in a file whose row names none: what the clerk states for the whole file (JWH25-16). */
export const rollGround = z.enum(REGISTRATION_GROUNDS);

/** What a person who has seen the documents decided about rows that needed one; `codes` are what they were told of the row. */
export const rollDecisions = z
  .array(
    z.strictObject({
      sheet: p.sheetName,
      row: z.int().min(1).max(1_048_576),
      decision: z.enum(['REGISTER', 'LEAVE_OUT']),
      reason: p.requiredText,
      ground: rollGround.exactOptional(),
      codes: z.array(p.ownId).max(60),
    }),
  )
  .max(5000);
export type RollDecisions = z.output<typeof rollDecisions>;
