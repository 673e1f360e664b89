import { resolveRulebook } from '@mingxuan/rulebook';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { basisOf, cited } from '../src/from-cycle/cite.ts';
import { ballotSample, residentsBallots } from '../src/from-cycle/ballot-sample.ts';
import { dayReasons } from '../src/from-cycle/day-reasons.ts';
import { streetOffice, streetParty } from '../src/from-cycle/issuers.ts';
import { noticeNumber } from '../src/from-cycle/notice-numbers.ts';
import { decidedPoll, pollLabel } from '../src/from-cycle/polls.ts';
import { verificationCode } from '../src/from-cycle/verification-code.ts';
import { after } from './cycle-story.ts';

function book(...args: Parameters<typeof resolveRulebook>) {
  const resolved = resolveRulebook(...args);
  if (!resolved.ok) throw new Error(resolved.error.message.zh);
  return resolved.value;
}

describe('citations', () => {
  const national = book('residents-2026');

  test.each([
    [['JWH25-19'], ['《城市居民委员会组织法》第十九条']],
    [
      ['JWH25-19', 'JWH25-8', 'JWH25-19'],
      ['《城市居民委员会组织法》第十九条', '第八条'],
    ],
    // National law stands before local texts and custom.
    [['ZJ20V-27', 'XJF-44', 'PRACTICE'], ['《全国人民代表大会和地方各级人民代表大会选举法》（参照）第四十四条']],
    // An article stands before a handbook, which serves only where there is none.
    [['QB', 'DXJ20-29'], ['《中国共产党基层组织选举工作条例》第二十九条']],
    [['QB'], ['《党建题库与党务问答》']],
    [['PRACTICE'], ['各地规程、政策和惯例']],
    [['NO-SUCH'], []],
    [[], []],
  ])('%j', (refs, words) => {
    expect(cited(national, refs)).toEqual(words);
  });

  test('a local text is in force where an overlay brings it, elsewhere only a model', () => {
    expect(cited(national, ['SH20V-22'])).toEqual(['《上海市村民委员会选举办法》（参照）第二十二条']);
    expect(cited(book('residents-2026', ['shanghai']), ['SH20V-22'])).toEqual([
      '《上海市村民委员会选举办法》第二十二条',
    ]);
  });

  test('a basis names one article for each rule, each once', () => {
    expect(basisOf(national, ['REG-1', 'REG-4', 'ROLL-1'])).toEqual(['《城市居民委员会组织法》第十六条', '第十七条']);
    expect(basisOf(book('villagers-2025'), ['ROLL-1'])).toEqual(['《村民委员会组织法》第十七条']);
    expect(basisOf(national, ['NO-SUCH-RULE'])).toEqual([]);
  });
});

describe('verification code', () => {
  // 40 bits, five a character, worked out by hand: all zero is the first character, all one the last.
  test.each([
    ['0'.repeat(64), '2222-2222'],
    ['f'.repeat(64), 'ZZZZ-ZZZZ'],
    [`0000000001${'f'.repeat(54)}`, '2222-2223'],
    [`8400000000${'0'.repeat(54)}`, 'JJ22-2222'],
  ])('%s', (hash, code) => {
    expect(verificationCode(hash)).toBe(code);
  });

  test('is always eight characters that cannot be confused', () => {
    const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
    fc.assert(fc.property(hash, (h) => /^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/.test(verificationCode(h))));
  });
});

test('no two notices of a cycle bear one number', () => {
  const three = [1, 2, 3];
  const numbers = [
    ...(['ELECTION_DAY', 'REC_LIST', 'VOTER_ROLL', 'STAFF', 'PLEDGES'] as const).map((id) => noticeNumber(id, 1)),
    ...three.map((n) => noticeNumber('OBJECTION_RULING', n)),
    ...three.map((n) => noticeNumber('REC_SUBSTITUTE', n)),
    ...three.map((n) => noticeNumber('RESULT', n)),
    ...three.map((n) => noticeNumber('RE_ELECTION', n)),
  ];
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(noticeNumber('OBJECTION_RULING', 1)).toBe('4-1');
  expect(noticeNumber('RE_ELECTION', 1)).toBe('16-1');
  expect(noticeNumber('RESULT', 2)).toBe('16-2');
  expect(noticeNumber('CERTIFICATE', 1)).toBeUndefined();
});

