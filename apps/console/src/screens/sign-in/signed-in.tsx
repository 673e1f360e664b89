import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet, useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { sessionQuery } from '../../api.ts';

/** How soon an open page learns that its session was ended. */
const ASK_EVERY_MS = 4000;

/**
 * Everything behind the sign-in. While a page is open it asks whether its session still holds, so that a person whose
 * session was ended, or who was stopped, sees nothing more within five seconds, even on a page they only look at.
 */
export default function SignedIn() {
  const { data } = useQuery({ ...sessionQuery, refetchInterval: ASK_EVERY_MS, refetchOnWindowFocus: 'always' });
  const queries = useQueryClient();
  const navigate = useNavigate();
  const router = useRouter();
  const gone = data !== undefined && data.actor === null;
  const mustEnrol = data?.actor?.mustEnrol === true;
  const mustChange = data?.actor?.mustChangePassword === true;
  useEffect(() => {
    if (mustChange) void navigate({ to: '/password', replace: true });
    else if (mustEnrol) void navigate({ to: '/enrol', replace: true });
    if (!gone) return;
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    // Read once, when it happens: on the way out the address is no longer the one to come back to.
    void navigate({ to: '/sign-in', search: { back: router.state.location.href, ended: true }, replace: true });
  }, [gone, mustChange, mustEnrol, queries, navigate, router]);
  return gone || mustChange || mustEnrol ? null : <Outlet />;
}
