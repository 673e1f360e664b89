import type { IsoDate, StepCode, Text } from '@mingxuan/rulebook';
import { stepTable, text } from '@mingxuan/rulebook';
import type { Blocker } from '../blockers.ts';
import { blockersOf } from '../blockers.ts';
import { neededPoll, pollsOf } from '../poll/standing.ts';
import { pollLabel } from '../poll/told.ts';
import type { Cycle } from '../state.ts';
import { draftDay } from './due.ts';
import type { NoticeSort } from './kinds.ts';
import { NOTICE_SORTS, TELLS_WHAT_HAPPENED } from './kinds.ts';
import { isListOfElectors } from './post.ts';
import { isOpenDraft } from './state.ts';

/** A notice that the plan asks for and nobody has drafted. */
export interface NoticeToDraft {
  /** As it is drafted: `POLLING`, `RESULT:residents-2`, `OBJECTION_RULING:3`. */
  readonly paper: string;
  readonly title: Text;
  readonly step: StepCode;
  readonly draftBy: IsoDate;
  readonly postBy: IsoDate;
  readonly latest: IsoDate | null;
  readonly blockedBy: readonly Blocker[];
}

/** One notice of a sort, where there are several: by what, and on which day where that is not the plan's. */
interface Subject {
  readonly paper: string;
  readonly which?: Text;
  readonly postBy?: IsoDate;
}

/**
 * The notices of the plan that are neither drafted nor out, each with what it waits for. Not asked for: what this election has
 * no occasion for (no member left, no proxy, no later vote), what another act has posted (the roll; a step noted by hand with
 * its photograph), and what would come after the event (a call for nominations once the candidates stand).
 */
export function noticesToDraft(cycle: Cycle): readonly NoticeToDraft[] {
  const steps = cycle.plan?.steps ?? [];
  return NOTICE_SORTS.flatMap((sort): NoticeToDraft[] => {
    const step = sort.way === 'POSTED' ? steps.find(({ code }) => code === sort.step) : undefined;
    if (step === undefined || !stillOfUse(cycle, sort, step.code)) return [];
    return subjectsOf(cycle, sort)
      .filter(({ paper }) => !known(cycle, paper))
      .map(({ paper, which, postBy = step.planned }) => ({
        paper,
        title: which === undefined ? sort.title : aboutOne(sort.title, which),
        step: step.code,
        draftBy: draftDay(paper, postBy),
        postBy,
        latest: step.latestOpen === true ? null : step.latest,
        blockedBy: waitsFor(cycle, sort, paper),
      }));
  }).sort((a, b) => a.draftBy.localeCompare(b.draftBy));
}

const aboutOne = (title: Text, which: Text): Text => text(`${title.zh}（${which.zh}）`, `${title.en} (${which.en})`);

/** A notice that was withdrawn is not asked for again; one that was only replaced has its successor. */
const known = ({ notices, papers }: Cycle, paper: string): boolean =>
  notices.drafts.some((one) => one.paper === paper && isOpenDraft(one)) || papers.some((one) => one.paper === paper);

/** What ends the use of a notice that tells of the time before the vote; others are owed as long as the cycle is open. */
const OVER_WITH: Readonly<Partial<Record<string, StepCode>>> = {
  REC_LIST: 'E06',
  CANDIDATES_PRELIMINARY: 'D08',
  CANDIDATES_FORMAL: 'E06',
  PROXIES: 'E06',
  MOBILE_VOTERS: 'E06',
  STAFF: 'E06',
  SCRIBES: 'E06',
};

function stillOfUse({ steps, roll }: Cycle, { paper }: NoticeSort, code: StepCode): boolean {
  const over = OVER_WITH[paper];
  if (over !== undefined && steps[over] !== undefined) return false;
  // The act that publishes the lists of electors posts them.
  if (isListOfElectors(paper)) return !('publishedOn' in roll);
  if (TELLS_WHAT_HAPPENED.has(paper)) return steps[code]?.how !== 'WAIVED';
  return steps[code] === undefined;
}

const once = (paper: string): readonly Subject[] => [{ paper }];
const onceIf = (there: boolean, paper: string): readonly Subject[] => (there ? once(paper) : []);

