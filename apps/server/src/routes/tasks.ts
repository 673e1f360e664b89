import type { MyTask, MyTasks } from '@mingxuan/contract';
import type { Urgency } from '@mingxuan/election';
import { mineOf, urgencyOf } from '@mingxuan/election';
import type { Actor } from '@mingxuan/identity';
import { can, inScope } from '@mingxuan/identity';
import { daysBetween } from '@mingxuan/rulebook';
import { inPublic, readerOf } from '../cycle/desk.ts';
import type { OpenIn, OpenTask } from '../cycle/standing.ts';
import type { Route } from '../http/route.ts';
import { scopeOf } from '../scope.ts';

/** More than anybody reads; the rest is counted. */
const MOST = 200;
const WEEK = 7;

const order: Readonly<Record<Urgency, number>> = { LATE: 0, TODAY: 1, THIS_WEEK: 2, BLOCKED: 3, LATER: 4 };

export const taskRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/tasks',
    audience: { kind: 'SIGNED_IN' },
    body: 'none',
    handle: async (c, { ledger, standing, clock }, actor) => {
      const seen = (await ledger.communities()).filter(
        ({ communityId }) => can(actor, 'community.read', { scope: scopeOf(communityId) }).ok,
      );
      return c.json(tasksOf(actor, await standing.open(seen, clock.today())));
    },
  },
];

/** What is this person's own, the most urgent first; and what an observer may come and see within a week. */
function tasksOf(actor: Actor, all: readonly OpenIn[]): MyTasks {
  const mine: MyTask[] = [];
  const watch: MyTask[] = [];
  const counts: Record<Urgency, number> = { LATE: 0, TODAY: 0, THIS_WEEK: 0, BLOCKED: 0, LATER: 0 };
  for (const community of all) {
    const scope = scopeOf(community.id);
    const reader = readerOf(actor, scope);
    const observes = actor.grants.some((g) => g.role === 'OBSERVER' && inScope(scope, g.scope));
    for (const task of community.tasks) {
      const whose = mineOf(task, reader);
      if (whose !== null) {
        const row = rowOf(community, task, whose);
        counts[row.urgency] += 1;
        mine.push(row);
      } else if (observes && task.key === task.step && inPublic.has(task.step)) {
        const row = rowOf(community, task, null);
        if (row.daysLeft >= 0 && row.daysLeft <= WEEK) watch.push(row);
      }
    }
  }
  mine.sort((a, b) => order[a.urgency] - order[b.urgency] || a.daysLeft - b.daysLeft);
  watch.sort((a, b) => a.daysLeft - b.daysLeft);
  return {
    rows: mine.slice(0, MOST),
    counts,
    more: Math.max(0, mine.length - MOST),
    reading: all.filter(({ reading }) => reading).length,
    watch: watch.slice(0, MOST),
  };
}

function rowOf({ id, name, today }: OpenIn, task: OpenTask, mine: MyTask['mine']): MyTask {
  const { key, step, title, person, earliest, planned, latest, waitsFor, waitsForMany, sources } = task;
  const daysLeft = daysBetween(today, planned);
  return {
    community: { id, name },
    today,
    key,
    step,
    title,
    person,
    earliest,
    planned,
    latest,
    daysLeft,
    urgency: urgencyOf(daysLeft, waitsForMany > 0),
    unlawful: latest !== null && latest < today,
    waitsFor,
    waitsForMany,
    sources,
    mine,
  };
}
