import { Trans } from '@lingui/react/macro';
import type { Command } from '@mingxuan/election';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { StepCard } from './step-card.tsx';
import css from './party.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

const secretaryElected = (view: OpenCommunity): boolean =>
  view.standing.secretaries.some((post) => post.post === 'SECRETARY' && post.elected.length > 0);

/** The community reports its result (B09). */
export function ReportStep({ view, id }: Props) {
  const [open, setOpen] = useState(false);
  const { reported } = view.cycle.party;
  const ready = secretaryElected(view);
  return (
    <StepCard
      code="B09"
      title={<Trans>结果上报街道党工委</Trans>}
      state={reported !== null ? 'DONE' : ready ? 'NOW' : 'LATER'}
      action={
        ready && reported === null ? (
          <Button type="primary" onClick={() => setOpen(true)}>
            <Trans>登记上报</Trans>
          </Button>
        ) : null
      }
    >
      {reported === null ? null : (
        <p>
          <Trans>
            {reported.on} 上报，报告 {reported.reportNo}
          </Trans>
        </p>
      )}
      <ActDrawer<{ reportNo: string; signer: string }>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>结果上报街道党工委</Trans>}
        submit={<Trans>登记上报</Trans>}
        step="B09"
        initial={{ signer: view.cycle.party.request?.people?.signer ?? '' }}
        command={({ reportNo, signer }): Command => ({ type: 'REPORT_PARTY_RESULT', reportNo, signer })}
      >
        <Form.Item name="reportNo" label={<Trans>报告文号</Trans>} rules={[{ required: true }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="signer" label={<Trans>签发人</Trans>} rules={[{ required: true }]}>
          <Input maxLength={50} />
        </Form.Item>
      </ActDrawer>
    </StepCard>
  );
}

/** The street approves the secretary: from here on the residents' election may begin (the first gate). */
export function SecretaryStep({ view, id }: Props) {
  const [open, setOpen] = useState(false);
  const { reported, secretaryApproved } = view.cycle.party;
  return (
    <StepCard
      code="B09"
      title={<Trans>街道党工委批准书记</Trans>}
      state={secretaryApproved !== null ? 'DONE' : reported !== null ? 'NOW' : 'LATER'}
      action={
        reported !== null && secretaryApproved === null ? (
          <Button type="primary" onClick={() => setOpen(true)}>
            <Trans>登记批准</Trans>
          </Button>
        ) : null
      }
    >
      {secretaryApproved === null ? (
        <p className={css.soft}>
          <Trans>由街道管理员登记。批准以后，“先党组织后居委会”这一关就过了。</Trans>
        </p>
      ) : (
        <p>
          <Trans>
            {secretaryApproved.on} 批准，批复 {secretaryApproved.replyNo}
          </Trans>
        </p>
      )}
      <ActDrawer<{ replyNo: string }>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>街道党工委批准书记</Trans>}
        submit={<Trans>登记批准</Trans>}
        step="B09"
        command={({ replyNo }): Command => ({ type: 'APPROVE_SECRETARY', replyNo })}
      >
        <Form.Item name="replyNo" label={<Trans>批复文号</Trans>} rules={[{ required: true }]}>
          <Input maxLength={100} />
        </Form.Item>
      </ActDrawer>
    </StepCard>
  );
}
