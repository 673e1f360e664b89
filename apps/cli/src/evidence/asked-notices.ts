import type { Command, Cycle, NoticeFact } from '@mingxuan/election';
import { opened } from '@mingxuan/election';
import { UNSEEN_TEXT } from './unseen.ts';

/** What was asked for, where the ledger holds a notice's way: what the server reads from the state is read from it again. */
export function noticeAct(fact: NoticeFact, state: Cycle | null): Command {
  switch (fact.type) {
    case 'PAPER_ISSUED': {
      const { no: _no, ...paper } = fact.body;
      return { type: 'ISSUE_PAPER', ...paper };
    }
    case 'NOTICE_DRAFTED': {
      const { draft: _draft, ...notice } = fact.body;
      return { type: 'DRAFT_NOTICES', notices: [notice] };
    }
    case 'NOTICE_APPROVED': {
      const { draft, sha256 } = fact.body;
      return { type: 'APPROVE_NOTICE', draft, paper: draftOf(state, draft)?.paper ?? UNSEEN_TEXT, sha256 };
    }
    case 'NOTICE_DISCARDED':
      return { type: 'DISCARD_DRAFT', ...fact.body };
    case 'NOTICE_ISSUED': {
      const { draft } = fact.body;
      // Whether the words were still those of the ledger is shown by no entry: that they were asked for as approved is.
      return { type: 'ISSUE_NOTICE', draft, text: draftOf(state, draft)?.text ?? UNSEEN_TEXT };
    }
    case 'NOTICE_POSTED': {
      const { no, place, time, evidence } = fact.body;
      const by = fact.sealed.length === 0 ? {} : { by: opened(fact.sealed)[0]?.by ?? UNSEEN_TEXT };
      return { type: 'POST_NOTICE', no, place, time, evidence, ...by };
    }
    case 'NOTICE_TAKEN_DOWN': {
      const { no, place, reason } = fact.body;
      return { type: 'TAKE_DOWN_NOTICE', no, place, reason };
    }
    case 'WITHDRAWAL_ASKED':
      return { type: 'ASK_WITHDRAWAL', ...fact.body };
    default:
      return fact satisfies never;
  }
}

const draftOf = (state: Cycle | null, no: number) => state?.notices.drafts.find((one) => one.draft === no);
