import type { CheckIn } from './domain.ts';
import type { Queryable } from './ledger-rows.ts';
import type { AskDesk, AtTheDesk, DeskQuestion } from './lookups.ts';
import { NOBODY, readDesk } from './lookups.ts';

/**
 * A stretch of a chain in which this program alone has written, and nothing to the poll book but new check-ins. It is known by
 * being the same object: whoever folds what somebody else wrote, or changes the rows in another way, begins a new one.
 */
export interface Stretch {
  readonly kind: 'STRETCH';
}
export const newStretch = (): Stretch => ({ kind: 'STRETCH' });

/**
 * The poll book a page at a time, for desks: hundreds of voters in one question instead of one question each. A page counts
 * only within its stretch, so it says what the rows say at the chain's end that the act is decided from; if somebody else
 * has written since, the act does not fit the chain and is decided anew from the rows themselves.
 */
export interface DeskPages {
  /** The questions of an act that is decided from the end of this stretch. */
  readonly within: (stretch: Stretch) => AskDesk;
  /** An act of this stretch was recorded: these check-ins are in the book now. */
  readonly checkedIn: (stretch: Stretch, communityId: string, checkIns: readonly CheckIn[]) => void;
}

/** Voters on a page. */
const PAGE = 256;
/** Pages kept: some two hundred thousand voters, beyond which the page read longest ago goes. */
const MOST = 800;

interface Page {
  readonly stretch: Stretch;
  readonly desks: Map<number, AtTheDesk>;
}

export function createDeskPages(within: (communityId: string) => Queryable): DeskPages {
  const pages = new Map<string, Page>();
  const pageNo = (voterNo: number): number => Math.floor(voterNo / PAGE);
  const keyOf = (communityId: string, pollId: string, voterNo: number): string =>
    `${communityId} ${pollId} ${pageNo(voterNo)}`;
  const read = async (stretch: Stretch, { communityId, pollId, voterNo }: DeskQuestion): Promise<Page> => {
    const first = pageNo(voterNo) * PAGE;
    const page = { stretch, desks: await readDesk(within(communityId), communityId, pollId, first, first + PAGE - 1) };
    const key = keyOf(communityId, pollId, voterNo);
    pages.delete(key);
    pages.set(key, page);
    const oldest = pages.keys().next().value;
    if (pages.size > MOST && oldest !== undefined) pages.delete(oldest);
    return page;
  };
  return {
    within: (stretch) => async (question) => {
      const known = pages.get(keyOf(question.communityId, question.pollId, question.voterNo));
      const page = known?.stretch === stretch ? known : await read(stretch, question);
      return page.desks.get(question.voterNo) ?? NOBODY;
    },
    checkedIn: (stretch, communityId, checkIns) => {
      for (const checkIn of checkIns) {
        const page = pages.get(keyOf(communityId, checkIn.pollId, checkIn.voterNo));
        const desk = page?.stretch === stretch ? page.desks.get(checkIn.voterNo) : undefined;
        if (desk !== undefined) page?.desks.set(checkIn.voterNo, { ...desk, checkIn });
      }
    },
  };
}
