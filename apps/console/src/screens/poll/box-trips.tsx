import { Trans, useLingui } from '@lingui/react/macro';
import type { Command, MobileBox } from '@mingxuan/election';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { CountInput } from './fields.tsx';
import css from './poll.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

/** Mobile boxes on the day: out with a seal and so many ballots, back with a seal and what is left. */
export function BoxTrips({ view, id }: Props) {
  const { boxes } = view.cycle;
  if (boxes.length === 0) return null;
  return (
    <Panel title={<Trans>流动票箱出发和返回</Trans>}>
      <ul className={css.boxes}>
        {boxes.map((box) => (
          <li key={box.box} className={css.box}>
            <div>
              <strong>
                <Trans>{box.box} 号流动票箱</Trans>
              </strong>
              <span className={css.soft}>
                <Trans>
                  名单 {box.voters.length} 人 · 随行 {box.staff.join('、')} · {box.route}
                </Trans>
              </span>
            </div>
            <Trip box={box} view={view} id={id} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Trip({ box, view, id }: Props & { readonly box: MobileBox }) {
  const { trip } = box;
  switch (trip.stage) {
    case 'APPROVED':
      return <Dispatch box={box} view={view} id={id} />;
    case 'OUT':
      return (
        <div className={css.next}>
          <StatusTag tone="warn">
            <Trans>
              {trip.leftAt} 出发，带票 {trip.ballotsTaken} 张，封条 {trip.sealOut}
            </Trans>
          </StatusTag>
          <Return box={box} view={view} id={id} taken={trip.ballotsTaken} />
        </div>
      );
    case 'BACK':
      return (
        <StatusTag tone="good">
          <Trans>
            {trip.returnedAt} 返回，用去 {trip.ballotsTaken - trip.ballotsBroughtBack} 张，带回{' '}
            {trip.ballotsBroughtBack} 张，封条 {trip.sealIn}
          </Trans>
        </StatusTag>
      );
    default:
      return trip satisfies never;
  }
}

function Dispatch({ box, view, id }: Props & { readonly box: MobileBox }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Trans>登记出发</Trans>
      </Button>
      <ActDrawer<{ sealOut: string; ballotsTaken: number; leftAt: string }>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>{box.box} 号流动票箱出发</Trans>}
        submit={<Trans>登记出发</Trans>}
        step="E05"
        initial={{ ballotsTaken: box.voters.length }}
        command={(values): Command => ({ type: 'DISPATCH_BOX', box: box.box, ...values })}
      >
        <Form.Item name="sealOut" label={<Trans>出发封条号</Trans>} rules={[{ required: true }]}>
          <Input placeholder={t`例如 L-0012`} maxLength={60} />
        </Form.Item>
        <Form.Item name="ballotsTaken" label={<Trans>带出选票</Trans>} rules={[{ required: true }]}>
          <CountInput unit={<Trans>张</Trans>} min={1} />
        </Form.Item>
        <Form.Item name="leftAt" label={<Trans>出发时间</Trans>} rules={[{ required: true }]}>
          <Input type="time" className={css.time ?? ''} />
        </Form.Item>
      </ActDrawer>
    </>
  );
}

function Return({ box, view, id, taken }: Props & { readonly box: MobileBox; readonly taken: number }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        <Trans>登记返回</Trans>
      </Button>
      <ActDrawer<{ sealIn: string; ballotsBroughtBack: number; returnedAt: string }>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>{box.box} 号流动票箱返回</Trans>}
        lead={<Trans>带出 {taken} 张：用去的加带回的，必须正好等于带出的。</Trans>}
        submit={<Trans>登记返回</Trans>}
        step="E05"
        command={(values): Command => ({ type: 'RETURN_BOX', box: box.box, ...values })}
      >
        <Form.Item name="sealIn" label={<Trans>返回封条号</Trans>} rules={[{ required: true }]}>
          <Input placeholder={t`例如 L-0013`} maxLength={60} />
        </Form.Item>
        <Form.Item name="ballotsBroughtBack" label={<Trans>带回未用的选票</Trans>} rules={[{ required: true }]}>
          <CountInput unit={<Trans>张</Trans>} />
        </Form.Item>
        <Form.Item name="returnedAt" label={<Trans>返回时间</Trans>} rules={[{ required: true }]}>
          <Input type="time" className={css.time ?? ''} />
        </Form.Item>
      </ActDrawer>
    </>
  );
}
