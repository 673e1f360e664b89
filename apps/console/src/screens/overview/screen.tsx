import { Trans, useLingui } from '@lingui/react/macro';
import type { OpenCommunity } from '../../api.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { NoticesToReissue } from '../../parts/notices-to-reissue.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { WithCycle } from '../../parts/with-cycle.tsx';
import { GateStrip } from './gate-strip.tsx';
import { NextStep } from './next-step.tsx';
import css from './overview.module.css';
import { PhaseStrip } from './phase-strip.tsx';
import { TaskLists } from './task-lists.tsx';

/** What to do today, by whom, and where the election stands. */
export default function OverviewScreen() {
  return <WithCycle>{(view, id) => <Overview view={view} id={id} />}</WithCycle>;
}

function Overview({ view, id }: { readonly view: OpenCommunity; readonly id: string }) {
  return (
    <>
      <PageHeader title={<Trans>今天要做什么</Trans>} lead={<Counts view={view} />} />
      {view.cycle.plan === null ? (
        <NoPlan id={id} />
      ) : (
        <>
          <PhaseStrip view={view} />
          <NoticesToReissue view={view} id={id} />
          <NextStep view={view} id={id} />
          <GateStrip view={view} id={id} />
          <TaskLists view={view} id={id} />
        </>
      )}
    </>
  );
}

/** One sentence that answers the question in the title. */
function Counts({ view }: { readonly view: OpenCommunity }) {
  const { t } = useLingui();
  if (view.status === 'CLOSED') return t`本届换届已经办结归档。`;
  if (view.cycle.plan === null) return t`先排好日程，系统才知道今天该做什么。`;
  const count = (urgency: string): number => view.tasks.filter((task) => task.urgency === urgency).length;
  const late = count('LATE');
  const today = count('TODAY');
  const week = count('THIS_WEEK');
  if (late + today + week === 0) return t`今天没有要办的事，七天内也没有。`;
  return (
    <>
      {late === 0 ? null : <strong className={css.late}>{t`${late} 件已逾期`}</strong>}
      {late === 0 ? null : ' · '}
      {t`今天 ${today} 件，七天内还有 ${week} 件。`}
    </>
  );
}

function NoPlan({ id }: { readonly id: string }) {
  return (
    <div className={css.blank}>
      <EmptyState
        title={<Trans>还没有日程</Trans>}
        action={
          <LinkButton to="/c/$id/plan" params={{ id }} look="primary">
            <Trans>去排日程</Trans>
          </LinkButton>
        }
      >
        <Trans>选定选举日后，系统按法律倒排每一步的最早和最迟日期，您再把每一步落实到人。</Trans>
      </EmptyState>
    </div>
  );
}
