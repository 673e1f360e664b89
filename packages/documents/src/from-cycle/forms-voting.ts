import type {
  AssistanceLogFacts,
  BallotAccountFacts,
  CountReconciliationFacts,
  CountReconciliationFilled,
  DoubtfulBallotsFacts,
  JournalFacts,
  MobileBoxLogFacts,
  PollBookFacts,
  ProxyCertificateFacts,
  ProxyFormFacts,
} from '../papers/forms-voting.ts';
import type { Draft } from '../papers/paper.ts';
import type { Poll } from '@mingxuan/election';
import { accountsOf, boxCounts, broken } from '@mingxuan/election';
import { dayOf, pollForPen } from './for-pen.ts';
import { headOf } from './head.ts';
import { electionCommittee } from './issuers.ts';
import { pollOf } from './polls.ts';
import type { PaperSource, Subject } from './source.ts';

/** F17 委托书: blank. */
export const proxyForm = (source: PaperSource): Draft<ProxyFormFacts> => ({
  head: headOf(source, 'PROXY_FORM', electionCommittee(source)),
  entry: {
    electionDay: source.cycle.electionDay,
    maxPerTrustee: source.residents.parameters.proxyMaxPerTrustee?.value,
  },
});

/** F17 委托投票证: which day the committee agreed to each is in no ledger yet. */
export function proxyCertificate(source: PaperSource): Draft<ProxyCertificateFacts> {
  const { cycle, voters } = source;
  const names = new Map(voters.map(({ voterNo, name }) => [voterNo, name]));
  return {
    head: headOf(source, 'PROXY_CERTIFICATE', electionCommittee(source)),
    electionDay: cycle.electionDay,
    proxies: cycle.proxies
      .filter(({ poll }) => poll === 'residents')
      .map(({ no, principal, trustee, agreedOn }) => ({
        proxyNo: String(no),
        principal: names.get(principal),
        trustee: names.get(trustee),
        station: cycle.arrangements?.pollingPlace,
        approvedOn: agreedOn,
      })),
  };
}

/** One log for each mobile box; a blank one while there is none. */
export function mobileBoxes({ cycle }: PaperSource): readonly Subject[] {
  return cycle.boxes.map(({ box }, index) => ({ key: box, label: { zh: box, en: box }, nth: index + 1 }));
}

/** F18: who may vote at this box, and what the trip recorded. */
export function mobileBoxLog(source: PaperSource, { key }: Subject): Draft<MobileBoxLogFacts> {
  const { cycle, voters } = source;
  const box = cycle.boxes.find((each) => each.box === key);
  const names = new Map(voters.map(({ voterNo, name }) => [voterNo, name]));
  const trip = box?.trip;
  const left = trip?.stage === 'OUT' || trip?.stage === 'BACK' ? trip : undefined;
  return {
    head: headOf(source, 'MOBILE_BOX_LOG', electionCommittee(source)),
    entry: {
      boxNo: box?.box,
      route: box?.route,
      electionDay: cycle.electionDay,
      scrutineers: box?.staff,
      sealOut: left?.sealOut,
      sealIn: trip?.stage === 'BACK' ? trip.sealIn : undefined,
      carried: left?.ballotsTaken,
    },
    rows: box?.voters.map(({ voterNo }) => ({ name: names.get(voterNo) })),
  };
}

/** The poll once its boxes are closed. */
function closedPoll(source: PaperSource, key: string): Closed | undefined {
  const poll = pollOf(source, key);
  return poll !== undefined && poll.stage !== 'PREPARED' && poll.stage !== 'OPEN' ? poll : undefined;
}

/** F20: for the pen until the boxes are closed. */
export function ballotAccount(source: PaperSource, { key, label }: Subject): Draft<BallotAccountFacts> {
  const closed = closedPoll(source, key);
  const head = headOf(source, 'BALLOT_ACCOUNT', electionCommittee(source));
  const kind = `${label.zh}选票`;
  if (closed === undefined) {
    return { head, ...pollForPen(source, key), rows: [{ kind, printed: pollOf(source, key)?.printed }] };
  }
  return {
    head,
    electionDay: dayOf(source, key),
    rows: [
      {
        kind,
        printed: closed.printed,
        issued: closed.issued,
        spoiled: closed.spoiled,
        remaining: closed.unused,
      },
    ],
    ...(closed.discrepancy ? { note: closed.discrepancy } : {}),
  };
}

