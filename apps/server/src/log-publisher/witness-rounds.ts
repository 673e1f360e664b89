import { newestCheckpoint } from '@mingxuan/store';
import type { Asked, AskParts } from './ask-witnesses.ts';
import { askWitnesses } from './ask-witnesses.ts';

/** Witnesses are not asked for every checkpoint of a busy day. */
const ASK_MS = 10_000;

export interface Rounds {
  /** Asks the witnesses if there is something new and some time has passed; does not wait for them. */
  readonly perhaps: () => void;
  /** Asks them for the newest checkpoint and waits. */
  readonly now: () => Promise<void>;
  readonly settled: () => Promise<void>;
}

export function createRounds(
  parts: AskParts,
  tell: (what: { readonly refused: Asked } | { readonly failed: unknown }) => void,
  signal: AbortSignal,
): Rounds {
  const anybody = parts.policy.witnesses.some(({ url }) => url !== null);
  let running: Promise<void> | null = null;
  let asked = Number.NEGATIVE_INFINITY;
  let complete = -1;
  const round = async (): Promise<void> => {
    try {
      const newest = await newestCheckpoint(parts.pool);
      if (newest === null || newest.size === complete) return;
      const answers = await askWitnesses(parts, newest, signal);
      for (const each of answers) {
        if (each.kind !== 'COSIGNED' && !signal.aborted) tell({ refused: each });
      }
      if (answers.every(({ kind }) => kind === 'COSIGNED')) complete = newest.size;
    } catch (cause) {
      tell({ failed: cause });
    }
  };
  const begin = (): Promise<void> => {
    asked = performance.now();
    running ??= round().finally(() => {
      running = null;
    });
    return running;
  };
  return {
    perhaps: () => {
      if (anybody && performance.now() - asked >= ASK_MS) void begin();
    },
    now: async () => {
      if (!anybody) return;
      // One that is under way may have begun before the checkpoint that is needed.
      await running;
      await begin();
    },
    settled: async () => {
      await running;
    },
  };
}
