import { Trans, useLingui } from '@lingui/react/macro';
import type { DataRequestPage, Problem } from '@mingxuan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Popconfirm } from 'antd';
import { useState } from 'react';
import { client, communityKey } from '../../api.ts';
import { useMay } from '../../parts/may.ts';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import css from './privacy.module.css';

interface Props {
  readonly id: string;
  readonly holds: DataRequestPage['holds'];
}

/** Stops all erasing for a reason, and lets it go on: a court, an inspection, a leak that is being looked into. */
export function Holds({ id, holds }: Props) {
  const { t } = useLingui();
  const may = useMay(id);
  const queries = useQueryClient();
  const [form] = Form.useForm<{ reason: string }>();
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  if (!may('privacy.handle')) return null;
  const again = () => queries.invalidateQueries({ queryKey: communityKey(id, 'data-requests') });
  const stop = async (values: { readonly reason: string }): Promise<void> => {
    const done = await client.setDataHold(id, values);
    setProblem(done.ok ? null : done.error);
    if (!done.ok) return;
    setOpen(false);
    await again();
  };
  const lift = async (hold: string): Promise<void> => {
    const done = await client.liftDataHold(id, hold);
    setProblem(done.ok ? null : done.error);
    await again();
  };
  return (
    <div className={css.holds}>
      {holds.map((hold) => (
        <Popconfirm
          key={hold.id}
          title={<Trans>解除这一项暂停？</Trans>}
          description={<Trans>没有别的暂停时，到期的和申请删除的又可以清空。</Trans>}
          okText={<Trans>解除</Trans>}
          cancelText={<Trans>取消</Trans>}
          onConfirm={() => void lift(hold.id)}
        >
          <Button size="small">
            <Trans>解除暂停：{hold.reason}</Trans>
          </Button>
        </Popconfirm>
      ))}
      <Button size="small" onClick={() => setOpen(true)}>
        <Trans>暂停清除</Trans>
      </Button>
      <Modal
        open={open}
        title={<Trans>暂停清除</Trans>}
        okText={t`暂停`}
        cancelText={t`取消`}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <Form<{ reason: string }> form={form} layout="vertical" onFinish={(values) => void stop(values)}>
          <Form.Item
            name="reason"
            label={<Trans>为什么</Trans>}
            extra={<Trans>例如法院、纪检、信访调取，或者正在调查泄露；写文号，不写人名</Trans>}
            rules={[{ required: true, whitespace: true, message: t`请写明理由` }]}
          >
            <Input maxLength={200} autoComplete="off" />
          </Form.Item>
          <RefusalAlert problem={problem} onClose={() => setProblem(null)} />
        </Form>
      </Modal>
    </div>
  );
}
