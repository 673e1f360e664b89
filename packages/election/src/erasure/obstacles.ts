import type { Text } from '@mingxuan/rulebook';
import { text } from '@mingxuan/rulebook';
import type { Cycle } from '../state.ts';

/** Why nothing of a cycle may be emptied yet: what is still under way needs the records it is decided by. */
export interface ErasureObstacle {
  readonly kind: 'CYCLE_OPEN' | 'OBJECTION_OPEN' | 'COMPLAINT_OPEN' | 'COUNT_OPEN';
  readonly message: Text;
}

/** All that stands in the way, in the order in which it would be settled. Empty: the records are needed for nothing that is known here. */
export function erasureObstacles(state: Cycle): readonly ErasureObstacle[] {
  const objections = state.objections.filter(({ ruling }) => ruling === null).length;
  const complaints = state.complaints.filter(({ answer }) => answer === null).length;
  const counting = state.polls.filter(
    ({ stage }) => stage === 'OPEN' || stage === 'COUNTING' || stage === 'DETERMINED',
  );
  return [
    ...(objections === 0
      ? []
      : [
          {
            kind: 'OBJECTION_OPEN' as const,
            message: text(`还有 ${objections} 件名单异议没有决定。`, `${objections} objections are undecided.`),
          },
        ]),
    ...(complaints === 0
      ? []
      : [
          {
            kind: 'COMPLAINT_OPEN' as const,
            message: text(`还有 ${complaints} 件投诉没有答复。`, `${complaints} complaints are unanswered.`),
          },
        ]),
    ...(counting.length === 0
      ? []
      : [
          {
            kind: 'COUNT_OPEN' as const,
            message: text(
              '还有选票没有计完、正在重新计票，或者结果还没有签字确认。',
              'A count or recount is under way, or a result is not certified.',
            ),
          },
        ]),
    ...(state.status === 'CLOSED'
      ? []
      : [{ kind: 'CYCLE_OPEN' as const, message: text('本次换届还没有结束。', 'The cycle is not closed.') }]),
  ];
}
