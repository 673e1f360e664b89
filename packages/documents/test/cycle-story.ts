import type { CycleMode, Fact } from '@mingxuan/election';
import { publicly, restricted } from '@mingxuan/election';
import type { PlannedStep, Post, StepCode } from '@mingxuan/rulebook';
import { addDays, stepTable } from '@mingxuan/rulebook';
import type { ListedVoter, PaperSource } from '../src/index.ts';
import { electParty } from './party-story.ts';
import { type Count, day, hold, Ledger, party, residents } from './story-ledger.ts';

/** The story's chapters, in order; a cycle can be looked at after each. */
export const chapters = ['OPENED', 'PARTY', 'REGISTERED', 'CANDIDATES', 'VOTED', 'VOTED_AGAIN', 'HANDED_OVER'] as const;
export type Chapter = (typeof chapters)[number];

const D = day('2026-12-20');
const PARTY_DAY = day('2026-11-08');

/** Twelve people in two groups; number 7 has a character of the second font. */
const names = [
  '郭丽芳',
  '唐峰志',
  '许涵',
  '袁国',
  '白洋',
  '范浩',
  '陈䶮',
  '姜宇俊',
  '秦雪霞',
  '欧阳明月',
  '阿依古丽·买买提',
  '赵喆',
];
const women = new Set(['郭丽芳', '许涵', '白洋', '秦雪霞', '欧阳明月', '阿依古丽·买买提']);
export const voters: readonly ListedVoter[] = names.map((name, i) => ({
  voterNo: i + 1,
  name,
  sex: women.has(name) ? 'F' : 'M',
  group: i < 6 ? '第一居民小组' : '第二居民小组',
}));

/** Steps on their customary days, each with a person. */
const steps: readonly PlannedStep[] = stepTable.map((step) => {
  const planned = addDays(step.phase === 'B' ? PARTY_DAY : D, step.custom);
  const { code, name, phase, responsible, responsibleCode, papers, sources } = step;
  const why = { zh: '惯例', en: 'custom' };
  return {
    code,
    name,
    phase,
    responsible,
    responsibleCode,
    papers,
    sources,
    why,
    planned,
    earliest: planned,
    latest: planned,
  };
});

function open(ledger: Ledger, mode: CycleMode): void {
  const community = {
    name: '幸福里社区',
    subDistrict: '和平街道',
    district: '城东区',
    city: '江城市',
    legalRegime: 'RESIDENTS',
  } as const;
  const pin = <P extends string>(pack: P) => ({ pack, overlays: [], digest: '0' });
  ledger.add(day('2026-09-01'), {
    type: 'CYCLE_OPENED',
    stream: 'CYCLE',
    body: {
      mode,
      community,
      termNo: 7,
      termExpiry: day('2027-01-10'),
      electionDay: D,
      partyDay: PARTY_DAY,
      packs: { party: pin('party-2020'), residents: pin('residents-2026') },
    },
    sealed: [],
  });
  const people = steps.map(({ code }): { step: StepCode; person: string } => ({ step: code, person: '李梅' }));
  ledger.add(day('2026-09-02'), {
    type: 'PLAN_ADOPTED',
    stream: 'CYCLE',
    body: { electionDay: D, partyDay: PARTY_DAY, steps },
    sealed: people.map(publicly),
  });
  passGates(ledger);
}

const gateItems: readonly Extract<Fact, { type: 'GATE_ITEM_SUBMITTED' }>[] = [
  {
    type: 'GATE_ITEM_SUBMITTED',
    stream: 'CYCLE',
    body: {
      item: 'CHAIR_AUDIT',
      summary: '账款相符。',
      evidence: [],
      publishedAt: '居务公开栏',
      details: {
        kind: 'AUDIT',
        auditor: '和平街道审计组',
        from: day('2021-12-20'),
        to: day('2026-08-31'),
        scope: '经费收支。',
      },
    },
    sealed: [],
  },
  {
    type: 'GATE_ITEM_SUBMITTED',
    stream: 'CYCLE',
    body: {
      item: 'PERFORMANCE_REVIEW',
      summary: '称职。',
      evidence: [],
      details: { kind: 'REVIEW', method: '居民代表无记名测评。' },
    },
    sealed: [publicly({ name: '许国平', post: '居委会主任', grade: '称职' })],
  },
  {
    type: 'GATE_ITEM_SUBMITTED',
    stream: 'CYCLE',
    body: {
      item: 'DEVELOPMENT_PLAN',
      summary: '三项任务。',
      evidence: [],
      details: {
        kind: 'PLAN',
        from: day('2026-12-20'),
        to: day('2031-12-19'),
        tasks: [{ item: '开办社区食堂', due: '2027-09', lead: '居委会' }],
      },
    },
    sealed: [],
  },
];

