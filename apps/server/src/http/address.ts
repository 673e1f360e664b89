import { getConnInfo } from '@hono/node-server/conninfo';

/** The peer's address, for counting tries; requests made inside the process have none. */
export function addressOf(c: Parameters<typeof getConnInfo>[0]): string {
  try {
    return getConnInfo(c).remote.address ?? 'unknown';
  } catch {
    return 'inside';
  }
}
