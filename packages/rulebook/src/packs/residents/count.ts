import type { Rule } from '../../law.ts';
import { C, rule, S, U } from '../rule.ts';

/** Counting and result: rules-residents.md §7–§8. */
export const COUNT: readonly Rule[] = [
  rule(
    'CNT-1',
    ['选举有效线', 'When the election is valid'],
    [
      '全体选民、户代表方式要过半数参加投票；居民代表方式要超过三分之二；正好一半、正好三分之二都不够。',
      'More than half of voters or households; more than two thirds of representatives; exactly half or two thirds falls short.',
    ],
    'JWH25-19',
    C,
    ['登记 3000 人，投票 1500：无效；1501：有效。', '3,000 registered: 1,500 do not suffice, 1,501 do.'],
    ['户代表 900 人：450 无效，451 有效。', '900 households: 450 no, 451 yes.'],
    ['居民代表 60 人：40 无效，差 1 人；41 有效。', '60 representatives: 40 no, one short; 41 yes.'],
  ),
  rule(
    'CNT-2',
    ['参加投票人数的口径', 'Who took part'],
    [
      '参加投票的人数按从票箱收回的选票数算，待核。',
      'Those who took part are counted by the ballots collected; to be checked.',
    ],
    'GC13',
    U,
  ),
  rule(
    'CNT-3',
    ['收回票不得多于投票人数', 'No more ballots than voters'],
    [
      '收回的票等于或者少于投票人数的有效，多于的无效；居委会新法没有写，按各省办法和选举法。',
      'Valid if no more ballots come back than people voted; the residents’ law is silent, provinces and the electoral law say so.',
    ],
    'XJF-44 ZJ20V-27 SH20V-19 BJ12V-28',
    C,
    ['投票人数 1800，收回 1802：这次选举无效。', '1,800 voted, 1,802 collected: this vote is void.'],
  ),
  rule(
    'CNT-3a',
    ['逐箱核对', 'Box by box'],
    ['有的地方按箱核对，哪一箱多了哪一箱无效。', 'Some places check each box and void only that box.'],
    'LN-V',
    S,
    [
      '3 号箱 52 张、该箱投票 50 人：3 号箱无效，影响结果的要补投，待核。',
      'Box 3 holds 52 of 50 voters: box 3 is void; if it decides, vote again; to be checked.',
    ],
  ),
  rule(
    'CNT-4',
    ['一张票不得超选', 'No over-vote'],
    [
      '一张票所选人数等于或者少于应选名额有效，多于的作废；分栏还是整张作废，看地方规定。',
      'A ballot with no more names than seats is valid, with more void; by column or whole, as local rules say.',
    ],
    'ZJ20V-27 SH20V-19 XJF-44',
    C,
    ['应选 5 名，写了 6 名：这一栏无效。', 'Five seats, six names: this column is void.'],
  ),
  rule(
    'CNT-5',
    ['同一张票选同一人两职', 'One person twice on a ballot'],
    [
      '浙江这张票无效；有的省只算较高的职务，国家法没有写。',
      'Void in Zhejiang; elsewhere the higher post counts; the national law is silent.',
    ],
    'ZJ20V-27 P-A',
    S,
  ),
  rule(
    'CNT-6',
    ['难认的票和空白票', 'Doubtful and blank ballots'],
    [
      '难以确认的由监票人提交选委会决定；废票、空白票都计入收回总数。',
      'Doubtful ballots go to the election committee; void and blank ones count as collected.',
    ],
    'BJ12V-28 ZJ20V-27',
    S,
    ['空白票 30 张：计入总数，不给任何人记票。', 'Thirty blank: counted in the total, for nobody.'],
  ),
  rule(
    'CNT-7',
    ['当选要过半数选票', 'Elected by more than half'],
    [
      '获得参加投票人员过半数的选票才当选；基数是收回票数，不是有效票数。',
      'More than half of those who took part; the base is ballots collected, not valid ones.',
    ],
    'JWH25-19',
    C,
    ['收回 1800 张（废票 60），900 票不当选，901 票当选。', '1,800 collected (60 void): 900 do not elect, 901 do.'],
  ),
  rule(
    'CNT-8',
    ['过半者多取多，平票再投', 'Too many passed, or a tie'],
    [
      '过半数的人多于名额，得票多的当选；相等不能确定的，就相等者再次投票。居委会新法没有写，各省都这样规定。',
      'Above the seats the highest win; a tie that matters is voted again. The new law is silent, provinces agree.',
    ],
    'ZJ20V-28 SH20V-20 BJ12V-29 HA11V-36',
    C,
  ),
  rule(
    'CNT-9',
    ['名额不足另行选举', 'Another election for seats left'],
    [
      '不足的名额另行选举，第一次没有当选的得票多的为候选人，得票多的当选，但不得少于这一次已投选票的三分之一。',
      'Seats left are elected again among the best of the defeated; the highest win with at least a third of the ballots cast that time.',
    ],
    'JWH25-19',
    C,
    [
      '另行选举收回 1600 张：540 票当选，533 票差 1 票不当选。',
      '1,600 ballots that time: 540 elect, 533 fall one short.',
    ],
  ),
  rule(
    'CNT-9a',
    ['另行选举的时间', 'When it is held'],
    [
      '国家法没有写；浙江当日或三十日内，上海当选不足三人的三十日内，北京十五日内。',
      'Not national; Zhejiang the same day or within thirty, Shanghai thirty with fewer than three elected, Beijing fifteen.',
    ],
    'ZJ20V-29 SH20V-21 BJ12V-30',
    S,
    [
      '浙江，2026-12-20 选举：最迟 2027-01-19；北京：2027-01-04。',
      'Zhejiang, election 2026-12-20: by 2027-01-19; Beijing: 2027-01-04.',
    ],
  ),
  rule(
    'CNT-9b',
    ['另行选举的参加人数', 'Turnout of the other election'],
    [
      '国家法没有写，河南明文仍须过半选民参加，默认照此核对，待核。',
      'The law is silent; Henan again asks more than half; checked so by default.',
    ],
    'HA11V-38',
    U,
  ),
  rule(
    'CNT-10',
    ['另行选举后仍不足', 'Still short after it'],
    [
      '浙江选足三人可以空缺；上海三人起、北京超过三人并有主任的，由会议决定。居委会有五人下限，两者冲突，按省规程并报街道。',
      'Zhejiang allows vacancies from three up; Shanghai from three, Beijing above three with a chair, if the meeting decides. With a minimum of five this collides, so ask the sub-district.',
    ],
    'ZJ20V-30 SH20V-21 BJ12V-30',
    U,
    [
      '名额 7，两轮共选出 6 人，地方允许空缺：可以空 1 名。',
      'Seven seats, six filled, vacancies allowed: one may stay open.',
    ],
  ),
  rule(
    'CNT-11',
    ['主任没有选出的', 'No chair elected'],
    [
      '副主任主持；都没有选出的，由代表会议从当选委员中推一人主持。',
      'The vice-chair leads; else the representatives’ meeting names a member.',
    ],
    'ZJ20V-30',
    S,
  ),
  rule(
    'CNT-12',
    ['没有妇女当选', 'No woman elected'],
    [
      '过半数的委员候选人中有妇女的，先定得票最多的妇女；没有的，留一个名额另选妇女委员，待核。',
      'If a woman passed among members, the highest such is seated first; if none, one seat is kept for a woman; to be checked.',
    ],
    'GC13 ZJ20V-29',
    U,
    [
      '委员 5 名，男 6 人女 1 人过半、女排第六：女先定，第五名男落选。',
      'Five seats, six men and one woman passed, she sixth: she is seated, the fifth man is not.',
    ],
  ),
  rule(
    'CNT-13',
    ['近亲属同时当选', 'Near relatives both elected'],
    [
      '留职务高的；职务相同留票多的；再相同的再投；有的省规定依次递补。',
      'The higher post stays; at the same post the higher vote; still equal, vote again; some provinces fill by the next.',
    ],
    'ZJ20V-31 HA11V-8',
    S,
    [
      '丈夫副主任 1200 票、妻子委员 1300 票：留副主任。',
      'Husband vice-chair 1,200, wife member 1,300: the vice-chair stays.',
    ],
  ),
  rule(
    'CNT-14',
    ['高职票下加', 'Votes count down'],
    [
      '有的省把主任票加到副主任、委员票里再比；默认不加。',
      'Some provinces add votes for a higher post to the lower; off by default.',
    ],
    'P-A-27',
    S,
    [
      '投票 1500：主任 600、副主任 200、委员 150，加后副主任 800、委员 950。',
      '1,500 cast: chair 600, vice 200, member 150; counted down vice 800, member 950.',
    ],
  ),
  rule(
    'CNT-15',
    ['当选资格再审', 'Qualifications checked again'],
    [
      '浙江对当选人及时审查条件，不符合的宣布当选无效。',
      'Zhejiang checks the elected at once and voids those who do not qualify.',
    ],
    'ZJ20V-32',
    S,
  ),
  rule(
    'CNT-16',
    ['整体无效的情形', 'When the whole is void'],
    [
      '选委会或候选人产生不合法、未过半、等额、收回多于发出、没有公开计票或当场公布等，待核。',
      'Unlawful committee or candidates, no majority, no surplus, too many ballots, no open count or announcement; to be checked.',
    ],
    'GC13',
    U,
  ),

  rule(
    'RSLT-1',
    ['结果当场公布', 'Announced on the spot'],
    ['选举结果当场公布，并报街道备案。', 'The result is announced on the spot and filed with the sub-district.'],
    'JWH25-19',
    C,
  ),
  rule(
    'RSLT-2',
    ['当选证书', 'Certificates'],
    [
      '由谁颁发各地不同：上海、河南由选委会，有的地方由乡镇街道。',
      'Issued by the election committee in Shanghai and Henan, elsewhere by the township.',
    ],
    'SH20V-22 HA11V-37 P-E-27',
    S,
  ),
  rule(
    'RSLT-3',
    ['十日内完成移交', 'Handover within ten days'],
    [
      '自新一届居委会产生之日起十日内完成移交，选委会主持，街道监督。',
      'Completed within ten days of the new committee, led by the election committee, watched by the sub-district.',
    ],
    'JWH25-25',
    C,
    ['2026-12-20 产生：最迟 2026-12-30。', 'Elected 2026-12-20: by 2026-12-30.'],
  ),
  rule(
    'RSLT-4',
    ['逾期不移交', 'No handover'],
    [
      '街道责令移交，造成损失的赔偿；山东可申诉，五日内下达通知书。',
      'The sub-district orders it and damage is paid; in Shandong an order follows within five days.',
    ],
    'SH20V-24 ZJ20V-43 SD12-9',
    S,
  ),
  rule(
    'RSLT-5',
    ['选票保存', 'Keeping the ballots'],
    [
      '上海当日封存到下届选举结束，河南封存三年；国家法没有写。',
      'Shanghai until the next election, Henan three years; the law is silent.',
    ],
    'SH20V-23 HA11V-37 GC13',
    S,
  ),
];
