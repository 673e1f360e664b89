import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { routePath } from 'hono/route';
import { secureHeaders } from 'hono/secure-headers';
import type { Log } from './log.ts';
import { describeError } from './log.ts';
import type { TrustedProxies } from './http/address.ts';
import { addressOf, NO_PROXIES, noteAddress } from './http/address.ts';
import { serveConsole } from './http/console.ts';
import { servePortal } from './http/portal.ts';
import { NOTHING_ALLOWED } from './http/page-policy.ts';
import { notFound, problem, withRequestId } from './http/problem.ts';
import type { Route } from './http/route.ts';
import { mount } from './http/route.ts';
import { serveLog } from './log-publisher/log-routes.ts';
import { accountRoutes } from './routes/accounts.ts';
import { candidateOrderRoutes } from './routes/candidate-order.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { callRoutes } from './routes/call.ts';
import { communityRoutes } from './routes/communities.ts';
import { electionDayRoutes } from './routes/election-day.ts';
import { evidenceFileRoutes } from './routes/evidence-files.ts';
import { evidenceRoutes } from './routes/evidence.ts';
import { noticeRoutes } from './routes/notices.ts';
import { paperBulkRoutes } from './routes/papers-bulk.ts';
import { paperGalleryRoutes } from './routes/papers-gallery.ts';
import { paperSheetRoutes } from './routes/papers-sheets.ts';
import { placeStatisticsRoutes } from './routes/place-statistics.ts';
import { paperRoutes } from './routes/papers.ts';
import { duplicateRoutes } from './routes/roll-duplicates.ts';
import { residentRoutes } from './routes/residents.ts';
import { rollRoutes } from './routes/roll.ts';
import { complaintRoutes } from './routes/complaints.ts';
import { objectionRoutes } from './routes/objections.ts';
import { dataRequestRoutes } from './routes/data-requests.ts';
import { revealRoutes } from './routes/reveals.ts';
import { passkeyRoutes } from './routes/passkeys.ts';
import { reviewBatchRoutes } from './routes/review-batch.ts';
import { rehearsalRoutes } from './routes/rehearsal.ts';
import { ruleRoutes } from './routes/rules.ts';
import { sampleRoutes } from './routes/sample.ts';
import { secondFactorRoutes } from './routes/second-factor.ts';
import { sessionRoutes } from './routes/session.ts';
import { organisationRoutes } from './routes/organisation.ts';
import { roundRoutes } from './routes/rounds.ts';
import { termRoutes } from './routes/terms.ts';
import { taskRoutes } from './routes/tasks.ts';
import type { Services } from './services.ts';
import { serveMatrix } from './matrix-page.ts';
import { serveVerifier } from './verifier-page.ts';

/** Every route of the API with its audience; a test walks this list. */
export const routes: readonly Route[] = [
  ...sessionRoutes,
  ...secondFactorRoutes,
  ...passkeyRoutes,
  ...accountRoutes,
  ...communityRoutes,
  ...taskRoutes,
  ...organisationRoutes,
  ...termRoutes,
  ...roundRoutes,
  ...calendarRoutes,
  ...rollRoutes,
  ...duplicateRoutes,
  ...complaintRoutes,
  ...objectionRoutes,
  ...dataRequestRoutes,
  ...revealRoutes,
  ...reviewBatchRoutes,
  ...candidateOrderRoutes,
  ...paperRoutes,
  ...paperBulkRoutes,
  ...paperGalleryRoutes,
  ...paperSheetRoutes,
  ...placeStatisticsRoutes,
  ...noticeRoutes,
  ...evidenceFileRoutes,
  ...evidenceRoutes,
  ...ruleRoutes,
  ...sampleRoutes,
  ...rehearsalRoutes,
  ...electionDayRoutes,
  ...callRoutes,
  ...residentRoutes,
];

const POLICY = 'content-security-policy';
const unlogged: ReadonlySet<string> = new Set(routes.flatMap((one) => (one.unlogged === true ? [one.path] : [])));

