import type { Rule } from '../../law.ts';
import { C, rule, S, U } from '../rule.ts';

/** Counting, determination, reporting, discipline: rules-party.md §7–§9. */
export const COUNT_AND_APPROVAL: readonly Rule[] = [
  rule(
    'PTY-CNT-1',
    ['核对三个票数', 'Three figures are reconciled'],
    [
      '投票结束后核对投票人数、发出票数、收回票数，作出记录，监票人签字。',
      'Voters, ballots issued and ballots collected are checked, recorded and signed by the scrutineers.',
    ],
    'DXJ20-26',
    S,
  ),
  rule(
    'PTY-CNT-2',
    ['收回票不得多于投票人数', 'No more ballots than voters'],
    [
      '收回票等于或者少于投票人数，选举有效；多于的无效，重新选举。有的文本写发出票数，两样都核。',
      'The election is valid if no more ballots come back than there were voters; otherwise it is void and repeated. Some texts compare with ballots issued; both are checked.',
    ],
    'DXJ20-27 QB BF',
    S,
    ['发出 40，收回 41：整场无效，重新选举。', '40 issued, 41 collected: void, to be repeated.'],
    [
      '发出 40，收回 38：有效；当选仍按实到会人数算。',
      '40 issued, 38 collected: valid; the majority is still of those present.',
    ],
  ),
  rule(
    'PTY-CNT-3',
    ['一张票不得超选', 'No over-vote'],
    [
      '一张票所选人数等于或者少于应选名额有效，多于的无效。',
      'A ballot with no more names than seats is valid, with more it is void.',
    ],
    'DXJ20-27',
    S,
    [
      '应选 5 名，赞成 4 名又另选 2 人：这张票无效，仍计入收回数。',
      '5 seats, 4 approved and 2 written in: void, but still counted as collected.',
    ],
  ),
  rule(
    'PTY-CNT-4',
    ['预选要过半数赞成', 'Primary needs a majority'],
    [
      '预选中赞成票超过实到会有选举权人数一半的，才能列为正式候选人。',
      'In a primary, more than half of those present and entitled must approve.',
    ],
    'DXJ20-28',
    S,
  ),
  rule(
    'PTY-CNT-5',
    ['当选要过半数赞成', 'Election needs a majority'],
    [
      '正式选举中赞成票超过实到会有选举权人数一半的，才当选；正好一半不当选。',
      'More than half of those present and entitled must approve; exactly half does not elect.',
    ],
    'DXJ20-29 QB SZQA',
    S,
    ['实到会 41，赞成 21：当选；赞成 20：不当选。', '41 present: 21 elect, 20 do not.'],
    ['实到会 40，赞成 20：不当选。', '40 present: 20 do not elect.'],
  ),
  rule(
    'PTY-CNT-6',
    ['过半者多于名额取多', 'Too many passed: the highest take the seats'],
    ['过半数的人多于应选名额，按得票从多到少取足。', 'If more pass than there are seats, the highest votes take them.'],
    'BC',
    S,
  ),
  rule(
    'PTY-CNT-7',
    ['末位相等再次投票', 'Tie at the last seat'],
    [
      '末位票数相等不能确定的，就票数相等的人再次投票，票多的当选。',
      'A tie for the last seat is voted on again among the tied.',
    ],
    'BC',
    S,
    ['名额 5，第五、第六都是 25 票：就这两人再投。', '5 seats, fifth and sixth both 25: a runoff between them.'],
  ),
  rule(
    'PTY-CNT-8',
    ['名额不足的处理', 'Seats left unfilled'],
    [
      '过半数的人少于名额，不足的另行选举；接近名额的，经半数以上选举人同意，可以减少名额不再选，要有决议记录。',
      'Seats left over are filled by another election; if nearly all are filled, half or more of the electors may resolve to make do, on record.',
    ],
    'BC',
    S,
    [
      '名额 5，只有 4 人过半：另选 1 名，或者经半数以上选举人同意减为 4 名。',
      '5 seats, 4 passed: elect one more, or resolve to have 4.',
    ],
  ),
  rule(
    'PTY-CNT-9',
    ['报告得票并宣布', 'Votes are reported'],
    [
      '得票情况由监票人报告，会议主持人宣布当选名单。',
      'Scrutineers report the votes; the chair announces the elected.',
    ],
    'DXJ20-30 DXJ20-31',
    U,
  ),
  rule(
    'PTY-CNT-10',
    ['当选名单的顺序', 'Order of the elected'],
    [
      '委员按姓氏笔画排列；书记、副书记按上级批准的顺序。',
      'Members by strokes of the surname; secretary and deputy as approved.',
    ],
    'DXJ20-31',
    U,
  ),

  rule(
    'PTY-REP-1',
    ['换届请示', 'Asking for the election'],
    [
      '社区党组织向街道党工委请示：时间、议程、名额、差额、候选人产生办法。',
      'The community asks the sub-district: time, agenda, seats, surplus, how candidates arise.',
    ],
    'QB',
    S,
  ),
  rule(
    'PTY-REP-2',
    ['候选人预备人选请示', 'Asking for the candidates'],
    [
      '附名册、考察材料、征求意见和公示情况，报上级批复。',
      'The list, inspection papers, opinions and notice results go up for approval.',
    ],
    'QB',
    S,
  ),
  rule(
    'PTY-REP-3',
    ['报告选举结果', 'Reporting the result'],
    ['报告到会人数、票数和当选名单。', 'Attendance, votes and the elected are reported.'],
    'QB',
    S,
  ),
  rule(
    'PTY-REP-4',
    ['书记、副书记报上级批准', 'Secretary and deputy need approval'],
    [
      '委员报上级备案；书记、副书记选出后报上级党组织批准，批准前不得以书记身份公告。',
      'Members are filed; the secretary and deputy need the superior’s approval and are not announced as such before.',
    ],
    'DZ-31',
    C,
  ),
  rule(
    'PTY-DIS-1',
    ['违反规定的查处', 'Breaches are dealt with'],
    [
      '违反党章和条例的选举行为必须查处；违反党章的，上级可以宣布选举无效。',
      'Breaches of the constitution and regulations are dealt with; the superior may void the election.',
    ],
    'DXJ20',
    U,
  ),
  rule(
    'PTY-DIS-2',
    ['选举办法经大会通过', 'The method is voted by the meeting'],
    [
      '每次选举制定选举办法，经大会讨论通过后执行。',
      'Each election has its method, discussed and passed by the meeting.',
    ],
    'DXJ20',
    U,
  ),
];
