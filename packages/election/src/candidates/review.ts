import { ok, type Result, type Refusal } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import type { Fact } from '../fact.ts';
import { restricted } from '../fact-of.ts';
import type { Candidate, Cycle, Review } from '../state.ts';
import { ballotsInUse, noCandidate, pollBegun } from './refusals.ts';
import { isStanding, standingResidents } from './standing.ts';

type Finding = CommandOf<'REVIEW_CANDIDATE'>['finding'];
type Reviewable = Pick<Candidate, 'name' | 'recordedBy'>;

/** Whether an opinion may stand: an adverse one only on one of the law's own bars, with its document, told to the person (JWH25-18). */
export function findingRefusal(candidate: Reviewable, finding: Finding, account: string): Result<true, Refusal> {
  if (candidate.recordedBy === account) {
    return refuse(
      'MAKER_CANNOT_REVIEW',
      {
        zh: `${candidate.name}的提名由您登记，资格审查要由别人作出。`,
        en: 'You recorded this nomination; another must review it.',
      },
      { zh: '请由联审单位或另一位人员登记审查意见。', en: 'Let the reviewing unit or another person do it.' },
      { sources: ['JWH25-18'] },
    );
  }
  if (finding.opinion === 'BARRED' && finding.document.trim() === '') {
    return refuse(
      'BAR_WITHOUT_DOCUMENT',
      {
        zh: `对${candidate.name}的不合格意见没有法律文书依据。`,
        en: `The adverse opinion on ${candidate.name} names no legal document.`,
      },
      {
        zh: '只有法律列明的情形才能排除，请写明判决或处分决定的文号，并书面告知本人。',
        en: 'Only the law’s own bars exclude; give the document and tell the person in writing.',
      },
      { sources: ['JWH25-18'] },
    );
  }
  const localBasis = finding.opinion === 'LOCAL_CONCERN' ? [finding.localText, finding.concern] : [];
  if (localBasis.some((word) => word.trim() === '')) {
    return refuse(
      'CONCERN_WITHOUT_TEXT',
      {
        zh: `对${candidate.name}提出地方规定的情形，没有写依据哪一份地方规定第几条。`,
        en: `The local concern about ${candidate.name} names no local text.`,
      },
      {
        zh: '请写明规定的名称、条款和具体情形；地方清单只作提示，不能排除候选人。',
        en: 'Name the text and the concern. A local list only warns; it excludes nobody.',
      },
      { sources: ['JWH25-18'] },
    );
  }
  return ok(true);
}

function reviewed(id: string, unit: string, finding: Finding): Fact {
  const fact = { type: 'CANDIDATE_REVIEWED', stream: 'RESIDENTS' } as const;
  switch (finding.opinion) {
    case 'NO_OBJECTION':
      return { ...fact, body: { id, unit, opinion: finding.opinion }, sealed: [] };
    case 'BARRED': {
      // The ground is about one person for ever: sealed, and never in the public bundle.
      const { bar, document, toldOn } = finding;
      const sealed = [restricted({ bar, document: document.trim(), toldOn })];
      return { ...fact, body: { id, unit, opinion: finding.opinion }, sealed };
    }
    case 'LOCAL_CONCERN': {
      const { localText, concern, toldOn } = finding;
      const body = { id, unit, opinion: finding.opinion, localText: localText.trim() };
      return { ...fact, body, sealed: [restricted({ concern: concern.trim(), toldOn })] };
    }
    default:
      return finding satisfies never;
  }
}

export function reviewCandidate(state: Cycle, command: CommandOf<'REVIEW_CANDIDATE'>, ctx: Context): Decision {
  const { id, unit, finding } = command;
  const candidate = state.candidates.find((c) => c.id === id && isStanding(c));
  if (candidate === undefined) return noCandidate();
  if (candidate.recordedBy === ctx.actor.account)
    return toDecision(findingRefusal(candidate, finding, ctx.actor.account));
  if (pollBegun(state)) return ballotsInUse();
  const allowed = findingRefusal(candidate, finding, ctx.actor.account);
  return allowed.ok ? ok([reviewed(id, unit, finding)]) : allowed;
}

const toDecision = (result: Result<true, Refusal>): Decision => (result.ok ? ok([]) : result);

/** What a department was sent: who stood, for which post. Another list since, and its answers are about somebody else. */
export const reviewList = (state: Pick<Cycle, 'candidates'>) =>
  state.candidates.filter(isStanding).map(({ id, post }) => ({ id, post }));

