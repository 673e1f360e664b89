import type { IsoDate, OverlayId, PackId, PlannedStep, StepCode, SourceRef } from '@mingxuan/rulebook';
import type { CommunityName, EvidenceRef } from '../organisation.ts';
import type { RoundWindow } from './round-window.ts';
import type { FactOf } from '../fact-of.ts';

/** The law an election is decided by, pinned by digest when the cycle opens. */
export interface PackPin {
  readonly pack: PackId;
  readonly overlays: readonly OverlayId[];
  readonly digest: string;
}

/** A rehearsal may run ahead of the clock and is marked 演练 on every paper; a real cycle may not. */
export type CycleMode = 'REAL' | 'REHEARSAL';

/** Evidence of a gate: G2 one per rectification item, G3 audits, G4 review and plan. */
export type GateItemId =
  | 'CHAIR_AUDIT'
  | 'FINANCE_AUDIT'
  | 'MEMBER_AUDIT'
  | 'PERFORMANCE_REVIEW'
  | 'DEVELOPMENT_PLAN'
  | `RECTIFICATION:${number}`;

/** What a notice says of a gate item beyond its conclusion: the audit's reach (N20), how a term was reviewed, what is planned (N21). */
export type GateDetails =
  | {
      readonly kind: 'AUDIT';
      readonly auditor: string;
      readonly from: IsoDate;
      readonly to: IsoDate;
      readonly scope: string;
    }
  | { readonly kind: 'REVIEW'; readonly method: string }
  | {
      readonly kind: 'PLAN';
      readonly from: IsoDate;
      readonly to: IsoDate;
      readonly tasks: readonly { readonly item: string; readonly due: string; readonly lead: string }[];
    };

/** A grade of the term's performance review, made public by law and order. */
export interface ReviewGrade {
  readonly name: string;
  readonly post: string;
  readonly grade: string;
}

export type CycleFact =
  | FactOf<
      'CYCLE_OPENED',
      'CYCLE',
      {
        readonly mode: CycleMode;
        readonly community: CommunityName;
        readonly termNo: number;
        readonly termExpiry: IsoDate;
        readonly electionDay: IsoDate;
        readonly partyDay: IsoDate;
        readonly packs: { readonly party: PackPin; readonly residents: PackPin };
        readonly legalSignOff?: string;
        /** The round (换届轮次) of the office above that this cycle belongs to. */
        readonly round?: string;
      }
    >
  | FactOf<
      'PLAN_ADOPTED',
      'CYCLE',
      {
        readonly electionDay: IsoDate;
        readonly partyDay: IsoDate;
        readonly steps: readonly PlannedStep[];
        /** The window of the round, where the day lies outside it. */
        readonly outsideRound?: RoundWindow;
        readonly warnings?: readonly string[];
      },
      { readonly step: StepCode; readonly person: string }
    >
  | FactOf<
      'STEP_RECORDED',
      'CYCLE',
      { readonly step: StepCode; readonly note: string; readonly evidence: readonly EvidenceRef[] }
    >
  | FactOf<'STEP_WAIVED', 'CYCLE', { readonly step: StepCode; readonly reason: string; readonly decisionNo: string }>
  | FactOf<'RECTIFICATION_REGISTERED', 'CYCLE', { readonly no: number; readonly matter: string }>
  | FactOf<
      'GATE_ITEM_SUBMITTED',
      'CYCLE',
      {
        readonly item: GateItemId;
        readonly summary: string;
        readonly evidence: readonly EvidenceRef[];
        /** Where it was made public; G3 and G4 demand publication, G2 does not. */
        readonly publishedAt?: string;
        readonly details?: GateDetails;
      },
      ReviewGrade
    >
  | FactOf<
      'GATE_ITEM_REVIEWED',
      'CYCLE',
      {
        readonly item: GateItemId;
        readonly verdict: 'ACCEPTED' | 'RETURNED';
        readonly note: string;
        readonly sources: readonly SourceRef[];
      }
    >;
