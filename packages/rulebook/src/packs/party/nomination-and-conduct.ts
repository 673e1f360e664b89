import type { Rule } from '../../law.ts';
import { C, rule, S, U } from '../rule.ts';

/** Candidates and the conduct of the meeting: rules-party.md §5–§6. */
export const NOMINATION_AND_CONDUCT: readonly Rule[] = [
  rule(
    'PTY-NOM-1',
    ['人选条件', 'What candidates should be'],
    [
      '坚持德才兼备、以德为先，班子结构合理；具体条件按上级要求细化。',
      'Ability and integrity, integrity first; a balanced committee; details as the superior sets.',
    ],
    'DXJ20-12',
    C,
  ),
  rule(
    'PTY-NOM-2',
    ['委员候选人差额两成', 'A fifth more candidates than seats'],
    [
      '委员候选人的差额不少于应选人数的百分之二十，算出小数的往上进一。',
      'At least 20 per cent more candidates than seats, rounded up.',
    ],
    'DXJ20-13',
    C,
    ['应选 5 名、候选人 5 名：差额不够，至少 6 名。', '5 seats, 5 candidates: too few, at least 6.'],
    ['应选 7 名：至少 9 名候选人。', '7 seats: at least 9 candidates.'],
  ),
  rule(
    'PTY-NOM-3',
    ['总支、支部委员人选的产生', 'Candidates of branches'],
    [
      '上届委员会按多数党员意见提出人选，报上级审查同意，组织党员酝酿确定候选人，提交党员大会选举。',
      'The outgoing committee proposes after hearing most members, the superior examines and agrees, members deliberate, the meeting elects.',
    ],
    'DXJ20-14',
    C,
  ),
  rule(
    'PTY-NOM-4',
    ['基层党委委员人选的产生', 'Candidates of a grass-roots committee'],
    [
      '上届党委按多数党组织意见提出人选，组织考察，报上级审查同意后提交大会酝酿。',
      'Proposed after hearing most organisations, inspected, agreed by the superior, then deliberated.',
    ],
    'DXJ20-15',
    U,
  ),
  rule(
    'PTY-NOM-5',
    ['书记、副书记人选', 'Secretary and deputy'],
    [
      '由上届委员会提出，上级审查同意，在新一届委员会第一次全体会议上选举；习惯上等额。',
      'Proposed by the outgoing committee, agreed by the superior, elected at the first plenary; customarily one candidate per post.',
    ],
    'DXJ20-16 QB',
    S,
  ),
  rule(
    'PTY-NOM-6',
    ['不设委员会的支部', 'Branches without a committee'],
    [
      '书记、副书记由全体党员酝酿提名，上级同意后在党员大会上选举。',
      'Members deliberate and propose; after the superior’s consent the meeting elects the secretary.',
    ],
    'DXJ20-16',
    U,
  ),
  rule(
    'PTY-NOM-7',
    ['常委候选人差额', 'Standing committee candidates'],
    [
      '设常委会的，常委候选人比应选多一至二人；社区用不到。',
      'Where there is a standing committee, one or two more candidates than seats; not used in communities.',
    ],
    'DXJ20',
    U,
  ),
  rule(
    'PTY-NOM-8',
    ['委员出缺的补选', 'By-election of members'],
    [
      '任期内委员出缺，一般召开党员大会补选；上级认为必要时可以调动或者指派负责人。',
      'A vacancy is usually filled by the members’ meeting; the superior may transfer or appoint where needed.',
    ],
    'DXJ20-17 QB',
    S,
  ),
  rule(
    'PTY-NOM-9',
    ['两推一选和公推直选', 'Two recommendations, one election'],
    [
      '党员推荐和群众推荐，上级审查考察，党内选举。书记是否由党员大会直接选，以批复和选举办法为准。',
      'Members and residents recommend, the superior examines, the Party elects; whether members elect the secretary directly follows the approval.',
    ],
    'ZBF10',
    U,
  ),

  rule(
    'PTY-QRM-1',
    ['到会达到应到会的五分之四', 'Four fifths must be present'],
    [
      '有选举权的到会党员不少于应到会人数的五分之四，会议有效；正好五分之四也算。',
      'The meeting is valid with at least four fifths of expected attendance present; exactly four fifths suffices.',
    ],
    'DXJ20-18',
    S,
    ['应到会 40，实到会 32：有效。', '40 expected, 32 present: valid.'],
    ['应到会 23，实到会 18：无效，至少 19。', '23 expected, 18 present: invalid, at least 19.'],
  ),
  rule(
    'PTY-FORM-1',
    ['直接差额选举或先预选', 'Direct election or primary first'],
    [
      '可以直接差额正式选举，也可以先差额预选产生候选人名单，再正式选举。',
      'Either a direct competitive election, or a competitive primary first.',
    ],
    'DZ-11 DXJ20-19',
    S,
  ),
  rule(
    'PTY-CHAIR-1',
    ['党员大会的主持', 'Who chairs the meeting'],
    [
      '党员大会由上届委员会主持；不设委员会的支部由上届书记主持。',
      'The outgoing committee chairs; in a branch without one, the outgoing secretary.',
    ],
    'DXJ20-20',
    S,
  ),
  rule(
    'PTY-CHAIR-2',
    ['代表大会的主持', 'Who chairs the congress'],
    [
      '代表大会由主席团主持，主席团成员从代表中提名，预备会议表决通过。',
      'A presidium of delegates chairs, voted by the preparatory meeting.',
    ],
    'DXJ20-20',
    C,
  ),
  rule(
    'PTY-CHAIR-3',
    ['第一次全会的主持', 'Who chairs the first plenary'],
    [
      '新一届委员会第一次全体会议选举书记、副书记：党员大会选出的，由上届委员会推荐一名新当选委员主持；代表大会选出的，由主席团指定一名。',
      'The first plenary elects the secretary; it is chaired by a newly elected member whom the outgoing committee (or the presidium) names.',
    ],
    'DXJ20-20',
    C,
    ['5 名委员到会 4 名，赞成 3 票：当选；赞成 2 票不当选。', '4 of 5 members present: 3 votes elect, 2 do not.'],
  ),
  rule(
    'PTY-INTRO-1',
    ['如实介绍候选人', 'Candidates are introduced truthfully'],
    [
      '选举前如实介绍候选人的简历、实绩和优缺点，答复询问；每个候选人用同样的样式和篇幅。',
      'Before the vote each candidate’s record and character are introduced, in the same form and length, and questions answered.',
    ],
    'DXJ20-21',
    C,
  ),
  rule(
    'PTY-SCR-1',
    ['监票人不能是候选人', 'Scrutineers are no candidates'],
    [
      '设监票人监督全过程，从不是候选人的党员中推选，大会表决通过。',
      'Scrutineers are chosen among members who are no candidates and voted by the meeting.',
    ],
    'DXJ20-22',
    C,
    ['监票人名单里有一名候选人：不能通过。', 'A scrutineer who is a candidate: refused.'],
  ),
  rule(
    'PTY-SCR-2',
    ['委员会内选举的监票人', 'Scrutineers in the plenary'],
    [
      '从不是书记、副书记候选人的委员中推选，全体委员通过。',
      'Chosen among members who are no candidates for secretary or deputy, and agreed by all.',
    ],
    'DXJ20-22',
    C,
  ),
  rule(
    'PTY-SCR-3',
    ['计票人受监票人监督', 'Tellers work under scrutiny'],
    ['设计票人，在监票人监督下工作。', 'Tellers work under the scrutineers’ eyes.'],
    'DXJ20-23',
    C,
  ),
  rule('PTY-BAL-1', ['无记名投票', 'Secret ballot'], ['选举用无记名投票。', 'The ballot is secret.'], 'DXJ20-24', C),
  rule(
    'PTY-BAL-2',
    ['选票上的姓名顺序', 'Order of names'],
    [
      '代表、委员候选人按姓氏笔画排列；书记、副书记按上级批准的顺序。',
      'Delegates and members by strokes of the surname; secretary and deputy as approved.',
    ],
    'DXJ20-24',
    C,
  ),
  rule(
    'PTY-BAL-3',
    ['选票不编号不作记号', 'No number or mark on ballots'],
    ['选票上不编号、不作记号；有记号的按废票处理。', 'Ballots carry no number or sign; a marked one is void.'],
    'BF',
    S,
  ),
  rule(
    'PTY-MARK-1',
    ['赞成、不赞成、弃权', 'For, against, abstain'],
    [
      '对候选人可以赞成、不赞成或者弃权；不赞成的可以另选他人。',
      'One may vote for, against or abstain; who votes against may write in another.',
    ],
    'DXJ20-25',
    C,
  ),
  rule(
    'PTY-MARK-2',
    ['画票符号按选举办法', 'Signs follow the election method'],
    [
      '习惯上赞成画圈、不赞成画叉、弃权不画；以本次选举办法为准。',
      'Customarily a circle for, a cross against, nothing to abstain; the method of this election decides.',
    ],
    'BF',
    S,
  ),
  rule(
    'PTY-MARK-3',
    ['弃权的不能另选他人', 'Abstaining gives no write-in'],
    [
      '另选他人的人数不超过这张票上不赞成的人数，超过的不计。',
      'No more write-ins than crosses on the same ballot; those beyond are not counted.',
    ],
    'BF',
    S,
    [
      '对甲弃权、没有划叉，却另选戊：戊这一票不计。',
      'Abstains on one, crosses none, writes in another: the write-in is not counted.',
    ],
  ),
];
