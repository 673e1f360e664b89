import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cycle, noticesToDraft, type Poll, type RollChange } from '@mingxuan/election';
import { afterAll, describe, expect, test } from 'vitest';
import { tallySheet } from '../src/from-cycle/tally-sheet.ts';
import { voterRoll } from '../src/from-cycle/voter-roll.ts';
import {
  createRenderer,
  offeredPapers,
  paperIds,
  type PaperSource,
  papers,
  printFromCycle,
  wordsFromCycle,
} from '../src/index.ts';
import { after, type Chapter, chapters } from './cycle-story.ts';
import { day } from './story-ledger.ts';

const folder = mkdtempSync(join(tmpdir(), 'from-cycle-'));
const renderer = createRenderer({ workers: 2, fangSong: null });
afterAll(async () => {
  await renderer.close();
  rmSync(folder, { recursive: true });
});

const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;

async function print(source: PaperSource, paper: string) {
  const printed = await printFromCycle(renderer, paper, source);
  if (!printed.ok) throw new Error(`${paper}: ${printed.error.message.zh}`);
  return printed.value;
}

/** The text of a PDF without any blanks. */
function textOf(pdf: Uint8Array): string {
  const file = join(folder, 'paper.pdf');
  writeFileSync(file, pdf);
  return execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).replace(/\s/g, '');
}

const offer = (source: PaperSource, paper: string) => offeredPapers(source).find((each) => each.paper === paper);
const lacks = (source: PaperSource, paper: string): readonly string[] =>
  offer(source, paper)?.missing.map(({ zh }) => zh) ?? ['not offered'];
/** Forms for the pen need nothing but their head. */
const forms = new Set<string>(paperIds.filter((id) => papers[id].needs.length === 0));
const isForm = (paper: string): boolean => forms.has(paper.split(':')[0] ?? '');
const ready = (source: PaperSource): readonly string[] =>
  offeredPapers(source).flatMap(({ paper, missing }) => (missing.length === 0 ? [paper] : []));
const printable = (source: PaperSource): readonly string[] => ready(source).filter((paper) => !isForm(paper));

const ended = after('HANDED_OVER', '2026-12-29');

/** Papers that become printable in a chapter; the others before them stay so. */
const becomesPrintable: Readonly<Record<Chapter, readonly string[]>> = {
  OPENED: ['INVALID_BALLOT_RULES', 'WALL_PLAN', 'AUDIT_RESULT', 'REVIEW_AND_PLAN'],
  PARTY: [
    'PARTY_ELECTION_REQUEST',
    'PARTY_ELECTION_REPLY',
    'PARTY_EXCLUSIONS',
    'PARTY_EXCLUSIONS_REPLY',
    'RECOMMENDATION_SUMMARY',
    'CANDIDATE_REGISTER',
    'PARTY_CANDIDATES_REPLY',
    'PARTY_METHOD',
    'PARTY_BALLOT:party-committee',
    'PARTY_BALLOT_COUNT:party-committee',
    'PARTY_RESULT:party-committee',
  ],
  REGISTERED: [
    'ELECTION_DAY',
    'REC_LIST',
    'VOTER_REGISTRATION',
    'VOTER_ROLL',
    'OBJECTION_RULING:1',
    'NOMINATION_CALL',
    'POLLING',
    'ROLL_REGISTER',
    'VOTER_CARDS',
    'OBJECTION_DECISION:1',
    'REPRESENTATIVE_ELECTION',
    'GROUP_LEADERS',
  ],
  CANDIDATES: [
    'REC_SUBSTITUTE:5',
    'CANDIDATES_PRELIMINARY',
    'CANDIDATES_FORMAL',
    'PLEDGES',
    'PROXIES',
    'PROXY_CERTIFICATE',
    'SCRIBES',
    'MOBILE_VOTERS',
    'BALLOT_SAMPLE:residents',
    // For the pen, until the figures are there.
    'TALLY_SHEET:residents',
    'BALLOT_ACCOUNT:residents',
    'COUNT_RECONCILIATION:residents',
  ],
  VOTED: [
    'STAFF',
    'RESULT:residents',
    'ELECTION_REPORT:residents',
    ...['C1', 'V1', 'M1', 'M2'].map((id) => `CERTIFICATE:${id}`),
  ],
  VOTED_AGAIN: [
    'RE_ELECTION:residents-2',
    'BALLOT_SAMPLE:residents-2',
    'RESULT:residents-2',
    'ELECTION_REPORT:residents-2',
    'TALLY_SHEET:residents-2',
    'BALLOT_ACCOUNT:residents-2',
    'COUNT_RECONCILIATION:residents-2',
    'CERTIFICATE:M3',
  ],
  HANDED_OVER: ['HANDOVER_NOTICE', 'HANDOVER_LIST', 'SUPERVISION_RESULT'],
};

