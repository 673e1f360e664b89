import type { IsoDate, PlannedStep, StepCode, VotingMode } from '@mingxuan/rulebook';
import type { HandoverItem } from './after/facts.ts';
import type { Aftermath } from './after/state.ts';
import type { ScribesAt } from './assistance/facts.ts';
import type { Audit } from './audit/state.ts';
import type { CandidateOrder, RelativePair } from './candidates/facts.ts';
import type { Candidate, FormalList, Substitute } from './candidates/state.ts';
import type { Complaint } from './complaints/state.ts';
import type { CycleMode, GateDetails, GateItemId, PackPin, ReviewGrade } from './cycle/facts.ts';
import type { Inspections } from './inspection/state.ts';
import type { Introductions } from './introductions/state.ts';
import type { Notices, Paper } from './notices/state.ts';
import type { CommunityName, EvidenceRef } from './organisation.ts';
import type { PartyState } from './party/state.ts';
import type { PollId } from './poll/facts.ts';
import type { Poll } from './poll/state.ts';
import type { ResidentsSeats } from './rec/facts.ts';
import type { Rec } from './rec/state.ts';
import type { ChoosingMethod, GroupCall, GroupLeaders } from './representatives/facts.ts';
import type { Duplicate } from './roll/duplicate-facts.ts';
import type { RepresentativeList } from './roll/facts.ts';
import type { Objection, Reveal, RollChange, RollState } from './roll/state.ts';
import type { BoxDay } from './voting/box-state.ts';
import type { Arrangements, ProxyEnd } from './voting/facts.ts';
import type { MobileBox } from './voting/mobile-box.ts';

// Each part of the state is described beside its facts; whoever wants the whole finds it here.
export type * from './candidates/state.ts';
export type * from './party/state.ts';
export type * from './poll/state.ts';
export type * from './rec/state.ts';
export type * from './roll/state.ts';
export type * from './voting/mobile-box.ts';

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
  /** `null` until a formal list of candidates for the residents' committee was out; then the last one, also after somebody left it. */
  readonly formalList: FormalList | null;
  readonly substitutes: readonly Substitute[];
  /** What the formal candidates say of themselves, shown only once all are published together. */
  readonly introductions: Introductions;
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
