import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { accountsQuery, useSession } from '../api.ts';

/** The name behind an account id, as far as the person on screen may know it; themselves as 您. */
export function useAccountName(): (accountId: string) => string {
  const { t } = useLingui();
  const me = useSession().data?.actor;
  const accounts = useQuery({ ...accountsQuery, retry: false, staleTime: 60_000 });
  return (accountId) => {
    if (me?.accountId === accountId) return t`您`;
    return accounts.data?.find((row) => row.accountId === accountId)?.displayName ?? t`另一账号`;
  };
}
