import { describe, expect, test } from 'vitest';
import {
  blocks,
  candidatesNeeded,
  checkEligibilityToStand,
  checkHandover,
  checkJointNomination,
  checkProxy,
  checkRecall,
  checkRecallPetition,
  checkRecWithdrawal,
  checkRegistrationGround,
  checkRepMeetingQuorum,
  checkRollPublication,
  checkScrutineers,
  checkSeats,
  checkSurplus,
  checkVotingAge,
  type IsoDate,
  isNearRelative,
  needsAcknowledgement,
  type ProxyFacts,
  recMustLeave,
  recSubstitutes,
  refusalFrom,
  type RegistrationFacts,
  resolveRulebook,
  type StandingFacts,
} from '../src/index.ts';
import { party, residents } from './outcome-fixture.ts';

const day = (written: string) => written as IsoDate;
const D = day('2026-12-20');

describe('more candidates than seats', () => {
  test.each([
    ['RC36: one for one chair', 'CHAIR', 1, 1, 'violation', 1],
    ['two for one chair', 'CHAIR', 1, 2, 'ok', undefined],
    ['three for one chair', 'CHAIR', 1, 3, 'ok', undefined],
    ['RC36: five for five members', 'MEMBER', 5, 5, 'violation', 1],
    ['six for five members', 'MEMBER', 5, 6, 'ok', undefined],
  ] as const)('%s', (_name, post, seats, candidates, verdict, short) => {
    const said = checkSurplus(residents(), post, seats, candidates);
    expect(said).toMatchObject({ rule: 'CAND-5', verdict });
    expect(said.short).toBe(short);
    expect(said.sources).toContain('JWH25-18');
  });

  test.each([
    ['PC06', 5, 5, 'violation', 1],
    ['PC06', 5, 6, 'ok', undefined],
    ['PC07', 7, 8, 'violation', 1],
    ['PC07', 7, 9, 'ok', undefined],
    ['PC07', 7, 10, 'ok', undefined],
    ['three seats', 3, 3, 'violation', 1],
    ['nine seats', 9, 10, 'violation', 1],
  ] as const)('%s: Party, %i seats, %i candidates', (_name, seats, candidates, verdict, short) => {
    const said = checkSurplus(party(), 'PARTY_MEMBER', seats, candidates);
    expect(said).toMatchObject({ rule: 'PTY-NOM-2', verdict });
    expect(said.short).toBe(short);
  });

  test('a secretary may stand alone', () => {
    expect(checkSurplus(party(), 'SECRETARY', 1, 1).verdict).toBe('ok');
    expect(candidatesNeeded(party(), 'SECRETARY', 1).min).toBe(1);
  });

  test('Shanghai: a chair has exactly one more, members one to three', () => {
    const book = residents(['shanghai']);
    expect(checkSurplus(book, 'CHAIR', 1, 2).verdict).toBe('ok');
    expect(checkSurplus(book, 'CHAIR', 1, 3).verdict).toBe('violation');
    expect(checkSurplus(book, 'MEMBER', 5, 8).verdict).toBe('ok');
    expect(checkSurplus(book, 'MEMBER', 5, 9).verdict).toBe('violation');
  });

  test('a local minimum known second-hand warns, the law below it blocks', () => {
    const book = residents([], { surplus: { value: { MEMBER: { min: 2 } }, source: 'X-1', mark: 'SECONDARY' } });
    expect(checkSurplus(book, 'MEMBER', 5, 6)).toMatchObject({ verdict: 'warning', short: 1 });
    expect(checkSurplus(book, 'MEMBER', 5, 5)).toMatchObject({ verdict: 'violation', short: 2 });
  });
});

describe('joint nomination', () => {
  const sign = (voters: number, others: number) => [
    ...Array.from({ length: voters }, (_, at) => ({ person: `v${at}`, isVoter: true })),
    ...Array.from({ length: others }, (_, at) => ({ person: `o${at}`, isVoter: false })),
  ];

  test.each([
    [9, 0, 'violation', 1],
    [9, 1, 'violation', 1],
    [10, 0, 'ok', undefined],
    [11, 0, 'ok', undefined],
  ] as const)('RC33: %i voters and %i others', (voters, others, verdict, short) => {
    const said = checkJointNomination(sign(voters, others), residents());
    expect(said.verdict).toBe(verdict);
    expect(said.short).toBe(short);
  });

  test('a signature twice counts once', () => {
    const said = checkJointNomination([...sign(9, 0), { person: 'v0', isVoter: true }], residents());
    expect(said).toMatchObject({ verdict: 'violation', figures: { voters: 9, uncounted: 1, needed: 10 } });
  });
});