function passGates(ledger: Ledger): void {
  for (const fact of gateItems) {
    ledger.add(day('2026-10-10'), fact);
    const body = { item: fact.body.item, verdict: 'ACCEPTED', note: '', sources: [] } as const;
    ledger.add(day('2026-10-11'), { type: 'GATE_ITEM_REVIEWED', stream: 'CYCLE', body, sealed: [] }, 'a-2');
  }
}

function register(ledger: Ledger): void {
  const meeting = { kind: 'REP_MEETING', entitled: 69, present: 61, inFavour: 58 } as const;
  const add = (on: string, fact: Fact): void => ledger.add(day(on), fact);
  add('2026-11-14', {
    type: 'MODE_SETTLED',
    stream: 'RESIDENTS',
    body: { votingMode: 'ALL_VOTERS', seats: { CHAIR: 1, VICE: 1, MEMBER: 3 }, meeting },
    sealed: [],
  });
  const rec = ['唐金俊', '廖春诗', '任桂云', '朱博涛', '梁琳', '曹荣燕'];
  add('2026-11-15', {
    type: 'REC_ELECTED',
    stream: 'RESIDENTS',
    body: { size: 5, meeting, votes: [57, 55, 52, 50, 47, 45] },
    sealed: rec.map((name, i) => publicly({ rank: i + 1, name, sex: i % 2 === 0 ? ('M' as const) : ('F' as const) })),
  });
  add('2026-11-15', { type: 'REC_CHAIR_CHOSEN', stream: 'RESIDENTS', body: { rank: 2 }, sealed: [] });
  add('2026-11-15', {
    type: 'ARRANGEMENTS_RECORDED',
    stream: 'RESIDENTS',
    body: {
      registrationPlace: '居委会一楼大厅',
      registrationHours: '每天9:00—17:30',
      phone: '0000-8888000',
      pollingPlace: '幸福里小学礼堂',
      opensAt: '08:00',
      closesAt: '15:00',
      countingPlace: '幸福里小学操场',
    },
    sealed: [],
  });
  add('2026-11-16', {
    type: 'REPRESENTATIVES_CALLED',
    stream: 'RESIDENTS',
    body: {
      method: 'BY_HOUSEHOLD',
      groups: [
        {
          group: '第一居民小组',
          households: 412,
          seats: 11,
          on: day('2026-11-19'),
          openAt: '19:00',
          place: '一号院活动室',
        },
      ],
      warnings: [],
    },
    sealed: [],
  });
  const file = { name: 'roll.csv', sha256: 'f' };
  add('2026-11-21', {
    type: 'ROLL_IMPORTED',
    stream: 'RESIDENTS',
    body: { file, rows: 11, listed: 11, corrected: 0, setAside: 0 },
    sealed: [],
  });
  add('2026-11-22', {
    type: 'GROUP_LEADERS_LISTED',
    stream: 'RESIDENTS',
    body: { groups: [{ group: '第一居民小组', leader: 1, deputy: 2 }] },
    sealed: [],
  });
  add('2026-11-22', {
    type: 'ROLL_PUBLISHED',
    stream: 'RESIDENTS',
    body: {
      listed: 11,
      objectionUntil: day('2026-11-27'),
      acceptUntil: day('2026-11-27'),
      places: ['居务公开栏'],
      evidence: [],
    },
    sealed: [],
  });
  add('2026-11-24', {
    type: 'OBJECTION_FILED',
    stream: 'RESIDENTS',
    body: { no: 1, kind: 'OMITTED', rulingUntil: day('2026-11-27') },
    sealed: [restricted({ petitioner: '钱秀兰', about: '赵喆', grounds: '名单上没有他。' })],
  });
  add('2026-11-25', {
    type: 'OBJECTION_DECIDED',
    stream: 'RESIDENTS',
    body: { no: 1, decision: 'UPHELD', late: false },
    sealed: [publicly({ basis: '户籍在本社区，已满十八周岁。' })],
  });
  add('2026-11-25', {
    type: 'VOTER_ADDED',
    stream: 'RESIDENTS',
    body: { voterNo: 12, reason: 'OBJECTION', objectionNo: 1 },
    sealed: [],
  });
  add('2026-12-01', { type: 'ROLL_FROZEN', stream: 'RESIDENTS', body: { listed: 12 }, sealed: [] });
}

