import type { OutcomeResult, Post } from '@mingxuan/rulebook';
import type { FactOf, Stream } from '../fact-of.ts';

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
      { readonly poll: PollId; readonly entitled: number; readonly place?: string },
      { readonly role: 'SCRUTINEER' | 'TELLER' | 'CALLER'; readonly name: string }
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
  | FactOf<
      'RESULT_SIGNED',
      Stream,
      { readonly poll: PollId; readonly digest: string; readonly as: 'SCRUTINEER' | 'CHAIR' },
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
