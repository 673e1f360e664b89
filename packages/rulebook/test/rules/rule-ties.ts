import type { RuleId } from '../../src/index.ts';

/**
 * What stands behind each rule besides the generated thresholds.
 * - `test`: a named test of this package (or of `packages/election`, where the act itself lives) runs the rule.
 * - `text`: nothing to compare: what the rule does for people, in two or three words.
 * - `uncompared`: it holds a number that nothing here compares, and why.
 */
export type Tie =
  | { readonly test: readonly [file: string, title: string] }
  | { readonly text: 'definition' | 'duty' | 'advice' | 'order of steps' | 'not carried' }
  | { readonly uncompared: string };

const OUTCOME = 'outcome.test.ts';
const CHECKS = 'checks.test.ts';
const PARTY = 'checks-party.test.ts';
const BALLOT = 'checks-ballot.test.ts';
const PLANNER = 'planner.test.ts';
const definition = { text: 'definition' } as const;
const duty = { text: 'duty' } as const;
const advice = { text: 'advice' } as const;
const notCarried = { text: 'not carried' } as const;
const steps = { text: 'order of steps' } as const;

const PARTY_TIES: Readonly<Record<RuleId, Tie>> = {
  'PTY-TERM-1': { uncompared: 'the end of the term is given as a day; nobody computes it from its beginning' },
  'PTY-TERM-2': duty,
  'PTY-TERM-4': { uncompared: 'a reminder by the superior, outside the plan; known second-hand' },
  'PTY-ORG-1': { uncompared: 'which kind of organisation there is, the superior has decided before the election' },
  'PTY-ORG-2': { uncompared: 'which kind of organisation there is, the superior has decided before the election' },
  'PTY-ORG-3': { uncompared: 'which kind of organisation there is, the superior has decided before the election' },
  'PTY-ORG-4': { uncompared: 'which kind of organisation there is, the superior has decided before the election' },
  'PTY-SEAT-2': { uncompared: 'known second-hand; the branch figure of PTY-SEAT-1 is checked, the approval decides' },
  'PTY-SEAT-3': { uncompared: 'known second-hand; the branch figure of PTY-SEAT-1 is checked, the approval decides' },
  'PTY-SEAT-4': { uncompared: 'the seats are those approved; nothing leaves one open' },
  'PTY-EL-1': definition,
  'PTY-EL-2': { test: [PARTY, 'PC05: probationary and suspended members count on neither side'] },
  'PTY-EL-3': { test: [PARTY, 'PC03: with both approvals'] },
  'PTY-EL-4': { test: [PARTY, 'PC05: probationary and suspended members count on neither side'] },
  'PTY-EL-5': duty,
  'PTY-EL-6': { test: [CHECKS, 'PC17: the Party knows no proxy'] },
  'PTY-EL-7': duty,
  'PTY-EXP-1': { test: [PARTY, 'PC04: without the superior'] },
  'PTY-MTG-1': { test: [PARTY, 'PC19: 520, not approved'] },
  'PTY-DEL-1': { uncompared: 'a congress of delegates is not carried' },
  'PTY-DEL-2': { uncompared: 'a congress of delegates is not carried; the same figure is tried under PTY-NOM-2' },
  'PTY-DEL-3': notCarried,
  'PTY-DEL-4': notCarried,
  'PTY-NOM-1': advice,
  'PTY-NOM-4': notCarried,
  'PTY-NOM-5': { test: [CHECKS, 'a secretary may stand alone'] },
  'PTY-NOM-6': notCarried,
  'PTY-NOM-7': { uncompared: 'communities have no standing committee' },
  'PTY-NOM-8': notCarried,
  'PTY-NOM-9': advice,
  'PTY-FORM-1': definition,
  'PTY-CHAIR-1': duty,
  'PTY-CHAIR-2': notCarried,
  'PTY-INTRO-1': duty,
  'PTY-SCR-1': { test: [CHECKS, 'PC16: a candidate on the list stops it'] },
  'PTY-SCR-2': { test: [CHECKS, 'PC16: a candidate on the list stops it'] },
  'PTY-SCR-3': duty,
  'PTY-BAL-1': duty,
  'PTY-BAL-2': duty,
  'PTY-BAL-3': duty,
  'PTY-MARK-1': definition,
  'PTY-MARK-2': { test: [BALLOT, 'a Party ballot: the election method speaks'] },
  'PTY-CNT-1': duty,
  'PTY-CNT-4': {
    uncompared: 'a Party primary is not carried; the same half of those present is tried under PTY-CNT-5',
  },
  'PTY-CNT-6': { test: [OUTCOME, 'PC14: six pass for five seats, the fifth and sixth level'] },
  'PTY-CNT-9': duty,
  'PTY-CNT-10': duty,
  'PTY-REP-1': duty,
  'PTY-REP-2': duty,
  'PTY-REP-3': duty,
  'PTY-DIS-1': duty,
  'PTY-DIS-2': duty,
};

