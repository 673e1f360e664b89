import type { FactOf, Stream } from '../fact-of.ts';

export type HandoverKind = 'SEAL' | 'MONEY' | 'ASSET' | 'DEBT' | 'BOOK' | 'ARCHIVE';

export interface HandoverItem {
  readonly kind: HandoverKind;
  readonly what: string;
  readonly quantity: number;
}

export type AfterFact =
  /** A paper frozen as it left the printer: its digest is what the wall copy is checked against. */
  | FactOf<
      'PAPER_ISSUED',
      Stream,
      {
        readonly paper: string;
        readonly no: number;
        readonly title: string;
        readonly sha256: string;
        readonly pages: number;
        readonly basedOn: number;
      }
    >
  | FactOf<
      'HANDOVER_RECORDED',
      'RESIDENTS',
      {
        readonly items: readonly HandoverItem[];
        readonly late: boolean;
        readonly place?: string;
      },
      /** An office, and often a person. */
      { readonly supervisedBy: string }
    >
  | FactOf<'CYCLE_CLOSED', 'CYCLE', { readonly stepsDone: number; readonly stepsWaived: number }>;