describe('who may stand', () => {
  const clear: StandingFacts = {
    isVoter: true,
    expelledFromParty: false,
    criminalPunishment: false,
    gangActivities: false,
    illegalReligionOrCult: false,
  };

  test.each([
    ['nothing against', {}, 'ok'],
    ['expelled from the Party', { expelledFromParty: true }, 'violation'],
    ['criminally punished', { criminalPunishment: true }, 'violation'],
    ['gangs', { gangActivities: true }, 'violation'],
    ['unlawful religion', { illegalReligionOrCult: true }, 'violation'],
    ['no voter', { isVoter: false }, 'violation'],
    ['not yet established', { gangActivities: undefined }, 'unknown'],
    ['voter not yet established', { isVoter: undefined }, 'unknown'],
    ['clans: no ground in a city', { clanActivities: true }, 'ok'],
  ] as const)('%s: %s', (_name, over, verdict) => {
    expect(checkEligibilityToStand({ ...clear, ...over }, residents()).verdict).toBe(verdict);
  });

  test('clans bar in a village', () => {
    const village = resolveRulebook('villagers-2025');
    if (!village.ok) throw new Error(village.error.message.zh);
    expect(checkEligibilityToStand({ ...clear, clanActivities: true }, village.value).verdict).toBe('violation');
  });
});

describe('voting by proxy', () => {
  const fine: ProxyFacts = {
    mode: 'ALL_VOTERS',
    written: true,
    principalIsVoter: true,
    trusteeIsVoter: true,
    trusteeIsCandidate: false,
    trusteePassesOn: false,
    alreadyAccepted: 0,
  };

  test.each([
    ['the first', {}, 'ok'],
    ['RC23: the third', { alreadyAccepted: 2 }, 'ok'],
    ['RC23: the fourth', { alreadyAccepted: 3 }, 'violation'],
    ['RC23: the fifth', { alreadyAccepted: 4 }, 'violation'],
    ['RC24: to a candidate', { trusteeIsCandidate: true }, 'violation'],
    ["RC25: by residents' representatives", { mode: 'RESIDENT_REP' }, 'violation'],
    ['RC27: passed on', { trusteePassesOn: true }, 'warning'],
    ['to no voter', { trusteeIsVoter: false }, 'violation'],
    ['by no voter', { principalIsVoter: false }, 'violation'],
    ['by word of mouth', { written: false }, 'violation'],
    ['published', { published: true }, 'ok'],
  ] as const)('%s', (_name, over, verdict) => {
    expect(checkProxy({ ...fine, ...over }, residents()).verdict).toBe(verdict);
  });

  test('RC26: not published: void by Zhejiang’s and Shanghai’s texts, elsewhere a warning', () => {
    const said = (overlays: readonly string[]) => checkProxy({ ...fine, published: false }, residents(overlays));
    expect(said(['zhejiang'])).toMatchObject({ verdict: 'violation' });
    expect(said(['zhejiang']).sources).toContain('ZJ20V-25');
    expect(said(['shanghai']).verdict).toBe('violation');
    expect(said([]).verdict).toBe('warning');
    expect(said([]).text.zh).toContain('自己来投票');
  });

  test('PC17: the Party knows no proxy', () => {
    const said = checkProxy({ ...fine, mode: 'PARTY_MEMBERS' }, party());
    expect(said).toMatchObject({ rule: 'PTY-EL-6', verdict: 'violation', sources: ['DXJ20-24'] });
  });

  test('VOTE-2a: a local text may ask for a near relative', () => {
    const book = residents([], { proxyTrustee: { value: 'NEAR_RELATIVE', source: 'X-1', mark: 'SECONDARY' } });
    const said = (nearRelative?: boolean) =>
      checkProxy(nearRelative === undefined ? fine : { ...fine, nearRelative }, book);
    expect(said(false)).toMatchObject({ rule: 'VOTE-2a', verdict: 'warning' });
    expect(said(true).verdict).toBe('ok');
    expect(said().verdict).toBe('ok');
    expect(checkProxy({ ...fine, nearRelative: false }, residents()).verdict).toBe('ok');
  });

  test('measures C, known second-hand, allow two: the third warns, the fourth is still barred by the law', () => {
    const said = (alreadyAccepted: number) => checkProxy({ ...fine, alreadyAccepted }, residents(['p-c']));
    expect(said(1).verdict).toBe('ok');
    expect(said(2)).toMatchObject({ verdict: 'warning', figures: { accepted: 3, most: 2 } });
    expect(said(3)).toMatchObject({ verdict: 'violation', figures: { accepted: 4, most: 3 } });
    expect(said(3).sources).toContain('JWH25-19');
    expect(said(3).sources).not.toContain('P-C');
  });

  test('two faults are both named', () => {
    const said = checkProxy({ ...fine, alreadyAccepted: 3, trusteeIsCandidate: true }, residents());
    expect(said.verdict).toBe('violation');
    expect(said.children).toHaveLength(2);
  });
});