const COMMITTEE_TIES: Readonly<Record<RuleId, Tie>> = {
  'RES-COMP-4': duty,
  'RES-COMP-5': definition,
  'RES-COMP-MINORITY': duty,
  'REC-2': duty,
  'REC-4': { test: [CHECKS, 'RC34: a candidate’s wife leaves, the next in line follows'] },
  'REC-5': { uncompared: 'the law sets no size; local sizes are shown and not yet compared with the committee' },
  'REC-6': advice,
  'REC-7': duty,
  'REC-8': duty,
  'REC-9': duty,
  'REC-10': { test: [CHECKS, 'RC35: its chair is nominated: leaves, and a new chair comes first'] },
  'REC-11': { uncompared: 'attendance at the election committee’s meetings is not recorded' },
  'REG-2': { test: [CHECKS, 'RC29: a day short'] },
  'REG-5': { test: [CHECKS, 'RC32: three months of living here'] },
  'REG-6': { test: [CHECKS, 'RC32: a local text (%s) of twelve months, %i lived'] },
  'REG-7': { test: [CHECKS, 'RC30: registered elsewhere (practice, not in the law)'] },
  'REG-8': { test: [CHECKS, 'REG-8: detained or under suspicion, not deprived by a court'] },
  'REG-9': duty,
  'REG-10': duty,
  'REG-11': definition,
  'ROLL-5': { test: [PLANNER, 'SC02: recommends 11-22, so that objections and rulings end before the line'] },
  'ROLL-7': duty,
  'UNIT-1': { test: [OUTCOME, '%s: %s of %i, %i vote: %s'] },
  'UNIT-2': { test: [OUTCOME, '%s: %s of %i, %i vote: %s'] },
  'UNIT-3': { test: [OUTCOME, '%s: %s of %i, %i vote: %s'] },
  'GROUP-1': {
    uncompared: 'how groups choose representatives is not carried; the figure is a guide and may be adjusted',
  },
  'GROUP-2': notCarried,
};

const CANDIDATE_TIES: Readonly<Record<RuleId, Tie>> = {
  'CAND-2': advice,
  'CAND-3': { test: [CHECKS, 'expelled from the Party'] },
  'CAND-4': duty,
  'CAND-8': { test: [CHECKS, 'voter not yet established'] },
  'CAND-9': { test: ['checks-nominations.test.ts', 'RC15c: the article is cited'] },
  'CAND-11': { test: [CHECKS, 'near relatives are kept away in a residents vote only'] },
  'CAND-12': duty,
  'VOTE-1': duty,
  'VOTE-2a': { test: [CHECKS, 'VOTE-2a: a local text may ask for a near relative'] },
  'VOTE-3': duty,
  'VOTE-4': { uncompared: 'the figure of scrutineers for a mobile box is shown; who goes with a box is not counted' },
  'VOTE-5': { uncompared: 'whether there is one vote or several, a local text or the committee settles beforehand' },
  'VOTE-6': { test: [OUTCOME, 'a column for women is filled on its own'] },
  'VOTE-7': definition,
};

const COUNT_TIES: Readonly<Record<RuleId, Tie>> = {
  'CNT-2': {
    test: [
      OUTCOME,
      'RC07: Beijing: five illegible are invalid and still count as collected, for the turnout and for the half',
    ],
  },
  'CNT-5': { test: [BALLOT, 'RC12: void in Zhejiang'] },
  'CNT-6': { test: [BALLOT, 'RC07: illegible: invalid, still collected'] },
  'CNT-11': { uncompared: 'who leads without a chair is not part of the vote' },
  'CNT-15': { test: [OUTCOME, 'RC22: Zhejiang voids it'] },
  'CNT-16': { test: [OUTCOME, 'every ballot invalid: the turnout stands, but the vote is held anew'] },
  'RSLT-1': duty,
  'RSLT-2': duty,
  'RSLT-4': { uncompared: 'an order to hand over is the sub-district’s act and not carried' },
  'RSLT-5': { uncompared: 'how long ballots are kept is told, not counted' },
};

