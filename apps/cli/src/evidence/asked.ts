import type { Command, Cycle, Recorded } from '@mingxuan/election';
import { opened } from '@mingxuan/election';
import type { StepCode } from '@mingxuan/rulebook';
import { afterAct, auditAct } from './asked-after.ts';
import { boxAct, mobileBox } from './asked-boxes.ts';
import { candidateReview, nomination, partyList, reviewBatch } from './asked-candidates.ts';
import { type Asked, type FactAs, only } from './asked-command.ts';
import { noticeAct } from './asked-notices.ts';
import { inspectionAct, partyAct } from './asked-party.ts';
import { checkIn, closing, electedRechecked, opening, review, staffChange, undoing } from './asked-poll.ts';
import { representativesAct } from './asked-representatives.ts';
import { amendment, objection, rollImport, ruling, struckForAge, workers } from './asked-roll.ts';
import type { People } from './people.ts';
import { UNSEEN_TEXT, unseenNo } from './unseen.ts';

/**
 * The command behind the fact at `seq`, read back from the fact and those after it (one act may record several).
 * `null`: no act begins with such a fact, or what it rests on is not shown.
 */
export function askedFor(
  [recorded, ...later]: readonly [Recorded, ...Recorded[]],
  state: Cycle | null,
  people: People,
): Asked | null {
  const { fact } = recorded;
  const plain = (command: Command): Asked => ({ command, told: [] });
  const plainIf = (command: Command | null): Asked | null => (command === null ? null : plain(command));
  switch (fact.type) {
    case 'CYCLE_OPENED': {
      const { packs, ...body } = fact.body;
      const choice = ({ pack, overlays }: (typeof packs)['party']) => ({ pack, overlays });
      return plain({
        type: 'OPEN_CYCLE',
        ...body,
        packs: { party: choice(packs.party), residents: choice(packs.residents) },
      });
    }
    case 'PLAN_ADOPTED':
      return { command: plan(fact), told: struckForAge(later) };
    case 'STEP_RECORDED':
      return plain({ type: 'RECORD_STEP', ...fact.body });
    case 'STEP_WAIVED':
      return plain({ type: 'WAIVE_STEP', ...fact.body });
    case 'RECTIFICATION_REGISTERED':
      return plain({ type: 'REGISTER_RECTIFICATION', matter: fact.body.matter });
    case 'GATE_ITEM_SUBMITTED':
      return plain({ type: 'SUBMIT_GATE_ITEM', ...fact.body, grades: opened(fact.sealed) });
    case 'GATE_ITEM_REVIEWED': {
      const { sources: _law, ...body } = fact.body;
      return plain({ type: 'REVIEW_GATE_ITEM', ...body });
    }
    case 'PARTY_ELECTION_REQUESTED':
    case 'PARTY_ELECTION_APPROVED':
    case 'PARTY_METHOD_SETTLED':
    case 'RECOMMENDATIONS_RECORDED':
    case 'PARTY_SLATE_DRAWN':
    case 'PARTY_NOMINEE_REVIEWED':
    case 'PARTY_CANDIDATES_REQUESTED':
    case 'PARTY_RESULT_REPORTED':
    case 'SECRETARY_APPROVED':
      return plain(partyAct(fact));
    case 'REPRESENTATIVES_CALLED':
    case 'GROUP_LEADERS_LISTED':
    case 'SCRIBES_NAMED':
      return plain(representativesAct(fact));
    case 'INSPECTION_RECORDED':
    case 'PUBLICITY_OPENED':
    case 'FEEDBACK_RECEIVED':
    case 'FEEDBACK_ANSWERED':
    case 'PUBLICITY_CLOSED':
      return plain(inspectionAct(fact, state));
    case 'PARTY_ROLL_RECORDED':
      return plain(partyRoll(fact));
    case 'MODE_SETTLED':
      return plain({ type: 'SETTLE_MODE', ...fact.body });
    case 'REC_ELECTED':
      return plain(recElected(fact));
    case 'REC_SUPPLEMENTED':
      return plain({ type: 'SUPPLEMENT_REC', meeting: fact.body.meeting, ranked: rankedIn(fact) });
    case 'REC_CHAIR_CHOSEN':
      return plain({ type: 'CHOOSE_REC_CHAIR', ...fact.body });
    case 'REC_MEMBER_WITHDREW':
      return plain({ type: 'WITHDRAW_REC_MEMBER', rank: fact.body.rank, reason: fact.body.reason });
    case 'ROLL_IMPORTED':
      return plain(rollImport(fact));
    case 'REPRESENTATIVES_LISTED':
      return plain({ type: 'LIST_REPRESENTATIVES', list: fact.body.list, evidence: fact.body.evidence });
    case 'ROLL_PUBLISHED':
      return plain({
        type: 'PUBLISH_ROLL',
        places: fact.body.places,
        evidence: fact.body.evidence,
        ...(fact.body.postedAt === undefined ? {} : { postedAt: fact.body.postedAt }),
      });
    case 'WORKERS_CONFIRMED':
      return plain(workers(recorded.seq, fact));
    case 'RULING_PUBLISHED':
      return plain({ type: 'PUBLISH_RULING', no: fact.body.no, places: fact.body.places });
    case 'NUMBERS_REVEALED': {
      // Whose numbers they were may be withheld: then somebody's.
      const { voterNo, reason } = only(fact.sealed) ?? { voterNo: unseenNo(recorded.seq, 0), reason: UNSEEN_TEXT };
      return plain({ type: 'REVEAL_NUMBERS', kind: fact.body.kind, voterNo, reason });
    }
    case 'DUPLICATE_FOUND':
      return plain({
        type: 'NOTE_DUPLICATES',
        matches: [
          only(fact.sealed) ?? {
            voterNo: unseenNo(recorded.seq, 0),
            mark: `${UNSEEN_TEXT}${recorded.seq}`,
            other: { id: UNSEEN_TEXT, name: UNSEEN_TEXT },
          },
        ],
      });
    case 'DUPLICATE_RESOLVED':
      return plain({
        type: 'RESOLVE_DUPLICATE',
        ...fact.body,
        ...(only(fact.sealed) ?? { reason: UNSEEN_TEXT, evidence: [] }),
      });
    case 'ROLL_AMENDED':
      return plainIf(amendment(fact, later));
    case 'OBJECTION_FILED':
      return plain(objection(fact));
    case 'OBJECTION_DECIDED':
      return plain(ruling(fact, later));
    case 'COMPLAINT_RECEIVED': {
      const { kind, channel, codeDigest, anonymous } = fact.body;
      const told = only(fact.sealed) ?? {
        matter: UNSEEN_TEXT,
        evidence: [],
        ...(anonymous ? {} : { name: UNSEEN_TEXT }),
      };
      return plain({ type: 'RECEIVE_COMPLAINT', kind, channel, codeDigest, ...told });
    }
    case 'COMPLAINT_FORWARDED':
      return plain({ type: 'FORWARD_COMPLAINT', ...fact.body, note: only(fact.sealed)?.note ?? UNSEEN_TEXT });
    case 'COMPLAINT_ANSWERED': {
      const { no, finding, published } = fact.body;
      const answer = only(fact.sealed)?.answer ?? UNSEEN_TEXT;
      return plain({ type: 'ANSWER_COMPLAINT', no, finding, published, answer });
    }
    case 'ROLL_FROZEN':
      return plain({ type: 'FREEZE_ROLL' });
    case 'CANDIDATE_NOMINATED':
      return fact.stream === 'PARTY' ? partyList([recorded, ...later]) : nomination(recorded.seq, fact);
    case 'CANDIDATE_REVIEWED':
      return plain(candidateReview(recorded, fact));
    case 'REVIEW_BATCH_TAKEN':
      return plain(reviewBatch(recorded, fact, later));
    case 'CANDIDATE_REPLIED':
      return plain({
        type: 'RECORD_REVIEW_REPLY',
        ...fact.body,
        summary: only(fact.sealed)?.summary ?? UNSEEN_TEXT,
      });
    case 'REVIEW_REPLY_DECIDED':
      return plain({ type: 'DECIDE_REVIEW_REPLY', ...fact.body, reason: only(fact.sealed)?.reason ?? UNSEEN_TEXT });
    case 'CANDIDATE_WITHDREW':
      return fact.stream === 'PARTY'
        ? partyList([recorded, ...later])
        : plain({
            type: 'WITHDRAW_CANDIDATE',
            id: fact.body.id,
            reason: only(fact.sealed)?.reason ?? UNSEEN_TEXT,
          });
    case 'SUBSTITUTE_DECIDED': {
      const { id, decisionNo, ground } = fact.body;
      return plain({ type: 'DECIDE_SUBSTITUTE', id, consent: true, decisionNo, ground });
    }
    case 'CANDIDATES_PUBLISHED': {
      const { status, order, orderedBy, orderNote } = fact.body;
      const note = orderNote === undefined ? {} : { orderNote };
      return fact.stream === 'PARTY' ? null : plain({ type: 'PUBLISH_CANDIDATES', status, order, orderedBy, ...note });
    }
    case 'RELATIVES_DECLARED':
      // Between whom it is may be withheld; nobody's name is put in the place of another's.
      return opened(fact.sealed).length === fact.sealed.length
        ? plain({ type: 'DECLARE_RELATIVES', pairs: opened(fact.sealed) })
        : null;
    case 'PLEDGES_RECORDED': {
      const texts = Object.fromEntries(opened(fact.sealed).map(({ kind, text }) => [kind, text]));
      return plain({ type: 'RECORD_PLEDGES', ...fact.body, texts });
    }
    case 'PLEDGES_PUBLISHED':
      return plain({ type: 'PUBLISH_PLEDGES', places: fact.body.places });
    case 'INTRODUCTION_RECORDED': {
      const { about, plan } = only(fact.sealed) ?? { about: UNSEEN_TEXT, plan: UNSEEN_TEXT };
      return plain({ type: 'RECORD_INTRODUCTION', ...fact.body, about, plan });
    }
    case 'INTRODUCTION_CHECKED':
      return plain({ type: 'CHECK_INTRODUCTION', ...fact.body });
    case 'INTRODUCTIONS_PUBLISHED':
      return plain({ type: 'PUBLISH_INTRODUCTIONS' });
    case 'ARRANGEMENTS_RECORDED':
      return plain({ type: 'RECORD_ARRANGEMENTS', arrangements: fact.body });
    case 'PROXY_AUTHORISED': {
      const pair = only(fact.sealed);
      return pair === null ? null : plain({ type: 'AUTHORISE_PROXY', poll: fact.body.poll, ...pair });
    }
    case 'PROXY_ENDED':
      return fact.body.why === 'REVOKED'
        ? plain({ type: 'REVOKE_PROXY', no: fact.body.no, reason: only(fact.sealed)?.reason ?? UNSEEN_TEXT })
        : null;
    case 'PROXIES_PUBLISHED':
      return plain({ type: 'PUBLISH_PROXIES', poll: fact.body.poll });
    case 'MOBILE_BOX_APPROVED':
      return plain(mobileBox(fact));
    case 'MOBILE_BOX_LIST_PUBLISHED':
      return plain({ type: 'PUBLISH_BOX_LIST', box: fact.body.box });
    case 'MOBILE_BOX_DISPATCHED': {
      const { poll: _poll, warnings: _warnings, ...body } = fact.body;
      return plain({ type: 'DISPATCH_BOX', ...body });
    }
    case 'MOBILE_BOX_RETURNED':
      return plain({
        type: 'RETURN_BOX',
        ...fact.body,
        ...(fact.sealed.length === 0 ? {} : { note: only(fact.sealed)?.note ?? UNSEEN_TEXT }),
      });
    case 'FIXED_BOX_SEALED':
    case 'BOX_INCIDENT_REPORTED':
    case 'BOX_DECIDED':
    case 'BOX_MERGED':
      return plain(boxAct(fact));
    case 'VOTER_CHECKED_IN':
      return plain(checkIn(recorded.seq, fact, later, state, people));
    case 'CHECK_IN_UNDONE':
      return plain(undoing(fact, later, state, people));
    case 'POLL_PREPARED':
      return plain({ type: 'PREPARE_POLL', poll: fact.body.poll, printed: fact.body.printed });
    case 'POLL_OPENED':
      return plain(opening(fact));
    case 'POLL_STAFF_CHANGED':
      return plain({ type: 'CHANGE_STAFF', ...staffChange(fact) });
    case 'PRINTING_RECORDED':
      return plain({ type: 'RECORD_PRINTING', ...fact.body, reason: only(fact.sealed)?.reason ?? UNSEEN_TEXT });
    case 'ATTENDANCE_RECORDED':
      return plain({ type: 'RECORD_ATTENDANCE', poll: fact.body.poll, present: fact.body.present });
    case 'POLL_CLOSED':
      return plain(closing(fact));
    case 'BUNDLES_DECLARED':
      return plain({ type: 'DECLARE_BUNDLES', ...fact.body });
    case 'BUNDLE_ENTERED':
      return plain({ type: 'ENTER_BUNDLE', ...fact.body, writeIns: opened(fact.sealed) });
    case 'DOUBTFUL_REFERRED':
      return plain({ type: 'REFER_DOUBTFUL', ...fact.body });
    case 'DOUBTFUL_DECIDED':
      return plain({ type: 'DECIDE_DOUBTFUL', ...fact.body });
    case 'RECOUNT_ORDERED':
      return plain({ type: 'RECOUNT', ...fact.body });
    case 'RESULT_DETERMINED':
      return plain({ type: 'DETERMINE_RESULT', poll: fact.body.poll });
    case 'ELECTED_RECHECKED':
      return plain(electedRechecked(fact));
    case 'RESULT_SIGNED': {
      const { uncheckedElected: _unchecked, ...body } = fact.body;
      return plain({ type: 'SIGN_RESULT', ...body, name: only(fact.sealed)?.name ?? UNSEEN_TEXT });
    }
    case 'REVIEW_SETTLED':
      return review(fact);
    case 'PAPER_ISSUED':
    case 'NOTICE_DRAFTED':
    case 'NOTICE_APPROVED':
    case 'NOTICE_DISCARDED':
    case 'NOTICE_ISSUED':
    case 'NOTICE_POSTED':
    case 'NOTICE_TAKEN_DOWN':
    case 'WITHDRAWAL_ASKED':
      return plain(noticeAct(fact, state));
    case 'HANDOVER_RECORDED': {
      const { late: _late, ...body } = fact.body;
      const supervisedBy = only(fact.sealed)?.supervisedBy ?? UNSEEN_TEXT;
      return plain({ type: 'RECORD_HANDOVER', ...body, supervisedBy });
    }
    case 'BALLOTS_SEALED':
    case 'RESULT_FILED':
    case 'CERTIFICATES_DELIVERED':
    case 'SUPPORTING_BODY_ELECTED':
    case 'ARCHIVE_LISTED':
      return plain(afterAct(fact));
    case 'AUDIT_COMMITTED':
    case 'AUDIT_SEED_RECORDED':
    case 'AUDIT_COMPARED':
      return plain(auditAct(fact));
    case 'CYCLE_CLOSED':
      return plain({ type: 'CLOSE_CYCLE' });
    // Asked for at the desk or by the term's end, not decided by the law of elections.
    case 'RECORDS_ERASED':
    case 'VOTER_ADDED':
    case 'VOTER_REMOVED':
    case 'VOTER_CORRECTED':
    case 'PROXY_RESTORED':
    case 'REPRESENTATIVE_ADDED':
    case 'REPRESENTATIVE_REMOVED':
      return null;
    default:
      throw new Error(`no fact is called ${String((fact satisfies never as Recorded['fact']).type)}`);
  }
}

