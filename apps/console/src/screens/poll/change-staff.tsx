import { Trans } from '@lingui/react/macro';
import type { Command, PollView } from '@mingxuan/election';
import { Form, Input } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { DutyButton } from '../../parts/duty-button.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { lastDayOf } from '../../parts/proposed-day.ts';
import { useText } from '../../text.ts';
import { pollDuty } from './poll-duty.ts';
import { staffNames } from './names.ts';
import { rolesOfStaff, StaffFields, type StaffValues, staffIn, usePollStaff, valuesOf } from './staff-fields.tsx';
import { startStep } from './start-step.ts';
import css from './poll.module.css';

/** People may be replaced while others vote and while ballots are counted. */
type RunningPoll = Extract<PollView, { stage: 'OPEN' | 'COUNTING' }>;
type Staff = RunningPoll['staff'];

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
  readonly poll: RunningPoll;
}

interface ChangeValues extends StaffValues {
  readonly reason: string;
}

/** Who works at this vote now, who did before and why they were replaced, and the form that replaces them. */
export function StaffPanel({ poll, view, id }: Props) {
  const [open, setOpen] = useState(false);
  const accounts = usePollStaff(id, open);
  return (
    <Panel
      title={<Trans>工作人员</Trans>}
      aside={
        <DutyButton community={id} duty={pollDuty(poll.id, 'poll.open')} onClick={() => setOpen(true)}>
          <Trans>更换工作人员</Trans>
        </DutyButton>
      }
    >
      <StaffList staff={poll.staff} />
      {poll.staffBefore.length === 0 ? null : (
        <ul className={css.boxes}>
          {poll.staffBefore.map((before, index) => (
            <li key={index} className={css.box}>
              <div>
                <strong>
                  <Trans>{before.on} 更换以前</Trans>
                </strong>
                <p className={css.boxFacts}>
                  <Trans>原因：{before.reason}</Trans>
                </p>
                <StaffList staff={before.staff} />
              </div>
            </li>
          ))}
        </ul>
      )}
      <ActDrawer<ChangeValues>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>更换工作人员</Trans>}
        lead={
          <Trans>
            填写从现在起全部的工作人员，不换的人照旧留着。以前的人做过的录入和签字仍然算他们的；当过监票人的不能改当计票人，反过来也不行。
          </Trans>
        }
        submit={<Trans>更换工作人员</Trans>}
        step={startStep(poll)}
        notBefore={lastDayOf(poll)}
        initial={valuesOf(poll.staff)}
        command={({ reason, ...named }): Command => ({
          type: 'CHANGE_STAFF',
          poll: poll.id,
          staff: staffIn(named, accounts, poll.staff),
          reason,
        })}
      >
        <StaffFields accounts={accounts} />
        <Form.Item name="reason" label={<Trans>为什么更换</Trans>} rules={[{ required: true, whitespace: true }]}>
          <Input.TextArea rows={3} maxLength={1000} />
        </Form.Item>
      </ActDrawer>
    </Panel>
  );
}

/** The people of each office; who counts or signs from an account of their own is marked. */
function StaffList({ staff }: { readonly staff: Staff }) {
  const text = useText();
  return (
    <dl className={css.contests}>
      {rolesOfStaff
        .filter((role) => staff.some((one) => one.role === role))
        .map((role) => (
          <div key={role}>
            <dt>{text(staffNames[role])}</dt>
            <dd>
              {staff
                .filter((one) => one.role === role)
                .map((one, index) => (
                  <span key={one.name}>
                    {index === 0 ? '' : '、'}
                    {one.name}
                    {one.account === undefined ? null : (
                      <span className={css.soft}>
                        <Trans>（有账号）</Trans>
                      </span>
                    )}
                  </span>
                ))}
            </dd>
          </div>
        ))}
    </dl>
  );
}
