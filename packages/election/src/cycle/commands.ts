import type { IsoDate, OverlayId, PackId, StepCode } from '@mingxuan/rulebook';
import type { CycleMode, GateDetails, GateItemId, ReviewGrade } from './facts.ts';
import type { RoundWindow } from './round-window.ts';
import type { CommunityName, EvidenceRef } from '../organisation.ts';

/** About the cycle as a whole: its opening, plan, steps, gates and end. */
export type CycleCommand =
  | {
      readonly type: 'OPEN_CYCLE';
      readonly mode: CycleMode;
      readonly community: CommunityName;
      readonly termNo: number;
      readonly termExpiry: IsoDate;
      readonly electionDay: IsoDate;
      readonly partyDay: IsoDate;
      readonly packs: {
        readonly party: { readonly pack: PackId; readonly overlays: readonly OverlayId[] };
        readonly residents: { readonly pack: PackId; readonly overlays: readonly OverlayId[] };
      };
      /** Document by which the legal office allowed a stale local text to be used. */
      readonly legalSignOff?: string;
      /** The round (换届轮次) that the office above opened for its communities. */
      readonly round?: string;
    }
  | {
      readonly type: 'ADOPT_PLAN';
      readonly electionDay: IsoDate;
      readonly partyDay: IsoDate;
      readonly pins: Readonly<Partial<Record<StepCode, IsoDate>>>;
      /** Who answers for each responsible body (`REC`, `CPO` …); a step may name its own person. */
      readonly bodies: Readonly<Record<string, string>>;
      readonly people: Readonly<Partial<Record<StepCode, string>>>;
      /** What the round of this cycle says of election days: looked up by the server, whatever was sent. */
      readonly round?: RoundWindow;
    }
  | {
      readonly type: 'RECORD_STEP';
      readonly step: StepCode;
      readonly note: string;
      readonly evidence: readonly EvidenceRef[];
    }
  | { readonly type: 'WAIVE_STEP'; readonly step: StepCode; readonly reason: string; readonly decisionNo: string }
  | { readonly type: 'REGISTER_RECTIFICATION'; readonly matter: string }
  | {
      readonly type: 'SUBMIT_GATE_ITEM';
      readonly item: GateItemId;
      readonly summary: string;
      readonly evidence: readonly EvidenceRef[];
      readonly publishedAt?: string;
      readonly details?: GateDetails;
      readonly grades?: readonly ReviewGrade[];
    }
  | {
      readonly type: 'REVIEW_GATE_ITEM';
      readonly item: GateItemId;
      readonly verdict: 'ACCEPTED' | 'RETURNED';
      readonly note: string;
    }
  | { readonly type: 'CLOSE_CYCLE' };
