import type { IsoDate, PartyPost } from '@mingxuan/rulebook';
import type { FactOf } from '../fact-of.ts';

/** The kinds of reasons for which a Party member may be left out of the expected attendance (six, second-hand source). */
export type ExclusionReason = 1 | 2 | 3 | 4 | 5 | 6;

export interface PartyMember {
  readonly name: string;
  readonly status: 'FULL' | 'PROBATIONARY';
  /** `ON_PROBATION` 留党察看; `SUSPENDED` by a recorded decision (DXJ20-5). */
  readonly rights: 'NORMAL' | 'ON_PROBATION' | 'SUSPENDED';
  readonly exclusion?: {
    readonly reason: ExclusionReason;
    readonly superiorApproved: boolean;
    readonly meetingPassed: boolean;
    /** What shows the reason: a certificate, a record of leaving the country. */
    readonly evidence?: string;
  };
}

/** Who signs a letter, and whom to ask about it. */
export interface LetterPeople {
  readonly signer: string;
  readonly contact: string;
  readonly phone: string;
}

/** 换届请示 as it went up; its figures are the letter's own and may be overtaken by the register (B02). */
export interface PartyRequest {
  readonly requestNo: string;
  readonly lastElectedOn: IsoDate;
  readonly place: string;
  readonly agenda: readonly string[];
  readonly seats: PartySeats;
  readonly memberCandidates: number;
  readonly nomination: string;
  readonly fullMembers: number;
  readonly expected: number;
  readonly method: string;
  readonly attachments: readonly string[];
}

/** The letters about members left out of the expected attendance: asked, and agreed to by the superior. */
export interface ExclusionLetters {
  readonly requestNo: string;
  readonly replyNo: string;
}

/** The few choices in the Party's method of election; all else in it follows from the rules. */
export interface PartyMethod {
  /** `CIRCLE`: ○ for, × against, nothing to abstain. `BLANK`: nothing for, × against, △ to abstain (an older style). */
  readonly approveMark: 'CIRCLE' | 'BLANK';
  readonly scrutineers: number;
  readonly tellers: number;
  /** Whether the meeting may leave the last seats open where nearly all are elected (PTY-CNT-8). */
  readonly mayReduceSeats: boolean;
}

/** What the two recommendations (两推) came to for one person and post. */
export interface Recommended {
  readonly name: string;
  readonly post: PartyPost;
  readonly byMembers: number;
  readonly byResidents: number;
}

export interface RecommendationFigures {
  readonly members: { readonly present: number; readonly collected: number };
  /** Residents' representatives and others who were asked. */
  readonly residents: { readonly present: number; readonly collected: number };
}

/** One of the people first put forward (初步人选), as the register of candidates has them. Months are `YYYY-MM`. */
export interface PartyNominee {
  readonly name: string;
  readonly sex: 'F' | 'M';
  readonly ethnicity: string;
  readonly birthMonth: string;
  readonly education: string;
  readonly joinedMonth: string;
  readonly occupation: string;
}

export interface PartySeats {
  readonly PARTY_MEMBER: number;
  readonly SECRETARY: number;
  readonly DEPUTY_SECRETARY: number;
}

export type PartyFact =
  | FactOf<
      'PARTY_ELECTION_APPROVED',
      'PARTY',
      {
        readonly requestNo: string;
        readonly replyNo: string;
        readonly seats: PartySeats;
        /** Further points of the reply, a sentence each. */
        readonly conditions?: readonly string[];
      }
    >
  | FactOf<'PARTY_ELECTION_REQUESTED', 'PARTY', PartyRequest, LetterPeople>
  | FactOf<'PARTY_METHOD_SETTLED', 'PARTY', PartyMethod>
  /** How many were recommended, and how many of them for the committee; who, and with how many slips, is sealed. */
  | FactOf<
      'RECOMMENDATIONS_RECORDED',
      'PARTY',
      RecommendationFigures & { readonly people: number; readonly forCommittee: number },
      Recommended
    >
  | FactOf<
      'PARTY_SLATE_DRAWN',
      'PARTY',
      { readonly people: readonly { readonly no: string; readonly posts: readonly PartyPost[] }[] },
      PartyNominee & { readonly no: string }
    >
  | FactOf<
      'PARTY_NOMINEE_REVIEWED',
      'PARTY',
      { readonly no: string; readonly unit: string; readonly opinion: 'NO_OBJECTION' | 'ADVERSE' },
      { readonly basis: string }
    >
  | FactOf<'PARTY_CANDIDATES_REQUESTED', 'PARTY', { readonly requestNo: string }>
  | FactOf<
      'PARTY_ROLL_RECORDED',
      'PARTY',
      {
        readonly full: number;
        readonly withoutRights: number;
        readonly excluded: number;
        readonly expected: number;
        readonly letters?: ExclusionLetters;
      },
      PartyMember
    >
  | FactOf<'PARTY_RESULT_REPORTED', 'PARTY', { readonly reportNo: string }, { readonly signer: string }>
  | FactOf<'SECRETARY_APPROVED', 'PARTY', { readonly replyNo: string }>;
