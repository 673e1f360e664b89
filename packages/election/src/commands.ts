import type { IsoDate, OverlayId, PackId, Post, StepCode, VotingMode } from '@mingxuan/rulebook';
import type { Channel } from './voting/channel.ts';
import type { ArchiveEntry, BallotPackage, HandoverItem, SupportingBody } from './after/facts.ts';
import type {
  CandidateOrder,
  CandidatePerson,
  CandidateProfile,
  PledgeKind,
  RelativePair,
  StatutoryBar,
} from './candidates/facts.ts';
import type { Authority, ComplaintChannel, ComplaintFinding, ComplaintKind } from './complaints/facts.ts';
import type { CycleMode, GateDetails, GateItemId, ReviewGrade } from './cycle/facts.ts';
import type { CommitteeVote, CommunityName, EvidenceRef, Meeting } from './organisation.ts';
import type { PartyMember, PartySeats } from './party/facts.ts';
import type {
  BundleFigures,
  DoubtfulRuling,
  PollId,
  PrintingKind,
  ReviewFollowUp,
  SecondFactor,
  StaffMember,
  WriteIn,
} from './poll/facts.ts';
import type { ResidentsOpinion, ResidentsSeats } from './rec/facts.ts';
import type { DuplicateDecision, DuplicateMatch } from './roll/duplicate-facts.ts';
import type {
  ObjectionKind,
  RepresentativeChange,
  RepresentativeList,
  RollReadAs,
  Revealed,
  RevealKind,
  Striking,
  VoterCorrection,
  VoterEntry,
  Worker,
} from './roll/facts.ts';
import type { BoxIncidentCause, FixedBoxKind } from './voting/box-facts.ts';
import type { Arrangements, MobileReason } from './voting/facts.ts';
import type { Heard } from './voting/heard.ts';

