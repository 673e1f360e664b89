import type { PaperId } from '../papers/catalogue.ts';

/**
 * 第N号 as it is printed unless a locality counts otherwise: the number of the form. Only the election committee's own
 * series has numbers; notices of the street (N20, N21, N23), letters and forms have none.
 */
const NUMBERS: Readonly<Partial<Record<PaperId, (nth: number) => string>>> = {
  ELECTION_DAY: () => '1',
  REC_LIST: () => '2',
  REC_SUBSTITUTE: (nth) => `2-${nth}`,
  VOTER_REGISTRATION: () => '3',
  VOTER_ROLL: () => '4',
  OBJECTION_RULING: (nth) => `4-${nth}`,
  ROLL_SUPPLEMENT: (nth) => `4-补${nth}`,
  REPRESENTATIVE_ELECTION: () => '5',
  REPRESENTATIVE_LIST: () => '6',
  GROUP_LEADERS: () => '6-1',
  NOMINATION_CALL: () => '7',
  CANDIDATES_PRELIMINARY: () => '8',
  // 9 the first list, 9-1 the one that corrects it.
  CANDIDATES_FORMAL: (nth) => (nth === 1 ? '9' : `9-${nth - 1}`),
  POLLING: () => '10',
  STAFF: () => '11',
  MOBILE_VOTERS: () => '12',
  PROXIES: () => '13',
  SCRIBES: () => '14',
  INVALID_BALLOT_RULES: () => '15',
  // 16 first result, 16-1 second vote called, 16-2 its result, 16-3 third vote called … so that no number is used twice.
  RESULT: (nth) => (nth === 1 ? '16' : `16-${2 * nth - 2}`),
  RE_ELECTION: (nth) => `16-${2 * nth - 1}`,
  SUPERVISION_RESULT: () => '17',
  PRE_SELECTION_METHOD: () => '18',
  PRE_SELECTION_RESULT: () => '19',
  PLEDGES: () => '22',
};

/** The number printed on a notice, or none. `nth` counts papers of the same kind from 1. */
export const noticeNumber = (paper: PaperId, nth: number): string | undefined => NUMBERS[paper]?.(nth);
