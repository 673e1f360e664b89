import type { IsoDate } from '@mingxuan/rulebook';
import type { InspectedStream, InspectionFinding } from './facts.ts';

export interface InspectionReport {
  readonly on: IsoDate;
  readonly by: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly people: readonly string[];
  /** Empty once erased, or where it is not shown. */
  readonly findings: readonly InspectionFinding[];
}

/** One point raised; `about`, `matter` and `finding` are empty once erased. */
export interface Feedback {
  readonly no: number;
  readonly receivedOn: IsoDate;
  readonly about: string;
  readonly matter: string;
  readonly answer: {
    readonly on: IsoDate;
    readonly outcome: 'CONFIRMED' | 'NOT_CONFIRMED';
    readonly finding: string;
  } | null;
}

export interface Publicity {
  readonly from: IsoDate;
  readonly until: IsoDate;
  readonly places: readonly string[];
  readonly phone: string;
  readonly people: readonly string[];
  readonly warnings: readonly string[];
  readonly feedback: readonly Feedback[];
  readonly closedOn: IsoDate | null;
}

/** Inspection and publicity of one stream's candidates; a second publicity replaces a first that was closed. */
export interface Inspected {
  readonly reports: readonly InspectionReport[];
  readonly publicity: Publicity | null;
}

export type Inspections = Readonly<Record<InspectedStream, Inspected>>;

const none: Inspected = { reports: [], publicity: null };
export const nothingInspected: Inspections = { PARTY: none, RESIDENTS: none };
