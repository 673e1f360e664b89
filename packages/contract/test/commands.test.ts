import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '@mingxuan/election';
import type { IsoDate } from '@mingxuan/rulebook';
import { nextDeed } from '../../election/test/story.ts';
import { day, World } from '../../election/test/world.ts';
import { actRequest, commandSchemas, isCommandType } from '../src/index.ts';

/** Every command of a whole election, and the ones that it happens to do without. */
function storyCommands(): readonly Command[] {
  const world = new World();
  const told: Command[] = [];
  for (let deed = nextDeed(world); deed !== null; deed = nextDeed(world)) {
    world.must(deed);
    told.push(deed.command);
  }
  return told;
}

const sha = 'a'.repeat(64);
const others: readonly Command[] = [
  { type: 'WAIVE_STEP', step: 'D07', reason: '人数合适', decisionNo: '1号' },
  { type: 'REGISTER_RECTIFICATION', matter: '消防通道堆物' },
  {
    type: 'SUPPLEMENT_REC',
    meeting: { kind: 'REP_MEETING', entitled: 60, present: 50, inFavour: 45 },
    ranked: [{ name: '王芳', sex: 'F', votes: 40 }],
  },
  { type: 'WITHDRAW_REC_MEMBER', rank: 1, reason: 'RELATIVE_NOMINATED' },
  {
    type: 'REQUEST_PARTY_ELECTION',
    requestNo: '1号',
    lastElectedOn: day('2021-11-06'),
    place: '二楼会议室',
    agenda: ['选举委员'],
    seats: { PARTY_MEMBER: 5, SECRETARY: 1, DEPUTY_SECRETARY: 1 },
    memberCandidates: 6,
    nomination: '党员和群众推荐。',
    fullMembers: 40,
    expected: 38,
    method: '无记名投票。',
    attachments: [],
    signer: '王芳',
    contact: '孙志强',
    phone: '000',
  },
  { type: 'SETTLE_PARTY_METHOD', approveMark: 'CIRCLE', scrutineers: 2, tellers: 3, mayReduceSeats: true },
  {
    type: 'RECORD_RECOMMENDATIONS',
    members: { present: 38, collected: 38 },
    residents: { present: 20, collected: 19 },
    rows: [{ name: '陈䶮', post: 'PARTY_MEMBER', byMembers: 30, byResidents: 12 }],
  },
  {
    type: 'DRAW_PARTY_SLATE',
    people: [
      {
        name: '陈䶮',
        sex: 'M',
        ethnicity: '回族',
        birthMonth: '1976-11',
        education: '大专',
        joinedMonth: '2001-06',
        occupation: '居委会副主任',
        posts: ['PARTY_MEMBER'],
      },
    ],
  },
  { type: 'REVIEW_PARTY_NOMINEE', no: 'N-1', unit: '公安派出所', finding: { opinion: 'ADVERSE', basis: '判决书' } },
  { type: 'REQUEST_PARTY_CANDIDATES', requestNo: '12号' },
  {
    type: 'CALL_REPRESENTATIVES',
    method: 'BY_HOUSEHOLD',
    groups: [{ group: '一组', households: 300, seats: 8, on: day('2026-11-26'), openAt: '19:00', place: '活动室' }],
  },
  { type: 'LIST_GROUP_LEADERS', groups: [{ group: '一组', leader: 3, deputy: 4 }] },
  { type: 'NAME_SCRIBES', stations: [{ station: '中心会场', people: ['韩梅'] }] },
  {
    type: 'RECORD_INSPECTION',
    stream: 'RESIDENTS',
    by: '考察组',
    from: day('2026-12-06'),
    to: day('2026-12-07'),
    findings: [{ about: 'R-CHAIR-1', opinion: 'FIT', summary: '符合条件' }],
  },
  { type: 'OPEN_PUBLICITY', stream: 'PARTY', until: day('2026-10-30'), places: ['公开栏'], phone: '000' },
  { type: 'RECEIVE_FEEDBACK', stream: 'RESIDENTS', about: 'R-CHAIR-1', matter: '询问是否常住' },
  { type: 'ANSWER_FEEDBACK', stream: 'PARTY', no: 1, outcome: 'NOT_CONFIRMED', finding: '属实无碍' },
  { type: 'CLOSE_PUBLICITY', stream: 'PARTY' },
  { type: 'FILE_OBJECTION', kind: 'OMITTED', petitioner: '阿依古丽·买买提', about: '陈䶮', grounds: '漏登' },
  { type: 'DECIDE_OBJECTION', no: 1, decision: 'UPHELD', basis: '已迁出', remove: { voterNo: 3, reason: 'MOVED_OUT' } },
  {
    type: 'AMEND_ROLL',
    change: { kind: 'CORRECT', reason: 'CLERICAL', voterNo: 3, voter: { name: '陈䶮' } },
    note: '身份证',
    evidence: [],
    places: [],
  },
  { type: 'REVEAL_NUMBERS', kind: 'VOTER', voterNo: 3, reason: '核对身份证' },
  { type: 'RECORD_INTRODUCTION', id: 'R-CHAIR-1', about: '在社区工作八年。', plan: '加装电梯。', evidence: [] },
  { type: 'CHECK_INTRODUCTION', id: 'R-CHAIR-1', fault: 'OFFERS_GAIN' },
  { type: 'PUBLISH_INTRODUCTIONS' },
  { type: 'DECIDE_SUBSTITUTE', id: 'R-CHAIR-2', consent: true, decisionNo: '选委会决定2号', ground: '依名单先后' },
  { type: 'WITHDRAW_CANDIDATE', id: 'R-CHAIR-1', reason: '个人原因' },
  {
    type: 'TAKE_REVIEW_BATCH',
    unit: '公安派出所',
    file: { name: '联审表.xlsx', sha256: sha },
    list: sha,
    rows: [
      { id: 'R-CHAIR-1', finding: { opinion: 'NO_OBJECTION' } },
      {
        id: 'R-VICE-1',
        finding: { opinion: 'LOCAL_CONCERN', localText: '某省办法第九条', concern: '欠费', toldOn: day('2026-12-07') },
      },
    ],
  },
  { type: 'RECORD_REVIEW_REPLY', id: 'R-VICE-1', unit: '公安派出所', summary: '已经缴清' },
  { type: 'DECIDE_REVIEW_REPLY', id: 'R-VICE-1', unit: '公安派出所', decision: 'TAKEN_BACK', reason: '已核实' },
  {
    type: 'RECORD_ARRANGEMENTS',
    arrangements: {
      registrationPlace: '一楼',
      registrationHours: '9:00—17:00',
      phone: '000',
      pollingPlace: '礼堂',
      opensAt: '08:00',
      closesAt: '15:00',
      countingPlace: '礼堂',
    },
  },
  { type: 'LIST_REPRESENTATIVES', list: { kind: 'HOUSEHOLDS', members: [1, 2] }, evidence: [] },
  {
    type: 'DECIDE_OBJECTION',
    no: 2,
    decision: 'UPHELD',
    basis: '推选表',
    representatives: { remove: 1, add: 2, group: '一组' },
  },
  { type: 'AUTHORISE_PROXY', principal: 1, trustee: 2, evidence: [] },
  { type: 'NOTE_DUPLICATES', matches: [{ voterNo: 3, mark: 'ab12', other: { id: '9901.01.a.b', name: '和平社区' } }] },
  { type: 'RESOLVE_DUPLICATE', no: 1, decision: 'LEAVES_HERE', reason: '本人选择', evidence: [] },
  { type: 'REVOKE_PROXY', no: 1, reason: '本人已回' },
  {
    type: 'SEND_OBJECTION',
    kind: 'OMITTED',
    petitioner: '阿依古丽·买买提',
    contact: '社区里都认识',
    about: '陈䶮',
    grounds: '漏登',
    evidence: [],
    codeDigest: 'd'.repeat(64),
  },
  {
    type: 'RECEIVE_COMPLAINT',
    kind: 'RESULT',
    channel: 'PORTAL',
    matter: '计票时没有公开唱票',
    evidence: [],
    codeDigest: 'c'.repeat(64),
  },
  { type: 'FORWARD_COMPLAINT', no: 1, to: 'LETTERS_OFFICE', letterNo: '', note: '' },
  { type: 'ANSWER_COMPLAINT', no: 1, finding: 'PARTLY', answer: '已补行公开唱票', published: true },
  { type: 'PUBLISH_RULING', no: 1, places: ['公告栏'] },
  { type: 'CONFIRM_WORKERS', workers: [{ voterNo: 3, workedSince: '2026-01-05' as IsoDate }], evidence: [] },
  {
    type: 'AMEND_ROLL',
    change: {
      kind: 'REMOVE',
      reason: 'DEPRIVED',
      voterNo: 3,
      judgment: { court: '城东区人民法院', decidedOn: '2026-01-05' as IsoDate, documentNo: '（2026）刑初1号' },
    },
    note: '查验判决书',
    evidence: [],
    places: ['公告栏'],
  },
  { type: 'DECLARE_RELATIVES', pairs: [{ a: 'REC:1', b: 'R-CHAIR-1', relation: '夫妻' }] },
  { type: 'PUBLISH_PROXIES' },
  {
    type: 'APPROVE_MOBILE_BOX',
    box: 'M1',
    basis: '选举办法',
    route: '二号楼',
    staff: ['甲', '乙', '丙'],
    voters: [{ voterNo: 1, reason: 'IMMOBILE' }],
  },
  { type: 'DISPATCH_BOX', box: 'M1', sealOut: 'F1', ballotsTaken: 3, leftAt: '09:10' },
  { type: 'PUBLISH_BOX_LIST', box: 'M1' },
  {
    type: 'RETURN_BOX',
    box: 'M1',
    sealFound: 'F1',
    sealIn: 'F2',
    ballotsBroughtBack: 0,
    returnedAt: '11:40',
    note: '无',
  },
  {
    type: 'SEAL_FIXED_BOX',
    poll: 'residents',
    box: '会场',
    kind: 'MAIN',
    place: '礼堂',
    shownEmpty: true,
    seals: ['F0'],
    witnesses: ['甲', '乙'],
  },
  {
    type: 'REPORT_BOX_INCIDENT',
    poll: 'residents',
    box: 'M1',
    cause: 'LATE',
    seals: ['F3'],
    witnesses: ['甲', '乙'],
    account: '车坏在路上',
  },
  {
    type: 'DECIDE_BOX',
    poll: 'residents',
    box: 'M1',
    counted: true,
    committee: { present: 5, inFavour: 4 },
    reason: '封条完好',
  },
  { type: 'MERGE_BOX', poll: 'residents', box: 'M1', into: '会场', witnesses: ['甲', '乙'], mergedAt: '15:05' },
  { type: 'REFER_DOUBTFUL', poll: 'residents', no: 1, ballots: 2 },
  {
    type: 'DECIDE_DOUBTFUL',
    poll: 'residents',
    no: 1,
    rulings: [{ ballots: 2, ruling: 'PART_INVALID', ground: 'TOO_MANY_CHOSEN', posts: ['VICE'] }],
    committee: { present: 5, inFavour: 5 },
  },
  {
    type: 'UNDO_CHECK_IN',
    poll: 'residents',
    voterNo: 1,
    reason: '误登',
    device: '一号台',
    deviceSeq: 2,
    heardAt: '2026-12-20T02:00:00.000Z',
  },
  { type: 'CHANGE_STAFF', poll: 'residents', staff: [{ role: 'TELLER', name: '甲', account: 'a' }], reason: '因病' },
  { type: 'RECORD_PRINTING', poll: 'residents', kind: 'SUPPLEMENT', ballots: 50, reason: '补印' },
  { type: 'RECOUNT', poll: 'residents-2', bundles: [1, 2], reason: '唱票有误' },
  {
    type: 'SETTLE_REVIEW',
    poll: 'residents',
    post: 'MEMBER',
    decisionNo: '1号',
    reason: '法无明文',
    seat: ['R-MEMBER-1'],
    seatWrittenIn: [{ name: '周娟', voterNo: 7 }],
    followUp: 'RE_ELECTION',
  },
  { type: 'ISSUE_PAPER', paper: 'VOTER_ROLL', title: '选民名单', sha256: sha, pages: 3, basedOn: 40 },
  {
    type: 'DRAFT_NOTICES',
    notices: [
      {
        paper: 'POLLING',
        title: '投票时间和地点公告',
        dated: '2026-12-18' as IsoDate,
        sha256: sha,
        text: sha,
        pages: 1,
        basedOn: 40,
      },
    ],
  },
  { type: 'APPROVE_NOTICE', draft: 1, paper: 'POLLING', sha256: sha },
  { type: 'DISCARD_DRAFT', draft: 1, reason: '名单还要改' },
  { type: 'ISSUE_NOTICE', draft: 1, text: sha },
  {
    type: 'POST_NOTICE',
    no: 3,
    place: '东门公告栏',
    time: '09:30',
    evidence: [{ name: '照片.jpg', sha256: sha }],
    by: '李梅',
  },
  { type: 'TAKE_DOWN_NOTICE', no: 3, place: '东门公告栏', reason: '期满' },
  { type: 'ASK_WITHDRAWAL', no: 3, reason: '地点有误' },
  {
    type: 'SEAL_BALLOTS',
    poll: 'residents',
    packages: [{ what: 'VALID', seals: ['S1', 'S2'] }],
    keeper: '街道档案员',
    place: '街道档案室',
    until: day('2031-12-31'),
    witnesses: ['甲', '乙'],
  },
  { type: 'FILE_RESULT', reportNo: '7号', to: '和平街道办事处' },
  { type: 'DELIVER_CERTIFICATES', certificates: [{ id: 'R-CHAIR-1', certNo: '1号' }] },
  {
    type: 'ELECT_SUPPORTING_BODY',
    body: 'SUPERVISION',
    title: '居务监督委员会',
    meeting: { kind: 'REP_MEETING', entitled: 60, present: 50, inFavour: 45 },
    members: [{ name: '阿依古丽·买买提', post: '主任' }],
  },
  { type: 'LIST_ARCHIVE', entries: [{ title: '选民名单', pages: 30, keptBy: 'STREET', years: 30 }] },
  { type: 'COMMIT_AUDIT', poll: 'residents', sample: 2 },
  { type: 'RECORD_AUDIT_SEED', poll: 'residents', rolls: [3, 1, 4, 1, 5], witnesses: ['甲', '乙'] },
  {
    type: 'COMPARE_AUDITED',
    poll: 'residents',
    no: 1,
    figures: { valid: 9, invalid: 1, partInvalid: { VICE: 1 }, marks: { 'R-CHAIR-1': { for: 5, against: 1 } } },
    writeIns: [{ post: 'MEMBER', name: '另选某人', votes: 1 }],
  },
  {
    type: 'RECHECK_ELECTED',
    poll: 'residents',
    authority: '街道联审组',
    foundOn: day('2026-12-20'),
    findings: [
      { id: 'R-CHAIR-1', result: { finding: 'CONFIRMED' } },
      { id: 'W1', result: { finding: 'DISQUALIFIED', basis: 'STATUTORY', bar: 'CRIMINAL_PENALTY' } },
      { id: 'R-VICE-1', result: { finding: 'DISQUALIFIED', basis: 'LOCAL', localText: '某省办法第九条' } },
    ],
    committee: { present: 3, inFavour: 2 },
  },
  { type: 'OPEN_POLL', poll: 'residents', boxesShownEmpty: true, booths: 2, staff: [], smallCell: 5 },
  { type: 'CLOSE_CYCLE' },
];
const commands = [...storyCommands(), ...others];
const parse = (command: unknown, type: Command['type']) => commandSchemas[type].safeParse(command);

