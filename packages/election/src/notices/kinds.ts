import type { StepCode, Text } from '@mingxuan/rulebook';
import { text } from '@mingxuan/rulebook';

/** Whose notice or letter it is: that body has it approved by a second person before it goes out. */
export type NoticeIssuer = 'ELECTION_COMMITTEE' | 'STREET' | 'PARTY' | 'STREET_PARTY';

/** A notice is hung on walls, a letter is sent. All other papers are forms: printed, filled in and signed by hand. */
export type NoticeWay = 'POSTED' | 'SENT';

export interface NoticeSort {
  readonly paper: string;
  readonly title: Text;
  readonly way: NoticeWay;
  readonly issuer: NoticeIssuer;
  /** The step of the plan by which it is out; `null` where no step names a day for it. */
  readonly step: StepCode | null;
  /** Hanging it up is the step itself, so that its day is not asked for again. */
  readonly fills: boolean;
}

const sort =
  (way: NoticeWay, issuer: NoticeIssuer) =>
  (paper: string, zh: string, en: string, step: StepCode | null, fills = false): NoticeSort => ({
    paper,
    title: text(zh, en),
    way,
    issuer,
    step,
    fills,
  });

const committee = sort('POSTED', 'ELECTION_COMMITTEE');
const street = sort('POSTED', 'STREET');
const request = sort('SENT', 'PARTY');
const reply = sort('SENT', 'STREET_PARTY');

/**
 * Every paper that goes through drafting, approval, issue and posting: the notices N01–N23 and the letters of P01–P08
 * (shared catalogue of forms), in their order, each with whose it is and the step that asks for it.
 */
export const NOTICE_SORTS: readonly NoticeSort[] = [
  street('WALL_PLAN', '换届日程表', 'Schedule of the election', null),
  committee('ELECTION_DAY', '关于确定选举日的公告', 'Notice of election day', 'C03'),
  committee('REC_LIST', '关于居民选举委员会名单的公告', 'The election committee', 'C01'),
  committee('REC_SUBSTITUTE', '选举委员会成员退出与递补公告', 'A seat refilled in the election committee', 'D04'),
  committee('VOTER_REGISTRATION', '关于选民登记的公告', 'Registration of voters', 'C04', true),
  committee('VOTER_ROLL', '关于选民名单的公告', 'The roll of voters', 'C07'),
  committee('OBJECTION_RULING', '申诉处理结果公告', 'Ruling on an objection', 'C08'),
  committee('ROLL_SUPPLEMENT', '选民名单补正公告', 'Supplement to the roll', 'C09'),
  committee('REPRESENTATIVE_ELECTION', '关于居民代表和小组长推选的公告', 'Choosing representatives', 'C06'),
  committee('REPRESENTATIVE_LIST', '关于居民代表名单的公告', 'The list of representatives', 'C07'),
  committee('GROUP_LEADERS', '居民小组组长名单公告', 'The group leaders', null),
  committee('NOMINATION_CALL', '关于候选人提名的公告', 'Call for nominations', 'D01', true),
  committee('CANDIDATES_PRELIMINARY', '初步候选人名单公告', 'Preliminary candidates', 'D06'),
  committee('CANDIDATES_FORMAL', '正式候选人名单公告', 'Formal candidates', 'D08'),
  committee('POLLING', '投票时间、地点、票箱公告', 'Time and place of voting', 'D14', true),
  committee('STAFF', '工作人员名单公告', 'The staff of the poll', 'D13'),
  committee('MOBILE_VOTERS', '流动票箱投票人员名单公告', 'Voters of the mobile boxes', 'D12'),
  committee('PROXIES', '委托投票名单公告', 'Proxies', 'D11'),
  committee('SCRIBES', '代写人员名单公告', 'The scribes', 'D13'),
  committee('INVALID_BALLOT_RULES', '无效票认定规则公告', 'Rules on invalid ballots', 'D16', true),
  committee('RESULT', '选举结果公告', 'The result', 'E12'),
  committee('RE_ELECTION', '重新（另行）选举公告', 'A further vote', 'E11'),
  committee('SUPERVISION_RESULT', '居务监督委员会选举结果公告', 'The supervisors', 'F03'),
  committee('PRE_SELECTION_METHOD', '预选办法公告', 'How candidates are pre-selected', 'D07'),
  committee('PRE_SELECTION_RESULT', '预选结果公告', 'Result of the pre-selection', 'D07'),
  street('AUDIT_RESULT', '审计结果公告', 'Result of the audit', 'A05'),
  street('REVIEW_AND_PLAN', '履职考评结果公告、发展规划公示', 'Review and plan', 'A07'),
  committee('PLEDGES', '承诺公示', 'The pledges', 'D09'),
  street('HANDOVER_NOTICE', '移交公告', 'The handover', 'F04'),
  request('PARTY_ELECTION_REQUEST', '党组织换届选举请示', 'Request to hold the Party election', 'B01'),
  reply('PARTY_ELECTION_REPLY', '党组织换届选举批复', 'Reply on the Party election', 'B01'),
  reply('PARTY_EXCLUSIONS_REPLY', '应到会不计入的批复', 'Reply on who is not counted', 'B02'),
  reply('PARTY_CANDIDATES_REPLY', '候选人预备人选批复', 'Reply on the candidates', 'B06'),
  request('PARTY_RESULT_LETTER', '党组织选举结果报告', 'Report of the Party result', 'B09'),
  reply('PARTY_RESULT_REPLY', '党组织选举结果批复', 'Reply on the Party result', 'B09'),
];

