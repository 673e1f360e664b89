import type { TermExtension, TermStanding } from '@mingxuan/election';
import type { IsoDate, PackId, SourceRef, Text } from '@mingxuan/rulebook';
import * as z from 'zod';
import * as p from './primitives.ts';

/** A row of the tree that cannot be taken: where it stands and what to do about it. */
export interface TreeProblem {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly message: Text;
}

/** What importing a file would do; `rows` = accepted + those with problems. */
export interface TreeReport {
  readonly sha256: string;
  /** Of what would be changed: whoever confirms, confirms exactly this. */
  readonly digest: string;
  readonly rows: number;
  readonly accepted: number;
  readonly blank: number;
  readonly communities: number;
  /** Sheets with content but without the headings that are needed. */
  readonly unreadSheets: readonly string[];
  readonly problems: readonly TreeProblem[];
  readonly added: readonly { readonly id: string; readonly name: string }[];
  readonly changed: readonly {
    readonly id: string;
    readonly name: string;
    readonly changes: readonly { readonly field: string; readonly before: string; readonly after: string }[];
  }[];
  readonly same: number;
  /** Known already and not in the file: they stay as they are. */
  readonly notInFile: readonly { readonly id: string; readonly name: string }[];
}

/** Where a community stands, as it was imported; what an opening begins from. */
export interface OrganisationView {
  readonly id: string;
  readonly city: string;
  readonly district: string;
  readonly street: string;
  readonly name: string;
  readonly regime: 'RESIDENTS' | 'VILLAGERS';
  readonly electedOn: IsoDate | null;
  readonly termEnds: IsoDate | null;
  readonly people: readonly { readonly duty: string; readonly name: string; readonly phone: string | null }[];
}

/** What the file is called, and, to confirm, what was shown: the digest of its changes. */
export const treeQuery = z.object({ name: p.fileName, digest: p.sha256.exactOptional() });

/** A community's term with every extension of it that was ever entered. */
export interface TermRow {
  readonly id: string;
  readonly name: string;
  readonly district: string | null;
  readonly street: string | null;
  readonly regime: 'RESIDENTS' | 'VILLAGERS' | null;
  readonly electedOn: IsoDate | null;
  /** The last day as it was stated or follows from the law, without extensions; `null` where nobody said. */
  readonly stated: IsoDate | null;
  /** As of today, extensions counted in. */
  readonly term: TermStanding | null;
  readonly extensions: readonly TermExtension[];
  /** The lines of its register do not follow from each other: somebody changed them in the database. No extension counts. */
  readonly changed: boolean;
}

/** The term ledger of all communities that one may see. */
export interface TermLedger {
  readonly rows: readonly TermRow[];
  /** Of how many communities the ledger is still being read: their term may be another. */
  readonly reading: number;
}

export const extensionAsked = z.strictObject({
  until: p.isoDate,
  authority: p.requiredText,
  documentNo: p.requiredText,
  decidedOn: p.isoDate,
  reason: p.requiredText,
});

export const extensionAnswer = z.strictObject({ no: p.positive, granted: z.boolean(), ground: p.optionalText });

/** What was entered, with what speaks against it without forbidding it. */
export interface ExtensionEntered {
  readonly no: number;
  readonly warnings: readonly { readonly message: Text; readonly sources: readonly SourceRef[] }[];
}

/** One round (换届轮次): many communities that elect anew in one season, under one office. */
export interface Round {
  readonly id: string;
  /** The codes of the place whose communities it is for, joined by dots. */
  readonly place: string;
  readonly name: string;
  readonly from: IsoDate;
  readonly until: IsoDate;
  /** Between which days its election days lie. */
  readonly electionFrom: IsoDate;
  readonly electionUntil: IsoDate;
  /** The document that it rests on. */
  readonly basis: string;
  /** Under which law each kind of community elects. */
  readonly packs: { readonly RESIDENTS: PackId; readonly VILLAGERS: PackId };
}

export const newRound = z.strictObject({
  place: z.string().regex(/^[0-9a-z]+(\.[0-9a-z]+){0,2}$/, '没有这个地方'),
  name: p.requiredText,
  from: p.isoDate,
  until: p.isoDate,
  electionFrom: p.isoDate,
  electionUntil: p.isoDate,
  basis: p.requiredText,
  packs: z.strictObject({ RESIDENTS: p.packId, VILLAGERS: p.packId }),
});

/** A file that was taken into the tree: when, by whom, and how many communities of it one may see. */
export interface TreeImportRow {
  readonly at: string;
  readonly by: string;
  /** SHA-256 of the file; empty where it was not kept. */
  readonly file: string;
  readonly communities: number;
  readonly added: number;
}

/** What that file changed of one community; of a new one, everything. */
export interface TreeImportChange {
  readonly id: string;
  readonly name: string;
  readonly isNew: boolean;
  readonly changes: TreeReport['changed'][number]['changes'];
}

/** Which import: its moment and the digest of its file. */
export const treeImportQuery = z.object({ at: z.iso.datetime(), file: p.sha256.or(z.literal('')) });

/** What one import put into the tree; `changes` against the one before it. */
export interface OrganisationImportRow {
  readonly no: number;
  readonly at: string;
  /** Who imported it. */
  readonly by: string;
  /** SHA-256 of the file; empty where it was not kept. */
  readonly file: string;
  readonly changes: readonly { readonly field: string; readonly before: string; readonly after: string }[];
}
