import { Trans, useLingui } from '@lingui/react/macro';
import type { DataRequestRow, Problem } from '@mingxuan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal, Popconfirm, Radio } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { client, communityKey } from '../../api.ts';
import { DayText } from '../../parts/day-text.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { useMay } from '../../parts/may.ts';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { useText } from '../../text.ts';
import { optionsOf } from '../complaints/options.ts';
import css from './privacy.module.css';
import { identityChecks, requestKinds, requestOutcomes } from './words.ts';

interface Props {
  readonly request: DataRequestRow;
  readonly view: OpenCommunity;
  readonly id: string;
}

/** One request: whose, by when, and what may be done about it. */
export function RequestItem({ request, view, id }: Props) {
  const text = useText();
  const { no, kind, voterNo, identity, receivedOn, dueOn, late, answer } = request;
  return (
    <li className={css.item}>
      <div>
        <h3>
          <Trans>
            第 {no} 号 · {text(requestKinds[kind])}
          </Trans>
        </h3>
        <p className={css.soft}>
          <Trans>名单 {voterNo} 号</Trans> · <DayText day={receivedOn} /> · {text(identityChecks[identity])}
        </p>
        {answer === null ? null : (
          <p>
            <Trans>
              {answer.on} {text(requestOutcomes[answer.outcome])}
            </Trans>
            {answer.reason === '' ? null : `：${answer.reason}`}
          </p>
        )}
      </div>
      {answer === null ? (
        <div className={css.side}>
          <span>
            <Trans>答复</Trans> <DayText day={dueOn} today={view.today} urgent />
          </span>
          {late ? (
            <StatusTag tone="warn">
              <Trans>超过提醒日期</Trans>
            </StatusTag>
          ) : null}
          <Steps request={request} id={id} />
        </div>
      ) : null}
    </li>
  );
}

function Steps({ request, id }: Omit<Props, 'view'>) {
  const { t } = useLingui();
  const { message } = App.useApp();
  const may = useMay(id);
  const queries = useQueryClient();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const { no, kind, voterNo } = request;
  if (!may('privacy.handle')) return null;
  const again = () => queries.invalidateQueries({ queryKey: communityKey(id, 'data-requests') });
  const handOut = async (): Promise<void> => {
    setBusy(true);
    const done = await client.dataReport(id, no);
    setBusy(false);
    setProblem(done.ok ? null : done.error);
    if (!done.ok) return;
    save(`个人信息查阅件-${no}.html`, 'text/html;charset=utf-8', done.value.page);
    save(`个人信息查阅件-${no}.json`, 'application/json', JSON.stringify(done.value.report, null, 2));
    void message.success(t`已下载网页和数据两个文件，请打印后交给本人，再记下答复`);
  };
  const eraseAll = async (): Promise<void> => {
    setBusy(true);
    const done = await client.eraseFor(id, no);
    setBusy(false);
    setProblem(done.ok ? null : done.error);
    if (!done.ok) return;
    void message.success(t`已清空并记下答复`);
    await again();
  };
  return (
    <>
      {kind === 'ERASURE' ? (
        <Popconfirm
          title={<Trans>清空名单 {voterNo} 号的全部记录？</Trans>}
          description={
            <Trans>
              请先在选民登记里核对 {voterNo} 号就是申请人。清空后不能恢复；账本只留下“清空过、几条”，不留内容。
            </Trans>
          }
          okText={<Trans>清空</Trans>}
          okButtonProps={{ danger: true }}
          cancelText={<Trans>取消</Trans>}
          onConfirm={() => void eraseAll()}
        >
          <Button danger loading={busy}>
            <Trans>清空并答复</Trans>
          </Button>
        </Popconfirm>
      ) : null}
      {kind === 'CORRECTION' ? (
        <LinkButton to="/c/$id/roll" params={{ id }} look="default">
          <Trans>去选民登记更正</Trans>
        </LinkButton>
      ) : null}
      {kind === 'ACCESS' ? (
        <Button onClick={() => void handOut()} loading={busy}>
          <Trans>导出这个人的全部内容</Trans>
        </Button>
      ) : null}
      <Answer request={request} id={id} onDone={() => void again()} />
      <RefusalAlert problem={problem} onClose={() => setProblem(null)} />
    </>
  );
}

interface AnswerValues {
  readonly outcome: NonNullable<DataRequestRow['answer']>['outcome'];
  readonly reason?: string;
}

function Answer({ request, id, onDone }: Omit<Props, 'view'> & { readonly onDone: () => void }) {
  const { t } = useLingui();
  const text = useText();
  const [form] = Form.useForm<AnswerValues>();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const outcome = Form.useWatch('outcome', form);
  const send = async ({ outcome: found, reason = '' }: AnswerValues): Promise<void> => {
    setBusy(true);
    const done = await client.answerDataRequest(id, request.no, { outcome: found, reason });
    setBusy(false);
    setProblem(done.ok ? null : done.error);
    if (!done.ok) return;
    setOpen(false);
    onDone();
  };
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        <Trans>记下答复</Trans>
      </Button>
      <Modal
        open={open}
        title={<Trans>答复第 {request.no} 号</Trans>}
        okText={t`记下答复`}
        cancelText={t`取消`}
        okButtonProps={{ loading: busy }}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <Form<AnswerValues>
          form={form}
          layout="vertical"
          initialValues={{ outcome: 'DONE' }}
          onFinish={(values) => void send(values)}
        >
          <Form.Item name="outcome" label={<Trans>办得怎样</Trans>}>
            <Radio.Group options={optionsOf(requestOutcomes, text)} />
          </Form.Item>
          <Form.Item
            name="reason"
            label={<Trans>理由</Trans>}
            extra={<Trans>没有全部照办的必须写明；只写依据，不写别人的事</Trans>}
            rules={outcome === 'DONE' ? [] : [{ required: true, whitespace: true, message: t`请写明理由` }]}
          >
            <Input.TextArea rows={3} maxLength={500} />
          </Form.Item>
          <RefusalAlert problem={problem} onClose={() => setProblem(null)} />
        </Form>
      </Modal>
    </>
  );
}

function save(name: string, type: string, words: string): void {
  const url = URL.createObjectURL(new Blob([words], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
