import { CalendarOutlined, EditOutlined } from '@ant-design/icons';
import { Trans, useLingui } from '@lingui/react/macro';
import type { StepCode } from '@mingxuan/rulebook';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { client, type OpenCommunity } from '../../api.ts';
import { DayText } from '../../parts/day-text.tsx';
import { NoticesToReissue } from '../../parts/notices-to-reissue.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { WithCycle } from '../../parts/with-cycle.tsx';
import { useLang } from '../../text.ts';
import { AdoptPlan } from './adopt-plan.tsx';
import css from './plan.module.css';
import { PlanCalendar } from './plan-calendar.tsx';
import { PlanList } from './plan-list.tsx';
import { StepDrawer } from './step-drawer.tsx';

/** The plan as a calendar and as a list: every step with its lawful window, its day and its person. */
export default function PlanScreen() {
  return <WithCycle>{(view, id) => <PlanPage view={view} id={id} />}</WithCycle>;
}

function PlanPage({ view, id }: { readonly view: OpenCommunity; readonly id: string }) {
  const { t } = useLingui();
  const lang = useLang();
  const [shape, setShape] = useState<'CALENDAR' | 'LIST'>('CALENDAR');
  const [adopting, setAdopting] = useState(false);
  const { step: chosen } = useSearch({ from: '/signed-in/c/$id/plan' });
  const navigate = useNavigate();
  // The step on show is part of the address, so that a task can lead to it and a colleague can be sent there.
  const choose = (code: StepCode | null): void => {
    void navigate({ to: '.', search: code === null ? {} : { step: code } });
  };
  const { plan } = view.cycle;
  const step = plan?.steps.find((one) => one.code === chosen);
  return (
    <>
      <PageHeader
        title={<Trans>日程安排</Trans>}
        lead={<Trans>时间精准到每一天，责任落实到每个人。点任何一步，看它的法定区间、依据和办理情况。</Trans>}
        actions={
          plan === null ? null : (
            <>
              <Segmented<'CALENDAR' | 'LIST'>
                aria-label={t`显示方式`}
                value={shape}
                onChange={setShape}
                options={[
                  { value: 'CALENDAR', label: t`日历` },
                  { value: 'LIST', label: t`清单` },
                ]}
              />
              <Button icon={<CalendarOutlined aria-hidden="true" />} href={client.calendarUrl(id, lang)} download>
                <Trans>日历文件</Trans>
              </Button>
              {view.status === 'OPEN' ? (
                <Button icon={<EditOutlined aria-hidden="true" />} onClick={() => setAdopting(true)}>
                  <Trans>调整日程</Trans>
                </Button>
              ) : null}
            </>
          )
        }
      />
      <NoticesToReissue view={view} id={id} />
      {plan === null ? (
        <div className={css.blank}>
          <EmptyState
            title={<Trans>还没有日程</Trans>}
            action={
              <Button type="primary" onClick={() => setAdopting(true)}>
                <Trans>排日程</Trans>
              </Button>
            }
          >
            <Trans>选举日定在</Trans> <DayText day={view.cycle.electionDay} today={view.today} />
            <br />
            <Trans>系统按法律倒排每一步的最早、最迟日期；您给每个责任主体填上负责人姓名，确认后就是本届的日程。</Trans>
          </EmptyState>
        </div>
      ) : shape === 'CALENDAR' ? (
        <PlanCalendar view={view} steps={plan.steps} onChoose={choose} />
      ) : (
        <PlanList view={view} plan={plan} onChoose={choose} />
      )}
      {step === undefined ? null : <StepDrawer view={view} id={id} step={step} onClose={() => choose(null)} />}
      {adopting ? <AdoptPlan view={view} id={id} onClose={() => setAdopting(false)} /> : null}
    </>
  );
}
