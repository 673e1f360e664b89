import { Trans } from '@lingui/react/macro';
import type { PlannedStep } from '@mingxuan/rulebook';
import { Button } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { recordedHow } from '../../parts/by-hand.ts';
import { DayText } from '../../parts/day-text.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { RecordStep } from '../../parts/record-step.tsx';
import { pageOf, type StagePage } from '../../shell/stages.ts';
import { useText } from '../../text.ts';
import css from './poll.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
  readonly page: StagePage;
}

/** Prescribed steps of this page that no form completes: they are noted by hand, with a sentence and evidence. */
export function StepsHere({ view, id, page }: Props) {
  const [open, setOpen] = useState<PlannedStep | null>(null);
  const text = useText();
  const mine = (view.cycle.plan?.steps ?? []).filter(
    (step) => pageOf(step.code) === page && recordedHow(view, step.code) === 'BY_HAND',
  );
  const steps = mine.filter((step) => view.cycle.steps[step.code] === undefined);
  const done = mine.length - steps.length;
  if (steps.length === 0 && open === null) return null;
  return (
    <Panel
      title={<Trans>这一页还要人工记录的规定步骤</Trans>}
      aside={
        done === 0 ? null : (
          <span className={css.soft}>
            <Trans>已记录 {done} 步</Trans>
          </span>
        )
      }
    >
      <ul className={css.boxes}>
        {steps.map((step) => (
          <li key={step.code} className={css.box}>
            <div>
              <strong>
                {step.code} {text(step.name)}
              </strong>
              <DayText day={step.planned} today={view.today} urgent />
            </div>
            <Button onClick={() => setOpen(step)}>
              <Trans>记录完成</Trans>
              <span className="visually-hidden"> {text(step.name)}</span>
            </Button>
          </li>
        ))}
      </ul>
      {open === null ? null : (
        <RecordStep
          community={id}
          view={view}
          step={open.code}
          name={text(open.name)}
          open
          onClose={() => setOpen(null)}
        />
      )}
    </Panel>
  );
}
