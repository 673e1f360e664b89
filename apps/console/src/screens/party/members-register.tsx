import { Trans, useLingui } from '@lingui/react/macro';
import type { PartyMember } from '@mingxuan/election';
import { Button, Drawer, Input } from 'antd';
import { useId, useState } from 'react';
import { useAct } from '../../act.ts';
import type { OpenCommunity } from '../../api.ts';
import { ActDate, useActDay } from '../../parts/act-date.tsx';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { MembersTable } from './members-table.tsx';
import { attendanceOf, type ReadRegister, readRegister } from './register.ts';
import { StepCard } from './step-card.tsx';
import css from './party.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

/** The members' register, and from it 应到会: full members with the vote, less those left out with both approvals (B02). */
export function RegisterStep({ view, id }: Props) {
  const [open, setOpen] = useState(false);
  const { approval, attendance } = view.cycle.party;
  const state = attendance !== null ? 'DONE' : approval === null ? 'LATER' : 'NOW';
  const begun = view.cycle.polls.some((poll) => poll.stream === 'PARTY' && poll.stage !== 'PREPARED');
  return (
    <StepCard
      code="B02"
      title={<Trans>党员名册和应到会人数</Trans>}
      state={state}
      action={
        begun || approval === null ? null : (
          <Button {...(attendance === null ? { type: 'primary' } : {})} onClick={() => setOpen(true)}>
            {attendance === null ? <Trans>录入名册</Trans> : <Trans>重新录入名册</Trans>}
          </Button>
        )
      }
    >
      {attendance === null ? null : (
        <p>
          <Trans>
            正式党员 {attendance.full} 人，其中没有选举权 {attendance.withoutRights} 人，经批准不计入{' '}
            {attendance.excluded} 人；应到会 <strong>{attendance.expected}</strong> 人
          </Trans>
        </p>
      )}
      <Drawer open={open} onClose={() => setOpen(false)} size={920} title={<Trans>党员名册</Trans>} destroyOnHidden>
        <RegisterForm view={view} id={id} onDone={() => setOpen(false)} />
      </Drawer>
    </StepCard>
  );
}

function RegisterForm({ view, id, onDone }: Props & { readonly onDone: () => void }) {
  const { t } = useLingui();
  const pasteId = useId();
  const [pasted, setPasted] = useState('');
  const [members, setMembers] = useState<readonly PartyMember[]>([]);
  const [unread, setUnread] = useState<ReadRegister['unread']>([]);
  const [requestNo, setRequestNo] = useState('');
  const [replyNo, setReplyNo] = useState('');
  const act = useAct(id);
  const day = useActDay(view, 'B02');
  const take = (): void => {
    const read = readRegister(pasted);
    setMembers([...members, ...read.members]);
    setUnread(read.unread);
    setPasted(read.unread.map((line) => line.text).join('\n'));
  };
  const send = async (): Promise<void> => {
    const both = { requestNo: requestNo.trim(), replyNo: replyNo.trim() };
    const letters = both.requestNo === '' || both.replyNo === '' ? {} : { letters: both };
    const acted = await act.run({ type: 'RECORD_PARTY_ROLL', members, ...letters }, day.on);
    if (acted !== null) onDone();
  };
  return (
    <div className={css.register}>
      <div className={css.paste}>
        <label htmlFor={pasteId}>
          <Trans>
            从表格复制后粘贴，或者一行一人：姓名、正式/预备、权利（正常、留党察看、中止）。后两项不写就是正式、正常。
          </Trans>
        </label>
        <Input.TextArea
          id={pasteId}
          rows={6}
          value={pasted}
          placeholder={t`张建国	正式	正常`}
          onChange={(event) => setPasted(event.target.value)}
        />
      </div>
      <div>
        <Button disabled={pasted.trim() === ''} onClick={take}>
          <Trans>读入名单</Trans>
        </Button>
      </div>
      {unread.length === 0 ? null : (
        <p className={css.unread} role="alert">
          <Trans>
            有 {unread.length} 行没有读懂，留在上面的框里，请改好再读入。例如第 {unread[0]?.line ?? 0} 行。
          </Trans>
        </p>
      )}
      {members.length === 0 ? null : (
        <>
          <MembersTable
            members={members}
            onChange={(next) => {
              setMembers(next);
              act.clear();
            }}
          />
          <Expected members={members} />
          {members.every((one) => one.exclusion === undefined) ? null : (
            <div className={css.pair}>
              <Input
                aria-label={t`不计入的请示文号`}
                placeholder={t`不计入的请示文号`}
                maxLength={100}
                value={requestNo}
                onChange={({ target }) => setRequestNo(target.value)}
              />
              <Input
                aria-label={t`街道同意的批复文号`}
                placeholder={t`街道同意的批复文号`}
                maxLength={100}
                value={replyNo}
                onChange={({ target }) => setReplyNo(target.value)}
              />
            </div>
          )}
          <ActDate value={day} onChange={act.clear} />
          <RefusalAlert problem={act.refusal} onClose={act.clear} />
          <div>
            <Button type="primary" loading={act.pending} onClick={() => void send()}>
              <Trans>登记 {members.length} 人的名册</Trans>
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

/** 应到会 as it comes about, while the table is edited. */
function Expected({ members }: { readonly members: readonly PartyMember[] }) {
  const { full, withoutRights, excluded, expected } = attendanceOf(members);
  return (
    <p className={css.expected} aria-live="polite">
      <Trans>
        正式党员 {full} − 没有选举权 {withoutRights} − 经批准不计入 {excluded} = 应到会 <strong>{expected}</strong> 人
      </Trans>
    </p>
  );
}
