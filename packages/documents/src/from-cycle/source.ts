import type { Cycle } from '@mingxuan/election';
import type { IsoDate, Rulebook, Text } from '@mingxuan/rulebook';
import type { PaperFactsById, PaperId } from '../papers/catalogue.ts';
import type { Draft, Sex } from '../papers/paper.ts';

/** What a public list may show of a voter. */
export interface ListedVoter {
  readonly voterNo: number;
  readonly name: string;
  readonly sex: Sex;
  readonly group: string;
}

/** All that papers are made from: one community's cycle at one position of its ledger, on one legal day. */
export interface PaperSource {
  readonly cycle: Cycle;
  /** The community's id. */
  readonly community: string;
  /** Ledger position that the cycle was folded to; printed on every paper. */
  readonly head: { readonly seq: number; readonly hash: string };
  /** 成文日期. */
  readonly on: IsoDate;
  readonly voters: readonly ListedVoter[];
  readonly party: Rulebook;
  readonly residents: Rulebook;
}

/** What a paper is about where it exists more than once: a poll, an objection, a person. */
export interface Subject {
  /** As in `RESULT:residents-2`; empty for a paper that exists once. */
  readonly key: string;
  /** Added to the title; empty for a paper that exists once. */
  readonly label: Text;
  /** The label names a person: it is shown to those who print, and goes nowhere public. */
  readonly personal?: true;
  /** Its place among its kind, from 1: the notice number follows it. */
  readonly nth: number;
}

/** How one paper follows from a cycle. */
export interface Mapping<K extends PaperId> {
  /** None while the paper has nothing to be about; papers that every election has are always offered. */
  readonly subjects: (source: PaperSource) => readonly Subject[];
  /** The paper's facts as far as the ledger holds them; what it does not hold is left absent, never made up. */
  readonly draft: (source: PaperSource, subject: Subject) => Draft<PaperFactsById[K]>;
}

const once: readonly Subject[] = [{ key: '', label: { zh: '', en: '' }, nth: 1 }];

/** The subject of a paper that every election has exactly once. */
export const onlyOne = (): readonly Subject[] => once;
