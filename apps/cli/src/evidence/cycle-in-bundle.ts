import type { Cycle, Recorded, State } from '@mingxuan/election';
import { evolve, unopened } from '@mingxuan/election';
import { isErased, verifyBundle } from '@mingxuan/ledger';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import { recordedFact } from '@mingxuan/server';
import { withStandIns } from './unseen.ts';

/** A cycle as its evidence shows it, with every act in order. */
export interface CycleInBundle {
  readonly cycle: Cycle;
  readonly recorded: readonly Recorded[];
}

/** Folds the ledger of a bundle. Evidence that does not hold is refused: nothing is told from it. */
export function cycleInBundle(bytes: Uint8Array): Result<CycleInBundle, Refusal> {
  const { faults, entries, sealed } = verifyBundle(bytes);
  const wrong = faults.find((fault) => fault.severity === 'error');
  if (wrong !== undefined) return err(damaged(wrong.message.zh, wrong.message.en));
  try {
    const recorded = entries.map((entry) => {
      const records = (sealed.get(entry.seq) ?? []).map((record) =>
        isErased(record)
          ? { disclosure: 'RESTRICTED' as const, value: null }
          : { disclosure: record.disclosure, value: record.value },
      );
      return withStandIns(recordedFact({ entry, hash: '', records }));
    });
    const state = recorded.reduce<State>(evolve, unopened);
    return state.status === 'UNOPENED'
      ? err(damaged('没有启动换届', 'no cycle is opened'))
      : ok({ cycle: state, recorded });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return err(damaged(why, why));
  }
}

const damaged = (zh: string, en: string): Refusal => ({
  code: 'BUNDLE_NOT_READABLE',
  message: { zh: `证据包不能用：${zh}`, en: `The bundle cannot be used: ${en}` },
  remedy: { zh: '请先用 mingxuan verify 检验它。', en: 'Check it with mingxuan verify first.' },
  sources: [],
});
