import { canonicalize, formatPaperProof, issuedDigest } from '@mingxuan/ledger';
import { findPaperEntry } from '@mingxuan/store';
import type { Services } from '../services.ts';
import type { LogPublisher } from './log-publisher.ts';

/** The proof of a paper that was issued: `.tlog-proof` beside its PDF. `null` where there is no such paper, or no proof yet. */
export async function paperProof(
  { log, database }: Pick<Services, 'log' | 'database'>,
  { community, sha256 }: { readonly community: string; readonly sha256: string },
  ask: Parameters<LogPublisher['prove']>[2],
): Promise<string | null> {
  const entry = await findPaperEntry(database, community, sha256);
  if (entry === null || issuedDigest(entry) !== sha256) return null;
  const spelled = canonicalize(entry);
  const proof = await log.prove(community, entry.seq, ask);
  return spelled.ok && proof.ok ? formatPaperProof(spelled.value, proof.value) : null;
}
