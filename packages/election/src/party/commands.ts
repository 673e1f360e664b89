import type { CandidatePerson } from '../candidates/facts.ts';
import type { PartyMember, PartySeats } from './facts.ts';

/** About the Party election before the residents' one. */
export type PartyCommand =
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
  | { readonly type: 'APPROVE_SECRETARY'; readonly replyNo: string };
