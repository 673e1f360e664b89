import type { PartyPost } from '@mingxuan/rulebook';
import type { CandidatePerson } from '../candidates/facts.ts';
import type {
  ExclusionLetters,
  LetterPeople,
  PartyMember,
  PartyMethod,
  PartyNominee,
  PartyRequest,
  PartySeats,
  RecommendationFigures,
  Recommended,
} from './facts.ts';

/** About the Party election before the residents' one. */
export type PartyCommand =
  | {
      readonly type: 'RECORD_PARTY_APPROVAL';
      readonly requestNo: string;
      readonly replyNo: string;
      readonly seats: PartySeats;
      readonly conditions?: readonly string[];
    }
  | ({ readonly type: 'REQUEST_PARTY_ELECTION' } & PartyRequest & LetterPeople)
  | {
      readonly type: 'RECORD_PARTY_ROLL';
      readonly members: readonly PartyMember[];
      readonly letters?: ExclusionLetters;
    }
  | ({ readonly type: 'SETTLE_PARTY_METHOD' } & PartyMethod)
  | ({ readonly type: 'RECORD_RECOMMENDATIONS'; readonly rows: readonly Recommended[] } & RecommendationFigures)
  | {
      readonly type: 'DRAW_PARTY_SLATE';
      readonly people: readonly (PartyNominee & { readonly posts: readonly PartyPost[] })[];
    }
  | {
      readonly type: 'REVIEW_PARTY_NOMINEE';
      readonly no: string;
      readonly unit: string;
      readonly finding: { readonly opinion: 'NO_OBJECTION' } | { readonly opinion: 'ADVERSE'; readonly basis: string };
    }
  | { readonly type: 'REQUEST_PARTY_CANDIDATES'; readonly requestNo: string }
  | {
      readonly type: 'PROPOSE_PARTY_CANDIDATES';
      readonly post: 'PARTY_MEMBER' | 'SECRETARY' | 'DEPUTY_SECRETARY';
      readonly people: readonly CandidatePerson[];
      readonly approvalNo: string;
    }
  | { readonly type: 'REPORT_PARTY_RESULT'; readonly reportNo: string; readonly signer?: string }
  | { readonly type: 'APPROVE_SECRETARY'; readonly replyNo: string };