/**
 * Notices that tell what their own step brought about: they cannot be drafted before it has happened, so the day to draft them is
 * the day of the step. All others announce what is to come.
 */
export const TELLS_WHAT_HAPPENED: ReadonlySet<string> = new Set([
  'REC_LIST',
  'REC_SUBSTITUTE',
  'OBJECTION_RULING',
  'ROLL_SUPPLEMENT',
  'CANDIDATES_PRELIMINARY',
  'CANDIDATES_FORMAL',
  'PROXIES',
  'MOBILE_VOTERS',
  'RESULT',
  'SUPERVISION_RESULT',
  'AUDIT_RESULT',
  'REVIEW_AND_PLAN',
  'HANDOVER_NOTICE',
]);

/** A notice that takes another off the walls; its key names the other: `NOTICE_WITHDRAWAL:7`. */
export const WITHDRAWAL = 'NOTICE_WITHDRAWAL';
export const withdrawalOf = (no: number): string => `${WITHDRAWAL}:${no}`;

const byPaper: ReadonlyMap<string, NoticeSort> = new Map(NOTICE_SORTS.map((one) => [one.paper, one]));

/** The paper without its subject: `RESULT` of `RESULT:residents-2`. */
export const paperId = (key: string): string => key.split(':', 1)[0] ?? key;

/** What a paper needs before it goes out; `null` for a form. A withdrawal is the election committee's unless it is told whose. */
export function noticeSort(key: string): NoticeSort | null {
  const id = paperId(key);
  if (id !== WITHDRAWAL) return byPaper.get(id) ?? null;
  return committee(WITHDRAWAL, '关于撤回公告的公告', 'A notice withdrawn', null);
}

/**
 * Whose notice this is; `null` for a form. A withdrawal is as much the act of whoever put the notice up as the notice was: it
 * belongs to that body, found by its number among the papers that are out.
 */
export function noticeIssuer(
  papers: readonly { readonly no: number; readonly paper: string }[],
  key: string,
): NoticeIssuer | null {
  const no = paperId(key) === WITHDRAWAL ? Number(key.slice(WITHDRAWAL.length + 1)) : null;
  const withdrawn = no === null ? undefined : papers.find((one) => one.no === no);
  return noticeSort(withdrawn?.paper ?? key)?.issuer ?? null;
}

/** A paper of a vote after the first: it belongs to no step of the first vote. */
export const ofLaterVote = (key: string): boolean => /:residents-\d+$/.test(key);

/** The step by which this paper is out, if a step of the plan names its day. */
export const stepOfNotice = (key: string): StepCode | null =>
  ofLaterVote(key) ? null : (noticeSort(key)?.step ?? null);
