import { Trans, useLingui } from '@lingui/react/macro';
import type { DataRequestRow, Problem } from '@mingxuan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Form, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import { client, communityKey } from '../../api.ts';
import { DutyButton } from '../../parts/duty-button.tsx';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { useText } from '../../text.ts';
import { optionsOf } from '../complaints/options.ts';
import css from './privacy.module.css';
import { identityChecks, requestKinds } from './words.ts';

interface Values {
  readonly kind: DataRequestRow['kind'];
  readonly voterNo: number;
  readonly identity: DataRequestRow['identity'];
}

/** Takes down a request: whose, what is asked, how the person was known. Nothing else is needed, so nothing else is asked. */
export function TakeRequest({ id }: { readonly id: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <DutyButton community={id} duty="privacy.handle" type="primary" onClick={() => setOpen(true)}>
        <Trans>登记一件申请</Trans>
      </DutyButton>
      <Drawer open={open} onClose={() => setOpen(false)} title={<Trans>登记一件申请</Trans>} size={520} destroyOnHidden>
        <TakeForm id={id} onClose={() => setOpen(false)} />
      </Drawer>
    </>
  );
}

function TakeForm({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t } = useLingui();
  const text = useText();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (values: Values): Promise<void> => {
    setBusy(true);
    const done = await client.takeDataRequest(id, values);
    setBusy(false);
    setProblem(done.ok ? null : done.error);
    if (!done.ok) return;
    await queries.invalidateQueries({ queryKey: communityKey(id, 'data-requests') });
    onClose();
  };
  return (
    <Form<Values>
      layout="vertical"
      scrollToFirstError
      initialValues={{ kind: 'ACCESS', identity: 'CARD_SHOWN' }}
      onFinish={(values) => void send(values)}
    >
      <p className={css.soft}>
        <Trans>不问为什么申请，也不留身份证复印件。</Trans>
      </p>
      <Form.Item
        name="voterNo"
        label={<Trans>名单上的序号</Trans>}
        extra={<Trans>在“选民登记”里按姓名和身份证后四位查到</Trans>}
        rules={[{ required: true, message: t`请填写序号` }]}
      >
        <InputNumber min={1} precision={0} autoComplete="off" />
      </Form.Item>
      <Form.Item name="kind" label={<Trans>申请什么</Trans>}>
        <Radio.Group vertical options={optionsOf(requestKinds, text)} />
      </Form.Item>
      <Form.Item name="identity" label={<Trans>怎样核对的身份</Trans>}>
        <Radio.Group vertical options={optionsOf(identityChecks, text)} />
      </Form.Item>
      <RefusalAlert problem={problem} onClose={() => setProblem(null)} />
      <Button type="primary" htmlType="submit" loading={busy}>
        <Trans>登记</Trans>
      </Button>{' '}
      <Button onClick={onClose}>
        <Trans>取消</Trans>
      </Button>
    </Form>
  );
}
