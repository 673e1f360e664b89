import type { NoticeIssuer } from '@mingxuan/election';
import { noticeSort } from '@mingxuan/election';
import type { Role } from '@mingxuan/identity';

/**
 * Who approves what a body sends out: its head. The election committee conducts the election (JWH25-15), so its chair answers for
 * its notices; the street office for its own; the Party organisation's secretary for its letters; the street's Party committee
 * for the replies.
 */
const approvers: Readonly<Record<NoticeIssuer, readonly Role[]>> = {
  ELECTION_COMMITTEE: ['REC_CHAIR'],
  STREET: ['STREET_ADMIN', 'STREET_OFFICER'],
  PARTY: ['PARTY_ORG'],
  STREET_PARTY: ['STREET_ADMIN'],
};

/** The offices that may approve this paper; none where it is a form. */
export function approversOf(paper: string): readonly Role[] {
  const sort = noticeSort(paper);
  return sort === null ? [] : approvers[sort.issuer];
}
