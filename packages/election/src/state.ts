import type { IsoDate, OutcomeResult, PartyPost, PlannedStep, Post, StepCode, VotingMode } from '@mingxuan/rulebook';
import type { BoxDay } from './voting/box-state.ts';
import type { Channel } from './voting/channel.ts';
import type { HandoverItem } from './after/facts.ts';
import type { Aftermath } from './after/state.ts';
import type { Audit } from './audit/state.ts';
import type {
  CandidateOrder,
  CandidateProfile,
  Nominator,
  PledgeKind,
  RelativePair,
  ReplyDecision,
  StatutoryBar,
} from './candidates/facts.ts';
import type { Complaint } from './complaints/state.ts';
import type { Notices, Paper } from './notices/state.ts';
import type { CycleMode, GateDetails, GateItemId, PackPin, ReviewGrade } from './cycle/facts.ts';
import type { CommitteeVote, CommunityName, EvidenceRef, Meeting } from './organisation.ts';
import type { Inspections } from './inspection/state.ts';
import type {
  ExclusionLetters,
  ExclusionReason,
  LetterPeople,
  PartyMethod,
  PartyNominee,
  PartyRequest,
  PartySeats,
  RecommendationFigures,
  Recommended,
} from './party/facts.ts';
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
} from './poll/facts.ts';
import type { ResidentsSeats } from './rec/facts.ts';
import type { ScribesAt } from './assistance/facts.ts';
import type { ChoosingMethod, GroupCall, GroupLeaders } from './representatives/facts.ts';
import type { Duplicate } from './roll/duplicate-facts.ts';
import type { ObjectionKind, RepresentativeList, RollReadAs, RevealKind, RollChangeReason } from './roll/facts.ts';
import type { Arrangements, MobileReason, ProxyEnd } from './voting/facts.ts';
import type { Stream } from './fact-of.ts';

/** Before a community opens its cycle there is nothing but its ledger. */
export type State = { readonly status: 'UNOPENED' } | Cycle;

