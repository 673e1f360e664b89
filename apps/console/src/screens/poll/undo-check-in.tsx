import { Trans, useLingui } from '@lingui/react/macro';
import type { VoterRow } from '@mingxuan/contract';
import type { Command, PollId } from '@mingxuan/election';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
  readonly poll: PollId;
  readonly voter: VoterRow;
}

/** Takes a mistaken check-in back, with its reason; both stay in the ledger. */
export function UndoCheckIn({ voter, view, id, poll }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        <Trans>登记错了，撤销</Trans>
      </Button>
      <ActDrawer<{ reason: string }>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={
          <Trans>
            撤销第 {voter.voterNo} 号 {voter.name} 的领票登记
          </Trans>
        }
        lead={<Trans>选票必须已经收回。原登记和撤销都留在台账里。</Trans>}
        submit={<Trans>撤销登记</Trans>}
        step={poll === 'residents' ? 'E03' : 'E11'}
        command={({ reason }): Command => ({ type: 'UNDO_CHECK_IN', poll, voterNo: voter.voterNo, reason })}
      >
        <Form.Item name="reason" label={<Trans>撤销原因</Trans>} rules={[{ required: true }]}>
          <Input.TextArea rows={3} maxLength={500} placeholder={t`例如 同名误登，选票已收回`} />
        </Form.Item>
      </ActDrawer>
    </>
  );
}
