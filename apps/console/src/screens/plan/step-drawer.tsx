import { Trans, useLingui } from '@lingui/react/macro';
import { restsOnNote } from '@mingxuan/election';
import type { PlannedStep } from '@mingxuan/rulebook';
import { Button, Drawer, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { recordedHow, type RecordedHow } from '../../parts/by-hand.ts';
import { DayText } from '../../parts/day-text.tsx';
import { EvidenceList } from '../../parts/evidence-upload.tsx';
import { RecordStep } from '../../parts/record-step.tsx';
import { Sources } from '../../parts/sources.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { useText } from '../../text.ts';
import { StepLink } from '../overview/step-link.tsx';
import css from './plan.module.css';
import { StepEntry } from './step-entry.tsx';
import { StepNotices } from './step-notices.tsx';
import { useStepLook } from './step-state.ts';
import { WindowText } from './window-text.tsx';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
  readonly step: PlannedStep;
  readonly onClose: () => void;
}

/** One step whole: when it may happen and why, who answers for it, which papers it needs, and how it stands. */
export function StepDrawer({ view, id, step, onClose }: Props) {
  const { t } = useLingui();
  const text = useText();
  const look = useStepLook(view)(step);
  const [open, setOpen] = useState<'RECORD' | 'WAIVE' | null>(null);
  const close = (): void => setOpen(null);
  const name = text(step.name);
  const how = recordedHow(view, step.code);
  const undone = view.cycle.steps[step.code] === undefined && view.status === 'OPEN';
  return (
    <Drawer open size={480} onClose={onClose} title={`${step.code} ${name}`}>
      <div className={css.drawer}>
        <div>
          <StatusTag tone={look.tone}>{look.words}</StatusTag>
        </div>
        <dl className={css.facts}>
          <Fact name={t`负责人`}>
            {view.cycle.plan?.people[step.code] ?? t`未落实到人`}（{text(step.responsible)}）
          </Fact>
          <Fact name={t`计划日`}>
            <DayText day={step.planned} today={view.today} urgent={!look.done} />
          </Fact>
          <Fact name={t`法定区间`}>
            <WindowText step={step} />
          </Fact>
          <Fact name={t`为什么`}>{text(step.why)}</Fact>
          <Fact name={t`依据`}>
            <Sources refs={step.sources} />
          </Fact>
          <Fact name={t`台账`}>
            <StepEntry id={id} seq={view.cycle.steps[step.code]?.seq ?? null} />
          </Fact>
          <Fact name={t`文书`}>{step.papers.map((paper) => text(paper)).join('、')}</Fact>
        </dl>
        <StepNotices view={view} id={id} step={step} />
        {step.provisional === true ? (
          <p className={css.note}>{t`涉及的年份还没有公布放假安排，日期可能要再核对。`}</p>
        ) : null}
        <Record view={view} id={id} step={step} />
        {undone ? <HowNote how={how} /> : null}
        {undone ? (
          <div className={css.buttons}>
            {how === 'BY_HAND' || how === 'NOT_CALLED' || how === 'EARLY' ? (
              <>
                {how === 'BY_HAND' ? (
                  <Button type="primary" onClick={() => setOpen('RECORD')}>
                    <Trans>记录完成</Trans>
                  </Button>
                ) : null}
                <Button onClick={() => setOpen('WAIVE')}>
                  <Trans>免除这一步</Trans>
                </Button>
              </>
            ) : (
              <StepLink step={step.code} id={id} primary>
                <Trans>去办理</Trans>
              </StepLink>
            )}
          </div>
        ) : null}
      </div>
      <RecordStep community={id} view={view} step={step.code} name={name} open={open === 'RECORD'} onClose={close} />
      <ActDrawer<{ readonly reason: string; readonly decisionNo: string }>
        community={id}
        view={view}
        open={open === 'WAIVE'}
        onClose={close}
        title={t`免除：${step.code} ${name}`}
        lead={<Trans>免除要有书面决定，理由会向居民公开，记入后不能删除。</Trans>}
        submit={<Trans>记录免除</Trans>}
        step={step.code}
        command={({ reason, decisionNo }) => ({ type: 'WAIVE_STEP', step: step.code, reason, decisionNo })}
      >
        <Form.Item
          name="decisionNo"
          label={t`决定文号`}
          rules={[{ required: true, whitespace: true, message: t`请填写文号` }]}
        >
          <Input />
        </Form.Item>
        <Form.Item name="reason" label={t`理由`} rules={[{ required: true, whitespace: true, message: t`请写明理由` }]}>
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
      </ActDrawer>
    </Drawer>
  );
}

/** Why there is nothing to record by hand here, or not yet. */
function HowNote({ how }: { readonly how: RecordedHow }) {
  switch (how) {
    case 'BY_COUNT':
      return (
        <p className={css.note}>
          <Trans>这一步不用手工记录：计票完成、确定结果以后，系统按计票结果记入。</Trans>
        </p>
      );
    case 'NOT_CALLED':
      return (
        <p className={css.note}>
          <Trans>现在没有要求再次投票或另行选举，这一步不用记录。</Trans>
        </p>
      );
    case 'EARLY':
      return (
        <p className={css.note}>
          <Trans>结果确定以后才能记录这一步。</Trans>
        </p>
      );
    case 'BY_FACT':
    case 'BY_HAND':
      return null;
    default:
      return how satisfies never;
  }
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Record({ view, id, step }: { readonly view: OpenCommunity; readonly id: string; readonly step: PlannedStep }) {
  const { t } = useLingui();
  const done = view.cycle.steps[step.code];
  if (done === undefined) return null;
  return (
    <div className={css.record}>
      <p>
        {done.how === 'DONE'
          ? done.note === ''
            ? t`由实际办理的事项完成。`
            : done.note
          : t`免除理由：${done.reason}（${done.decisionNo}）`}
      </p>
      {restsOnNote(view.cycle, step.code) ? (
        <p className={css.note}>
          <Trans>这一步只写了一句说明，没有在系统里逐项办理，证明力较弱。请把纸质材料附在后面备查。</Trans>
        </p>
      ) : null}
      {done.how === 'DONE' ? <EvidenceList community={id} files={done.evidence} /> : null}
      <p className={css.faint}>{t`台账第 ${done.seq} 条 · ${done.on}`}</p>
    </div>
  );
}
