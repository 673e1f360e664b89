import { Trans } from '@lingui/react/macro';
import type { Command, PollView } from '@mingxuan/election';
import { atLeastFourFifths, neededAtLeastFourFifths } from '@mingxuan/rulebook';
import { Button, Form } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { lastDayOf } from '../../parts/proposed-day.ts';
import { Sources } from '../../parts/sources.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { BoxesPanel } from './boxes.tsx';
import { StaffPanel } from './change-staff.tsx';
import { ClosePoll } from './close-poll.tsx';
import { CountInput } from './fields.tsx';
import { PollBook } from './poll-book.tsx';
import { PrintingsPanel } from './printings.tsx';
import { startStep } from './start-step.ts';
import css from './poll.module.css';

type OpenPoll = Extract<PollView, { stage: 'OPEN' }>;

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
  readonly poll: OpenPoll;
}

/** Big figures in a row. */
export function Figures({
  items,
}: {
  readonly items: readonly { readonly label: React.ReactNode; readonly value: React.ReactNode }[];
}) {
  return (
    <dl className={css.figures}>
      {items.map((item, index) => (
        <div key={index}>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function ResidentsPollOpen({ poll, view, id }: Props) {
  const { HALL, PROXY, MOBILE } = poll.checkedIn;
  const issued = HALL + PROXY + MOBILE;
  return (
    <>
      <Figures
        items={[
          { label: <Trans>名册人数</Trans>, value: poll.entitled },
          { label: <Trans>领票人数</Trans>, value: issued },
          { label: <Trans>现场</Trans>, value: HALL },
          { label: <Trans>委托</Trans>, value: PROXY },
          { label: <Trans>流动票箱</Trans>, value: MOBILE },
        ]}
      />
      <PollBook poll={poll} view={view} id={id} />
      <PrintingsPanel poll={poll} view={view} id={id} />
      <StaffPanel poll={poll} view={view} id={id} />
      <BoxesPanel poll={poll} view={view} id={id} />
      <ClosePoll poll={poll} view={view} id={id} />
    </>
  );
}

export function PartyPollOpen({ poll, view, id }: Props) {
  return (
    <>
      <Figures
        items={[
          { label: <Trans>应到会</Trans>, value: poll.entitled },
          { label: <Trans>至少到会</Trans>, value: neededAtLeastFourFifths(poll.entitled) },
          { label: <Trans>实到会</Trans>, value: poll.present ?? <Trans>未登记</Trans> },
        ]}
      />
      <AttendancePanel poll={poll} view={view} id={id} />
      <PrintingsPanel poll={poll} view={view} id={id} />
      <StaffPanel poll={poll} view={view} id={id} />
      <ClosePoll poll={poll} view={view} id={id} />
    </>
  );
}

function AttendancePanel({ poll, view, id }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Panel title={<Trans>清点到会人数</Trans>}>
      <div className={css.next}>
        <Button {...(poll.present === null ? { type: 'primary' } : {})} onClick={() => setOpen(true)}>
          {poll.present === null ? <Trans>登记实到会人数</Trans> : <Trans>更正实到会人数</Trans>}
        </Button>
        <span className={css.soft}>
          <Trans>只数到会的有选举权的正式党员；预备党员可以列席，不计入。</Trans>
        </span>
      </div>
      <ActDrawer<{ present: number }>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>登记实到会人数</Trans>}
        submit={<Trans>登记</Trans>}
        step={startStep(poll)}
        notBefore={lastDayOf(poll)}
        command={({ present }): Command => ({ type: 'RECORD_ATTENDANCE', poll: poll.id, present })}
      >
        <Form.Item name="present" label={<Trans>实到会有选举权人数</Trans>} rules={[{ required: true }]}>
          <CountInput unit={<Trans>人</Trans>} />
        </Form.Item>
        <Quorum expected={poll.entitled} />
      </ActDrawer>
    </Panel>
  );
}

/** Four fifths of 应到会, said while the number is typed. */
function Quorum({ expected }: { readonly expected: number }) {
  const present: unknown = Form.useWatch('present');
  const needed = neededAtLeastFourFifths(expected);
  const short = typeof present === 'number' ? Math.max(0, needed - present) : 0;
  return (
    <div className={css.live} aria-live="polite">
      {typeof present !== 'number' ? (
        <span>
          <Trans>
            应到会 {expected} 人，至少要到 {needed} 人。
          </Trans>
        </span>
      ) : atLeastFourFifths(present, expected) ? (
        <StatusTag tone="good">
          <Trans>达到应到会的五分之四</Trans>
        </StatusTag>
      ) : (
        <StatusTag tone="warn">
          <Trans>
            至少要到 {needed} 人，还差 {short} 人
          </Trans>
        </StatusTag>
      )}
      <Sources refs={['DXJ20-18']} />
    </div>
  );
}
