import { Trans } from '@lingui/react/macro';
import type { Command } from '@mingxuan/election';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { Inspection } from './inspection.tsx';
import { StepCard } from './step-card.tsx';
import css from './party.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

/** 考察和公示 of those put forward (B05). */
export function PartyInspectionStep({ view, id }: Props) {
  const { slate } = view.cycle.party;
  const { publicity } = view.cycle.inspections.PARTY;
  const done = publicity?.closedOn !== undefined && publicity.closedOn !== null;
  return (
    <StepCard
      code="B05"
      title={<Trans>考察和公示</Trans>}
      state={done || view.cycle.steps.B05 !== undefined ? 'DONE' : slate === null ? 'LATER' : 'NOW'}
    >
      {slate === null ? (
        <p className={css.soft}>
          <Trans>由街道党工委考察、公示；每一条反映都要核实、答复。</Trans>
        </p>
      ) : (
        <Inspection view={view} id={id} stream="PARTY" />
      )}
    </StepCard>
  );
}

/** 人选请示 (B06): the number of the letter that asks for the candidates' approval. */
export function CandidatesRequest({ view, id }: Props) {
  const [open, setOpen] = useState(false);
  const { candidatesRequest } = view.cycle.party;
  const closed = view.cycle.inspections.PARTY.publicity?.closedOn;
  if (closed === undefined || closed === null) return null;
  return (
    <StepCard
      code="B06"
      title={<Trans>候选人预备人选请示</Trans>}
      state={candidatesRequest === null && !view.cycle.published.partyFormal ? 'NOW' : 'DONE'}
      action={
        view.cycle.published.partyFormal ? null : (
          <Button onClick={() => setOpen(true)}>
            <Trans>登记人选请示</Trans>
          </Button>
        )
      }
    >
      {candidatesRequest === null ? null : (
        <p>
          <Trans>
            {candidatesRequest.on}，{candidatesRequest.requestNo}
          </Trans>
        </p>
      )}
      <ActDrawer<{ requestNo: string }>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>候选人预备人选请示</Trans>}
        submit={<Trans>登记人选请示</Trans>}
        step="B06"
        notBefore={closed}
        command={({ requestNo }): Command => ({ type: 'REQUEST_PARTY_CANDIDATES', requestNo })}
      >
        <Form.Item name="requestNo" label={<Trans>请示文号</Trans>} rules={[{ required: true }]}>
          <Input maxLength={100} />
        </Form.Item>
      </ActDrawer>
    </StepCard>
  );
}
