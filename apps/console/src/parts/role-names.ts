import type { Text } from '@mingxuan/rulebook';
import { useText } from '../text.ts';

/** The duties a person may be given, in the order of the line of administration (names as in identity's role table). */
export const roleNames: Readonly<Record<string, Text>> = {
  SYSTEM_ADMIN: { zh: '系统管理员', en: 'System administrator' },
  SECURITY_ADMIN: { zh: '安全管理员', en: 'Security administrator' },
  AUDIT_ADMIN: { zh: '审计管理员', en: 'Audit administrator' },
  CITY_ADMIN: { zh: '市级管理员', en: 'City administrator' },
  DISTRICT_ADMIN: { zh: '区级管理员', en: 'District administrator' },
  STREET_ADMIN: { zh: '街道管理员', en: 'Street administrator' },
  STREET_OFFICER: { zh: '街道工作人员', en: 'Street officer' },
  AUDITOR_TEAM: { zh: '审计组', en: 'Audit team' },
  JOINT_REVIEWER: { zh: '资格联审人员', en: 'Joint reviewer' },
  CLERK: { zh: '社区经办人', en: 'Community clerk' },
  PARTY_ORG: { zh: '社区党组织', en: 'Community Party organisation' },
  REC_CHAIR: { zh: '选举委员会主任', en: 'Chair of the election committee' },
  REC_MEMBER: { zh: '选举委员会委员', en: 'Member of the election committee' },
  REGISTRAR: { zh: '选民登记员', en: 'Registrar of voters' },
  BALLOT_ISSUER: { zh: '发票人', en: 'Ballot issuer' },
  SCRUTINEER: { zh: '监票人', en: 'Scrutineer' },
  TELLER: { zh: '计票人', en: 'Teller' },
  OBSERVER: { zh: '观察员', en: 'Observer' },
};

/** The name of a duty in the language on screen; several duties of one person may come joined by `、`. */
export function useRoleName(): (role: string) => string {
  const text = useText();
  return (role) =>
    role
      .split('、')
      .map((one) => {
        const known = roleNames[one];
        return known === undefined ? one : text(known);
      })
      .join('、');
}
