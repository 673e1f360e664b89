import type { LogKey, Policy } from '@mingxuan/ledger';
import type { Refusal } from '@mingxuan/rulebook';
import type { Database } from '@mingxuan/store';
import { newestCheckpoint } from '@mingxuan/store';
import { knownOutside } from './known-outside.ts';
import type { LogStanding } from './standing.ts';
import { standingOf, whyStopped } from './standing.ts';
import type { PolicySource } from './witness-policy.ts';

/** Stands before every signature: nothing is signed that does not continue what is known of the log outside of its database. */
export interface Guard {
  /** Why nothing may be signed now; null when the log goes on. Asks outside the first time, and again while there is an objection. */
  readonly objection: () => Promise<Refusal | null>;
  /** Something was heard that may contradict us: ask again before the next signature. */
  readonly doubt: () => void;
  /** A checkpoint was signed and is in the database. */
  readonly signed: () => Promise<void>;
  readonly standing: () => LogStanding;
}

interface GuardParts {
  readonly database: Pick<Database, 'pool'>;
  readonly origin: string;
  readonly keys: readonly LogKey[];
  readonly policy: PolicySource;
  readonly dataDir: string;
  readonly now: () => string;
  readonly fetch: typeof fetch;
}

/** While there is an objection, others are asked again no sooner than after this. */
const AGAIN_MS = 5000;

export function createGuard(parts: GuardParts, signal: AbortSignal): Guard {
  const { pool } = parts.database;
  const outside = knownOutside(parts.dataDir, { pool, now: parts.now, fetch: parts.fetch }, signal);
  let standing: LogStanding = { kind: 'ASKING', waitingFor: [] };
  let doubted = true;
  let under: Policy | null = null;
  let asked = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | null = null;
  const ask = async (): Promise<void> => {
    doubted = false;
    asked = performance.now();
    const restored = await outside.restored();
    const { policy } = parts.policy.known();
    under = policy;
    standing = await standingOf({ ...parts, pool }, await outside.seen(policy), restored);
    // Our own signature on more than there is stays with us, whoever is taken out of the policy afterwards.
    if (standing.kind === 'BEHIND' && standing.note !== null) await outside.signed(standing.note);
    if (standing.kind !== 'GOES_ON') return;
    // Killed between the signature and the record, the record would lack it for good.
    await record();
    if (restored) await outside.settled();
  };
  const record = async (): Promise<void> => {
    const newest = await newestCheckpoint(pool);
    if (newest !== null) await outside.signed(newest.note);
  };
  return {
    objection: async () => {
      const changed = standing.kind !== 'GOES_ON' && under !== parts.policy.known().policy;
      const waited = performance.now() - asked >= AGAIN_MS;
      // A database may be filled from a backup while this program runs on it.
      const due = doubted || changed || (standing.kind === 'GOES_ON' ? await outside.restored() : waited);
      if (due || asking !== null) {
        asking ??= ask().finally(() => {
          asking = null;
        });
        await asking;
      }
      return whyStopped(standing);
    },
    doubt: () => {
      doubted = true;
    },
    signed: record,
    standing: () => standing,
  };
}
