import type { IsoDate, Text } from '@mingxuan/rulebook';
import { text } from '@mingxuan/rulebook';
import type { Paper, PaperFacts } from './paper.ts';
import { day, DXJ, sampleHead } from './sample-head.ts';

interface PartySeats {
  readonly members: number;
  readonly secretary: number;
  readonly deputies: number;
}

/** The letter a reply answers. */
interface Request {
  readonly title: string;
  /** 发文字号, as `幸党〔2026〕9号`. */
  readonly docNo: string;
}

/** P01 换届选举请示, from the community Party organisation to the street. One letter, one matter. */
export interface PartyElectionRequestFacts extends PaperFacts {
  readonly to: string;
  readonly docNo: string;
  /** 签发人. */
  readonly signer: string;
  readonly lastElectedOn: IsoDate;
  readonly termExpiry: IsoDate;
  readonly basis: readonly string[];
  readonly meeting: { readonly on: IsoDate; readonly place: string };
  readonly agenda: readonly string[];
  readonly seats: PartySeats;
  readonly memberCandidates: number;
  /** How candidates are found, as a sentence. */
  readonly nomination: string;
  readonly fullMembers: number;
  readonly expected: number;
  /** How votes are cast and who is elected, as a sentence. */
  readonly method: string;
  readonly attachments: readonly string[];
  readonly contact: { readonly name: string; readonly phone: string };
}

/** P01 换届选举批复. */
export interface PartyElectionReplyFacts extends PaperFacts {
  readonly to: string;
  readonly docNo: string;
  readonly request: Request;
  readonly meetingOn: IsoDate;
  readonly seats: PartySeats;
  readonly memberCandidates: number;
  /** Further points of the reply, one sentence each. */
  readonly conditions: readonly string[];
}

/** P05 人选批复. Members in the order of surname strokes. */
export interface PartyCandidatesReplyFacts extends PaperFacts {
  readonly to: string;
  readonly docNo: string;
  readonly request: Request;
  readonly basis: readonly string[];
  readonly members: readonly { readonly name: string }[];
  readonly secretary: readonly { readonly name: string }[];
  readonly deputies: readonly { readonly name: string }[];
  readonly reportWithinDays: number;
}

const seatNeeds = ['seats.members', 'seats.secretary', 'seats.deputies', 'memberCandidates'];
const requestNeeds = ['to', 'docNo', 'request.title', 'request.docNo'];

/** A letter that asks for as many candidates as seats asks for an election without a choice. */
function noSurplus(facts: { readonly seats: PartySeats; readonly memberCandidates: number }): readonly Text[] {
  const { seats, memberCandidates } = facts;
  if (memberCandidates > seats.members) return [];
  return [
    text(
      `委员候选人${memberCandidates}名，没有多于应选${seats.members}名，不是差额选举`,
      `${memberCandidates} candidates for ${seats.members} seats leave nothing to choose`,
    ),
  ];
}

export const partyElectionRequest: Paper<PartyElectionRequestFacts> = {
  form: 'P01',
  title: { zh: '党组织换届选举请示', en: 'Request to hold the Party election' },
  template: 'P01-party-election-request.typ',
  tags: true,
  needs: [
    'to',
    'docNo',
    'signer',
    'lastElectedOn',
    'termExpiry',
    'basis',
    'meeting.on',
    'meeting.place',
    'agenda',
    ...seatNeeds,
    'nomination',
    'fullMembers',
    'expected',
    'method',
    'attachments[]',
    'contact.name',
    'contact.phone',
  ],
  disagreements: noSurplus,
  sample: {
    head: sampleHead({ issuer: '中共幸福里社区委员会', issuedOn: day('2026-09-08') }),
    to: '中共和平街道工作委员会',
    docNo: '幸党〔2026〕9号',
    signer: '王芳',
    lastElectedOn: day('2021-10-20'),
    termExpiry: day('2026-10-20'),
    basis: ['《中国共产党章程》', DXJ],
    meeting: { on: day('2026-10-18'), place: '社区党群服务中心二楼会议室' },
    agenda: ['听取和审议上届委员会工作报告', '讨论通过选举办法', '选举新一届委员会委员'],
    seats: { members: 5, secretary: 1, deputies: 1 },
    memberCandidates: 6,
    nomination: '党员和群众推荐，本届委员会按照多数党员的意见提出人选，报你委审查同意后提交大会。',
    fullMembers: 136,
    expected: 130,
    method: '采用无记名投票、差额选举的方式选举委员；书记、副书记由新一届委员会第一次全体会议选举。',
    attachments: ['中共幸福里社区委员会选举办法（草案）', '不计入应到会人数的党员情况表'],
    contact: { name: '孙志强', phone: '0000-8888000' },
  },
};

export const partyElectionReply: Paper<PartyElectionReplyFacts> = {
  form: 'P01',
  title: { zh: '党组织换届选举批复', en: 'Reply on the Party election' },
  template: 'P01-party-election-reply.typ',
  tags: true,
  needs: [...requestNeeds, 'meetingOn', ...seatNeeds, 'conditions'],
  disagreements: noSurplus,
  sample: {
    head: sampleHead({ issuer: '中共和平街道工作委员会', issuedOn: day('2026-09-14') }),
    to: '中共幸福里社区委员会',
    docNo: '和党工〔2026〕31号',
    request: { title: '关于召开党员大会进行换届选举的请示', docNo: '幸党〔2026〕9号' },
    meetingOn: day('2026-10-18'),
    seats: { members: 5, secretary: 1, deputies: 1 },
    memberCandidates: 6,
    conditions: [
      '请按照规定做好人选推荐、资格联审、考察和公示工作，候选人预备人选另行报批。',
      '严格执行换届纪律，选举结果及时报我委。',
    ],
  },
};

export const partyCandidatesReply: Paper<PartyCandidatesReplyFacts> = {
  form: 'P05',
  title: { zh: '候选人预备人选批复', en: 'Reply on the Party candidates' },
  template: 'P05-party-candidates-reply.typ',
  tags: true,
  needs: [
    ...requestNeeds,
    'basis',
    'members',
    'members[].name',
    'secretary',
    'secretary[].name',
    'deputies[].name',
    'reportWithinDays',
  ],
  sample: {
    head: sampleHead({ issuer: '中共和平街道工作委员会', issuedOn: day('2026-10-09') }),
    to: '中共幸福里社区委员会',
    docNo: '和党工〔2026〕38号',
    request: { title: '关于新一届委员会候选人预备人选的请示', docNo: '幸党〔2026〕12号' },
    basis: [DXJ],
    members: ['王芳', '刘洋', '孙志强', '李建国', '周敏', '赵喆'].map((name) => ({ name })),
    secretary: [{ name: '王芳' }],
    deputies: [{ name: '孙志强' }],
    reportWithinDays: 3,
  },
};
