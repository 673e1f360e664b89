import { Trans, useLingui } from '@lingui/react/macro';
import type { Problem, TermRow } from '@mingxuan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { client, communitiesQuery, termsQuery } from '../../api.ts';
import { useAccountName } from '../../parts/account-name.ts';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import css from './terms.module.css';

/** Somebody else holds what was entered against the decision, and says whether it is so. */
export function AnswerExtension({ row, onClose }: { readonly row: TermRow; readonly onClose: () => void }) {
  const { t } = useLingui();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const nameOf = useAccountName();
  const label = useId();
  const [ground, setGround] = useState('');
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const asked = row.extensions.find((one) => one.answer === null);
  if (asked === undefined) return null;
  const answer = async (granted: boolean): Promise<void> => {
    setPending(true);
    const done = await client.answerExtension(row.id, { no: asked.no, granted, ground: granted ? '' : ground });
    setPending(false);
    setProblem(done.ok ? null : done.error);
    if (!done.ok) return;
    await queries.invalidateQueries({ queryKey: termsQuery.queryKey });
    await queries.invalidateQueries({ queryKey: communitiesQuery.queryKey });
    void message.success(granted ? t`核对无误，任期延到 ${asked.until}。` : t`已退回。`);
    onClose();
  };
  return (
    <Modal
      open
      title={t`核对延期：${row.name}`}
      onCancel={onClose}
      width={560}
      footer={[
        <Button key="no" danger loading={pending} onClick={() => void answer(false)}>
          <Trans>和文件不符，退回</Trans>
        </Button>,
        <Button key="yes" type="primary" loading={pending} onClick={() => void answer(true)}>
          <Trans>和批准文件一致</Trans>
        </Button>,
      ]}
    >
      <p className={css.faint}>
        <Trans>请对着批准文件逐项看。您不能核对自己登记的延期。</Trans>
      </p>
      <dl className={css.facts}>
        <Fact name={t`原届满日`}>{asked.termEnds}</Fact>
        <Fact name={t`延期到`}>{asked.until}</Fact>
        <Fact name={t`批准机关`}>{asked.authority}</Fact>
        <Fact name={t`文号`}>{asked.documentNo}</Fact>
        <Fact name={t`批准日期`}>{asked.decidedOn}</Fact>
        <Fact name={t`理由`}>{asked.reason}</Fact>
        <Fact name={t`登记人`}>{nameOf(asked.account)}</Fact>
      </dl>
      <label htmlFor={label} className={css.label}>
        <Trans>退回的理由（退回时必填）</Trans>
      </label>
      <Input id={label} value={ground} maxLength={2000} onChange={(event) => setGround(event.target.value)} />
      <RefusalAlert problem={problem} onClose={() => setProblem(null)} />
    </Modal>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
