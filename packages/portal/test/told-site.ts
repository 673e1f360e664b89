import type { Cycle, NoticeDraft, Paper } from '@mingxuan/election';
import type { IsoDate } from '@mingxuan/rulebook';
import { after, type Chapter } from '../../documents/test/cycle-story.ts';
import type { CommunityFacts, PaperTold, SiteFile, SiteFrame } from '../src/index.ts';
import { cityFiles, communityFacts, communityFiles } from '../src/index.ts';

/** A community's pages with everything on them that pages can have: notices that hold, were replaced, withdrawn, kept off the net; a complaint answered in public. */
export const ID = '33.01.02.0001';
export const asOf = { seq: 77, at: '2026-12-29T02:00:00.000Z' };
const day = (iso: string): IsoDate => iso as IsoDate;
const personal = new Set(['VOTER_ROLL', 'PROXIES', 'MOBILE_VOTERS', 'OBJECTION_RULING']);
export const isPersonalPaper = (paper: string): boolean => personal.has(paper.split(':')[0] ?? '');

const digest = (no: number): string => no.toString(16).padStart(64, '0');

export const paper = (no: number, id: string, title: string, fate: Paper['fate'] = { kind: 'VALID' }): Paper => ({
  no,
  paper: id,
  title,
  sha256: digest(no),
  pages: 1,
  on: day('2026-11-20'),
  seq: 30 + no,
  basedOn: 29 + no,
  dated: day('2026-11-20'),
  text: digest(100 + no),
  draft: no,
  stated: [],
  fate,
  withdrawalAsked: null,
  postings: [
    {
      place: '东门公告栏',
      on: day('2026-11-20'),
      time: '09:30',
      evidence: [],
      account: 'clerk',
      by: '谢某某',
      seq: 31 + no,
      takenDown: null,
    },
  ],
});

const papers: readonly Paper[] = [
  paper(1, 'WALL_PLAN', '换届选举日程表', { kind: 'SUPERSEDED', by: 2, on: day('2026-11-22') }),
  paper(2, 'WALL_PLAN', '换届选举日程表'),
  paper(3, 'VOTER_ROLL', '选民名单公告'),
  paper(4, 'STAFF', '选举工作人员名单公告', {
    kind: 'WITHDRAWN',
    by: 5,
    on: day('2026-11-23'),
    reason: '名单有一处写错',
  }),
  paper(5, 'NOTICE_WITHDRAWAL:4', '撤回公告'),
  paper(6, 'PARTY_ELECTION_REQUEST', '党组织换届选举请示'),
  // Issued in one step: its words were not kept.
  { ...paper(7, 'ELECTION_REPORT:residents', '选举结果报告单'), text: null, draft: null },
];

const draftOf = ({ no, paper: id, title, dated, sha256, text, pages, basedOn, seq, stated }: Paper): NoticeDraft => {
  const deed = { by: 'clerk', on: dated, seq: seq - 1 };
  const frozen = { paper: id, title, dated, sha256, text: text ?? '', pages, basedOn, stated };
  return { ...frozen, draft: no, drafted: deed, stage: 'ISSUED', approved: deed, no };
};

const complaint: Cycle['complaints'][number] = {
  no: 1,
  kind: 'PROCEDURE',
  channel: 'DESK',
  receivedOn: day('2026-12-21'),
  tellBy: day('2027-01-05'),
  answerBy: day('2027-02-19'),
  codeDigest: 'c'.repeat(64),
  receivedBy: 'clerk',
  anonymous: false,
  matter: '北站十点才开门',
  name: '赵某某',
  contact: '13912345678',
  evidence: [],
  forwarded: [],
  answer: { on: day('2026-12-28'), finding: 'FOUNDED', published: true, late: false, text: '已延长投票时间' },
};

/** The cycle of the story after a chapter, with its notices and complaints. */
export function toldCycle(chapter: Chapter): Cycle {
  const { cycle } = after(chapter, '2026-12-29');
  const drafts = papers.filter((one) => one.draft !== null).map(draftOf);
  const unpublished = {
    ...complaint,
    no: 2,
    answer: complaint.answer && { ...complaint.answer, published: false, text: '已当面说明' },
  };
  return { ...cycle, papers, notices: { ...cycle.notices, drafts }, complaints: [complaint, unpublished] };
}

export const toldFacts = (chapter: Chapter): CommunityFacts =>
  communityFacts({ id: ID, cycle: toldCycle(chapter), asOf, isPersonalPaper });

/** The frozen words by number; they name the telephone of the committee once it gave one out. */
export function toldWords({ arrangements }: Cycle): ReadonlyMap<number, PaperTold> {
  const call = arrangements === null ? [] : [`联系电话：${arrangements.phone}。`];
  const words = (electionDay: string, proof = true): PaperTold => ({
    proof,
    lines: [
      '和平街道幸福里社区',
      '第七届两委换届选举日程表',
      `居民委员会选举日：${electionDay}`,
      '一、选举前的准备',
      '1　2026年6月13日　星期六　换届提醒和任期台账',
      '2　2026年9月16日　星期三　成立领导小组和指导组',
      '二、选举中',
      '3　2026年11月8日　党组织选举',
      '4　2026年11月22日　公布选民名单',
      ...call,
      '幸福里社区居民选举委员会',
      '2026年11月20日',
    ],
  });
  return new Map([
    [1, words('2026年12月13日')],
    [2, words('2026年12月20日')],
    [4, words('2026年12月20日', false)],
    [5, words('2026年12月20日')],
  ]);
}

/** Everything in the folder but assets and papers. */
export function toldSite(chapter: Chapter, frame: SiteFrame): readonly SiteFile[] {
  const facts = toldFacts(chapter);
  return [...communityFiles(frame, facts, toldWords(toldCycle(chapter))), ...cityFiles(frame, [facts])];
}
