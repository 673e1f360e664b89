import type { IssuedCopy, PaperSource } from '@mingxuan/documents';
import type { Paper } from '@mingxuan/election';
import { getFile, readLedger } from '@mingxuan/store';
import type { Services } from '../services.ts';
import { lineChanges } from './line-changes.ts';
import { keptWords, wordsNow } from './notice-words.ts';

/**
 * What a paper that is out was made from, for another form of it: its day and its place in the ledger, so that a poster says
 * and bears what the frozen sheet does. Null where the ledger says otherwise by now, or the place cannot be read.
 */
export async function asIssued(services: Services, source: PaperSource, out: Paper): Promise<PaperSource | null> {
  // Its words were not kept (issued in one step): it says what the ledger says, at the place where it says it.
  if (out.text === null) return { ...source, on: out.dated };
  // Never an entry that the source itself may not show (bundles are being counted).
  const seq = Math.min(out.basedOn, source.head.seq);
  const read = await readLedger(services.database, source.community, seq, 1);
  const hash = read.ok ? read.value[0]?.hash : undefined;
  if (hash === undefined) return null;
  const then = { ...source, on: out.dated, head: { seq, hash } };
  const kept = await keptWords(services, source.community, out.text);
  const words = await wordsNow(services, out.paper, then);
  const same = kept.ok && kept.value !== null && words.ok && lineChanges(kept.value, words.value).length === 0;
  return same ? then : null;
}

/** A paper that is out: its frozen bytes, and what other forms of it are made from. */
export async function issuedCopy(services: Services, source: PaperSource, out: Paper): Promise<IssuedCopy> {
  const file = await getFile(services.database, source.community, out.sha256);
  const pdf = file.ok ? (file.value?.bytes ?? null) : null;
  return { pdf, source: await asIssued(services, source, out) };
}
