import { closeSync, openSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import { destination, pino } from 'pino';
import { notWritable } from './data-folder.ts';

export type Log = (line: Readonly<Record<string, unknown>>) => void;

export interface LogFile {
  readonly log: Log;
  /** Writes out what is still in memory. */
  readonly close: () => void;
}

/**
 * The log beside the data, readable by the service's account alone: the window of whoever started the program stays
 * quiet. A disk that fills up later loses lines of the log and stops nothing.
 */
export async function openLog(dataDir: string, level: string): Promise<Result<LogFile, Refusal>> {
  const file = path.join(dataDir, 'logs', 'mingxuan.log');
  try {
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    closeSync(openSync(file, 'a', 0o600));
  } catch (cause) {
    return err(notWritable(dataDir, cause instanceof Error && 'code' in cause ? String(cause.code) : ''));
  }
  const sink = destination({ dest: file, append: true, sync: false, mode: 0o600 });
  sink.on('error', () => undefined);
  // Whoever gives up at once ends the process: a file not yet open would then throw over the sentence that says why.
  await new Promise<void>((settled) => {
    sink.once('ready', settled);
    sink.once('error', () => settled());
  });
  const logger = pino({ level }, sink);
  return ok({
    log: (line) => (line['level'] === 'error' ? logger.error(line) : logger.info(line)),
    close: () => {
      try {
        sink.flushSync();
      } catch {
        // Not open yet, or the disk is full: there is nobody left to tell.
      }
    },
  });
}

/**
 * An error as the log may hold it. What a database says of a value repeats the value, which may be somebody's name: of
 * those, only the code and where it happened.
 */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const where = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const code = 'code' in error ? ` ${String(error.code)}` : '';
  const said = 'severity' in error ? '' : `: ${error.message}`;
  return [`${error.name}${code}${said}`, ...where].join('\n');
}