const LATER_TIES: Readonly<Record<RuleId, Tie>> = {
  'RESIGN-1': notCarried,
  'RESIGN-2': { uncompared: 'the end of a post between elections is not carried' },
  'BYEL-1': notCarried,
  'LIAB-1': duty,
  'LIAB-2': duty,
  'LIAB-3': duty,
  'SUP-1': duty,
  'SUP-2': { uncompared: 'the yearly review is not part of an election' },
  'ARCH-1': duty,
  'TRAIN-1': duty,
  'STEP-1': steps,
  'STEP-3': { test: [PLANNER, 'says both readings of “twenty days before”'] },
  'STEP-4': { test: [PLANNER, 'SC08: the line of D−20 does not move; the end of objections does'] },
};

const OVERLAY_TIES: Readonly<Record<RuleId, Tie>> = {
  'CQ-1': duty,
  'CQ-2': duty,
  'ZJ-SPEECH': { uncompared: 'asking to speak is not recorded' },
  'ZJ-OBSERVER': definition,
  'ZJ-BALLOT': duty,
  'ZJC-1': duty,
  'SH-PROXY': { test: [CHECKS, 'RC27: passed on'] },
  'SH-APPEAL': definition,
  'SHJ-1': definition,
  'BJ-1': duty,
  'BJ-2': duty,
  'BJ-3': {
    test: [
      OUTCOME,
      'RC07: Beijing: five illegible are invalid and still count as collected, for the turnout and for the half',
    ],
  },
  'BJJ-1': { uncompared: 'an old text; the ten voters of CAND-1 decide' },
  'BJJ-2': definition,
  'TJ-1': { uncompared: 'its three months are the parameter extensionMaxMonths, told by the plan as a warning' },
  'HA-1': {
    test: [
      'checks-nominations.test.ts',
      'RC15c: Henan: 400 for chair, third for two places, and 150 for member make 550 among the members',
    ],
  },
  'HA-2': { test: [OUTCOME, 'posts on ballot papers of their own stand or fall apart'] },
  'HA-3': { uncompared: 'withdrawals are recorded; the three days of this village text are not counted' },
  'HA-4': { uncompared: 'its five days are those of ROLL-3' },
  'HA-5': duty,
  'HAJ-1': { uncompared: 'an old text; the ten voters of CAND-1 decide' },
  'JS-1': duty,
  'JS-2': { uncompared: 'an old text that the law of 2025 has overtaken' },
  'JSV-1': { uncompared: 'boundary changes are not carried' },
  'SD-1': { uncompared: 'attendance at the election committee’s meetings is not recorded' },
  'SD-2': { uncompared: 'an order to hand over is the sub-district’s act and not carried' },
  'SD-3': definition,
  'GD-1': { uncompared: 'its one woman is the parameter womenRequired, tried under RES-COMP-2' },
  'SZ-1': { uncompared: 'an old notice’s six days, no text asks for them' },
  'SZ-2': { uncompared: 'an old notice that the law of 2025 has overtaken' },
  'SC-1': definition,
  'SCJ-1': definition,
  'LN-1': { test: [OUTCOME, 'RC11: one box over, total in order: the box waits for a person where only it is void'] },
  'SY-1': definition,
  'SY-2': { uncompared: 'the committee’s end is told by the handover step; no number of meetings is counted' },
  'PT-1': { uncompared: 'its four days are the parameter candidatePublishDaysBefore, tried under CAND-7' },
  'PT-2': duty,
  'PA-1': {
    test: [BALLOT, 'measures A: the illegible part is void, the rest counts; known second-hand, so with a warning'],
  },
  'PB-1': { uncompared: 'its ten days are the parameter selfNominateDaysBefore, tried under CAND-1' },
  'PC-1': duty,
  'PD-1': definition,
  'PE-1': { uncompared: 'half a year for a third vote, known second-hand; the plan looks no further than one' },
  'XP-1': { uncompared: 'an old text that the law of 2025 has overtaken' },
};

export const TIES: Readonly<Record<RuleId, Tie>> = {
  ...PARTY_TIES,
  ...COMMITTEE_TIES,
  ...CANDIDATE_TIES,
  ...COUNT_TIES,
  ...LATER_TIES,
  ...OVERLAY_TIES,
};
