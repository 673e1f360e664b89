import { tilePath, parseTilePath, TILE_WIDTH } from '@mingxuan/ledger';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';

/** A published log at an address. */
export interface LogClient {
  readonly url: string;
  /** A file of the log; null where there is none. */
  readonly file: (name: string) => Promise<Result<Uint8Array | null, Refusal>>;
  /** All of these files that are there. Of a partial tile that is gone, the full one. */
  readonly files: (names: readonly string[]) => Promise<Result<ReadonlyMap<string, Uint8Array>, Refusal>>;
  readonly send: (name: string, body: string) => Promise<Result<number, Refusal>>;
}

const PATIENCE_MS = 30_000;
/** An entry bundle holds 256 leaves of at most 64 KiB each; a full one of ours is far below. */
const LONGEST = 16 * 1024 * 1024;
const AT_ONCE = 8;

/** The log below this address, as `https://xuanju.example.cn/log`. */
export function logClient(address: string): LogClient {
  const url = address.replace(/\/+$/, '');
  const file: LogClient['file'] = async (name) => {
    try {
      const response = await fetch(`${url}/${name}`, { signal: AbortSignal.timeout(PATIENCE_MS) });
      if (response.status === 404) return ok(null);
      if (!response.ok) return err(unreachable(url, `HTTP ${response.status}`));
      return ok(await bytesOf(response));
    } catch (cause) {
      return err(unreachable(url, cause instanceof Error ? causeOf(cause) : ''));
    }
  };
  return {
    url,
    file,
    files: async (names) => {
      const found = new Map<string, Uint8Array>();
      const queue = names.values();
      let failed: Refusal | null = null;
      const worker = async (): Promise<void> => {
        for (const name of queue) {
          const read = await withFallback(file, name);
          if (!read.ok) failed ??= read.error;
          else if (read.value !== null) found.set(read.value.name, read.value.bytes);
          if (failed !== null) return;
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
      return failed === null ? ok(found) : err(failed);
    },
    send: async (name, body) => {
      try {
        const signal = AbortSignal.timeout(PATIENCE_MS);
        const response = await fetch(`${url}/${name}`, { method: 'POST', body, signal });
        await response.body?.cancel();
        return ok(response.status);
      } catch (cause) {
        return err(unreachable(url, cause instanceof Error ? causeOf(cause) : ''));
      }
    },
  };
}

async function withFallback(
  file: LogClient['file'],
  name: string,
): Promise<Result<{ readonly name: string; readonly bytes: Uint8Array } | null, Refusal>> {
  const id = parseTilePath(name);
  const full = id !== null && id.width < TILE_WIDTH ? tilePath({ ...id, width: TILE_WIDTH }) : null;
  for (const each of full === null ? [name] : [name, full]) {
    const read = await file(each);
    if (!read.ok) return read;
    if (read.value !== null) return ok({ name: each, bytes: read.value });
  }
  return ok(null);
}

async function bytesOf(response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > LONGEST) throw new Error('too long');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

const causeOf = ({ name, message, cause }: Error): string =>
  cause instanceof Error && 'code' in cause ? String(cause.code) : name === 'TimeoutError' ? name : message;

export const unreachable = (url: string, why: string): Refusal => ({
  code: 'LOG_UNREACHABLE',
  message: { zh: `读不到公开日志 ${url}（${why}）。`, en: `The log at ${url} cannot be read (${why}).` },
  remedy: {
    zh: '请核对网址（一般以 /log 结尾）和网络，过一会儿再试。',
    en: 'Check the address (it usually ends in /log) and the network, and try again.',
  },
  sources: [],
});
