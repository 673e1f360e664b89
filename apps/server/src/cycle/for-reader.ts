import type { CommunityView, CycleView } from '@mingxuan/election';
import { mineOf } from '@mingxuan/election';
import type { Actor, PlainAction } from '@mingxuan/identity';
import { can } from '@mingxuan/identity';
import { readerOf } from './desk.ts';

/**
 * Progress is for everyone with a part in the election; what was said about a person is for those whose work needs it.
 * Observers, tellers and the upper levels see that there is an objection or an adverse opinion, not whom it is about.
 */
export function forReader(whole: CommunityView, actor: Actor, scope: string): CommunityView {
  if (whole.status === 'UNOPENED') return whole;
  const may = (action: PlainAction): boolean => can(actor, action, { scope }).ok;
  const reviews = may('candidate.nominate') || can(actor, 'candidate.review', { scope, makers: [] }).ok;
  const objections = may('roll.read') || may('objection.file');
  const rolls = may('roll.read') || may('poll.checkIn') || may('box.manage');
  const party = reviews || may('party.record') || can(actor, 'party.approve', { scope, makers: [] }).ok;
  const cycle: CycleView = {
    ...whole.cycle,
    party: party ? whole.cycle.party : withoutPartyPeople(whole.cycle.party),
    inspections: {
      PARTY: party ? whole.cycle.inspections.PARTY : withoutFindings(whole.cycle.inspections.PARTY),
      RESIDENTS: reviews ? whole.cycle.inspections.RESIDENTS : withoutFindings(whole.cycle.inspections.RESIDENTS),
    },
    duplicates: may('roll.read') ? whole.cycle.duplicates : [],
    complaints: may('complaint.answer')
      ? whole.cycle.complaints
      : whole.cycle.complaints.map((c) => withoutTold(c, may('complaint.receive') && c.receivedBy === actor.accountId)),
    objections: objections ? whole.cycle.objections : whole.cycle.objections.map(withoutPeople),
    rollChanges: may('roll.read')
      ? whole.cycle.rollChanges
      : whole.cycle.rollChanges.map(rolls ? withoutReason : withoutName),
    // Asked for by whoever needs them; they grow, and no screen besides their own shows them.
    reveals: [],
    proxies: rolls ? whole.cycle.proxies : [],
    boxes: rolls ? whole.cycle.boxes : whole.cycle.boxes.map((box) => ({ ...box, voters: [] })),
    relatives:
      whole.cycle.relatives === null || reviews ? whole.cycle.relatives : { ...whole.cycle.relatives, pairs: [] },
    candidates: reviews ? whole.cycle.candidates : whole.cycle.candidates.map(withoutGrounds),
  };
  const reader = readerOf(actor, scope);
  return { ...whole, cycle, tasks: whole.tasks.map((task) => ({ ...task, mine: mineOf(task, reader) })) };
}

type Party = CycleView['party'];
type Inspected = CycleView['inspections']['PARTY'];

/** Why a member is left out, who was recommended, who was put forward: for those who prepare and approve that election. */
const withoutPartyPeople = (party: Party): Party => ({
  ...party,
  request: party.request === null ? null : { ...party.request, people: null },
  attendance: party.attendance === null ? null : { ...party.attendance, leftOut: [] },
  recommendation: party.recommendation === null ? null : { ...party.recommendation, rows: [] },
  slate: party.slate === null ? null : { ...party.slate, people: [] },
});

/** That something was raised and answered is for all; of whom and what, for those who look into it. */
const withoutFindings = ({ reports, publicity }: Inspected): Inspected => ({
  reports: reports.map((report) => ({ ...report, findings: [] })),
  publicity:
    publicity === null
      ? null
      : {
          ...publicity,
          feedback: publicity.feedback.map((one) => ({
            ...one,
            about: '',
            matter: '',
            answer: one.answer === null ? null : { ...one.answer, finding: '' },
          })),
        },
});

type RollChange = CycleView['rollChanges'][number];
type Objection = CycleView['objections'][number];
type Candidate = CycleView['candidates'][number];

type Complaint = CycleView['complaints'][number];

/** Who complained, and of what, is for whoever took it and for whoever answers; a published answer is for all. */
const withoutTold = (complaint: Complaint, own: boolean): Complaint => ({
  ...complaint,
  ...(own ? {} : { matter: '', name: null, contact: null, evidence: [] }),
  answer:
    complaint.answer === null || complaint.answer.published || own
      ? complaint.answer
      : { ...complaint.answer, text: '' },
});

/** Why somebody left the roll — died, was judged — is for those who answer for it; the desk needs to know that they did. */
const withoutReason = (change: RollChange): RollChange => ({ ...change, reason: null });

const withoutName = (change: RollChange): RollChange => ({ ...change, name: '', sex: null, group: '', reason: null });

const withoutPeople = (objection: Objection): Objection => ({
  ...objection,
  petitioner: '',
  about: '',
  grounds: '',
  voterNo: null,
  evidence: [],
  sent: objection.sent === null ? null : { ...objection.sent, contact: '' },
  ruling: objection.ruling === null ? null : { ...objection.ruling, basis: '' },
});

function withoutGround(review: Candidate['reviews'][number]): Candidate['reviews'][number] {
  if (review.opinion === 'NO_OBJECTION') return review;
  const reply = review.reply === null ? null : { ...review.reply, summary: '' };
  const decided = review.decided === null ? null : { ...review.decided, reason: '' };
  return review.opinion === 'BARRED'
    ? { ...review, bar: null, document: '', toldOn: '', reply, decided }
    : { ...review, concern: '', toldOn: '', reply, decided };
}

const withoutGrounds = (candidate: Candidate): Candidate => ({
  ...candidate,
  reviews: candidate.reviews.map(withoutGround),
});
