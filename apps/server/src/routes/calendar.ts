import { calendarQuery } from '@mingxuan/contract';
import { dayOf } from '@mingxuan/election';
import { can } from '@mingxuan/identity';
import type { Context } from 'hono';
import type { CalendarOf } from '../calendar/plan-calendar.ts';
import { planCalendar } from '../calendar/plan-calendar.ts';
import { notFound, problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { pathParam, readQuery } from '../http/route.ts';
import { scopeOf } from '../scope.ts';
import type { Services } from '../services.ts';

const noPlan = notFound('还没有日程，排好日程后再导出。', 'There is no plan yet.');

/** Of one person's communities; more than this are a table, not a calendar. */
const MOST = 200;

async function cycleOf({ ledger, clock }: Services, id: string, name: string): Promise<CalendarOf | null> {
  const current = await ledger.current(id);
  if (!current.ok || current.value.state.status === 'UNOPENED') return null;
  const { state, head } = current.value;
  return { id, name, cycle: state, seq: head.seq, today: dayOf(state, clock.today()) };
}

function answer(c: Context, body: string, name: string): Response {
  c.header('content-type', 'text/calendar; charset=utf-8');
  c.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}.ics`);
  return c.body(body);
}

/** Behind a proxy the request does not tell under which address people open this. */
const baseUrlOf = (c: Context, { publicUrl }: Services): string => publicUrl ?? new URL(c.req.url).origin;

export const calendarRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/communities/:community/calendar.ics',
    audience: { kind: 'ANY_OF', actions: ['community.read'] },
    body: 'none',
    handle: async (c, services) => {
      const query = readQuery(c, calendarQuery);
      if (!query.ok) return query.response;
      const { person = null, lang } = query.value;
      const id = pathParam(c, 'community');
      const one = await cycleOf(services, id, '');
      if (one === null || one.cycle.plan === null) return problem(c, 404, noPlan);
      const { name } = one.cycle.community;
      const body = planCalendar([{ ...one, name }], {
        person,
        lang,
        at: services.clock.now(),
        baseUrl: baseUrlOf(c, services),
      });
      return answer(c, body, `${name}换届日程`);
    },
  },
  {
    method: 'GET',
    path: '/api/tasks/calendar.ics',
    audience: { kind: 'SIGNED_IN' },
    body: 'none',
    handle: async (c, services, actor) => {
      const query = readQuery(c, calendarQuery);
      if (!query.ok) return query.response;
      const seen = (await services.ledger.communities()).filter(
        ({ communityId }) => can(actor, 'community.read', { scope: scopeOf(communityId) }).ok,
      );
      // Only where the plan names them: found without opening every ledger.
      // A file is taken once and believed for weeks: it waits until every ledger is read.
      await services.standing.start(seen, services.clock.today());
      await services.standing.settled();
      const named = (await services.standing.open(seen, services.clock.today()))
        .filter(({ tasks }) => tasks.some(({ person }) => person?.startsWith(actor.name) === true))
        .slice(0, MOST);
      const all: CalendarOf[] = [];
      for (const { id, name } of named) {
        const one = await cycleOf(services, id, name);
        if (one !== null) all.push(one);
      }
      const wish = {
        person: actor.name,
        lang: query.value.lang,
        at: services.clock.now(),
        baseUrl: baseUrlOf(c, services),
      };
      return answer(c, planCalendar(all, wish), `${actor.name}换届日程`);
    },
  },
];