/** What certain papers must say, as a person would read it off the story. */
const says: Readonly<Record<string, readonly string[]>> = {
  PARTY_ELECTION_REQUEST: [
    '幸福里党〔2026〕3号',
    '签发人：唐金俊',
    '2021年11月6日',
    '委员5名',
    '差额1名',
    '正式党员44名',
  ],
  PARTY_ELECTION_REPLY: ['和平街党〔2026〕41号', '2026年11月8日', '候选人预备人选另行报批'],
  // 44 full members, one without rights; 郑海 was kept by the meeting and is counted.
  PARTY_EXCLUSIONS: ['有选举权的正式党员43人', '应到会41人', '何玉珍', '医院证明', '郑海', '是否计入'],
  PARTY_EXCLUSIONS_REPLY: ['和平街党〔2026〕42号', '何玉珍', '马占山'],
  RECOMMENDATION_SUMMARY: ['2026年10月8日', '应到党员41', '邱敏凯', '唐金俊委员3040'],
  CANDIDATE_REGISTER: ['汉族', '2004年7月', '委员、书记', '唐金俊'],
  'INSPECTION_MATERIAL:N-1': ['唐金俊', '汉族', '委员、书记'],
  PARTY_CANDIDATES_REPLY: ['和平街党〔2026〕45号', '幸福里党〔2026〕6号', '唐金俊', '石磊林'],
  // Four fifths of 41 are 32.8, so 33.
  PARTY_METHOD: ['应到会有选举权的党员41人', '实到会不少于33人', '赞成的在符号栏画○', '监票人2名、计票人2名', '半数'],
  'CANDIDATE_PROFILE:C1': ['郭丽芳', '1980年6月', '大学', '主任'],
  'JOINT_REVIEW:C1': ['郭丽芳', '主任'],
  REPRESENTATIVE_ELECTION: ['第5号', '第一居民小组', '412', '11', '2026年11月19日', '19:00', '第十三条'],
  GROUP_LEADERS: ['第6-1号', '郭丽芳', '唐峰志'],
  'OBJECTION_DECISION:1': ['钱秀兰', '赵喆', '申诉成立'],
  PROXY_CERTIFICATE: ['欧阳明月', '阿依古丽·买买提', '2026年12月17日'],
  SCRIBES: ['第14号', '中心会场', '韩梅'],
  SUPERVISION_RESULT: ['第17号', '居民代表会议', '应到69人', '实到60人', '主任丁秀兰女'],
  WALL_PLAN: ['2026年12月20日', '李梅', '《城市居民委员会组织法》第十九条', '社区党组织选举'],
  VOTER_REGISTRATION: [
    '第3号',
    '2026年11月17日',
    '2026年11月21日',
    '2008年12月20日及以前出生',
    '居委会一楼大厅',
    '每日9:00—17:30',
    '满6个月',
  ],
  VOTER_ROLL: [
    '第4号',
    '登记选民12人',
    '第一居民小组（6人）',
    '陈䶮',
    '阿依古丽·买买提',
    '2026年11月27日',
    '3日内',
    '第十七条',
  ],
  'OBJECTION_RULING:1': [
    '第4-1号',
    '收到申诉1件',
    '2026年11月24日',
    '2026年11月25日',
    '补入选民名单',
    '增加1人（赵喆）',
    '选民共12人',
  ],
  NOMINATION_CALL: ['第7号', '主任1人', '委员3人', '10名以上选民', '2026年12月4日', '2026年12月6日', '联系人：李梅'],
  POLLING: [
    '第10号',
    '幸福里小学礼堂',
    '08:00至15:00',
    'M1流动票箱',
    '2号楼—5号楼',
    '幸福里小学操场',
    '当日15:00投票结束后',
  ],
  STAFF: ['第11号', '陈卫东', '何晓', '孙立', '任桂云、朱博涛'],
  MOBILE_VOTERS: ['第12号', '赵喆', '行动不便', '选举办法》第十四条', '陈卫东、任桂云'],
  'PARTY_RESULT:party-committee': [
    '幸福里社区党组织',
    '党群服务中心二楼',
    '2026年11月8日',
    '应到会41',
    '实到会38',
    '唐金俊3610当选',
    '邱敏凯161110未当选',
    '《中国共产党基层组织选举工作条例》第二十九条',
  ],
  REC_LIST: [
    '第2号',
    '2026年11月15日',
    '居民代表会议推选',
    '应到69人，实到61人',
    '主任廖春诗女',
    '委员梁琳男',
    '第十五条',
  ],
  'REC_SUBSTITUTE:5': [
    '第2-1号',
    '梁琳本人被提名',
    '2026年12月7日',
    '由曹荣燕（原推选得票第6位）',
    '主任廖春诗女',
    '委员曹荣燕女',
  ],
  CANDIDATES_FORMAL: [
    '第9号',
    '按姓氏笔画排列',
    '郭丽芳女1980年6月大学社区工作者',
    '委员（应选3人，候选人4人）',
    '第十八条',
  ],
  PLEDGES: [
    '第22号',
    '郭丽芳（主任候选人，2026年12月16日签字）',
    '竞职承诺：不请客送礼。',
    '创业承诺：一年内办成社区食堂。',
  ],
  HANDOVER_NOTICE: [
    '和平街道办事处',
    '2026年12月28日',
    '居委会二楼',
    '主任郭丽芳女',
    '委员姜宇俊男',
    '居民委员会公章',
    '档案12换届选举档案',
  ],
  INVALID_BALLOT_RULES: ['第15号', '多于应选名额'],
  'RESULT:residents': [
    '第16号',
    '登记选民2000人，参加投票1200人，选举有效',
    '1204张',
    '1180张',
    '20张',
    '郭丽芳女700票',
    '许涵女650票',
    '白洋女800票',
    '范浩男720票',
    '委员应选3人，选出2人，缺1人。不足的名额另行选举',
    '至少要1001人',
    '当选至少要601票（收回选票1200张，含无效票）',
    '《城市居民委员会组织法》第十九条',
  ],
  'RE_ELECTION:residents-2': [
    '第16-1号',
    '2026年12月20日',
    '2026年12月22日',
    '姜宇俊男590票',
    '秦雪霞女500票',
    '委员应选1人',
    '三分之一',
  ],
  'RESULT:residents-2': ['第16-2号', '2026年12月22日', '参加投票1098人', '姜宇俊男610票', '当选至少要366票'],
  'ELECTION_REPORT:residents': [
    '唐峰志男候选人420未当选',
    '郭丽芳女候选人700当选',
    '周娟—另选人4未当选',
    '姜宇俊得590票',
    '还差11票',
    '需要说明的事项',
  ],
  'TALLY_SHEET:residents': ['郭丽芳（主任）', '周娟（委员）', '会场、M1（合计）', '无效票20'],
  'TALLY_SHEET:residents-2': ['姜宇俊', '610', '无效票8'],
  'BALLOT_SAMPLE:residents': ['2026年12月20日', '委员（应选3人，所选不得超过3人）', '秦雪霞'],
  'CERTIFICATE:C1': ['郭丽芳', '幸福里社区居选证（2026）1号', '任期自2026年12月20日至2031年12月19日'],
  'CERTIFICATE:M3': ['姜宇俊', '幸福里社区居选证（2026）5号', '在2026年12月22日', '任期自2026年12月20日'],
};

