import type { Candidate, Cycle, DecidedPoll, PledgeKind, Poll, ToldBox } from '@mingxuan/election';
import {
  allGates,
  complaintFindings,
  complaintKinds,
  complaintStage,
  decidedContests,
  type GateId,
  gateItemTitle,
  introductionsOut,
  noticeSort,
  personOf,
  pollLabel,
  postNames,
  requiredItems,
  shownIntroduction,
  toldBoxes,
  votesOf,
} from '@mingxuan/election';
import type { IsoDate, PlannedStep, Post, StepCode, Text } from '@mingxuan/rulebook';
import { text } from '@mingxuan/rulebook';
import { chancesOf } from './chances.ts';
import { objectionAnswers, objectionKinds } from './objection-words.ts';
import type { CalendarRow, CandidateGroup, CommunityFacts, Gate, Notice, Polling, RollFacts, Vote } from './facts.ts';

export interface CycleSource {
  readonly id: string;
  readonly cycle: Cycle;
  readonly asOf: { readonly seq: number; readonly at: string };
  /** Papers that name voters: they hang on the wall and never go onto the open net. */
  readonly isPersonalPaper: (paper: string) => boolean;
}

/** What residents may see of a cycle. Whatever is not picked here does not reach a page. */
export function communityFacts({ id, cycle, asOf, isPersonalPaper }: CycleSource): CommunityFacts {
  const { name, subDistrict, district, city } = cycle.community;
  return {
    id,
    name,
    subDistrict,
    district,
    city,
    rehearsal: cycle.mode === 'REHEARSAL',
    closed: cycle.status === 'CLOSED',
    termNo: cycle.termNo,
    partyDay: cycle.partyDay,
    electionDay: cycle.electionDay,
    asOf,
    calendar: calendarOf(cycle),
    chances: chancesOf(cycle),
    notices: noticesOf(cycle, isPersonalPaper),
    gates: gatesOf(cycle),
    waivers: waiversOf(cycle),
    candidates: candidatesOf(cycle),
    polling: pollingOf(cycle),
    roll: rollOf(cycle),
    votes: cycle.polls.flatMap((poll) => voteOf(cycle, poll)),
    complaints: complaintsOf(cycle),
  };
}

function calendarOf(cycle: Cycle): readonly CalendarRow[] {
  return (cycle.plan?.steps ?? [])
    .map((step): CalendarRow => {
      const done = cycle.steps[step.code];
      return {
        code: step.code,
        name: step.name,
        day: done?.on ?? step.planned,
        latest: latestOf(step),
        done: done?.how ?? null,
        responsible: step.responsible,
        sources: step.sources,
      };
    })
    .sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1));
}

const latestOf = (step: PlannedStep): IsoDate | null => (step.latestOpen === true ? null : step.latest);

/** All issued papers, newest first; a paper issued again replaces the one before it, which stays to be seen. */
function noticesOf(cycle: Cycle, isPersonal: (paper: string) => boolean): readonly Notice[] {
  return [...cycle.papers].reverse().map((paper): Notice => {
    const { no, title, on, pages, sha256, seq, fate } = paper;
    const offNet = isPersonal(paper.paper) ? 'VOTERS' : noticeSort(paper.paper)?.way === 'SENT' ? 'LETTER' : null;
    return {
      no,
      paper: paper.paper,
      title,
      on,
      pages,
      sha256,
      seq,
      file: offNet === null ? `papers/${no}.pdf` : null,
      offNet,
      words: offNet === null ? wordsOf(cycle, paper) : null,
      replacedBy: fate.kind === 'SUPERSEDED' ? fate.by : null,
      withdrawn: fate.kind === 'WITHDRAWN' ? { by: fate.by, reason: fate.reason } : null,
      postings: paper.postings.map(({ place, on: from, takenDown }) => ({
        place,
        on: from,
        until: takenDown?.on ?? null,
      })),
    };
  });
}

