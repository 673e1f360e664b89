import { withoutReports, withoutWhatNoLongerFits } from '../after/stands.ts';
import type { When } from '../fact-of.ts';
import { opened } from '../fact-of.ts';
import type { Bundle, Candidate, Cycle, Poll, SheetBefore } from '../state.ts';
import { bundleAfterEntry } from './bundle.ts';
import { SMALL_CELL } from '../voting/small-cell.ts';
import { sameUnfit, withFindings } from './unfit.ts';
import type { NamedReasons, PollFact, PollId, SheetNote } from './facts.ts';
import { isWriteInId } from './write-in-id.ts';

export function evolvePoll(state: Cycle, fact: PollFact, when: When): Cycle {
  if (fact.type === 'POLL_PREPARED') {
    const { poll, kind, contests, printed } = fact.body;
    const prepared: Poll = {
      id: poll,
      stream: fact.stream === 'PARTY' ? 'PARTY' : 'RESIDENTS',
      kind,
      contests,
      printed,
      preparedOn: when.on,
      stage: 'PREPARED',
    };
    // Ballots may be printed anew until the poll opens.
    return { ...state, polls: [...state.polls.filter((p) => p.id !== poll), prepared] };
  }
  const next = withAftermath(
    state,
    changePoll(state, fact.body.poll, (poll) => advance(poll, fact, when)),
    fact,
    when,
  );
  if (fact.type !== 'REVIEW_SETTLED') return next;
  // After a recount the same person may be seated anew.
  const added = writtenIn(fact, when);
  const others = next.candidates.filter((c) => !added.some((a) => a.id === c.id));
  return { ...next, candidates: [...others, ...added] };
}