/** What a person asks for. Each is either recorded as facts or refused with a cited reason; nothing is half done. */
export type Command =
  | {
      readonly type: 'OPEN_CYCLE';
      readonly mode: CycleMode;
      readonly community: CommunityName;
      readonly termNo: number;
      readonly termExpiry: IsoDate;
      readonly electionDay: IsoDate;
      readonly partyDay: IsoDate;
      readonly packs: {
        readonly party: { readonly pack: PackId; readonly overlays: readonly OverlayId[] };
        readonly residents: { readonly pack: PackId; readonly overlays: readonly OverlayId[] };
      };
      /** Document by which the legal office allowed a stale local text to be used. */
      readonly legalSignOff?: string;
    }
  | {
      readonly type: 'ADOPT_PLAN';
      readonly electionDay: IsoDate;
      readonly partyDay: IsoDate;
      readonly pins: Readonly<Partial<Record<StepCode, IsoDate>>>;
      /** Who answers for each responsible body (`REC`, `CPO` …); a step may name its own person. */
      readonly bodies: Readonly<Record<string, string>>;
      readonly people: Readonly<Partial<Record<StepCode, string>>>;
    }
  | {
      readonly type: 'RECORD_STEP';
      readonly step: StepCode;
      readonly note: string;
      readonly evidence: readonly EvidenceRef[];
    }
  | { readonly type: 'WAIVE_STEP'; readonly step: StepCode; readonly reason: string; readonly decisionNo: string }
  | { readonly type: 'REGISTER_RECTIFICATION'; readonly matter: string }
  | {
      readonly type: 'SUBMIT_GATE_ITEM';
      readonly item: GateItemId;
      readonly summary: string;
      readonly evidence: readonly EvidenceRef[];
      readonly publishedAt?: string;
      readonly details?: GateDetails;
      readonly grades?: readonly ReviewGrade[];
    }
  | {
      readonly type: 'REVIEW_GATE_ITEM';
      readonly item: GateItemId;
      readonly verdict: 'ACCEPTED' | 'RETURNED';
      readonly note: string;
    }
  | {
      readonly type: 'RECORD_PARTY_APPROVAL';
      readonly requestNo: string;
      readonly replyNo: string;
      readonly seats: PartySeats;
    }
  | { readonly type: 'RECORD_PARTY_ROLL'; readonly members: readonly PartyMember[] }
  | {
      readonly type: 'PROPOSE_PARTY_CANDIDATES';
      readonly post: 'PARTY_MEMBER' | 'SECRETARY' | 'DEPUTY_SECRETARY';
      readonly people: readonly CandidatePerson[];
      readonly approvalNo: string;
    }
  | { readonly type: 'REPORT_PARTY_RESULT'; readonly reportNo: string }
  | { readonly type: 'APPROVE_SECRETARY'; readonly replyNo: string }
  | {
      readonly type: 'SETTLE_MODE';
      readonly votingMode: VotingMode;
      readonly seats: ResidentsSeats;
      readonly meeting: Meeting;
      /** What the residents said of it: a vote by their representatives needs it (JWH25-14 根据居民意见). */
      readonly opinion?: ResidentsOpinion;
    }
  | {
      readonly type: 'ELECT_REC';
      readonly size: number;
      readonly meeting: Meeting;
      readonly ranked: readonly { readonly name: string; readonly sex?: 'F' | 'M'; readonly votes: number }[];
    }
  | { readonly type: 'CHOOSE_REC_CHAIR'; readonly rank: number }
  | {
      readonly type: 'WITHDRAW_REC_MEMBER';
      readonly rank: number;
      readonly reason: 'SELF_NOMINATED' | 'RELATIVE_NOMINATED' | 'OTHER';
    }
  | {
      readonly type: 'IMPORT_ROLL';
      readonly file: EvidenceRef;
      readonly rows: number;
      readonly corrected: number;
      readonly setAside: number;
      readonly read?: RollReadAs;
      /** The election day by which the file was checked; another one since, and it is checked again. */
      readonly checkedFor?: IsoDate;
      readonly voters: readonly VoterEntry[];
    }
  /** Composed by the server from a comparison of all rolls of the installation. */
  | { readonly type: 'NOTE_DUPLICATES'; readonly matches: readonly DuplicateMatch[] }
  | {
      readonly type: 'RESOLVE_DUPLICATE';
      readonly no: number;
      readonly decision: DuplicateDecision;
      readonly reason: string;
      readonly evidence: readonly EvidenceRef[];
    }
  /** The list of those who vote where not every voter does; replaces an earlier one, until both lists are published. */
  | {
      readonly type: 'LIST_REPRESENTATIVES';
      readonly list: RepresentativeList;
      readonly evidence: readonly EvidenceRef[];
    }
  /** The election committee confirms community workers who applied (JWH25-16). */
  | {
      readonly type: 'CONFIRM_WORKERS';
      readonly workers: readonly Worker[];
      readonly evidence: readonly EvidenceRef[];
    }
  | {
      readonly type: 'PUBLISH_ROLL';
      readonly places: readonly string[];
      readonly evidence: readonly EvidenceRef[];
      /** `HH:MM` on the wall. */
      readonly postedAt?: string;
    }
  | {
      readonly type: 'FILE_OBJECTION';
      readonly kind: ObjectionKind;
      readonly petitioner: string;
      readonly about: string;
      readonly voterNo?: number;
      readonly grounds: string;
    }
  | {
      readonly type: 'DECIDE_OBJECTION';
      readonly no: number;
      readonly decision: 'UPHELD' | 'REJECTED';
      readonly basis: string;
      /** What an upheld objection changes on the roll: a person added, or the listed one removed. */
      readonly add?: VoterEntry;
      readonly remove?: Striking;
      /** What of the listed person's entry should be otherwise. */
      readonly correct?: { readonly voterNo: number; readonly voter: VoterCorrection };
      /** The judgment, or the record of a community worker, that the change rests on. */
      readonly evidence?: readonly EvidenceRef[];
      /** Where the ruling is posted. */
      readonly places?: readonly string[];
      /** What it changes on the list of representatives. */
      readonly representatives?: RepresentativeChange;
    }
  | {
      readonly type: 'RECEIVE_COMPLAINT';
      readonly kind: ComplaintKind;
      readonly channel: ComplaintChannel;
      readonly matter: string;
      /** Left out, or empty, when the complaint is anonymous. */
      readonly name?: string;
      readonly contact?: string;
      readonly evidence: readonly EvidenceRef[];
      /** Digest of the receipt code, which only the complainant is given; composed by the server. */
      readonly codeDigest: string;
    }
  | {
      readonly type: 'FORWARD_COMPLAINT';
      readonly no: number;
      readonly to: Authority;
      readonly letterNo: string;
      readonly note: string;
    }
  | {
      readonly type: 'ANSWER_COMPLAINT';
      readonly no: number;
      readonly finding: ComplaintFinding;
      readonly answer: string;
      readonly published: boolean;
    }
  | { readonly type: 'PUBLISH_RULING'; readonly no: number; readonly places: readonly string[] }
  /** A supplement to the roll without an objection: one change, why, and on what evidence. */
  | {
      readonly type: 'AMEND_ROLL';
      readonly change: RollAmendment;
      readonly note: string;
      readonly evidence: readonly EvidenceRef[];
      /** Where its short notice is posted, once the roll is public. */
      readonly places: readonly string[];
    }
  | { readonly type: 'FREEZE_ROLL' }
  /** Composed by the server: nobody is shown a whole number before it is recorded that they were, and why. */
  | ({ readonly type: 'REVEAL_NUMBERS'; readonly kind: RevealKind } & Revealed)
  | {
      readonly type: 'NOMINATE';
      readonly post: Post;
      readonly voterNo: number;
      readonly by:
        | { readonly kind: 'PARTY'; readonly decisionNo: string }
        | { readonly kind: 'JOINT_VOTERS'; readonly signatories: readonly number[] };
      /** What the list of candidates says of a person besides what the roll holds. */
      readonly profile?: CandidateProfile;
      readonly consent: boolean;
    }
  | {
      readonly type: 'REVIEW_CANDIDATE';
      readonly id: string;
      readonly unit: string;
      readonly finding:
        | { readonly opinion: 'NO_OBJECTION' }
        | {
            readonly opinion: 'BARRED';
            readonly bar: StatutoryBar;
            readonly document: string;
            readonly toldOn: IsoDate;
          };
    }
  | { readonly type: 'WITHDRAW_CANDIDATE'; readonly id: string; readonly reason: string }
  /** Near relatives among candidates (by id) and the election committee (`REC:<rank>`); empty when there are none. */
  | { readonly type: 'DECLARE_RELATIVES'; readonly pairs: readonly RelativePair[] }
  | {
      readonly type: 'PUBLISH_CANDIDATES';
      readonly status: 'PRELIMINARY' | 'FORMAL';
      readonly orderedBy?: CandidateOrder;
      readonly order: readonly string[];
    }
  | {
      readonly type: 'RECORD_PLEDGES';
      readonly id: string;
      readonly kinds: readonly PledgeKind[];
      readonly texts?: Readonly<Partial<Record<PledgeKind, string>>>;
    }
  | { readonly type: 'PUBLISH_PLEDGES'; readonly places: readonly string[] }
  | { readonly type: 'RECORD_ARRANGEMENTS'; readonly arrangements: Arrangements }
  /** For the first residents' vote, or the later one named. */
  | {
      readonly type: 'AUTHORISE_PROXY';
      readonly poll?: PollId;
      readonly principal: number;
      readonly trustee: number;
      /** The written mandate (JWH25-19). */
      readonly evidence: readonly EvidenceRef[];
    }
  | { readonly type: 'REVOKE_PROXY'; readonly no: number; readonly reason: string }
  | { readonly type: 'PUBLISH_PROXIES'; readonly poll?: PollId }
  | {
      readonly type: 'APPROVE_MOBILE_BOX';
      readonly box: string;
      readonly basis: string;
      readonly route: string;
      /** Number of the town's or street's approval, where a local text asks for it. */
      readonly approvalNo?: string;
      readonly staff: readonly string[];
      readonly voters: readonly { readonly voterNo: number; readonly reason: MobileReason }[];
    }
  /** Who will vote at this box is posted before it leaves, as the list of mandates is. */
  | { readonly type: 'PUBLISH_BOX_LIST'; readonly box: string }
  | ({
      readonly type: 'DISPATCH_BOX';
      readonly box: string;
      readonly sealOut: string;
      readonly ballotsTaken: number;
      readonly leftAt: string;
    } & Heard)
  | ({
      readonly type: 'RETURN_BOX';
      readonly box: string;
      /** The number read on the seal that was on the box when it came back; empty where there was none. */
      readonly sealFound?: string;
      /** The new seal that it is closed with until it is opened. */
      readonly sealIn: string;
      readonly ballotsBroughtBack: number;
      readonly returnedAt: string;
      /** Why ballots taken are not those given out and brought back. */
      readonly note?: string;
    } & Heard)
  /** A box of the hall or a station, shown empty and sealed before two or more witnesses. */
  | {
      readonly type: 'SEAL_FIXED_BOX';
      readonly poll: PollId;
      readonly box: string;
      readonly kind: FixedBoxKind;
      readonly place: string;
      readonly shownEmpty: boolean;
      readonly seals: readonly string[];
      readonly witnesses: readonly string[];
    }
  /** Something went wrong with a box: sealed aside, before witnesses, until the committee decides. */
  | {
      readonly type: 'REPORT_BOX_INCIDENT';
      readonly poll: PollId;
      readonly box: string;
      readonly cause: BoxIncidentCause;
      /** New seals with which it was set aside; none for a lost box. */
      readonly seals: readonly string[];
      readonly witnesses: readonly string[];
      readonly account: string;
    }
  | {
      readonly type: 'DECIDE_BOX';
      readonly poll: PollId;
      readonly box: string;
      readonly counted: boolean;
      readonly committee: CommitteeVote;
      readonly reason: string;
    }
  /** Emptied into another box before any is opened. */
  | ({
      readonly type: 'MERGE_BOX';
      readonly poll: PollId;
      readonly box: string;
      readonly into: string;
      readonly witnesses: readonly string[];
      /** When it was emptied, `HH:MM`: that opens it. */
      readonly mergedAt?: string;
    } & Heard)
  | { readonly type: 'PREPARE_POLL'; readonly poll: PollId; readonly printed: number }
  | {
      readonly type: 'OPEN_POLL';
      readonly poll: PollId;
      /** Where a Party meeting was held; residents vote where the arrangements say. */
      readonly place?: string;
      readonly boxesShownEmpty: boolean;
      /** Residents: places where a ballot is marked unseen (JWH25-19). */
      readonly booths?: number;
      readonly staff: readonly StaffMember[];
      /** Residents: below how many ballots a box is not opened by itself. */
      readonly smallCell?: number;
    }
  /** The whole staff from now on, and why it is another. */
  | {
      readonly type: 'CHANGE_STAFF';
      readonly poll: PollId;
      readonly staff: readonly StaffMember[];
      readonly reason: string;
    }
  /** While the poll is open: ballots printed besides, or how many there really were. */
  | {
      readonly type: 'RECORD_PRINTING';
      readonly poll: PollId;
      readonly kind: PrintingKind;
      readonly ballots: number;
      readonly reason: string;
    }
  | { readonly type: 'RECORD_ATTENDANCE'; readonly poll: PollId; readonly present: number }
  | {
      readonly type: 'CHECK_IN';
      readonly poll: PollId;
      readonly voterNo: number;
      readonly channel: Channel;
      readonly place: string;
      readonly device: string;
      readonly deviceSeq: number;
      /** The device's own clock, ISO 8601; what the server records as `at` is the server's. */
      readonly heardAt?: string;
    }
  | ({
      readonly type: 'UNDO_CHECK_IN';
      readonly poll: PollId;
      readonly voterNo: number;
      readonly reason: string;
    } & Heard)
  | {
      readonly type: 'CLOSE_POLL';
      readonly poll: PollId;
      /** Given only where no poll book counts for us (Party meetings); residents' ballots issued are the check-ins. */
      readonly issued?: number;
      readonly spoiled: number;
      readonly unused: number;
      readonly boxes: readonly { readonly box: string; readonly collected: number }[];
      /** When the boxes were opened, `HH:MM`. */
      readonly openedAt?: string;
      /** The signed reason for figures that do not add up. */
      readonly discrepancy?: string;
      /** Why a sheet already handed in is replaced before the count is determined; both sheets stay in the ledger. */
      readonly correction?: string;
    }
  | {
      readonly type: 'DECLARE_BUNDLES';
      readonly poll: PollId;
      readonly bundles: readonly { readonly no: number; readonly ballots: number }[];
    }
  | {
      readonly type: 'ENTER_BUNDLE';
      readonly poll: PollId;
      readonly no: number;
      readonly figures: BundleFigures;
      readonly writeIns: readonly WriteIn[];
    }
  /** Hands doubtful ballots (存疑票) of a bundle to the committee. */
  | { readonly type: 'REFER_DOUBTFUL'; readonly poll: PollId; readonly no: number; readonly ballots: number }
  | {
      readonly type: 'DECIDE_DOUBTFUL';
      readonly poll: PollId;
      readonly no: number;
      readonly rulings: readonly DoubtfulRuling[];
      readonly committee: CommitteeVote;
    }
  /** Sends bundles back to be counted by two people again: a wrong count, a result that a signer will not sign. */
  | { readonly type: 'RECOUNT'; readonly poll: PollId; readonly bundles: readonly number[]; readonly reason: string }
  | { readonly type: 'DETERMINE_RESULT'; readonly poll: PollId }
  /** The committee records what the check of those elected has found, before anybody signs. */
  | {
      readonly type: 'RECHECK_ELECTED';
      readonly poll: PollId;
      readonly authority: string;
      readonly foundOn: IsoDate;
      readonly findings: readonly {
        readonly id: string;
        readonly result:
          | { readonly finding: 'CONFIRMED' }
          | { readonly finding: 'DISQUALIFIED'; readonly basis: 'STATUTORY'; readonly bar: StatutoryBar }
          | { readonly finding: 'DISQUALIFIED'; readonly basis: 'LOCAL'; readonly localText: string };
      }[];
      readonly committee: CommitteeVote;
    }
  | {
      readonly type: 'SIGN_RESULT';
      readonly poll: PollId;
      readonly as: 'SCRUTINEER' | 'CHAIR';
      readonly name: string;
      readonly digest: string;
      /** The signer accepts the reason given for ballots that do not add up. */
      readonly discrepancyAccepted?: true;
      /** Filled in by the server alone, after it has asked once more for password or code. */
      readonly secondFactor?: SecondFactor;
      /** A digest of the proof itself, over account, moment and figures; said by the server. */
      readonly proof?: string;
    }
  /** What the street decided, in writing, where no text settles a post (`PENDING_REVIEW`). */
  | {
      readonly type: 'SETTLE_REVIEW';
      readonly poll: PollId;
      readonly post: Post;
      readonly decisionNo: string;
      readonly reason: string;
      /** Who takes a seat: people on the ballot by id, and people written in, shown to be on the roll. */
      readonly seat: readonly string[];
      readonly seatWrittenIn: readonly { readonly name: string; readonly voterNo: number }[];
      /** People written in whose votes put them among those who stand in the vote that follows. */
      readonly standWrittenIn?: readonly { readonly name: string; readonly voterNo: number }[];
      readonly followUp: ReviewFollowUp;
    }
  | {
      readonly type: 'ISSUE_PAPER';
      readonly paper: string;
      readonly title: string;
      readonly sha256: string;
      readonly pages: number;
      readonly basedOn: number;
    }
  | {
      readonly type: 'RECORD_HANDOVER';
      readonly items: readonly HandoverItem[];
      readonly place?: string;
      readonly supervisedBy: string;
    }
  | {
      readonly type: 'SEAL_BALLOTS';
      readonly poll: PollId;
      readonly packages: readonly { readonly what: BallotPackage; readonly seals: readonly string[] }[];
      readonly keeper: string;
      readonly place: string;
      readonly until: IsoDate;
      readonly witnesses: readonly string[];
    }
  | { readonly type: 'FILE_RESULT'; readonly reportNo: string; readonly to: string }
  | {
      readonly type: 'DELIVER_CERTIFICATES';
      readonly certificates: readonly { readonly id: string; readonly certNo: string }[];
    }
  | {
      readonly type: 'ELECT_SUPPORTING_BODY';
      readonly body: SupportingBody;
      readonly title: string;
      readonly meeting: Meeting;
      readonly members: readonly { readonly name: string; readonly post: string }[];
    }
  | { readonly type: 'LIST_ARCHIVE'; readonly entries: readonly ArchiveEntry[] }
  /** Promises, before any dice are thrown, what is audited and how many bundles are drawn. */
  | { readonly type: 'COMMIT_AUDIT'; readonly poll: PollId; readonly sample: number }
  | {
      readonly type: 'RECORD_AUDIT_SEED';
      readonly poll: PollId;
      /** Throws of a ten-sided die, in order, each 0 to 9. */
      readonly rolls: readonly number[];
      readonly witnesses: readonly string[];
    }
  | {
      readonly type: 'COMPARE_AUDITED';
      readonly poll: PollId;
      readonly no: number;
      readonly figures: BundleFigures;
      readonly writeIns: readonly WriteIn[];
    }
  | { readonly type: 'CLOSE_CYCLE' };

/** Changes of the roll that need no objection, each with the only reasons it may have. */
export type RollAmendment =
  | { readonly kind: 'ADD'; readonly reason: 'OMITTED' | 'TURNED_EIGHTEEN' | 'MOVED_IN'; readonly voter: VoterEntry }
  | ({ readonly kind: 'REMOVE' } & Striking)
  | { readonly kind: 'CORRECT'; readonly reason: 'CLERICAL'; readonly voterNo: number; readonly voter: VoterCorrection }
  | {
      readonly kind: 'REPRESENTATIVES';
      readonly reason: 'CHOSEN_AGAIN';
      readonly representatives: RepresentativeChange;
    };

export type CommandType = Command['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { readonly type: T }>;