export interface AppOptions {
  readonly consoleDir: string;
  /** Every address the console may be opened under; writes from anywhere else are refused. */
  readonly origins: readonly string[];
  /** Whose `X-Forwarded-For` is believed; nobody's where nothing is said. */
  readonly trustedProxies?: TrustedProxies;
  readonly log: Log;
}

export function createApp(services: Services, options: AppOptions): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    const requestId = randomUUID();
    c.set('requestId' as never, requestId as never);
    noteAddress(c, options.trustedProxies ?? NO_PROXIES);
    const began = performance.now();
    await next();
    c.header('x-request-id', requestId);
    // A page that says nothing of what it may do may do nothing.
    if (c.res.headers.get('content-type')?.startsWith('text/html') && !c.res.headers.has(POLICY))
      c.header(POLICY, NOTHING_ALLOWED);
    if (unlogged.has(routePath(c)) && c.res.status < 500) return;
    // The route's own pattern, never what stood in its place: a search for a voter is a name, and so may an address be.
    options.log({
      requestId,
      method: c.req.method,
      route: routePath(c),
      status: c.res.status,
      ms: Math.round(performance.now() - began),
    });
  });
  app.use(
    secureHeaders({
      // Only where it is true: a browser told so once does not come back over plain http for a year.
      strictTransportSecurity: options.origins.some((one) => one.startsWith('https:')) ? 'max-age=31536000' : false,
      xFrameOptions: 'SAMEORIGIN',
      referrerPolicy: 'no-referrer',
    }),
  );
  app.use('/api/*', async (c, next) => {
    const origin = c.req.header('origin');
    // Residents' pages may be copied to any site, and what they ask is the same for everybody.
    const open = c.req.path.startsWith('/api/public/');
    if (!open && c.req.method !== 'GET' && !isOwn(origin, c.req.header('sec-fetch-site'), options.origins))
      return problem(c, 403, foreignOrigin);
    await next();
    c.header('cache-control', 'no-store');
    return undefined;
  });
  app.get('/api/health', async (c) => {
    await services.database.pool.query('SELECT 1');
    return c.json({ ok: true, version: services.version });
  });
  app.on(['GET', 'POST'], '/api/auth/*', async (c) =>
    withRequestId(c, await services.identity.handler(c.req.raw, { address: addressOf(c) })),
  );
  mount(app, { ...services, fetchInside: async (path, init) => app.request(path, init) }, routes);
  serveLog(app, services);
  serveVerifier(app, services.log);
  serveMatrix(app);
  servePortal(app, services.publisher.dir);
  serveConsole(app, options.consoleDir);
  app.notFound((c) => problem(c, 404, notFound('没有这个地址。', 'There is nothing here.')));
  app.onError((error, c) => {
    options.log({
      level: 'error',
      requestId: c.get('requestId' as never),
      error: describeError(error),
    });
    return problem(c, 500, broken);
  });
  return app;
}

/** Browsers name the origin of every write. Without one the caller is a program, which no foreign page can steer. */
function isOwn(origin: string | undefined, site: string | undefined, origins: readonly string[]): boolean {
  if (origin !== undefined) return origins.includes(origin);
  return site === undefined || site === 'same-origin' || site === 'none';
}

const foreignOrigin = {
  code: 'FOREIGN_ORIGIN',
  message: { zh: '请求来自其他网站，已拒绝。', en: 'The request came from another site.' },
  remedy: { zh: '请从本系统的页面操作。', en: 'Use this system’s own pages.' },
  sources: [],
};

const broken = {
  code: 'INTERNAL',
  message: {
    zh: '系统出错了，刚才的操作没有完成，也没有留下半截记录。',
    en: 'Something broke; nothing was half recorded.',
  },
  remedy: { zh: '请重试；仍不行时把编号告诉管理员。', en: 'Try again, or give the request id to the administrator.' },
  sources: [],
};