/** D03: one department's answers on everybody at once, from the file that it filled in. Each row stands by the rule for one. */
export function takeReviewBatch(state: Cycle, command: CommandOf<'TAKE_REVIEW_BATCH'>, ctx: Context): Decision {
  const { unit, file, list, rows } = command;
  if (pollBegun(state)) return ballotsInUse();
  if (ctx.digest(reviewList(state)) !== list) {
    return refuse(
      'REVIEW_LIST_CHANGED',
      {
        zh: '这份表发出以后，候选人名单有变化，表里的意见对不上现在的人。',
        en: 'The list of candidates changed since this form was sent out.',
      },
      { zh: '请重新导出，再请该单位填写。', en: 'Export it again and ask the unit to fill it in.' },
      { sources: ['JWH25-18'] },
    );
  }
  const people = new Map(standingResidents(state).map((c) => [c.id, c]));
  const facts: Fact[] = [];
  for (const { id, finding } of rows) {
    const candidate = people.get(id);
    if (candidate === undefined) return noCandidate();
    const allowed = findingRefusal(candidate, finding, ctx.actor.account);
    if (!allowed.ok) return allowed;
    facts.push(reviewed(id, unit.trim(), finding));
  }
  if (rows.length === 0 || new Set(rows.map((r) => r.id)).size !== rows.length) {
    return refuse(
      'REVIEW_BATCH_UNCLEAR',
      { zh: '表里没有意见，或者同一个人写了两行。', en: 'The form holds no opinion, or two on one person.' },
      { zh: '请该单位核对后重填。', en: 'Ask the unit to check it.' },
    );
  }
  const body = { unit: unit.trim(), sha256: file.sha256, list, rows: rows.length };
  return ok([{ type: 'REVIEW_BATCH_TAKEN', stream: 'RESIDENTS', body, sealed: [] }, ...facts]);
}

type Adverse = Exclude<Review, { readonly opinion: 'NO_OBJECTION' }>;

const adverse = (candidate: Candidate, unit: string): Adverse | undefined =>
  candidate.reviews.flatMap((r) => (r.unit === unit && r.opinion !== 'NO_OBJECTION' ? [r] : []))[0];

const noOpinion = (): Decision =>
  refuse(
    'NO_ADVERSE_OPINION',
    {
      zh: '这个单位对此人没有不利的意见，或者申辩已经登记、处理。',
      en: 'There is no open adverse opinion to reply to.',
    },
    { zh: '请核对单位名称。', en: 'Check the unit.' },
  );

/** The person was told in writing and replies (申辩). */
export function recordReviewReply(state: Cycle, command: CommandOf<'RECORD_REVIEW_REPLY'>): Decision {
  const candidate = state.candidates.find((c) => c.id === command.id);
  const review = candidate === undefined ? undefined : adverse(candidate, command.unit);
  if (review === undefined || review.reply !== null) return noOpinion();
  return ok([
    {
      type: 'CANDIDATE_REPLIED',
      stream: 'RESIDENTS',
      body: { id: command.id, unit: command.unit },
      sealed: [restricted({ summary: command.summary.trim() })],
    },
  ]);
}

/** What became of the opinion after the reply: it stands, or it is taken back and the person stands again. */
export function decideReviewReply(state: Cycle, command: CommandOf<'DECIDE_REVIEW_REPLY'>, ctx: Context): Decision {
  const { id, unit, decision, reason } = command;
  const candidate = state.candidates.find((c) => c.id === id);
  const review = candidate === undefined ? undefined : adverse(candidate, unit);
  if (candidate === undefined || review === undefined || review.reply === null || review.decided !== null)
    return noOpinion();
  if (candidate.recordedBy === ctx.actor.account)
    return toDecision(findingRefusal(candidate, { opinion: 'NO_OBJECTION' }, ctx.actor.account));
  if (decision === 'TAKEN_BACK' && (pollBegun(state) || state.published.formal)) return ballotsInUse();
  if (reason.trim() === '') {
    return refuse(
      'DECISION_WITHOUT_REASON',
      { zh: '复核决定要写明理由。', en: 'The decision needs its reason.' },
      { zh: '请写明核实了什么、为什么维持或者撤回。', en: 'Say what was looked into and why.' },
      { sources: ['JWH25-18'] },
    );
  }
  return ok([
    {
      type: 'REVIEW_REPLY_DECIDED',
      stream: 'RESIDENTS',
      body: { id, unit, decision },
      sealed: [restricted({ reason: reason.trim() })],
    },
  ]);
}
