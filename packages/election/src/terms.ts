import type { IsoDate, SourceRef } from '@mingxuan/rulebook';
import { addMonths, addYears, daysBetween } from '@mingxuan/rulebook';
import type { LegalRegime } from './organisation.ts';
import type { TermExtension } from './term-extensions.ts';
import { extensionInForce } from './term-extensions.ts';

/** Where a term stands: far off, within the six months in which offices are reminded, or at an end without a new committee. */
export type TermState = 'RUNNING' | 'REMIND' | 'OVERDUE';

export interface TermStanding {
  /** The last day of the term, an extension counted in. */
  readonly ends: IsoDate;
  /** By whom it was prolonged, and from which day; `null` where it was not. */
  readonly extended: { readonly from: IsoDate; readonly authority: string; readonly documentNo: string } | null;
  /** Days from today to it; negative once it is over. */
  readonly daysLeft: number;
  readonly state: TermState;
  readonly sources: readonly SourceRef[];
}

/** A term is five years, in communities and villages alike (JWH25-14, CWH25-14, both confirmed). */
const YEARS = 5;
const ofLaw: Readonly<Record<LegalRegime, SourceRef>> = { RESIDENTS: 'JWH25-14', VILLAGERS: 'CWH25-14' };

/** Offices are reminded half a year before (ZB18, second-hand: it reminds and breaks nothing). */
const REMIND_MONTHS = 6;

/** The last day of a term: as it was stated, else five years from the day of the election. `null` where neither is known. */
export function termEnd(electedOn: IsoDate | null, stated: IsoDate | null): IsoDate | null {
  if (stated !== null) return stated;
  return electedOn === null ? null : addYears(electedOn, YEARS);
}

/** How a term stands on a day, with the article that gives it its length. */
export function termStanding(
  stated: IsoDate,
  regime: LegalRegime,
  today: IsoDate,
  extensions: readonly TermExtension[] = [],
): TermStanding {
  const by = extensionInForce(stated, extensions);
  const ends = by?.until ?? stated;
  const extended = by === null ? null : { from: stated, authority: by.authority, documentNo: by.documentNo };
  const daysLeft = daysBetween(today, ends);
  if (daysLeft < 0) return { ends, extended, daysLeft, state: 'OVERDUE', sources: [ofLaw[regime]] };
  const near = addMonths(ends, -REMIND_MONTHS) <= today;
  return near
    ? { ends, extended, daysLeft, state: 'REMIND', sources: [ofLaw[regime], 'ZB18'] }
    : { ends, extended, daysLeft, state: 'RUNNING', sources: [ofLaw[regime]] };
}
