import type { LogKey, LogProof, LogSigner, Policy } from '@mingxuan/ledger';
import { formatVkey, parseTreeHead, readNote, signTreeHead } from '@mingxuan/ledger';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err } from '@mingxuan/rulebook';
import type { DamagedEntry, Database, HoldBack, Step } from '@mingxuan/store';
import { checkpointAt, createSequencer, readLogFile } from '@mingxuan/store';
import type { Asked } from './ask-witnesses.ts';
import { keepLines } from './ask-witnesses.ts';
import { indexOf, newestWithLines, newestWitnessed, notInLog, proofUnder } from './log-proofs.ts';
import type { Guard } from './log-guard.ts';
import { createGuard } from './log-guard.ts';
import type { LogState } from './log-now.ts';
import { logNow } from './log-now.ts';
import type { PolicySource } from './witness-policy.ts';
import { createRounds } from './witness-rounds.ts';

/** Keeps the log of the installation up to date, shows it to everybody, and has it witnessed. */
export interface LogPublisher {
  /** Begins to follow what is recorded; until then the log moves only when somebody needs it to. */
  readonly start: () => void;
  readonly stop: () => Promise<void>;
  /** A file of the log: a tile, or a bundle of leaves. */
  readonly file: (path: string) => Promise<Uint8Array | null>;
  /** The newest checkpoint with what cosignatures it has. */
  readonly checkpoint: () => Promise<string | null>;
  /** The newest checkpoint that the policy's quorum has cosigned. */
  readonly witnessed: () => Promise<string | null>;
  /** The policy as a file for others, and every key of the log, a line each. */
  readonly policyText: () => Promise<string>;
  readonly keyLines: string;
  /** Whether the log goes on, who was asked to witness it, and what they answered. */
  readonly state: () => Promise<LogState>;
  /** Takes cosignatures that a witness brings by itself, under the checkpoint's text. */
  readonly takeCosignatures: (note: string) => Promise<'KEPT' | 'MALFORMED' | 'UNKNOWN' | 'NOT_A_WITNESS'>;
  /** That an entry stands in the log, under a checkpoint that as many as possible vouch for. */
  readonly prove: (
    community: string,
    seq: number,
    /** Whether witnesses may be asked, and waited for, where too few have cosigned; or none is given before they have. */
    ask: 'ASK_WITNESSES' | 'AS_IT_STANDS' | 'ONCE_WITNESSED',
  ) => Promise<Result<Omit<LogProof, 'extra'>, Refusal>>;
}

export interface LogParts {
  readonly database: Pick<Database, 'pool'>;
  readonly origin: string;
  readonly signer: LogSigner;
  readonly keys: readonly LogKey[];
  readonly policy: PolicySource;
  /** Where keys and the mark of a restore lie. */
  readonly dataDir: string;
  readonly now: () => string;
  readonly fetch: typeof fetch;
  readonly holdBack: HoldBack;
  /** What somebody should know: the log stands still, an entry was changed, a witness refuses. Told once each. */
  readonly tell: (what: LogNews) => void;
}

export type LogNews =
  | { readonly kind: 'STOPPED'; readonly why: Refusal }
  | { readonly kind: 'DAMAGED'; readonly entry: DamagedEntry }
  | { readonly kind: 'WITNESS'; readonly asked: Asked }
  | { readonly kind: 'FAILED'; readonly cause: unknown };

/** How often it looks whether anything was recorded: well within the second that a checkpoint may be behind. */
const LOOK_MS = 300;
/** After a fault it goes on looking, but not as often. */
const PAUSE_MS = 10_000;

