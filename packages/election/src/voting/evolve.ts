import type { Channel } from './channel.ts';
import { opened } from '../fact-of.ts';
import type { Cycle, MobileBox } from '../state.ts';
import type { PollId } from '../poll/facts.ts';
import type { VotingFact } from './facts.ts';

export function evolveVoting(state: Cycle, fact: VotingFact): Cycle {
  switch (fact.type) {
    case 'ARRANGEMENTS_RECORDED':
      return { ...state, arrangements: fact.body };
    case 'PROXY_AUTHORISED': {
      const { no, poll } = fact.body;
      const pair = opened(fact.sealed)[0];
      return pair === undefined ? state : { ...state, proxies: [...state.proxies, { no, poll, ...pair }] };
    }
    case 'PROXIES_PUBLISHED':
      return { ...state, proxyListsPublished: [...new Set([...state.proxyListsPublished, fact.body.poll])] };
    case 'MOBILE_BOX_APPROVED': {
      const told = opened(fact.sealed);
      const box: MobileBox = {
        box: fact.body.box,
        basis: fact.body.basis,
        route: fact.body.route,
        staff: told.flatMap((t) => (t.kind === 'STAFF' ? [t.name] : [])),
        voters: told.flatMap((t) => (t.kind === 'VOTER' ? [{ voterNo: t.voterNo, reason: t.reason }] : [])),
        issued: 0,
        trip: { stage: 'APPROVED' },
      };
      return { ...state, boxes: [...state.boxes, box] };
    }
    case 'MOBILE_BOX_DISPATCHED': {
      const { box, ...trip } = fact.body;
      return changeBox(state, box, (b) => ({ ...b, trip: { stage: 'OUT', ...trip } }));
    }
    case 'MOBILE_BOX_RETURNED': {
      const { box, ...back } = fact.body;
      return changeBox(state, box, (b) =>
        b.trip.stage === 'OUT' ? { ...b, trip: { ...b.trip, ...back, stage: 'BACK' } } : b,
      );
    }
    case 'VOTER_CHECKED_IN':
      return count(state, fact.body, 1);
    case 'CHECK_IN_UNDONE':
      return count(state, fact.body, -1);
    default:
      return fact satisfies never;
  }
}

function changeBox(state: Cycle, box: string, to: (box: MobileBox) => MobileBox): Cycle {
  return { ...state, boxes: state.boxes.map((b) => (b.box === box ? to(b) : b)) };
}

interface At {
  readonly poll: PollId;
  readonly channel: Channel;
  readonly place: string;
}

function count(state: Cycle, { poll, channel, place }: At, by: 1 | -1): Cycle {
  const boxes =
    channel === 'MOBILE'
      ? state.boxes.map((b) => (b.box === place ? { ...b, issued: b.issued + by } : b))
      : state.boxes;
  return {
    ...state,
    boxes,
    polls: state.polls.map((p) =>
      p.id === poll && p.stage !== 'PREPARED'
        ? { ...p, checkedIn: { ...p.checkedIn, [channel]: p.checkedIn[channel] + by } }
        : p,
    ),
  };
}
