import type { IsoDate, StepCode } from '@mingxuan/rulebook';
import type { Context, Decision } from './act.ts';
import { refuse } from './act.ts';
import type { Command } from './commands.ts';
import { stepLabel } from './cycle/decide.ts';
import type { PollId } from './poll/facts.ts';
import { baseOf, pollsOf } from './poll/standing.ts';
import { RESTS_ON } from './rests-on.ts';
import { openSeats } from './rec/evolve.ts';
import type { Cycle, Poll } from './state.ts';

/** Something that an act rests on, and the day it took place. */
interface Before {
  readonly zh: string;
  readonly en: string;
  readonly on: IsoDate;
}

/**
 * No act may be dated before what it rests on: a back-dated publication would seem to keep a period that was never kept.
 * Acts may still be recorded later than they took place, as offices do.
 */
export function datedTooEarly(state: Cycle, command: Command, ctx: Context): Decision | null {
  const [last] = restsOn(state, command)
    .filter((b) => ctx.on < b.on)
    .sort((a, b) => b.on.localeCompare(a.on));
  if (last === undefined) return null;
  return refuse(
    'ACT_OUT_OF_ORDER',
    {
      zh: `办理日期${ctx.on}早于它所依据的“${last.zh}”（${last.on}）。`,
      en: `The act is dated ${ctx.on}, before what it rests on: ${last.en} (${last.on}).`,
    },
    {
      zh: '请核对日期，填写实际办理的那一天；前后顺序不能颠倒。',
      en: 'Give the day on which it really took place; the order cannot be turned round.',
    },
  );
}

const steps = (state: Cycle, ...codes: readonly StepCode[]): readonly Before[] =>
  codes.flatMap((code) => {
    const done = state.steps[code];
    return done === undefined ? [] : [{ zh: stepLabel(code), en: code, on: done.on }];
  });

const one = (zh: string, en: string, on: IsoDate | null | undefined): readonly Before[] =>
  on === null || on === undefined ? [] : [{ zh, en, on }];

/** A list dated before a change of it would say that it was changed after it was posted or closed. */
const rollChangesOf = ({ rollChanges }: Cycle): readonly Before[] =>
  rollChanges.flatMap(({ voterNo, on }) => one(`第${voterNo}号选民的增减或更正`, `the change of voter ${voterNo}`, on));

const lastReviews = ({ party }: Cycle): readonly Before[] => [
  ...one('初步人选', 'the people put forward', party.slate?.on),
  ...(party.slate?.people ?? []).flatMap((p) => p.reviews.flatMap((r) => one('联审意见', 'a review', r.on))),
];

