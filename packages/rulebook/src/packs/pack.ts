import type { PackId, Parameters, Rule } from '../law.ts';
import type { Text } from '../text.ts';

/** Which body is elected: decides which overlays speak to it. */
export type Regime = 'PARTY' | 'RESIDENTS' | 'VILLAGERS';

/** The national (or Party) rules of one kind of election, as data. */
export interface Pack {
  readonly id: PackId;
  readonly title: Text;
  /** First and last day (`YYYY-MM-DD`) of elections it decides. */
  readonly from: string;
  readonly to?: string;
  readonly regime: Regime;
  readonly rules: readonly Rule[];
  readonly parameters: Parameters;
}