/** Kept when it was drafted, under a digest that the draft's entry holds. */
function wordsOf(cycle: Cycle, { no, text: sha256, draft }: Cycle['papers'][number]): Notice['words'] {
  const frozen = cycle.notices.drafts.find((one) => one.draft === draft);
  if (sha256 === null || frozen === undefined) return null;
  return { file: `papers/${no}.txt`, sha256, seq: frozen.drafted.seq };
}

const GATE_STEPS: Readonly<Record<GateId, readonly ('A04' | 'A05' | 'A06' | 'A07')[]>> = {
  G1: [],
  G2: ['A04'],
  G3: ['A05'],
  G4: ['A06', 'A07'],
  G5: [],
};

function gatesOf(cycle: Cycle): readonly Gate[] {
  return allGates(cycle).map(({ gate, title, passed, missing, sources }) => ({
    id: gate,
    title,
    passed,
    missing: missing.map(withoutCodes),
    sources,
    items: GATE_STEPS[gate]
      .flatMap((step) => requiredItems(cycle, step))
      .flatMap((itemId) => {
        const item = cycle.gateItems[itemId];
        if (item === undefined) return [];
        const { summary, publishedAt, evidence } = item;
        const files = evidence.map(({ name, sha256 }) => ({ name, sha256 }));
        return [
          {
            title: gateItemTitle(cycle, itemId),
            accepted: item.status === 'ACCEPTED',
            summary,
            publishedAt,
            evidence: files,
          },
        ];
      }),
  }));
}

/** Step codes are for offices. */
const withoutCodes = ({ zh, en }: Text): Text =>
  text(zh.replace(/（[A-F]\d{2}）/g, ''), en.replace(/ \([A-F]\d{2}\)/g, ''));

function waiversOf(cycle: Cycle): CommunityFacts['waivers'] {
  return Object.entries(cycle.steps).flatMap(([code, done]) => {
    if (done?.how !== 'WAIVED') return [];
    const name = cycle.plan?.steps.find((s) => s.code === (code as StepCode))?.name ?? text(code, code);
    return [{ step: code, name, on: done.on, reason: done.reason, decisionNo: done.decisionNo }];
  });
}

const PLEDGES: Readonly<Record<PledgeKind, Text>> = {
  CANDIDACY: text('竞职承诺', 'pledge as a candidate'),
  MANDATE: text('创业承诺', 'pledge for the term'),
  RESIGNATION: text('辞职承诺', 'pledge to resign'),
};

/** The published lists, in their published order, the same for everybody. Formal lists take the place of preliminary ones. */
function candidatesOf(cycle: Cycle): readonly CandidateGroup[] {
  const { published } = cycle;
  const groups: CandidateGroup[] = [];
  const add = (stream: Candidate['stream'], stage: CandidateGroup['stage']): void => {
    const listed = cycle.candidates.filter((c) => c.stream === stream && c.status === stage);
    const posts = new Set<Post>(listed.map((c) => c.post));
    for (const post of posts) {
      groups.push({
        stage,
        post,
        postName: postNames[post] ?? text(post, post),
        people: listed.filter((c) => c.post === post).map((c) => personFacts(cycle, c)),
      });
    }
  };
  if (published.partyFormal) add('PARTY', 'FORMAL');
  if (published.formal) add('RESIDENTS', 'FORMAL');
  else if (published.preliminary) add('RESIDENTS', 'PRELIMINARY');
  return groups;
}

const personFacts = (cycle: Cycle, c: Candidate): CandidateGroup['people'][number] => ({
  name: c.name,
  sex: c.sex,
  birthMonth: c.birth === null ? null : c.birth.slice(0, 7),
  education: c.profile.education ?? null,
  occupation: c.profile.occupation ?? null,
  introduction:
    c.stream === 'RESIDENTS' && introductionsOut(cycle) ? (shownIntroduction(cycle, c.id) ?? 'NONE') : 'NOT_OUT',
  pledges: cycle.published.pledges
    ? c.pledges.flatMap((kind) => {
        const said = c.pledgeTexts[kind];
        return said === undefined || said === '' ? [] : [{ kind: PLEDGES[kind], text: said }];
      })
    : [],
});

