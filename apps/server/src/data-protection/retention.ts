import type { FactType } from '@mingxuan/election';
import type { IsoDate, Refusal, Result, Text } from '@mingxuan/rulebook';
import { addYears, err, ok } from '@mingxuan/rulebook';
import { isErased } from '@mingxuan/ledger';
import { readLedger, within } from '@mingxuan/store';
import { isPersonalPaper } from '../cycle/personal-papers.ts';
import type { Erasure, ErasureParts } from './erase.ts';
import { standsInTheWay } from './erase.ts';
import { SEALED } from './sealed.ts';
import type { TreatmentId } from './treatments.ts';
import { TERMS, TREATMENTS } from './treatments.ts';

/** What would go from one community, and why it may not yet. */
export interface RetentionPlan {
  readonly community: string;
  readonly closedOn: IsoDate | null;
  /** The first day on which it may go; null while the cycle is open. */
  readonly dueOn: IsoDate | null;
  readonly blockedBy: readonly Text[];
  /** Records by purpose. */
  readonly kinds: Readonly<Partial<Record<TreatmentId, number>>>;
  readonly records: Erasure['records'];
  readonly voters: readonly number[];
  readonly files: readonly string[];
}

const purposeOf = (type: string): TreatmentId | null =>
  Object.hasOwn(SEALED, type) ? SEALED[type as FactType & keyof typeof SEALED] : null;
const ends = (treatment: TreatmentId): boolean => TERMS[TREATMENTS[treatment].term].ends.by === 'RETENTION';

/**
 * What of a community has reached the end of its term on a day: restricted records whose purpose ends by retention, the rows made of
 * them, and files. What the law has published stays. Reads; changes nothing.
 */
export async function planRetention(
  parts: ErasureParts,
  community: string,
  today: IsoDate,
): Promise<Result<RetentionPlan, Refusal>> {
  const read = await readLedger(parts.database, community);
  if (!read.ok) return read;
  const closed = read.value.findLast(({ entry }) => entry.type === 'CYCLE_CLOSED');
  const closedOn = (closed?.entry.on ?? null) as IsoDate | null;
  const dueOn = closedOn === null ? null : addYears(closedOn, TERMS.ARCHIVE.ends.years);
  const blocked = await standsInTheWay(parts, community);
  if (!blocked.ok) return blocked;
  if (dueOn === null || dueOn > today) {
    return ok({ community, closedOn, dueOn, blockedBy: blocked.value, kinds: {}, records: [], voters: [], files: [] });
  }
  const kinds: Partial<Record<TreatmentId, number>> = {};
  const records: { seq: number; idx: number }[] = [];
  for (const { entry, sealed } of read.value) {
    const purpose = purposeOf(entry.type);
    if (purpose === null || !ends(purpose)) continue;
    for (const [idx, record] of sealed.entries()) {
      if (isErased(record) || record.disclosure === 'PUBLIC') continue;
      records.push({ seq: entry.seq, idx });
      kinds[purpose] = (kinds[purpose] ?? 0) + 1;
    }
  }
  const current = await parts.ledger.current(community);
  if (!current.ok) return current;
  const papers = current.value.state.status === 'UNOPENED' ? [] : current.value.state.papers;
  // What hung on the wall without naming voters stays, as what the law has published does.
  const published = new Set(papers.filter(({ paper }) => !isPersonalPaper(paper)).map(({ sha256 }) => sha256));
  const db = within(parts.database.pool, community);
  const voters = await db.query<{ no: number }>(
    'SELECT voter_no AS no FROM voter WHERE community_id = $1 AND name IS NOT NULL ORDER BY voter_no',
    [community],
  );
  const files = await db.query<{ sha256: string }>(
    'SELECT sha256 FROM file WHERE community_id = $1 AND length(bytes) > 0 ORDER BY sha256',
    [community],
  );
  return ok({
    community,
    closedOn,
    dueOn,
    blockedBy: blocked.value,
    kinds,
    records,
    voters: voters.rows.map(({ no }) => no),
    files: files.rows.map(({ sha256 }) => sha256).filter((sha256) => !published.has(sha256)),
  });
}

/** The erasure that a plan comes to; a refusal where its term has not ended or no decision on the archive is named. */
export function erasureOf(plan: RetentionPlan, approvalNo: string): Result<Erasure, Refusal> {
  if (approvalNo.trim() === '') return err(noDecision);
  const { records, voters, files } = plan;
  return ok({ why: 'TERM_ENDED', approvalNo: approvalNo.trim(), records, voters, files });
}

const noDecision: Refusal = {
  code: 'NO_ARCHIVE_DECISION',
  message: {
    zh: '没有写明批准销毁的文号。档案不得擅自销毁（档案法）。',
    en: 'No decision is named by which the archive may go; nobody may destroy it on their own (Archives Law).',
  },
  remedy: {
    zh: '先按档案鉴定程序批准，再用 --approval 写上文号。',
    en: 'Have it approved first, then name it with --approval.',
  },
  sources: [],
};
