import { ok } from '@mingxuan/rulebook';
import { refuse } from '../act.ts';
import type { Cycle, Poll } from '../state.ts';
import type { PollId } from './facts.ts';

export type Refused = ReturnType<typeof refuse>;

/** The poll, if it stands at this stage; otherwise the refusal that says where it stands. */
export function pollAt<S extends Poll['stage']>(
  state: Cycle,
  id: PollId,
  stage: S,
): { readonly ok: true; readonly value: Extract<Poll, { stage: S }> } | Refused {
  const poll = state.polls.find((p) => p.id === id);
  if (poll?.stage === stage) return ok(poll as Extract<Poll, { stage: S }>);
  const now = poll === undefined ? { zh: '还没有准备', en: 'not prepared' } : stageNames[poll.stage];
  return refuse(
    'POLL_NOT_AT_STAGE',
    {
      zh: `这次投票现在的状态是“${now.zh}”，不能办理这一步（应为“${stageNames[stage].zh}”）。`,
      en: `This poll is ${now.en}; the act needs it to be ${stageNames[stage].en}.`,
    },
    { zh: '请按顺序办理：准备、投票、清点、计票、核定。', en: 'Go in order: prepare, open, close, count, certify.' },
  );
}

const stageNames: Readonly<Record<Poll['stage'], { zh: string; en: string }>> = {
  PREPARED: { zh: '选票已备', en: 'prepared' },
  OPEN: { zh: '正在投票', en: 'open' },
  COUNTING: { zh: '正在计票', en: 'being counted' },
  DETERMINED: { zh: '结果待签字', en: 'awaiting signatures' },
  CERTIFIED: { zh: '结果已核定', en: 'certified' },
};
