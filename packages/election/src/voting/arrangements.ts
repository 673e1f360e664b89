import { ok } from '@mingxuan/rulebook';
import type { Decision } from '../act.ts';
import { refuse } from '../act.ts';
import type { CommandOf } from '../commands.ts';

export function recordArrangements(command: CommandOf<'RECORD_ARRANGEMENTS'>): Decision {
  const { arrangements } = command;
  if (arrangements.opensAt >= arrangements.closesAt) {
    return refuse(
      'POLLING_HOURS_WRONG',
      {
        zh: `投票开始时间${arrangements.opensAt}不早于结束时间${arrangements.closesAt}。`,
        en: `The poll would open at ${arrangements.opensAt} and close at ${arrangements.closesAt}.`,
      },
      { zh: '请更正投票时间。', en: 'Correct the hours.' },
    );
  }
  return ok([{ type: 'ARRANGEMENTS_RECORDED', stream: 'RESIDENTS', body: arrangements, sealed: [] }]);
}
