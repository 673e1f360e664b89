import {
  checkJointNomination,
  checkProxy,
  checkRecall,
  checkRecallPetition,
  checkRecWithdrawal,
  checkRegistrationGround,
  checkRepMeetingQuorum,
  checkRollPublication,
  checkSeats,
  checkSurplus,
  checkVotingAge,
} from '../checks/index.ts';
import type { ProxyFacts, GroundFacts, RegistrationFacts } from '../checks/index.ts';
import type { IsoDate } from '../date.ts';
import type { PackId, Rulebook } from '../law.ts';
import type { Reason, RuleId } from '../reason.ts';
import { text } from '../text.ts';
import type { Text } from '../text.ts';
import type { Answer, Example, Wording } from './example.ts';
import { ALLOWED, LAWFUL, NAMES, PASSED, PEOPLE, verdict, verdictOf, VOTES, worded } from './example.ts';
import type { Where } from './votes.ts';

/** One act held against one check. */
export function act(
  id: string,
  rules: readonly RuleId[],
  given: Text,
  check: (rulebook: Rulebook) => Reason,
  expected: Answer,
  wording: Wording,
  where?: Where,
  pack: PackId = 'residents-2026',
): Example {
  const at = where === undefined ? text('', '') : text(`${where.name.zh}，`, `${where.name.en}, `);
  return {
    case: id,
    rules,
    pack,
    overlays: where?.overlays ?? [],
    given: text(at.zh + given.zh, at.en + given.en),
    expected,
    wording,
    ask: (book) => verdictOf(check(book)),
  };
}

const D = '2026-12-20' as IsoDate;

const surplus = (id: string, post: 'CHAIR' | 'MEMBER', name: Text, seats: number, candidates: number, short?: number) =>
  act(
    id,
    ['CAND-5'],
    text(
      `${name.zh}应选 ${seats} 名，候选人 ${candidates} 名`,
      `${name.en}: ${seats} to elect, ${candidates} candidates`,
    ),
    (book) => checkSurplus(book, post, seats, candidates),
    short === undefined ? verdict('ok') : verdict('violation', short),
    worded(LAWFUL, NAMES),
  );

const nominators = (voters: number, others: number, short?: number) =>
  act(
    'RC33',
    ['CAND-1'],
    others === 0
      ? text(`联名 ${voters} 人，都是选民`, `${voters} sign, all of them voters`)
      : text(
          `联名 ${voters + others} 人，其中 ${others} 人不是选民`,
          `${voters + others} sign, ${others} of them no voters`,
        ),
    (book) =>
      checkJointNomination(
        [
          ...Array.from({ length: voters }, (_, at) => ({ person: `v${at}`, isVoter: true })),
          ...Array.from({ length: others }, (_, at) => ({ person: `o${at}`, isVoter: false })),
        ],
        book,
      ),
    short === undefined ? verdict('ok') : verdict('violation', short),
    worded({ yes: text('提名成立', 'nominated'), no: text('提名不成立', 'not nominated') }),
  );

const fine: ProxyFacts = {
  mode: 'ALL_VOTERS',
  written: true,
  principalIsVoter: true,
  trusteeIsVoter: true,
  trusteeIsCandidate: false,
  trusteePassesOn: false,
  alreadyAccepted: 0,
  published: true,
};

const proxy = (
  id: string,
  given: Text,
  over: Partial<ProxyFacts>,
  expected: Answer,
  rules: readonly RuleId[] = ['VOTE-2'],
  where?: Where,
) => act(id, rules, given, (book) => checkProxy({ ...fine, ...over }, book), expected, worded(ALLOWED), where);

const accepted = (before: number, allowed: boolean) =>
  proxy(
    'RC23',
    text(`受托人已接受 ${before} 份委托，再接 1 份`, `The trustee has accepted ${before}, and one more is offered`),
    { alreadyAccepted: before },
    verdict(allowed ? 'ok' : 'violation'),
  );

const age = (id: string, rule: RuleId, birth: string, expected: Answer) =>
  act(
    id,
    [rule],
    text(`选举日 ${D}，生于 ${birth}`, `Election ${D}, born ${birth}`),
    (book) => checkVotingAge(birth as IsoDate, D, book),
    expected,
    worded(
      {
        yes: text('已满十八周岁，可以登记', 'eighteen, may register'),
        no: text('年龄上不能登记', 'may not register by age'),
      },
      text('天', 'days'),
    ),
  );

