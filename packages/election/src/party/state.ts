import type { IsoDate, PartyPost } from '@mingxuan/rulebook';
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
} from './facts.ts';

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