/** Which notices of a sort this election has; their keys are those under which they are printed. */
function subjectsOf(cycle: Cycle, { paper }: NoticeSort): readonly Subject[] {
  const mode = cycle.mandate?.votingMode;
  switch (paper) {
    case 'REC_SUBSTITUTE':
      return (cycle.rec?.members ?? []).flatMap(({ rank, left }): Subject[] =>
        left === null ? [] : [{ paper: `${paper}:${rank}`, postBy: left.on }],
      );
    // A list that lost somebody is asked for once it is published anew; the first is the plan's.
    case 'CANDIDATES_FORMAL': {
      const { formalList, published } = cycle;
      if (formalList === null || formalList.no === 1) return once(paper);
      const { no, on } = formalList;
      const which = text(`第${no}次公布（更正）`, `corrected, no. ${no}`);
      return published.formal ? [{ paper: `${paper}:${no}`, which, postBy: on }] : [];
    }
    case 'OBJECTION_RULING':
      return cycle.objections.flatMap(({ no, ruling, rulingUntil }): Subject[] =>
        ruling === null || ruling.publishedOn !== null
          ? []
          : [{ paper: `${paper}:${no}`, which: text(`第${no}件`, `no. ${no}`), postBy: rulingUntil }],
      );
    case 'ROLL_SUPPLEMENT': {
      const changed = cycle.rollChanges.filter((one) => one.afterPublication && one.objectionNo === null);
      return [...new Set(changed.map(({ on }) => on))].map((on) => ({
        paper: `${paper}:${on}`,
        which: text(on, on),
        postBy: on,
      }));
    }
    // Who represents others is chosen and listed only where not every voter votes (JWH25-13).
    case 'REPRESENTATIVE_ELECTION':
    case 'REPRESENTATIVE_LIST':
      return onceIf(mode !== undefined && mode !== 'ALL_VOTERS', paper);
    case 'PROXIES':
      return onceIf(
        cycle.proxies.some(({ poll, ended }) => poll === 'residents' && ended === null),
        paper,
      );
    case 'MOBILE_VOTERS':
      return onceIf(cycle.boxes.length > 0, paper);
    case 'SCRIBES':
      return onceIf(cycle.scribes !== null, paper);
    // Where they were published is part of what a gate is passed with (JWH25-38): afterwards they are not owed again.
    case 'AUDIT_RESULT':
    case 'REVIEW_AND_PLAN':
      return [];
    // No act of the system holds a pre-selection: there is nothing to draft it from.
    case 'PRE_SELECTION_METHOD':
    case 'PRE_SELECTION_RESULT':
      return [];
    case 'RESULT':
      return resultsOf(cycle, paper);
    case 'RE_ELECTION':
      return reElectionsOf(cycle, paper);
    default:
      return once(paper);
  }
}

/** The first result is the plan's; each later one is owed once both have signed it (JWH25-19: announced on the spot). */
function resultsOf(cycle: Cycle, paper: string): readonly Subject[] {
  const later = pollsOf(cycle, 'residents')
    .slice(1)
    .flatMap((poll): Subject[] =>
      poll.stage === 'CERTIFIED'
        ? [{ paper: `${paper}:${poll.id}`, which: pollLabel(poll.id), postBy: poll.determinedOn }]
        : [],
    );
  return [{ paper: `${paper}:residents` }, ...later];
}

/** A 另行选举 that results call for, or that is prepared and has not opened. */
function reElectionsOf(cycle: Cycle, paper: string): readonly Subject[] {
  const prepared = pollsOf(cycle, 'residents').filter((poll) => poll.stage === 'PREPARED');
  const needed = neededPoll(cycle, 'residents');
  return [...prepared, ...(needed === null ? [] : [needed])].flatMap(({ id, kind }): Subject[] =>
    kind === 'RE_ELECTION' ? [{ paper: `${paper}:${id}`, which: pollLabel(id) }] : [],
  );
}

/** What stands before it: what its step waits for, and for a notice that tells what happened, the step itself. */
function waitsFor(cycle: Cycle, { paper: sort, step }: NoticeSort, paper: string): readonly Blocker[] {
  if (step === null || paper.startsWith('RESULT:residents-')) return [];
  const before = blockersOf(cycle, step);
  switch (sort) {
    // Who fills in is told with who left: without a reserve it waits for the meeting that chooses somebody.
    case 'REC_SUBSTITUTE':
      return cycle.rec?.members.some(
        ({ rank, left }) => paper === `${sort}:${rank}` && left?.substituteRank === null,
      ) === true
        ? [
            waits(
              'D04',
              '候补人已经用完，要先另行推选成员（D04）',
              'no reserve is left: somebody is to be chosen first',
            ),
          ]
        : [];
    // They are made from what an act has recorded: once there is one to draft, nothing is missing.
    case 'OBJECTION_RULING':
    case 'ROLL_SUPPLEMENT':
      return [];
    case 'RE_ELECTION':
      return laterDayKnown(cycle)
        ? []
        : [waits('E11', '另行选举的日子还没有定，请先调整日程', 'its day is not planned')];
    case 'RESULT':
      return before.length > 0 || cycle.polls.some(({ id, stage }) => id === 'residents' && stage === 'CERTIFIED')
        ? before
        : [waits('E10', '结果还没有监票人和主持人两方签字', 'the result is not signed by both')];
    case 'STAFF':
      return cycle.steps.E01 === undefined
        ? [waits('E01', '工作人员到开始投票时才登记（E01）', 'the staff are recorded when voting opens (E01)')]
        : [];
    case 'REPRESENTATIVE_ELECTION':
      return cycle.representativesCall === null
        ? [...before, waits('C06', '各小组推选的办法、时间和地点还没有登记', 'how, when and where is not recorded')]
        : before;
    case 'REPRESENTATIVE_LIST':
    case 'VOTER_ROLL':
      return before;
    default:
      return TELLS_WHAT_HAPPENED.has(sort) && cycle.steps[step] === undefined ? [...before, notDone(step)] : before;
  }
}

/** The plan names a day after the latest vote: the one it began with was only a guess. */
function laterDayKnown(cycle: Cycle): boolean {
  const planned = cycle.plan?.steps.find(({ code }) => code === 'E11')?.planned;
  const held = pollsOf(cycle, 'residents').flatMap((poll) => (poll.stage === 'CERTIFIED' ? [poll.openedOn] : []));
  return planned !== undefined && held.every((on) => on < planned);
}

function notDone(code: StepCode): Blocker {
  const name = stepTable.find((one) => one.code === code)?.name ?? text(code, code);
  return waits(code, `“${name.zh}”（${code}）还没有办`, `“${name.en}” (${code}) is not done`);
}

const waits = (step: StepCode, zh: string, en: string): Blocker => ({
  kind: 'EARLIER_STEP',
  step,
  zh,
  en,
  sources: [],
});
