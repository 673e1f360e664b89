import { C, S } from '../packs/rule.ts';
import type { Step } from './step.ts';
import { step } from './step-row.ts';

/** Phase D: candidates and the last days before the vote. */
export const STEPS_CANDIDATES: readonly Step[] = [
  step('D01', ['候选人提名公告', 'Call for nominations'], 'REC', '提名公告|Notice', 'JWH25-18', C, -16),
  step('D02', ['差额推荐提名', 'Nomination'], 'REC', '提名表|Nomination forms;提名汇总表|Summary', 'JWH25-18', C, -14),
  step(
    'D03',
    ['名单公示和资格联审', 'Joint review'],
    'JRP',
    '联审表|Review form;结论通知|Findings;申辩记录|Hearings',
    'JWH25-18 PRACTICE',
    S,
    -13,
  ),
  step(
    'D04',
    ['选委会成员退出和递补', 'Committee members leave and are replaced'],
    'REC',
    '退出声明|Statements;递补公告|Notice',
    'JWH25-15',
    C,
    -13,
  ),
  step('D05', ['考察公示', 'Inspection notice'], 'SUB-P', '考察报告|Report;公示|Notice', 'SEED', S, -8),
  step('D06', ['公布初步候选人', 'Preliminary candidates'], 'REC', '初步候选人公告|Notice', 'ZJ20V-18', S, -12),
  step('D07', ['预选', 'Primary'], 'REC', '预选办法|Method;预选结果公告|Result', 'ZJ20V-18', S, -10),
  step(
    'D08',
    ['公布正式候选人', 'Formal candidates are published'],
    'REC',
    '正式候选人公告|Notice',
    'ZJ20V-18 SH20V-12',
    S,
    -6,
  ),
  step('D09', ['三项承诺', 'Three pledges'], 'CANDIDATE', '承诺书|Pledges;承诺公示|Notice', 'SEED', C, -4, {
    gate: 'G5',
  }),
  step(
    'D10',
    ['候选人与居民见面', 'Candidates meet residents'],
    'REC',
    '议程|Agenda;问答记录|Questions and answers',
    'JWH25-18',
    C,
    -4,
  ),
  step(
    'D11',
    ['委托投票办理和公布', 'Proxies are arranged and published'],
    'REC',
    '委托书|Authorisations;委托名单公告|Notice',
    'JWH25-19',
    C,
    -3,
    { modes: ['ALL_VOTERS', 'HOUSEHOLD_REP'] },
  ),
  step(
    'D12',
    ['流动票箱对象和路线', 'Mobile boxes'],
    'REC',
    '流动票箱公告|Notice;路线表|Routes',
    'ZJ20V-24 BJ12V-23',
    S,
    -3,
  ),
  step('D13', ['工作人员确定和培训', 'Staff'], 'REC', '工作人员公告|Notice;回避声明|Declarations', 'ZJ20V-22', S, -6),
  step('D14', ['投票时间地点公告', 'Voting notice'], 'REC', '投票时间地点公告|Notice', 'ZJ20V-22', S, -6),
  step('D15', ['选票印制和清点', 'Ballots'], 'REC', '选票样|Specimen;印制清点单|Account', 'ZJ20V-7', S, -2),
  step('D16', ['无效票规则公布', 'Rules for invalid ballots'], 'REC', '无效票认定规则公告|Notice', 'PRACTICE', S, -1),
];
