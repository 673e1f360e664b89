import type { IsoDate } from '@mingxuan/rulebook';
import type { FactOf } from '../fact-of.ts';

/** Whose candidates are inspected and published: the Party's (B05) or those for the residents' committee (D05). */
export type InspectedStream = 'PARTY' | 'RESIDENTS';

/** What the inspecting body concluded of one person, in its own name; what people told it stays with it. */
export interface InspectionFinding {
  /** `N-3` of the Party's list, or a candidate's id. */
  readonly about: string;
  readonly opinion: 'FIT' | 'UNFIT';
  readonly summary: string;
}

export type InspectionFact =
  | FactOf<
      'INSPECTION_RECORDED',
      InspectedStream,
      { readonly by: string; readonly from: IsoDate; readonly to: IsoDate; readonly people: readonly string[] },
      InspectionFinding
    >
  /** 公示: from the day of the act until and including `until`. */
  | FactOf<
      'PUBLICITY_OPENED',
      InspectedStream,
      {
        readonly until: IsoDate;
        readonly places: readonly string[];
        readonly phone: string;
        readonly people: readonly string[];
        readonly warnings: readonly string[];
      }
    >
  /** A point raised during the publicity. Who raised it is not asked. */
  | FactOf<
      'FEEDBACK_RECEIVED',
      InspectedStream,
      { readonly no: number },
      { readonly about: string; readonly matter: string }
    >
  | FactOf<
      'FEEDBACK_ANSWERED',
      InspectedStream,
      { readonly no: number; readonly outcome: 'CONFIRMED' | 'NOT_CONFIRMED' },
      { readonly finding: string }
    >
  | FactOf<'PUBLICITY_CLOSED', InspectedStream, { readonly received: number; readonly confirmed: number }>;
