import { Trans, useLingui } from '@lingui/react/macro';
import type { ExtensionEntered, Problem, TermRow } from '@mingxuan/contract';
import type { IsoDate } from '@mingxuan/rulebook';
import { useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { client, communitiesQuery, termsQuery } from '../../api.ts';
import { DayPicker } from '../../parts/day-picker.tsx';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { useText } from '../../text.ts';
import css from './terms.module.css';

interface Values {
  readonly until: IsoDate;
  readonly authority: string;
  readonly documentNo: string;
  readonly decidedOn: IsoDate;
  readonly reason: string;
}

/** Enters a decision by which a term was prolonged; it counts once somebody else has checked it. */
export function AskExtension({ row, onClose }: { readonly row: TermRow; readonly onClose: () => void }) {
  const { t } = useLingui();
  const text = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const told = (entered: ExtensionEntered): void => {
    const [warning] = entered.warnings;
    if (warning === undefined) void message.success(t`已登记，等区或市的另一位人员核对。`);
    else void message.warning(t`已登记，等人核对。请注意：${text(warning.message)}`, 8);
  };
  const enter = async (values: Values): Promise<void> => {
    setPending(true);
    const answer = await client.askExtension(row.id, values);
    setPending(false);
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    await queries.invalidateQueries({ queryKey: termsQuery.queryKey });
    await queries.invalidateQueries({ queryKey: communitiesQuery.queryKey });
    told(answer.value);
    onClose();
  };
  const required = [{ required: true, message: t`请填写` }];
  const written = [{ required: true, whitespace: true, message: t`请填写` }];
  return (
    <Modal
      open
      title={t`登记延期：${row.name}`}
      okText={t`登记`}
      cancelText={t`取消`}
      okButtonProps={{ loading: pending }}
      onOk={() => form.submit()}
      onCancel={onClose}
      width={560}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => void enter(values)}
        onValuesChange={() => setProblem(null)}
      >
        <p className={css.faint}>
          <Trans>任期到 {row.stated} 届满。照批准文件填写；登记以后不能改，由区或市的另一位人员核对以后才算数。</Trans>
        </p>
        <div className={css.pairs}>
          <Form.Item name="until" label={t`延期到哪一天`} rules={required}>
            <DayPicker />
          </Form.Item>
          <Form.Item name="decidedOn" label={t`批准日期`} rules={required}>
            <DayPicker />
          </Form.Item>
          <Form.Item name="authority" label={t`批准机关`} rules={written}>
            <Input placeholder={t`例如：城东区委组织部`} />
          </Form.Item>
          <Form.Item name="documentNo" label={t`文号`} rules={written}>
            <Input />
          </Form.Item>
        </div>
        <Form.Item name="reason" label={t`理由（写事由，不写人名）`} rules={written}>
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
        <RefusalAlert problem={problem} onClose={() => setProblem(null)} />
      </Form>
    </Modal>
  );
}