test('every notice that is asked for can be chosen, and what waits for nothing lacks at most where and how to call', () => {
  const places = /(地点|电话|时间|钟|手续|证件)/;
  for (const chapter of chapters) {
    const source = after(chapter, '2026-12-29');
    for (const { paper, blockedBy } of noticesToDraft(source.cycle)) {
      const missing = lacks(source, paper);
      expect(missing, paper).not.toEqual(['not offered']);
      if (blockedBy.length === 0)
        expect(
          missing.filter((one) => !places.test(one)),
          `${chapter} ${paper}`,
        ).toEqual([]);
    }
  }
});

describe('papers offered', () => {
  test('every paper of the catalogue is mapped', () => {
    const offered = new Set(offeredPapers(ended).map(({ paper }) => paper.split(':')[0]));
    // All voters vote in this story, nobody supplements its roll, and no notice is withdrawn.
    const elsewhere = ['REPRESENTATIVE_LIST', 'ROLL_SUPPLEMENT', 'NOTICE_WITHDRAWAL'];
    expect(offered).toEqual(new Set(paperIds.filter((id) => !elsewhere.includes(id))));
  });

  test.each(chapters)('after %s exactly those of the story so far can be printed', (chapter) => {
    const soFar = chapters.slice(0, chapters.indexOf(chapter) + 1).flatMap((each) => becomesPrintable[each]);
    expect(new Set(printable(after(chapter, '2026-12-29')))).toEqual(new Set(soFar));
  });

  /** One row a paper; `vitest run packages/documents/test/from-cycle.test.ts -u` writes it anew. */
  test('the table of papers tells which form each is, and what it lacks at the end of the story', async () => {
    const numbered = (letter: string, last: number) =>
      Array.from({ length: last }, (_, n) => `${letter}${String(n + 1).padStart(2, '0')}`);
    const forms = new Set(paperIds.map((id) => papers[id].form));
    const asked = [...numbered('N', 23), 'N02-1', 'N04-1', 'N06-1', 'N16-1', ...numbered('P', 8), ...numbered('F', 29)];
    expect(asked.filter((form) => !forms.has(form))).toEqual([]);
    const offers = offeredPapers(ended);
    const rows = paperIds.map((id) => {
      const own = offers.filter(({ paper }) => paper.split(':')[0] === id);
      const lacking = [...new Set(own.flatMap(({ missing }) => missing.map(({ zh }) => zh)))];
      const prints = own.length === 0 ? '故事里没有这件事' : own.some((one) => one.missing.length === 0) ? '是' : '否';
      return `| ${papers[id].form} | ${papers[id].title.zh} | \`${id}\` | ${prints} | ${prints === '否' ? lacking.join('、') : ''} |`;
    });
    const head = [
      '# Papers, form by form',
      '',
      'Written by a test from the catalogue and the story of one whole election (`packages/documents/test/cycle-story.ts`): whether',
      'each paper can be printed at its end, and what the story’s ledger lacks for it otherwise. Working forms are printed for the pen.',
      'The statistics of the levels above are no paper but a workbook (`packages/election/src/after/statistics.ts`).',
      '',
      '| Form | Paper | Id | Prints | Lacks |',
      '| --- | --- | --- | --- | --- |',
    ];
    await expect([...head, ...rows, ''].join('\n')).toMatchFileSnapshot('../../../docs/papers.md');
  });

  test('papers that come too early say in Chinese what is missing', () => {
    const early = after('OPENED', '2026-09-02');
    expect(lacks(early, 'VOTER_ROLL')).toContain('“申诉截止日”');
    expect(lacks(early, 'ELECTION_DAY')).toContain('“选举方式”');
    expect(lacks(early, 'RESULT:residents')).toContain('票数的“有效（票）”');
    expect(lacks(early, 'HANDOVER_LIST')).toContain('“移交日期”');
    for (const { missing } of offeredPapers(early)) for (const { zh } of missing) expect(zh).toMatch(/^[^A-Za-z]+$/);
  });

  test('forms for the pen can be printed from the first day, with what is known by then', () => {
    expect(forms.size).toBe(26);
    const early = ready(after('OPENED', '2026-09-02'));
    expect(new Set(early.filter(isForm).map((paper) => paper.split(':')[0]))).toEqual(
      // A log of a mobile box is there once the box is.
      new Set([...forms].filter((id) => id !== 'MOBILE_BOX_LOG')),
    );
  });

  test('what the ledger cannot hold is named, not made up', () => {
    expect(lacks(ended, 'PARTY_RESULT_LETTER')).toContain('“签发人”');
  });

  test('a fact absent in many rows is said once, with how often', () => {
    const candidates = ended.cycle.candidates.map((c) => ({ ...c, birth: null }));
    const unborn = { ...ended, cycle: { ...ended.cycle, candidates } };
    expect(lacks(unborn, 'CANDIDATES_FORMAL')).toEqual(['职务、候选人的“出生年月”（共8处）']);
  });

  test('titles carry their subject', () => {
    expect(offer(ended, 'CERTIFICATE:C1')?.title.zh).toBe('当选证书（主任郭丽芳）');
    expect(offer(ended, 'RESULT:residents-2')?.title.zh).toBe('选举结果公告（居民委员会第2次投票）');
    expect(offer(ended, 'REC_SUBSTITUTE:5')?.title.zh).toBe('居民选举委员会成员变动公告（梁琳退出）');
  });
});

