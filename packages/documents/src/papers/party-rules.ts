import type { IsoDate, Text } from '@mingxuan/rulebook';
import { text } from '@mingxuan/rulebook';
import type { Paper, PaperFacts } from './paper.ts';
import { day, DXJ, sampleHead } from './sample-head.ts';

/**
 * Why a member who cannot take part may be left out of those expected: illness that leaves no will to express, abroad at
 * their own cost, serving a sentence, bedridden, away without having moved membership, retired to the old home.
 */
export type ExclusionReason = 1 | 2 | 3 | 4 | 5 | 6;

/** P02 应到会不计入情况表. A member counts as left out only when the superior agreed and the meeting passed it. */
export interface PartyExclusionsFacts extends PaperFacts {
  readonly to: string;
  readonly meetingOn: IsoDate;
  readonly fullMembers: number;
  readonly expected: number;
  readonly members: readonly {
    readonly name: string;
    readonly reasonCode: ExclusionReason;
    readonly evidence: string;
    readonly superiorApproved: boolean;
    readonly meetingPassed: boolean;
  }[];
}

/** P02 上级同意件. */
export interface PartyExclusionsReplyFacts extends PaperFacts {
  readonly to: string;
  readonly docNo: string;
  readonly request: { readonly title: string; readonly docNo: string };
  readonly members: readonly { readonly name: string; readonly reasonCode: ExclusionReason }[];
}

/** Members whose rights are suspended are no full members with a vote, so the two figures differ by those left out alone. */
function wrongExpected({ fullMembers, expected, members }: PartyExclusionsFacts): readonly Text[] {
  const leftOut = members.filter((m) => m.superiorApproved && m.meetingPassed).length;
  if (fullMembers - leftOut === expected) return [];
  return [
    text(
      `有选举权的正式党员${fullMembers}人，经上级同意并经大会通过不计入${leftOut}人，应到会是${fullMembers - leftOut}人，不是${expected}人`,
      `${fullMembers} members less ${leftOut} left out make ${fullMembers - leftOut} expected, not ${expected}`,
    ),
  ];
}

export const partyExclusions: Paper<PartyExclusionsFacts> = {
  form: 'P02',
  title: { zh: '不计入应到会人数党员情况表', en: 'Members not counted as expected' },
  template: 'P02-party-exclusions.typ',
  personal: true,
  tags: true,
  needs: [
    'to',
    'meetingOn',
    'fullMembers',
    'expected',
    'members[]',
    ...['name', 'reasonCode', 'evidence', 'superiorApproved', 'meetingPassed'].map((f) => `members[].${f}`),
  ],
  disagreements: wrongExpected,
  sample: {
    head: sampleHead({ issuer: '中共幸福里社区委员会', issuedOn: day('2026-09-08') }),
    to: '中共和平街道工作委员会',
    meetingOn: day('2026-10-18'),
    fullMembers: 136,
    expected: 133,
    members: [
      {
        name: '何玉珍',
        reasonCode: 4,
        evidence: '医院证明，家属书面说明',
        superiorApproved: true,
        meetingPassed: true,
      },
      { name: '阿卜杜拉·买买提', reasonCode: 2, evidence: '出境记录', superiorApproved: true, meetingPassed: true },
      { name: '马占山', reasonCode: 6, evidence: '原籍居委会证明', superiorApproved: true, meetingPassed: true },
      { name: '郑海', reasonCode: 5, evidence: '下派通知，满六个月', superiorApproved: true, meetingPassed: false },
    ],
  },
};

export const partyExclusionsReply: Paper<PartyExclusionsReplyFacts> = {
  form: 'P02',
  title: { zh: '不计入应到会人数的批复', en: 'Reply on members not counted' },
  template: 'P02-party-exclusions-reply.typ',
  personal: true,
  tags: true,
  needs: ['to', 'docNo', 'request.title', 'request.docNo', 'members', 'members[].name', 'members[].reasonCode'],
  sample: {
    head: sampleHead({ issuer: '中共和平街道工作委员会', issuedOn: day('2026-09-14') }),
    to: '中共幸福里社区委员会',
    docNo: '和党工〔2026〕32号',
    request: { title: '关于部分党员不计入应到会人数的请示', docNo: '幸党〔2026〕10号' },
    members: [
      { name: '何玉珍', reasonCode: 4 },
      { name: '阿卜杜拉·买买提', reasonCode: 2 },
      { name: '马占山', reasonCode: 6 },
      { name: '郑海', reasonCode: 5 },
    ],
  },
};

/** P06 党内选举办法, as put to the members’ meeting. */
export interface PartyMethodFacts extends PaperFacts {
  readonly basis: readonly string[];
  readonly meetingOn: IsoDate;
  readonly seats: { readonly members: number; readonly secretary: number; readonly deputies: number };
  readonly memberCandidates: number;
  readonly expected: number;
  /** Least number of members present for the election to be held. */
  readonly quorum: number;
  /** 当选票数按谁计算, as a sentence. */
  readonly majorityRule: string;
  readonly symbols: readonly string[];
  readonly tieRule: string;
  readonly shortageRule: string;
  readonly scrutineers: string;
}

/** Too few present cannot be written into a method: four fifths of those expected, no fewer. */
function lowQuorum({ expected, quorum }: PartyMethodFacts): readonly Text[] {
  if (5 * quorum >= 4 * expected) return [];
  return [
    text(
      `到会人数下限写的是${quorum}人，不到应到会${expected}人的五分之四`,
      `${quorum} present are fewer than four fifths of ${expected} expected`,
    ),
  ];
}

export const partyMethod: Paper<PartyMethodFacts> = {
  form: 'P06',
  title: { zh: '党组织选举办法', en: 'Method of the Party election' },
  template: 'P06-party-method.typ',
  tags: true,
  needs: [
    'basis',
    'meetingOn',
    'seats.members',
    'seats.secretary',
    'seats.deputies',
    'memberCandidates',
    'expected',
    'quorum',
    'majorityRule',
    'symbols',
    'tieRule',
    'shortageRule',
    'scrutineers',
  ],
  disagreements: lowQuorum,
  sample: {
    head: sampleHead({ issuer: '中共幸福里社区委员会', issuedOn: day('2026-10-18') }),
    basis: ['《中国共产党章程》', DXJ],
    meetingOn: day('2026-10-18'),
    seats: { members: 5, secretary: 1, deputies: 1 },
    memberCandidates: 6,
    expected: 130,
    quorum: 104,
    majorityRule: '赞成票超过实到会有选举权的党员半数的，始得当选；恰好半数的不当选。',
    symbols: [
      '赞成的在姓名上方空格内画○，不赞成的画×，弃权的不画任何符号',
      '不赞成的可以另选他人，在另选人栏写上姓名；弃权的不能另选',
      '所选人数等于或者少于应选名额的有效，多于应选名额的无效',
    ],
    tieRule:
      '得赞成票超过半数的人数多于应选名额时，得票多的当选；票数相等不能确定的，就票数相等的人再次投票，得票多的当选。',
    shortageRule:
      '当选人数少于应选名额的，对不足的名额另行选举；接近应选名额的，经半数以上选举人同意，可以减少名额，不再选举。',
    scrutineers: '设总监票人1名、监票人2名、计票人3名，由党员大会从不是候选人的党员中推选。',
  },
};
