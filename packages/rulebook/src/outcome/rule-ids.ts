import type { PackId } from '../law.ts';
import type { RuleId } from '../reason.ts';

export type Regime = 'RESIDENTS' | 'PARTY';

/** Party and residents' elections share no thresholds: which of the two a pack belongs to. */
export function regimeOf(pack: PackId): Regime {
  return pack === 'party-2020' ? 'PARTY' : 'RESIDENTS';
}

/** What the outcome engine asks of a rulebook, by question. */
export interface RuleIds {
  readonly turnout: RuleId;
  readonly overCollected: RuleId;
  readonly majority: RuleId;
  readonly order: RuleId;
  readonly tie: RuleId;
  readonly shortage: RuleId;
  readonly surplus: RuleId;
  readonly standing: RuleId;
  readonly allInvalid: RuleId;
  readonly onePost: RuleId;
}

const RESIDENTS: RuleIds = {
  turnout: 'CNT-1',
  overCollected: 'CNT-3',
  majority: 'CNT-7',
  order: 'CNT-8',
  tie: 'CNT-8',
  shortage: 'CNT-9',
  surplus: 'CAND-5',
  standing: 'CAND-8',
  allInvalid: 'CNT-16',
  onePost: 'CNT-5',
};

const PARTY: RuleIds = {
  turnout: 'PTY-QRM-1',
  overCollected: 'PTY-CNT-2',
  majority: 'PTY-CNT-5',
  order: 'PTY-CNT-6',
  tie: 'PTY-CNT-7',
  shortage: 'PTY-CNT-8',
  surplus: 'PTY-NOM-2',
  standing: 'PTY-EL-1',
  allInvalid: 'PTY-CNT-2',
  onePost: 'PTY-CNT-6',
};

export function ruleIds(regime: Regime): RuleIds {
  return regime === 'PARTY' ? PARTY : RESIDENTS;
}

/** Rules of a residents' committee as a whole, beyond the single contest. */
export const COMMITTEE_RULES = {
  tookPart: 'CNT-2',
  size: 'RES-COMP-1',
  women: 'RES-COMP-2',
  relatives: 'RES-COMP-3',
  relativesHow: 'CNT-13',
  womenHow: 'CNT-12',
  vacancy: 'CNT-10',
  countDown: 'CNT-14',
  recheck: 'CNT-15',
  reElectionQuorum: 'CNT-9b',
  boxes: 'CNT-3a',
  barred: 'CAND-3',
} as const;

/** Every rule id the engine may cite under a pack; a pack's own test can hold itself against this list. */
export function rulesCitedByOutcome(pack: PackId): readonly RuleId[] {
  const regime = regimeOf(pack);
  const ids = new Set<RuleId>(Object.values(ruleIds(regime)));
  if (regime === 'RESIDENTS') for (const id of Object.values(COMMITTEE_RULES)) ids.add(id);
  else ids.add('PTY-MARK-3');
  return [...ids];
}