const registers = (
  id: string,
  rules: readonly RuleId[],
  given: Text,
  ground: GroundFacts,
  over: Partial<RegistrationFacts>,
  expected: Answer,
) =>
  act(
    id,
    rules,
    given,
    (book) =>
      checkRegistrationGround(
        { wishesToTakePart: true, deprivedOfPoliticalRights: false, registeredElsewhere: false, ground, ...over },
        book,
      ),
    expected,
    worded(
      { yes: text('可以登记', 'may be registered'), no: text('不能登记', 'may not be registered') },
      text('个月', 'months'),
    ),
  );

const worker = (months: number, confirmed: boolean, expected: Answer) =>
  registers(
    'RC31',
    ['REG-4'],
    text(
      `户籍不在本社区，专职工作 ${months} 个月，本人申请，选委会${confirmed ? '已确认' : '没有确认'}`,
      `Not registered here, ${months} months of work, applied, ${confirmed ? 'confirmed' : 'not confirmed'} by the committee`,
    ),
    { ground: 'COMMUNITY_WORKER', months, applied: true, confirmedByCommittee: confirmed },
    {},
    expected,
  );

const seats = (total: number, expected: Answer) =>
  act(
    'JWH25-8',
    ['RES-COMP-1'],
    text(`主任、副主任和委员一共 ${total} 名`, `Chair, vice-chair and members: ${total} in all`),
    (book) => checkSeats({ CHAIR: 1, VICE: 1, MEMBER: total - 2 }, book),
    expected,
    worded(LAWFUL, NAMES),
  );

const repMeeting = (present: number, short?: number) =>
  act(
    'RC04',
    ['MEET-2'],
    text(`居民代表会议 60 人，到会 ${present} 人`, `A representatives’ meeting of 60, ${present} attend`),
    (book) => checkRepMeetingQuorum(present, 60, book),
    short === undefined ? verdict('ok') : verdict('violation', short),
    worded({ yes: text('会议可以召开', 'the meeting may be held'), no: text('会议不能召开', 'no quorum') }),
  );

const recallSigners = (signers: 'VOTERS' | 'REPRESENTATIVES', of: number, signed: number, expected: Answer) =>
  act(
    'RC38',
    ['RECALL-1'],
    signers === 'VOTERS'
      ? text(`选民 ${of} 人，${signed} 人联名要求罢免`, `${of} voters, ${signed} ask for a recall`)
      : text(`居民代表 ${of} 人，${signed} 人联名要求罢免`, `${of} representatives, ${signed} ask for a recall`),
    (book) => checkRecallPetition(signers, signed, of, book),
    expected,
    worded({ yes: text('够数', 'enough'), no: text('不够数', 'not enough') }),
  );

const recall = (voted: number, agreed: number, expected: Answer) =>
  act(
    'RC37',
    ['RECALL-2'],
    text(
      `居民代表 60 人，${voted} 人参加罢免投票，同意 ${agreed} 票`,
      `60 representatives, ${voted} vote on the recall, ${agreed} agree`,
    ),
    (book) => checkRecall({ mode: 'RESIDENT_REP', entitled: 60, voted, agreed }, book),
    expected,
    worded(PASSED, VOTES),
  );

const REC = [
  { person: '书记', chairs: true },
  { person: '妻', chairs: false },
  { person: '戊', chairs: false },
];
const STAYS = worded(
  { yes: text('可以留任', 'may stay'), no: text('应当退出选委会', 'must leave the election committee') },
  PEOPLE,
);

const roll = (id: string, published: string, representativesOn: string | undefined, expected: Answer, rule: RuleId) =>
  act(
    id,
    [rule],
    text(
      `选举日 ${D}，选民名单 ${published} 公布${representativesOn === undefined ? '' : `，居民代表名单 ${representativesOn} 公布`}`,
      `Election ${D}, roll published ${published}${representativesOn === undefined ? '' : `, representatives ${representativesOn}`}`,
    ),
    (book) =>
      checkRollPublication(
        {
          publishedOn: published as IsoDate,
          electionDay: D,
          ...(representativesOn === undefined ? {} : { representativesOn: representativesOn as IsoDate }),
        },
        book,
      ),
    expected,
    worded(LAWFUL, text('天', 'days')),
  );

