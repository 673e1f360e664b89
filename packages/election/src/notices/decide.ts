import { ok } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import type { Cycle } from '../state.ts';
import { noticeIssuer, noticeSort, paperId, WITHDRAWAL } from './kinds.ts';
import type { NoticeDraft, Paper } from './state.ts';
import { isOpenDraft } from './state.ts';

/**
 * A form for the file. A notice or letter of a real election goes the way of two people; one that withdraws another does in a
 * rehearsal too, for what it takes off the walls must be asked for first.
 */
export function issuePaper(state: Cycle, command: CommandOf<'ISSUE_PAPER'>): Decision {
  if (noticeSort(command.paper) !== null && (state.mode === 'REAL' || paperId(command.paper) === WITHDRAWAL)) {
    return refuse(
      'NOTICE_NEEDS_TWO_PEOPLE',
      {
        zh: '公告和公文要先起草，由另一人审批，再编号出具，不能一步出具。',
        en: 'Notices and letters are drafted, approved by another person, and then issued; not in one step.',
      },
      { zh: '请先起草，再请有权的人审批。', en: 'Draft it, then have it approved.' },
    );
  }
  const { type: _type, paper, ...rest } = command;
  const body = { paper, no: state.papers.length + 1, ...rest };
  return ok([{ type: 'PAPER_ISSUED', stream: 'CYCLE', body, sealed: [] }]);
}

export function draftNotices(state: Cycle, { notices }: CommandOf<'DRAFT_NOTICES'>): Decision {
  const form = notices.find(({ paper }) => noticeSort(paper) === null);
  if (form !== undefined) {
    return refuse(
      'NOT_A_NOTICE',
      { zh: `《${form.title}》是表册，不用起草和审批。`, en: `"${form.title}" is a form; it is not drafted.` },
      { zh: '请直接出具。', en: 'Issue it directly.' },
    );
  }
  const empty = notices.find(({ paper }) => withdrawnBy(state, paper) === 'NONE');
  if (notices.length === 0 || empty !== undefined) {
    return refuse(
      'NOTHING_TO_DRAFT',
      { zh: '没有要起草的公告。', en: 'There is no notice to draft.' },
      {
        zh: '请先选择公告；撤回公告要先写明撤回哪一号、为什么。',
        en: 'Choose one; say first what is withdrawn and why.',
      },
    );
  }
  const before = state.notices.drafts.length;
  return ok(
    notices.map((notice, index) => ({
      type: 'NOTICE_DRAFTED',
      stream: 'CYCLE',
      body: { draft: before + index + 1, ...notice },
      sealed: [],
    })),
  );
}

/** Which paper this one withdraws: a number, `NONE` where nobody asked for it, null where it withdraws nothing. */
function withdrawnBy(state: Cycle, paper: string): number | 'NONE' | null {
  if (paperId(paper) !== WITHDRAWAL) return null;
  const no = Number(paper.slice(WITHDRAWAL.length + 1));
  const asked = state.papers.find((one) => one.no === no);
  return asked !== undefined && asked.fate.kind === 'VALID' && asked.withdrawalAsked !== null ? no : 'NONE';
}

/** The draft, still on its way out; or why not. */
function openDraft(state: Cycle, no: number): Decision | Extract<NoticeDraft, { stage: 'DRAFTED' | 'APPROVED' }> {
  const draft = state.notices.drafts.find((one) => one.draft === no);
  if (draft !== undefined && isOpenDraft(draft)) return draft;
  return refuse(
    'NO_OPEN_DRAFT',
    { zh: `没有第${no}号草稿，或者它已经出具、作废。`, en: `There is no open draft ${no}.` },
    { zh: '请刷新后再看。', en: 'Look again.' },
  );
}

/**
 * Maker and checker are two people. A rehearsal may be played by one, and says so; a real election may not, however small
 * the community is.
 */
export function approveNotice(state: Cycle, command: CommandOf<'APPROVE_NOTICE'>, ctx: Context): Decision {
  const draft = openDraft(state, command.draft);
  if ('ok' in draft) return draft;
  if (draft.paper !== command.paper || draft.sha256 !== command.sha256) {
    return refuse(
      'OTHER_DRAFT',
      { zh: '您看的不是这份草稿。', en: 'This is not the draft that you looked at.' },
      { zh: '请打开草稿，看过再审批。', en: 'Open the draft, read it, then approve.' },
    );
  }
  if (draft.stage === 'APPROVED') {
    return refuse(
      'ALREADY_APPROVED',
      { zh: `《${draft.title}》已经审批。`, en: `"${draft.title}" is approved already.` },
      { zh: '可以编号出具了。', en: 'It can be issued.' },
    );
  }
  const alone = draft.drafted.by === ctx.actor.account;
  if (alone && state.mode === 'REAL') {
    return refuse(
      'DRAFTER_CANNOT_APPROVE',
      {
        zh: `《${draft.title}》是您起草的，不能自己审批。`,
        en: `You drafted "${draft.title}"; another person approves it.`,
      },
      {
        zh: '请由另一位有权的人审批；只有您有权审批的，请把草稿作废，由别人重新起草。',
        en: 'Let another person approve it; where only you may, discard it and let somebody else draft it.',
      },
    );
  }
  const warnings = alone ? ['起草和审批是同一个人：演练可以，正式换届必须是两个人。'] : [];
  const { draft: no, sha256 } = draft;
  const issuer = noticeIssuer(state.papers, draft.paper);
  const body = { draft: no, sha256, warnings, ...(issuer === null ? {} : { issuer }) };
  return ok([{ type: 'NOTICE_APPROVED', stream: 'CYCLE', body, sealed: [] }]);
}

