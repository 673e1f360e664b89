import { parameter, rule, S } from '../packs/rule.ts';
import { text } from '../text.ts';
import { OLD_TRUSTEE, VILLAGE_FIGURES } from './overlay.ts';
import type { Overlay } from './overlay.ts';

/** Local texts whose province or city is not verified: kept as worked models; nothing in them may block. */
export const UNVERIFIED: readonly Overlay[] = [
  {
    id: 'p-a',
    title: text('某省村办法甲（省份待核）', 'Village measures A (province unverified)'),
    scope: 'VILLAGERS',
    from: '2011-01-01',
    rules: [
      rule(
        'PA-1',
        ['部分模糊部分无效', 'The illegible part is void'],
        ['只有部分无法辨认的，该部分无效，其余有效。', 'Only the illegible part of a ballot is void.'],
        'P-A',
        S,
      ),
    ],
    parameters: {
      illegiblePart: parameter('PART_INVALID', 'P-A', S),
      countDown: parameter(true, 'P-A-27', S),
      proxyMaxPerTrustee: parameter(3, 'P-A', S),
      mobileBox: parameter({ approval: 'REC', minScrutineers: 3, publishVoters: false }, 'P-A', S),
    },
    setAside: VILLAGE_FIGURES,
  },
  {
    id: 'p-b',
    title: text('某省村办法乙（省份待核）', 'Village measures B (province unverified)'),
    scope: 'VILLAGERS',
    from: '2011-01-01',
    rules: [
      rule(
        'PB-1',
        ['先定或不先定候选人', 'With or without candidates'],
        [
          '可以先定候选人，也可以不先定候选人，报名在选举日十日前。',
          'With candidates fixed first or not; sign up ten days before.',
        ],
        'P-B',
        S,
      ),
    ],
    parameters: {
      surplus: parameter({ CHAIR: { min: 1, max: 1 }, VICE: { min: 1, max: 1 }, MEMBER: { min: 1, max: 1 } }, 'P-B', S),
      candidatePublishDaysBefore: parameter(5, 'P-B', S),
      candidateOrder: parameter('VOTES', 'P-B', S),
      selfNominateDaysBefore: parameter(10, 'P-B', S),
    },
    setAside: VILLAGE_FIGURES,
  },
  {
    id: 'p-c',
    title: text('某省（市）村办法丙（省份待核）', 'Village measures C (province unverified)'),
    scope: 'VILLAGERS',
    from: '2011-01-01',
    rules: [
      rule(
        'PC-1',
        ['凭委托投票证', 'With a proxy card'],
        ['委托要公布，投票时凭委托投票证。', 'Proxies are published and need a card.'],
        'P-C',
        S,
      ),
    ],
    parameters: { proxyMaxPerTrustee: parameter(2, 'P-C', S), proxyTrustee: parameter('NEAR_RELATIVE', 'P-C', S) },
    setAside: [...VILLAGE_FIGURES, OLD_TRUSTEE],
  },
  {
    id: 'p-d',
    title: text('某省居委会实施办法丁（省份待核）', 'Residents’ measures D (province unverified)'),
    scope: 'RESIDENTS',
    from: '1991-01-01',
    rules: [
      rule(
        'PD-1',
        ['相等时举手（与新法抵触）', 'Show of hands (against the new law)'],
        [
          '候选人和名额相等时可以举手，与新法的差额、无记名抵触，不采用。',
          'A show of hands where numbers are equal contradicts the new law and is not used.',
        ],
        'P-D JWH25-18 JWH25-19',
        S,
      ),
    ],
    parameters: { candidatePublishDaysBefore: parameter(5, 'P-D', S) },
    setAside: [],
  },
  {
    id: 'p-e',
    title: text('某省村办法戊（省份待核）', 'Village measures E (province unverified)'),
    scope: 'VILLAGERS',
    from: '2011-01-01',
    rules: [
      rule(
        'PE-1',
        ['半年内再选', 'Again within half a year'],
        ['另行选举后仍没有选足的，半年内再选。', 'Seats still open are elected within half a year.'],
        'P-E',
        S,
      ),
    ],
    parameters: { certificateIssuer: parameter('SUBDISTRICT', 'P-E-27', S) },
    setAside: VILLAGE_FIGURES,
  },
  {
    id: 'xp09',
    title: text('某市居委会规程（2009，城市待核）', 'A city’s procedure of 2009 (city unverified)'),
    scope: 'RESIDENTS',
    from: '2009-05-21',
    rules: [
      rule(
        'XP-1',
        ['外出者不计入选民数', 'Absent people are not counted'],
        [
          '登记日不晚于选举日前二十日；二日前通知仍不能回来的，不计入选民数，新法后待核。',
          'Registered by twenty days before; those told and unable to return are not counted; to be checked.',
        ],
        'XP09',
        S,
      ),
    ],
    parameters: {},
    setAside: [],
  },
];