/** A result counted anew takes along what was built on it: the report at once, the rest as far as the new result no longer bears it. */
function withAftermath(before: Cycle, after: Cycle, { type, body }: PollFact, { on }: When): Cycle {
  const stage = (state: Cycle): Poll['stage'] | undefined => state.polls.find((p) => p.id === body.poll)?.stage;
  if (!body.poll.startsWith('residents')) return after;
  if (type === 'RECOUNT_ORDERED' && stage(before) === 'CERTIFIED') return withoutReports(after, on);
  const certified = stage(before) === 'DETERMINED' && stage(after) === 'CERTIFIED';
  return certified ? withoutWhatNoLongerFits(after, on) : after;
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
            place: fact.body.place ?? null,
            entitled: fact.body.entitled,
            staff: opened(fact.sealed),
            present: null,
            checkedIn: { HALL: 0, PROXY: 0, MOBILE: 0 },
            checkedInAt: {},
            smallCell: fact.body.smallCell ?? SMALL_CELL,
            booths: fact.body.booths ?? null,
            warnings: fact.body.warnings ?? [],
            staffBefore: [],
            printings: [],
            slips: 0,
            devices: {},
          }
        : poll;
    case 'POLL_STAFF_CHANGED': {
      if (poll.stage === 'PREPARED') return poll;
      const told = opened(fact.sealed);
      const reason = told.find((s) => s.kind === 'REASON')?.reason ?? '';
      const staff = told.flatMap((s) => (s.kind === 'STAFF' ? [s.one] : []));
      return { ...poll, staff, staffBefore: [...poll.staffBefore, { on: when.on, staff: poll.staff, reason }] };
    }
    case 'PRINTING_RECORDED': {
      if (poll.stage !== 'OPEN') return poll;
      const { kind, ballots } = fact.body;
      const printing = { on: when.on, kind, ballots, reason: opened(fact.sealed)[0]?.reason ?? '' };
      const printed = kind === 'SUPPLEMENT' ? poll.printed + ballots : ballots;
      return { ...poll, printed, printings: [...poll.printings, printing] };
    }
    case 'ATTENDANCE_RECORDED':
      return poll.stage === 'OPEN' ? { ...poll, present: fact.body.present } : poll;
    case 'POLL_CLOSED': {
      if (poll.stage !== 'OPEN' && poll.stage !== 'COUNTING') return poll;
      const { issued, spoiled, unused, boxes, openedAt, discrepancy, correction } = fact.body;
      const notes = opened(fact.sealed);
      const note = (kind: SheetNote['kind']): string => notes.find((n) => n.kind === kind)?.text ?? '';
      const collected = boxes.reduce((sum, box) => sum + box.collected, 0);
      const before = poll.stage === 'COUNTING' ? poll : null;
      // The ballots of each box are the same: they stay as they lie, and what was counted stays counted.
      const same = before !== null && sameBoxes(before.boxes, boxes);
      return {
        ...poll,
        stage: 'COUNTING',
        issued,
        spoiled,
        unused,
        boxes,
        collected,
        discrepancy: discrepancy === true ? note('DISCREPANCY') : null,
        correction: correction === true ? note('CORRECTION') : null,
        openedAt: openedAt ?? null,
        sheetSeq: when.seq,
        sheetsBefore: before === null ? [] : [...before.sheetsBefore, sheetOf(before, when)],
        laidOut: before === null || same ? (before?.laidOut ?? null) : laidOutIn(before),
        counted: before?.counted ?? [],
        doubtful: same ? before.doubtful : [],
        bundles: same ? before.bundles : [],
        recounts: before?.recounts ?? [],
        rechecks: before?.rechecks ?? [],
      };
    }
    case 'BUNDLES_DECLARED':
      return poll.stage === 'COUNTING'
        ? { ...poll, doubtful: [], bundles: fact.body.bundles.map((b): Bundle => ({ ...b, stage: 'WAITING' })) }
        : poll;
    case 'BUNDLE_ENTERED': {
      if (poll.stage !== 'COUNTING') return poll;
      const entry = { account: when.actor.account, figures: fact.body.figures, writeIns: opened(fact.sealed) };
      const bundles = poll.bundles.map((b) => (b.no === fact.body.no ? bundleAfterEntry(b, entry) : b));
      return { ...poll, bundles, counted: [...new Set([...poll.counted, entry.account])] };
    }
    case 'DOUBTFUL_REFERRED': {
      if (poll.stage !== 'COUNTING') return poll;
      const { no, ballots } = fact.body;
      return { ...poll, doubtful: [...poll.doubtful, { no, ballots, rulings: null, committee: null }] };
    }
    case 'DOUBTFUL_DECIDED': {
      if (poll.stage !== 'COUNTING') return poll;
      const { no, rulings, committee } = fact.body;
      const [first, ...others] = poll.doubtful.filter((d) => d.no === no && d.rulings === null);
      if (first === undefined) return poll;
      const ballots = first.ballots + others.reduce((sum, d) => sum + d.ballots, 0);
      const rest = poll.doubtful.filter((d) => d.no !== no || d.rulings !== null);
      return { ...poll, doubtful: [...rest, { no, ballots, rulings, committee }] };
    }
    case 'RECOUNT_ORDERED': {
      if (poll.stage === 'PREPARED' || poll.stage === 'OPEN') return poll;
      const { bundles: again, reason } = fact.body;
      const bundles = poll.bundles.map(
        (b): Bundle => (again.includes(b.no) ? { no: b.no, ballots: b.ballots, stage: 'WAITING' } : b),
      );
      // Doubtful ballots of a bundle counted anew are looked at anew, too.
      const doubtful = poll.doubtful.filter((d) => !again.includes(d.no));
      const recounts = [...poll.recounts, { on: when.on, seq: when.seq, bundles: again, reason }];
      // Lines of written-in names are numbered by the count; another count may number them otherwise.
      const rechecks = poll.rechecks.filter(({ id }) => !isWriteInId(id));
      return { ...countingOf(poll), bundles, doubtful, recounts, rechecks };
    }
    case 'RESULT_DETERMINED': {
      if (poll.stage !== 'COUNTING') return poll;
      const named: NamedReasons = opened(fact.sealed)[0] ?? { writeIns: [], reasons: [] };
      const { figures, outcome, digest } = fact.body;
      return { ...poll, stage: 'DETERMINED', determinedOn: when.on, figures, outcome, named, digest, signatures: [] };
    }
    case 'ELECTED_RECHECKED': {
      if (poll.stage !== 'DETERMINED') return poll;
      const after = { ...poll, rechecks: withFindings(poll.rechecks, fact.body) };
      // Who is seated changes: the result and its signatures fall; the new result is the next fact of the same act.
      return sameUnfit(poll, after) ? after : countingOf(after);
    }
    case 'RESULT_SIGNED': {
      if (poll.stage !== 'DETERMINED') return poll;
      const signature = {
        as: fact.body.as,
        account: when.actor.account,
        name: opened(fact.sealed)[0]?.name ?? '',
        on: when.on,
        secondFactor: fact.body.secondFactor ?? null,
        discrepancyAccepted: fact.body.discrepancyAccepted ?? false,
        uncheckedElected: fact.body.uncheckedElected ?? 0,
      };
      const signatures = [...poll.signatures, signature];
      return signatures.length >= 2
        ? { ...poll, stage: 'CERTIFIED', signatures, settledReviews: [] }
        : { ...poll, signatures };
    }
    case 'REVIEW_SETTLED': {
      if (poll.stage !== 'CERTIFIED') return poll;
      const { post, decisionNo, elected, alsoStand, followUp } = fact.body;
      const reason = opened(fact.sealed).find((s) => s.kind === 'REASON')?.reason ?? '';
      const settled = { post, on: when.on, decisionNo, reason, elected, alsoStand, followUp };
      return { ...poll, settledReviews: [...poll.settledReviews, settled] };
    }
    default:
      return fact satisfies never;
  }
}

