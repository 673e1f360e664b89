import type { Problem } from '@mingxuan/contract';
import type { Result } from '@mingxuan/rulebook';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { client, sessionQuery } from '../api.ts';

/** Signs in and forgets everything that the account before was shown. */
export function useSignInAs(): (username: string, password: string) => Promise<Result<unknown, Problem>> {
  const queries = useQueryClient();
  const router = useRouter();
  return useCallback(
    async (username, password) => {
      const answer = await client.signIn(username, password);
      if (!answer.ok) return answer;
      await queries.cancelQueries();
      await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
      await queries.resetQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
      await router.invalidate();
      return answer;
    },
    [queries, router],
  );
}
