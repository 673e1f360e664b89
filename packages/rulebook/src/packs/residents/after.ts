import type { Rule } from '../../law.ts';
import { C, rule, S } from '../rule.ts';

/** Recall, resignation, by-election, unlawful means, supervision, audit: rules-residents.md §9–§11. */
export const AFTER: readonly Rule[] = [
  rule(
    'RECALL-1',
    ['罢免的联名', 'Who may ask for a recall'],
    [
      '十分之一以上有选举权的居民或者户代表，或者三分之一以上居民代表联名，并说明理由；本人有权申辩。',
      'A tenth of voters or households, or a third of representatives, with reasons; the member may answer.',
    ],
    'JWH25-20',
    C,
    [
      '选民 3000：299 人不够，300 人可以；代表 60 人：20 人可以。',
      '3,000 voters: 299 no, 300 yes; of 60 representatives, 20.',
    ],
  ),
  rule(
    'RECALL-2',
    ['罢免的投票', 'The recall vote'],
    [
      '按产生时的方式投票：过半数选民或户代表、超过三分之二居民代表参加，投票人员过半数通过。',
      'Voted the way the member was elected: same turnout, more than half of those voting.',
    ],
    'JWH25-20',
    C,
    ['60 名代表 41 名到会：21 票通过，20 票不通过。', '41 of 60 attend: 21 pass, 20 do not.'],
  ),
  rule(
    'RECALL-3',
    ['三十日内组织罢免投票（地方）', 'Recall vote within thirty days (local)'],
    [
      '浙江、上海、北京规定收到罢免要求后三十日内组织投票。',
      'Zhejiang, Shanghai and Beijing: within thirty days of the request.',
    ],
    'ZJ20V-35 SH20V BJ12V',
    S,
    ['2026-03-01 提交：最迟 2026-03-31。', 'Submitted 2026-03-01: by 2026-03-31.'],
  ),
  rule(
    'RESIGN-1',
    ['辞职的生效', 'When a resignation takes effect'],
    [
      '向居委会申请，自居民会议或居民代表会议审议通过之日终止。',
      'On the day the residents’ or representatives’ meeting accepts it.',
    ],
    'JWH25-21',
    C,
  ),
  rule(
    'RESIGN-2',
    ['职务自行终止', 'When a post ends by itself'],
    [
      '丧失行为能力或者被判处刑罚的自行终止；连续两次民主评议不称职的终止。',
      'Loss of capacity, a criminal sentence, or two failed yearly reviews in a row.',
    ],
    'JWH25-23 JWH25-37',
    C,
  ),
  rule(
    'BYEL-1',
    ['补选', 'By-election'],
    [
      '由居民会议或居民代表会议补选，程序参照提名和投票的规定，任期到本届届满。',
      'By the residents’ or representatives’ meeting, by the same procedure, until the term ends.',
    ],
    'JWH25-24',
    C,
  ),
  rule(
    'LIAB-1',
    ['不正当手段当选无效', 'Elected by unlawful means: void'],
    [
      '以暴力、威胁、欺骗、贿赂、伪造选票、虚报票数等手段当选的，当选无效；居民可以举报，由街道或区政府调查。',
      'Violence, threats, deceit, bribes, forged ballots or false counts void the election; residents may report it.',
    ],
    'JWH25-22',
    C,
  ),
  rule(
    'LIAB-2',
    ['破坏选举秩序的处罚', 'Disturbing an election'],
    [
      '破坏依法进行的选举秩序，依治安管理处罚法处理；刑法破坏选举罪只针对人大代表和国家机关领导人员选举，不能套用。',
      'Punished under the public security law; the crime of sabotaging elections covers only congress and state posts.',
    ],
    'ZAG25-26 XF-256',
    C,
  ),
  rule(
    'LIAB-3',
    ['公职人员破坏选举', 'Public employees'],
    [
      '公职人员破坏选举的给予政务处分；基层自治组织管理人员可以警告、记过、记大过。',
      'Public employees are disciplined; managers of self-governing bodies may be warned or given demerits.',
    ],
    'ZWCF-22 ZWCF-32',
    C,
  ),
  rule(
    'SUP-1',
    ['居务监督委员会', 'Supervision committee'],
    [
      '应当建立居务监督委员会，在居民或社区工作者中推选；居委会成员及其近亲属不得担任；任期相同。',
      'Chosen among residents or community workers, without committee members or their near relatives, for the same term.',
    ],
    'JWH25-36',
    C,
  ),
  rule(
    'SUP-2',
    ['每年民主评议', 'Yearly review'],
    [
      '民主评议每年至少一次，由居务监督委员会主持，结果公布。',
      'At least yearly, led by the supervision committee, with the result published.',
    ],
    'JWH25-37',
    C,
  ),
  rule(
    'AUDIT-1',
    ['主任离任审计在选举前公布', 'The chair’s audit is published before the election'],
    [
      '主任实行任期和离任经济责任审计，街道组织；离任审计结果在下一届选举之前公布。',
      'The chair is audited at the end of the term, and the result is published before the next election.',
    ],
    'JWH25-38',
    C,
  ),
  rule(
    'ARCH-1',
    ['居务档案', 'Records'],
    ['建立居务档案，真实、准确、完整、规范。', 'Records are kept true, exact, complete and in order.'],
    'JWH25-39',
    C,
  ),
  rule(
    'TRAIN-1',
    ['对成员的培训', 'Training'],
    ['区政府或街道应当为居委会成员和社区工作者提供培训。', 'The district or sub-district trains members and workers.'],
    'JWH25-45',
    C,
  ),
];
