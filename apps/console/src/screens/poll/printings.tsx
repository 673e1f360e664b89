import { Trans, useLingui } from '@lingui/react/macro';
import type { Command, PollView, PrintingKind } from '@mingxuan/election';
import { ballotsLeft } from '@mingxuan/election';
import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { DutyButton } from '../../parts/duty-button.tsx';
import { useMay } from '../../parts/may.ts';
import { Panel } from '../../parts/page-header.tsx';
import { lastDayOf } from '../../parts/proposed-day.ts';
import { CountInput } from './fields.tsx';
import { pollDuty } from './poll-duty.ts';
import { startStep } from './start-step.ts';
import css from './poll.module.css';

interface Of<Stage extends PollView['stage']> {
  readonly view: OpenCommunity;
  readonly id: string;
  readonly poll: Extract<PollView, { stage: Stage }>;
}

/** Until the poll opens the whole account of the printing is given anew; what was said before stays in the ledger. */
export function CorrectPrinted({ poll, view, id }: Of<'PREPARED'>) {
  const [open, setOpen] = useState(false);
  const may = useMay(id);
  if (!may(pollDuty(poll.id, 'poll.prepare'))) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Trans>补印、更正印数</Trans>
      </Button>
      <ActDrawer<{ printed: number }>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>补印、更正印数</Trans>}
        lead={<Trans>投票还没有开始，填写现在一共印制的张数（连同补印的）。原来登记的仍然保留。</Trans>}
        submit={<Trans>登记印数</Trans>}
        step={poll.id === 'residents' ? 'D15' : startStep(poll)}
        notBefore={lastDayOf(poll)}
        initial={{ printed: poll.printed }}
        command={({ printed }): Command => ({ type: 'PREPARE_POLL', poll: poll.id, printed })}
      >
        <Form.Item name="printed" label={<Trans>一共印制</Trans>} rules={[{ required: true }]}>
          <CountInput unit={<Trans>张</Trans>} min={1} />
        </Form.Item>
      </ActDrawer>
    </>
  );
}

/** While people vote: how many ballots there are and are left, what was printed besides or put right, and the form for more. */
export function PrintingsPanel({ poll, view, id }: Of<'OPEN'>) {
  const [open, setOpen] = useState(false);
  // At a members’ meeting nobody is checked in one by one: what is left is known when the boxes are cleared.
  const left = poll.stream === 'PARTY' ? null : ballotsLeft(view.cycle, poll);
  const out = left !== null && left <= 0;
  return (
    <Panel
      title={<Trans>选票印数</Trans>}
      aside={
        <DutyButton
          community={id}
          duty={pollDuty(poll.id, 'poll.prepare')}
          {...(out ? { type: 'primary' } : {})}
          onClick={() => setOpen(true)}
        >
          <Trans>补印、更正印数</Trans>
        </DutyButton>
      }
    >
      <p>
        {left === null ? (
          <Trans>一共印制 {poll.printed} 张</Trans>
        ) : (
          <Trans>
            一共印制 {poll.printed} 张，还可以发出 {left} 张
          </Trans>
        )}
      </p>
      {out ? (
        <p className={css.mustNow} role="alert">
          <Trans>选票已经发完。补印的选票清点以后在这里登记，才能接着发票；登记时少写了的，更正印数。</Trans>
        </p>
      ) : null}
      <PrintingList printings={poll.printings} />
      <PrintingDrawer poll={poll} view={view} id={id} open={open} onClose={() => setOpen(false)} />
    </Panel>
  );
}

/** What was printed besides, or put right, each with its day and reason; nothing while there is none. */
export function PrintingList({ printings }: Pick<Extract<PollView, { stage: 'OPEN' }>, 'printings'>) {
  if (printings.length === 0) return null;
  return (
    <ul className={css.boxes}>
      {printings.map((one, index) => (
        <li key={index} className={css.box}>
          <div>
            {one.kind === 'SUPPLEMENT' ? (
              <Trans>
                {one.on} 补印 {one.ballots} 张
              </Trans>
            ) : (
              <Trans>
                {one.on} 更正为一共 {one.ballots} 张
              </Trans>
            )}
            <p className={css.boxFacts}>
              <Trans>原因：{one.reason}</Trans>
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

interface Values {
  readonly kind: PrintingKind;
  readonly ballots: number;
  readonly reason: string;
}

function PrintingDrawer({
  poll,
  view,
  id,
  open,
  onClose,
}: Of<'OPEN'> & { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useLingui();
  return (
    <ActDrawer<Values>
      community={id}
      view={view}
      open={open}
      onClose={onClose}
      title={<Trans>补印、更正印数</Trans>}
      lead={<Trans>现在登记的是一共印制 {poll.printed} 张。原来登记的仍然保留，补印和更正都要写明原因。</Trans>}
      submit={<Trans>登记印数</Trans>}
      step={startStep(poll)}
      notBefore={lastDayOf(poll)}
      initial={{ kind: 'SUPPLEMENT' }}
      command={({ kind, ballots, reason }): Command => ({
        type: 'RECORD_PRINTING',
        poll: poll.id,
        kind,
        ballots,
        reason,
      })}
    >
      <Form.Item name="kind" label={<Trans>登记什么</Trans>} rules={[{ required: true }]}>
        <Radio.Group
          options={[
            { value: 'SUPPLEMENT', label: t`补印了选票` },
            { value: 'CORRECTION', label: t`原来登记的印数不对` },
          ]}
        />
      </Form.Item>
      <Ballots printed={poll.printed} />
      <Form.Item name="reason" label={<Trans>为什么补印或更正</Trans>} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
    </ActDrawer>
  );
}

/** The number asked for means another thing for each kind; what it comes to is said while it is typed. */
function Ballots({ printed }: { readonly printed: number }) {
  const kind: unknown = Form.useWatch('kind');
  const typed: unknown = Form.useWatch('ballots');
  const more = kind !== 'CORRECTION';
  const ballots = typeof typed === 'number' ? typed : null;
  const total = ballots === null ? null : more ? printed + ballots : ballots;
  return (
    <>
      <Form.Item
        name="ballots"
        label={more ? <Trans>补印张数</Trans> : <Trans>实际一共印制</Trans>}
        rules={[{ required: true }]}
      >
        <CountInput unit={<Trans>张</Trans>} min={1} />
      </Form.Item>
      <p className={css.identity} aria-live="polite">
        {total === null ? (
          <Trans>登记以前：一共 {printed} 张</Trans>
        ) : (
          <Trans>
            登记以后：一共 {total} 张（原来 {printed} 张）
          </Trans>
        )}
      </p>
    </>
  );
}
