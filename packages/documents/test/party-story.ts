import type { PartyFact, PartyMember } from '@mingxuan/election';
import { publicly, restricted } from '@mingxuan/election';
import type { PartyPost } from '@mingxuan/rulebook';
import { day, hold, type Ledger } from './story-ledger.ts';

const seats = { PARTY_MEMBER: 5, SECRETARY: 1, DEPUTY_SECRETARY: 1 } as const;
const people = ['唐金俊', '石磊林', '田敏思', '钱宇娟', '郑丽', '邱敏凯'];
const posts = (name: string): readonly PartyPost[] =>
  name === '唐金俊'
    ? ['PARTY_MEMBER', 'SECRETARY']
    : name === '石磊林'
      ? ['PARTY_MEMBER', 'DEPUTY_SECRETARY']
      : ['PARTY_MEMBER'];

/** Forty-four full members: one without rights, two left out with both approvals, one proposed whom the meeting kept. */
const members: readonly PartyMember[] = [
  ...Array.from({ length: 40 }, (_, i) => ({
    name: `党员${i + 1}`,
    status: 'FULL' as const,
    rights: 'NORMAL' as const,
  })),
  { name: '留察某', status: 'FULL', rights: 'ON_PROBATION' },
  ...(['何玉珍', '马占山'] as const).map((name) => ({
    name,
    status: 'FULL' as const,
    rights: 'NORMAL' as const,
    exclusion: { reason: 4 as const, superiorApproved: true, meetingPassed: true, evidence: '医院证明' },
  })),
  {
    name: '郑海',
    status: 'FULL',
    rights: 'NORMAL',
    exclusion: { reason: 5, superiorApproved: true, meetingPassed: false, evidence: '下派通知' },
  },
];

function prepare(add: (on: string, fact: PartyFact) => void): void {
  add('2026-09-20', {
    type: 'PARTY_ELECTION_REQUESTED',
    stream: 'PARTY',
    body: {
      requestNo: '幸福里党〔2026〕3号',
      lastElectedOn: day('2021-11-06'),
      place: '党群服务中心二楼',
      agenda: ['审议工作报告', '选举新一届委员会委员'],
      seats,
      memberCandidates: 6,
      nomination: '党员推荐、群众推荐，报你委审查同意后提交大会。',
      fullMembers: 44,
      expected: 41,
      method: '无记名投票、差额选举。',
      attachments: ['选举办法（草案）'],
    },
    sealed: [restricted({ signer: '唐金俊', contact: '石磊林', phone: '0000-8888000' })],
  });
  add('2026-10-01', {
    type: 'PARTY_ELECTION_APPROVED',
    stream: 'PARTY',
    body: {
      requestNo: '幸福里党〔2026〕3号',
      replyNo: '和平街党〔2026〕41号',
      seats,
      conditions: ['候选人预备人选另行报批。'],
    },
    sealed: [],
  });
  add('2026-10-02', {
    type: 'PARTY_ROLL_RECORDED',
    stream: 'PARTY',
    body: {
      full: 44,
      withoutRights: 1,
      excluded: 2,
      expected: 41,
      letters: { requestNo: '幸福里党〔2026〕4号', replyNo: '和平街党〔2026〕42号' },
    },
    sealed: members.map(restricted),
  });
  add('2026-10-03', {
    type: 'PARTY_METHOD_SETTLED',
    stream: 'PARTY',
    body: { approveMark: 'CIRCLE', scrutineers: 3, tellers: 2, mayReduceSeats: false },
    sealed: [],
  });
  add('2026-10-08', {
    type: 'RECOMMENDATIONS_RECORDED',
    stream: 'PARTY',
    body: {
      members: { present: 39, collected: 39 },
      residents: { present: 55, collected: 54 },
      people: 6,
      forCommittee: 6,
    },
    sealed: people.map((name, i) =>
      restricted({ name, post: 'PARTY_MEMBER' as const, byMembers: 30 + i, byResidents: 40 - i }),
    ),
  });
}

function putForward(ledger: Ledger, add: (on: string, fact: PartyFact) => void): void {
  const numbered = people.map((name, i) => ({ name, no: `N-${i + 1}` }));
  add('2026-10-10', {
    type: 'PARTY_SLATE_DRAWN',
    stream: 'PARTY',
    body: { people: numbered.map(({ name, no }) => ({ no, posts: posts(name) })) },
    sealed: numbered.map(({ name, no }) =>
      restricted({
        no,
        name,
        sex: 'M' as const,
        ethnicity: '汉族',
        birthMonth: '1980-06',
        education: '大学',
        joinedMonth: '2004-07',
        occupation: '社区工作者',
      }),
    ),
  });
  const all = numbered.map(({ no }) => no);
  ledger.add(day('2026-10-14'), {
    type: 'INSPECTION_RECORDED',
    stream: 'PARTY',
    body: { by: '街道党工委考察组', from: day('2026-10-12'), to: day('2026-10-14'), people: all },
    sealed: all.map((about) => restricted({ about, opinion: 'FIT' as const, summary: '符合任职条件' })),
  });
  ledger.add(day('2026-10-15'), {
    type: 'PUBLICITY_OPENED',
    stream: 'PARTY',
    body: { until: day('2026-10-21'), places: ['党务公开栏'], phone: '0000-8888000', people: all, warnings: [] },
    sealed: [],
  });
  ledger.add(day('2026-10-22'), {
    type: 'PUBLICITY_CLOSED',
    stream: 'PARTY',
    body: { received: 0, confirmed: 0 },
    sealed: [],
  });
  add('2026-10-23', {
    type: 'PARTY_CANDIDATES_REQUESTED',
    stream: 'PARTY',
    body: { requestNo: '幸福里党〔2026〕6号' },
    sealed: [],
  });
}

/** B01–B09, but for the plenary: the committee is elected, its result reported. */
export function electParty(ledger: Ledger): void {
  const add = (on: string, fact: PartyFact): void => ledger.add(day(on), fact);
  prepare(add);
  putForward(ledger, add);
  const before = day('2026-11-01');
  people.forEach((name, i) =>
    ledger.add(before, {
      type: 'CANDIDATE_NOMINATED',
      stream: 'PARTY',
      body: { id: `P${i + 1}`, post: 'PARTY_MEMBER', by: { kind: 'PARTY', decisionNo: '和平街党〔2026〕45号' } },
      sealed: [publicly({ name, sex: 'M' as const })],
    }),
  );
  const ids = people.map((_, i) => `P${i + 1}`);
  ledger.add(before, {
    type: 'CANDIDATES_PUBLISHED',
    stream: 'PARTY',
    body: { status: 'FORMAL', order: ids, orderedBy: 'STROKE', warnings: [] },
    sealed: [],
  });
  ledger.add(before, {
    type: 'POLL_PREPARED',
    stream: 'PARTY',
    body: {
      poll: 'party-committee',
      kind: 'FIRST',
      contests: [{ post: 'PARTY_MEMBER', seats: 5, candidates: ids }],
      printed: 41,
    },
    sealed: [],
  });
  hold(ledger, 'party-committee', 41, {
    on: day('2026-11-08'),
    present: 38,
    issued: 38,
    boxes: [{ box: '会场', collected: 38 }],
    invalid: 1,
    marks: { P1: [36, 1], P2: [33, 2], P3: [31, 3], P4: [29, 5], P5: [27, 6], P6: [16, 11] },
  });
}
