import type { Context, Decision } from '../act.ts';
import { refuse } from '../act.ts';
import type { Cycle } from '../state.ts';
import { isElector } from './electors.ts';

/**
 * Where representatives vote, nobody else receives a ballot (JWH25-14); `null` for whoever may. Somebody whose place on the
 * roll is not shown (a bundle without names) is not accused of lacking one on the list.
 */
export function electorRefusal(state: Cycle, voterNo: number, ctx: Pick<Context, 'voters'>): Decision | null {
  if (isElector(state, voterNo) || ctx.voters.get(voterNo)?.group === undefined) return null;
  const household = state.mandate?.votingMode === 'HOUSEHOLD_REP';
  return refuse(
    'NOT_A_REPRESENTATIVE',
    household
      ? {
          zh: `本届由每户派代表投票，第${voterNo}号选民不是公布的户代表，不能领票。`,
          en: `Household representatives vote; voter ${voterNo} is not one of those published.`,
        }
      : {
          zh: `本届由居民代表投票，第${voterNo}号选民不是公布的居民代表，不能领票。`,
          en: `Residents' representatives vote; voter ${voterNo} is not one of those published.`,
        },
    {
      zh: household ? '请由这一户公布的户代表来投票。' : '请核对公布的居民代表名单。',
      en: 'Check the published list of representatives.',
    },
    { rule: household ? 'UNIT-2' : 'UNIT-3', sources: ['JWH25-14', 'JWH25-17'] },
  );
}
