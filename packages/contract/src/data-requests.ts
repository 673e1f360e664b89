import type { IsoDate, Text } from '@mingxuan/rulebook';
import * as z from 'zod';
import * as p from './primitives.ts';

/** What somebody may ask about their own data: to see it, to have it put right, to have it deleted (PIPL arts. 45–47). */
export const REQUEST_KINDS = ['ACCESS', 'CORRECTION', 'ERASURE'] as const;
/** How the person who asks was found to be who they say. No copy of a card is kept. */
export const IDENTITY_CHECKS = ['CARD_SHOWN', 'BY_TRUSTEE', 'KNOWN_IN_PERSON'] as const;
export const REQUEST_OUTCOMES = ['DONE', 'PARTLY', 'REFUSED'] as const;

export const dataRequestTaken = z.strictObject({
  kind: z.enum(REQUEST_KINDS),
  voterNo: p.positive,
  identity: z.enum(IDENTITY_CHECKS),
});

export const dataRequestAnswer = z.strictObject({
  outcome: z.enum(REQUEST_OUTCOMES),
  /** Why, where it is not all that was asked for. */
  reason: p.optionalText,
});

export const dataHoldSet = z.strictObject({ reason: p.requiredText });

export interface DataRequestRow {
  readonly no: number;
  readonly kind: (typeof REQUEST_KINDS)[number];
  readonly voterNo: number;
  readonly identity: (typeof IDENTITY_CHECKS)[number];
  readonly receivedOn: IsoDate;
  /** A reminder: the number of days is not confirmed. */
  readonly dueOn: IsoDate;
  readonly late: boolean;
  readonly answer: {
    readonly outcome: (typeof REQUEST_OUTCOMES)[number];
    readonly reason: string;
    readonly on: IsoDate;
  } | null;
}

export interface DataRequestPage {
  readonly requests: readonly DataRequestRow[];
  readonly holds: readonly { readonly id: string; readonly reason: string; readonly setAt: string }[];
  /** Why nothing may be erased at present; empty when it may. */
  readonly blockedBy: readonly Text[];
}