function restsOn(state: Cycle, command: Command): readonly Before[] {
  if (command.type === 'AUTHORISE_PROXY' || command.type === 'PUBLISH_PROXIES') return proxyRestsOn(state, command);
  if ('poll' in command) return pollRestsOn(state, command);
  switch (command.type) {
    case 'RECORD_STEP':
      return steps(state, ...(RESTS_ON[command.step]?.steps ?? []));
    case 'REVIEW_GATE_ITEM':
      return one('提交材料', 'the submission', state.gateItems[command.item]?.submittedOn);
    case 'RECORD_PARTY_APPROVAL':
      return one('换届请示', 'the request', state.party.request?.on);
    case 'RECORD_PARTY_ROLL':
    case 'RECORD_RECOMMENDATIONS':
    case 'SETTLE_PARTY_METHOD':
      return steps(state, 'B01');
    case 'DRAW_PARTY_SLATE':
      return steps(state, 'B01', 'B03');
    case 'REVIEW_PARTY_NOMINEE':
      return one('初步人选', 'the people put forward', state.party.slate?.on);
    case 'RECORD_INSPECTION':
      return command.stream === 'PARTY' ? lastReviews(state) : steps(state, 'D02');
    case 'OPEN_PUBLICITY':
      return state.inspections[command.stream].reports.flatMap((r) => one('考察', 'the inspection', r.on));
    case 'RECEIVE_FEEDBACK':
      return one('公示', 'the publicity', state.inspections[command.stream].publicity?.from);
    case 'ANSWER_FEEDBACK':
    case 'CLOSE_PUBLICITY':
      return (state.inspections[command.stream].publicity?.feedback ?? []).flatMap((f) => [
        ...one(`第${f.no}号反映`, `point ${f.no}`, f.receivedOn),
        ...one(`第${f.no}号反映的答复`, `the answer to point ${f.no}`, f.answer?.on),
      ]);
    case 'REQUEST_PARTY_CANDIDATES':
      return one('公示', 'the publicity', state.inspections.PARTY.publicity?.closedOn);
    case 'PROPOSE_PARTY_CANDIDATES':
      return [
        ...steps(state, 'B01', ...(command.post === 'PARTY_MEMBER' ? [] : (['B07'] as const))),
        ...one('公示', 'the publicity', state.inspections.PARTY.publicity?.closedOn),
        ...one('人选请示', 'the request', state.party.candidatesRequest?.on),
      ];
    case 'REPORT_PARTY_RESULT':
      return steps(state, 'B07', 'B08');
    case 'APPROVE_SECRETARY':
      return one('上报选举结果', 'the report of the result', state.party.reported?.on);
    case 'SETTLE_MODE':
      return steps(state, 'A03', 'A04', 'A05', 'A06', 'A07', 'B09');
    case 'ELECT_REC':
      return steps(state, 'A04', 'A05', 'A06', 'A07', 'B09', 'C00');
    case 'SUPPLEMENT_REC':
      return [
        ...steps(state, 'C01'),
        ...(state.rec === null ? [] : openSeats(state.rec)).flatMap(({ left }) =>
          one('成员退出', 'the member leaving', left?.on),
        ),
      ];
    case 'CHOOSE_REC_CHAIR':
    case 'WITHDRAW_REC_MEMBER':
    case 'IMPORT_ROLL':
      return steps(state, 'C01');
    case 'CALL_REPRESENTATIVES':
      return steps(state, 'C01');
    case 'LIST_GROUP_LEADERS':
    case 'LIST_REPRESENTATIVES':
    case 'CONFIRM_WORKERS':
      return steps(state, 'C05');
    case 'PUBLISH_ROLL':
      return [...steps(state, 'C05', 'C06'), ...rollChangesOf(state)];
    case 'DECIDE_OBJECTION':
      return one('收到申诉', 'the objection', state.objections.find((o) => o.no === command.no)?.filedOn);
    case 'PUBLISH_RULING':
      return one(
        `第${command.no}号申诉的决定`,
        `the ruling on objection ${command.no}`,
        state.objections.find((o) => o.no === command.no)?.ruling?.on,
      );
    case 'AMEND_ROLL':
      return steps(state, 'C05', 'C07');
    case 'FREEZE_ROLL':
      return [
        ...state.objections.flatMap((o) => [
          ...one(`第${o.no}号申诉的决定`, `the ruling on objection ${o.no}`, o.ruling?.on),
          ...one(`公布第${o.no}号申诉的决定`, `publishing the ruling on objection ${o.no}`, o.ruling?.publishedOn),
        ]),
        ...rollChangesOf(state),
      ];
    case 'NOMINATE':
    case 'APPROVE_MOBILE_BOX':
      return steps(state, 'C07');
    case 'REVIEW_CANDIDATE':
    case 'TAKE_REVIEW_BATCH':
      return steps(state, 'D02');
    case 'RECORD_REVIEW_REPLY':
      return steps(state, 'D03');
    case 'DECIDE_REVIEW_REPLY':
      return state.candidates.flatMap((c) =>
        c.id === command.id
          ? c.reviews.flatMap((r) => one('申辩', 'the reply', r.opinion === 'NO_OBJECTION' ? null : r.reply?.on))
          : [],
      );
    case 'PUBLISH_CANDIDATES':
      return command.status === 'FORMAL'
        ? [
            ...steps(state, 'D02', 'D03', 'D06'),
            ...state.substitutes.flatMap(({ on }) => one('递补的决定', 'the decision on who fills in', on)),
          ]
        : steps(state, 'D02');
    case 'DECIDE_SUBSTITUTE':
      return steps(state, 'D08');
    case 'RECORD_PLEDGES':
    case 'PUBLISH_PLEDGES':
    case 'RECORD_INTRODUCTION':
      return steps(state, 'D08');
    case 'CHECK_INTRODUCTION':
      return one('登记自我介绍', 'recording it', state.introductions.all.find((i) => i.id === command.id)?.on);
    case 'PUBLISH_INTRODUCTIONS':
      return [
        ...one('正式候选人名单', 'the formal list', state.formalList?.on),
        ...state.introductions.all.flatMap(({ stage }) =>
          one('核对自我介绍', 'the check of an introduction', stage.kind === 'CHECKED' ? stage.on : null),
        ),
      ];
    case 'APPROVE_NOTICE':
    case 'DISCARD_DRAFT':
    case 'ISSUE_NOTICE':
      return noticeRestsOn(state, command);
    case 'POST_NOTICE':
    case 'ASK_WITHDRAWAL':
      return one('出具', 'the issue', state.papers.find((paper) => paper.no === command.no)?.on);
    case 'FILE_RESULT':
    case 'DELIVER_CERTIFICATES':
    case 'ELECT_SUPPORTING_BODY':
    case 'LIST_ARCHIVE':
    case 'RECORD_HANDOVER':
      return one('确定选举结果', 'the result', determinedOn(pollsOf(state, 'residents').at(-1)));
    case 'CLOSE_CYCLE':
      return one('工作移交', 'the handover', state.handover?.on);
    default:
      return [];
  }
}