describe('papers printed', () => {
  test('every paper without missing facts prints; every other says what is missing', async () => {
    const complete = new Set(ready(ended));
    await Promise.all(
      offeredPapers(ended).map(async ({ paper, title }) => {
        const printed = await printFromCycle(renderer, paper, ended);
        // The title in the ledger's public body names no person.
        const personal = ['CERTIFICATE', 'REC_SUBSTITUTE', 'INSPECTION', 'CANDIDATE_PROFILE', 'JOINT_REVIEW'].some(
          (each) => paper.startsWith(each),
        );
        const inLedger = personal ? title.zh.replace(/（.*/, '') : title.zh;
        expect(printed.ok ? printed.value.title : printed.error.code, paper).toBe(
          complete.has(paper) ? inLedger : 'PAPER_FACTS_MISSING',
        );
      }),
    );
  });

  test.skipIf(!hasPoppler).each(Object.entries(says))('%s says what happened', async (paper, words) => {
    const printed = textOf((await print(ended, paper)).pdf);
    for (const word of words) expect.soft(printed).toContain(word);
    if (!paper.startsWith('BALLOT_SAMPLE')) expect(printed).toContain(`记录第${ended.head.seq}条`);
    expect(printed).not.toContain('演练');
  });

  test.skipIf(!hasPoppler)('who objected, and whoever lost, is on no notice for the wall', async () => {
    expect(textOf((await print(ended, 'OBJECTION_RULING:1')).pdf)).not.toContain('钱秀兰');
    const result = textOf((await print(ended, 'RESULT:residents')).pdf);
    for (const name of ['唐峰志', '袁国', '秦雪霞']) expect(result).not.toContain(name);
  });

  test.skipIf(!hasPoppler)('a rehearsal is marked on its papers', async () => {
    const rehearsed = after('REGISTERED', '2026-11-22', 'REHEARSAL');
    expect(textOf((await print(rehearsed, 'VOTER_ROLL')).pdf)).toContain('演练用件');
  });

  test('the same ledger and day give the same bytes; another day is another paper', async () => {
    const again = after('HANDED_OVER', '2026-12-29');
    const nextDay = { ...ended, on: day('2026-12-30') };
    const [one, same, other] = await Promise.all([ended, again, nextDay].map((s) => print(s, 'CERTIFICATE:C1')));
    expect(same?.sha256).toBe(one?.sha256);
    expect(other?.sha256).not.toBe(one?.sha256);
  });

  test.each([
    'NOTHING',
    'RESULT',
    'RESULT:residents-9',
    'VOTER_ROLL:1',
    'CERTIFICATE:C2',
    'OBJECTION_RULING:2',
    'CERTIFICATE:constructor',
  ])('%s is no paper of this cycle', async (paper) => {
    const printed = await printFromCycle(renderer, paper, ended);
    expect(printed).toMatchObject({ ok: false, error: { code: 'NO_SUCH_PAPER' } });
  });
});

