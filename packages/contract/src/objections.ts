import type { ObjectionKind } from '@mingxuan/election';
import { OBJECTION_KINDS } from '@mingxuan/election';
import type { IsoDate } from '@mingxuan/rulebook';
import * as z from 'zod';
import * as p from './primitives.ts';

/** An objection to the roll as a resident sends it from the public pages, as a form or as JSON. Files come beside it. */
export const objectionSent = z.strictObject({
  variant: z.string().max(10).exactOptional(),
  kind: z.enum(OBJECTION_KINDS),
  petitioner: p.personName,
  contact: p.requiredText,
  about: p.requiredText,
  grounds: p.requiredText,
});

/** What the petitioner takes home: whoever has the code may follow the objection; it is shown once and kept nowhere. */
export interface ObjectionReceipt {
  readonly no: number;
  readonly code: string;
  readonly rulingUntil: IsoDate;
}

/** Where an objection stands, for whoever has its code: the ruling with its ground, and no name. */
export interface ObjectionStatus {
  readonly no: number;
  readonly kind: ObjectionKind;
  readonly filedOn: IsoDate;
  readonly rulingUntil: IsoDate;
  readonly ruling: {
    readonly decision: 'UPHELD' | 'REJECTED';
    readonly on: IsoDate;
    readonly late: boolean;
    /** Empty once erased. */
    readonly basis: string;
    readonly publishedOn: IsoDate | null;
  } | null;
}
