import type { Channel } from './channel.ts';
import type { When } from '../fact-of.ts';
import { opened } from '../fact-of.ts';
import type { Cycle, MobileBox } from '../state.ts';
import type { PollId } from '../poll/facts.ts';
import type { ProxyEnd, VotingFact } from './facts.ts';
import type { Heard } from './heard.ts';
import { own } from './own.ts';

export function evolveVoting(state: Cycle, fact: VotingFact, { on }: When): Cycle {
  switch (fact.type) {
    case 'ARRANGEMENTS_RECORDED':
      return { ...state, arrangements: fact.body };
    case 'PROXY_AUTHORISED': {
      const { no, poll } = fact.body;
      const pair = opened(fact.sealed)[0];
      if (pair === undefined) return state;
      const { principal, trustee } = pair;
      return { ...state, proxies: [...state.proxies, { no, poll, principal, trustee, agreedOn: on, ended: null }] };
    }
    case 'PROXY_ENDED':
      return changeProxy(state, fact.body.no, fact.body.why);
    case 'PROXY_RESTORED':
      return changeProxy(state, fact.body.no, null);
    case 'PROXIES_PUBLISHED':
      return { ...state, proxyListsPublished: [...new Set([...state.proxyListsPublished, fact.body.poll])] };
    case 'MOBILE_BOX_APPROVED': {
      const told = opened(fact.sealed);
      const box: MobileBox = {
        box: fact.body.box,
        basis: fact.body.basis,
        route: fact.body.route,
        approvalNo: fact.body.approvalNo ?? null,
        staff: told.flatMap((t) => (t.kind === 'STAFF' ? [t.name] : [])),
        voters: told.flatMap((t) => (t.kind === 'VOTER' ? [{ voterNo: t.voterNo, reason: t.reason }] : [])),
        listedOn: null,
        issued: 0,
        trip: { stage: 'APPROVED' },
      };
      return { ...state, boxes: [...state.boxes, box] };
    }
    case 'MOBILE_BOX_LIST_PUBLISHED':
      return changeBox(state, fact.body.box, (b) => ({ ...b, listedOn: on }));
    case 'MOBILE_BOX_DISPATCHED': {
      const { box, poll, sealOut, ballotsTaken, leftAt } = fact.body;
      const out = changeBox(state, box, (b) => ({ ...b, trip: { stage: 'OUT', poll, sealOut, ballotsTaken, leftAt } }));
      return withDevice(out, poll, fact.body);
    }
    case 'MOBILE_BOX_RETURNED': {
      const { box, sealFound, sealIn, ballotsBroughtBack, returnedAt } = fact.body;
      const note = opened(fact.sealed)[0]?.note ?? null;
      const back = { sealFound: sealFound ?? null, sealIn, ballotsBroughtBack, returnedAt, note };
      const trip = state.boxes.find((b) => b.box === box)?.trip;
      const after = changeBox(state, box, (b) =>
        b.trip.stage === 'OUT' ? { ...b, trip: { ...b.trip, ...back, stage: 'BACK' } } : b,
      );
      return trip === undefined || trip.stage === 'APPROVED' ? after : withDevice(after, trip.poll, fact.body);
    }
    case 'VOTER_CHECKED_IN':
      return withSlip(count(state, fact.body, 1), fact.body);
    case 'CHECK_IN_UNDONE':
      return withDevice(count(state, fact.body, -1), fact.body.poll, fact.body);
    default:
      return fact satisfies never;
  }
}

const changeProxy = (state: Cycle, no: number, ended: ProxyEnd | null): Cycle => ({
  ...state,
  proxies: state.proxies.map((p) => (p.no === no ? { ...p, ended } : p)),
});

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
        ? {
            ...p,
            checkedIn: { ...p.checkedIn, [channel]: p.checkedIn[channel] + by },
            checkedInAt: { ...p.checkedInAt, [place]: (own(p.checkedInAt, place) ?? 0) + by },
          }
        : p,
    ),
  };
}

/** A slip's number is used once, whatever is undone later. */
function withSlip(state: Cycle, body: FactAs): Cycle {
  const { poll, slip } = body;
  const polls = state.polls.map((p) => (p.id === poll && p.stage !== 'PREPARED' ? { ...p, slips: slip } : p));
  return withDevice({ ...state, polls }, poll, body);
}

/** A device counts its own acts upwards, whatever they are. */
export function withDevice(state: Cycle, poll: PollId, { device, deviceSeq }: Heard): Cycle {
  if (device === undefined || deviceSeq === undefined) return state;
  return {
    ...state,
    polls: state.polls.map((p) =>
      p.id === poll && p.stage !== 'PREPARED' ? { ...p, devices: { ...p.devices, [device]: deviceSeq } } : p,
    ),
  };
}

type FactAs = Extract<VotingFact, { type: 'VOTER_CHECKED_IN' }>['body'];
