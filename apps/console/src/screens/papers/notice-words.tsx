import { Trans, useLingui } from '@lingui/react/macro';
import type { NoticeStanding } from '@mingxuan/election';
import type { IsoDate } from '@mingxuan/rulebook';
import { DayText } from '../../parts/day-text.tsx';
import { Sources } from '../../parts/sources.tsx';
import type { NoticeState } from './notice-rows.ts';

/** 待起草、待审批 … 作废 */
export function useStateNames(): Readonly<Record<NoticeState, string>> {
  const { t } = useLingui();
  return {
    TO_DRAFT: t`待起草`,
    TO_APPROVE: t`待审批`,
    TO_ISSUE: t`待出具`,
    TO_POST: t`待张贴`,
    POSTED: t`在贴`,
    SENT: t`已出具（公文）`,
    OVER: t`期满或取下`,
    VOID: t`作废`,
  };
}

/** Where a paper that is out stands, in a sentence: until when it has to hang, by which text, or that none says. */
export function Standing({ standing, today }: { readonly standing: NoticeStanding; readonly today: IsoDate }) {
  switch (standing.kind) {
    case 'TO_POST':
      return <Trans>已出具，还没有登记张贴。</Trans>;
    case 'HANGING':
      return standing.time.kind === 'OPEN' ? (
        <Trans>在贴。要贴多少天：没有条文规定，未定。</Trans>
      ) : (
        <>
          <Trans>
            在贴，要贴到 <DayText day={standing.time.until} today={today} urgent />
          </Trans>{' '}
          <Sources refs={standing.time.sources} />
          {standing.time.advised === standing.time.until ? null : (
            <>
              {' '}
              <Trans>
                （那天遇到休息日，稳妥起见贴到 <DayText day={standing.time.advised} />
                ，待核）
              </Trans>
            </>
          )}
        </>
      );
    case 'EXPIRED':
      return (
        <Trans>
          期满：应当贴到 <DayText day={standing.until} />
          ，可以取下。
        </Trans>
      );
    case 'TAKEN_DOWN':
      return standing.early ? <Trans>已取下，没有贴满规定的天数。</Trans> : <Trans>已取下。</Trans>;
    case 'SUPERSEDED':
      return <Trans>已由第 {standing.by} 号替代，不再有效。</Trans>;
    case 'WITHDRAWN':
      return <Trans>已由第 {standing.by} 号公告撤回。</Trans>;
    default:
      return standing satisfies never;
  }
}
