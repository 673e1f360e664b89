import type { IsoDate, StepCode, Text } from '@mingxuan/rulebook';
import { addDays } from '@mingxuan/rulebook';
import type { Cycle } from '../state.ts';
import { NOTICE_SORTS, noticeSort, ofLaterVote, paperId, stepOfNotice, TELLS_WHAT_HAPPENED } from './kinds.ts';
import type { NoticeStanding } from './standing.ts';
import { noticeStanding } from './standing.ts';
import type { NoticeDraft, Paper } from './state.ts';
import { isOpenDraft } from './state.ts';

type About = Pick<Cycle, 'plan' | 'papers' | 'notices' | 'roll'>;

/** One notice of the plan: when it is to be drafted and posted, and how far it has come. */
export interface NoticeDay {
  readonly paper: string;
  readonly title: Text;
  readonly step: StepCode;
  /** The day before it is posted, so that a second person has time to read it (practice, no rule); or the day of what it tells. */
  readonly draftBy: IsoDate;
  readonly postBy: IsoDate;
  /** Last day of the step's window; `null` where no confirmed text sets one. */
  readonly latest: IsoDate | null;
  readonly at: NoticeAt;
}

/** How far a notice has come. `no` is its number once it is out. */
export type NoticeAt =
  | { readonly kind: 'TO_DRAFT' }
  | { readonly kind: 'TO_APPROVE' | 'TO_ISSUE'; readonly draft: number }
  | { readonly kind: 'OUT'; readonly no: number; readonly postedOn: IsoDate | null; readonly standing: NoticeStanding };

/** The notices that the steps of the plan ask for, by the day on which they are to be posted. */
export function noticeDays(cycle: About, today: IsoDate): readonly NoticeDay[] {
  const steps = cycle.plan?.steps ?? [];
  return NOTICE_SORTS.flatMap(({ paper, title, way, step: code }): NoticeDay[] => {
    const step = way === 'POSTED' ? steps.find((one) => one.code === code) : undefined;
    if (step === undefined) return [];
    const latest = step.latestOpen === true ? null : step.latest;
    const postBy = step.planned;
    const at = noticeAt(cycle, paper, today);
    return [{ paper, title, step: step.code, draftBy: draftDay(paper, postBy), postBy, latest, at }];
  }).sort((a, b) => a.postBy.localeCompare(b.postBy));
}

/** The day by which a notice is drafted that is posted on a day. */
export const draftDay = (paper: string, postBy: IsoDate): IsoDate =>
  TELLS_WHAT_HAPPENED.has(paperId(paper)) ? postBy : addDays(postBy, -1);

function noticeAt(cycle: About, id: string, today: IsoDate): NoticeAt {
  const mine = (key: string): boolean => paperId(key) === id && !ofLaterVote(key);
  const draft = cycle.notices.drafts.findLast((one) => mine(one.paper));
  if (draft !== undefined && isOpenDraft(draft))
    return { kind: draft.stage === 'DRAFTED' ? 'TO_APPROVE' : 'TO_ISSUE', draft: draft.draft };
  const paper = cycle.papers.findLast((one) => mine(one.paper));
  if (paper === undefined) return { kind: 'TO_DRAFT' };
  const postedOn = paper.postings[0]?.on ?? null;
  return { kind: 'OUT', no: paper.no, postedOn, standing: noticeStanding(cycle, paper, today) };
}

/** A notice or letter on its way that waits for somebody. */
export type NoticeTask =
  | { readonly kind: 'APPROVE' | 'ISSUE'; readonly draft: NoticeDraft; readonly by: IsoDate }
  | { readonly kind: 'POST'; readonly paper: Paper; readonly by: IsoDate };

/**
 * What waits for somebody: drafts to be approved and issued, notices to be hung. A notice issued in one step, as earlier
 * versions did it, is asked for nothing more.
 */
export function noticeTasks(cycle: About): readonly NoticeTask[] {
  const dayOf = (paper: string, dated: IsoDate): IsoDate => {
    const code = stepOfNotice(paper);
    const planned = cycle.plan?.steps.find((step) => step.code === code)?.planned;
    return planned === undefined || planned < dated ? dated : planned;
  };
  return [
    ...cycle.notices.drafts.flatMap((draft): NoticeTask[] =>
      isOpenDraft(draft)
        ? [
            {
              kind: draft.stage === 'DRAFTED' ? 'APPROVE' : 'ISSUE',
              draft,
              by: dayOf(draft.paper, draft.dated),
            },
          ]
        : [],
    ),
    ...cycle.papers.flatMap((paper): NoticeTask[] =>
      paper.draft !== null &&
      paper.fate.kind === 'VALID' &&
      paper.postings.length === 0 &&
      noticeSort(paper.paper)?.way === 'POSTED'
        ? [{ kind: 'POST', paper, by: dayOf(paper.paper, paper.dated) }]
        : [],
    ),
  ];
}
