import type { PaperOffer } from '@mingxuan/contract';
import type { NoticeDay, NoticeDraft, NoticeStanding, Paper } from '@mingxuan/election';
import {
  isOpenDraft,
  noticeDays,
  noticeSort,
  noticeStanding,
  ofLaterVote,
  paperId,
  stepOfNotice,
} from '@mingxuan/election';
import type { IsoDate, Text } from '@mingxuan/rulebook';
import type { OpenCommunity } from '../../api.ts';

/** Where a notice or letter is, as offices ask for it. */
export type NoticeState = 'TO_DRAFT' | 'TO_APPROVE' | 'TO_ISSUE' | 'TO_POST' | 'POSTED' | 'SENT' | 'OVER' | 'VOID';

export const noticeStates: readonly NoticeState[] = [
  'TO_DRAFT',
  'TO_APPROVE',
  'TO_ISSUE',
  'TO_POST',
  'POSTED',
  'SENT',
  'OVER',
  'VOID',
];

interface Row {
  readonly key: string;
  readonly paper: string;
  readonly title: Text;
  readonly state: NoticeState;
  /** The day on which it is to be posted, or was. */
  readonly day: IsoDate | null;
}

/** One line of the list: an offer to draft, a draft, or a paper that is out. */
export type NoticeRow = Row &
  (
    | { readonly is: 'OFFER'; readonly missing: readonly Text[]; readonly due: NoticeDay | null }
    | { readonly is: 'DRAFT'; readonly draft: NoticeDraft }
    | { readonly is: 'PAPER'; readonly paperOut: Paper; readonly standing: NoticeStanding }
  );

/** Notices and letters of a cycle, those to be done first; forms are not among them. */
export function noticeRows({ cycle, today }: OpenCommunity, offers: readonly PaperOffer[]): readonly NoticeRow[] {
  const days = new Map(noticeDays(cycle, today).map((day) => [day.paper, day]));
  const planned = (paper: string): IsoDate | null => {
    const code = stepOfNotice(paper);
    return cycle.plan?.steps.find((step) => step.code === code)?.planned ?? null;
  };
  const toDraft = offers.flatMap((offer): NoticeRow[] => {
    const { paper, title, missing } = offer;
    const known =
      noticeSort(paper) === null ||
      cycle.notices.drafts.some((one) => one.paper === paper && isOpenDraft(one)) ||
      cycle.papers.some((one) => one.paper === paper && one.fate.kind !== 'SUPERSEDED');
    const due = (ofLaterVote(paper) ? undefined : days.get(paperId(paper))) ?? null;
    return known
      ? []
      : [{ key: `o:${paper}`, paper, title, state: 'TO_DRAFT', day: due?.postBy ?? null, is: 'OFFER', missing, due }];
  });
  const drafts = cycle.notices.drafts.flatMap((draft): NoticeRow[] => {
    if (draft.stage === 'ISSUED') return [];
    const { paper, title } = draft;
    const row = { key: `d:${draft.draft}`, paper, title: { zh: title, en: title }, day: planned(paper) ?? draft.dated };
    return [{ ...row, state: stateOfDraft(draft.stage), is: 'DRAFT', draft }];
  });
  const out = cycle.papers.flatMap((paperOut): NoticeRow[] => {
    const sort = noticeSort(paperOut.paper);
    if (sort === null) return [];
    const { paper, title, no } = paperOut;
    const standing = noticeStanding(cycle, paperOut, today);
    const state = sort.way === 'SENT' && standing.kind === 'TO_POST' ? 'SENT' : stateOf(standing);
    const day = paperOut.postings[0]?.on ?? planned(paper) ?? paperOut.dated;
    return [{ key: `p:${no}`, paper, title: { zh: title, en: title }, state, day, is: 'PAPER', paperOut, standing }];
  });
  const order = (row: NoticeRow): string => `${noticeStates.indexOf(row.state)} ${row.day ?? '9999'}`;
  return [...toDraft, ...drafts, ...out].sort((a, b) => order(a).localeCompare(order(b)));
}

function stateOfDraft(stage: Exclude<NoticeDraft['stage'], 'ISSUED'>): NoticeState {
  switch (stage) {
    case 'DRAFTED':
      return 'TO_APPROVE';
    case 'APPROVED':
      return 'TO_ISSUE';
    case 'DISCARDED':
    case 'REPLACED':
      return 'VOID';
    default:
      return stage satisfies never;
  }
}

function stateOf({ kind }: NoticeStanding): NoticeState {
  switch (kind) {
    case 'TO_POST':
      return 'TO_POST';
    case 'HANGING':
      return 'POSTED';
    case 'EXPIRED':
    case 'TAKEN_DOWN':
      return 'OVER';
    case 'SUPERSEDED':
    case 'WITHDRAWN':
      return 'VOID';
    default:
      return kind satisfies never;
  }
}

/** The state with which the list opens: the first in which something waits. */
export const firstState = (rows: readonly NoticeRow[]): NoticeState =>
  (['TO_APPROVE', 'TO_ISSUE', 'TO_POST', 'TO_DRAFT'] as const).find((state) => rows.some((r) => r.state === state)) ??
  'POSTED';
