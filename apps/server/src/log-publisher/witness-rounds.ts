import type { Policy } from '@mingxuan/ledger';
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
  /** What a witness answered last. */
  readonly lastOf: (witness: string) => Asked | null;
  readonly settled: () => Promise<void>;
}

export function createRounds(
  parts: Omit<AskParts, 'policy'> & { readonly policy: () => Policy },
  tell: (what: { readonly refused: Asked } | { readonly failed: unknown }) => void,
  signal: AbortSignal,
): Rounds {
  const anybody = (): boolean => parts.policy().witnesses.some(({ url }) => url !== null);
  const last = new Map<string, Asked>();
  let running: Promise<void> | null = null;
  let asked = Number.NEGATIVE_INFINITY;
  /** What everybody has cosigned, and who everybody was. */
  let complete: { readonly size: number; readonly policy: Policy } | null = null;
  const round = async (): Promise<void> => {
    try {
      const newest = await newestCheckpoint(parts.pool);
      const policy = parts.policy();
      if (newest === null || (newest.size === complete?.size && policy === complete.policy)) return;
      const answers = await askWitnesses({ ...parts, policy }, newest, signal);
      for (const each of answers) {
        last.set(each.witness, each);
        if (each.kind !== 'COSIGNED' && !signal.aborted) tell({ refused: each });
      }
      if (answers.every(({ kind }) => kind === 'COSIGNED')) complete = { size: newest.size, policy };
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
      if (anybody() && performance.now() - asked >= ASK_MS) void begin();
    },
    now: async () => {
      if (!anybody()) return;
      // One that is under way may have begun before the checkpoint that is needed.
      await running;
      await begin();
    },
    lastOf: (witness) => last.get(witness) ?? null,
    settled: async () => {
      await running;
    },
  };
}
