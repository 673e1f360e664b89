import type { Mark } from '../law.ts';
import type { RuleId } from '../reason.ts';
import { C, S, U } from '../packs/rule.ts';
import type { NodeId } from './constraint.ts';
import type { StepCode } from './step.ts';

/** from, to, days, direction, rule, sources, mark. `BEFORE`: at least so many days before; `WITHIN`: at most so many after. */
export type Row = readonly [
  from: NodeId,
  to: NodeId,
  days: number,
  direction: 'BEFORE' | 'WITHIN',
  rule: RuleId,
  sources: string,
  mark: Mark,
];

type Pair = readonly [NodeId, NodeId];

const prepares = ([from, to]: Pair): Row => [from, to, 0, 'BEFORE', 'STEP-0', 'SEED', C];
const onTheDay = (code: StepCode): readonly Row[] => [
  [code, 'D', 0, 'BEFORE', 'STEP-0', 'SEED', C],
  ['D', code, 0, 'BEFORE', 'STEP-0', 'SEED', C],
];

const PREPARATION: readonly StepCode[] = ['A01', 'A02', 'A03', 'A04', 'A05', 'A06', 'A07', 'A08', 'A09'];
const BEFORE_PARTY_DAY: readonly StepCode[] = ['B01', 'B02', 'B03', 'B04', 'B05'];
/** All of phases C and D, whatever else a pack’s own law says of them: an older law may say nothing. */
const BEFORE_THE_VOTE: readonly StepCode[] = [
  'C00',
  'C01',
  'C02',
  'C03',
  'C04',
  'C05',
  'C06',
  'C07',
  'C08',
  'C09',
  'C10',
  'D01',
  'D02',
  'D03',
  'D04',
  'D05',
  'D06',
  'D07',
  'D08',
  'D09',
  'D10',
  'D11',
  'D12',
  'D13',
  'D14',
  'D15',
  'D16',
];
const THE_DAY: readonly StepCode[] = ['E01', 'E02', 'E03', 'E04', 'E05', 'E06', 'E07', 'E08', 'E09', 'E10', 'E12'];
const AFTERWARDS: readonly StepCode[] = ['E11', 'E13', 'F01', 'F02', 'F03', 'F04', 'F05', 'F06', 'F07', 'F08', 'F09'];

/** What prepares something comes before it, by the nature of the steps. */
export const ORDER: readonly Row[] = [
  ...PREPARATION.map((code) => prepares([code, 'D'])),
  ...BEFORE_PARTY_DAY.map((code) => prepares([code, 'B07'])),
  ...BEFORE_THE_VOTE.map((code) => prepares([code, 'D'])),
  ...(
    [
      ['B03', 'B06'],
      ['C04', 'C05'],
      ['C05', 'C07'],
      ['D01', 'D02'],
      ['D02', 'D06'],
      ['D03', 'D08'],
      ['D06', 'D08'],
      ['D07', 'D08'],
      ['E12', 'F01'],
      ['E12', 'F02'],
    ] as const
  ).map(prepares),
  ...THE_DAY.flatMap(onTheDay),
  ...AFTERWARDS.map((code) => prepares(['D', code])),
];

/** What a law, a Party text or a gate demands. */
export const LAW: readonly Row[] = [
  ['B06', 'B07', 0, 'BEFORE', 'PTY-NOM-3', 'DXJ20-14', C],
  ['B07', 'B08', 0, 'BEFORE', 'PTY-CHAIR-3', 'DXJ20-20', C],
  ['B08', 'B09', 0, 'BEFORE', 'PTY-REP-4', 'DZ-31', C],
  ['B09', 'C01', 0, 'BEFORE', 'GATE-1', 'SEED', C],
  ['A03', 'A04', 0, 'BEFORE', 'GATE-2', 'SEED', C],
  ['A04', 'C01', 0, 'BEFORE', 'GATE-2', 'SEED', C],
  ['A06', 'C01', 0, 'BEFORE', 'GATE-4', 'SEED', C],
  ['A07', 'C01', 0, 'BEFORE', 'GATE-4', 'SEED', C],
  ['D09', 'D', 1, 'BEFORE', 'GATE-5', 'SEED', C],
  // SC12: the law says “before the election”; that it means before the election committee is still to be checked.
  ['A05', 'D', 1, 'BEFORE', 'AUDIT-1', 'JWH25-38', C],
  ['A05', 'C01', 0, 'BEFORE', 'GATE-3', 'SEED JWH25-38', U],
  ['C00', 'C07', 0, 'BEFORE', 'MODE-1', 'JWH25-14', C],
  ['C01', 'C04', 0, 'BEFORE', 'REC-1', 'JWH25-15', C],
  ['C01', 'D01', 0, 'BEFORE', 'REC-1', 'JWH25-15', C],
  ['C06', 'C07', 0, 'BEFORE', 'ROLL-2', 'JWH25-17', C],
  ['D02', 'D04', 0, 'BEFORE', 'REC-3', 'JWH25-15', C],
  ['D02', 'D10', 0, 'BEFORE', 'CAND-6', 'JWH25-18', C],
  ['D10', 'D', 1, 'BEFORE', 'CAND-6', 'JWH25-18', C],
];

