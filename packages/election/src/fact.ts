import type { AfterFact, AftermathFact } from './after/facts.ts';
import type { AuditFact } from './audit/facts.ts';
import type { CandidateFact } from './candidates/facts.ts';
import type { ComplaintFact } from './complaints/facts.ts';
import type { CycleFact } from './cycle/facts.ts';
import type { ErasureFact } from './erasure/facts.ts';
import type { When } from './fact-of.ts';
import type { AssistanceFact } from './assistance/facts.ts';
import type { InspectionFact } from './inspection/facts.ts';
import type { IntroductionFact } from './introductions/facts.ts';
import type { NoticeFact } from './notices/facts.ts';
import type { PartyFact } from './party/facts.ts';
import type { PollFact } from './poll/facts.ts';
import type { RecFact } from './rec/facts.ts';
import type { RepresentativesFact } from './representatives/facts.ts';
import type { DuplicateFact } from './roll/duplicate-facts.ts';
import type { RollFact } from './roll/facts.ts';
import type { BoxFact } from './voting/box-facts.ts';
import type { VotingFact } from './voting/facts.ts';

/** Everything that can happen in a cycle. */
export type Fact =
  | CycleFact
  | PartyFact
  | InspectionFact
  | RepresentativesFact
  | AssistanceFact
  | RecFact
  | RollFact
  | DuplicateFact
  | CandidateFact
  | IntroductionFact
  | VotingFact
  | BoxFact
  | PollFact
  | AfterFact
  | AftermathFact
  | NoticeFact
  | AuditFact
  | ComplaintFact
  | ErasureFact;

export type FactType = Fact['type'];

/** A fact as the ledger holds it. */
export interface Recorded<F extends Fact = Fact> extends When {
  readonly fact: F;
}
