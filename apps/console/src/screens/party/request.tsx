import { Trans, useLingui } from '@lingui/react/macro';
import type { Command, PartySeats } from '@mingxuan/election';
import type { IsoDate } from '@mingxuan/rulebook';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { DayPicker } from '../../parts/day-picker.tsx';
import { CountInput } from '../poll/fields.tsx';
import { usualAgenda, usualAttachments, usualMethod, usualNomination } from './letter-words.ts';
import { sentences } from './lines.ts';
import { StepCard } from './step-card.tsx';
import css from './party.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

interface Values {
  readonly requestNo: string;
  readonly lastElectedOn: IsoDate;
  readonly place: string;
  readonly agenda: string;
  readonly seats: PartySeats;
  readonly memberCandidates: number;
  readonly nomination: string;
  readonly fullMembers: number;
  readonly expected: number;
  readonly method: string;
  readonly attachments: string;
  readonly signer: string;
  readonly contact: string;
  readonly phone: string;
}

/** 换届请示 (B01): what goes up to the street, so that the letter can be printed from it. */
export function RequestStep({ view, id }: Props) {
  const [open, setOpen] = useState(false);
  const { request, approval } = view.cycle.party;
  const initial: Partial<Values> =
    request === null
      ? {
          seats: { PARTY_MEMBER: 5, SECRETARY: 1, DEPUTY_SECRETARY: 1 },
          memberCandidates: 6,
          agenda: usualAgenda,
          nomination: usualNomination,
          method: usualMethod,
          attachments: usualAttachments,
        }
      : {
          ...request,
          ...request.people,
          agenda: request.agenda.join('\n'),
          attachments: request.attachments.join('\n'),
        };
  return (
    <StepCard
      code="B01"
      title={<Trans>换届请示</Trans>}
      state={request !== null || approval !== null ? 'DONE' : 'NOW'}
      action={
        approval !== null ? null : (
          <Button {...(request === null ? { type: 'primary' } : {})} onClick={() => setOpen(true)}>
            {request === null ? <Trans>登记请示</Trans> : <Trans>更正请示</Trans>}
          </Button>
        )
      }
    >
      {request === null ? (
        <p className={css.soft}>
          <Trans>登记以后，可以在“文书”里印出请示报送。</Trans>
        </p>
      ) : (
        <p>
          <Trans>
            {request.on}，{request.requestNo}：拟选委员 {request.seats.PARTY_MEMBER} 名，候选 {request.memberCandidates}{' '}
            名；正式党员 {request.fullMembers} 名，应到会 {request.expected} 名
          </Trans>
        </p>
      )}
      <ActDrawer<Values>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        width={640}
        title={<Trans>换届请示</Trans>}
        submit={<Trans>登记请示</Trans>}
        step="B01"
        initial={initial}
        command={({ agenda, attachments, ...values }): Command => ({
          type: 'REQUEST_PARTY_ELECTION',
          ...values,
          agenda: sentences(agenda),
          attachments: sentences(attachments),
        })}
      >
        <RequestFields />
      </ActDrawer>
    </StepCard>
  );
}

function RequestFields() {
  const { t } = useLingui();
  const required = [{ required: true }];
  return (
    <>
      <Form.Item name="requestNo" label={<Trans>请示文号</Trans>} rules={required}>
        <Input maxLength={100} placeholder={t`例如 幸福里党〔2026〕3 号`} />
      </Form.Item>
      <Form.Item name="lastElectedOn" label={<Trans>本届是哪一天选举产生的</Trans>} rules={required}>
        <DayPicker />
      </Form.Item>
      <Form.Item name="place" label={<Trans>党员大会地点</Trans>} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="agenda" label={<Trans>议程，一行一项</Trans>} rules={required}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <div className={css.pair}>
        <Form.Item name={['seats', 'PARTY_MEMBER']} label={<Trans>委员名额</Trans>} rules={required}>
          <CountInput unit={<Trans>名</Trans>} min={1} />
        </Form.Item>
        <Form.Item name="memberCandidates" label={<Trans>委员候选人</Trans>} rules={required}>
          <CountInput unit={<Trans>名</Trans>} min={1} />
        </Form.Item>
        <Form.Item name={['seats', 'SECRETARY']} label={<Trans>书记名额</Trans>} rules={required}>
          <CountInput unit={<Trans>名</Trans>} />
        </Form.Item>
        <Form.Item name={['seats', 'DEPUTY_SECRETARY']} label={<Trans>副书记名额</Trans>} rules={required}>
          <CountInput unit={<Trans>名</Trans>} />
        </Form.Item>
        <Form.Item name="fullMembers" label={<Trans>正式党员</Trans>} rules={required}>
          <CountInput unit={<Trans>名</Trans>} min={1} />
        </Form.Item>
        <Form.Item name="expected" label={<Trans>应到会</Trans>} rules={required}>
          <CountInput unit={<Trans>名</Trans>} min={1} />
        </Form.Item>
      </div>
      <Form.Item name="nomination" label={<Trans>候选人怎样产生</Trans>} rules={required}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <Form.Item name="method" label={<Trans>选举方式</Trans>} rules={required}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <Form.Item name="attachments" label={<Trans>附件，一行一件</Trans>}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <div className={css.pair}>
        <Form.Item name="signer" label={<Trans>签发人</Trans>} rules={required}>
          <Input maxLength={50} />
        </Form.Item>
        <Form.Item name="contact" label={<Trans>联系人</Trans>} rules={required}>
          <Input maxLength={50} />
        </Form.Item>
        <Form.Item name="phone" label={<Trans>联系电话</Trans>} rules={required}>
          <Input maxLength={50} inputMode="tel" />
        </Form.Item>
      </div>
    </>
  );
}
