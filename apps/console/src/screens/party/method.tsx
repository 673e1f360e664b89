import { Trans, useLingui } from '@lingui/react/macro';
import type { Command, PartyMethod } from '@mingxuan/election';
import { Button, Checkbox, Form, Radio } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { CountInput } from '../poll/fields.tsx';
import { StepCard } from './step-card.tsx';
import css from './party.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

/** The few choices of the Party's method; quorum, majority and ties follow from the rules (P06). */
export function MethodStep({ view, id }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const { approval, method } = view.cycle.party;
  const begun = view.cycle.polls.some((poll) => poll.stream === 'PARTY');
  return (
    <StepCard
      code="B07"
      title={<Trans>选举办法</Trans>}
      state={method !== null ? 'DONE' : approval === null || begun ? 'LATER' : 'NOW'}
      action={
        approval === null || begun ? null : (
          <Button onClick={() => setOpen(true)}>
            {method === null ? <Trans>确定办法</Trans> : <Trans>更正办法</Trans>}
          </Button>
        )
      }
    >
      {method === null ? (
        <p className={css.soft}>
          <Trans>到会人数、过半数、票数相等怎样办，由条例规定；这里只定写票符号和监票、计票人数。</Trans>
        </p>
      ) : (
        <p>
          {method.approveMark === 'CIRCLE' ? <Trans>赞成画○</Trans> : <Trans>赞成不画符号</Trans>}
          <Trans>
            ，监票 {method.scrutineers} 人，计票 {method.tellers} 人
          </Trans>
        </p>
      )}
      <ActDrawer<PartyMethod>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>选举办法</Trans>}
        lead={<Trans>办法由党员大会讨论通过后执行；登记以后可以印出草案。</Trans>}
        submit={<Trans>登记办法</Trans>}
        step="B07"
        initial={method ?? { approveMark: 'CIRCLE', scrutineers: 3, tellers: 2, mayReduceSeats: false }}
        command={({ approveMark, scrutineers, tellers, mayReduceSeats }): Command => ({
          type: 'SETTLE_PARTY_METHOD',
          approveMark,
          scrutineers,
          tellers,
          mayReduceSeats: mayReduceSeats === true,
        })}
      >
        <Form.Item name="approveMark" label={<Trans>写票符号</Trans>}>
          <Radio.Group
            vertical
            options={[
              { value: 'CIRCLE', label: t`赞成画○，不赞成画×，弃权不画` },
              { value: 'BLANK', label: t`赞成不画，不赞成画×，弃权画△` },
            ]}
          />
        </Form.Item>
        <Form.Item name="scrutineers" label={<Trans>监票人（含总监票人）</Trans>} rules={[{ required: true }]}>
          <CountInput unit={<Trans>名</Trans>} min={1} />
        </Form.Item>
        <Form.Item name="tellers" label={<Trans>计票人</Trans>} rules={[{ required: true }]}>
          <CountInput unit={<Trans>名</Trans>} min={1} />
        </Form.Item>
        <Form.Item name="mayReduceSeats" valuePropName="checked">
          <Checkbox>
            <Trans>当选人数接近应选名额时，经半数以上选举人同意可以减少名额</Trans>
          </Checkbox>
        </Form.Item>
      </ActDrawer>
    </StepCard>
  );
}
