import type { Decision } from '../act.ts';
import { refuse } from '../act.ts';
import type { Cycle } from '../state.ts';

export function noCandidate(): Decision {
  return refuse(
    'NO_SUCH_CANDIDATE',
    { zh: '没有这一位候选人，或已退出。', en: 'There is no such standing candidate.' },
    { zh: '请核对名单。', en: 'Check the list.' },
  );
}

/** Until the poll opens the list may change (and the ballots are printed anew); from then on it stands. */
export const pollBegun = (state: Cycle): boolean =>
  state.polls.some((p) => p.id === 'residents' && p.stage !== 'PREPARED');

export const ballotsInUse = (): Decision =>
  refuse(
    'BALLOTS_IN_USE',
    { zh: '投票已经开始，候选人名单不能再变动。', en: 'The poll has begun; the list of candidates stands.' },
    {
      zh: '当选后可以依程序辞职；资格有问题的，请报街道在确认结果前审查。',
      en: 'An elected person may resign; report doubts about qualification to the street before certifying.',
    },
  );
