import type { IsoDate } from '@mingxuan/rulebook';
import type { FactOf } from '../fact-of.ts';

/** How a group chooses its representatives: household by household on forms, or in a meeting of the group. */
export type ChoosingMethod = 'BY_HOUSEHOLD' | 'GROUP_MEETING';

/** Where and when one residents’ group chooses how many. */
export interface GroupCall {
  readonly group: string;
  readonly households: number;
  readonly seats: number;
  readonly on: IsoDate;
  /** `HH:MM`. */
  readonly openAt: string;
  readonly place: string;
}

/** Leaders of one residents’ group, by their numbers on the roll. */
export interface GroupLeaders {
  readonly group: string;
  readonly leader: number;
  readonly deputy?: number;
}

/** Before representatives are listed: how they are to be chosen (N05); and who leads the groups (N06-1). */
export type RepresentativesFact =
  | FactOf<
      'REPRESENTATIVES_CALLED',
      'RESIDENTS',
      { readonly method: ChoosingMethod; readonly groups: readonly GroupCall[]; readonly warnings: readonly string[] }
    >
  | FactOf<'GROUP_LEADERS_LISTED', 'RESIDENTS', { readonly groups: readonly GroupLeaders[] }>;

export type RepresentativesCommand =
  | {
      readonly type: 'CALL_REPRESENTATIVES';
      readonly method: ChoosingMethod;
      readonly groups: readonly GroupCall[];
    }
  | { readonly type: 'LIST_GROUP_LEADERS'; readonly groups: readonly GroupLeaders[] };
