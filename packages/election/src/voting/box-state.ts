import type { IsoDate } from '@mingxuan/rulebook';
import type { PollId } from '../poll/facts.ts';
import type { CommitteeVote } from '../organisation.ts';
import type { BoxIncidentCause, FixedBoxKind } from './box-facts.ts';

export interface FixedBox {
  readonly poll: PollId;
  readonly box: string;
  readonly kind: FixedBoxKind;
  readonly place: string;
  readonly seals: readonly string[];
  readonly witnesses: readonly string[];
}

export interface BoxIncident {
  readonly no: number;
  readonly poll: PollId;
  readonly box: string;
  readonly cause: BoxIncidentCause;
  readonly seals: readonly string[];
  readonly witnesses: readonly string[];
  /** Empty once erased. */
  readonly account: string;
  readonly on: IsoDate;
  readonly decision: {
    readonly counted: boolean;
    readonly committee: CommitteeVote;
    readonly reason: string;
    readonly on: IsoDate;
  } | null;
}

/** What happened to boxes besides their trips; each entry names its poll. */
export interface BoxDay {
  readonly fixed: readonly FixedBox[];
  readonly incidents: readonly BoxIncident[];
  readonly merged: readonly {
    readonly poll: PollId;
    readonly box: string;
    readonly into: string;
    readonly mergedAt: string | null;
    readonly witnesses: readonly string[];
  }[];
}

export const noBoxes: BoxDay = { fixed: [], incidents: [], merged: [] };
