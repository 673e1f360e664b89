import { Trans, useLingui } from '@lingui/react/macro';
import type { ComplaintReceipt, Problem } from '@mingxuan/contract';
import type { ComplaintChannel, ComplaintKind, EvidenceRef } from '@mingxuan/election';
import { complaintChannels, complaintKinds } from '@mingxuan/election';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Form, Input, Modal, Radio } from 'antd';
import { useRef, useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { clientWith, communityKey, newId } from '../../api.ts';
import { ActDate, useActDay } from '../../parts/act-date.tsx';
import { DayText } from '../../parts/day-text.tsx';
import { EvidenceUpload } from '../../parts/evidence-upload.tsx';
import { useMay } from '../../parts/may.ts';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { useText } from '../../text.ts';
import css from './complaints.module.css';
import { optionsOf } from './options.ts';

interface Values {
  readonly kind: ComplaintKind;
  readonly channel: Exclude<ComplaintChannel, 'PORTAL'>;
  readonly matter: string;
  readonly name?: string;
  readonly contact?: string;
  readonly evidence?: readonly EvidenceRef[];
}

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

/** Takes down a complaint, and shows the code that goes home with whoever made it: once, for it is kept nowhere. */
export function TakeComplaint({ view, id }: Props) {
  const may = useMay(id);
  const [open, setOpen] = useState(false);
  const [receipt, setReceipt] = useState<ComplaintReceipt | null>(null);
  if (!may('complaint.receive')) return null;
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        <Trans>登记一件投诉</Trans>
      </Button>
      <Drawer open={open} onClose={() => setOpen(false)} title={<Trans>登记一件投诉</Trans>} size={520} destroyOnHidden>
        <TakeForm
          view={view}
          id={id}
          onClose={() => setOpen(false)}
          onTaken={(taken) => {
            setOpen(false);
            setReceipt(taken);
          }}
        />
      </Drawer>
      {receipt === null ? null : <Receipt receipt={receipt} view={view} onClose={() => setReceipt(null)} />}
    </>
  );
}

function TakeForm({
  view,
  id,
  onClose,
  onTaken,
}: Props & { readonly onClose: () => void; readonly onTaken: (receipt: ComplaintReceipt) => void }) {
  const { t } = useLingui();
  const text = useText();
  const [form] = Form.useForm<Values>();
  const queries = useQueryClient();
  const day = useActDay(view);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  // A try that met no answer keeps its id: trying again gives the same complaint and the same code.
  const commandId = useRef(newId());
  const send = async ({ evidence = [], name = '', contact = '', ...told }: Values): Promise<void> => {
    setBusy(true);
    const done = await clientWith(() => commandId.current).takeComplaint(
      id,
      { ...told, ...(name === '' ? {} : { name }), ...(contact === '' ? {} : { contact }), evidence },
      day.on,
    );
    setBusy(false);
    if (!done.ok) {
      if (done.error.code !== 'UNREACHABLE') commandId.current = newId();
      setProblem(done.error);
      return;
    }
    await queries.invalidateQueries({ queryKey: communityKey(id) });
    onTaken(done.value.receipt);
  };
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      scrollToFirstError
      initialValues={{ kind: 'PROCEDURE', channel: 'DESK' }}
      onFinish={(values) => void send(values)}
    >
      <p className={css.soft}>
        <Trans>照来人说的记，不评价。不问他把票投给了谁，也不记。</Trans>
      </p>
      <Form.Item name="kind" label={<Trans>反映什么</Trans>}>
        <Radio.Group vertical options={optionsOf(complaintKinds, text)} />
      </Form.Item>
      <Form.Item name="channel" label={<Trans>怎样收到的</Trans>}>
        <Radio.Group options={optionsOf(complaintChannels, text).filter((one) => one.value !== 'PORTAL')} />
      </Form.Item>
      <Form.Item
        name="matter"
        label={<Trans>什么事</Trans>}
        extra={<Trans>时间、地点、发生了什么</Trans>}
        rules={[{ required: true, whitespace: true, message: t`请写反映的事情` }]}
      >
        <Input.TextArea rows={5} maxLength={2000} showCount />
      </Form.Item>
      <Form.Item name="name" label={<Trans>姓名（可以不留）</Trans>}>
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      <Form.Item name="contact" label={<Trans>怎样联系（可以不留）</Trans>}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="evidence" label={<Trans>带来的材料（如有）</Trans>}>
        <EvidenceUpload community={id} />
      </Form.Item>
      <ActDate value={day} />
      <RefusalAlert problem={problem} onClose={() => setProblem(null)} />
      <Button type="primary" htmlType="submit" loading={busy}>
        <Trans>登记，取回执码</Trans>
      </Button>{' '}
      <Button onClick={onClose}>
        <Trans>取消</Trans>
      </Button>
    </Form>
  );
}

function Receipt({
  receipt,
  view,
  onClose,
}: {
  readonly receipt: ComplaintReceipt;
  readonly view: OpenCommunity;
  readonly onClose: () => void;
}) {
  return (
    <Modal
      open
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      title={<Trans>已登记为第 {receipt.no} 号</Trans>}
      footer={
        <>
          <Button onClick={() => window.print()}>
            <Trans>打印</Trans>
          </Button>
          <Button type="primary" onClick={onClose}>
            <Trans>已交给投诉人</Trans>
          </Button>
        </>
      }
    >
      <div className={css.receipt}>
        <p>
          <Trans>请把回执码抄给或打印给投诉人。这里只显示一次，系统不保存，丢了不能再给。</Trans>
        </p>
        <strong className={css.code}>{receipt.code}</strong>
        <p className={css.soft}>
          <Trans>
            答复提醒日期 <DayText day={receipt.answerBy} today={view.today} />
            （条号待核）
          </Trans>
        </p>
      </div>
    </Modal>
  );
}
