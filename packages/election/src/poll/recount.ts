import { ok } from '@mingxuan/rulebook';
import type { Decision } from '../act.ts';
import { refuse } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import type { Cycle, Poll } from '../state.ts';
import { baseOf, pollsOf } from './standing.ts';

/**
 * A correction never overwrites: bundles go back to be counted by two people, a result made of them falls, and the old
 * sheets stay in the ledger. It is the way out when a teller has left, two tellers made the same slip, or a signer will
 * not sign — and, until something else was built on the result, after it was certified (公开复核).
 */
export function recount(state: Cycle, command: CommandOf<'RECOUNT'>): Decision {
  const poll = state.polls.find((p) => p.id === command.poll);
  if (poll === undefined || poll.stage === 'PREPARED' || poll.stage === 'OPEN') {
    return refuse(
      'NOTHING_COUNTED',
      { zh: '这次投票还没有开始计票，没有可以复核的。', en: 'This poll has no count yet.' },
      { zh: '请先闭箱、分扎、计票。', en: 'Close it and count first.' },
    );
  }
  if (command.reason.trim() === '') {
    return refuse(
      'RECOUNT_WITHOUT_REASON',
      { zh: '复核必须写明原因，原因会随结果公开。', en: 'Say why it is counted again; the reason is public.' },
      { zh: '例如“第3扎监票人发现唱票有误”。', en: 'For example: the scrutineer found a slip in bundle 3.' },
    );
  }
  const known = new Set(poll.bundles.map((b) => b.no));
  if (command.bundles.length === 0 || command.bundles.some((no) => !known.has(no))) {
    return refuse(
      'NO_SUCH_BUNDLE',
      { zh: '请写明要重新清点的扎号，扎号要在已登记的分扎之内。', en: 'Name the bundles to be counted again.' },
      { zh: '整场复核就把每一扎都选上。', en: 'For a whole recount choose every bundle.' },
    );
  }
  if (poll.stage === 'CERTIFIED' && builtUpon(state, poll)) {
    return refuse(
      'RESULT_BUILT_UPON',
      {
        zh: '这次结果之后已经有了后续的投票、书记人选的上报或工作移交，不能再直接复核。',
        en: 'A later vote, the report of the secretary or the handover already rests on this result.',
      },
      {
        zh: '请把情况报街道办事处；选举是否有效由有权机关认定。',
        en: 'Report to the street office; whether the election stands is for the authorities to say.',
      },
      { sources: ['JWH25-22'] },
    );
  }
  return ok([
    {
      type: 'RECOUNT_ORDERED',
      stream: poll.stream,
      body: {
        poll: command.poll,
        bundles: [...new Set(command.bundles)].sort((a, b) => a - b),
        reason: command.reason.trim(),
      },
      sealed: [],
    },
  ]);
}

function builtUpon(state: Cycle, poll: Poll): boolean {
  const base = baseOf(poll.id);
  if (pollsOf(state, base).at(-1)?.id !== poll.id) return true;
  switch (base) {
    case 'party-committee':
      return state.candidates.some((c) => c.post === 'SECRETARY' || c.post === 'DEPUTY_SECRETARY');
    case 'party-secretaries':
      return state.party.reported !== null;
    case 'residents':
      return state.handover !== null;
    default:
      return base satisfies never;
  }
}
