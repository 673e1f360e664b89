import { Trans, useLingui } from '@lingui/react/macro';
import type { Command, MobileBox } from '@mingxuan/election';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { ListStanding } from './box-list.tsx';
import { CountInput } from './fields.tsx';
import css from './poll.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

/** A mobile box on the day: out with a seal and so many ballots, back with a seal and what is left. */
export function BoxTrip({ box, view, id, may }: Props & { readonly box: MobileBox; readonly may: boolean }) {
  const { trip } = box;
  switch (trip.stage) {
    case 'APPROVED':
      return may ? (
        <Dispatch box={box} view={view} id={id} />
      ) : (
        <StatusTag tone="quiet">
          <Trans>还没有出发</Trans>
        </StatusTag>
      );
    case 'OUT':
      return (
        <div className={css.next}>
          <StatusTag tone="warn">
            <Trans>
              {trip.leftAt} 出发，带票 {trip.ballotsTaken} 张，封条 {trip.sealOut}
            </Trans>
          </StatusTag>
          {may ? <Return box={box} view={view} id={id} taken={trip.ballotsTaken} leftAt={trip.leftAt} /> : null}
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
  const poll = view.cycle.polls.find((one) => one.stream === 'RESIDENTS' && one.stage === 'OPEN');
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
        {poll === undefined ? null : <ListStanding box={box} id={id} poll={poll.id} />}
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

function Return({
  box,
  view,
  id,
  taken,
  leftAt,
}: Props & { readonly box: MobileBox; readonly taken: number; readonly leftAt: string }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  // A box that was set aside is closed with the seals it was set aside with.
  const reported = view.cycle.boxDay.incidents.some((one) => one.box === box.box);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        <Trans>登记返回</Trans>
      </Button>
      <ActDrawer<{
        sealFound?: string;
        sealIn?: string;
        ballotsBroughtBack: number;
        returnedAt: string;
        note?: string;
      }>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>{box.box} 号流动票箱返回</Trans>}
        lead={<Trans>带出 {taken} 张：用去的加带回的，必须正好等于带出的。</Trans>}
        submit={<Trans>登记返回</Trans>}
        step="E05"
        command={({ sealFound, sealIn, note, ...values }): Command => ({
          type: 'RETURN_BOX',
          box: box.box,
          sealFound: sealFound ?? '',
          sealIn: sealIn ?? '',
          ...(note === undefined || note.trim() === '' ? {} : { note }),
          ...values,
        })}
      >
        <Form.Item
          name="sealFound"
          label={<Trans>返回时看到的封条号</Trans>}
          extra={<Trans>照票箱上的封条抄写。没有封条、号码不同或破损的，票箱不要打开，先登记异常。</Trans>}
          rules={reported ? [] : [{ required: true }]}
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="sealIn" label={<Trans>新加的封条号</Trans>} rules={reported ? [] : [{ required: true }]}>
          <Input placeholder={t`例如 L-0013`} maxLength={60} />
        </Form.Item>
        <Form.Item name="ballotsBroughtBack" label={<Trans>带回未用的选票</Trans>} rules={[{ required: true }]}>
          <CountInput unit={<Trans>张</Trans>} />
        </Form.Item>
        <Form.Item name="returnedAt" label={<Trans>返回时间</Trans>} rules={[{ required: true }]}>
          <Input type="time" className={css.time ?? ''} />
        </Form.Item>
        <Form.Item name="note" label={<Trans>少了选票的原因（会公开）</Trans>}>
          <Input maxLength={200} />
        </Form.Item>
        <TakenIsUsedAndBack
          taken={taken}
          used={box.issued}
          leftAt={leftAt}
          closesAt={view.cycle.arrangements?.closesAt ?? null}
        />
      </ActDrawer>
    </>
  );
}

/** Taken = used + brought back, and the time, said while they are typed; the server decides. */
function TakenIsUsedAndBack({
  taken,
  used,
  leftAt,
  closesAt,
}: {
  readonly taken: number;
  readonly used: number;
  readonly leftAt: string;
  readonly closesAt: string | null;
}) {
  const back: unknown = Form.useWatch('ballotsBroughtBack');
  const at: unknown = Form.useWatch('returnedAt');
  const brought = typeof back === 'number' ? back : null;
  const short = brought === null ? 0 : taken - used - brought;
  const late = typeof at === 'string' && closesAt !== null && at > closesAt;
  const early = typeof at === 'string' && at !== '' && at < leftAt;
  const tone = brought === null ? '' : short === 0 ? css.identityGood : css.identityBad;
  return (
    <>
      <div className={`${css.identity} ${tone}`} aria-live="polite">
        <p className={css.identityLine}>
          <Trans>
            带出 {taken} 张；已登记领票 {used} 人；带回 {brought ?? '—'} 张
          </Trans>
        </p>
        <p className={css.identityVerdict}>
          {brought === null ? (
            <Trans>填好带回的张数，会在这里核对。</Trans>
          ) : short === 0 ? (
            <Trans>✓ 带出 = 用去 + 带回</Trans>
          ) : short > 0 ? (
            <Trans>✕ 少 {short} 张：先补登记在票箱领票的选民；补完还少的，登记异常</Trans>
          ) : (
            <Trans>✕ 领票和带回合起来比带出的多，请当场重新清点</Trans>
          )}
        </p>
      </div>
      {late ? (
        <p className={css.mustNow} role="alert">
          <Trans>
            投票 {closesAt} 结束，返回晚了。票箱不要打开：先用“登记异常”封存，选举委员会决定以后再登记返回。
          </Trans>
        </p>
      ) : null}
      {early ? (
        <p className={css.mustNow} role="alert">
          <Trans>返回时间比出发时间 {leftAt} 还早，请核对。</Trans>
        </p>
      ) : null}
    </>
  );
}
