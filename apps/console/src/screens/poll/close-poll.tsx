import { Trans } from '@lingui/react/macro';
import type { Command, PollView } from '@mingxuan/election';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { useMay } from '../../parts/may.ts';
import { Panel } from '../../parts/page-header.tsx';
import { lastDayOf } from '../../parts/proposed-day.ts';
import { balanceOf, brokenBy, MAIN_BOX } from './accounting.ts';
import { useText } from '../../text.ts';
import { CountInput } from './fields.tsx';
import { pollDuty } from './poll-duty.ts';
import { startStep } from './start-step.ts';
import css from './poll.module.css';

/** A poll whose boxes can be cleared, or whose sheet can still be replaced. */
type ClosablePoll = Extract<PollView, { stage: 'OPEN' | 'COUNTING' }>;

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
  readonly poll: ClosablePoll;
}

interface CloseValues {
  readonly issued?: number | null;
  readonly spoiled: number;
  readonly unused: number;
  readonly collected: readonly (number | null)[];
  readonly openedAt?: string;
  readonly discrepancy?: string;
  readonly correction?: string;
}

/** The boxes to be opened, one line of the sheet each, as the record of boxes has them. */
function boxNames(view: OpenCommunity, poll: ClosablePoll): readonly string[] {
  if (poll.stage === 'COUNTING') return poll.boxes.map((box) => box.box);
  if (poll.stream === 'PARTY') return [MAIN_BOX];
  const open = view.boxesToOpen.find((one) => one.poll === poll.id)?.boxes ?? [];
  const recorded = view.cycle.boxDay.fixed.some((box) => box.poll === poll.id);
  return recorded ? open : [MAIN_BOX, ...open];
}

export function ClosePoll({ poll, view, id }: Props) {
  const may = useMay(id);
  const out = poll.stream === 'RESIDENTS' ? view.cycle.boxes.filter((box) => box.trip.stage === 'OUT') : [];
  return (
    <Panel title={<Trans>闭箱清点</Trans>}>
      <div className={css.next}>
        {may(pollDuty(poll.id, 'poll.close')) ? (
          <ClearingSheet poll={poll} view={view} id={id} />
        ) : (
          <span>
            {poll.stream === 'PARTY' ? (
              <Trans>党组织选举由党组织或社区经办人办理。</Trans>
            ) : (
              <Trans>投票结束由选举委员会主任或监票人办理。</Trans>
            )}
          </span>
        )}
        <span className={css.soft}>
          {out.length > 0 ? (
            <Trans>流动票箱 {out.map((box) => box.box).join('、')} 还在外面，返回后才能闭箱。</Trans>
          ) : (
            <Trans>闭箱以后不能再发票，也不能撤销领票。</Trans>
          )}
        </span>
      </div>
    </Panel>
  );
}

/** The clearing sheet: first as the poll closes; before the result is determined it may be replaced, with a reason. */
export function ClearingSheet({ poll, view, id }: Props) {
  const [open, setOpen] = useState(false);
  const boxes = boxNames(view, poll);
  const { HALL, PROXY, MOBILE } = poll.checkedIn;
  const replaces = poll.stage === 'COUNTING';
  const before = replaces
    ? {
        issued: poll.issued,
        spoiled: poll.spoiled,
        unused: poll.unused,
        collected: boxes.map((box) => poll.boxes.find((one) => one.box === box)?.collected ?? 0),
        ...(poll.openedAt === null ? {} : { openedAt: poll.openedAt }),
      }
    : undefined;
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        {replaces ? <Trans>更正清点单</Trans> : <Trans>投票结束，闭箱清点</Trans>}
      </Button>
      <ActDrawer<CloseValues>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        width={640}
        title={replaces ? <Trans>更正清点单</Trans> : <Trans>闭箱清点</Trans>}
        lead={
          replaces ? (
            <Trans>原来的清点单仍然保留。更正以后要重新分扎、重新计票。</Trans>
          ) : (
            <Trans>先数总数，再分有效无效。每个票箱分别点清，由监票人在场。</Trans>
          )
        }
        submit={replaces ? <Trans>更正清点单</Trans> : <Trans>闭箱，记入清点单</Trans>}
        step={startStep(poll)}
        notBefore={lastDayOf(poll)}
        {...(before === undefined ? {} : { initial: before })}
        command={(values): Command => closing(poll, boxes, values)}
      >
        <SheetFields poll={poll} boxes={boxes} />
        {poll.stream === 'PARTY' ? null : (
          <Form.Item
            name="openedAt"
            label={<Trans>开箱时间</Trans>}
            extra={<Trans>到公告的结束时间，或者全部选民都投完了，才能开箱。</Trans>}
            rules={poll.id === 'residents' && view.cycle.arrangements !== null ? [{ required: true }] : []}
          >
            <Input type="time" className={css.time ?? ''} />
          </Form.Item>
        )}
        <Identity
          poll={poll}
          view={view}
          checkedIn={poll.stream === 'PARTY' ? null : HALL + PROXY + MOBILE}
          boxes={boxes}
        />
        {replaces ? (
          <Form.Item name="correction" label={<Trans>为什么更正</Trans>} rules={[{ required: true }]}>
            <Input.TextArea rows={3} maxLength={1000} />
          </Form.Item>
        ) : null}
      </ActDrawer>
    </>
  );
}

const said = (words: string | undefined): boolean => words !== undefined && words.trim() !== '';