/** Every place of a JSON value, with what stands there. */
function places(value: unknown, path: readonly (string | number)[] = []): [readonly (string | number)[], unknown][] {
  const here: [readonly (string | number)[], unknown][] = [[path, value]];
  if (Array.isArray(value)) return [...here, ...value.flatMap((v, i) => places(v, [...path, i]))];
  if (typeof value !== 'object' || value === null) return here;
  return [...here, ...Object.entries(value).flatMap(([k, v]) => places(v, [...path, k]))];
}

/** The same value with another in this place. */
function withAt(
  value: unknown,
  [first, ...rest]: readonly (string | number)[],
  put: (old: unknown) => unknown,
): unknown {
  if (first === undefined) return put(value);
  if (Array.isArray(value)) return value.map((v, i) => (i === first ? withAt(v, rest, put) : (v as unknown)));
  return Object.fromEntries(
    Object.entries(value as Record<string, unknown>).map(([k, v]) => [k, k === first ? withAt(v, rest, put) : v]),
  );
}

/** Sets something wrong in every place that `fits` it, and hands over what came of it. */
function spoilt(
  fits: (value: unknown, path: readonly (string | number)[]) => boolean,
  put: (old: unknown) => unknown,
): unknown[] {
  return commands.flatMap((command) =>
    places(command)
      .filter(([path, value]) => fits(value, path))
      .filter(([path]) => parse(withAt(command, path, put), command.type).success)
      .map(([path]) => `${command.type} ${path.join('.')}`),
  );
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
/** Places whose keys are free: who answers for which body, marks by candidate. */
const isOpenMap = (path: readonly (string | number)[]): boolean => path.at(-1) === 'bodies' || path.at(-1) === 'marks';

describe('commands', () => {
  test('every kind of command is spoken here, and read back as it was', () => {
    expect(new Set(commands.map((c) => c.type))).toEqual(new Set(Object.keys(commandSchemas)));
    for (const command of commands)
      expect(parse(JSON.parse(JSON.stringify(command)), command.type)).toEqual({ success: true, data: command });
  });

  test('a key that nobody knows is refused, at every depth', () => {
    const more = (old: unknown): unknown => ({ ...(old as object), nobodyKnowsThis: 1 });
    expect(spoilt((value, path) => isObject(value) && !isOpenMap(path), more)).toEqual([]);
  });

  test.each([
    ['halves', 0.5],
    ['negative numbers', -1],
    ['more than anybody could count', Number.MAX_SAFE_INTEGER],
    ['no number at all', Number.NaN],
    ['words', '1'],
  ])('numbers are whole and in reason: %s', (_what, wrong) => {
    expect(
      spoilt(
        (value) => typeof value === 'number',
        () => wrong,
      ),
    ).toEqual([]);
  });

  test('half a character is no character, and control characters are none of ours', () => {
    for (const wrong of ['\uD83D', 'x\uDC00y', 'a\u0000b', 'a\u001bb'])
      expect(
        spoilt(
          (value) => typeof value === 'string',
          () => wrong,
        ),
      ).toEqual([]);
  });

  test('days exist, and lie within a lifetime', () => {
    const isDay = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
    for (const wrong of [
      '2026-02-29',
      '2026-13-01',
      '2026-00-10',
      '0001-01-01',
      '9999-12-31',
      '2026-1-1',
      '20261220',
      '+02026-12-20',
      '',
    ])
      expect(spoilt(isDay, () => wrong)).toEqual([]);
  });

  test('nothing is too long to be shown', () => {
    const long = '选'.repeat(2001);
    expect(
      spoilt(
        (value) => typeof value === 'string',
        () => long,
      ),
    ).toEqual([]);
  });

  test('whatever comes in, the answer is yes or no, never a crash', () => {
    fc.assert(
      fc.property(fc.constantFrom(...commands), fc.jsonValue(), fc.nat(), (command, value, n) => {
        const all = places(command);
        const [path] = all[n % all.length] ?? [[]];
        expect(
          typeof parse(
            withAt(command, path, () => value),
            command.type,
          ).success,
        ).toBe('boolean');
      }),
      { numRuns: 500 },
    );
  });
});

describe('requests', () => {
  const command = { type: 'FREEZE_ROLL' };
  const commandId = '3f0e8a52-8a3c-4bd0-9f5e-0d7a0f6f7f10';

  test.each([
    ['whole', { commandId, command }, true],
    ['with its day', { commandId, on: '2026-12-01', command }, true],
    ['without an id, so that a retry would record twice', { command }, false],
    ['with an id that is none', { commandId: '1', command }, false],
    ['with a day that is none', { commandId, on: '2026-02-30', command }, false],
    ['with something else beside', { commandId, command, actor: 'me' }, false],
    ['without a command', { commandId }, false],
  ])('%s', (_what, request, ok) => {
    expect(actRequest.safeParse(request).success).toBe(ok);
  });

  test('a command is one of ours, not a word of the language', () => {
    for (const word of ['toString', '__proto__', 'constructor', '', 'freeze_roll'])
      expect(isCommandType(word)).toBe(false);
    expect(isCommandType('FREEZE_ROLL')).toBe(true);
  });
});
