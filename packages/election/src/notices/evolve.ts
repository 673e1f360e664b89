import type { When } from '../fact-of.ts';
import { opened } from '../fact-of.ts';
import type { RollFact } from '../roll/facts.ts';
import type { Cycle } from '../state.ts';
import type { NoticeFact } from './facts.ts';
import { isListOfElectors } from './post.ts';
import { statedDays } from './reissue.ts';
import type { Fate, NoticeDraft, Paper, Posting, RollPosted } from './state.ts';
import { isOpenDraft } from './state.ts';

export function evolveNotices(state: Cycle, fact: NoticeFact, when: When): Cycle {
  const { on, seq } = when;
  const deed = { by: when.actor.account, on, seq };
  switch (fact.type) {
    case 'PAPER_ISSUED':
      return withPaper(state, {
        ...fact.body,
        ...newPaper,
        on,
        seq,
        dated: on,
        text: null,
        draft: null,
        stated: statedDays(state, fact.body.paper),
      });
    case 'NOTICE_DRAFTED': {
      const stated = statedDays(state, fact.body.paper);
      const draft: NoticeDraft = { ...fact.body, drafted: deed, stated, stage: 'DRAFTED' };
      const { drafts } = withDrafts(state, (one) =>
        isOpenDraft(one) && one.paper === draft.paper
          ? { ...core(one), stage: 'REPLACED', replacedBy: draft.draft }
          : one,
      );
      return { ...state, notices: { ...state.notices, drafts: [...drafts, draft] } };
    }
    case 'NOTICE_APPROVED':
      return inDraft(state, fact.body.draft, (one) => ({ ...core(one), stage: 'APPROVED', approved: deed }));
    case 'NOTICE_DISCARDED':
      return inDraft(state, fact.body.draft, (one) => ({
        ...core(one),
        stage: 'DISCARDED',
        discarded: deed,
        reason: fact.body.reason,
      }));
    case 'NOTICE_ISSUED':
      return issued(state, fact.body, when);
    case 'NOTICE_POSTED': {
      const { place, time, evidence } = fact.body;
      const by = opened(fact.sealed)[0]?.by ?? null;
      const posting: Posting = { place, on, time, evidence, account: deed.by, by, seq, takenDown: null };
      return inPaper(state, fact.body.no, (paper) => ({ ...paper, postings: [...paper.postings, posting] }));
    }
    case 'NOTICE_TAKEN_DOWN':
      return inPaper(state, fact.body.no, (paper) => ({
        ...paper,
        postings: paper.postings.map((one) =>
          one.place === fact.body.place && one.takenDown === null
            ? { ...one, takenDown: { ...deed, reason: fact.body.reason } }
            : one,
        ),
      }));
    case 'WITHDRAWAL_ASKED':
      return inPaper(state, fact.body.no, (paper) => ({
        ...paper,
        withdrawalAsked: { ...deed, reason: fact.body.reason },
      }));
    default:
      return fact satisfies never;
  }
}

const newPaper = { postings: [], fate: { kind: 'VALID' }, withdrawalAsked: null } as const;

/** What every draft keeps, whatever becomes of it. */
const core = ({ draft, paper, title, dated, sha256, text, pages, basedOn, drafted, stated }: NoticeDraft) => ({
  draft,
  paper,
  title,
  dated,
  sha256,
  text,
  pages,
  basedOn,
  drafted,
  stated,
});

const withDrafts = (state: Cycle, change: (one: NoticeDraft) => NoticeDraft): Cycle['notices'] => ({
  ...state.notices,
  drafts: state.notices.drafts.map(change),
});

const inDraft = (state: Cycle, no: number, change: (one: NoticeDraft) => NoticeDraft): Cycle => ({
  ...state,
  notices: withDrafts(state, (one) => (one.draft === no ? change(one) : one)),
});

const inPaper = (state: Cycle, no: number, change: (one: Paper) => Paper): Cycle => ({
  ...state,
  papers: state.papers.map((one) => (one.no === no ? change(one) : one)),
});

type Issued = Extract<NoticeFact, { readonly type: 'NOTICE_ISSUED' }>['body'];

function issued(state: Cycle, body: Issued, { on, seq }: When): Cycle {
  const draft = state.notices.drafts.find((one) => one.draft === body.draft);
  if (draft?.stage !== 'APPROVED') return state;
  const { paper, no, title, sha256, pages, basedOn } = body;
  const { dated, text, approved, stated } = draft;
  const named = { paper, no, title, sha256, pages, basedOn, on, seq, dated, text, draft: draft.draft, stated };
  const out = withPaper(state, { ...named, ...newPaper });
  const freed = body.withdraws === undefined ? out : withdrawn(out, body.withdraws, { by: no, on });
  return inDraft(freed, draft.draft, (one) => ({ ...core(one), stage: 'ISSUED', approved, no }));
}

const withdrawn = (state: Cycle, no: number, { by, on }: { readonly by: number; readonly on: Paper['on'] }): Cycle =>
  inPaper(state, no, (paper) => ({
    ...paper,
    fate: { kind: 'WITHDRAWN', by, on, reason: paper.withdrawalAsked?.reason ?? '' },
  }));

/** A paper issued again takes the place of the one before it: no two of a kind ever hold. */
function withPaper(state: Cycle, paper: Paper): Cycle {
  const superseded: Fate = { kind: 'SUPERSEDED', by: paper.no, on: paper.on };
  const first = !state.papers.some((one) => one.paper === paper.paper && one.postings.length > 0);
  const posted = first && isListOfElectors(paper.paper) ? postingsOf(state.notices.rollPosted) : [];
  return {
    ...state,
    papers: [
      ...state.papers.map((one) =>
        one.paper === paper.paper && one.fate.kind === 'VALID' ? { ...one, fate: superseded } : one,
      ),
      posted.length === 0 ? paper : { ...paper, postings: posted },
    ],
  };
}

const postingsOf = (posted: RollPosted | null): readonly Posting[] =>
  posted === null
    ? []
    : posted.places.map((place) => ({
        place,
        on: posted.on,
        time: posted.time,
        evidence: posted.evidence,
        account: posted.account,
        by: null,
        seq: posted.seq,
        takenDown: null,
      }));

type Published = Extract<RollFact, { readonly type: 'ROLL_PUBLISHED' }>['body'];

/** The roll's publication is the posting of its notice: whichever is recorded first, the other is not asked again. */
export function withRollPosted(state: Cycle, { places, evidence, postedAt }: Published, when: When): Cycle {
  const { on, seq } = when;
  const rollPosted: RollPosted = { places, on, time: postedAt ?? null, evidence, account: when.actor.account, seq };
  const postings = postingsOf(rollPosted);
  return {
    ...state,
    notices: { ...state.notices, rollPosted },
    papers: state.papers.map((one) =>
      isListOfElectors(one.paper) && one.fate.kind === 'VALID' && one.postings.length === 0
        ? { ...one, postings }
        : one,
    ),
  };
}
