import type { When } from '../fact-of.ts';
import { opened } from '../fact-of.ts';
import type { Bundle, Cycle, Poll } from '../state.ts';
import { bundleAfterEntry } from './bundle.ts';
import type { NamedReasons, PollFact, PollId } from './facts.ts';

export function evolvePoll(state: Cycle, fact: PollFact, when: When): Cycle {
  if (fact.type === 'POLL_PREPARED') {
    const { poll, kind, contests, printed } = fact.body;
    const prepared: Poll = {
      id: poll,
      stream: fact.stream === 'PARTY' ? 'PARTY' : 'RESIDENTS',
      kind,
      contests,
      printed,
      stage: 'PREPARED',
    };
    return { ...state, polls: [...state.polls, prepared] };
  }
  return changePoll(state, fact.body.poll, (poll) => advance(poll, fact, when));
}

function changePoll(state: Cycle, id: PollId, to: (poll: Poll) => Poll): Cycle {
  return { ...state, polls: state.polls.map((p) => (p.id === id ? to(p) : p)) };
}

/** One step of a poll's life; a fact that does not belong to the poll's stage leaves it as it is (`decide` never lets it in). */
function advance(poll: Poll, fact: Exclude<PollFact, { type: 'POLL_PREPARED' }>, when: When): Poll {
  switch (fact.type) {
    case 'POLL_OPENED':
      return poll.stage === 'PREPARED'
        ? {
            ...poll,
            stage: 'OPEN',
            openedOn: when.on,
            entitled: fact.body.entitled,
            staff: opened(fact.sealed),
            present: null,
            checkedIn: { HALL: 0, PROXY: 0, MOBILE: 0 },
          }
        : poll;
    case 'ATTENDANCE_RECORDED':
      return poll.stage === 'OPEN' ? { ...poll, present: fact.body.present } : poll;
    case 'POLL_CLOSED': {
      if (poll.stage !== 'OPEN') return poll;
      const { issued, spoiled, unused, boxes, discrepancy } = fact.body;
      const collected = boxes.reduce((sum, box) => sum + box.collected, 0);
      return {
        ...poll,
        stage: 'COUNTING',
        issued,
        spoiled,
        unused,
        boxes,
        collected,
        discrepancy: discrepancy ?? null,
        bundles: [],
      };
    }
    case 'BUNDLES_DECLARED':
      return poll.stage === 'COUNTING'
        ? { ...poll, bundles: fact.body.bundles.map((b): Bundle => ({ ...b, stage: 'WAITING' })) }
        : poll;
    case 'BUNDLE_ENTERED': {
      if (poll.stage !== 'COUNTING') return poll;
      const entry = { account: when.actor.account, figures: fact.body.figures, writeIns: opened(fact.sealed) };
      return { ...poll, bundles: poll.bundles.map((b) => (b.no === fact.body.no ? bundleAfterEntry(b, entry) : b)) };
    }
    case 'RESULT_DETERMINED': {
      if (poll.stage !== 'COUNTING') return poll;
      const named: NamedReasons = opened(fact.sealed)[0] ?? { writeIns: [], reasons: [] };
      const { figures, outcome, digest } = fact.body;
      return { ...poll, stage: 'DETERMINED', determinedOn: when.on, figures, outcome, named, digest, signatures: [] };
    }
    case 'RESULT_SIGNED': {
      if (poll.stage !== 'DETERMINED') return poll;
      const signature = {
        as: fact.body.as,
        account: when.actor.account,
        name: opened(fact.sealed)[0]?.name ?? '',
        on: when.on,
      };
      const signatures = [...poll.signatures, signature];
      return signatures.length >= 2 ? { ...poll, stage: 'CERTIFIED', signatures } : { ...poll, signatures };
    }
    default:
      return fact satisfies never;
  }
}
