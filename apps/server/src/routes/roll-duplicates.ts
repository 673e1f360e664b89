import type { DuplicateRow } from '@mingxuan/contract';
import { paperIssue as confirmation } from '@mingxuan/contract';
import type { DuplicateDecision, DuplicateStanding } from '@mingxuan/election';
import { duplicateStanding } from '@mingxuan/election';
import type { Refusal, Result, Text } from '@mingxuan/rulebook';
import { assertNever, ok } from '@mingxuan/rulebook';
import { alsoRegistered } from '@mingxuan/store';
import { isSameDouble, noteDuplicates, recordedDoubles } from '../cycle/note-duplicates.ts';
import { problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { pathParam, readBody } from '../http/route.ts';
import { statusOf } from '../http/status.ts';
import type { Services } from '../services.ts';

async function rowsOf(services: Services, community: string): Promise<Result<readonly DuplicateRow[], Refusal>> {
  const recorded = await recordedDoubles(services, community);
  if (!recorded.ok) return recorded;
  const found = await alsoRegistered(services.database.pool, community);
  const rows: DuplicateRow[] = [];
  for (const duplicate of recorded.value) {
    const { no, match, resolution } = duplicate;
    const other = match === null ? null : await saidBy(services, match.other.id, community, match.mark);
    const own = resolution?.decision ?? null;
    const standing = duplicateStanding(own, other, !found.some((one) => isSameDouble(one, duplicate)));
    const alsoIn = match?.other.name ?? '';
    rows.push({ no, voterNo: match?.voterNo ?? null, alsoIn, own, other, standing, message: say(standing, alsoIn) });
  }
  const unknown = found.filter((one) => !recorded.value.some((known) => isSameDouble(one, known)));
  for (const { voterNo, in: place } of unknown) {
    const standing = 'UNDECIDED';
    const message = say(standing, place.name);
    rows.push({ no: null, voterNo, alsoIn: place.name, own: null, other: null, standing, message });
  }
  return ok(rows);
}

/** What the other community has decided; nothing else is looked at there. */
async function saidBy(
  services: Services,
  other: string,
  community: string,
  mark: string,
): Promise<DuplicateDecision | null> {
  const recorded = await recordedDoubles(services, other);
  if (!recorded.ok) return null;
  const theirs = recorded.value.find(({ match }) => match?.mark === mark && match.other.id === community);
  return theirs?.resolution?.decision ?? null;
}

/** REG-7 rests on a text known second-hand: it is said so, and nothing is blocked by it. */
function say(standing: DuplicateStanding, name: string): Text {
  switch (standing) {
    case 'UNDECIDED':
      return {
        zh: `也在${name}登记。一人只应登记一处（依据待核），请和对方核对后各自作出决定。`,
        en: `Also registered in ${name}. A person should be on one roll only (text to be confirmed); both sides decide.`,
      };
    case 'OTHER_DECIDED':
      return { zh: `${name}已作出决定，请本社区也作出决定。`, en: `${name} has decided; this side has not yet.` };
    case 'WAITING_FOR_OTHER':
      return { zh: `本社区已决定，等${name}决定。`, en: `This side has decided; ${name} has not yet.` };
    case 'BOTH_STAY':
      return {
        zh: `两边都决定保留，${name}和本社区要再协商，协商不成报街道。`,
        en: `Both sides keep the person; talk to ${name} again, or turn to the street office.`,
      };
    case 'BOTH_LEAVE':
      return {
        zh: '两边都决定不保留，这个人会失去选举权，请马上和对方核对，由一边改为保留。',
        en: 'Both sides let the person go, who would lose the vote: one side must keep them.',
      };
    case 'TO_BE_STRUCK':
      return {
        zh: '两边已经一致，请由退出的一边按“重复登记”办理除名。',
        en: 'Both sides agree; the side that lets go strikes the entry, as registered twice.',
      };
    case 'SETTLED':
      return { zh: '已经处理完毕。', en: 'Settled.' };
    default:
      return assertNever(standing);
  }
}

export const duplicateRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/communities/:community/roll/duplicates',
    audience: { kind: 'ANY_OF', actions: ['roll.read', 'roll.import'] },
    body: 'none',
    handle: async (c, services) => {
      const rows = await rowsOf(services, pathParam(c, 'community'));
      return rows.ok ? c.json({ rows: rows.value }) : problem(c, 500, rows.error);
    },
  },
  {
    // Compares this roll with all others and records what is new, so that a decision has something to refer to.
    method: 'POST',
    path: '/api/communities/:community/roll/duplicates',
    audience: { kind: 'ANY_OF', actions: ['roll.import'] },
    body: 'json',
    handle: async (c, services, actor) => {
      const body = await readBody(c, confirmation);
      if (!body.ok) return body.response;
      const community = pathParam(c, 'community');
      const { commandId, on } = body.value;
      const noted = await noteDuplicates(services, actor, { community, commandId, on });
      if (!noted.ok) return problem(c, statusOf(noted.error.code), noted.error);
      const rows = await rowsOf(services, community);
      return rows.ok ? c.json({ rows: rows.value }) : problem(c, 500, rows.error);
    },
  },
];
