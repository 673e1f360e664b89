import type { OverlayId, PackId, Post, VotingMode } from '../law.ts';
import type { IsoDate } from '../date.ts';

export type Sex = 'F' | 'M';

/** Who votes: one of the three modes of the residents' law, or the Party members present. */
export type ElectorateMode = VotingMode | 'PARTY_MEMBERS';

/**
 * `entitled`: registered voters, published household or residents' representatives, or the Party's 应到会.
 * `present`: residents — people who took part, by their signatures for ballots; Party — 实到会有选举权人数.
 */
export interface Electorate {
  readonly mode: ElectorateMode;
  readonly entitled: number;
  readonly present: number | null;
}

/** Paper counts. `collected` includes the invalid and the blank ballots. */
export interface Ballots {
  readonly issued: number;
  readonly collected: number;
  readonly invalid: number;
}

/** Someone who received votes. `id` tells namesakes apart; without it the name is the person. */
export interface Person {
  readonly name: string;
  readonly id?: string;
  readonly sex?: Sex;
}

export interface Nominee extends Person {
  readonly votes: number;
  readonly against?: number;
  readonly abstain?: number;
  /** `false`: found, after the vote, not to meet the conditions. */
  readonly qualified?: boolean;
}

/** 另选他人. Whether the person is a registered voter and meets the conditions must be established before a result. */
export interface WriteIn extends Person {
  readonly votes: number;
  readonly registered?: boolean;
  readonly qualified?: boolean;
}

/** Party: the recorded resolution to make do with fewer seats instead of voting again. */
export interface Reduction {
  readonly seats: number;
  readonly agreed: number;
}

export interface ContestInput {
  readonly post: Post;
  readonly seats: number;
  readonly nominees: readonly Nominee[];
  readonly writeIns: readonly WriteIn[];
  /** Where each post has its own ballot paper (as in Henan): this contest's own counts. */
  readonly ballots?: Ballots;
  /** 再次投票: this contest is the runoff among the tied of an earlier count. */
  readonly runoff?: boolean;
  readonly reduction?: Reduction;
}

/** Two people who are related, by name or id. `relation` as `SPOUSE`, `PARENT_CHILD`, `SIBLING`, or in Chinese. */
export interface Relation {
  readonly a: string;
  readonly b: string;
  readonly relation: string;
}

/** Someone elected in an earlier round of this committee. */
export interface Seated extends Person {
  readonly post: Post;
}

/** One ballot box: people who voted there, ballots found in it. */
export interface BoxCount {
  readonly box: string;
  readonly voters: number;
  readonly collected: number;
}

/** Everything a result is decided from. Obtained from outside through `parseOutcomeInput`. */
export interface OutcomeInput {
  readonly rules: PackId;
  readonly overlays: readonly OverlayId[];
  readonly heldOn: IsoDate;
  readonly electorate: Electorate;
  readonly ballots: Ballots;
  readonly contests: readonly ContestInput[];
  readonly relatives: readonly Relation[];
  /** 1 = first vote, 2 = 另行选举. */
  readonly round: 1 | 2;
  /** Round 2: who already holds a seat. Absent = not told. */
  readonly seated?: readonly Seated[];
  readonly boxes?: readonly BoxCount[];
}

/** The identity two rows share when they mean one person. */
export function personKey(person: Person): string {
  return person.id ?? person.name;
}
