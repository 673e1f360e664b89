import type { OverlayId, Parameters, Rule } from '../law.ts';
import type { SourceRef } from '../reason.ts';
import type { Text } from '../text.ts';

export type ParameterName = keyof Parameters;

/**
 * A local figure that the national law has already overtaken, as a person decided after reading both
 * (rules-provincial.md §3). It is dropped for the regimes named, and the resolved rulebook says so.
 */
export interface SetAside {
  readonly parameter: ParameterName;
  /** The national article that decides instead, by the body elected. */
  readonly by: { readonly RESIDENTS?: SourceRef; readonly VILLAGERS?: SourceRef };
}

/** A province’s or city’s text laid over a national pack: it may fill what the pack leaves open, or tighten it. */
export interface Overlay {
  readonly id: OverlayId;
  readonly title: Text;
  /** ISO 3166-2 code of the region; absent where the province is not verified. */
  readonly region?: string;
  /** Whose elections the text was written for. */
  readonly scope: 'RESIDENTS' | 'VILLAGERS';
  /** First and last day (`YYYY-MM-DD`) it applied; a text from before 2026 is stale. */
  readonly from: string;
  readonly to?: string;
  readonly rules: readonly Rule[];
  readonly parameters: Parameters;
  readonly setAside: readonly SetAside[];
}

/** Village figures on matters the residents’ law settles itself; a village text used as a model leaves them out. */
export const VILLAGE_FIGURES: readonly SetAside[] = [
  { parameter: 'committeeSize', by: { RESIDENTS: 'JWH25-8' } },
  { parameter: 'habitualResidenceMonths', by: { RESIDENTS: 'JWH25-16' } },
];

/** Terms of three years were written before the 2018 amendments made every term five. */
export const OLD_TERM: SetAside = { parameter: 'termYears', by: { RESIDENTS: 'JWH25-14', VILLAGERS: 'CWH25-14' } };

/** Trustees limited to near relatives: both laws of 2025 allow others too. */
export const OLD_TRUSTEE: SetAside = {
  parameter: 'proxyTrustee',
  by: { RESIDENTS: 'JWH25-19', VILLAGERS: 'CWH25-18' },
};

/** Only nominees themselves left the election committee: the laws of 2025 add their near relatives. */
export const OLD_QUITTING: SetAside = {
  parameter: 'recQuitOnRelative',
  by: { RESIDENTS: 'JWH25-15', VILLAGERS: 'CWH25-15' },
};
