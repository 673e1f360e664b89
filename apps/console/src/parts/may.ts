import { useSession } from '../api.ts';

/**
 * Which duties carry an act, so that nobody is offered a button that can only be refused. A copy of a few rows of
 * identity's ACTION_TABLE: it hides, the server decides.
 */
export const duties = {
  'community.manage': ['CITY_ADMIN', 'DISTRICT_ADMIN', 'STREET_ADMIN'],
  'term.check': ['CITY_ADMIN', 'DISTRICT_ADMIN'],
  'account.audit': ['AUDIT_ADMIN'],
  'account.manage': ['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'CITY_ADMIN', 'DISTRICT_ADMIN', 'STREET_ADMIN'],
  'paper.issue': ['STREET_ADMIN', 'STREET_OFFICER', 'CLERK', 'PARTY_ORG', 'REC_CHAIR', 'REC_MEMBER'],
  'paper.approve': ['STREET_ADMIN', 'STREET_OFFICER', 'PARTY_ORG', 'REC_CHAIR'],
  'paper.post': ['STREET_ADMIN', 'STREET_OFFICER', 'CLERK', 'PARTY_ORG', 'REC_CHAIR', 'REC_MEMBER', 'REGISTRAR'],
  'gate.submit': ['STREET_OFFICER', 'AUDITOR_TEAM', 'CLERK', 'PARTY_ORG'],
  'complaint.receive': ['STREET_ADMIN', 'STREET_OFFICER', 'CLERK', 'REC_CHAIR', 'REC_MEMBER', 'REGISTRAR'],
  'complaint.answer': ['CITY_ADMIN', 'DISTRICT_ADMIN', 'STREET_ADMIN', 'STREET_OFFICER'],
  'privacy.handle': ['STREET_ADMIN', 'STREET_OFFICER', 'CLERK'],
  'roll.publish': ['REC_CHAIR', 'REC_MEMBER'],
  'party.record': ['CLERK', 'PARTY_ORG'],
  'poll.prepare': ['CLERK', 'REC_CHAIR', 'REC_MEMBER'],
  'poll.open': ['REC_CHAIR', 'SCRUTINEER'],
  'poll.close': ['REC_CHAIR', 'SCRUTINEER'],
  'poll.checkIn': ['REGISTRAR', 'BALLOT_ISSUER'],
  'box.manage': ['CLERK', 'REC_CHAIR', 'REC_MEMBER', 'SCRUTINEER'],
  'count.enter': ['TELLER'],
  'count.decide': ['REC_CHAIR', 'REC_MEMBER', 'SCRUTINEER'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Offered = keyof typeof duties;

interface Held {
  readonly role: string;
  readonly scope: string;
}

/** A duty given in a place reaches everything below it: `4403/03` reaches `4403.03.dongxiao.xingfuli`. */
const reaches = (scope: string, community: string): boolean => {
  const place = community.replaceAll('.', '/');
  return scope === '*' || scope === place || place.startsWith(`${scope}/`);
};

/** Whether one of the duties held carries the act: in this community, or anywhere when none is named. */
export const mayWith = (grants: readonly Held[], action: Offered, community?: string): boolean => {
  const carrying: readonly string[] = duties[action];
  return grants.some(
    ({ role, scope }) => carrying.includes(role) && (community === undefined || reaches(scope, community)),
  );
};

/** Whether to offer an act to the person who is signed in. */
export function useMay(community?: string): (action: Offered) => boolean {
  const grants = useSession().data?.actor?.grants ?? [];
  return (action) => mayWith(grants, action, community);
}