test.each([
  ['residents', '居民委员会'],
  ['residents-3', '居民委员会第3次投票'],
  ['party-committee', '党组织委员'],
  ['party-secretaries-2', '党组织书记、副书记第2次投票'],
])('poll %s is named %s', (id, zh) => {
  expect(pollLabel(id).zh).toBe(zh);
});

test('the government above is named after what it is, or not at all', () => {
  const source = after('OPENED', '2026-09-02');
  const under = (subDistrict: string) => {
    const community = { ...source.cycle.community, subDistrict };
    const there = { ...source, cycle: { ...source.cycle, community } };
    return [streetOffice(there), streetParty(there)];
  };
  expect(under('和平街道')).toEqual(['和平街道办事处', '中共和平街道工作委员会']);
  expect(under('东风镇')).toEqual(['东风镇人民政府', '中共东风镇委员会']);
  expect(under('经济开发区')).toEqual([undefined, undefined]);
});

describe('those elected, checked once more', () => {
  const source = after('VOTED', '2026-12-21');
  const poll = decidedPoll(source, 'residents');
  if (poll === undefined) throw new Error('no result');
  const [chair = '', vice = '', member = ''] = poll.outcome.contests.flatMap(({ elected }) => elected);
  const by = { authority: '街道联审组', foundOn: poll.openedOn };
  const nameOf = (id: string) => source.cycle.candidates.find((c) => c.id === id)?.name;

  test('stand on the result by how many are fit, and by name, ground, authority and day where somebody is not', () => {
    const rechecks = [
      { id: chair, finding: 'CONFIRMED', ...by },
      { id: vice, finding: 'DISQUALIFIED', basis: 'STATUTORY', effect: 'PENDING', ...by },
      { id: member, finding: 'DISQUALIFIED', basis: 'LOCAL', localText: '某省办法第九条', effect: 'VOID', ...by },
    ] as const;
    const lines = dayReasons(source, { ...poll, rechecks });
    expect(lines.slice(-3)).toEqual([
      {
        text: '当选人资格复核：1人符合条件。',
        law: ['《城市居民委员会组织法》第十八条'],
      },
      {
        text: `${nameOf(vice)}经街道联审组于2026年12月20日复核，有法律写明不得作候选人的情形，不符合任职条件：不能任职，名额由街道依法决定。`,
        law: ['《城市居民委员会组织法》第十八条'],
      },
      {
        text: `${nameOf(member)}经街道联审组于2026年12月20日复核，依据某省办法第九条，不符合任职条件：当选无效，名额另行选举。`,
        law: ['某省办法第九条'],
      },
    ]);
  });

  test('a reason for ballots that do not add up is printed with what asks for it: the form lacks nothing', () => {
    // More collected than people came asks the electoral law (CNT-3); one printed ballot missing asks this system alone.
    const open = { ...poll, discrepancy: '丢失一张' };
    const more = dayReasons(source, { ...open, boxes: [{ box: '会场', collected: poll.issued + 1 }] });
    const lost = dayReasons(source, { ...open, printed: poll.printed + 1 });
    expect(more[0]?.law).toEqual(['《全国人民代表大会和地方各级人民代表大会选举法》（参照）第四十四条']);
    for (const [line] of [more, lost]) expect(line?.text).toContain('原因：丢失一张。');
    expect([...more, ...lost].every(({ law }) => law.length > 0)).toBe(true);
  });

  test('are not spoken of where nobody was checked', () => {
    expect(dayReasons(source, poll)).toEqual([]);
  });
});

describe('the ballot', () => {
  const prepared = after('CANDIDATES', '2026-12-19');
  const unprepared = { ...prepared, cycle: { ...prepared.cycle, polls: [] } };
  const [first = { key: '', label: { zh: '', en: '' }, nth: 1 }] = residentsBallots(unprepared);

  test('can be shown to whoever prints it before anybody says how many were printed', () => {
    expect(residentsBallots(unprepared).map(({ key }) => key)).toEqual(['residents']);
    expect(ballotSample(unprepared, first).posts?.map(({ post }) => post)).toEqual(['主任', '副主任', '委员']);
    expect(ballotSample(unprepared, first)).toEqual(ballotSample(prepared, first));
  });

  test('cannot while the formal list may still change', () => {
    const { published } = unprepared.cycle;
    const before = { ...unprepared, cycle: { ...unprepared.cycle, published: { ...published, formal: false } } };
    expect(ballotSample(before, first).posts).toBeUndefined();
  });
});