describe('registration', () => {
  test.each([
    ['RC28: eighteen that day', '2008-12-20', 'warning', undefined],
    ['the day before', '2008-12-19', 'ok', undefined],
    ['RC29: a day short', '2008-12-21', 'violation', 1],
    ['a month short', '2009-01-20', 'violation', 31],
  ] as const)('%s', (_name, birth, verdict, short) => {
    const said = checkVotingAge(day(birth), D, residents());
    expect(said.verdict).toBe(verdict);
    expect(said.short).toBe(short);
  });

  test('born on 29 February: of age on 28 February in a common year, at the latest', () => {
    expect(checkVotingAge(day('2008-02-29'), day('2026-02-27'), residents()).verdict).toBe('violation');
    expect(checkVotingAge(day('2008-02-29'), day('2026-02-28'), residents()).verdict).toBe('warning');
    expect(checkVotingAge(day('2008-02-29'), day('2026-03-01'), residents()).verdict).toBe('ok');
  });

  const base = { wishesToTakePart: true, deprivedOfPoliticalRights: false, registeredElsewhere: false };
  const local: RegistrationFacts = { ...base, ground: { ground: 'LOCAL_HUKOU' } };
  const worker = (months: number, applied: boolean, confirmedByCommittee: boolean): RegistrationFacts => ({
    ...base,
    ground: { ground: 'COMMUNITY_WORKER', months, applied, confirmedByCommittee },
  });

  test.each([
    ['household register here', local, 'ok'],
    [
      'REG-8: detained or under suspicion, not deprived by a court',
      { ...local, deprivedOfPoliticalRights: false },
      'ok',
    ],
    ['deprived by a court', { ...local, deprivedOfPoliticalRights: true }, 'violation'],
    ['did not ask', { ...local, wishesToTakePart: false }, 'violation'],
    ['RC30: registered elsewhere (practice, not in the law)', { ...local, registeredElsewhere: true }, 'warning'],
    ['RC31: seven months, confirmed', worker(7, true, true), 'ok'],
    ['six months', worker(6, true, true), 'ok'],
    ['five months', worker(5, true, true), 'violation'],
    ['RC31: not confirmed', worker(7, true, false), 'violation'],
    ['did not apply', worker(7, false, true), 'violation'],
    ['RC32: three months of living here', { ...base, ground: { ground: 'HABITUAL_RESIDENT', months: 3 } }, 'unknown'],
  ] as const)('%s', (_name, facts, verdict) => {
    expect(checkRegistrationGround(facts, residents()).verdict).toBe(verdict);
  });

  test.each([
    ['CONFIRMED', 11, 'violation'],
    ['SECONDARY', 11, 'warning'],
    ['SECONDARY', 12, 'ok'],
    ['SECONDARY', 13, 'ok'],
  ] as const)('RC32: a local text (%s) of twelve months, %i lived', (mark, months, verdict) => {
    const book = residents([], { habitualResidenceMonths: { value: 12, source: 'SZ20', mark } });
    const facts: RegistrationFacts = { ...base, ground: { ground: 'HABITUAL_RESIDENT', months } };
    expect(checkRegistrationGround(facts, book).verdict).toBe(verdict);
  });
});

