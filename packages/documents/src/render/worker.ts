/**
 * The child process that turns one template and its facts into a PDF. Typesetting is synchronous native code that
 * holds the thread and keeps hundreds of megabytes, so it never runs inside the server.
 */
import { setPriority } from 'node:os';
import type { ChildStart, RenderReply, RenderRequest, Started } from './protocol.ts';
import { Typesetter } from './typesetter.ts';

const start = JSON.parse(process.argv[2] ?? '{}') as ChildStart;
if (start.niceness > 0) setPriority(start.niceness);
const typesetter = new Typesetter(start);

function answer(request: RenderRequest): RenderReply {
  const { id } = request;
  const held = (): Pick<RenderReply, 'rss' | 'mostRss'> => ({
    rss: process.memoryUsage.rss(),
    // Kilobytes, on every system.
    mostRss: process.resourceUsage().maxRSS * 1024,
  });
  try {
    return { id, ...typesetter.set(request), ...held() };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { kind: 'failed', id, message, ...held() };
  }
}

/** Facts of more than this are thousands of people: what was remembered of papers before them would only take their room. */
const LONG = 100_000;

process.on('message', (request: RenderRequest) => {
  const long = request.data.length > LONG;
  if (long) typesetter.forget('ALL');
  process.send?.(answer(request));
  typesetter.forget(long ? 'ALL' : 'OLD');
});
process.send?.({ kind: 'started' } satisfies Started);
// The parent is gone: nothing to work for, and a child left behind would hold its memory for ever.
process.on('disconnect', () => process.exit(0));