function pollingOf(cycle: Cycle): Polling | null {
  if (cycle.arrangements === null) return null;
  const { pollingPlace, opensAt, closesAt, countingPlace, registrationPlace, registrationHours } = cycle.arrangements;
  return {
    place: pollingPlace,
    opensAt,
    closesAt,
    countingPlace,
    registrationPlace,
    registrationHours,
    mobileRoutes: cycle.boxes.map(({ box, route }) => ({ box, route })),
  };
}

/** Numbers and answers, never whom an objection is about. */
function rollOf(cycle: Cycle): RollFacts {
  const { roll } = cycle;
  if (roll.stage === 'EMPTY' || roll.stage === 'DRAFT') return { stage: 'NOT_YET' };
  const { stage, listed, publishedOn, acceptUntil, places } = roll;
  const objections = cycle.objections.map(({ no, kind, filedOn, ruling }) => ({
    no,
    kind: objectionKinds[kind],
    filedOn,
    answer: objectionAnswers[ruling?.decision ?? 'OPEN'],
    on: ruling?.on ?? null,
  }));
  return { stage, listed, publishedOn, acceptUntil, places, objections };
}

/** An answer that was not published is told by its day only. */
const complaintsOf = (cycle: Cycle): CommunityFacts['complaints'] =>
  cycle.complaints.map((complaint) => {
    const { no, kind, receivedOn, answer } = complaint;
    const published = answer?.published === true;
    return {
      no,
      kind: complaintKinds[kind],
      receivedOn,
      stage: complaintStage(complaint),
      answeredOn: answer?.on ?? null,
      finding: published ? complaintFindings[answer.finding] : null,
      answer: published ? answer.text : null,
    };
  });

/** A vote is told once both have signed under its figures: nothing is announced before. */
function voteOf(cycle: Cycle, poll: Poll): Vote[] {
  if (poll.stage !== 'CERTIFIED') return [];
  const { entitled, issued, collected, valid, invalid } = poll.figures;
  return [
    {
      id: poll.id,
      name: pollLabel(poll.id),
      on: poll.openedOn,
      certified: true,
      figures: { entitled, issued, collected, valid, invalid },
      posts: postsOf(cycle, poll),
      reasons: poll.named.reasons,
      boxes: boxesOf(poll),
      recounts: poll.recounts.map(({ on, reason }) => ({ on, reason })),
    },
  ];
}

function postsOf(cycle: Cycle, poll: DecidedPoll): Vote['posts'] {
  return decidedContests(poll).map(({ post, seats, elected, next }) => {
    const onBallot = poll.contests.find((c) => c.post === post)?.candidates ?? [];
    const ids = [...onBallot, ...elected.filter((id) => !onBallot.includes(id))];
    const rows = ids.map((id) => ({
      name: personOf(cycle, poll.named.writeIns, id)?.name ?? '',
      votes: votesOf(cycle, poll, post, id),
      elected: elected.includes(id),
    }));
    const places = seats ?? elected.length;
    return {
      post,
      postName: postNames[post] ?? text(post, post),
      seats: places,
      rows,
      vacant: Math.max(0, places - elected.length),
      next,
    };
  });
}

/** What the page says of the boxes of a vote; few ballots are told together with others. */
const boxesOf = (poll: DecidedPoll): Vote['boxes'] =>
  toldBoxes(poll.boxes, poll.smallCell).map((told) => ({ box: boxName(told), collected: told.collected }));

function boxName(told: ToldBox): Text {
  switch (told.kind) {
    case 'ALONE':
      return text(told.box, told.box);
    case 'WITH_SMALL':
      return text(`${told.box}和其他小票箱合计`, `${told.box} and small boxes together`);
    case 'SMALL_TOGETHER':
      return text('小票箱合计', 'small boxes together');
    case 'ALL_TOGETHER':
      return text('全部票箱合计', 'all boxes together');
    default:
      return told satisfies never;
  }
}
