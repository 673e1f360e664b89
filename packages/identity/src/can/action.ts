import type { SourceRef, Text } from '@mingxuan/rulebook';
import { text } from '@mingxuan/rulebook';
import type { Role } from './role.ts';

export type ActionGroup =
  | 'ORGANISATION'
  | 'GATES'
  | 'PARTY'
  | 'COMMITTEE'
  | 'ROLL'
  | 'CANDIDATES'
  | 'POLL'
  | 'COUNT'
  | 'AFTER'
  | 'SYSTEM';

/**
 * Checks what others made: whoever is among `resource.makers` is refused, and so is a resource that does not say who
 * made it.
 */
export type CheckingAction =
  | 'gate.review'
  | 'term.check'
  | 'paper.approve'
  | 'party.approve'
  | 'candidate.review'
  | 'result.certify';

/** Also two people's work, and closed to `resource.conflictingAccounts` (监票人 and 计票人 of one poll). */
export type CountingAction = 'count.enter' | 'count.decide';

export type PlainAction =
  | 'community.read'
  | 'community.manage'
  | 'plan.adopt'
  | 'gate.submit'
  | 'party.record'
  | 'rec.elect'
  | 'roll.import'
  | 'roll.read'
  | 'roll.publish'
  | 'objection.file'
  | 'objection.decide'
  | 'complaint.receive'
  | 'complaint.answer'
  | 'candidate.nominate'
  | 'candidate.publish'
  | 'pledge.record'
  | 'proxy.record'
  | 'box.manage'
  | 'poll.prepare'
  | 'poll.appoint'
  | 'poll.open'
  | 'poll.checkIn'
  | 'poll.close'
  | 'count.declare'
  | 'result.determine'
  | 'paper.issue'
  | 'paper.post'
  | 'paper.read'
  | 'handover.record'
  | 'archive.export'
  | 'privacy.handle'
  | 'account.manage'
  | 'policy.manage'
  | 'account.audit'
  | 'system.read';

export type Action = PlainAction | CheckingAction | CountingAction;

/** What the resource must say of people before the act can be judged. */
export type Separation = 'NONE' | 'MAKER_IS_NOT_CHECKER' | 'TWO_PEOPLE_NO_CONFLICT';

type SeparationOf<A extends Action> = A extends CheckingAction
  ? 'MAKER_IS_NOT_CHECKER'
  : A extends CountingAction
    ? 'TWO_PEOPLE_NO_CONFLICT'
    : 'NONE';

export interface ActionInfo<S extends Separation = Separation> {
  readonly group: ActionGroup;
  readonly title: Text;
  readonly roles: readonly Role[];
  readonly separation: S;
  /** The text that gives this act to these people, where one does. */
  readonly sources: readonly SourceRef[];
}

const REC: readonly Role[] = ['REC_CHAIR', 'REC_MEMBER'];
const STREET: readonly Role[] = ['STREET_ADMIN', 'STREET_OFFICER'];
const UPPER: readonly Role[] = ['CITY_ADMIN', 'DISTRICT_ADMIN', ...STREET];
const ADMINS: readonly Role[] = ['CITY_ADMIN', 'DISTRICT_ADMIN', 'STREET_ADMIN'];
const COMMUNITY: readonly Role[] = ['CLERK', 'PARTY_ORG', ...REC];
const POLL_STAFF: readonly Role[] = ['REGISTRAR', 'BALLOT_ISSUER', 'SCRUTINEER', 'TELLER'];
/** JWH25-15: the residents' election committee conducts the election. */
const CONDUCTS: readonly SourceRef[] = ['JWH25-15'];

/**
 * The one place that says who may do what. Bodies are those of process.md §0; limits those of §4: the system
 * administrator sees no roll, the observer no personal data, the teller does not scrutinise.
 */
