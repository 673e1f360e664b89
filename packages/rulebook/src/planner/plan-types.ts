import type { HolidayCalendar } from '../calendar/index.ts';
import type { IsoDate } from '../date.ts';
import type { Rulebook, VotingMode } from '../law.ts';
import type { Reason, RuleId, SourceRef } from '../reason.ts';
import type { Text } from '../text.ts';
import type { BodyCode, Gate, Phase, StepCode } from './step.ts';

export type Pins = Readonly<Partial<Record<StepCode, IsoDate>>>;

export interface PlanInput {
  readonly party: Rulebook;
  readonly residents: Rulebook;
  readonly electionDay: IsoDate;
  /** Day of the Party members’ meeting (step B07); recommended by the plan when absent. */
  readonly partyDay?: IsoDate;
  /** Days a person has fixed. */
  readonly pins?: Pins;
  /** Day on which the present term ends. */
  readonly termExpiry?: IsoDate;
  /** When given, steps of other ways to elect are left out. */
  readonly mode?: VotingMode;
  readonly holidays: HolidayCalendar;
}

export interface PlannedStep {
  readonly code: StepCode;
  readonly name: Text;
  readonly phase: Phase;
  readonly gate?: Gate;
  /** Lawful window: confirmed texts only. */
  readonly earliest: IsoDate;
  readonly latest: IsoDate;
  /** No confirmed text sets that end of the window; the day given is only how far a plan looks. */
  readonly earliestOpen?: true;
  readonly latestOpen?: true;
  /** Recommended day: also keeps stricter readings and custom where there is room. */
  readonly planned: IsoDate;
  readonly responsible: Text;
  readonly responsibleCode: BodyCode;
  readonly papers: readonly Text[];
  readonly sources: readonly SourceRef[];
  /** What sets the latest day, and how it reads strictly. */
  readonly why: Text;
  /** A day lies in a year whose holidays are not yet published. */
  readonly provisional?: true;
}

/** A legal day that is not a step of its own, as the last day to withdraw a nomination. */
export interface PlanDeadline {
  readonly rule: RuleId;
  readonly name: Text;
  readonly day: IsoDate;
  readonly sources: readonly SourceRef[];
  /** Only told, because its source or its application is not settled. */
  readonly advisory?: true;
}

export interface ConflictPart {
  readonly rule: RuleId;
  readonly text: Text;
  readonly sources: readonly SourceRef[];
}

export interface FeasiblePlan {
  readonly feasible: true;
  readonly electionDay: IsoDate;
  readonly partyDay: IsoDate;
  readonly steps: readonly PlannedStep[];
  readonly deadlines: readonly PlanDeadline[];
  readonly warnings: readonly Reason[];
}

export interface InfeasiblePlan {
  readonly feasible: false;
  /** Minimal by inclusion: without any one of its parts the rest can be met. Another set may have fewer parts. */
  readonly conflict: readonly ConflictPart[];
  readonly suggestion: Text;
  /** Pins, all of them, changed to the nearest lawful days. */
  readonly suggestedPins?: Pins;
  /** The nearest election day that the given pins allow, if moving it alone resolves the conflict. */
  readonly suggestedElectionDay?: IsoDate;
  readonly suggestedPartyDay?: IsoDate;
  /** No one change helps: the days suggested go together. */
  readonly together?: true;
}

export type Plan = FeasiblePlan | InfeasiblePlan;
