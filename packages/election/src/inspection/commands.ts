import type { IsoDate } from '@mingxuan/rulebook';
import type { InspectedStream, InspectionFinding } from './facts.ts';

/** About the inspection of candidates (考察), their publicity (公示), and the register of what was raised. */
export type InspectionCommand =
  | {
      readonly type: 'RECORD_INSPECTION';
      readonly stream: InspectedStream;
      readonly by: string;
      readonly from: IsoDate;
      readonly to: IsoDate;
      readonly findings: readonly InspectionFinding[];
    }
  | {
      readonly type: 'OPEN_PUBLICITY';
      readonly stream: InspectedStream;
      readonly until: IsoDate;
      readonly places: readonly string[];
      readonly phone: string;
    }
  | {
      readonly type: 'RECEIVE_FEEDBACK';
      readonly stream: InspectedStream;
      readonly about: string;
      readonly matter: string;
    }
  | {
      readonly type: 'ANSWER_FEEDBACK';
      readonly stream: InspectedStream;
      readonly no: number;
      readonly outcome: 'CONFIRMED' | 'NOT_CONFIRMED';
      readonly finding: string;
    }
  | { readonly type: 'CLOSE_PUBLICITY'; readonly stream: InspectedStream };
