import { isStepCode, type StepCode } from '@mingxuan/rulebook';
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { communityQuery, sessionQuery } from './api.ts';
import { LoadingState } from './parts/states.tsx';
import { PageFailed, PageMissing } from './shell/page-failed.tsx';

interface RouterContext {
  readonly queryClient: QueryClient;
}

const root = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  errorComponent: PageFailed,
  notFoundComponent: PageMissing,
});

/** Where a person may be sent back to after signing in; never another site, nor where they come from. */
const backTo = (search: Record<string, unknown>): { back?: string; ended?: true } => ({
  ...(typeof search.back === 'string' && /^\/(?!\/|sign-in)/.test(search.back) ? { back: search.back } : {}),
  // Somebody was at work when the session ended: the page says so.
  ...(search.ended === true ? { ended: true } : {}),
});

const firstRun = createRoute({
  getParentRoute: () => root,
  path: '/first-run',
  component: lazyRouteComponent(() => import('./screens/first-run/screen.tsx')),
  beforeLoad: async ({ context }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (!session.firstRun) throw redirect({ to: '/' });
  },
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: backTo,
  component: lazyRouteComponent(() => import('./screens/sign-in/screen.tsx')),
  beforeLoad: async ({ context, search }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (session.firstRun) throw redirect({ to: '/first-run' });
    if (session.actor !== null) throw redirect({ href: search.back ?? '/' });
  },
});

const password = createRoute({
  getParentRoute: () => root,
  path: '/password',
  component: lazyRouteComponent(() => import('./screens/sign-in/password.tsx')),
  beforeLoad: async ({ context }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (session.actor === null) throw redirect({ to: '/sign-in' });
  },
});

const enrol = createRoute({
  getParentRoute: () => root,
  path: '/enrol',
  component: lazyRouteComponent(() => import('./screens/sign-in/enrol.tsx')),
  beforeLoad: async ({ context }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (session.actor === null) throw redirect({ to: '/sign-in' });
    if (!session.actor.mustEnrol) throw redirect({ to: '/' });
  },
});

