import { Trans, useLingui } from '@lingui/react/macro';
import { factSteps } from '@mingxuan/election';
import type { PlannedStep } from '@mingxuan/rulebook';
import { Button } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { DayText } from '../../parts/day-text.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { RecordStep } from '../../parts/record-step.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
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
  const { t } = useLingui();
  const text = useText();
  const steps = (view.cycle.plan?.steps ?? []).filter(
    (step) => pageOf(step.code) === page && !factSteps.has(step.code),
  );
  if (steps.length === 0) return null;
  return (
    <Panel title={<Trans>还要人工记录的规定步骤</Trans>}>
      <ul className={css.boxes}>
        {steps.map((step) => {
          const done = view.cycle.steps[step.code];
          const name = text(step.name);
          return (
            <li key={step.code} className={css.box}>
              <div>
                <strong>
                  {step.code} {name}
                </strong>
                <DayText day={step.planned} today={view.today} urgent={done === undefined} />
              </div>
              {done === undefined ? (
                <Button onClick={() => setOpen(step)} aria-label={t`记录完成 ${name}`}>
                  <Trans>记录完成</Trans>
                </Button>
              ) : (
                <StatusTag tone="good">
                  {done.how === 'DONE' ? <Trans>{done.on} 完成</Trans> : <Trans>{done.on} 免除</Trans>}
                </StatusTag>
              )}
            </li>
          );
        })}
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
