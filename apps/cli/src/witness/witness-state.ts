import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { LogKey, WatchedLog, WitnessRecord } from '@mingxuan/ledger';
import { formatVkey, openTreeHead, parseVkey } from '@mingxuan/ledger';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import { textIfThere, writeDurably } from './durable-file.ts';

/** What a witness remembers of the one log that it watches. It must never forget: its memory is what it is for. */
export interface WitnessState {
  readonly log: WatchedLog;
  /** The last checkpoint that it cosigned; null before the first. */
  readonly record: WitnessRecord | null;
}

/** Reads the state; null where there is none. A state that cannot be read is never taken for an empty one. */
export async function readState(file: string): Promise<Result<WitnessState | null, Refusal>> {
  const text = await textIfThere(file);
  if (text === null) return ok(null);
  const state = parseState(text);
  return state === null ? err(badState(file)) : ok(state);
}

export const writeState = (file: string, { log, record }: WitnessState): Promise<void> =>
  writeDurably(
    file,
    `${JSON.stringify({ v: 1, origin: log.origin, keys: log.keys.map(formatVkey), checkpoint: record?.checkpoint ?? null }, null, 1)}\n`,
  );

function parseState(text: string): WitnessState | null {
  const value = jsonOf(text);
  if (typeof value !== 'object' || value === null) return null;
  const { v, origin, keys, checkpoint } = value as Readonly<Record<string, unknown>>;
  if (v !== 1 || typeof origin !== 'string' || !Array.isArray(keys)) return null;
  const read = keys.map((line: unknown) => parseVkey(String(line)));
  const known = read.flatMap((key) => (key.ok ? [key.value] : []));
  if (known.length === 0 || known.length !== read.length) return null;
  const log = { origin, keys: known };
  if (checkpoint === null) return { log, record: null };
  if (typeof checkpoint !== 'string') return null;
  // Whoever could write this file could make us forget; at least it must be something that the log really signed.
  const opened = openTreeHead(checkpoint, origin, known);
  return opened.ok ? { log, record: { ...opened.value.head, checkpoint } } : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** The log's keys as they were given: they must all have its name. */
export function watchedLog(keys: readonly LogKey[]): Result<WatchedLog, Refusal> {
  const [first] = keys;
  if (first === undefined || keys.some((key) => key.name !== first.name || key.type === 'COSIGNATURE')) {
    return err({
      code: 'BAD_LOG_KEY',
      message: { zh: '给出的不是同一个日志的公钥。', en: 'These are not keys of one log.' },
      remedy: {
        zh: '请用日志的 /keys 里的那几行，并与公示的核对。',
        en: "Use the lines of the log's /keys, compared with what was posted.",
      },
      sources: [],
    });
  }
  return ok({ origin: first.name, keys });
}

/** Two statements of the log that do not go together, put away where nobody overwrites them. */
export async function keepEvidence(
  stateFile: string,
  sentence: string,
  held: WitnessRecord,
  shown: WitnessRecord,
): Promise<string> {
  const both = [sentence, '', '=== 1', held.checkpoint, '=== 2', shown.checkpoint].join('\n');
  const digest = createHash('sha256').update(held.checkpoint).update(shown.checkpoint).digest('hex').slice(0, 12);
  const file = `${stateFile}.evidence-${digest}.txt`;
  if ((await textIfThere(file)) === null) await writeDurably(file, both);
  return file;
}

/** One program at a time: two that read the same old state could cosign two different futures. */
export function lockState(file: string): Result<() => void, Refusal> {
  const lock = `${file}.lock`;
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx', mode: 0o600 });
      return ok(() => rmSync(lock, { force: true }));
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause;
      if (isRunning(lock)) break;
      // Left behind by one that was killed.
      rmSync(lock, { force: true });
    }
  }
  return err({
    code: 'WITNESS_RUNNING',
    message: { zh: `已有一个见证程序在用 ${file}。`, en: `Another witness is using ${file}.` },
    remedy: { zh: '请先停止那一个。', en: 'Stop the other one first.' },
    sources: [],
  });
}

function isRunning(lock: string): boolean {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    if (!Number.isSafeInteger(pid) || pid < 1) return false;
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // Somebody else's process is running as well.
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
}

const badState = (file: string): Refusal => ({
  code: 'BAD_WITNESS_STATE',
  message: {
    zh: `见证人的记录 ${file} 读不懂或被改动过，不能据此见证。`,
    en: `The witness's memory ${file} cannot be read or was changed; nothing can be witnessed on it.`,
  },
  remedy: {
    zh: '请从备份放回这个文件。没有备份时，要告诉各方这位见证人从今天重新开始，再移走它。',
    en: 'Put it back from a backup. Without one, tell everybody that this witness begins anew today, and move it away.',
  },
  sources: [],
});
