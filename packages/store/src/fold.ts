import type { Head } from '@mingxuan/ledger';
import { GENESIS } from '@mingxuan/ledger';
import type { Vault } from '@mingxuan/vault';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { Stretch } from './desk-pages.ts';
import { newStretch } from './desk-pages.ts';
import type { Domain, RecordedAct } from './domain.ts';
import type { Queryable } from './ledger-rows.ts';
import { asAct, readItems } from './ledger-rows.ts';
import { placeOf } from './private-values.ts';
import { ledgerDamaged } from './store-refusal.ts';

/** A community's state at one point of its chain. */
export interface Folded<State> {
  readonly head: Head;
  readonly state: State;
  /** The seq of the newest snapshot in the database, 0 for none. */
  readonly savedAt: number;
  /** As long as it is the same, pages of the poll book that were read in it still count. */
  readonly stretch: Stretch;
}

const BATCH = 500;
/** Neither what is remembered nor what was saved: all from the first entry. */
const BEGINNING = 'BEGINNING';

/**
 * Folds up to `head`, starting from what is known: the state in memory, else the snapshot, else the beginning. Folding
 * stops at a damaged row with a refusal; whether intact rows are also unaltered is for `rebuild` and `verify` to say.
 */
export async function foldUpTo<State>(
  db: Queryable,
  vault: Vault,
  domain: Domain<State>,
  communityId: string,
  head: Head,
  known: Folded<State> | typeof BEGINNING | null,
): Promise<Result<Folded<State>, Refusal>> {
  if (known !== BEGINNING && known?.head.hash === head.hash) return ok(known);
  const from = await startingPoint(db, vault, domain, communityId, head, known);
  let { state, head: at } = from;
  while (at.seq < head.seq) {
    const items = await readItems(db, vault, communityId, at.seq + 1, Math.min(BATCH, head.seq - at.seq));
    if (items.length === 0) return err(ledgerDamaged(communityId, missing(at.seq + 1)));
    for (const item of items) {
      if (!item.ok) return err(ledgerDamaged(communityId, item.error));
      if (item.value.entry.seq !== at.seq + 1) return err(ledgerDamaged(communityId, missing(at.seq + 1)));
      const act = asAct(item.value);
      const before = state;
      state = domain.evolve(before, act);
      // Somebody else has emptied records that what we remembered was folded from: only the beginning knows them as they are now.
      if (from.head.seq > 0 && emptiesRecords(domain, act, before, state)) {
        return foldUpTo(db, vault, domain, communityId, head, BEGINNING);
      }
      at = { seq: item.value.entry.seq, hash: item.value.hash };
    }
  }
  return ok({ head, state, savedAt: from.savedAt, stretch: newStretch() });
}

function emptiesRecords<State>(domain: Domain<State>, act: RecordedAct, before: State, after: State): boolean {
  return domain.project(act, { before, after }).some(({ kind }) => kind === 'SEALED_ERASED' || kind === 'FILE_ERASED');
}

const missing = (seq: number) => ({
  seq,
  idx: null,
  message: { zh: '这一号不见了', en: 'the entry is missing' },
});

async function startingPoint<State>(
  db: Queryable,
  vault: Vault,
  domain: Domain<State>,
  communityId: string,
  head: Head,
  known: Folded<State> | typeof BEGINNING | null,
): Promise<Omit<Folded<State>, 'stretch'>> {
  if (known === BEGINNING) return { head: GENESIS, state: domain.initial, savedAt: 0 };
  // What we remember counts only if this chain still contains it: a restored backup may have ended earlier or elsewhere.
  if (known !== null && known.head.seq > 0 && known.head.seq < head.seq) {
    const { rows } = await db.query<{ hash: string }>(
      'SELECT hash FROM ledger_entry WHERE community_id = $1 AND seq = $2',
      [communityId, known.head.seq],
    );
    if (rows[0]?.hash === known.head.hash) return known;
  }
  const { rows } = await db.query<{ seq: number; state: string; hash: string }>(
    `SELECT s.seq, s.state, e.hash FROM snapshot s JOIN ledger_entry e USING (community_id, seq)
      WHERE s.community_id = $1 AND s.version = $2 AND s.seq <= $3`,
    [communityId, domain.version, head.seq],
  );
  const saved = rows[0];
  const opened = saved === undefined ? null : vault.openText(placeOf.snapshot(communityId, saved.seq), saved.state);
  // A snapshot only spares work: one that does not open is as good as none, and `rebuild` will name it.
  if (saved === undefined || opened?.ok !== true) return { head: GENESIS, state: domain.initial, savedAt: 0 };
  // The store itself wrote it, from a State that survives JSON.
  return { head: { seq: saved.seq, hash: saved.hash }, state: JSON.parse(opened.value) as State, savedAt: saved.seq };
}