/** One community's re-election of its two committees (`ElectionCycle`), folded from its ledger. */
export interface Cycle {
  readonly status: 'OPEN' | 'CLOSED';
  readonly mode: CycleMode;
  readonly community: CommunityName;
  /** The latest legal day on which anything happened: in a rehearsal, its own today. */
  readonly lastOn: IsoDate;
  readonly termNo: number;
  readonly termExpiry: IsoDate;
  readonly electionDay: IsoDate;
  readonly partyDay: IsoDate;
  readonly packs: { readonly party: PackPin; readonly residents: PackPin };
  /** The round of the office above that it belongs to; `null` where none was opened. */
  readonly round: string | null;
  readonly plan: AdoptedPlan | null;
  readonly steps: Readonly<Partial<Record<StepCode, StepDone>>>;
  readonly rectifications: readonly { readonly no: number; readonly matter: string }[];
  readonly gateItems: Readonly<Partial<Record<GateItemId, GateItem>>>;
  readonly party: PartyState;
  /** Inspection and publicity of candidates, of each election. */
  readonly inspections: Inspections;
  readonly mandate: { readonly votingMode: VotingMode; readonly seats: ResidentsSeats } | null;
  readonly rec: Rec | null;
  readonly roll: RollState;
  /** Who votes where not every voter does; `null` while there is no such list, and always where all voters vote. */
  readonly representatives: { readonly listedOn: IsoDate; readonly list: RepresentativeList } | null;
  /** How groups are to choose their representatives; `null` while they were not called. */
  readonly representativesCall: {
    readonly on: IsoDate;
    readonly method: ChoosingMethod;
    readonly groups: readonly GroupCall[];
    readonly warnings: readonly string[];
  } | null;
  readonly groupLeaders: { readonly on: IsoDate; readonly groups: readonly GroupLeaders[] } | null;
  /** Who writes for voters who cannot, by station. */
  readonly scribes: {
    readonly on: IsoDate;
    readonly stations: readonly ScribesAt[];
    readonly warnings: readonly string[];
  } | null;
  /** Numbers of listed community workers whom the election committee has not confirmed yet (JWH25-16). */
  readonly unconfirmedWorkers: readonly number[];
  /** Those whom it has confirmed; a correction of their name does not take that away. */
  readonly confirmedWorkers: readonly number[];
  /** Every change of an entry since the import, oldest first. */
  readonly rollChanges: readonly RollChange[];
  /** Who looked at whole numbers, oldest first: for those who work with the roll. */
  readonly reveals: readonly Reveal[];
  /** Supplements recorded so far. */
  readonly amendments: number;
  /** People of this roll who were found on another community's as well. */
  readonly duplicates: readonly Duplicate[];
  readonly objections: readonly Objection[];
  /** Complaints and reports (投诉、举报) other than objections to the roll, in the order in which they came. */
  readonly complaints: readonly Complaint[];
  readonly candidates: readonly Candidate[];
  readonly published: {
    readonly preliminary: boolean;
    readonly formal: boolean;
    readonly partyFormal: boolean;
    readonly pledges: boolean;
    /** How the published list is ordered. */
    readonly orderedBy: CandidateOrder | null;
  };
  /** Near relatives among candidates and election committee, as last declared; `null` while nobody has looked. */
  readonly relatives: { readonly on: IsoDate; readonly pairs: readonly RelativePair[] } | null;
  readonly arrangements: Arrangements | null;
  /** A mandate is for one poll; a later vote needs one of its own. */
  readonly proxies: readonly {
    readonly no: number;
    readonly poll: PollId;
    readonly principal: number;
    readonly trustee: number;
    /** The day on which it was agreed to. */
    readonly agreedOn: IsoDate;
    /** Why it no longer stands: taken back, the principal came, somebody left the roll. */
    readonly ended: ProxyEnd | null;
  }[];
  /** Polls whose list of proxies is published. */
  readonly proxyListsPublished: readonly PollId[];
  readonly boxes: readonly MobileBox[];
  /** Boxes of the hall and its stations, what went wrong with a box, boxes emptied into others. */
  readonly boxDay: BoxDay;
  readonly polls: readonly Poll[];
  readonly audits: readonly Audit[];
  readonly aftermath: Aftermath;
  /** Every paper that went out, by its number; what was superseded or withdrawn stays to be seen. */
  readonly papers: readonly Paper[];
  readonly notices: Notices;
  readonly handover: {
    readonly on: IsoDate;
    readonly items: readonly HandoverItem[];
    readonly late: boolean;
    readonly place: string | null;
    readonly supervisedBy: string;
  } | null;
}

export interface AdoptedPlan {
  readonly adoptedOn: IsoDate;
  readonly steps: readonly PlannedStep[];
  /** Responsibility to each person: every step has a name, not only a department. */
  readonly people: Readonly<Partial<Record<StepCode, string>>>;
}

export type StepDone =
  | {
      readonly how: 'DONE';
      readonly on: IsoDate;
      readonly seq: number;
      readonly note: string;
      readonly evidence: readonly EvidenceRef[];
    }
  | {
      readonly how: 'WAIVED';
      readonly on: IsoDate;
      readonly seq: number;
      readonly reason: string;
      readonly decisionNo: string;
    };

export interface GateItem {
  readonly id: GateItemId;
  readonly status: 'SUBMITTED' | 'ACCEPTED' | 'RETURNED';
  readonly summary: string;
  readonly evidence: readonly EvidenceRef[];
  readonly publishedAt: string | null;
  readonly details: GateDetails | null;
  readonly grades: readonly ReviewGrade[];
  readonly submittedOn: IsoDate;
  readonly maker: string;
  readonly reviewer: string | null;
  readonly note: string;
}

/** A member proposed to be left out of the expected attendance; why is about one person and shown to few. */
export interface LeftOut {
  readonly name: string;
  readonly reason: ExclusionReason;
  readonly evidence: string | null;
  readonly superiorApproved: boolean;
  readonly meetingPassed: boolean;
}

/** One of the people first put forward (B04). */
export interface SlatePerson extends PartyNominee {
  readonly no: string;
  readonly posts: readonly PartyPost[];
  readonly reviews: readonly {
    readonly unit: string;
    readonly opinion: 'NO_OBJECTION' | 'ADVERSE';
    readonly basis: string;
    readonly on: IsoDate;
  }[];
}