describe('sheets for the hall, before the count', () => {
  const before = after('CANDIDATES', '2026-12-19');
  const hall = ['TALLY_SHEET:residents', 'BALLOT_ACCOUNT:residents', 'COUNT_RECONCILIATION:residents'];

  test('lack the posts and nothing else until the formal list is out', () => {
    const early = after('REGISTERED', '2026-11-22');
    for (const paper of hall) expect(lacks(early, paper), paper).toEqual(['“职务”']);
  });

  test.skipIf(!hasPoppler)('say which vote and which posts, and no figure', async () => {
    for (const paper of hall) {
      expect(lacks(before, paper), paper).toEqual([]);
      const printed = textOf((await print(before, paper)).pdf);
      for (const word of ['幸福里社区', '居民委员会', '2026年12月20日', '主任', '应选3人', '空格处用黑色笔手写'])
        expect.soft(printed, paper).toContain(word);
    }
    const sheet = textOf((await print(before, 'COUNT_RECONCILIATION:residents')).pdf);
    expect(sheet).toContain('M1');
    expect(sheet).not.toContain('各数相符');
    const account = textOf((await print(before, 'BALLOT_ACCOUNT:residents')).pdf);
    expect(account).toContain('居民委员会选票');
    expect(account).not.toContain('与印制数一致。');
  });

  test.skipIf(!hasPoppler)(
    'the tally sheet names the candidates in the order of the ballot, with room for others',
    async () => {
      const tally = textOf((await print(before, 'TALLY_SHEET:residents')).pdf);
      const ballot = textOf((await print(before, 'BALLOT_SAMPLE:residents')).pdf);
      const names = before.cycle.candidates.map(({ name }) => name).filter((name) => ballot.includes(name));
      const inOrder = (text: string) => names.toSorted((a, b) => text.indexOf(a) - text.indexOf(b));
      expect(names).toHaveLength(8);
      expect(inOrder(tally)).toEqual(inOrder(ballot));
      for (const name of names) expect(tally).toContain(name);
      expect(tally.match(/另选：/g)).toHaveLength(5);
      // Boxes are drawn with lines; as blocks they are written.
      const words = await wordsFromCycle(renderer, 'TALLY_SHEET:residents', before);
      expect(words.ok && words.value.join('').includes('□□□□□□□□□□')).toBe(true);
    },
  );
});

