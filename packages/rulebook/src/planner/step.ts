import type { Mark, VotingMode } from '../law.ts';
import type { SourceRef } from '../reason.ts';
import type { Text } from '../text.ts';

/** Every step of the two elections, in the order of process.md. */
export const STEP_CODES = [
  'A01',
  'A02',
  'A03',
  'A04',
  'A05',
  'A06',
  'A07',
  'A08',
  'A09',
  'B01',
  'B02',
  'B03',
  'B04',
  'B05',
  'B06',
  'B07',
  'B08',
  'B09',
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
  'E01',
  'E02',
  'E03',
  'E04',
  'E05',
  'E06',
  'E07',
  'E08',
  'E09',
  'E10',
  'E11',
  'E12',
  'E13',
  'F01',
  'F02',
  'F03',
  'F04',
  'F05',
  'F06',
  'F07',
  'F08',
  'F09',
] as const;

export type StepCode = (typeof STEP_CODES)[number];

const KNOWN: ReadonlySet<string> = new Set(STEP_CODES);

/** Whether a string names a step. */
export function isStepCode(code: string): code is StepCode {
  return KNOWN.has(code);
}

/** A 选前准备, B 党组织选举, C 选委会与登记, D 候选人, E 投票与计票, F 选后. */
export type Phase = 'A' | 'B' | 'C' | 'D' | 'E' | 'F';

export type Gate = 'G1' | 'G2' | 'G3' | 'G4' | 'G5';

export type BodyCode =
  | 'DIST'
  | 'SUB-P'
  | 'SUB-G'
  | 'CPO'
  | 'CPO-NEW'
  | 'RC-OLD'
  | 'RC-NEW'
  | 'REC'
  | 'JRP'
  | 'AUD'
  | 'MEETING'
  | 'GROUP'
  | 'STAFF'
  | 'SCRUTINEER'
  | 'CANDIDATE';

/** A step as data; its days come from the constraints. */
export interface Step {
  readonly code: StepCode;
  readonly name: Text;
  readonly phase: Phase;
  readonly responsibleCode: BodyCode;
  readonly responsible: Text;
  /** Papers due. */
  readonly papers: readonly Text[];
  /** Articles for a residents’ committee under the law of 2025; `sourcesFor` gives those of another pack. */
  readonly sources: readonly SourceRef[];
  readonly mark: Mark;
  readonly gate?: Gate;
  /** Only these ways to elect have the step; absent = all. */
  readonly modes?: readonly VotingMode[];
  /** Days from election day (from Party day in phase B) at which it is customarily done. */
  readonly custom: number;
}