type AboutDraft = Extract<Command, { readonly type: 'APPROVE_NOTICE' | 'DISCARD_DRAFT' | 'ISSUE_NOTICE' }>;

function noticeRestsOn(state: Cycle, { draft: no }: AboutDraft): readonly Before[] {
  const draft = state.notices.drafts.find((one) => one.draft === no);
  return [
    ...one('起草', 'the draft', draft?.drafted.on),
    ...(draft?.stage === 'APPROVED' ? one('审批', 'the approval', draft.approved.on) : []),
  ];
}

type AboutProxies = Extract<Command, { readonly type: 'AUTHORISE_PROXY' | 'PUBLISH_PROXIES' }>;

function proxyRestsOn(state: Cycle, { poll = 'residents' }: AboutProxies): readonly Before[] {
  const before = pollsOf(state, 'residents').filter((p) => p.id !== poll);
  return [
    ...steps(state, 'C07'),
    ...(poll === 'residents' ? [] : one('上一次投票的结果', 'the earlier result', determinedOn(before.at(-1)))),
  ];
}

function pollRestsOn(state: Cycle, command: Extract<Command, { readonly poll: PollId }>): readonly Before[] {
  const poll = state.polls.find((p) => p.id === command.poll);
  switch (command.type) {
    case 'PREPARE_POLL':
      return [
        ...steps(state, ...ballotSteps[baseOf(command.poll)]),
        ...pollsOf(state, baseOf(command.poll)).flatMap((p) =>
          one('上一次投票的结果', 'the earlier result', determinedOn(p)),
        ),
      ];
    case 'SEAL_FIXED_BOX':
      return one('准备选票', 'the preparation of the ballots', poll?.preparedOn);
    case 'OPEN_POLL':
      return [
        ...one('准备选票', 'the preparation of the ballots', poll?.preparedOn),
        ...(baseOf(command.poll) === 'residents' ? steps(state, 'D09') : []),
      ];
    case 'SEAL_BALLOTS':
    case 'COMMIT_AUDIT':
    case 'RECORD_AUDIT_SEED':
    case 'COMPARE_AUDITED':
    case 'SIGN_RESULT':
    case 'RECHECK_ELECTED':
    case 'SETTLE_REVIEW':
      return one('确定选举结果', 'the result', determinedOn(poll));
    case 'REPORT_BOX_INCIDENT':
    case 'DECIDE_BOX':
    case 'MERGE_BOX':
    case 'REFER_DOUBTFUL':
    case 'DECIDE_DOUBTFUL':
    case 'CHANGE_STAFF':
    case 'RECORD_PRINTING':
    case 'RECORD_ATTENDANCE':
    case 'CHECK_IN':
    case 'UNDO_CHECK_IN':
    case 'CLOSE_POLL':
    case 'DECLARE_BUNDLES':
    case 'ENTER_BUNDLE':
    case 'RECOUNT':
    case 'DETERMINE_RESULT':
      return one(
        '开始投票',
        'the opening of the poll',
        poll === undefined || poll.stage === 'PREPARED' ? null : poll.openedOn,
      );
    default:
      return command satisfies never;
  }
}

const ballotSteps = {
  'party-committee': ['B02', 'B06'],
  'party-secretaries': ['B07'],
  residents: ['C09', 'D08'],
} as const satisfies Record<ReturnType<typeof baseOf>, readonly StepCode[]>;

const determinedOn = (poll: Poll | undefined): IsoDate | null =>
  poll?.stage === 'DETERMINED' || poll?.stage === 'CERTIFIED' ? poll.determinedOn : null;
