import type { PaperOffer } from '@mingxuan/contract';
import type { NoticeDraft, NoticeStanding, Paper } from '@mingxuan/election';
import { isOpenDraft, noticeSort, noticeStanding, stepOfNotice } from '@mingxuan/election';
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
    | {
        readonly is: 'OFFER';
        readonly missing: readonly Text[];
        /** By when it is drafted and posted; `null` where no step of the plan waits for it. */
        readonly due: PaperOffer['due'];
        /** What it tells was done or posted by another act: it can be drafted, and nobody waits for it. */
        readonly settled: boolean;
      }
    | { readonly is: 'DRAFT'; readonly draft: NoticeDraft }
    | { readonly is: 'PAPER'; readonly paperOut: Paper; readonly standing: NoticeStanding }
  );

/** Notices and letters of a cycle, those to be done first; forms are not among them. */
export function noticeRows({ cycle, today }: OpenCommunity, offers: readonly PaperOffer[]): readonly NoticeRow[] {
  const settled = ({ paper, due }: PaperOffer): boolean => {
    const sort = noticeSort(paper);
    if (cycle.plan === null || sort === null || sort.step === null) return false;
    return sort.way === 'POSTED' ? due === null : cycle.steps[sort.step] !== undefined;
  };
  const planned = (paper: string): IsoDate | null => {
    const code = stepOfNotice(paper);
    return cycle.plan?.steps.find((step) => step.code === code)?.planned ?? null;
  };
  const toDraft = offers.flatMap((offer): NoticeRow[] => {
    const { paper, title, missing, due } = offer;
    const known =
      noticeSort(paper) === null ||
      cycle.notices.drafts.some((one) => one.paper === paper && isOpenDraft(one)) ||
      cycle.papers.some((one) => one.paper === paper && one.fate.kind !== 'SUPERSEDED');
    const row = { key: `o:${paper}`, paper, title, state: 'TO_DRAFT', day: due?.postBy ?? null, is: 'OFFER' } as const;
    return known ? [] : [{ ...row, missing, due, settled: settled(offer) }];
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

/** An offer that nobody waits for. */
export const isSettled = (row: NoticeRow): boolean => row.is === 'OFFER' && row.settled;

/** The state with which the list opens: the first in which something waits. */
export const firstState = (rows: readonly NoticeRow[]): NoticeState =>
  (['TO_APPROVE', 'TO_ISSUE', 'TO_POST', 'TO_DRAFT'] as const).find((state) =>
    rows.some((row) => row.state === state && !isSettled(row)),
  ) ?? (rows.some((row) => row.state === 'POSTED') ? 'POSTED' : 'TO_DRAFT');