export function discardDraft(state: Cycle, command: CommandOf<'DISCARD_DRAFT'>): Decision {
  const draft = openDraft(state, command.draft);
  if ('ok' in draft) return draft;
  const body = { draft: draft.draft, reason: command.reason.trim() };
  return ok([{ type: 'NOTICE_DISCARDED', stream: 'CYCLE', body, sealed: [] }]);
}

/** Frozen as it was approved, if the ledger still says the same; it takes the place of the paper before it. */
export function issueNotice(state: Cycle, command: CommandOf<'ISSUE_NOTICE'>): Decision {
  const draft = openDraft(state, command.draft);
  if ('ok' in draft) return draft;
  if (draft.stage !== 'APPROVED') {
    return refuse(
      'NOTICE_NOT_APPROVED',
      { zh: `《${draft.title}》还没有由另一人审批。`, en: `"${draft.title}" is not approved yet.` },
      { zh: '请先审批。', en: 'Have it approved first.' },
    );
  }
  if (draft.text !== command.text) {
    return refuse(
      'NOTICE_FACTS_CHANGED',
      {
        zh: `《${draft.title}》起草以后，它写的事实有了变化。`,
        en: `What "${draft.title}" states has changed since it was drafted.`,
      },
      { zh: '请重新起草，再审批。', en: 'Draft it anew and have it approved.' },
    );
  }
  const withdraws = withdrawnBy(state, draft.paper);
  if (withdraws === 'NONE') {
    return refuse(
      'NOTHING_TO_WITHDRAW',
      { zh: '要撤回的公告已经不再有效。', en: 'What it withdraws holds no longer.' },
      { zh: '请把这份草稿作废。', en: 'Discard this draft.' },
    );
  }
  const { draft: no, paper, title, sha256, pages, basedOn } = draft;
  return ok([
    {
      type: 'NOTICE_ISSUED',
      stream: 'CYCLE',
      body: {
        draft: no,
        paper,
        no: state.papers.length + 1,
        title,
        sha256,
        pages,
        basedOn,
        supersedes: state.papers.filter((one) => one.paper === paper && one.fate.kind === 'VALID').map((one) => one.no),
        ...(withdraws === null ? {} : { withdraws }),
      },
      sealed: [],
    },
  ]);
}

/** A notice that is out and still holds; or why not. */
export function validNotice(state: Cycle, no: number): Decision | Paper {
  const paper = state.papers.find((one) => one.no === no);
  if (paper === undefined || noticeSort(paper.paper) === null) {
    return refuse(
      'NO_SUCH_NOTICE',
      { zh: `没有第${no}号公告。`, en: `There is no notice ${no}.` },
      { zh: '请先出具，再张贴。', en: 'Issue it first.' },
    );
  }
  if (paper.fate.kind === 'VALID') return paper;
  const word = paper.fate.kind === 'SUPERSEDED' ? { zh: '替代', en: 'superseded' } : { zh: '撤回', en: 'withdrawn' };
  return refuse(
    'NOTICE_NO_LONGER_HOLDS',
    {
      zh: `第${no}号《${paper.title}》已由第${paper.fate.by}号${word.zh}。`,
      en: `No. ${no} was ${word.en} by no. ${paper.fate.by}.`,
    },
    { zh: `请用第${paper.fate.by}号。`, en: `Use no. ${paper.fate.by}.` },
  );
}

/** Said why before it is printed, so that the notice of withdrawal is made from the ledger as all others are. */
export function askWithdrawal(state: Cycle, command: CommandOf<'ASK_WITHDRAWAL'>): Decision {
  const paper = validNotice(state, command.no);
  if ('ok' in paper) return paper;
  if (paperId(paper.paper) === WITHDRAWAL) {
    return refuse(
      'WITHDRAWAL_STAYS',
      { zh: '撤回公告不能再撤回。', en: 'A withdrawal cannot be withdrawn.' },
      { zh: '请重新出具原来的公告。', en: 'Issue the withdrawn notice anew.' },
    );
  }
  const body = { no: paper.no, reason: command.reason.trim() };
  return ok([{ type: 'WITHDRAWAL_ASKED', stream: 'CYCLE', body, sealed: [] }]);
}
