import type { IsoDate } from '@mingxuan/rulebook';
import type { Meeting } from '../organisation.ts';
import type { PollId } from '../poll/facts.ts';
import type { ArchiveEntry, BallotPackage, SupportingBody } from './facts.ts';

/** From when on it stands no longer, because the result it rested on was counted anew; `null` while it stands. */
export interface Voidable {
  readonly voidedOn: IsoDate | null;
}

/** What is recorded after the result, besides papers and the handover. */
export interface Aftermath {
  readonly ballotsSealed: readonly {
    readonly no: number;
    readonly poll: PollId;
    readonly on: IsoDate;
    readonly packages: readonly { readonly what: BallotPackage; readonly seals: readonly string[] }[];
    readonly keeper: string;
    readonly witnesses: readonly string[];
    readonly place: string;
    readonly until: IsoDate;
  }[];
  readonly filings: readonly ({ readonly reportNo: string; readonly to: string; readonly on: IsoDate } & Voidable)[];
  readonly certificates: readonly ({ readonly id: string; readonly certNo: string; readonly on: IsoDate } & Voidable)[];
  readonly supporting: readonly ({
    readonly no: number;
    readonly body: SupportingBody;
    readonly title: string;
    readonly meeting: Meeting;
    readonly members: readonly { readonly name: string; readonly post: string; readonly sex?: 'F' | 'M' }[];
    readonly on: IsoDate;
  } & Voidable)[];
  readonly archive: { readonly entries: readonly ArchiveEntry[]; readonly on: IsoDate } | null;
}

export const nothingAfter: Aftermath = {
  ballotsSealed: [],
  filings: [],
  certificates: [],
  supporting: [],
  archive: null,
};