/** Everything below is for people who are signed in. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: lazyRouteComponent(() => import('./screens/sign-in/signed-in.tsx')),
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (session.firstRun) throw redirect({ to: '/first-run' });
    if (session.actor === null) throw redirect({ to: '/sign-in', search: { back: location.href } });
    if (session.actor.mustChangePassword) throw redirect({ to: '/password' });
    if (session.actor.mustEnrol) throw redirect({ to: '/enrol' });
  },
});

const office = createRoute({
  getParentRoute: () => signedIn,
  id: 'office',
  component: lazyRouteComponent(() => import('./shell/office-shell.tsx')),
});

const communities = createRoute({
  getParentRoute: () => office,
  path: '/',
  component: lazyRouteComponent(() => import('./screens/communities/screen.tsx')),
});
const terms = createRoute({
  getParentRoute: () => office,
  path: '/terms',
  component: lazyRouteComponent(() => import('./screens/terms/screen.tsx')),
});
const accounts = createRoute({
  getParentRoute: () => office,
  path: '/accounts',
  component: lazyRouteComponent(() => import('./screens/accounts/screen.tsx')),
});
const security = createRoute({
  getParentRoute: () => office,
  path: '/security',
  component: lazyRouteComponent(() => import('./screens/accounts/security.tsx')),
});
const gallery = createRoute({
  getParentRoute: () => office,
  path: '/gallery',
  component: lazyRouteComponent(() => import('./screens/gallery/screen.tsx')),
});
const prints = createRoute({
  getParentRoute: () => office,
  path: '/prints',
  component: lazyRouteComponent(() => import('./screens/prints/screen.tsx')),
});
const lawSearch = (search: Record<string, unknown>): { q?: string } =>
  typeof search.q === 'string' && search.q !== '' ? { q: search.q } : {};
const rules = createRoute({
  getParentRoute: () => office,
  path: '/rules',
  validateSearch: lawSearch,
  component: lazyRouteComponent(() => import('./screens/rules/screen.tsx')),
});

const community = createRoute({
  getParentRoute: () => signedIn,
  path: '/c/$id',
  component: lazyRouteComponent(() => import('./shell/community-shell.tsx')),
  loader: ({ context, params }) => {
    void context.queryClient.prefetchQuery(communityQuery(params.id));
  },
});

const home = createRoute({
  getParentRoute: () => community,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/c/$id/overview', params });
  },
});

const overview = createRoute({
  getParentRoute: () => community,
  path: '/overview',
  component: lazyRouteComponent(() => import('./screens/overview/screen.tsx')),
});
const plan = createRoute({
  getParentRoute: () => community,
  path: '/plan',
  validateSearch: (search: Record<string, unknown>): { step?: StepCode } =>
    typeof search.step === 'string' && isStepCode(search.step) ? { step: search.step } : {},
  component: lazyRouteComponent(() => import('./screens/plan/screen.tsx')),
});
const gates = createRoute({
  getParentRoute: () => community,
  path: '/gates',
  component: lazyRouteComponent(() => import('./screens/gates/screen.tsx')),
});
const party = createRoute({
  getParentRoute: () => community,
  path: '/party',
  component: lazyRouteComponent(() => import('./screens/party/screen.tsx')),
});
const organisation = createRoute({
  getParentRoute: () => community,
  path: '/organisation',
  component: lazyRouteComponent(() => import('./screens/organisation/screen.tsx')),
});
const roll = createRoute({
  getParentRoute: () => community,
  path: '/roll',
  component: lazyRouteComponent(() => import('./screens/roll/screen.tsx')),
});
const candidates = createRoute({
  getParentRoute: () => community,
  path: '/candidates',
  component: lazyRouteComponent(() => import('./screens/candidates/screen.tsx')),
});
const polls = createRoute({
  getParentRoute: () => community,
  path: '/polls',
  component: lazyRouteComponent(() => import('./screens/poll/screen.tsx')),
});
const count = createRoute({
  getParentRoute: () => community,
  path: '/count',
  component: lazyRouteComponent(() => import('./screens/count/screen.tsx')),
});
const results = createRoute({
  getParentRoute: () => community,
  path: '/results',
  component: lazyRouteComponent(() => import('./screens/result/screen.tsx')),
});
const papers = createRoute({
  getParentRoute: () => community,
  path: '/papers',
  component: lazyRouteComponent(() => import('./screens/papers/screen.tsx')),
});
const complaints = createRoute({
  getParentRoute: () => community,
  path: '/complaints',
  component: lazyRouteComponent(() => import('./screens/complaints/screen.tsx')),
});
const privacy = createRoute({
  getParentRoute: () => community,
  path: '/privacy',
  component: lazyRouteComponent(() => import('./screens/privacy/screen.tsx')),
});
const communityRules = createRoute({
  getParentRoute: () => community,
  path: '/rules',
  validateSearch: lawSearch,
  component: lazyRouteComponent(() => import('./screens/rules/screen.tsx')),
});

/** The projector's page stands without the frame of the others. */
const callScreen = createRoute({
  getParentRoute: () => signedIn,
  path: '/c/$id/call/$poll',
  component: lazyRouteComponent(() => import('./screens/call/screen.tsx')),
});

const tree = root.addChildren([
  firstRun,
  signIn,
  password,
  enrol,
  signedIn.addChildren([
    office.addChildren([communities, terms, accounts, security, gallery, prints, rules]),
    callScreen,
    community.addChildren([
      home,
      overview,
      plan,
      gates,
      party,
      organisation,
      roll,
      candidates,
      polls,
      count,
      results,
      papers,
      complaints,
      privacy,
      communityRules,
    ]),
  ]),
]);

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPendingComponent: () => <LoadingState />,
    defaultPendingMs: 200,
    scrollRestoration: true,
  });
}