const standing: readonly (readonly [string, Post, number])[] = [
  ['C1', 'CHAIR', 1],
  ['C2', 'CHAIR', 2],
  ['V1', 'VICE', 3],
  ['V2', 'VICE', 4],
  ['M1', 'MEMBER', 5],
  ['M2', 'MEMBER', 6],
  ['M3', 'MEMBER', 8],
  ['M4', 'MEMBER', 9],
];
const ids = standing.map(([id]) => id);

function nominate(ledger: Ledger): void {
  const add = (on: string, fact: Fact): void => ledger.add(day(on), fact);
  for (const [id, post, voterNo] of standing) {
    const voter = voters[voterNo - 1];
    if (voter === undefined) throw new Error(`no voter ${voterNo}`);
    const { name, sex } = voter;
    add('2026-12-06', {
      type: 'CANDIDATE_NOMINATED',
      stream: 'RESIDENTS',
      body: { id, post, by: { kind: 'JOINT_VOTERS', signatories: 12 } },
      sealed: [
        publicly({
          name,
          sex,
          voterNo,
          birth: day('1980-06-15'),
          profile: { education: '大学', occupation: '社区工作者' },
        }),
      ],
    });
  }
  add('2026-12-07', {
    type: 'REC_MEMBER_WITHDREW',
    stream: 'RESIDENTS',
    body: { rank: 5, reason: 'SELF_NOMINATED', substituteRank: 6 },
    sealed: [],
  });
  for (const status of ['PRELIMINARY', 'FORMAL'] as const)
    add('2026-12-14', {
      type: 'CANDIDATES_PUBLISHED',
      stream: 'RESIDENTS',
      body: { status, order: ids, orderedBy: 'STROKE', warnings: [] },
      sealed: [],
    });
  for (const id of ids)
    add('2026-12-16', {
      type: 'PLEDGES_RECORDED',
      stream: 'RESIDENTS',
      body: { id, kinds: ['CANDIDACY', 'MANDATE'] },
      sealed: [
        publicly({ kind: 'CANDIDACY' as const, text: '不请客送礼。' }),
        publicly({ kind: 'MANDATE' as const, text: '一年内办成社区食堂。' }),
      ],
    });
  add('2026-12-17', {
    type: 'PROXY_AUTHORISED',
    stream: 'RESIDENTS',
    body: { no: 1, poll: 'residents', warnings: [] },
    sealed: [restricted({ principal: 10, trustee: 11, evidence: [] })],
  });
  add('2026-12-17', {
    type: 'PROXIES_PUBLISHED',
    stream: 'RESIDENTS',
    body: { poll: 'residents', count: 1 },
    sealed: [],
  });
  add('2026-12-17', {
    type: 'MOBILE_BOX_APPROVED',
    stream: 'RESIDENTS',
    body: {
      box: 'M1',
      basis: '《幸福里社区第七届居民委员会选举办法》第十四条',
      route: '2号楼—5号楼',
      voters: 1,
      warnings: [],
    },
    sealed: [
      ...['陈卫东', '任桂云', '朱博涛'].map((name) => publicly({ kind: 'STAFF' as const, name })),
      restricted({ kind: 'VOTER' as const, voterNo: 12, reason: 'IMMOBILE' as const }),
    ],
  });
  add('2026-12-17', {
    type: 'SCRIBES_NAMED',
    stream: 'RESIDENTS',
    body: { stations: ['中心会场'], warnings: [] },
    sealed: [publicly({ station: '中心会场', name: '韩梅' })],
  });
  const contests = (['CHAIR', 'VICE', 'MEMBER'] as const).map((post) => ({
    post,
    seats: post === 'MEMBER' ? 3 : 1,
    candidates: standing.filter(([, of]) => of === post).map(([id]) => id),
  }));
  add('2026-12-18', {
    type: 'POLL_PREPARED',
    stream: 'RESIDENTS',
    body: { poll: 'residents', kind: 'FIRST', contests, printed: 2000 },
    sealed: [],
  });
}

