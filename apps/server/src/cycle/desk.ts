import type { NoticeDeed, Reader } from '@mingxuan/election';
import type { Actor, Role } from '@mingxuan/identity';
import { inScope, isRole } from '@mingxuan/identity';
import type { BodyCode, StepCode } from '@mingxuan/rulebook';
import { approvers } from './approvers.ts';

interface Work {
  readonly bodies: readonly BodyCode[];
  readonly steps?: readonly StepCode[];
  readonly except?: readonly StepCode[];
}

/** What the election committee does itself: a clerk prepares everything else for it. */
const ofTheCommittee: readonly StepCode[] = [
  'C07',
  'C08',
  'C09',
  'D04',
  'D06',
  'D08',
  'E01',
  'E06',
  'E08',
  'E10',
  'E12',
  'E13',
];

/** For which bodies of process.md §0 an office works, and which single steps are its own. */
const works: Readonly<Record<Role, Work>> = {
  SYSTEM_ADMIN: { bodies: [] },
  SECURITY_ADMIN: { bodies: [] },
  AUDIT_ADMIN: { bodies: [] },
  CITY_ADMIN: { bodies: [] },
  DISTRICT_ADMIN: { bodies: ['DIST'] },
  STREET_ADMIN: { bodies: ['SUB-P', 'SUB-G', 'AUD'] },
  STREET_OFFICER: { bodies: ['SUB-P', 'SUB-G', 'AUD'] },
  AUDITOR_TEAM: { bodies: ['AUD'] },
  JOINT_REVIEWER: { bodies: ['JRP'], steps: ['B04', 'D03'] },
  CLERK: {
    bodies: ['CPO', 'CPO-NEW', 'RC-OLD', 'RC-NEW', 'MEETING', 'GROUP', 'CANDIDATE', 'REC'],
    except: ofTheCommittee,
  },
  PARTY_ORG: { bodies: ['CPO', 'CPO-NEW'] },
  REC_CHAIR: { bodies: ['REC', 'MEETING', 'CANDIDATE'] },
  REC_MEMBER: { bodies: ['REC'] },
  REGISTRAR: { bodies: [], steps: ['C05', 'C10', 'D11', 'E03'] },
  BALLOT_ISSUER: { bodies: [], steps: ['E03'] },
  SCRUTINEER: { bodies: ['SCRUTINEER'], steps: ['E01'] },
  TELLER: { bodies: [], steps: ['E09'] },
  OBSERVER: { bodies: [] },
};

/**
 * Whether an office works on a notice: whoever approves such papers approves it; all else with it is done by those who prepare
 * papers for the body that sends it, whoever carries out its step.
 */
const worksOnNotice = (role: Role, bodyCode: BodyCode, { deed, issuer }: NoticeDeed): boolean =>
  deed === 'APPROVE' ? approvers[issuer].includes(role) : works[role].bodies.includes(bodyCode);

/** Whose list is made: this person, as to one place. */
export function readerOf(actor: Actor, scope: string): Reader {
  const held = actor.grants.flatMap((g) => (isRole(g.role) && inScope(scope, g.scope) ? [g.role] : []));
  return {
    account: actor.accountId,
    name: actor.name,
    worksOn: ({ bodyCode, step, notice }) =>
      held.some((role) => {
        if (notice !== null) return worksOnNotice(role, bodyCode, notice);
        const { bodies, steps = [], except = [] } = works[role];
        return steps.includes(step) || (bodies.includes(bodyCode) && !except.includes(step));
      }),
  };
}

/** What everybody may come and watch: lists on the board, the meeting with the candidates, the poll and the count. */
export const inPublic: ReadonlySet<StepCode> = new Set<StepCode>([
  'C01',
  'C07',
  'D06',
  'D08',
  'D10',
  'E01',
  'E03',
  'E06',
  'E09',
  'E12',
]);
