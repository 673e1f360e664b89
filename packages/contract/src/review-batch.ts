import type { Text } from '@mingxuan/rulebook';
import * as z from 'zod';
import * as p from './primitives.ts';

/** Which department the form is for. */
export const reviewFormQuery = z.object({ unit: p.addressText.refine((s) => s.trim() !== '', '请写上审查单位') });
/** A filled-in form: looked at, or taken. `commandId` makes a retry harmless. */
export const reviewFileQuery = z.object({ name: p.fileName });
export const reviewTakeQuery = z.object({ name: p.fileName, commandId: z.uuid(), on: p.isoDate.exactOptional() });

/** Ids of those who stand in the order of surname strokes; or which characters cannot be placed. */
export interface StrokeOrder {
  readonly order: readonly string[] | null;
  readonly unknown: Text | null;
}

/** What a filled-in form says, line by line, and what stands against a line. */
export interface ReviewFormRead {
  readonly unit: string;
  readonly lines: readonly {
    readonly line: number;
    readonly name: string;
    readonly opinion: 'NO_OBJECTION' | 'BARRED' | 'LOCAL_CONCERN' | 'EMPTY' | 'REFUSED';
    readonly why: Text | null;
  }[];
  /** Whether it can be taken as it is: no line refused, at least one opinion. */
  readonly ready: boolean;
}
