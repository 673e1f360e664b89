import type { Text } from '@mingxuan/rulebook';
import { text } from '@mingxuan/rulebook';

/** What a person has been charged with (process.md §0 and §4). One person may hold several, each in its own scope. */
export type Role =
  | 'SYSTEM_ADMIN'
  | 'SECURITY_ADMIN'
  | 'AUDIT_ADMIN'
  | 'CITY_ADMIN'
  | 'DISTRICT_ADMIN'
  | 'STREET_ADMIN'
  | 'STREET_OFFICER'
  | 'AUDITOR_TEAM'
  | 'JOINT_REVIEWER'
  | 'CLERK'
  | 'PARTY_ORG'
  | 'REC_CHAIR'
  | 'REC_MEMBER'
  | 'REGISTRAR'
  | 'BALLOT_ISSUER'
  | 'SCRUTINEER'
  | 'TELLER'
  | 'OBSERVER';

export interface RoleInfo {
  readonly title: Text;
  /**
   * Height in the line of administration; an administrator gives roles of the same height or lower, never higher.
   * 5 system, security, audit, 4 city, 3 district, 2 street administrator, 1 everybody who does the work.
   */
  readonly rank: 1 | 2 | 3 | 4 | 5;
}

/** Every role, highest first. A role missing here does not compile. */
export const ROLE_TABLE: Readonly<Record<Role, RoleInfo>> = {
  SYSTEM_ADMIN: { title: text('系统管理员', 'System administrator'), rank: 5 },
  SECURITY_ADMIN: { title: text('安全管理员', 'Security administrator'), rank: 5 },
  AUDIT_ADMIN: { title: text('审计管理员', 'Audit administrator'), rank: 5 },
  CITY_ADMIN: { title: text('市级管理员', 'City administrator'), rank: 4 },
  DISTRICT_ADMIN: { title: text('区级管理员', 'District administrator'), rank: 3 },
  STREET_ADMIN: { title: text('街道管理员', 'Street administrator'), rank: 2 },
  STREET_OFFICER: { title: text('街道工作人员', 'Street officer'), rank: 1 },
  AUDITOR_TEAM: { title: text('审计组', 'Audit team'), rank: 1 },
  JOINT_REVIEWER: { title: text('资格联审人员', 'Joint reviewer'), rank: 1 },
  CLERK: { title: text('社区经办人', 'Community clerk'), rank: 1 },
  PARTY_ORG: { title: text('社区党组织', 'Community Party organisation'), rank: 1 },
  REC_CHAIR: { title: text('选举委员会主任', 'Chair of the election committee'), rank: 1 },
  REC_MEMBER: { title: text('选举委员会委员', 'Member of the election committee'), rank: 1 },
  REGISTRAR: { title: text('选民登记员', 'Registrar of voters'), rank: 1 },
  BALLOT_ISSUER: { title: text('发票人', 'Ballot issuer'), rank: 1 },
  SCRUTINEER: { title: text('监票人', 'Scrutineer'), rank: 1 },
  TELLER: { title: text('计票人', 'Teller'), rank: 1 },
  OBSERVER: { title: text('观察员', 'Observer'), rank: 1 },
};

export const ROLES: readonly Role[] = Object.keys(ROLE_TABLE).filter(isRole);

/** Whether a text that came from outside (a request, a table) names a role. */
export function isRole(value: string): value is Role {
  return Object.hasOwn(ROLE_TABLE, value);
}
