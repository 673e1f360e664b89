import { Trans, useLingui } from '@lingui/react/macro';
import type { Command, EvidenceRef } from '@mingxuan/election';
import type { IsoDate } from '@mingxuan/rulebook';
import { Form } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { DayPicker } from '../../parts/day-picker.tsx';
import { DutyButton } from '../../parts/duty-button.tsx';
import { EvidenceUpload } from '../../parts/evidence-upload.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { Sources } from '../../parts/sources.tsx';
import { VoterName } from '../poll/voter-name.tsx';
import css from './roll.module.css';

interface Values {
  readonly since?: Readonly<Record<string, string | undefined>>;
  readonly evidence?: readonly EvidenceRef[];
}

/** Community workers from elsewhere wait for the election committee's word; without it no roll goes out (JWH25-16). */
export function WorkersPanel({ view, id }: { readonly view: OpenCommunity; readonly id: string }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const waiting = view.cycle.unconfirmedWorkers;
  if (waiting.length === 0) return null;
  return (
    <Panel
      title={<Trans>社区工作者待确认</Trans>}
      aside={
        <DutyButton community={id} duty="roll.publish" type="primary" onClick={() => setOpen(true)}>
          <Trans>选举委员会确认</Trans>
        </DutyButton>
      }
    >
      <p className={css.draft}>
        <strong>{t`${waiting.length} 人`}</strong>
        <span className={css.soft}>
          <Trans>
            户籍不在本社区的社区工作者：本人申请，在本社区工作满六个月，选举委员会确认以后才能登上公布的名单。
          </Trans>
        </span>
      </p>
      <Sources refs={['JWH25-16']} />
      <ActDrawer<Values>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        width={640}
        title={<Trans>确认社区工作者</Trans>}
        lead={<Trans>填写每人从哪一天起在本社区工作。这次不确认的留空；不符合条件的，用“补正”从名单上除去。</Trans>}
        submit={<Trans>确认登记</Trans>}
        step="C05"
        command={({ since = {}, evidence }): Command => ({
          type: 'CONFIRM_WORKERS',
          workers: waiting.flatMap((voterNo) => {
            const day = since[String(voterNo)] ?? '';
            return day === '' ? [] : [{ voterNo, workedSince: day as IsoDate }];
          }),
          evidence: evidence ?? [],
        })}
      >
        <table className={css.workers}>
          <thead>
            <tr>
              <th scope="col">
                <Trans>选民</Trans>
              </th>
              <th scope="col">
                <Trans>从哪一天起在本社区工作</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {waiting.map((no) => (
              <tr key={no}>
                <td>
                  <VoterName community={id} voterNo={no} />
                </td>
                <td>
                  <Since no={no} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <Form.Item
          name="evidence"
          label={<Trans>申请和确认记录</Trans>}
          extra={<Trans>本人申请书、选举委员会的会议记录。</Trans>}
          rules={[{ required: true, message: t`请附上记录` }]}
        >
          <EvidenceUpload community={id} />
        </Form.Item>
      </ActDrawer>
    </Panel>
  );
}

/** From which day somebody works here; left open for whoever is not confirmed this time. */
function Since({ no }: { readonly no: number }) {
  const { t } = useLingui();
  const form = Form.useFormInstance<Values>();
  return (
    <Form.Item name={['since', String(no)]} noStyle>
      <DayPicker
        label={t`第 ${no} 号开始工作的日期`}
        onClear={() => form.setFieldValue(['since', String(no)], undefined)}
      />
    </Form.Item>
  );
}
