import type {
  IsoDate,
  Reason,
  Refusal,
  RegistrationGround,
  Result,
  Rulebook,
  SourceRef,
  Text,
} from '@mingxuan/rulebook';
import { err } from '@mingxuan/rulebook';
import type { HolidayCalendar } from '@mingxuan/rulebook';
import type { CycleMode } from './cycle/facts.ts';
import type { Fact } from './fact.ts';
import type { ActorRef } from './fact-of.ts';
import type { Channel } from './voting/channel.ts';

/** A listed voter as the decisions need them. */
export interface VoterFact {
  readonly voterNo: number;
  readonly name: string;
  readonly sex: 'F' | 'M';
  readonly birth: IsoDate;
  readonly idNumber?: string;
  /** Both absent only where the roll is not shown; empty where the register gave none, or it was erased. */
  readonly group?: string;
  readonly household?: string;
  readonly ground?: RegistrationGround;
  readonly phone?: string;
  readonly address?: string;
  readonly removed: boolean;
}

/** That a voter has used the entitlement in a poll: where, how and when. */
export interface CheckInFact {
  readonly voterNo: number;
  readonly channel: Channel;
  readonly place: string;
  readonly at: string;
}

/**
 * Everything a decision may look at besides the state: who, when, the law, and the few rows it asked for (`needs`).
 * The pure package has no clock, no database and no chance of its own; they all arrive here.
 */
export interface Context {
  readonly actor: ActorRef;
  /** The legal day on which the act takes place. */
  readonly on: IsoDate;
  /** The instant at which it is recorded. */
  readonly at: string;
  /** The clock's day, against which a real (not rehearsed) act may not lie in the future. */
  readonly today: IsoDate;
  readonly party: Rulebook;
  readonly residents: Rulebook;
  readonly holidays: HolidayCalendar;
  readonly voters: ReadonlyMap<number, VoterFact>;
  readonly checkIns: ReadonlyMap<number, CheckInFact>;
  /** A collision-resistant digest of a JSON value, for binding a signature to the figures shown. */
  readonly digest: (value: unknown) => string;
  /** Ids of those who stand, by strokes of the surname; absent where nobody asked or a character is not in the table. */
  readonly proposedOrder?: readonly string[];
}

/** What a decision gives: the facts to record, in order, or the reason why not. */
export type Decision = Result<readonly Fact[], Refusal>;

interface RefusalExtras {
  readonly rule?: string;
  readonly sources?: readonly SourceRef[];
  readonly reasons?: readonly Reason[];
}

/** A refusal that no rule of law stands behind needs no source; one that a rule stands behind must name it. */
export function refuse(
  code: string,
  message: Text,
  remedy: Text,
  extras: RefusalExtras = {},
): { readonly ok: false; readonly error: Refusal } {
  return err({
    code,
    message,
    remedy,
    sources: extras.sources ?? [],
    ...(extras.rule ? { rule: extras.rule } : {}),
    ...(extras.reasons ? { reasons: extras.reasons } : {}),
  });
}

/** Turns a broken rule into a refusal; a warning or an unsettled question never refuses. */
export function refuseIfViolated(code: string, reason: Reason, remedy: Text): Result<Reason, Refusal> {
  if (reason.verdict !== 'violation' && reason.verdict !== 'conflict') return { ok: true, value: reason };
  return refuse(code, reason.text, remedy, { rule: reason.rule, sources: reason.sources, reasons: [reason] });
}

/** A real cycle records only what has happened; a rehearsal may run ahead of the clock. */
export function refuseIfFuture(
  mode: CycleMode,
  { on, today }: Context,
  remedy: Text,
): ReturnType<typeof refuse> | null {
  if (mode !== 'REAL' || on <= today) return null;
  const said = { zh: `办理日期${on}还没有到，今天是${today}。`, en: `The act is dated ${on}; today is ${today}.` };
  return refuse('ACT_IN_THE_FUTURE', said, remedy);
}
