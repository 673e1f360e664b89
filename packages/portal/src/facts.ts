import type { ComplaintStage, GateId, NextStep } from '@mingxuan/election';
import type { IsoDate, Post, Reason, SourceRef, Text } from '@mingxuan/rulebook';

/** One community as residents may see it: a list of what may be told, so that nothing else can be. */
export interface CommunityFacts {
  /** `city.district.street.community`: the name of its folder. */
  readonly id: string;
  readonly name: string;
  readonly subDistrict: string;
  readonly district: string;
  readonly city: string;
  readonly rehearsal: boolean;
  readonly closed: boolean;
  readonly termNo: number;
  readonly partyDay: IsoDate;
  readonly electionDay: IsoDate;
  /** The ledger's end that the pages tell: its number, and when that entry was recorded (an instant in UTC). */
  readonly asOf: { readonly seq: number; readonly at: string };
  readonly calendar: readonly CalendarRow[];
  readonly chances: readonly Chance[];
  readonly notices: readonly Notice[];
  readonly gates: readonly Gate[];
  readonly waivers: readonly {
    readonly step: string;
    readonly name: Text;
    readonly on: IsoDate;
    readonly reason: string;
    readonly decisionNo: string;
  }[];
  readonly candidates: readonly CandidateGroup[];
  readonly polling: Polling | null;
  readonly roll: RollFacts;
  readonly votes: readonly Vote[];
  readonly complaints: readonly ComplaintTold[];
}

/** A complaint by its number: what kind, where it stands, and the answer where it was published. Never who, nor what was said. */
export interface ComplaintTold {
  readonly no: number;
  readonly kind: Text;
  readonly receivedOn: IsoDate;
  readonly stage: ComplaintStage;
  readonly answeredOn: IsoDate | null;
  readonly finding: Text | null;
  readonly answer: string | null;
}

/** One step: its day in the plan, or the day on which it was done. */
export interface CalendarRow {
  readonly code: string;
  readonly name: Text;
  readonly day: IsoDate;
  readonly latest: IsoDate | null;
  readonly done: 'DONE' | 'WAIVED' | null;
  readonly responsible: Text;
  readonly sources: readonly SourceRef[];
}

/** Something a resident can do, and in which days. */
export interface Chance {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly what: Text;
  /** Page of this community on which it is done or explained. */
  readonly page: 'roll' | 'objection' | 'candidates' | 'polling' | 'result' | 'gates' | 'notices';
}

/** What lies beside a community's facts of one paper: its frozen words, and whether the public log's proof lies there. */
export interface PaperTold {
  readonly lines: readonly string[];
  readonly proof: boolean;
}

export interface Notice {
  readonly no: number;
  /** `RESULT:residents-2`: versions of a notice share it. */
  readonly paper: string;
  readonly title: string;
  readonly on: IsoDate;
  readonly pages: number;
  readonly sha256: string;
  /** The entry of the ledger that froze it. */
  readonly seq: number;
  /** Path below the community's folder; `null` where the paper stays off the net. */
  readonly file: string | null;
  /** Why it stays off the net: it names voters, or it is a letter between offices that names whom to call. */
  readonly offNet: 'VOTERS' | 'LETTER' | null;
  /** Its words, the digest of them and the entry that froze them; `null` where they were not kept or stay off the net. */
  readonly words: { readonly file: string; readonly sha256: string; readonly seq: number } | null;
  /** Number of the paper that took its place. */
  readonly replacedBy: number | null;
  /** Number of the notice that withdrew it, and why. */
  readonly withdrawn: { readonly by: number; readonly reason: string } | null;
  /** Where it was posted, and from when. */
  readonly postings: readonly { readonly place: string; readonly on: IsoDate; readonly until: IsoDate | null }[];
}

export interface Gate {
  readonly id: GateId;
  readonly title: Text;
  readonly passed: boolean;
  readonly missing: readonly Text[];
  readonly items: readonly {
    readonly title: Text;
    readonly accepted: boolean;
    readonly summary: string;
    readonly publishedAt: string | null;
    readonly evidence: readonly { readonly name: string; readonly sha256: string }[];
  }[];
  readonly sources: readonly SourceRef[];
}

export interface CandidateGroup {
  readonly stage: 'PRELIMINARY' | 'FORMAL';
  readonly post: Post;
  readonly postName: Text;
  readonly people: readonly {
    readonly name: string;
    readonly sex: 'F' | 'M';
    readonly birthMonth: string | null;
    readonly education: string | null;
    readonly occupation: string | null;
    readonly pledges: readonly { readonly kind: Text; readonly text: string }[];
    /** `NOT_OUT` until all are published together; `NONE` where this person handed nothing in. */
    readonly introduction: 'NOT_OUT' | 'NONE' | { readonly about: string; readonly plan: string };
  }[];
}

export interface Polling {
  readonly place: string;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly countingPlace: string;
  readonly registrationPlace: string;
  readonly registrationHours: string;
  readonly mobileRoutes: readonly { readonly box: string; readonly route: string }[];
}

export type RollFacts =
  | { readonly stage: 'NOT_YET' }
  | {
      readonly stage: 'PUBLISHED' | 'FROZEN';
      readonly listed: number;
      readonly publishedOn: IsoDate;
      readonly acceptUntil: IsoDate;
      readonly places: readonly string[];
      readonly objections: readonly {
        readonly no: number;
        readonly kind: Text;
        readonly filedOn: IsoDate;
        readonly answer: Text;
        readonly on: IsoDate | null;
      }[];
    };

/** One vote after it was determined. */
export interface Vote {
  readonly id: string;
  readonly name: Text;
  readonly on: IsoDate;
  readonly certified: boolean;
  readonly figures: {
    readonly entitled: number;
    readonly issued: number;
    readonly collected: number;
    readonly valid: number;
    readonly invalid: number;
  };
  readonly posts: readonly {
    readonly post: Post;
    readonly postName: Text;
    readonly seats: number;
    readonly rows: readonly { readonly name: string; readonly votes: number; readonly elected: boolean }[];
    readonly vacant: number;
    readonly next: NextStep;
  }[];
  readonly reasons: readonly Reason[];
  /** Collected per box; boxes below the small-cell limit are told together. */
  readonly boxes: readonly { readonly box: Text; readonly collected: number }[];
  readonly recounts: readonly { readonly on: IsoDate; readonly reason: string }[];
}