export const ACTION_TABLE: { readonly [A in Action]: ActionInfo<SeparationOf<A>> } = {
  'community.read': {
    group: 'ORGANISATION',
    title: text('查看社区和进度', 'See a community and its progress'),
    roles: [...UPPER, 'AUDITOR_TEAM', 'JOINT_REVIEWER', ...COMMUNITY, ...POLL_STAFF, 'OBSERVER'],
    separation: 'NONE',
    sources: [],
  },
  'community.manage': {
    group: 'ORGANISATION',
    title: text('建立和维护社区', 'Set up and maintain communities'),
    roles: ADMINS,
    separation: 'NONE',
    sources: [],
  },
  // A decision of a higher office is entered by one person and checked by another, above the street that asked for it.
  'term.check': {
    group: 'ORGANISATION',
    title: text('核对任期延期', 'Check that a term was extended'),
    roles: ['CITY_ADMIN', 'DISTRICT_ADMIN'],
    separation: 'MAKER_IS_NOT_CHECKER',
    sources: ['DXJ20-3'],
  },
  'plan.adopt': {
    group: 'ORGANISATION',
    title: text('确定换届日程', 'Adopt the plan'),
    roles: [...STREET, 'CLERK', 'REC_CHAIR'],
    separation: 'NONE',
    sources: [],
  },
  'gate.submit': {
    group: 'GATES',
    title: text('提交“五先五后”材料', 'Submit evidence for a gate'),
    roles: ['STREET_OFFICER', 'AUDITOR_TEAM', 'CLERK', 'PARTY_ORG'],
    separation: 'NONE',
    sources: [],
  },
  'gate.review': {
    group: 'GATES',
    title: text('审核“五先五后”材料', 'Review evidence for a gate'),
    roles: ['DISTRICT_ADMIN', ...STREET],
    separation: 'MAKER_IS_NOT_CHECKER',
    sources: [],
  },
  'party.record': {
    group: 'PARTY',
    title: text('登记党组织选举', 'Record the Party election'),
    roles: ['CLERK', 'PARTY_ORG'],
    separation: 'NONE',
    sources: ['DXJ20-4'],
  },
  'party.approve': {
    group: 'PARTY',
    title: text('批复党组织选举事项', 'Approve matters of the Party election'),
    roles: ['STREET_ADMIN'],
    separation: 'MAKER_IS_NOT_CHECKER',
    sources: [],
  },
  'rec.elect': {
    group: 'COMMITTEE',
    title: text('登记选举委员会推选和递补', 'Record the election committee and its replacements'),
    roles: ['STREET_OFFICER', 'CLERK', 'REC_CHAIR'],
    separation: 'NONE',
    sources: CONDUCTS,
  },
  'roll.import': {
    group: 'ROLL',
    title: text('导入和登记选民', 'Import and register voters'),
    roles: ['CLERK', ...REC, 'REGISTRAR'],
    separation: 'NONE',
    sources: ['JWH25-16'],
  },
  'roll.read': {
    group: 'ROLL',
    title: text('查看选民名册（含个人信息）', 'Read the roll, personal data included'),
    roles: [...STREET, 'CLERK', ...REC, 'REGISTRAR'],
    separation: 'NONE',
    sources: ['JWH25-16'],
  },
  'roll.publish': {
    group: 'ROLL',
    title: text('公布、补正和封定选民名单', 'Publish, amend and freeze the roll'),
    roles: REC,
    separation: 'NONE',
    sources: ['JWH25-17'],
  },
  'objection.file': {
    group: 'ROLL',
    title: text('登记名单异议', 'Register an objection to the roll'),
    roles: ['CLERK', ...REC, 'REGISTRAR'],
    separation: 'NONE',
    sources: ['JWH25-17'],
  },
  'objection.decide': {
    group: 'ROLL',
    title: text('决定名单异议', 'Decide an objection to the roll'),
    roles: REC,
    separation: 'NONE',
    sources: ['JWH25-17'],
  },
  'complaint.receive': {
    group: 'AFTER',
    title: text('登记投诉、举报', 'Take a complaint'),
    roles: [...STREET, 'CLERK', ...REC, 'REGISTRAR'],
    separation: 'NONE',
    sources: ['JWH25-22'],
  },
  // Procedure and result are looked into by the street or the district, not by those complained about.
  'complaint.answer': {
    group: 'AFTER',
    title: text('转办和答复投诉', 'Forward and answer complaints'),
    roles: UPPER,
    separation: 'NONE',
    sources: ['JWH25-22'],
  },
  'candidate.nominate': {
    group: 'CANDIDATES',
    title: text('登记提名', 'Record a nomination'),
    roles: COMMUNITY,
    separation: 'NONE',
    sources: ['JWH25-18'],
  },
  'candidate.review': {
    group: 'CANDIDATES',
    title: text('资格联审', 'Review qualifications jointly'),
    roles: ['JOINT_REVIEWER', 'REC_CHAIR'],
    separation: 'MAKER_IS_NOT_CHECKER',
    sources: ['JWH25-18'],
  },
  'candidate.publish': {
    group: 'CANDIDATES',
    title: text('公布候选人', 'Publish the candidates'),
    roles: REC,
    separation: 'NONE',
    sources: ['JWH25-18'],
  },
  'pledge.record': {
    group: 'CANDIDATES',
    title: text('登记三项承诺', 'Record the three pledges'),
    roles: ['CLERK', ...REC],
    separation: 'NONE',
    sources: [],
  },
  'proxy.record': {
    group: 'POLL',
    title: text('登记委托投票', 'Record a proxy'),
    roles: ['CLERK', ...REC, 'REGISTRAR'],
    separation: 'NONE',
    sources: ['JWH25-19'],
  },
  'box.manage': {
    group: 'POLL',
    title: text('管理票箱和流动票箱', 'Manage boxes and mobile boxes'),
    roles: ['CLERK', ...REC, 'SCRUTINEER'],
    separation: 'NONE',
    sources: [],
  },
  'poll.prepare': {
    group: 'POLL',
    title: text('准备投票', 'Prepare the poll'),
    roles: ['CLERK', ...REC],
    separation: 'NONE',
    sources: CONDUCTS,
  },
  'poll.appoint': {
    group: 'POLL',
    title: text('确定监票人、计票人等工作人员', 'Name the scrutineers, tellers and other poll staff'),
    roles: REC,
    separation: 'NONE',
    sources: CONDUCTS,
  },
  'poll.open': {
    group: 'POLL',
    title: text('开始投票', 'Open the poll'),
    roles: ['REC_CHAIR', 'SCRUTINEER'],
    separation: 'NONE',
    sources: CONDUCTS,
  },
  'poll.checkIn': {
    group: 'POLL',
    title: text('核对选民、发放选票', 'Check voters in and issue ballots'),
    roles: ['REGISTRAR', 'BALLOT_ISSUER'],
    separation: 'NONE',
    sources: ['JWH25-19'],
  },
  'poll.close': {
    group: 'POLL',
    title: text('结束投票', 'Close the poll'),
    roles: ['REC_CHAIR', 'SCRUTINEER'],
    separation: 'NONE',
    sources: CONDUCTS,
  },
  'count.declare': {
    group: 'COUNT',
    title: text('清点并申报发出、收回票数', 'Declare the ballots issued and collected'),
    roles: ['REC_CHAIR', 'SCRUTINEER'],
    separation: 'NONE',
    sources: ['JWH25-19'],
  },
  'count.enter': {
    group: 'COUNT',
    title: text('录入计票', 'Enter the count'),
    roles: ['TELLER'],
    separation: 'TWO_PEOPLE_NO_CONFLICT',
    sources: ['JWH25-19'],
  },
  'count.decide': {
    group: 'COUNT',
    title: text('裁定疑难票和两次计票差异', 'Decide doubtful ballots and differences between the two counts'),
    roles: [...REC, 'SCRUTINEER'],
    separation: 'TWO_PEOPLE_NO_CONFLICT',
    sources: CONDUCTS,
  },
  'result.determine': {
    group: 'COUNT',
    title: text('确定选举结果', 'Determine the result'),
    roles: REC,
    separation: 'NONE',
    sources: ['JWH25-19'],
  },
  'result.certify': {
    group: 'COUNT',
    title: text('复核确认选举结果', 'Certify the result'),
    roles: ['STREET_ADMIN', 'REC_CHAIR', 'SCRUTINEER'],
    separation: 'MAKER_IS_NOT_CHECKER',
    sources: ['JWH25-19'],
  },
  'paper.issue': {
    group: 'AFTER',
    title: text('出具公告和文书', 'Issue notices and papers'),
    roles: [...STREET, ...COMMUNITY],
    separation: 'NONE',
    sources: [],
  },
  // Whose notice it is decides which of these offices (the server's table of offices); here is who may be asked at all.
  'paper.approve': {
    group: 'AFTER',
    title: text('审批公告和文书', 'Approve notices and letters'),
    roles: [...STREET, 'PARTY_ORG', 'REC_CHAIR'],
    separation: 'MAKER_IS_NOT_CHECKER',
    sources: [],
  },
  'paper.post': {
    group: 'AFTER',
    title: text('登记公告的张贴和取下', 'Record what is posted and taken down'),
    roles: [...STREET, ...COMMUNITY, 'REGISTRAR'],
    separation: 'NONE',
    sources: [],
  },
  'paper.read': {
    group: 'AFTER',
    title: text('查看文书', 'Read papers'),
    roles: [...UPPER, 'AUDITOR_TEAM', 'JOINT_REVIEWER', ...COMMUNITY, ...POLL_STAFF],
    separation: 'NONE',
    sources: [],
  },
  'handover.record': {
    group: 'AFTER',
    title: text('登记移交', 'Record the handover'),
    roles: ['STREET_OFFICER', 'CLERK', ...REC],
    separation: 'NONE',
    sources: ['JWH25-25'],
  },
  'archive.export': {
    group: 'AFTER',
    title: text('导出档案和证据包', 'Export the archive and the evidence bundle'),
    roles: [...ADMINS, 'CLERK', 'REC_CHAIR'],
    separation: 'NONE',
    sources: ['JWH25-39'],
  },
  // What somebody asks about their own data, at the desk where the roll is kept.
  'privacy.handle': {
    group: 'AFTER',
    title: text('受理个人信息查阅、更正、删除申请', 'Take what people ask about their own data'),
    roles: [...STREET, 'CLERK'],
    separation: 'NONE',
    sources: [],
  },
  'account.manage': {
    group: 'SYSTEM',
    title: text('管理账号和授权', 'Manage accounts and their roles'),
    roles: ['SYSTEM_ADMIN', 'SECURITY_ADMIN', ...ADMINS],
    separation: 'NONE',
    sources: [],
  },
  'policy.manage': {
    group: 'SYSTEM',
    title: text('决定安全要求', 'Decide what security asks of people'),
    roles: ['SECURITY_ADMIN'],
    separation: 'NONE',
    sources: [],
  },
  'account.audit': {
    group: 'SYSTEM',
    title: text('查看账号操作记录', 'Read what was done to accounts'),
    roles: ['AUDIT_ADMIN'],
    separation: 'NONE',
    sources: [],
  },
  'system.read': {
    group: 'SYSTEM',
    title: text('查看系统状态', 'See the state of the system'),
    roles: ['SYSTEM_ADMIN'],
    separation: 'NONE',
    sources: [],
  },
};

export const ACTIONS: readonly Action[] = Object.keys(ACTION_TABLE).filter(isAction);

/** Whether a text names an action. */
export function isAction(value: string): value is Action {
  return Object.hasOwn(ACTION_TABLE, value);
}
