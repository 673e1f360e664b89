import type { Refusal } from '@mingxuan/rulebook';

/** How often an answer that goes on asks whether its reader may still have it: sooner than the five seconds promised. */
export const ASK_EVERY_MS = 2000;

export interface Watch {
  /** Why the reader may have no more of it; null while they may. */
  readonly ended: () => Promise<Refusal | null>;
  /** What the reader is told as the last of it. */
  readonly farewell: (refusal: Refusal) => string;
  /** Ends the work behind the answer. */
  readonly stop: () => void;
  readonly everyMs?: number;
}

/**
 * Passes an answer on while its reader is allowed to have it. Rights are asked at the beginning of every request; an answer
 * that goes on for minutes outlives a session that was ended, an account that was stopped, a duty that was taken away.
 */
export function whileAllowed(body: ReadableStream<Uint8Array>, watch: Watch): ReadableStream<Uint8Array> {
  const { everyMs = ASK_EVERY_MS } = watch;
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const reader = body.getReader();
  let over = false;
  /** Ends both sides; true the first time. */
  const leave = (): boolean => {
    if (over) return false;
    over = true;
    clearInterval(timer);
    watch.stop();
    void reader.cancel().catch(() => undefined);
    return true;
  };
  const look = async (): Promise<void> => {
    // Who cannot be asked about gets nothing more.
    const refusal = await watch.ended().catch(() => 'UNKNOWN' as const);
    if (refusal === null || !leave()) return;
    if (refusal !== 'UNKNOWN') await writer.write(new TextEncoder().encode(watch.farewell(refusal)));
    await writer.close();
  };
  const timer = setInterval(() => void look().catch(() => undefined), everyMs);
  const pass = async (): Promise<void> => {
    for (;;) {
      const { done, value } = await reader.read();
      if (over) return;
      if (done) break;
      await writer.write(value);
    }
    over = true;
    clearInterval(timer);
    await writer.close();
  };
  // The reader has gone away, or the work broke off: nobody waits for the rest.
  writer.closed.catch(leave);
  pass().catch(async (cause: unknown) => {
    leave();
    await writer.abort(cause).catch(() => undefined);
  });
  return readable;
}
