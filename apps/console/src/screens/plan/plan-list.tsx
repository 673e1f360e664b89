import { Trans, useLingui } from '@lingui/react/macro';
import type { AdoptedPlan } from '@mingxuan/election';
import type { PlannedStep, StepCode } from '@mingxuan/rulebook';
import { Input, Segmented, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { DayText } from '../../parts/day-text.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { type PhaseLetter, phases } from '../../parts/phases.ts';
import { StatusTag } from '../../parts/status-tag.tsx';
import { useText } from '../../text.ts';
import css from './plan.module.css';
import { dayOfStep, useStepLook } from './step-state.ts';
import { WindowText } from './window-text.tsx';

interface Props {
  readonly view: OpenCommunity;
  readonly plan: AdoptedPlan;
  readonly onChoose: (step: StepCode) => void;
}

/** Every step in order: who, between which days, on which day, and how it stands. */
export function PlanList({ view, plan, onChoose }: Props) {
  const { t } = useLingui();
  const text = useText();
  const [phase, setPhase] = useState<PhaseLetter | 'ALL'>('ALL');
  const [query, setQuery] = useState('');
  const columns = useColumns(view, plan, onChoose);
  const words = query.trim();
  const shown = plan.steps.filter(
    (step) =>
      (phase === 'ALL' || step.code.startsWith(phase)) &&
      (words === '' ||
        [step.code, text(step.name), text(step.responsible), plan.people[step.code] ?? ''].some((field) =>
          field.toLowerCase().includes(words.toLowerCase()),
        )),
  );
  const total = plan.steps.length;
  return (
    <Panel
      flush
      title={
        <Segmented<PhaseLetter | 'ALL'>
          aria-label={t`阶段`}
          value={phase}
          onChange={setPhase}
          options={[
            { value: 'ALL', label: t`全部 ${total}` },
            ...phases.map(({ letter, name }) => ({ value: letter, label: text(name) })),
          ]}
        />
      }
      aside={
        <div className={css.search}>
          <Input
            allowClear
            placeholder={t`步骤或人名`}
            aria-label={t`查找步骤或人`}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        </div>
      }
    >
      <Table<PlannedStep>
        rowKey="code"
        size="middle"
        columns={columns}
        dataSource={[...shown]}
        pagination={false}
        scroll={{ x: 980 }}
        locale={{ emptyText: <Trans>没有符合条件的步骤</Trans> }}
      />
    </Panel>
  );
}

function useColumns(
  view: OpenCommunity,
  plan: AdoptedPlan,
  onChoose: (step: StepCode) => void,
): TableColumnsType<PlannedStep> {
  const { t } = useLingui();
  const text = useText();
  const look = useStepLook(view);
  return [
    {
      title: t`步骤`,
      render: (_, step) => (
        <span className={css.stepCell}>
          <span className={css.code}>{step.code}</span>
          <button type="button" className={css.link} onClick={() => onChoose(step.code)}>
            {text(step.name)}
          </button>
        </span>
      ),
    },
    {
      title: t`负责人`,
      width: 190,
      render: (_, step) => (
        <div>
          {plan.people[step.code] ?? <span className={css.missing}>{t`未落实到人`}</span>}
          <div className={css.faint}>{text(step.responsible)}</div>
        </div>
      ),
    },
    { title: t`法定区间`, width: 210, render: (_, step) => <WindowText step={step} /> },
    {
      title: t`日子`,
      width: 150,
      sorter: (a, b) => dayOfStep(view, a).localeCompare(dayOfStep(view, b)),
      render: (_, step) => <DayText day={dayOfStep(view, step)} />,
    },
    {
      title: t`情况`,
      width: 150,
      render: (_, step) => {
        const { tone, words } = look(step);
        return <StatusTag tone={tone}>{words}</StatusTag>;
      },
    },
  ];
}