describe('the committee', () => {
  test.each([
    [4, 'violation', 1],
    [5, 'ok', undefined],
    [6, 'ok', undefined],
    [8, 'ok', undefined],
    [9, 'ok', undefined],
    [10, 'violation', undefined],
  ] as const)('%i people in all', (total, verdict, short) => {
    const said = checkSeats({ CHAIR: 1, VICE: 1, MEMBER: total - 2 }, residents());
    expect(said).toMatchObject({ rule: 'RES-COMP-1', verdict });
    expect(said.short).toBe(short);
  });

  test('an odd number where a local text asks for it, as firmly as it is known', () => {
    expect(checkSeats({ CHAIR: 1, MEMBER: 5 }, residents(['tianjin'])).verdict).toBe('warning');
    expect(checkSeats({ CHAIR: 1, MEMBER: 4 }, residents(['tianjin'])).verdict).toBe('ok');
    // Known second-hand, it does not soften the five to nine of the law.
    expect(checkSeats({ CHAIR: 1, MEMBER: 3 }, residents(['tianjin']))).toMatchObject({
      verdict: 'violation',
      short: 1,
    });
    expect(checkSeats({ CHAIR: 1, MEMBER: 9 }, residents(['tianjin'])).verdict).toBe('violation');
  });

  test.each([
    [39, 'violation', 1],
    [40, 'ok', undefined],
    [41, 'ok', undefined],
  ] as const)('RC04: %i of 60 representatives: may the meeting open', (present, verdict, short) => {
    const said = checkRepMeetingQuorum(present, 60, residents());
    expect(said).toMatchObject({ rule: 'MEET-2', verdict });
    expect(said.short).toBe(short);
  });
});

describe('the election committee', () => {
  const members = [
    { person: '书记', chairs: true },
    { person: '妻', chairs: false },
    { person: '戊', chairs: false },
  ];

  test('RC34: a candidate’s wife leaves, the next in line follows', () => {
    const facts = { members, nominated: ['夫'], relatives: [{ a: '夫', b: '妻', relation: '夫妻' }] };
    const said = checkRecWithdrawal(facts, residents());
    expect(said).toMatchObject({ rule: 'REC-3', verdict: 'violation', figures: { leave: 1 } });
    expect(said.sources).toContain('JWH25-15');
    expect(recMustLeave(facts).map((one) => one.person)).toEqual(['妻']);
    expect(recSubstitutes(facts, ['戊', '夫', '己', '庚'])).toEqual(['己']);
  });

  test('RC35: its chair is nominated: leaves, and a new chair comes first', () => {
    const said = checkRecWithdrawal({ members, nominated: ['书记'], relatives: [] }, residents());
    expect(said.verdict).toBe('violation');
    expect(said.children?.[0]?.text.zh).toContain('新主任');
  });

  test('in-laws and strangers stay', () => {
    const facts = { members, nominated: ['夫'], relatives: [{ a: '夫', b: '戊', relation: '姻亲' }] };
    expect(checkRecWithdrawal(facts, residents()).verdict).toBe('ok');
  });

  test('a substitute who is a relative of a nominee is passed over', () => {
    const facts = {
      members,
      nominated: ['戊'],
      relatives: [{ a: '戊', b: '己', relation: 'SIBLING' }],
    };
    expect(recSubstitutes(facts, ['己', '庚', '辛'])).toEqual(['庚']);
  });
});

describe('days', () => {
  test.each([
    ['2026-11-29', 'ok', undefined],
    ['2026-11-30', 'ok', undefined],
    ['2026-12-01', 'violation', 1],
  ] as const)('SC01: roll out %s for 2026-12-20', (published, verdict, short) => {
    const said = checkRollPublication({ publishedOn: day(published), electionDay: D }, residents());
    expect(said).toMatchObject({ rule: 'ROLL-1', verdict });
    expect(said.short).toBe(short);
  });

  test('SC14: representatives’ names five days later', () => {
    const facts = { publishedOn: day('2026-11-20'), electionDay: D };
    expect(checkRollPublication({ ...facts, representativesOn: day('2026-11-25') }, residents()).verdict).toBe(
      'violation',
    );
    expect(checkRollPublication({ ...facts, representativesOn: day('2026-11-20') }, residents()).verdict).toBe('ok');
  });

  test.each([
    ['2026-12-29', 'ok', undefined],
    ['2026-12-30', 'ok', undefined],
    ['2026-12-31', 'violation', 1],
    ['2026-12-19', 'unknown', undefined],
  ] as const)('SC06: elected 2026-12-20, handed over %s', (on, verdict, short) => {
    const said = checkHandover(D, day(on), residents());
    expect(said).toMatchObject({ rule: 'RSLT-3', verdict });
    expect(said.short).toBe(short);
  });
});