export interface PartyState {
  /** The letter that went up; who signs it is gone once erased. */
  readonly request: (PartyRequest & { readonly on: IsoDate; readonly people: LetterPeople | null }) | null;
  readonly method: (PartyMethod & { readonly on: IsoDate }) | null;
  readonly recommendation:
    | (RecommendationFigures & { readonly on: IsoDate; readonly rows: readonly Recommended[] })
    | null;
  /** `by`: the account that recorded it, which may not review it. `lastNo`: the highest number given so far. */
  readonly slate: {
    readonly on: IsoDate;
    readonly by: string;
    readonly lastNo: number;
    readonly people: readonly SlatePerson[];
  } | null;
  readonly candidatesRequest: { readonly requestNo: string; readonly on: IsoDate } | null;
  readonly approval: {
    readonly requestNo: string;
    readonly replyNo: string;
    readonly seats: PartySeats;
    readonly conditions?: readonly string[];
    readonly on: IsoDate;
  } | null;
  readonly attendance: {
    readonly full: number;
    readonly withoutRights: number;
    readonly excluded: number;
    readonly expected: number;
    readonly letters?: ExclusionLetters;
    readonly leftOut: readonly LeftOut[];
  } | null;
  /** `by`: the account that recorded it, which may not also record the approval. */
  readonly reported: {
    readonly reportNo: string;
    readonly on: IsoDate;
    readonly by: string;
    readonly signer: string | null;
  } | null;
  readonly secretaryApproved: { readonly replyNo: string; readonly on: IsoDate } | null;
}

export interface RecMember {
  readonly rank: number;
  readonly name: string;
  readonly votes: number;
  readonly sex: 'F' | 'M' | null;
  readonly seat: 'MEMBER' | 'RESERVE' | 'WITHDRAWN';
  /** Why and when a member left, whether in the chair, and whose rank filled the seat. */
  readonly left: {
    readonly on: IsoDate;
    readonly reason: 'SELF_NOMINATED' | 'RELATIVE_NOMINATED' | 'OTHER';
    readonly fromChair: boolean;
    readonly substituteRank: number | null;
  } | null;
}

export interface Rec {
  readonly electedOn: IsoDate;
  readonly size: number;
  readonly chairRank: number | null;
  readonly meeting: Meeting;
  readonly members: readonly RecMember[];
}

export interface RollImport {
  readonly file: EvidenceRef;
  readonly rows: number;
  readonly corrected: number;
  readonly setAside: number;
  readonly read?: RollReadAs;
}

/** The roll lives in rows of its own; the cycle keeps where it stands and how many it lists. */
export type RollState =
  | { readonly stage: 'EMPTY'; readonly listed: 0; readonly lastNo: 0 }
  | { readonly stage: 'DRAFT'; readonly listed: number; readonly lastNo: number; readonly source: RollImport }
  | {
      readonly stage: 'PUBLISHED';
      readonly listed: number;
      readonly lastNo: number;
      readonly source: RollImport;
      readonly publishedOn: IsoDate;
      readonly objectionUntil: IsoDate;
      readonly acceptUntil: IsoDate;
      readonly places: readonly string[];
    }
  | {
      readonly stage: 'FROZEN';
      readonly listed: number;
      readonly lastNo: number;
      readonly source: RollImport;
      readonly publishedOn: IsoDate;
      readonly objectionUntil: IsoDate;
      readonly acceptUntil: IsoDate;
      readonly places: readonly string[];
      readonly frozenOn: IsoDate;
    };

