import type { Rule } from '../../law.ts';
import { C, rule, S } from '../rule.ts';

/** Term, kind of organisation, seats, electors, meetings: rules-party.md §1–§4. */
export const TERM_AND_ORGANISATION: readonly Rule[] = [
  rule(
    'PTY-TERM-1',
    ['每届任期五年', 'A term is five years'],
    [
      '社区的党委、党总支、党支部每届任期都是五年；其他单位的总支、支部一般三年，不要混用。',
      'The committee, general branch or branch of a community serves five years; elsewhere branches mostly serve three.',
    ],
    'RQ18',
    C,
  ),
  rule(
    'PTY-TERM-2',
    ['届满按期换届', 'Elect when the term ends'],
    ['任期满了应当按期换届。', 'When the term ends, the election is held on time.'],
    'DXJ20-3',
    C,
  ),
  rule(
    'PTY-TERM-3',
    ['提前或延期要经上级批准', 'Advance or extension needs approval'],
    [
      '提前或者延期换届，都要报上级党组织批准，一般不超过一年。',
      'Holding it early or late needs the superior Party organisation’s approval, as a rule by no more than a year.',
    ],
    'DXJ20-3 RQ18',
    C,
    [
      '2027-01-10 届满、2027-02-20 换届：超过任期，要有延期批准。',
      'Term ends 2027-01-10, election 2027-02-20: overdue, an approved extension is needed.',
    ],
  ),
  rule(
    'PTY-TERM-4',
    ['提前六个月提醒', 'Reminder six months ahead'],
    ['上级一般提前六个月发函或者打电话提醒。', 'The superior organisation usually reminds six months ahead.'],
    'ZB18',
    S,
  ),
  rule(
    'PTY-TERM-5',
    ['提前一个月请示', 'Ask a month ahead'],
    [
      '支委会一般提前一个月以上研究并上报换届请示。',
      'The branch committee usually decides and asks for approval a month or more ahead.',
    ],
    'QB',
    S,
  ),

  rule(
    'PTY-ORG-1',
    ['三名正式党员可成立支部', 'Three full members make a branch'],
    ['正式党员三人以上，可以成立党支部。', 'A branch needs at least three full members.'],
    'ZB18-4 DZ-30',
    C,
  ),
  rule(
    'PTY-ORG-2',
    ['支部一般不超过五十人', 'A branch has at most fifty members as a rule'],
    ['党支部的党员一般不超过五十人。', 'A branch usually has no more than fifty members.'],
    'ZB18-4',
    C,
  ),
  rule(
    'PTY-ORG-3',
    ['设总支、党委的习惯人数', 'Customary sizes for general branch and committee'],
    [
      '党员超过五十人设总支、超过一百人设党委，都要上级批准。',
      'Above fifty members a general branch, above a hundred a committee, each with approval.',
    ],
    'QB',
    S,
  ),
  rule(
    'PTY-ORG-4',
    ['七名正式党员设支部委员会', 'Seven full members: a branch committee'],
    [
      '正式党员七人以上应当设支部委员会；不足七人的只设书记一名，必要时设副书记一名。',
      'With seven full members a branch committee is formed; with fewer, a secretary and if needed a deputy.',
    ],
    'ZB18-6',
    C,
  ),
  rule(
    'PTY-SEAT-1',
    ['支部委员会三至五人', 'Branch committee of three to five'],
    ['支部委员会由三至五人组成，一般不超过七人。', 'Three to five members, as a rule no more than seven.'],
    'ZB18-6',
    C,
  ),
  rule(
    'PTY-SEAT-2',
    ['总支委员会五至七人', 'General-branch committee of five to seven'],
    ['总支部委员会一般五至七人，最多九人。', 'Five to seven members, at most nine.'],
    'QB',
    S,
  ),
  rule(
    'PTY-SEAT-3',
    ['基层委员会五至九人', 'Grass-roots committee of five to nine'],
    [
      '基层党委一般五至九人；村党委的人数待核。',
      'Five to nine members as a rule; the figure for villages is still to be checked.',
    ],
    'QB NCGZ',
    S,
  ),
  rule(
    'PTY-SEAT-4',
    ['不留空额', 'No seat is left open'],
    ['按批准的名额一次选足，不预留名额。', 'All approved seats are filled in one election.'],
    'BC',
    S,
  ),

  rule(
    'PTY-EL-1',
    ['正式党员有三权', 'Full members hold the three rights'],
    ['正式党员有表决权、选举权和被选举权。', 'Full members may decide, vote and stand.'],
    'DXJ20-5',
    C,
  ),
  rule(
    'PTY-EL-2',
    ['预备党员没有选举权', 'Probationary members do not vote'],
    [
      '预备党员没有表决权、选举权和被选举权，可以列席。',
      'Probationary members neither vote nor stand; they may attend.',
    ],
    'DXJ20-5',
    C,
    [
      '5 名预备党员到会举手：不计入应到会，也不计入实到会，所投的票无效。',
      'Five probationary members attend: counted neither as expected nor as present; their votes are void.',
    ],
  ),
  rule(
    'PTY-EL-3',
    ['留党察看期间没有选举权', 'No vote while on probation within the Party'],
    [
      '受留党察看处分的，察看期间没有表决权、选举权和被选举权。',
      'A member on probation within the Party neither votes nor stands.',
    ],
    'DXJ20-5',
    C,
  ),
  rule(
    'PTY-EL-4',
    ['中止党员权利要有决定', 'Suspension of rights needs a decision'],
    [
      '被依法留置、逮捕的党员，由党组织按权限中止其权利；没有书面决定，系统不得自行认定。',
      'Rights of a detained or arrested member are suspended by a decision of the Party organisation; without it nothing is inferred.',
    ],
    'DXJ20-5',
    C,
  ),
  rule(
    'PTY-EL-5',
    ['不得强迫选谁', 'No one is told whom to elect'],
    ['任何组织和个人都不得强迫选举人选谁或者不选谁。', 'No organisation or person may force an elector’s choice.'],
    'DXJ20-6',
    C,
  ),
  rule(
    'PTY-EL-6',
    ['党内选举不得委托投票', 'No proxy in Party elections'],
    ['因故没有到会的党员，不得委托别人代投。', 'A member who is absent may not vote through another.'],
    'DXJ20-24',
    C,
    ['缺席党员写授权书让别人代投：不收。', 'An absent member’s written authority to vote is refused.'],
  ),
  rule(
    'PTY-EL-7',
    ['不能填票的可请人代写', 'Help with marking'],
    [
      '自己不能填写选票的，可以委托不是候选人的人，按本人意思代写。',
      'Someone who cannot mark the ballot may ask a person who is no candidate to do so as told.',
    ],
    'DXJ20-24',
    C,
  ),
  rule(
    'PTY-EXP-1',
    ['应到会人数的计算', 'How expected attendance is counted'],
    [
      '应到会人数是有选举权的正式党员数，减去经批准不计入的人数。不计入要三个条件齐备：理由属于规定的几类、上级党组织同意、党员大会通过，少一个就仍然计入。',
      'Expected attendance is the full members with a vote less those left out; leaving out needs a listed reason, the superior’s consent and the meeting’s vote, all three.',
    ],
    'ZZB DXJ20-5',
    S,
    [
      '正式党员 30 名，留党察看 2 名，不计入 3 名手续齐全：应到会 25，到会 20 有效。',
      '30 full members, 2 on probation within the Party, 3 properly left out: expected 25, and 20 present suffice.',
    ],
    [
      '同上但上级没有批：应到会 28，到会 22 仍无效，要 23。',
      'The same without the superior’s consent: expected 28; 22 do not suffice, 23 do.',
    ],
  ),

  rule(
    'PTY-MTG-1',
    ['一般由党员大会选举', 'Elections by the members’ meeting'],
    [
      '社区党组织一般召开党员大会选举；总支、支部一律开党员大会。',
      'Elections are held by the members’ meeting, always so for branches.',
    ],
    'DXJ20-4',
    C,
  ),
  rule(
    'PTY-MTG-2',
    ['开党代会的条件', 'When delegates may elect'],
    [
      '党员五百名以上，或者所辖党组织驻地分散，并且经上级批准，才可以召开党员代表大会。',
      'A delegates’ congress needs 500 members or scattered organisations, and approval.',
    ],
    'DXJ20-4',
    C,
    ['党员 520 名、上级没有批准：应当开党员大会。', '520 members without approval: the members’ meeting elects.'],
  ),
  rule(
    'PTY-DEL-1',
    ['代表名额', 'Number of delegates'],
    [
      '代表一般一百至二百名，最多三百名，报上级批准。',
      'One to two hundred as a rule, at most three hundred, with approval.',
    ],
    'DXJ20-8',
    C,
  ),
  rule(
    'PTY-DEL-2',
    ['代表候选人差额两成', 'Delegates: a fifth more candidates'],
    ['代表候选人的差额不少于应选人数的百分之二十。', 'At least 20 per cent more candidates than delegates.'],
    'DXJ20-9',
    C,
  ),
  rule(
    'PTY-DEL-3',
    ['代表产生的四个步骤', 'Four steps to delegates'],
    [
      '支部推荐提名；与上级沟通提出初步人选，可以公示；确定预备人选报审；选举单位开会选举。',
      'Branches nominate; preliminary names are agreed and may be published; prospective names are approved; the units elect.',
    ],
    'DXJ20-10',
    C,
  ),
  rule(
    'PTY-DEL-4',
    ['代表资格审查', 'Delegates’ credentials'],
    [
      '上届委员会成立代表资格审查小组；程序不合规的重选，不具备资格的撤换，报告预备会议后才取得正式资格。',
      'A credentials group examines; irregular elections are repeated, unqualified delegates replaced; credentials follow its report.',
    ],
    'DXJ20-11',
    C,
  ),
];