function closing(poll: ClosablePoll, boxes: readonly string[], values: CloseValues): Command {
  const { issued, spoiled, unused, collected, openedAt, discrepancy, correction } = values;
  return {
    type: 'CLOSE_POLL',
    poll: poll.id,
    ...(poll.stream === 'PARTY' ? { issued: issued ?? 0 } : {}),
    spoiled,
    unused,
    boxes: boxes.map((box, index) => ({ box, collected: collected[index] ?? 0 })),
    ...(openedAt !== undefined && said(openedAt) ? { openedAt } : {}),
    ...(discrepancy !== undefined && said(discrepancy) ? { discrepancy } : {}),
    ...(correction !== undefined && said(correction) ? { correction } : {}),
  };
}

function SheetFields({ poll, boxes }: { readonly poll: ClosablePoll; readonly boxes: readonly string[] }) {
  return (
    <div className={css.columns}>
      {poll.stream === 'PARTY' ? (
        <Form.Item name="issued" label={<Trans>发出选票</Trans>} rules={[{ required: true }]}>
          <CountInput unit={<Trans>张</Trans>} />
        </Form.Item>
      ) : null}
      <Form.Item name="spoiled" label={<Trans>写错作废、已换发的选票</Trans>} rules={[{ required: true }]}>
        <CountInput unit={<Trans>张</Trans>} />
      </Form.Item>
      <Form.Item name="unused" label={<Trans>未用的选票</Trans>} rules={[{ required: true }]}>
        <CountInput unit={<Trans>张</Trans>} />
      </Form.Item>
      {boxes.map((box, index) => (
        <Form.Item
          key={box}
          name={['collected', index]}
          label={<Trans>{box} 收回选票</Trans>}
          rules={[{ required: true }]}
        >
          <CountInput unit={<Trans>张</Trans>} />
        </Form.Item>
      ))}
    </div>
  );
}

const asCount = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** The chain of ballots while it is typed: 印制 = 发出 + 作废 + 未用, 收回 ≤ 发出, and each box for itself. */
function Identity({
  poll,
  view,
  checkedIn,
  boxes,
}: {
  readonly poll: ClosablePoll;
  readonly view: OpenCommunity;
  readonly checkedIn: number | null;
  readonly boxes: readonly string[];
}) {
  const issuedField: unknown = Form.useWatch('issued');
  const spoiled = asCount(Form.useWatch('spoiled'));
  const unused = asCount(Form.useWatch('unused'));
  const collectedField: unknown = Form.useWatch('collected');
  const counts: readonly unknown[] = Array.isArray(collectedField) ? collectedField : [];
  const issued = checkedIn ?? asCount(issuedField);
  const text = useText();
  const { printed } = poll;
  const clearing = {
    printed,
    issued,
    spoiled,
    unused,
    boxes: boxes.map((box, index) => ({ box, collected: asCount(counts[index]) })),
  };
  const balance = balanceOf(clearing);
  const wrong = brokenBy(view.cycle, poll, clearing);
  // The totals have their own lines; a box, or who was present, is told in the words of the server.
  const others = wrong.filter(({ code }) => code !== 'PRINTED' && code !== 'ISSUED_COVERS_COLLECTED');
  const unbalanced = wrong.length > 0;
  return (
    <>
      <div
        className={`${css.identity} ${!balance.complete ? '' : unbalanced ? css.identityBad : css.identityGood}`}
        aria-live="polite"
      >
        <Equation
          left={{ label: <Trans>印制</Trans>, value: printed }}
          parts={[
            { label: <Trans>发出</Trans>, value: issued },
            { label: <Trans>作废</Trans>, value: spoiled },
            { label: <Trans>未用</Trans>, value: unused },
          ]}
          met={balance.missing === 0}
        />
        <p className={css.identityLine}>
          <Trans>
            收回 {balance.collected} 张，发出 {issued ?? 0} 张
          </Trans>
          {balance.excess > 0 ? (
            <strong>
              <Trans>：收回多出 {balance.excess} 张</Trans>
            </strong>
          ) : null}
        </p>
        <p className={css.identityVerdict}>
          {others.length > 0 && balance.balanced ? null : (
            <Verdict complete={balance.complete} missing={balance.missing} balanced={balance.balanced} />
          )}
          {others.map((one) => (
            <span key={`${one.code}-${one.box ?? ''}`}>✕ {text(one.text)} </span>
          ))}
        </p>
      </div>
      {unbalanced ? (
        <Form.Item
          name="discrepancy"
          label={<Trans>对不上的原因（监票人和主持人签字认可，会印在结果公告和报告上）</Trans>}
          extra={<Trans>请先重新清点一遍。确实对不上才填写。</Trans>}
        >
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
      ) : null}
    </>
  );
}

function Verdict({
  complete,
  missing,
  balanced,
}: {
  readonly complete: boolean;
  readonly missing: number;
  readonly balanced: boolean;
}) {
  const extra = -missing;
  if (!complete) return <Trans>全部填好后会在这里核对。</Trans>;
  if (balanced) return <Trans>✓ 账目相符</Trans>;
  if (missing > 0) return <Trans>✕ 少 {missing} 张，还没有着落</Trans>;
  if (missing < 0) return <Trans>✕ 多出 {extra} 张，比印制的还多</Trans>;
  return <Trans>✕ 收回的比发出的多</Trans>;
}

interface Term {
  readonly label: React.ReactNode;
  readonly value: number | null;
}

function Equation({
  left,
  parts,
  met,
}: {
  readonly left: Term;
  readonly parts: readonly Term[];
  readonly met: boolean;
}) {
  return (
    <p className={css.equation}>
      <Figure {...left} />
      <span className={css.sign}>{met ? '=' : '≠'}</span>
      {parts.map((part, index) => (
        <span key={index} className={css.term}>
          {index === 0 ? null : <span className={css.sign}>+</span>}
          <Figure {...part} />
        </span>
      ))}
    </p>
  );
}

function Figure({ label, value }: Term) {
  return (
    <span className={css.termFigure}>
      <b>{value ?? '—'}</b>
      <small>{label}</small>
    </span>
  );
}
