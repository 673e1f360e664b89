import type { FactOf } from '../fact-of.ts';
import type { CommitteeVote } from '../organisation.ts';
import type { PollId } from '../poll/facts.ts';
import type { Heard } from './heard.ts';

/** A box that stays where it is: in the main hall, or at a branch station (投票站). */
export type FixedBoxKind = 'MAIN' | 'STATION';

/** What went wrong with a box, so that it is set aside until the election committee has decided. */
export type BoxIncidentCause = 'LATE' | 'SEAL_MISSING' | 'SEAL_REUSED' | 'OPENED_EARLY' | 'BALLOTS_SHORT' | 'LOST';

/** The life of boxes on the day, besides the trip of a mobile one. No fact here knows a ballot, only seals and people who watched. */
export type BoxFact =
  | FactOf<
      'FIXED_BOX_SEALED',
      'RESIDENTS',
      {
        readonly poll: PollId;
        readonly box: string;
        readonly kind: FixedBoxKind;
        readonly place: string;
        readonly seals: readonly string[];
      },
      { readonly witness: string }
    >
  | FactOf<
      'BOX_INCIDENT_REPORTED',
      'RESIDENTS',
      {
        readonly no: number;
        readonly poll: PollId;
        readonly box: string;
        readonly cause: BoxIncidentCause;
        /** Seals with which the box was set aside; none for a lost one. */
        readonly seals: readonly string[];
      },
      { readonly kind: 'WITNESS'; readonly name: string } | { readonly kind: 'ACCOUNT'; readonly text: string }
    >
  | FactOf<
      'BOX_DECIDED',
      'RESIDENTS',
      {
        readonly poll: PollId;
        readonly box: string;
        readonly counted: boolean;
        readonly committee: CommitteeVote;
      },
      { readonly reason: string }
    >
  | FactOf<
      'BOX_MERGED',
      'RESIDENTS',
      {
        readonly poll: PollId;
        readonly box: string;
        readonly into: string;
        /** `HH:MM`; absent where no hours bind. */
        readonly mergedAt?: string;
      } & Heard,
      { readonly witness: string }
    >;