/** Custom, templates and recommended room; in the order in which they give way last to first. */
export const ADVICE: readonly Row[] = [
  ['C00', 'C01', 0, 'BEFORE', 'STEP-1', 'PRACTICE', S],
  ['C01', 'C02', 0, 'BEFORE', 'STEP-1', 'PRACTICE', S],
  ['C01', 'C02', 0, 'WITHIN', 'STEP-1', 'PRACTICE', S],
  ['C01', 'C03', 0, 'BEFORE', 'STEP-1', 'GC13', S],
  ['C03', 'C07', 0, 'BEFORE', 'STEP-1', 'GC13', S],
  ['C03', 'C04', 0, 'BEFORE', 'STEP-1', 'GC13', S],
  ['C08', 'C09', 0, 'BEFORE', 'STEP-1', 'PRACTICE', S],
  ['C09', 'C10', 0, 'BEFORE', 'STEP-1', 'PRACTICE', S],
  ['C07', 'D02', 0, 'BEFORE', 'STEP-1', 'PRACTICE', S],
  ['D02', 'D03', 0, 'BEFORE', 'STEP-1', 'PRACTICE', S],
  ['D03', 'D06', 0, 'BEFORE', 'STEP-1', 'PRACTICE', S],
  ['D04', 'D08', 0, 'BEFORE', 'STEP-1', 'PRACTICE', S],
  ['D05', 'D08', 0, 'BEFORE', 'STEP-1', 'PRACTICE', S],
  ['D06', 'D07', 0, 'BEFORE', 'STEP-1', 'PRACTICE', S],
  ['D08', 'D09', 0, 'BEFORE', 'STEP-1', 'PRACTICE', S],
  ['D08', 'D10', 0, 'BEFORE', 'STEP-1', 'PRACTICE', S],
  ['D08', 'D15', 0, 'BEFORE', 'STEP-1', 'PRACTICE', S],
  ['D', 'E13', 0, 'WITHIN', 'STEP-1', 'PRACTICE', S],
  ['F08', 'F04', 0, 'BEFORE', 'STEP-1', 'PRACTICE', S],
  ['F04', 'F05', 0, 'BEFORE', 'STEP-1', 'PRACTICE', S],
  ['B01', 'B03', 0, 'BEFORE', 'STEP-1', 'PRACTICE', S],
  ['B03', 'B04', 0, 'BEFORE', 'STEP-1', 'PRACTICE', S],
  ['B04', 'B05', 0, 'BEFORE', 'STEP-1', 'PRACTICE', S],
  ['B05', 'B06', 0, 'BEFORE', 'STEP-1', 'PRACTICE', S],
  ['B04', 'B05', 7, 'BEFORE', 'STEP-1', 'PRACTICE', U],
  ['B01', 'B07', 30, 'BEFORE', 'PTY-TERM-5', 'QB', S],
  ['B07', 'B08', 3, 'WITHIN', 'STEP-1', 'PRACTICE', S],
  ['B07', 'B09', 3, 'WITHIN', 'STEP-1', 'PRACTICE', S],
  ['A02', 'A08', 0, 'BEFORE', 'STEP-1', 'PRACTICE', S],
  ['A08', 'D', 60, 'BEFORE', 'STEP-1', 'PRACTICE', S],
  ['C01', 'D', 34, 'BEFORE', 'STEP-2', 'FJ-PT', S],
  ['C03', 'D', 34, 'BEFORE', 'STEP-2', 'FJ-PT', S],
  ['C04', 'D', 33, 'BEFORE', 'STEP-2', 'FJ-PT', S],
  ['C04', 'C05', 4, 'BEFORE', 'STEP-2', 'FJ-PT', S],
  ['C09', 'D', 12, 'BEFORE', 'STEP-2', 'PRACTICE', S],
  ['C10', 'D', 5, 'BEFORE', 'STEP-2', 'PRACTICE', S],
  ['D01', 'D', 15, 'BEFORE', 'STEP-2', 'FJ-PT', S],
  ['D02', 'D', 13, 'BEFORE', 'STEP-2', 'FJ-PT', S],
  ['D06', 'D', 12, 'BEFORE', 'STEP-2', 'FJ-PT', S],
  ['D07', 'D', 10, 'BEFORE', 'STEP-2', 'FJ-PT', S],
  ['D08', 'D', 5, 'BEFORE', 'CAND-7', 'PRACTICE', S],
  ['D11', 'D', 2, 'BEFORE', 'STEP-2', 'PRACTICE', S],
  ['D12', 'D', 2, 'BEFORE', 'STEP-2', 'FJ-PT', S],
  ['D13', 'D', 2, 'BEFORE', 'STEP-2', 'FJ-PT', S],
  ['D14', 'D', 2, 'BEFORE', 'STEP-2', 'FJ-PT', S],
  ['D15', 'D', 1, 'BEFORE', 'STEP-2', 'FJ-PT', S],
  ['D16', 'D', 1, 'BEFORE', 'STEP-2', 'FJ-PT', S],
  ['D', 'E11', 10, 'WITHIN', 'CNT-9a', 'GC13', U],
  ['D', 'F01', 5, 'WITHIN', 'STEP-5', 'FJ-PT', S],
  ['D', 'F07', 15, 'WITHIN', 'STEP-5', 'PRACTICE', S],
  ['D', 'F06', 92, 'WITHIN', 'STEP-5', 'PRACTICE', S],
  ['D', 'F09', 30, 'WITHIN', 'STEP-5', 'PRACTICE', S],
];
