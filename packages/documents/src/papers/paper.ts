import type { IsoDate, Text } from '@mingxuan/rulebook';

/** What every paper carries besides its own facts. */
export interface PaperHead {
  /** As `幸福里社区`. */
  readonly community: string;
  /** As `和平街道`. */
  readonly subDistrict: string;
  /** As `城东区`. */
  readonly district: string;
  /** 届次: 7 is printed 第七届. */
  readonly termNo: number;
  /** Marked 演练 on every page when true. */
  readonly rehearsal: boolean;
  /** 成文日期. */
  readonly issuedOn: IsoDate;
  /** Whose seal goes on it. */
  readonly issuer: string;
  /** 公告编号 as the locality counts it: `4` or `2-1`, printed 第4号. Absent = none is printed. */
  readonly displayNo?: string;
  /** Where in the ledger the paper's facts stand. */
  readonly verification: {
    /** Short code a resident can type in. */
    readonly code: string;
    /** Ledger position the facts were taken from. */
    readonly seq: number;
    /** Hex hash of the ledger at that position. */
    readonly hash: string;
  };
}

/** Man or woman as on the identity card. */
export type Sex = 'M' | 'F';

/** Why a conclusion holds: the sentence with its figures, and the articles it rests on. */
export interface LawReason {
  readonly text: string;
  /** As `《城市居民委员会组织法》第十九条`. */
  readonly law: readonly string[];
}

/** Facts of any paper: its head, and what the paper is about. */
export interface PaperFacts {
  readonly head: PaperHead;
  /** Set in facts of the empty form, where a paper has one. */
  readonly forPen?: true;
}

/** The form of a paper before its figures are there: what is known is printed, the figures are written in by hand. */
export interface FormForPen<D extends PaperFacts> {
  readonly template: string;
  readonly needs: readonly string[];
  readonly sample: D;
}

/** Facts as they come together: any of them may still be absent. */
export type Draft<T> = T extends string | number | boolean
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Draft<Item>[]
    : { readonly [K in keyof T]?: Draft<T[K]> | undefined };

/** One paper of the catalogue. */
export interface Paper<D extends PaperFacts> {
  /** Number in the catalogue of forms, as `N04`; localities number differently, so nothing depends on it. */
  readonly form: string;
  readonly title: Text;
  /** Template file, named after the form. */
  readonly template: string;
  /** Tagged for screen readers; off for long tables. */
  readonly tags: boolean;
  /** Facts without which it is not printed, as paths: `groups[].voters[].name`. */
  readonly needs: readonly string[];
  /** `false` where no Word file is made: nobody edits a ballot, a card or a certificate. */
  readonly word?: false;
  /** `true` where nothing may tell one copy from another: ballots, and slips written without a name. No code, no address. */
  readonly secret?: true;
  /** `true` where it names voters, or says of people what is not for the public: kept from the public, and from readers without the roll
   * (Party papers: without the Party election). */
  readonly personal?: true;
  /** Texts drawn as QR codes beside the facts, in the order the template uses them. */
  readonly codes?: (data: D) => readonly string[];
  /** Facts that contradict each other; nothing is printed until they agree. */
  readonly disagreements?: (data: D) => readonly Text[];
  /** Made-up facts for the gallery and the tests. */
  readonly sample: D;
  /** The same form for the pen; used for facts that say `forPen`. */
  readonly forPen?: FormForPen<D>;
}
