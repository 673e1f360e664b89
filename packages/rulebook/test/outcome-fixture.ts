import type { IsoDate, Mark, OutcomeInput, Parameters, Reason, Rule, Rulebook } from '../src/index.ts';

/** A rule with its article, for rulebooks small enough to read in a test. */
function rule(id: string, source: string, mark: Mark): [string, Rule] {
  const title = { zh: id, en: id };
  return [id, { id, title, provision: title, sources: [source], mark, examples: [] }];
}

const RESIDENTS: readonly [string, Rule][] = [
  rule('CNT-1', 'JWH25-19', 'CONFIRMED'),
  rule('CNT-3', 'ZJ20V-27', 'SECONDARY'),
  rule('CNT-3a', 'LN-V-30', 'SECONDARY'),
  rule('CNT-5', 'ZJ20V-27', 'SECONDARY'),
  rule('CNT-7', 'JWH25-19', 'CONFIRMED'),
  rule('CNT-8', 'ZJ20V-28', 'SECONDARY'),
  rule('CNT-9', 'JWH25-19', 'CONFIRMED'),
  rule('CNT-9b', 'HA11V-38', 'UNCONFIRMED'),
  rule('CNT-10', 'ZJ20V-30', 'SECONDARY'),
  rule('CNT-12', 'GC13', 'UNCONFIRMED'),
  rule('CNT-13', 'ZJ20V-31', 'SECONDARY'),
  rule('CNT-14', 'P-A-27', 'SECONDARY'),
  rule('CNT-15', 'ZJ20V-32', 'SECONDARY'),
  rule('CNT-16', 'GC13', 'UNCONFIRMED'),
  rule('RES-COMP-1', 'JWH25-8', 'CONFIRMED'),
  rule('RES-COMP-2', 'JWH25-8', 'CONFIRMED'),
  rule('RES-COMP-3', 'JWH25-8', 'CONFIRMED'),
  rule('CAND-1', 'JWH25-18', 'CONFIRMED'),
  rule('CAND-3', 'JWH25-18', 'CONFIRMED'),
  rule('CAND-5', 'JWH25-18', 'CONFIRMED'),
  rule('CAND-8', 'JWH25-16', 'CONFIRMED'),
  rule('CAND-11', 'ZJ20V-22', 'SECONDARY'),
  rule('REC-3', 'JWH25-15', 'CONFIRMED'),
  rule('REC-4', 'JWH25-15', 'CONFIRMED'),
  rule('REG-1', 'JWH25-16', 'CONFIRMED'),
  rule('REG-3', 'SZ20', 'UNCONFIRMED'),
  rule('REG-4', 'JWH25-16', 'CONFIRMED'),
  rule('REG-6', 'JWH25-16', 'UNCONFIRMED'),
  rule('REG-7', 'CWH25-16', 'SECONDARY'),
  rule('VOTE-2', 'JWH25-19', 'CONFIRMED'),
  rule('VOTE-2b', 'ZJ20V-25', 'SECONDARY'),
];

const PARTY: readonly [string, Rule][] = [
  rule('PTY-QRM-1', 'DXJ20-18', 'SECONDARY'),
  rule('PTY-CNT-2', 'DXJ20-27', 'SECONDARY'),
  rule('PTY-CNT-3', 'DXJ20-27', 'SECONDARY'),
  rule('PTY-CNT-5', 'DXJ20-29', 'SECONDARY'),
  rule('PTY-CNT-6', 'BC', 'SECONDARY'),
  rule('PTY-CNT-7', 'BC', 'SECONDARY'),
  rule('PTY-CNT-8', 'BC', 'SECONDARY'),
  rule('PTY-EL-1', 'DXJ20-5', 'CONFIRMED'),
  rule('PTY-EL-2', 'DXJ20-5', 'CONFIRMED'),
  rule('PTY-EL-6', 'DXJ20-24', 'CONFIRMED'),
  rule('PTY-NOM-2', 'DXJ20-13', 'CONFIRMED'),
  rule('PTY-MARK-3', 'BF', 'SECONDARY'),
  rule('PTY-SCR-1', 'DXJ20-22', 'CONFIRMED'),
  rule('PTY-MTG-2', 'DXJ20-4', 'CONFIRMED'),
];

const set = <T>(value: T, source: string, mark: Mark = 'CONFIRMED') => ({ value, source, mark });

/** National residents' rules as far as the outcome and the checks ask for them. */
export function residentsRulebook(parameters: Parameters = {}): Rulebook {
  return {
    pack: 'residents-2026',
    overlays: [],
    title: { zh: '居民委员会', en: "residents' committee" },
    rules: new Map(RESIDENTS),
    parameters: {
      committeeSize: set({ min: 5, max: 9 }, 'JWH25-8'),
      womenRequired: set(true, 'JWH25-8'),
      rollPublishDaysBefore: set(20, 'JWH25-17'),
      workerMonths: set(6, 'JWH25-16'),
      votingAge: set(18, 'JWH25-16'),
      jointNominators: set(10, 'JWH25-18'),
      proxyMaxPerTrustee: set(3, 'JWH25-19'),
      handoverDays: set(10, 'JWH25-25'),
      recQuitOnRelative: set(true, 'JWH25-15'),
      ...parameters,
    },
    sources: new Map(),
    staleOverlays: [],
    warnings: [],
  };
}

export function partyRulebook(parameters: Parameters = {}): Rulebook {
  return {
    pack: 'party-2020',
    overlays: [],
    title: { zh: '社区党组织', en: 'community Party organisation' },
    rules: new Map(PARTY),
    parameters: {
      surplusPercent: set(20, 'DXJ20-13'),
      majorityBase: set('PRESENT_ELIGIBLE', 'DXJ20-29', 'SECONDARY'),
      ...parameters,
    },
    sources: new Map(),
    staleOverlays: [],
    warnings: [],
  };
}

const DAY = '2026-12-20' as IsoDate;

/** A vote of all residents with room to spare in every figure that a test does not set. */
export function residentsVote(over: Partial<OutcomeInput>): OutcomeInput {
  return {
    rules: 'residents-2026',
    overlays: [],
    heldOn: DAY,
    electorate: { mode: 'ALL_VOTERS', entitled: 3000, present: null },
    ballots: { issued: 1900, collected: 1800, invalid: 0 },
    contests: [],
    relatives: [],
    round: 1,
    ...over,
  };
}

export function partyVote(present: number, over: Partial<OutcomeInput>): OutcomeInput {
  return {
    rules: 'party-2020',
    overlays: [],
    heldOn: DAY,
    electorate: { mode: 'PARTY_MEMBERS', entitled: present, present },
    ballots: { issued: present, collected: present, invalid: 0 },
    contests: [],
    relatives: [],
    round: 1,
    ...over,
  };
}

/** Every reason of a tree, parents first. */
export function flat(reasons: readonly Reason[]): readonly Reason[] {
  return reasons.flatMap((one) => [one, ...flat(one.children ?? [])]);
}