/** Nomination, registration, proxies, meetings, recall: the remaining cases of the residents' committee. */
export const RESIDENTS_ACTS: readonly Example[] = [
  seats(4, verdict('violation', 1)),
  seats(5, verdict('ok')),
  seats(9, verdict('ok')),
  seats(10, verdict('violation')),
  repMeeting(39, 1),
  repMeeting(40),
  repMeeting(41),
  accepted(2, true),
  accepted(3, false),
  accepted(4, false),
  proxy(
    'RC24',
    text('受托人是候选人', 'The trustee is a candidate'),
    { trusteeIsCandidate: true },
    verdict('violation'),
  ),
  proxy(
    'RC25',
    text('居民代表方式选举，代表委托别人投票', 'In an election by representatives, one of them gives a proxy'),
    { mode: 'RESIDENT_REP' },
    verdict('violation'),
    ['VOTE-2', 'UNIT-3'],
  ),
  proxy(
    'RC26',
    text('委托名单没有公告', 'The list of proxies was not published'),
    { published: false },
    verdict('violation'),
    ['VOTE-2b'],
    { overlays: ['zhejiang'], name: text('浙江', 'Zhejiang') },
  ),
  proxy('RC27', text('受托人再转托别人', 'The trustee passes it on'), { trusteePassesOn: true }, verdict('warning'), [
    'VOTE-2b',
  ]),
  age('RC28', 'REG-3', '2008-12-20', verdict('warning')),
  age('RC28', 'REG-1', '2008-12-19', verdict('ok')),
  age('RC29', 'REG-1', '2008-12-21', verdict('violation', 1)),
  registers(
    'RC30',
    ['REG-7'],
    text('户籍在本社区，已经在别的社区登记', 'Household register here, but registered elsewhere'),
    { ground: 'LOCAL_HUKOU' },
    { registeredElsewhere: true },
    verdict('warning'),
  ),
  worker(5, true, verdict('violation', 1)),
  worker(6, true, verdict('ok')),
  worker(7, true, verdict('ok')),
  worker(7, false, verdict('violation')),
  registers(
    'RC32',
    ['REG-6'],
    text(
      '户籍不在，在本社区住了 3 个月，本人表示参加选举',
      'Not registered here, three months of living here, wishes to take part',
    ),
    { ground: 'HABITUAL_RESIDENT', months: 3 },
    {},
    verdict('unknown'),
  ),
  nominators(9, 0, 1),
  nominators(9, 1, 1),
  nominators(10, 0),
  nominators(11, 0),
  act(
    'RC34',
    ['REC-3'],
    text('选委会委员的丈夫成为候选人', 'The husband of a committee member becomes a candidate'),
    (book) =>
      checkRecWithdrawal(
        { members: REC, nominated: ['夫'], relatives: [{ a: '夫', b: '妻', relation: '夫妻' }] },
        book,
      ),
    verdict('violation'),
    STAYS,
  ),
  act(
    'RC35',
    ['REC-3', 'REC-10'],
    text('选委会主任被提名为居委会主任候选人', 'The chair of the election committee is nominated'),
    (book) => checkRecWithdrawal({ members: REC, nominated: ['书记'], relatives: [] }, book),
    verdict('violation'),
    STAYS,
  ),
  surplus('RC36', 'CHAIR', text('主任', 'Chair'), 1, 1, 1),
  surplus('RC36', 'CHAIR', text('主任', 'Chair'), 1, 2),
  surplus('RC36', 'MEMBER', text('委员', 'Members'), 5, 5, 1),
  surplus('RC36', 'MEMBER', text('委员', 'Members'), 5, 6),
  recall(40, 40, verdict('violation')),
  recall(41, 20, verdict('violation')),
  recall(41, 21, verdict('ok')),
  recallSigners('VOTERS', 3000, 299, verdict('violation', 1)),
  recallSigners('VOTERS', 3000, 300, verdict('ok')),
  recallSigners('VOTERS', 3000, 301, verdict('ok')),
  recallSigners('REPRESENTATIVES', 60, 19, verdict('violation', 1)),
  recallSigners('REPRESENTATIVES', 60, 20, verdict('ok')),
  roll('SC01', '2026-11-29', undefined, verdict('ok'), 'ROLL-1'),
  roll('SC01', '2026-11-30', undefined, verdict('ok'), 'ROLL-1'),
  roll('SC01', '2026-12-01', undefined, verdict('violation', 1), 'ROLL-1'),
  roll('SC14', '2026-11-20', '2026-11-25', verdict('violation'), 'ROLL-2'),
  roll('SC14', '2026-11-20', '2026-11-20', verdict('ok'), 'ROLL-2'),
];
