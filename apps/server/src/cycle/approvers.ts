import type { NoticeIssuer } from '@mingxuan/election';
import type { Role } from '@mingxuan/identity';

/**
 * Who approves what a body sends out: its head. The election committee conducts the election (JWH25-15), so its chair answers for
 * its notices; the street office for its own; the Party organisation's secretary for its letters; the street's Party committee
 * for the replies.
 */
export const approvers: Readonly<Record<NoticeIssuer, readonly Role[]>> = {
  ELECTION_COMMITTEE: ['REC_CHAIR'],
  STREET: ['STREET_ADMIN', 'STREET_OFFICER'],
  PARTY: ['PARTY_ORG'],
  STREET_PARTY: ['STREET_ADMIN'],
};
