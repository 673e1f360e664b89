import { Trans, useLingui } from '@lingui/react/macro';
import type { Command, PartySeats } from '@mingxuan/election';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { CountInput } from '../poll/fields.tsx';
import { usualConditions } from './letter-words.ts';
import { sentences } from './lines.ts';
import { StepCard } from './step-card.tsx';
import css from './party.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

interface Values {
  readonly requestNo: string;
  readonly replyNo: string;
  readonly seats: PartySeats;
  readonly conditions?: string;
}

/** The request for the election and the street's reply, with the seats it grants (B01). */
export function ApprovalStep({ view, id }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const { approval, request } = view.cycle.party;
  const begun = view.cycle.polls.some((poll) => poll.stream === 'PARTY');
  return (
    <StepCard
      code="B01"
      title={<Trans>换届批复</Trans>}
      state={approval === null ? 'NOW' : 'DONE'}
      action={
        begun ? null : (
          <Button {...(approval === null ? { type: 'primary' } : {})} onClick={() => setOpen(true)}>
            {approval === null ? <Trans>登记批复</Trans> : <Trans>更正批复</Trans>}
          </Button>
        )
      }
    >
      {approval === null ? (
        <p className={css.soft}>
          <Trans>职数以街道党工委的批复为准。</Trans>
        </p>
      ) : (
        <p>
          <Trans>
            请示 {approval.requestNo}，批复 {approval.replyNo}：委员 {approval.seats.PARTY_MEMBER} 名，书记{' '}
            {approval.seats.SECRETARY} 名，副书记 {approval.seats.DEPUTY_SECRETARY} 名
          </Trans>
        </p>
      )}
      <ActDrawer<Values>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>换届批复</Trans>}
        submit={<Trans>登记批复</Trans>}
        step="B01"
        initial={
          approval === null
            ? {
                requestNo: request?.requestNo ?? '',
                seats: request?.seats ?? { PARTY_MEMBER: 5, SECRETARY: 1, DEPUTY_SECRETARY: 1 },
                conditions: usualConditions,
              }
            : { ...approval, conditions: approval.conditions?.join('\n') ?? '' }
        }
        command={({ requestNo, replyNo, seats, conditions }): Command => ({
          type: 'RECORD_PARTY_APPROVAL',
          requestNo,
          replyNo,
          seats,
          conditions: sentences(conditions),
        })}
      >
        <Form.Item name="requestNo" label={<Trans>请示文号</Trans>} rules={[{ required: true }]}>
          <Input maxLength={100} placeholder={t`例如 幸福里党〔2026〕3 号`} />
        </Form.Item>
        <Form.Item name="replyNo" label={<Trans>批复文号</Trans>} rules={[{ required: true }]}>
          <Input maxLength={100} placeholder={t`例如 东晓党工复〔2026〕11 号`} />
        </Form.Item>
        <Form.Item name={['seats', 'PARTY_MEMBER']} label={<Trans>委员职数</Trans>} rules={[{ required: true }]}>
          <CountInput unit={<Trans>名</Trans>} min={1} />
        </Form.Item>
        <Form.Item name={['seats', 'SECRETARY']} label={<Trans>书记职数</Trans>} rules={[{ required: true }]}>
          <CountInput unit={<Trans>名</Trans>} />
        </Form.Item>
        <Form.Item name={['seats', 'DEPUTY_SECRETARY']} label={<Trans>副书记职数</Trans>} rules={[{ required: true }]}>
          <CountInput unit={<Trans>名</Trans>} />
        </Form.Item>
        <Form.Item name="conditions" label={<Trans>批复提出的要求，一行一条</Trans>}>
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
      </ActDrawer>
    </StepCard>
  );
}
