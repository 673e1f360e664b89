import { Trans } from '@lingui/react/macro';
import type { Command } from '@mingxuan/election';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { useMay } from '../../parts/may.ts';
import { Panel } from '../../parts/page-header.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { lastDayOf } from '../../parts/proposed-day.ts';
import pollCss from '../poll/poll.module.css';
import type { DecidedPoll } from './decided-poll.ts';
import css from './result.module.css';

interface Props {
  readonly poll: DecidedPoll;
  readonly view: OpenCommunity;
  readonly id: string;
}

/** E12: read out on the spot, and at what time. A words-and-time note completes the step. */
export function Announce({ poll, view, id }: Props) {
  const [open, setOpen] = useState(false);
  const may = useMay(id);
  const done = view.cycle.steps.E12;
  if (poll.stream !== 'RESIDENTS' || poll.id !== 'residents') return null;
  return (
    <Panel
      title={<Trans>当场公布</Trans>}
      aside={
        done === undefined ? (
          may('gate.submit') ? (
            <Button onClick={() => setOpen(true)}>
              <Trans>登记公布时间</Trans>
            </Button>
          ) : (
            <span className={css.soft}>
              <Trans>由社区经办人登记</Trans>
            </span>
          )
        ) : (
          <StatusTag tone="good">
            <Trans>已公布</Trans>
          </StatusTag>
        )
      }
    >
      <p className={css.plain}>
        {done === undefined ? (
          <Trans>结果确定以后，由主持人当场宣布，并贴出结果公告。宣布的时间记在这里。</Trans>
        ) : (
          <Trans>
            {done.on} {done.how === 'DONE' ? done.note : done.reason}
          </Trans>
        )}
      </p>
      <ActDrawer<{ time: string; place: string }>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>登记公布时间</Trans>}
        submit={<Trans>登记</Trans>}
        step="E12"
        notBefore={lastDayOf(poll)}
        initial={{ place: view.cycle.arrangements?.countingPlace ?? '' }}
        command={({ time, place }): Command => ({
          type: 'RECORD_STEP',
          step: 'E12',
          note: `${time} 在${place}当场宣布结果`,
          evidence: [],
        })}
      >
        <Form.Item name="time" label={<Trans>宣布时间</Trans>} rules={[{ required: true }]}>
          <Input type="time" className={pollCss.time ?? ''} />
        </Form.Item>
        <Form.Item name="place" label={<Trans>宣布地点</Trans>} rules={[{ required: true }]}>
          <Input maxLength={200} />
        </Form.Item>
      </ActDrawer>
    </Panel>
  );
}
