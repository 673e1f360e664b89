import { createClient, type Client, type CommunityView, type Problem } from '@mingxuan/contract';
import type { Result } from '@mingxuan/rulebook';
import { QueryClient, queryOptions, useQuery } from '@tanstack/react-query';

/** A random UUID; `crypto.randomUUID` is missing where a page is served over plain HTTP inside an office network. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Nobody has touched the page for this long: what it asks by itself then keeps no session alive. */
const UNATTENDED_MS = 5 * 60_000;
let touchedAt = Date.now();
for (const event of ['pointerdown', 'keydown'])
  globalThis.addEventListener?.(event, () => (touchedAt = Date.now()), { capture: true, passive: true });

/** The board in the hall is looked at for hours and touched by nobody; it shows sums, and must not go dark in a count. */
const watched = (): boolean => /^\/c\/[^/]+\/call\//.test(globalThis.location.pathname);

const withCookies: Parameters<typeof createClient>[0] = (path, init) => {
  const headers = new Headers(init?.headers);
  if (Date.now() - touchedAt > UNATTENDED_MS && !watched()) headers.set('x-mingxuan-unattended', '1');
  return fetch(path, { ...init, headers, credentials: 'same-origin' });
};

/** The client of this page; `makeId` is replaced only where a retry must carry the id of the first try. */
export const clientWith = (makeId: () => string): Client => createClient(withCookies, makeId);
export const client = clientWith(newId);

/** A refusal on its way through TanStack Query, which knows failures only as errors. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

/** The value of an answer, or its problem thrown for the query cache. Only query and mutation functions call this. */
export async function unwrap<T>(answer: Promise<Result<T, Problem>>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new ProblemError(result.error);
  return result.value;
}

/** What went wrong with a query, in words; null while nothing has. */
export function problemOf(error: unknown): Problem | null {
  if (error === null || error === undefined) return null;
  if (error instanceof ProblemError) return error.problem;
  return {
    type: 'about:blank',
    title: 'page',
    status: 0,
    code: 'PAGE_ERROR',
    requestId: '',
    refusal: {
      code: 'PAGE_ERROR',
      message: { zh: '页面出错了，刚才的操作没有确认。', en: 'The page failed; the last act is not confirmed.' },
      remedy: { zh: '请刷新页面后再看一次。', en: 'Reload the page and look again.' },
      sources: [],
    },
  };
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => unwrap(client.session()),
  staleTime: 60_000,
});
/** While ledgers are still being read behind, the list is asked for again soon. */
const SOON_MS = 2_000;
export const communitiesQuery = queryOptions({
  queryKey: ['communities'],
  queryFn: () => unwrap(client.communities()),
  refetchInterval: ({ state }) => (state.data?.some((row) => row.reading) === true ? SOON_MS : false),
});
export const roundsQuery = queryOptions({ queryKey: ['rounds'], queryFn: () => unwrap(client.rounds()) });
export const termsQuery = queryOptions({
  queryKey: ['terms'],
  queryFn: () => unwrap(client.terms()),
  refetchInterval: ({ state }) => ((state.data?.reading ?? 0) > 0 ? SOON_MS : false),
});
export const myTasksQuery = queryOptions({
  queryKey: ['communities', 'mine'],
  queryFn: () => unwrap(client.myTasks()),
  refetchInterval: ({ state }) => ((state.data?.reading ?? 0) > 0 ? SOON_MS : 60_000),
});
export const accountsQuery = queryOptions({ queryKey: ['accounts'], queryFn: () => unwrap(client.accounts()) });
export const secondFactorQuery = queryOptions({
  queryKey: ['second-factor'],
  queryFn: () => unwrap(client.secondFactor()),
});
export const sessionsQuery = queryOptions({ queryKey: ['sessions'], queryFn: () => unwrap(client.sessions()) });
export const rulesQuery = queryOptions({
  queryKey: ['rules'],
  queryFn: () => unwrap(client.rules()),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Where a community stands, as the tree was imported; null where it was not. */
export const organisationQuery = (id: string) =>
  queryOptions({ queryKey: ['organisation', id], queryFn: () => unwrap(client.organisation(id)) });

/** Which files were taken into the tree, and what one of them changed. */
export const treeImportsQuery = queryOptions({
  queryKey: ['tree-imports'],
  queryFn: () => unwrap(client.treeImports()),
});
export const treeImportQuery = (at: string, file: string) =>
  queryOptions({
    queryKey: ['tree-imports', at, file],
    queryFn: () => unwrap(client.treeImportChanges(at, file)),
    // What was imported is only ever added to.
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Everything asked about one community shares this key's beginning, so that an act refreshes all of it. */
export const communityKey = (id: string, ...rest: readonly string[]) => ['community', id, ...rest] as const;

export const communityQuery = (id: string) =>
  queryOptions({ queryKey: communityKey(id), queryFn: () => unwrap(client.community(id)), refetchInterval: 30_000 });

export type OpenCommunity = Exclude<CommunityView, { status: 'UNOPENED' }>;

/** Who is signed in, whether this is the first run, and the server's day. */
export const useSession = () => useQuery(sessionQuery);

/** One community as screens show it; refreshed after every act and twice a minute. */
export const useCommunity = (id: string) => useQuery(communityQuery(id));

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        // A refusal stays a refusal; only a broken connection is worth trying again.
        retry: (count, error) => count < 2 && error instanceof ProblemError && error.problem.status === 0,
      },
      mutations: { retry: false },
    },
  });
}