function plan({ body, sealed }: FactAs<'PLAN_ADOPTED'>): Command {
  const people: Partial<Record<StepCode, string>> = {};
  for (const { code } of body.steps) people[code] = UNSEEN_TEXT;
  for (const { step, person } of opened(sealed)) people[step] = person;
  // Which days were wished for is not recorded; that all of them together are lawful can be asked again.
  const pins = Object.fromEntries(body.steps.map((step) => [step.code, step.planned]));
  const { electionDay, partyDay, outsideRound } = body;
  const round = outsideRound === undefined ? {} : { round: outsideRound };
  return { type: 'ADOPT_PLAN', electionDay, partyDay, pins, bodies: {}, people, ...round };
}

/** Where names are withheld, as many members of each kind as the figures say; more than there are records there cannot be. */
function partyRoll({ body, sealed }: FactAs<'PARTY_ROLL_RECORDED'>): Command {
  const shown = opened(sealed);
  const { full, withoutRights, excluded, letters } = body;
  const told = letters === undefined ? {} : { letters };
  if (shown.length === sealed.length) return { type: 'RECORD_PARTY_ROLL', members: shown, ...told };
  const members = sealed.map((_, index) => ({
    name: `${UNSEEN_TEXT}${index + 1}`,
    status: index < full ? ('FULL' as const) : ('PROBATIONARY' as const),
    rights: index < withoutRights ? ('SUSPENDED' as const) : ('NORMAL' as const),
    ...(index >= withoutRights && index < withoutRights + excluded
      ? { exclusion: { reason: 1 as const, superiorApproved: true, meetingPassed: true } }
      : {}),
  }));
  return { type: 'RECORD_PARTY_ROLL', members, ...told };
}

const recElected = (fact: FactAs<'REC_ELECTED'>): Command => ({
  type: 'ELECT_REC',
  size: fact.body.size,
  meeting: fact.body.meeting,
  ranked: rankedIn(fact),
});

/** Who was chosen, in the order of votes; names that are withheld are told apart by their place. */
function rankedIn({ body, sealed }: FactAs<'REC_ELECTED'> | FactAs<'REC_SUPPLEMENTED'>) {
  const shown = opened(sealed).sort((a, b) => a.rank - b.rank);
  const whole = shown.length === body.votes.length;
  return body.votes.map((votes, index) => {
    const person = whole ? shown[index] : undefined;
    const sex = person?.sex === undefined ? {} : { sex: person.sex };
    return { name: person?.name ?? `${UNSEEN_TEXT}${index + 1}`, votes, ...sex };
  });
}

/** The voter a command about the poll book was taken to be about. */
export const whoIn = (command: Command): number | null =>
  command.type === 'CHECK_IN' || command.type === 'UNDO_CHECK_IN' ? command.voterNo : null;