type Sheet = readonly { readonly box: string; readonly collected: number }[];

const sameBoxes = (a: Sheet, b: Sheet): boolean =>
  a.length === b.length &&
  a.every(({ box, collected }) => b.some((other) => other.box === box && other.collected === collected));

/** The day on which a sheet was replaced is the day of the one that replaced it; its own stands in the ledger at `seq`. */
const sheetOf = (poll: Counting, { on }: When): SheetBefore => {
  const { sheetSeq: seq, spoiled, unused, boxes, discrepancy, correction } = poll;
  return { seq, on, spoiled, unused, boxes, discrepancy, correction };
};

/** Where one bundle was counted, its figures are public: from then on the ballots stay in the bundles they lay in. */
const laidOutIn = ({ laidOut, bundles }: Counting): Counting['laidOut'] =>
  bundles.some((b) => b.stage !== 'WAITING') ? bundles.map(({ no, ballots }) => ({ no, ballots })) : laidOut;

/** Back to the count: the result and its signatures fall, the sheets of the day stay. */
function countingOf(poll: Extract<Poll, { stage: 'COUNTING' | 'DETERMINED' | 'CERTIFIED' }>): Counting {
  if (poll.stage === 'COUNTING') return poll;
  const { determinedOn: _on, figures: _figures, outcome: _outcome, named: _named, digest: _digest, ...rest } = poll;
  const { signatures: _signatures, ...counted } = rest;
  if (counted.stage === 'DETERMINED') return { ...counted, stage: 'COUNTING' };
  const { settledReviews: _settled, ...before } = counted;
  return { ...before, stage: 'COUNTING' };
}

type Counting = Extract<Poll, { stage: 'COUNTING' }>;

/** People who were written in and seated by a decision are from then on known by an id of their own. */
function writtenIn(fact: Extract<PollFact, { type: 'REVIEW_SETTLED' }>, when: When): readonly Candidate[] {
  return opened(fact.sealed).flatMap((s): Candidate[] =>
    s.kind === 'PERSON'
      ? [
          {
            id: s.id,
            stream: fact.stream,
            post: fact.body.post,
            name: s.name,
            sex: s.sex,
            voterNo: s.voterNo,
            birth: null,
            profile: {},
            by: { kind: 'WRITTEN_IN' },
            recordedBy: when.actor.account,
            reviews: [],
            status: 'NOMINATED',
            pledges: [],
            pledgedOn: null,
            pledgeTexts: {},
          },
        ]
      : [],
  );
}
