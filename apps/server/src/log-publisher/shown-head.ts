import type { Head } from '@mingxuan/ledger';
import { GENESIS } from '@mingxuan/ledger';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { ok } from '@mingxuan/rulebook';
import { lastLogged, readLedger } from '@mingxuan/store';
import type { Services } from '../services.ts';
import type { States } from './held-back.ts';
import { hiddenCounts } from './held-back.ts';

/**
 * The last entry whose hash may be shown to anybody, on paper as well. A hash, or the first digits of one, is all that is needed to try the few
 * figures of a first count (docs/decisions/0012), so while bundles are counted nobody sees more of them than the public log shows.
 */
export async function shownHead(
  { ledger, database }: { readonly ledger: States } & Pick<Services, 'database'>,
  community: string,
  head: Head,
): Promise<Result<Head, Refusal>> {
  if (!(await hiddenCounts(ledger).held(community))) return ok(head);
  const seq = await lastLogged(database.pool, community);
  if (seq >= head.seq) return ok(head);
  if (seq === 0) return ok(GENESIS);
  const read = await readLedger(database, community, seq, 1);
  if (!read.ok) return read;
  return ok({ seq, hash: read.value[0]?.hash ?? GENESIS.hash });
}
