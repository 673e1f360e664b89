import type { Urgency } from '@mingxuan/election';
import type { IsoDate, SourceRef, StepCode, Text } from '@mingxuan/rulebook';
import * as z from 'zod';
import * as p from './primitives.ts';

/** Something open in one of the communities that one may see. */
export interface MyTask {
  readonly community: { readonly id: string; readonly name: string };
  /** Today as that community lives it. */
  readonly today: IsoDate;
  readonly key: string;
  readonly step: StepCode;
  readonly title: Text;
  readonly person: string | null;
  readonly earliest: IsoDate | null;
  readonly planned: IsoDate;
  /** The last lawful day; `null` where no text sets one. */
  readonly latest: IsoDate | null;
  readonly daysLeft: number;
  readonly urgency: Urgency;
  /** Its last lawful day has gone by. */
  readonly unlawful: boolean;
  /** The first thing that stands before it, and how many there are. */
  readonly waitsFor: Text | null;
  readonly waitsForMany: number;
  readonly sources: readonly SourceRef[];
  /** Named in the plan, or of an office held; `null` in what may be watched. */
  readonly mine: 'NAMED' | 'OFFICE' | null;
}

/** What is one's own in all communities together, the most urgent first. */
export interface MyTasks {
  readonly rows: readonly MyTask[];
  /** Of all, listed or not. */
  readonly counts: Readonly<Record<Urgency, number>>;
  /** How many more there are than are listed. */
  readonly more: number;
  /** In how many communities the ledger is still being read: what is open there may be missing. */
  readonly reading: number;
  /** What an observer may come and see in the coming week. */
  readonly watch: readonly MyTask[];
}

/** A calendar: of one person, or of everybody; in one of the two languages. */
export const calendarQuery = z.object({
  person: p.addressText.exactOptional(),
  lang: z.enum(['zh', 'en']).default('zh'),
});
