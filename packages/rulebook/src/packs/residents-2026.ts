import { text } from '../text.ts';
import type { Pack } from './pack.ts';
import { AFTER } from './residents/after.ts';
import { CANDIDATES_AND_VOTING } from './residents/candidates-and-voting.ts';
import { COMMITTEES } from './residents/committees.ts';
import { COUNT } from './residents/count.ts';
import { GATES_AND_STEPS } from './residents/gates-and-steps.ts';
import { ROLL } from './residents/roll.ts';
import { C, parameter, U } from './rule.ts';

/** Residents’ committees under the law in force since 2026-01-01: rules-residents.md. */
export const RESIDENTS_2026: Pack = {
  id: 'residents-2026',
  title: text(
    '居民委员会选举（2026 年起施行的城市居民委员会组织法）',
    'Residents’ committee election (law in force since 2026)',
  ),
  from: '2026-01-01',
  regime: 'RESIDENTS',
  rules: [...COMMITTEES, ...ROLL, ...CANDIDATES_AND_VOTING, ...COUNT, ...AFTER, ...GATES_AND_STEPS],
  parameters: {
    committeeSize: parameter({ min: 5, max: 9 }, 'JWH25-8', C),
    termYears: parameter(5, 'JWH25-14', C),
    votingModes: parameter(['ALL_VOTERS', 'HOUSEHOLD_REP', 'RESIDENT_REP'], 'JWH25-14', C),
    womenRequired: parameter(true, 'JWH25-8', C),
    recQuitOnRelative: parameter(true, 'JWH25-15', C),
    rollPublishDaysBefore: parameter(20, 'JWH25-17', C),
    objectionDays: parameter(5, 'JWH25-17', C),
    rulingDays: parameter(3, 'JWH25-17', C),
    votingAge: parameter(18, 'JWH25-16', C),
    workerMonths: parameter(6, 'JWH25-16', C),
    jointNominators: parameter(10, 'JWH25-18', C),
    surplus: parameter({ CHAIR: { min: 1 }, VICE: { min: 1 }, MEMBER: { min: 1 } }, 'JWH25-18', C),
    proxyMaxPerTrustee: parameter(3, 'JWH25-19', C),
    proxyTrustee: parameter('ANY_VOTER', 'JWH25-19', C),
    proxyAllowed: parameter(true, 'JWH25-19', C),
    // The law is silent; every province read and the electoral law agree on the voters as the base (CNT-3).
    overCollectedBase: parameter('VOTERS', 'XJF-44', C),
    overCollectedScope: parameter('CONTEST', 'ZJ20V-27', U),
    countDown: parameter(false, 'PRACTICE', U),
    reElectionQuorum: parameter(true, 'HA11V-38', U),
    handoverDays: parameter(10, 'JWH25-25', C),
  },
};
