import type { IsoDate } from './date.ts';
import type { Reason, RuleId, SourceRef } from './reason.ts';
import type { Text } from './text.ts';

/** How well a provision is known: read in its text (✔), second-hand (◐), or still to be checked (待核). Only CONFIRMED may block. */
export type Mark = 'CONFIRMED' | 'SECONDARY' | 'UNCONFIRMED';

export type SourceLevel = 'NATIONAL' | 'PROVINCIAL' | 'CITY' | 'PARTY' | 'PRACTICE';

/** One article of one document. */
export interface Source {
  readonly ref: SourceRef;
  /** Document code of the source list, as `JWH25`. */
  readonly document: string;
  /** Article, as `第十七条`; absent when a whole document or a practice is meant. */
  readonly article?: string;
  readonly title: Text;
  readonly level: SourceLevel;
  readonly mark: Mark;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
}

/** A rule of a pack: what it demands, in our own words, and where that is written. */
export interface Rule {
  readonly id: RuleId;
  readonly title: Text;
  readonly provision: Text;
  readonly sources: readonly SourceRef[];
  readonly mark: Mark;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  /** Worked cases shown on the rule's page; each is also a test. */
  readonly examples: readonly Text[];
}

/** A figure or choice the law leaves to a pack or an overlay, with the text that sets it. */
export interface Parameter<T> {
  readonly value: T;
  readonly source: SourceRef;
  readonly mark: Mark;
  /** The confirmed figure that this one, less well known, tightens: where even that is not met, the law itself speaks. */
  readonly law?: Parameter<T>;
}

export type PackId = 'party-2020' | 'residents-2026' | 'residents-2018' | 'villagers-2025';
export type OverlayId = string;

/** `ElectorUnit` of a vote: who is counted in its denominator. */
export type VotingMode = 'ALL_VOTERS' | 'HOUSEHOLD_REP' | 'RESIDENT_REP';

export type ResidentsPost = 'CHAIR' | 'VICE' | 'MEMBER' | 'WOMEN_MEMBER';
export type PartyPost = 'PARTY_MEMBER' | 'SECRETARY' | 'DEPUTY_SECRETARY';
export type Post = ResidentsPost | PartyPost;

/** What a pack (and its overlays) settles as a value. Absent = no text settles it. */
export interface Parameters {
  readonly committeeSize?: Parameter<{ readonly min: number; readonly max: number; readonly odd?: boolean }>;
  readonly termYears?: Parameter<number>;
  readonly extensionMaxMonths?: Parameter<number>;
  readonly votingModes?: Parameter<readonly VotingMode[]>;
  readonly womenRequired?: Parameter<boolean>;
  readonly womenSeparateColumn?: Parameter<boolean>;
  /** Residents' election committee. */
  readonly recSize?: Parameter<{ readonly min: number; readonly max?: number; readonly odd?: boolean }>;
  readonly recQuitOnRelative?: Parameter<boolean>;
  /** The roll is published at the latest this many days before election day (JWH25-17). */
  readonly rollPublishDaysBefore?: Parameter<number>;
  readonly objectionDays?: Parameter<number>;
  readonly rulingDays?: Parameter<number>;
  readonly votingAge?: Parameter<number>;
  readonly workerMonths?: Parameter<number>;
  readonly habitualResidenceMonths?: Parameter<number>;
  readonly jointNominators?: Parameter<number>;
  /** Candidates beyond the seats, per post: at least `min`, at most `max`. */
  readonly surplus?: Parameter<Readonly<Partial<Record<Post, { readonly min: number; readonly max?: number }>>>>;
  /** Party: surplus of at least this many per cent of the seats, rounded up (DXJ20-13). */
  readonly surplusPercent?: Parameter<number>;
  readonly candidatePublishDaysBefore?: Parameter<number>;
  readonly candidateOrder?: Parameter<'STROKE' | 'VOTES'>;
  readonly selfNominateDaysBefore?: Parameter<number>;
  readonly withdrawDaysBefore?: Parameter<number>;
  readonly proxyMaxPerTrustee?: Parameter<number>;
  readonly proxyTrustee?: Parameter<'ANY_VOTER' | 'NEAR_RELATIVE'>;
  readonly proxyApplyDaysBefore?: Parameter<number>;
  readonly proxyPublishDaysBefore?: Parameter<number>;
  readonly proxyAllowed?: Parameter<boolean>;
  /** Time and place of the vote, and the staff, are published at the latest this many days before it. */
  readonly noticeDaysBefore?: Parameter<number>;
  readonly mobileBox?: Parameter<{
    readonly approval: 'NONE' | 'REC' | 'TOWN';
    readonly minScrutineers: number;
    readonly publishVoters: boolean;
  }>;
  /** What the collected ballots are held against: voters who took part, ballots issued, or both. */
  readonly overCollectedBase?: Parameter<'VOTERS' | 'ISSUED' | 'BOTH'>;
  readonly overCollectedScope?: Parameter<'CONTEST' | 'BOX'>;
  readonly dualPost?: Parameter<'BALLOT_INVALID' | 'COUNT_HIGHER'>;
  /** A ballot of which only a part cannot be read (CNT-6). */
  readonly illegiblePart?: Parameter<'PART_INVALID' | 'BALLOT_INVALID'>;
  readonly countDown?: Parameter<boolean>;
  /** Nominations for a higher post that was not reached are added to those for a lower one (CAND-9). */
  readonly nominationsCountDown?: Parameter<boolean>;
  readonly reElectionMaxDaysAfter?: Parameter<number>;
  readonly reElectionQuorum?: Parameter<boolean>;
  /** Seats may stay vacant once this many are filled. */
  readonly vacancyAllowedAt?: Parameter<number>;
  /** What leaves such seats vacant: the text itself, a resolution of the meeting, or that with a chair elected besides. */
  readonly vacancyNeeds?: Parameter<'NOTHING' | 'MEETING' | 'CHAIR_AND_MEETING'>;
  readonly relativesKeep?: Parameter<'HIGHER_POST'>;
  readonly relativesFillByNext?: Parameter<boolean>;
  readonly qualificationRecheck?: Parameter<boolean>;
  readonly handoverDays?: Parameter<number>;
  readonly sealSameDay?: Parameter<boolean>;
  readonly certificateIssuer?: Parameter<'REC' | 'SUBDISTRICT'>;
  readonly ballotRetention?: Parameter<Text>;
  /** Party: what "more than half" is taken of. */
  readonly majorityBase?: Parameter<'PRESENT_ELIGIBLE' | 'EXPECTED'>;
}

/** A pack with its overlays applied: what an election is decided by. Obtained from `resolveRulebook`. */
export interface Rulebook {
  readonly pack: PackId;
  readonly overlays: readonly OverlayId[];
  readonly title: Text;
  readonly rules: ReadonlyMap<RuleId, Rule>;
  readonly parameters: Parameters;
  readonly sources: ReadonlyMap<SourceRef, Source>;
  /** Overlays made before 2026-01-01: usable for a real election only with a recorded legal sign-off. */
  readonly staleOverlays: readonly OverlayId[];
  /** What a person should know of the overlays: stale, written for villages, or with figures the national law has overtaken. */
  readonly warnings: readonly Reason[];
}
