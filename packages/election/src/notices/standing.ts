import type { IsoDate, SourceRef } from '@mingxuan/rulebook';
import type { Cycle } from '../state.ts';
import type { Paper } from './state.ts';
import { hanging } from './state.ts';
import { paperId } from './kinds.ts';

/**
 * How long a notice has to hang. `until` is the last whole day a confirmed text asks for; `advised` a later day that is not
 * settled (a period that ends on a weekend). `OPEN`: no text that was found says how long.
 */
export type HangingTime =
  | {
      readonly kind: 'UNTIL';
      readonly until: IsoDate;
      readonly advised: IsoDate;
      readonly rule: string;
      readonly sources: readonly SourceRef[];
    }
  | { readonly kind: 'OPEN' };

const OPEN: HangingTime = { kind: 'OPEN' };

/**
 * Only the two lists of those who vote have days of their own: whoever objects has five days from their publication
 * (JWH25-17), and cannot object to what does not hang. For all other notices no text read names a number of days; the days by
 * which they must be out are the plan's.
 */
export function hangingTime({ roll }: Pick<Cycle, 'roll'>, paper: string): HangingTime {
  const id = paperId(paper);
  if (id !== 'VOTER_ROLL' && id !== 'REPRESENTATIVE_LIST') return OPEN;
  if (!('objectionUntil' in roll)) return OPEN;
  const { objectionUntil, acceptUntil } = roll;
  return { kind: 'UNTIL', until: objectionUntil, advised: acceptUntil, rule: 'ROLL-3', sources: ['JWH25-17'] };
}

/** Where an issued paper stands, as people ask for it. */
export type NoticeStanding =
  | { readonly kind: 'TO_POST' }
  | { readonly kind: 'HANGING'; readonly time: HangingTime }
  | { readonly kind: 'EXPIRED'; readonly until: IsoDate }
  | { readonly kind: 'TAKEN_DOWN'; readonly early: boolean }
  | { readonly kind: 'SUPERSEDED'; readonly by: number }
  | { readonly kind: 'WITHDRAWN'; readonly by: number };

export function noticeStanding(cycle: Pick<Cycle, 'roll'>, paper: Paper, today: IsoDate): NoticeStanding {
  const { fate } = paper;
  if (fate.kind !== 'VALID') return { kind: fate.kind, by: fate.by };
  if (paper.postings.length === 0) return { kind: 'TO_POST' };
  const time = hangingTime(cycle, paper.paper);
  if (hanging(paper).length === 0) return { kind: 'TAKEN_DOWN', early: takenDownEarly(cycle, paper) };
  return time.kind === 'UNTIL' && today > time.advised
    ? { kind: 'EXPIRED', until: time.until }
    : { kind: 'HANGING', time };
}

/** All its copies were off the walls before the last day a confirmed text asks for. */
export function takenDownEarly(cycle: Pick<Cycle, 'roll'>, paper: Paper): boolean {
  const time = hangingTime(cycle, paper.paper);
  if (time.kind === 'OPEN' || paper.postings.length === 0 || paper.fate.kind !== 'VALID') return false;
  return paper.postings.every(({ takenDown }) => takenDown !== null && takenDown.on <= time.until);
}
