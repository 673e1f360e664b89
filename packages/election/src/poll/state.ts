import type { IsoDate, OutcomeResult, Post } from '@mingxuan/rulebook';
import type { CommitteeVote } from '../organisation.ts';
import type { Channel } from '../voting/channel.ts';
import type {
  BundleFigures,
  ContestOnBallot,
  DoubtfulRuling,
  ElectedFinding,
  NamedReasons,
  PollId,
  PollKind,
  PrintingKind,
  PublicOutcome,
  ResultFigures,
  ReviewFollowUp,
  SecondFactor,
  StaffMember,
  WriteIn,
} from './facts.ts';

/** A bundle of ballots, counted blind by two people. Each state holds only what may be known in it. */
export type Bundle =
  | { readonly no: number; readonly ballots: number; readonly stage: 'WAITING' }
  | { readonly no: number; readonly ballots: number; readonly stage: 'FIRST'; readonly first: CountedBy }
  | {
      readonly no: number;
      readonly ballots: number;
      readonly stage: 'DIFFERENT';
      readonly first: CountedBy;
      readonly second: CountedBy;
      readonly fields: readonly string[];
    }
  | {
      readonly no: number;
      readonly ballots: number;
      readonly stage: 'AGREED';
      readonly by: readonly [string, string];
      readonly figures: BundleFigures;
      readonly writeIns: readonly WriteIn[];
    };

export interface CountedBy {
  readonly account: string;
  readonly figures: BundleFigures;
  readonly writeIns: readonly WriteIn[];
}

export type PollStaff = StaffMember;

/** Doubtful ballots of a bundle, before the committee (`null`) or read by it. */
export interface Doubtful {
  readonly no: number;
  readonly ballots: number;
  readonly rulings: readonly DoubtfulRuling[] | null;
  readonly committee: CommitteeVote | null;
}

export interface PollCore {
  readonly id: PollId;
  readonly stream: 'PARTY' | 'RESIDENTS';
  readonly kind: PollKind;
  readonly contests: readonly ContestOnBallot[];
  readonly printed: number;
  readonly preparedOn: IsoDate;
}

export interface PollOpen {
  readonly openedOn: IsoDate;
  readonly place: string | null;
  readonly entitled: number;
  readonly staff: readonly PollStaff[];
  readonly present: number | null;
  readonly checkedIn: Readonly<Record<Channel, number>>;
  /** Check-ins at each place, as the desks call it: a box of the hall, a station, a mobile box. */
  readonly checkedInAt: Readonly<Record<string, number>>;
  /** Below how many ballots a box is not opened, and not told, by itself. */
  readonly smallCell: number;
  /** Places to mark a ballot unseen; `null` where that was not asked. */
  readonly booths: number | null;
  /** What the opening went ahead in spite of. */
  readonly warnings: readonly string[];
  /** Staff that was replaced, and why, oldest first. */
  readonly staffBefore: readonly {
    readonly on: IsoDate;
    readonly staff: readonly PollStaff[];
    readonly reason: string;
  }[];
  /** What was printed besides, or put right, after the poll opened; `printed` is the sum. */
  readonly printings: readonly {
    readonly on: IsoDate;
    readonly kind: PrintingKind;
    readonly ballots: number;
    readonly reason: string;
  }[];
  /** Slips given out so far, undone check-ins included. */
  readonly slips: number;
  /** The last number each device has used. */
  readonly devices: Readonly<Record<string, number>>;
}

export interface PollClosed {
  readonly issued: number;
  readonly spoiled: number;
  readonly unused: number;
  readonly boxes: readonly { readonly box: string; readonly collected: number }[];
  readonly collected: number;
  /** Empty once erased. */
  readonly discrepancy: string | null;
  /** Why an earlier sheet was replaced by this one. */
  readonly correction: string | null;
  /** When the boxes were opened, where it was said. */
  readonly openedAt: string | null;
  /** Which entry of the ledger this sheet is: its reason stands there, under a commitment of its own. */
  readonly sheetSeq: number;
  /** Sheets that were replaced, oldest first: whoever signs sees them, as the bundles counted anew. */
  readonly sheetsBefore: readonly SheetBefore[];
  /** How the ballots lay when bundles were first counted under an earlier sheet; `null` while none was. */
  readonly laidOut: readonly { readonly no: number; readonly ballots: number }[] | null;
  /** Every account that has entered a count of this poll, bundles counted anew included. */
  readonly counted: readonly string[];
  readonly doubtful: readonly Doubtful[];
  readonly bundles: readonly Bundle[];
  readonly recounts: readonly Recount[];
  /** What was found of those elected; the latest for each. */
  readonly rechecks: readonly Recheck[];
}

/** A sheet that another one replaced. `correction`: why it had itself replaced one. */
export interface SheetBefore {
  readonly seq: number;
  readonly on: IsoDate;
  readonly spoiled: number;
  readonly unused: number;
  readonly boxes: readonly { readonly box: string; readonly collected: number }[];
  readonly discrepancy: string | null;
  readonly correction: string | null;
}

export type Recheck = ElectedFinding & { readonly authority: string; readonly foundOn: IsoDate };

/** A count that was ordered anew; what was counted before is found in the ledger before `seq`. */
export interface Recount {
  readonly on: IsoDate;
  readonly seq: number;
  readonly bundles: readonly number[];
  readonly reason: string;
}

/** What the street decided on one post. */
export interface SettledReview {
  readonly post: Post;
  readonly on: IsoDate;
  readonly decisionNo: string;
  readonly reason: string;
  readonly elected: readonly string[];
  readonly alsoStand: readonly string[];
  readonly followUp: ReviewFollowUp;
}

export interface PollResult {
  readonly determinedOn: IsoDate;
  readonly figures: ResultFigures;
  readonly outcome: PublicOutcome;
  readonly named: NamedReasons;
  readonly digest: string;
  readonly signatures: readonly {
    readonly as: 'SCRUTINEER' | 'CHAIR';
    readonly account: string;
    readonly name: string;
    readonly on: IsoDate;
    readonly secondFactor: SecondFactor | null;
    readonly discrepancyAccepted: boolean;
    readonly uncheckedElected: number;
  }[];
}

/** A vote moves one way only: prepared → open → counting → determined → certified (both signatures). */
export type Poll =
  | (PollCore & { readonly stage: 'PREPARED' })
  | (PollCore & PollOpen & { readonly stage: 'OPEN' })
  | (PollCore & PollOpen & PollClosed & { readonly stage: 'COUNTING' })
  | (PollCore & PollOpen & PollClosed & PollResult & { readonly stage: 'DETERMINED' })
  | (PollCore &
      PollOpen &
      PollClosed &
      PollResult & { readonly stage: 'CERTIFIED'; readonly settledReviews: readonly SettledReview[] });

export type NextStep = OutcomeResult['contests'][number]['next'];