export interface Objection {
  readonly no: number;
  readonly kind: ObjectionKind;
  readonly filedOn: IsoDate;
  readonly rulingUntil: IsoDate;
  /** Who objected; for the file alone. Empty once erased. */
  readonly petitioner: string;
  readonly about: string;
  readonly grounds: string;
  readonly voterNo: number | null;
  readonly evidence: readonly EvidenceRef[];
  /** It came from the residents' pages: nobody has seen who sent it. `null` where somebody took it down. */
  readonly sent: { readonly codeDigest: string; readonly contact: string } | null;
  readonly ruling: {
    readonly decision: 'UPHELD' | 'REJECTED';
    /** Empty once erased. */
    readonly basis: string;
    readonly on: IsoDate;
    readonly late: boolean;
    /** When it was posted; `null` while it was not. */
    readonly publishedOn: IsoDate | null;
    /** It was posted after the days within which the law asks for both. */
    readonly publishedLate: boolean;
  } | null;
}

/** One change of the roll. Name and reason are gone once erased. */
export interface RollChange {
  readonly kind: 'ADDED' | 'REMOVED' | 'CORRECTED';
  readonly voterNo: number;
  readonly reason: RollChangeReason | null;
  readonly objectionNo: number | null;
  readonly on: IsoDate;
  readonly seq: number;
  readonly afterPublication: boolean;
  readonly name: string;
  readonly sex: 'F' | 'M' | null;
  readonly group: string;
}

/** That somebody was shown what is otherwise masked. Whose numbers and why are gone once erased. */
export interface Reveal {
  readonly seq: number;
  readonly at: string;
  readonly account: string;
  readonly kind: RevealKind;
  readonly voterNo: number | null;
  readonly reason: string;
}

/** When the person was told, what they replied, and what became of it; words are gone once erased. */
export interface Replied {
  readonly toldOn: string;
  readonly reply: { readonly on: IsoDate; readonly summary: string } | null;
  readonly decided: { readonly on: IsoDate; readonly decision: ReplyDecision; readonly reason: string } | null;
}

export type Review =
  | { readonly opinion: 'NO_OBJECTION'; readonly unit: string }
  /** `bar` and `document` are gone once erased. */
  | ({
      readonly opinion: 'BARRED';
      readonly unit: string;
      readonly bar: StatutoryBar | null;
      readonly document: string;
    } & Replied)
  /** By a local list: it warns and excludes nobody. */
  | ({
      readonly opinion: 'LOCAL_CONCERN';
      readonly unit: string;
      readonly localText: string;
      readonly concern: string;
    } & Replied);

export interface Candidate {
  readonly id: string;
  readonly stream: Stream;
  readonly post: Post;
  readonly name: string;
  readonly sex: 'F' | 'M';
  readonly voterNo: number | null;
  readonly birth: IsoDate | null;
  readonly profile: CandidateProfile;
  readonly by: Nominator;
  /** The account that recorded the nomination, which may not also review it. */
  readonly recordedBy: string;
  readonly reviews: readonly Review[];
  readonly status: 'NOMINATED' | 'PRELIMINARY' | 'FORMAL' | 'BARRED' | 'WITHDRAWN';
  readonly pledges: readonly PledgeKind[];
  readonly pledgedOn: IsoDate | null;
  readonly pledgeTexts: Readonly<Partial<Record<PledgeKind, string>>>;
}

export interface MobileBox {
  readonly box: string;
  readonly basis: string;
  readonly approvalNo: string | null;
  readonly route: string;
  readonly staff: readonly string[];
  readonly voters: readonly { readonly voterNo: number; readonly reason: MobileReason }[];
  /** When its list was posted; `null` while it was not. */
  readonly listedOn: IsoDate | null;
  /** Voters who have received a ballot from this box. */
  readonly issued: number;
  readonly trip:
    | { readonly stage: 'APPROVED' }
    | {
        readonly stage: 'OUT';
        readonly poll: PollId;
        readonly sealOut: string;
        readonly ballotsTaken: number;
        readonly leftAt: string;
      }
    | {
        readonly stage: 'BACK';
        readonly poll: PollId;
        readonly sealOut: string;
        /** What was read on the seal that was on it when it came back; `null` where that was not asked. */
        readonly sealFound: string | null;
        readonly sealIn: string;
        readonly ballotsTaken: number;
        readonly ballotsBroughtBack: number;
        readonly leftAt: string;
        readonly returnedAt: string;
        /** Why ballots taken are not those given out and brought back. */
        readonly note: string | null;
      };
}

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
