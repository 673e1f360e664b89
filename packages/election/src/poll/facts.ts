import type { IsoDate, OutcomeResult, Post } from '@mingxuan/rulebook';
import type { StatutoryBar } from '../candidates/facts.ts';
import type { FactOf, Stream } from '../fact-of.ts';
import type { CommitteeVote } from '../organisation.ts';

/**
 * One vote with its own ballots: the Party members' meeting, the committee's first plenary, the residents' election,
 * and each later vote that the outcome calls for (再次投票 runoff, 另行选举 re-election, 重新选举 rerun).
 */
export type PollId =
  | 'party-committee'
  | 'party-secretaries'
  | 'residents'
  | `residents-${number}`
  | `party-committee-${number}`
  | `party-secretaries-${number}`;

export type PollKind = 'FIRST' | 'RUNOFF' | 'RE_ELECTION' | 'RERUN';

/** Marks of one bundle for one candidate: for and against; what is left of the valid ballots abstained. */
export interface Marks {
  readonly for: number;
  readonly against: number;
}

/** What one person counted in one bundle. Totals only: no ballot of its own is ever recorded. */
export interface BundleFigures {
  readonly valid: number;
  readonly invalid: number;
  /** Per post: ballots whose part for that post is invalid (too many chosen) though the ballot is valid. */
  readonly partInvalid: Readonly<Partial<Record<Post, number>>>;
  readonly marks: Readonly<Record<string, Marks>>;
}

export interface WriteIn {
  readonly post: Post;
  readonly name: string;
  readonly votes: number;
}

/** Who works at a poll. `account`: the account this person signs in with, where it was declared. */
export interface StaffMember {
  readonly role: 'SCRUTINEER' | 'TELLER' | 'CALLER';
  readonly name: string;
  readonly account?: string;
}

export type SecondFactor = 'PASSWORD' | 'TOTP' | 'PASSKEY';

/** Why a doubtful ballot (存疑票) is read as it is. */
export type DoubtfulGround =
  | 'ILLEGIBLE'
  | 'TOO_MANY_CHOSEN'
  | 'MARK_UNCLEAR'
  | 'NAME_UNCLEAR'
  | 'IDENTIFIABLE'
  | 'DAMAGED'
  | 'BLANK'
  | 'OTHER';

/**
 * How the committee reads some doubtful ballots of a bundle. Alike ones are one line with their number: never an order,
 * a time, or whom a single ballot chose — what is valid on it goes into the sums of the bundle.
 */
export interface DoubtfulRuling {
  readonly ballots: number;
  readonly ruling: 'VALID' | 'INVALID' | 'PART_INVALID';
  readonly ground: DoubtfulGround;
  /** For `PART_INVALID`: the posts whose part does not count. */
  readonly posts: readonly Post[];
}

/**
 * What a finding does to the result: the election of that person is void (a confirmed text says so), the seat waits for the
 * street, or nothing but a warning.
 */
export type RecheckEffect = 'VOID' | 'PENDING' | 'NONE';

/** What was found when somebody elected was checked again; the law's own bars (JWH25-18) are kept apart from local lists. */
export type ElectedFinding =
  | { readonly id: string; readonly finding: 'CONFIRMED' }
  | {
      readonly id: string;
      readonly finding: 'DISQUALIFIED';
      readonly basis: 'STATUTORY';
      readonly effect: RecheckEffect;
    }
  | {
      readonly id: string;
      readonly finding: 'DISQUALIFIED';
      readonly basis: 'LOCAL';
      /** Name and article of the local text. */
      readonly localText: string;
      readonly effect: RecheckEffect;
    };

/** Ballots printed besides those there were, or how many there really were. */
export type PrintingKind = 'SUPPLEMENT' | 'CORRECTION';

export interface ContestOnBallot {
  readonly post: Post;
  readonly seats: number;
  readonly candidates: readonly string[];
}