describe('recall', () => {
  test.each([
    ['VOTERS', 299, 3000, 'violation'],
    ['VOTERS', 300, 3000, 'ok'],
    ['VOTERS', 301, 3000, 'ok'],
    ['REPRESENTATIVES', 19, 60, 'violation'],
    ['REPRESENTATIVES', 20, 60, 'ok'],
    ['REPRESENTATIVES', 21, 60, 'ok'],
  ] as const)('RC38: %s, %i of %i sign', (signers, signed, of, verdict) => {
    expect(checkRecallPetition(signers, signed, of, residents()).verdict).toBe(verdict);
  });

  test('a village asks for a fifth', () => {
    const village = resolveRulebook('villagers-2025');
    if (!village.ok) throw new Error(village.error.message.zh);
    expect(checkRecallPetition('VOTERS', 599, 3000, village.value).verdict).toBe('violation');
    expect(checkRecallPetition('VOTERS', 600, 3000, village.value).verdict).toBe('ok');
  });

  test.each([
    ['RESIDENT_REP', 60, 41, 21, 'ok'],
    ['RESIDENT_REP', 60, 41, 20, 'violation'],
    ['RESIDENT_REP', 60, 40, 40, 'violation'],
    ['ALL_VOTERS', 3000, 1500, 1500, 'violation'],
    ['ALL_VOTERS', 3000, 1501, 751, 'ok'],
    ['ALL_VOTERS', 3000, 1501, 750, 'violation'],
  ] as const)('RC37: %s of %i, %i vote, %i agree', (mode, entitled, voted, agreed, verdict) => {
    expect(checkRecall({ mode, entitled, voted, agreed }, residents()).verdict).toBe(verdict);
  });
});

describe('scrutineers', () => {
  const facts = { staff: ['监', '计'], candidates: ['甲'], relatives: [{ a: '甲', b: '计', relation: 'SPOUSE' }] };

  test('PC16: a candidate on the list stops it', () => {
    const said = checkScrutineers({ ...facts, staff: ['监', '甲'] }, party());
    expect(said).toMatchObject({ rule: 'PTY-SCR-1', verdict: 'violation' });
    expect(checkScrutineers({ ...facts, staff: ['监', '甲'] }, residents()).rule).toBe('CAND-11');
  });

  test('near relatives are kept away in a residents vote only', () => {
    expect(checkScrutineers(facts, party()).verdict).toBe('ok');
    expect(checkScrutineers(facts, residents()).verdict).not.toBe('ok');
    expect(checkScrutineers({ ...facts, relatives: [] }, residents()).verdict).toBe('ok');
  });
});

test('near relatives are those of the civil code, in either spelling', () => {
  for (const near of ['SPOUSE', 'spouse', '夫妻', ' 兄妹 ', '外祖父母', 'GRANDCHILD'])
    expect(isNearRelative(near)).toBe('YES');
  for (const far of ['COUSIN', '婆媳', '叔侄', 'OTHER']) expect(isNearRelative(far)).toBe('NO');
  expect(isNearRelative('老乡')).toBe('UNSURE');
});

test('a reason becomes a refusal that keeps its sentence, rule and sources', () => {
  const why = checkSurplus(residents(), 'CHAIR', 1, 1);
  const remedy = { zh: '请增加候选人。', en: 'Add candidates.' };
  expect(refusalFrom(why, 'SURPLUS_TOO_SMALL', remedy)).toEqual({
    code: 'SURPLUS_TOO_SMALL',
    message: why.text,
    remedy,
    rule: 'CAND-5',
    sources: why.sources,
    reasons: [why],
  });
  expect(blocks(why)).toBe(true);
  expect(needsAcknowledgement(why)).toBe(false);
  const unsure = checkVotingAge(day('2008-12-20'), D, residents());
  expect(blocks(unsure)).toBe(false);
  expect(needsAcknowledgement(unsure)).toBe(true);
});