/** 1,200 ballots of 2,000 voters: more than half of them is 601. One seat of a member stays open. */
const firstVote: Count = {
  on: D,
  issued: 1204,
  boxes: [
    { box: '会场', collected: 1190 },
    { box: 'M1', collected: 10 },
  ],
  invalid: 20,
  marks: {
    C1: [700, 100],
    C2: [420, 300],
    V1: [650, 90],
    V2: [480, 200],
    M1: [800, 50],
    M2: [720, 60],
    M3: [590, 70],
    M4: [500, 80],
  },
  writeIns: [{ post: 'MEMBER', name: '周娟', votes: 4 }],
};

/** 1,098 ballots: at least a third is 366. */
const secondVote: Count = {
  on: day('2026-12-22'),
  issued: 1100,
  boxes: [{ box: '会场', collected: 1098 }],
  invalid: 8,
  marks: { M3: [610, 200], M4: [400, 300] },
};

function voteAgain(ledger: Ledger): void {
  ledger.add(day('2026-12-21'), {
    type: 'POLL_PREPARED',
    stream: 'RESIDENTS',
    body: {
      poll: 'residents-2',
      kind: 'RE_ELECTION',
      contests: [{ post: 'MEMBER', seats: 1, candidates: ['M3', 'M4'] }],
      printed: 2000,
    },
    sealed: [],
  });
  hold(ledger, 'residents-2', 2000, secondVote);
}

function handOver(ledger: Ledger): void {
  ledger.add(day('2026-12-24'), {
    type: 'SUPPORTING_BODY_ELECTED',
    stream: 'RESIDENTS',
    body: {
      no: 1,
      body: 'SUPERVISION',
      title: '居务监督委员会',
      meeting: { kind: 'REP_MEETING', entitled: 69, present: 60, inFavour: 58 },
      members: 1,
    },
    sealed: [publicly({ name: '丁秀兰', post: '主任', sex: 'F' as const })],
  });
  ledger.add(day('2026-12-28'), {
    type: 'HANDOVER_RECORDED',
    stream: 'RESIDENTS',
    body: {
      items: [
        { kind: 'SEAL', what: '居民委员会公章', quantity: 1 },
        { kind: 'ARCHIVE', what: '换届选举档案', quantity: 12 },
      ],
      late: false,
      place: '居委会二楼',
    },
    sealed: [publicly({ supervisedBy: '和平街道办事处' })],
  });
}

const tellers: Readonly<Record<Chapter, (ledger: Ledger, mode: CycleMode) => void>> = {
  OPENED: open,
  PARTY: electParty,
  REGISTERED: register,
  CANDIDATES: nominate,
  VOTED: (ledger) => hold(ledger, 'residents', 2000, firstVote),
  VOTED_AGAIN: voteAgain,
  HANDED_OVER: handOver,
};

/** The cycle folded up to the end of a chapter, as papers see it on a day. */
export function after(chapter: Chapter, on: string, mode: CycleMode = 'REAL'): PaperSource {
  const ledger = new Ledger();
  for (const each of chapters.slice(0, chapters.indexOf(chapter) + 1)) tellers[each](ledger, mode);
  const { cycle, seq } = ledger;
  const head = { seq, hash: '9f3a61c07be2d4485d1c0a97e6f2b8341f5e0c6d7a8b9f00112233445566778a' };
  return {
    cycle,
    community: '9901.01.heping.xingfuli',
    head,
    on: day(on),
    voters: voters.slice(0, cycle.roll.listed),
    party,
    residents,
  };
}