export type PollFact =
  | FactOf<
      'POLL_PREPARED',
      Stream,
      {
        readonly poll: PollId;
        readonly kind: PollKind;
        readonly contests: readonly ContestOnBallot[];
        readonly printed: number;
      }
    >
  | FactOf<
      'POLL_OPENED',
      Stream,
      {
        readonly poll: PollId;
        readonly entitled: number;
        readonly place?: string;
        /** Absent: `SMALL_CELL`. */
        readonly smallCell?: number;
        /** Places to mark a ballot unseen (JWH25-19). */
        readonly booths?: number;
        readonly warnings?: readonly string[];
      },
      StaffMember
    >
  | FactOf<
      'POLL_STAFF_CHANGED',
      Stream,
      { readonly poll: PollId },
      { readonly kind: 'STAFF'; readonly one: StaffMember } | { readonly kind: 'REASON'; readonly reason: string }
    >
  | FactOf<
      'PRINTING_RECORDED',
      Stream,
      { readonly poll: PollId; readonly kind: PrintingKind; readonly ballots: number },
      { readonly reason: string }
    >
  | FactOf<
      'ATTENDANCE_RECORDED',
      'PARTY',
      { readonly poll: PollId; readonly present: number; readonly warnings: readonly string[] }
    >
  | FactOf<
      'POLL_CLOSED',
      Stream,
      {
        readonly poll: PollId;
        readonly issued: number;
        readonly spoiled: number;
        readonly unused: number;
        readonly boxes: readonly { readonly box: string; readonly collected: number }[];
        /** When the boxes were opened, `HH:MM` on the wall clock. */
        readonly openedAt?: string;
        /** The figures do not add up, and the sealed words say why. */
        readonly discrepancy?: true;
        /** This sheet replaces an earlier one; the sealed words say why. */
        readonly correction?: true;
      },
      SheetNote
    >
  | FactOf<
      'BUNDLES_DECLARED',
      Stream,
      { readonly poll: PollId; readonly bundles: readonly { readonly no: number; readonly ballots: number }[] }
    >
  | FactOf<
      'BUNDLE_ENTERED',
      Stream,
      { readonly poll: PollId; readonly no: number; readonly figures: BundleFigures },
      WriteIn
    >
  | FactOf<'DOUBTFUL_REFERRED', Stream, { readonly poll: PollId; readonly no: number; readonly ballots: number }>
  | FactOf<
      'DOUBTFUL_DECIDED',
      Stream,
      {
        readonly poll: PollId;
        readonly no: number;
        readonly rulings: readonly DoubtfulRuling[];
        readonly committee: CommitteeVote;
      }
    >
  /** The earlier counts (and a result made of them) stay in the ledger before this fact. */
  | FactOf<
      'RECOUNT_ORDERED',
      Stream,
      { readonly poll: PollId; readonly bundles: readonly number[]; readonly reason: string }
    >
  | FactOf<
      'RESULT_DETERMINED',
      Stream,
      {
        readonly poll: PollId;
        readonly figures: ResultFigures;
        readonly outcome: PublicOutcome;
        readonly digest: string;
      },
      NamedReasons
    >
  /** Where it changes who is seated, the result decided anew follows in the same act. */
  | FactOf<
      'ELECTED_RECHECKED',
      'RESIDENTS',
      {
        readonly poll: PollId;
        /** The office that established it. */
        readonly authority: string;
        readonly foundOn: IsoDate;
        readonly findings: readonly ElectedFinding[];
        readonly committee: CommitteeVote;
      },
      { readonly id: string; readonly bar: StatutoryBar }
    >
  | FactOf<
      'RESULT_SIGNED',
      Stream,
      {
        readonly poll: PollId;
        readonly digest: string;
        readonly as: 'SCRUTINEER' | 'CHAIR';
        /** The signer accepts the reason given for figures that do not add up. */
        readonly discrepancyAccepted?: true;
        /** With what the signer proved once more to be the owner of the account; said by the server. */
        readonly secondFactor?: SecondFactor;
        /** A digest (SHA-256) that binds the account, the thirty seconds of its code and these figures; it holds no code. */
        readonly proof?: string;
        /** How many of those elected nobody had checked again when this was signed. */
        readonly uncheckedElected?: number;
      },
      { readonly name: string }
    >
  | FactOf<
      'REVIEW_SETTLED',
      Stream,
      {
        readonly poll: PollId;
        readonly post: Post;
        readonly decisionNo: string;
        readonly elected: readonly string[];
        /** People written in who stand in the vote that follows. */
        readonly alsoStand: readonly string[];
        readonly followUp: ReviewFollowUp;
      },
      | { readonly kind: 'REASON'; readonly reason: string }
      | {
          readonly kind: 'PERSON';
          readonly id: string;
          readonly name: string;
          readonly sex: 'F' | 'M';
          readonly voterNo: number;
        }
    >;

/** What follows a decision on a post that no text settles: nothing more, another vote for what is left, or the whole vote anew. */
export type ReviewFollowUp = 'NONE' | 'RE_ELECTION' | 'RERUN';

/** The sums a result is decided by. */
export interface ResultFigures {
  readonly entitled: number;
  readonly present: number | null;
  readonly issued: number;
  readonly collected: number;
  readonly valid: number;
  readonly invalid: number;
  /** Per post: valid ballots whose part for that post is invalid; they count as cast, not as abstaining. */
  readonly partInvalid: Readonly<Partial<Record<Post, number>>>;
  readonly marks: Readonly<Record<string, Marks>>;
}

/** The outcome by candidate id; names and the worded reasons are sealed beside it (disclosure PUBLIC). */
export interface PublicOutcome {
  readonly valid: boolean;
  readonly contests: readonly {
    readonly post: Post;
    readonly elected: readonly string[];
    readonly tied: readonly string[];
    readonly vacant: number;
    readonly next: OutcomeResult['contests'][number]['next'];
  }[];
}

/** Free text of the signed sheet: it may name people, so it can be erased; that something was said stays. */
export interface SheetNote {
  readonly kind: 'DISCREPANCY' | 'CORRECTION';
  readonly text: string;
}

export interface NamedReasons {
  readonly writeIns: readonly WriteIn[];
  readonly reasons: OutcomeResult['reasons'];
}