export function createLogPublisher(parts: LogParts): LogPublisher {
  const { pool } = parts.database;
  const policy = (): Policy => parts.policy.known().policy;
  const damaged = new Map<string, DamagedEntry>();
  const since = parts.now();
  const tell = tellingOnce((what) => {
    if (what.kind === 'DAMAGED') damaged.set(`${what.entry.community} ${what.entry.seq}`, what.entry);
    parts.tell(what);
  });
  const end = new AbortController();
  const guard = createGuard(parts, end.signal);
  const witnesses = createRounds(
    { pool, policy, now: parts.now, fetch: parts.fetch },
    (what) => {
      if ('failed' in what) return tell('witnesses', { kind: 'FAILED', cause: what.failed });
      if (what.refused.kind === 'LOST') guard.doubt();
      tell(`${what.refused.witness} ${what.refused.kind}`, { kind: 'WITNESS', asked: what.refused });
    },
    end.signal,
  );
  const step = stepping(parts, guard, tell);
  let following: Promise<void> = Promise.resolve();
  return {
    start: () => {
      following = follow(step, witnesses.perhaps, (cause) => tell('failed', { kind: 'FAILED', cause }), end.signal);
    },
    stop: async () => {
      end.abort();
      await following;
      await witnesses.settled();
    },
    file: (path) => readLogFile(pool, path),
    checkpoint: () => newestWithLines(pool),
    witnessed: () => newestWitnessed(pool, policy(), 0),
    policyText: async () => {
      await refreshed(parts.policy, tell);
      return parts.policy.known().text;
    },
    state: async () => {
      await refreshed(parts.policy, tell);
      return logNow({
        pool,
        origin: parts.origin,
        policy: policy(),
        standing: guard.standing(),
        rounds: witnesses,
        damaged: [...damaged.values()],
        since,
      });
    },
    keyLines: parts.keys.map((key) => `${formatVkey(key)}\n`).join(''),
    takeCosignatures: async (note) => {
      await refreshed(parts.policy, tell);
      return take(parts, note);
    },
    prove: async (community, seq, ask) => {
      await refreshed(parts.policy, tell);
      const index = await indexOf(pool, community, seq, step);
      if (index === null) return err(notInLog(community, seq));
      const before = await newestWitnessed(pool, policy(), index + 1);
      if (before === null && ask === 'ASK_WITNESSES' && policy().quorum !== 'none') await witnesses.now();
      const witnessed = before ?? (await newestWitnessed(pool, policy(), index + 1));
      const mayStand = ask !== 'ONCE_WITNESSED' || policy().quorum === 'none';
      const checkpoint = witnessed ?? (mayStand ? await newestWithLines(pool) : null);
      return checkpoint === null ? err(notInLog(community, seq)) : proofUnder(pool, index, checkpoint);
    },
  };
}

type Tell = (key: string, what: LogNews) => void;

async function refreshed(policy: PolicySource, tell: Tell): Promise<void> {
  const why = await policy.refresh();
  if (why !== null) tell(`${why.code} ${why.message.en}`, { kind: 'STOPPED', why });
}

/** One batch of the log, and what there is to say of it; null while the log stands still. */
function stepping(parts: LogParts, guard: Guard, tell: Tell): () => Promise<Step | null> {
  const sequencer = createSequencer(parts.database, {
    origin: parts.origin,
    keys: parts.keys,
    sign: (head) => signTreeHead(head, parts.signer),
    now: parts.now,
    holdBack: parts.holdBack,
  });
  return async () => {
    await refreshed(parts.policy, tell);
    const stopped = await guard.objection();
    if (stopped !== null) {
      tell(`${stopped.code} ${stopped.message.en}`, { kind: 'STOPPED', why: stopped });
      return null;
    }
    const done = await sequencer.step();
    if (done.ok && done.value.kind === 'WRITTEN') await guard.signed();
    if (!done.ok) {
      tell(done.error.code, { kind: 'STOPPED', why: done.error });
      return null;
    }
    for (const entry of done.value.damaged) tell(`${entry.community} ${entry.seq}`, { kind: 'DAMAGED', entry });
    return done.value;
  };
}

async function follow(
  step: () => Promise<Step | null>,
  rested: () => void,
  failed: (cause: unknown) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    let pause = LOOK_MS;
    try {
      const done = await step();
      if (done === null) pause = PAUSE_MS;
      else if (done.more) pause = 0;
      else rested();
    } catch (cause) {
      failed(cause);
      pause = PAUSE_MS;
    }
    await sleep(pause, signal);
  }
}

async function take(
  { database: { pool }, policy, now }: LogParts,
  note: string,
): Promise<'KEPT' | 'MALFORMED' | 'UNKNOWN' | 'NOT_A_WITNESS'> {
  const read = readNote(note);
  const head = read.ok ? parseTreeHead(read.value.text) : read;
  if (!read.ok || !head.ok) return 'MALFORMED';
  const own = await checkpointAt(pool, head.value.size);
  const mine = own === null ? null : readNote(own.note);
  if (own === null || mine?.ok !== true || mine.value.text !== read.value.text) return 'UNKNOWN';
  const lines = note
    .slice(read.value.text.length + 1, -1)
    .split('\n')
    .map((line) => `${line}\n`);
  let kept = false;
  for (const { key } of policy.known().policy.witnesses)
    kept = (await keepLines({ pool, now }, key, own, lines)) || kept;
  return kept ? 'KEPT' : 'NOT_A_WITNESS';
}

/** Says everything once, and again when it has changed. */
function tellingOnce(tell: LogParts['tell']): Tell {
  const told = new Set<string>();
  return (key, what) => {
    if (told.has(key)) return;
    // A set that somebody could fill without end would be a leak.
    if (told.size > 1000) told.clear();
    told.add(key);
    tell(what);
  };
}

const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
  });
