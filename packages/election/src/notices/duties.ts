import type { BodyCode, StepCode, Text } from '@mingxuan/rulebook';
import { BODIES, text } from '@mingxuan/rulebook';
import type { Cycle } from '../state.ts';
import type { Duty } from '../duty.ts';
import { noticeTasks, type NoticeTask } from './due.ts';
import { type NoticeToDraft, noticesToDraft } from './to-draft.ts';
import type { NoticeIssuer } from './kinds.ts';
import { noticeIssuer, paperId, stepOfNotice, TELLS_WHAT_HAPPENED } from './kinds.ts';

const bodies: Readonly<Record<NoticeIssuer, BodyCode>> = {
  ELECTION_COMMITTEE: 'REC',
  STREET: 'SUB-G',
  PARTY: 'CPO',
  STREET_PARTY: 'SUB-P',
};

/** Where a notice that no step asks for is listed: with the settling of the plan, or with the handover once that is near. */
const NO_STEP: StepCode = 'A02';

const issuerOf = (state: Cycle, paper: string): NoticeIssuer =>
  noticeIssuer(state.papers, paper) ?? 'ELECTION_COMMITTEE';

/**
 * What waits for somebody: a notice to be drafted, a draft for its second person, a notice for its wall. Nobody is told to
 * approve their own draft.
 */
export const noticeDuties = (state: Cycle): readonly Duty[] => [
  ...onTheirWay(state),
  ...noticesToDraft(state).map((notice) => toDraft(state, notice)),
];

/** Asked for from its day on, and at once where what it tells has happened: until then the plan tells it. */
function toDraft(state: Cycle, { paper, title, step: code, draftBy, latest, blockedBy }: NoticeToDraft): Duty {
  const issuer = issuerOf(state, paper);
  const bodyCode = bodies[issuer];
  const step = state.plan?.steps.find((one) => one.code === code);
  return {
    key: `notice-todo-${paper}`,
    step: code,
    title: text(`起草《${title.zh}》`, `draft "${title.en}"`),
    person: state.plan?.people[code] ?? null,
    body: BODIES[bodyCode],
    bodyCode,
    earliest: null,
    planned: draftBy,
    latest,
    latestOpen: latest === null,
    blockedBy,
    lacking: [],
    sources: step?.sources ?? [],
    notBy: null,
    notice: { deed: 'DRAFT', issuer },
    since: blockedBy.length === 0 && TELLS_WHAT_HAPPENED.has(paperId(paper)) ? null : draftBy,
  };
}

function onTheirWay(state: Cycle): readonly Duty[] {
  return noticeTasks(state).map((task): Duty => {
    const { paper } = task.kind === 'POST' ? task.paper : task.draft;
    const issuer = issuerOf(state, paper);
    const body = bodies[issuer];
    const code = stepOfNotice(paper);
    const step = state.plan?.steps.find((one) => one.code === code);
    return {
      key: keyOf(task),
      step: code ?? NO_STEP,
      title: titleOf(task),
      person: code === null ? null : (state.plan?.people[code] ?? null),
      body: BODIES[body],
      bodyCode: body,
      earliest: null,
      planned: task.by,
      latest: step === undefined || step.latestOpen === true ? null : step.latest,
      latestOpen: step === undefined || step.latestOpen === true,
      blockedBy: [],
      lacking: [],
      sources: step?.sources ?? [],
      notBy: task.kind === 'APPROVE' && state.mode === 'REAL' ? task.draft.drafted.by : null,
      notice: { deed: task.kind, issuer },
      since: null,
    };
  });
}

/** `notice-…`: carried out on the page of papers, whatever page its step has. */
const keyOf = (task: NoticeTask): string =>
  task.kind === 'POST' ? `notice-${task.paper.no}` : `notice-draft-${task.draft.draft}`;

function titleOf(task: NoticeTask): Text {
  switch (task.kind) {
    case 'APPROVE':
      return text(`审批《${task.draft.title}》`, `approve the draft of "${task.draft.title}"`);
    case 'ISSUE':
      return text(`编号出具《${task.draft.title}》`, `issue "${task.draft.title}"`);
    case 'POST':
      return text(
        `张贴第${task.paper.no}号《${task.paper.title}》`,
        `post no. ${task.paper.no}, "${task.paper.title}"`,
      );
    default:
      return task satisfies never;
  }
}
