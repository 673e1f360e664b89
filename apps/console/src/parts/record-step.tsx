import { Trans, useLingui } from '@lingui/react/macro';
import type { EvidenceRef } from '@mingxuan/election';
import type { StepCode } from '@mingxuan/rulebook';
import { Form, Input } from 'antd';
import type { OpenCommunity } from '../api.ts';
import { ActDrawer } from './act-drawer.tsx';
import { EvidenceUpload } from './evidence-upload.tsx';

interface Values {
  readonly note: string;
  readonly evidence: readonly EvidenceRef[];
}

interface Props {
  readonly community: string;
  readonly view: OpenCommunity;
  readonly step: StepCode;
  readonly name: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Notes that a step which no other page carries out has been done: one sentence, and evidence. */
export function RecordStep({ community, view, step, name, open, onClose }: Props) {
  const { t } = useLingui();
  return (
    <ActDrawer<Values>
      community={community}
      view={view}
      open={open}
      onClose={onClose}
      title={`${step} ${name}`}
      lead={<Trans>写明做了什么、文号或地点，一句话即可；记入后不能删除。</Trans>}
      submit={<Trans>记录完成</Trans>}
      step={step}
      initial={{ note: '', evidence: [] }}
      command={({ note, evidence }) => ({ type: 'RECORD_STEP', step, note, evidence })}
    >
      <Form.Item name="note" label={t`做了什么`} rules={[{ required: true, whitespace: true, message: t`请写一句话` }]}>
        <Input.TextArea rows={3} maxLength={2000} placeholder={t`例如：已印发〔2026〕3号通知，分工到人`} />
      </Form.Item>
      <Form.Item name="evidence" label={t`证据（照片、扫描件）`}>
        <EvidenceUpload community={community} />
      </Form.Item>
    </ActDrawer>
  );
}
