import { text } from '../text.ts';
import type { Pack } from './pack.ts';
import { COUNT_AND_APPROVAL } from './party/count-and-approval.ts';
import { NOMINATION_AND_CONDUCT } from './party/nomination-and-conduct.ts';
import { TERM_AND_ORGANISATION } from './party/term-and-organisation.ts';
import { C, parameter, S } from './rule.ts';

/** Elections in a community’s Party organisation: rules-party.md. */
export const PARTY_2020: Pack = {
  id: 'party-2020',
  title: text(
    '社区党组织选举（基层组织选举工作条例 2020）',
    'Election of the community Party organisation (regulations of 2020)',
  ),
  from: '2020-07-13',
  regime: 'PARTY',
  rules: [...TERM_AND_ORGANISATION, ...NOMINATION_AND_CONDUCT, ...COUNT_AND_APPROVAL],
  parameters: {
    committeeSize: parameter({ min: 3, max: 7 }, 'ZB18-6', C),
    termYears: parameter(5, 'RQ18', C),
    extensionMaxMonths: parameter(12, 'RQ18', C),
    surplusPercent: parameter(20, 'DXJ20-13', C),
    proxyAllowed: parameter(false, 'DXJ20-24', C),
    candidateOrder: parameter('STROKE', 'DXJ20-24', C),
    overCollectedBase: parameter('BOTH', 'DXJ20-27', S),
    overCollectedScope: parameter('CONTEST', 'DXJ20-27', S),
    majorityBase: parameter('PRESENT_ELIGIBLE', 'DXJ20-29', S),
  },
};