describe('facts that must not leave too early', () => {
  const voted = after('VOTED', '2026-12-20');
  const withPolls = (source: PaperSource, change: (poll: Poll) => Poll): PaperSource => {
    const cycle: Cycle = { ...source.cycle, polls: source.cycle.polls.map(change) };
    return { ...source, cycle };
  };

  test('a result is not announced before both have signed, but the form they sign is there', () => {
    const unsigned = withPolls(voted, (poll) =>
      poll.stage === 'CERTIFIED' ? { ...poll, stage: 'DETERMINED', signatures: [] } : poll,
    );
    expect(lacks(unsigned, 'RESULT:residents')).toContain('“职务”');
    expect(lacks(unsigned, 'ELECTION_REPORT:residents')).toEqual([]);
    expect(lacks(unsigned, 'CERTIFICATE:C1')).toEqual(['not offered']);
  });

  test('what no text settles is announced as the street decided it, under the number of its decision', async () => {
    const decision = {
      post: 'MEMBER',
      on: day('2026-12-20'),
      decisionNo: '和街办〔2026〕9号',
      reason: '姜宇俊当选',
      elected: ['M3'],
      alsoStand: [],
      // oxlint-disable-next-line unicorn/no-thenable -- the word of the recorded decision
      followUp: 'NONE',
    } as const;
    const settled = withPolls(voted, (poll) => {
      if (poll.stage !== 'CERTIFIED' || poll.id !== 'residents') return poll;
      const contests = poll.outcome.contests.map((c) =>
        c.post === 'MEMBER' ? { ...c, next: 'PENDING_REVIEW' as const } : c,
      );
      return { ...poll, outcome: { ...poll.outcome, contests }, settledReviews: [decision] };
    });
    expect(lacks(settled, 'CERTIFICATE:M3')).toEqual([]);
    if (!hasPoppler) return;
    const printed = textOf((await print(settled, 'RESULT:residents')).pdf);
    expect(printed).toContain('姜宇俊男590票');
    expect(printed).toContain('委员待定的席位已经决定：姜宇俊当选（依据：和街办〔2026〕9号）');
    expect(printed).not.toContain('时间另行公告');
  });

  test.skipIf(!hasPoppler)(
    'the sheet of ballots owns up to what differs, why, and what became of each box',
    async () => {
      const wrong = withPolls(voted, (poll) =>
        poll.stage === 'CERTIFIED' && poll.id === 'residents'
          ? { ...poll, printed: poll.printed + 1, discrepancy: '丢失一张' }
          : poll,
      );
      const { cycle } = wrong;
      const merged = { poll: 'residents', box: '北站', into: '会场', mergedAt: '15:05', witnesses: [] } as const;
      const source = { ...wrong, cycle: { ...cycle, boxDay: { ...cycle.boxDay, merged: [merged] } } };
      const printed = textOf((await print(source, 'COUNT_RECONCILIATION:residents')).pdf);
      for (const part of ['清点不符', '原因：丢失一张', '北站号票箱并入会场', '未用']) expect(printed).toContain(part);
      expect(lacks(source, 'RESULT:residents')).toEqual([]);
      expect(lacks(source, 'ELECTION_REPORT:residents')).toEqual([]);
    },
  );

  test('a count that only one teller has entered is on no tally sheet: it stays one for the pen', () => {
    const half = withPolls(voted, (poll) => {
      if (poll.stage !== 'CERTIFIED' || poll.id !== 'residents') return poll;
      const { outcome: _, named: __, digest: ___, signatures: ____, figures, determinedOn: _____, ...counting } = poll;
      const first = { account: 't-1', figures: { ...figures, partInvalid: {} }, writeIns: [] };
      return { ...counting, stage: 'COUNTING', bundles: [{ no: 1, ballots: 1200, stage: 'FIRST', first }] };
    });
    const sheet = tallySheet(half, { key: 'residents', label: { zh: '', en: '' }, nth: 1 });
    expect(sheet.forPen).toBe(true);
    expect(JSON.stringify(sheet)).not.toMatch(/votes|invalid/);
    expect(lacks(half, 'TALLY_SHEET:residents')).toEqual([]);
  });

  test('a list with fewer people than the ledger counts is not posted as the roll', () => {
    expect(lacks({ ...ended, voters: ended.voters.slice(1) }, 'VOTER_ROLL')).toEqual(['“居民小组”']);
  });

  test('a list says that supplements are counted in from the day of the first of them, not before', () => {
    const change: RollChange = {
      kind: 'REMOVED',
      voterNo: 1,
      reason: null,
      objectionNo: null,
      on: day('2026-11-25'),
      seq: 1,
      afterPublication: true,
      name: '',
      sex: null,
      group: '',
    };
    const asOf = (on: string, afterPublication = true) =>
      voterRoll({
        ...ended,
        on: day(on),
        cycle: { ...ended.cycle, rollChanges: [{ ...change, afterPublication }] },
      }).asOf;
    expect(asOf('2026-11-24')).toBeUndefined();
    expect(asOf('2026-11-25')).toBe('2026-11-25');
    expect(asOf('2026-11-26')).toBe('2026-11-26');
    expect(asOf('2026-11-26', false)).toBeUndefined();
  });

  test('whoever was registered without a group stands on the posted list, at its end', () => {
    const [first, ...others] = ended.voters;
    if (first === undefined) throw new Error('nobody is listed');
    const source = { ...ended, voters: [{ ...first, group: '' }, ...others] };
    expect(lacks(source, 'VOTER_ROLL')).toEqual([]);
    const groups = voterRoll(source).groups ?? [];
    expect(groups.at(-1)).toEqual({
      name: '未分组',
      voters: [{ serial: first.voterNo, name: first.name, sex: first.sex }],
    });
    expect(groups.slice(0, -1).map((g) => g.name)).not.toContain('未分组');
  });

  test('a further vote has no day until it opens or a later plan sets one', () => {
    expect(lacks(voted, 'RE_ELECTION:residents-2')).toEqual(['“选举日”']);
    const { plan } = voted.cycle;
    const steps = plan?.steps.map((s) => (s.code === 'E11' ? { ...s, planned: day('2026-12-22') } : s)) ?? [];
    const replanned = { ...voted, cycle: { ...voted.cycle, plan: plan && { ...plan, steps } } };
    expect(lacks(replanned, 'RE_ELECTION:residents-2')).toEqual([]);
  });

  test.skipIf(!hasPoppler)('a runoff for another post does not hide the votes of the first round', async () => {
    const again = after('VOTED_AGAIN', '2026-12-23');
    const runoff = { post: 'CHAIR', seats: 1, candidates: ['C1', 'C2'] } as const;
    const between = withPolls(again, (poll) =>
      poll.id === 'residents-2' ? { ...poll, kind: 'RUNOFF', contests: [runoff] } : poll,
    );
    const third: Poll = {
      id: 'residents-3',
      stream: 'RESIDENTS',
      kind: 'RE_ELECTION',
      contests: [{ post: 'MEMBER', seats: 1, candidates: ['M3', 'M4'] }],
      printed: 2000,
      preparedOn: day('2026-12-23'),
      stage: 'PREPARED',
    };
    const { plan } = between.cycle;
    const steps = plan?.steps.map((s) => (s.code === 'E11' ? { ...s, planned: day('2026-12-27') } : s)) ?? [];
    const source = {
      ...between,
      cycle: { ...between.cycle, plan: plan && { ...plan, steps }, polls: [...between.cycle.polls, third] },
    };
    expect(lacks(source, 'RE_ELECTION:residents-2')).toEqual(['not offered']);
    const printed = textOf((await print(source, 'RE_ELECTION:residents-3')).pdf);
    for (const word of ['第16-3号', '2026年12月20日', '2026年12月27日', '姜宇俊男590票', '秦雪霞女500票'])
      expect.soft(printed).toContain(word);
  });
});