/** F21: every voter of the published roll, with the trustee where one collects. */
export function pollBook(source: PaperSource): Draft<PollBookFacts> {
  const { cycle, voters } = source;
  const names = new Map(voters.map(({ voterNo, name }) => [voterNo, name]));
  const trustees = new Map(
    cycle.proxies.filter(({ poll }) => poll === 'residents').map((p) => [p.principal, names.get(p.trustee)]),
  );
  const ready = cycle.roll.stage === 'PUBLISHED' || cycle.roll.stage === 'FROZEN';
  return {
    head: headOf(source, 'POLL_BOOK', electionCommittee(source)),
    entry: { electionDay: cycle.electionDay, station: cycle.arrangements?.pollingPlace },
    rows: ready
      ? voters
          .toSorted((a, b) => a.voterNo - b.voterNo)
          .map(({ voterNo, name }) => ({ voterNo, name, trustee: trustees.get(voterNo) }))
      : undefined,
  };
}

/** F22: blank; it counts how often, never for whom. */
export const assistanceLog = (source: PaperSource): Draft<AssistanceLogFacts> => ({
  head: headOf(source, 'ASSISTANCE_LOG', electionCommittee(source)),
  entry: { electionDay: source.cycle.electionDay },
});

/** F23: for the pen until the boxes are closed. */
export function countReconciliation(source: PaperSource, { key }: Subject): Draft<CountReconciliationFacts> {
  const closed = closedPoll(source, key);
  const head = headOf(source, 'COUNT_RECONCILIATION', electionCommittee(source));
  if (closed !== undefined) return { head, electionDay: dayOf(source, key), ...sheetOf(source.cycle, closed) };
  const printed = pollOf(source, key)?.printed;
  return { head, ...pollForPen(source, key), printed, boxes: boxesKnown(source, key) };
}

/** Boxes on record for a poll: those of the hall, and mobile ones that may leave or left during it. */
function boxesKnown({ cycle }: PaperSource, key: string): readonly { readonly name: string }[] {
  const fixed = cycle.boxDay.fixed.filter((box) => box.poll === key);
  const mobile = cycle.boxes.filter(({ trip }) => trip.stage === 'APPROVED' || trip.poll === key);
  return [...fixed, ...mobile].map(({ box }) => ({ name: box }));
}

type Closed = Exclude<Poll, { stage: 'PREPARED' | 'OPEN' }>;

function sheetOf(cycle: PaperSource['cycle'], poll: Closed): Omit<CountReconciliationFilled, 'head' | 'electionDay'> {
  const { printed, issued, spoiled, unused, discrepancy } = poll;
  const people = new Map(boxCounts(cycle, poll, poll.boxes).map(({ box, voters }) => [box, voters]));
  return {
    printed,
    issued,
    spoiled,
    unused,
    boxes: poll.boxes.map(({ box, collected }) => {
      const voters = people.get(box);
      return { name: box, ...(voters === undefined ? {} : { issued: voters }), collected };
    }),
    apart: apartFrom(cycle, poll),
    wrong: broken(accountsOf(cycle, poll, poll)).map((one) => one.text.zh),
    ...(discrepancy === null || discrepancy === '' ? {} : { reason: discrepancy }),
    replaced: poll.sheetsBefore.map((sheet, i) => {
      const reason = poll.sheetsBefore[i + 1]?.correction ?? poll.correction ?? '';
      const collected = sheet.boxes.map((b) => `${b.box}${b.collected}张`).join('、');
      return `作废${sheet.spoiled}张、未用${sheet.unused}张、收回${collected}（更正原因：${reason}）`;
    }),
  };
}

/** Boxes that have no line of their own: emptied into another, lost, or not counted by decision. */
function apartFrom(cycle: PaperSource['cycle'], poll: Closed): readonly string[] {
  const merged = cycle.boxDay.merged.filter((m) => m.poll === poll.id);
  const shut = cycle.boxDay.incidents.filter((i) => i.poll === poll.id && i.decision?.counted === false);
  return [
    ...merged.map(({ box, into }) => `${box}号票箱并入${into}`),
    ...shut.map(
      ({ box, cause, decision }) =>
        `${box}号票箱${cause === 'LOST' ? '遗失' : '封存'}，决定不计票（${decision?.reason ?? ''}）`,
    ),
  ];
}

/** F25: blank. */
export const doubtfulBallots = (source: PaperSource): Draft<DoubtfulBallotsFacts> => ({
  head: headOf(source, 'DOUBTFUL_BALLOTS', electionCommittee(source)),
  entry: { electionDay: source.cycle.electionDay },
});

/** F29: blank. */
export const journal = (source: PaperSource): Draft<JournalFacts> => ({
  head: headOf(source, 'JOURNAL', electionCommittee(source)),
  entry: { electionDay: source.cycle.electionDay, place: source.cycle.arrangements?.pollingPlace },
});
