import { Trans, useLingui } from '@lingui/react/macro';
import type { BoxIncident, BoxIncidentCause, Command, PollView } from '@mingxuan/election';
import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { useMay } from '../../parts/may.ts';
import { lastDayOf } from '../../parts/proposed-day.ts';
import { useText } from '../../text.ts';
import { CountInput, NamesInput } from './fields.tsx';
import { boxCauseNames } from './names.ts';
import { startStep } from './start-step.ts';
import css from './poll.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
  readonly poll: PollView;
  readonly box: string;
}

interface Reported {
  readonly cause: BoxIncidentCause;
  readonly seals?: readonly string[];
  readonly witnesses?: readonly string[];
  readonly account: string;
}

const causes = Object.keys(boxCauseNames) as readonly BoxIncidentCause[];

/** Something is wrong with a box: it stays closed, is sealed aside before witnesses, and the committee decides. */
export function ReportIncident({ view, id, poll, box }: Props) {
  const { t } = useLingui();
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Trans>登记异常</Trans>
        <span className="visually-hidden"> {box}</span>
      </Button>
      <ActDrawer<Reported>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>{box} 号票箱出了什么问题</Trans>}
        lead={<Trans>票箱不要打开。当着两名以上见证人另贴新封条，单独存放，等选举委员会决定。</Trans>}
        submit={<Trans>登记异常，封存待决定</Trans>}
        step={startStep(poll)}
        notBefore={lastDayOf(poll)}
        command={(values): Command => ({
          type: 'REPORT_BOX_INCIDENT',
          poll: poll.id,
          box,
          cause: values.cause,
          seals: values.cause === 'LOST' ? [] : (values.seals ?? []),
          witnesses: values.witnesses ?? [],
          account: values.account,
        })}
      >
        <Form.Item name="cause" label={<Trans>情况</Trans>} rules={[{ required: true, message: t`请选择是哪种情况` }]}>
          <Radio.Group
            vertical
            options={causes.map((cause) => ({ value: cause, label: text(boxCauseNames[cause]) }))}
          />
        </Form.Item>
        <Form.Item noStyle shouldUpdate={(before: Reported, now: Reported) => before.cause !== now.cause}>
          {({ getFieldValue }) =>
            getFieldValue('cause') === 'LOST' ? null : (
              <Form.Item name="seals" label={<Trans>封存用的新封条号</Trans>}>
                <NamesInput placeholder={t`输入封条号后按回车，可以填多个`} />
              </Form.Item>
            )
          }
        </Form.Item>
        <Form.Item
          name="witnesses"
          label={<Trans>见证人（至少两名）</Trans>}
          rules={[{ required: true, message: t`请填见证人姓名` }]}
        >
          <NamesInput placeholder={t`输入姓名后按回车，可以填多人`} />
        </Form.Item>
        <Form.Item
          name="account"
          label={<Trans>经过：发生了什么、什么时候发现、票箱现在在哪里</Trans>}
          rules={[{ required: true, message: t`请写明经过` }]}
        >
          <Input.TextArea rows={4} maxLength={2000} />
        </Form.Item>
      </ActDrawer>
    </>
  );
}

/** What must happen now with a box that is set aside, and what was decided. */
export function IncidentNote({ view, id, poll, incident }: Omit<Props, 'box'> & { readonly incident: BoxIncident }) {
  const text = useText();
  const { box, cause, decision } = incident;
  if (decision === null)
    return (
      <div className={css.mustNow} role="alert">
        <div>
          <strong>
            <Trans>
              {box} 号票箱：{text(boxCauseNames[cause])}
            </Trans>
          </strong>
          <p>
            {cause === 'LOST' ? (
              <Trans>
                现在要做：报街道办事处，继续寻找；选举委员会开会，只能决定这个票箱不计票。决定以前不能闭箱。
              </Trans>
            ) : (
              <Trans>
                现在要做：票箱保持封存，谁也不能打开；选举委员会开会，决定这个票箱计票还是不计票。决定以前不能闭箱。
              </Trans>
            )}
          </p>
        </div>
        <DecideBox view={view} id={id} poll={poll} incident={incident} />
      </div>
    );
  return (
    <p className={css.decided}>
      <Trans>
        {text(boxCauseNames[cause])}。{decision.on} 选举委员会 {decision.committee.present} 人到会、
        {decision.committee.inFavour} 人同意：
      </Trans>
      <strong>{decision.counted ? <Trans>计票</Trans> : <Trans>不计票</Trans>}</strong>
      <Trans>，理由：{decision.reason}</Trans>
    </p>
  );
}

interface Decided {
  readonly counted?: boolean;
  readonly present: number;
  readonly inFavour: number;
  readonly reason: string;
}

function DecideBox({ view, id, poll, incident }: Omit<Props, 'box'> & { readonly incident: BoxIncident }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const may = useMay(id);
  const lost = incident.cause === 'LOST';
  if (!may('poll.close')) return null;
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        <Trans>登记选举委员会的决定</Trans>
      </Button>
      <ActDrawer<Decided>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>{incident.box} 号票箱计票还是不计票</Trans>}
        lead={<Trans>理由随结果公开。封条完好、监票人全程在场的，一般计票；说不清楚的，不计票。</Trans>}
        submit={<Trans>登记决定</Trans>}
        step={startStep(poll)}
        notBefore={lastDayOf(poll)}
        initial={lost ? { counted: false } : {}}
        command={({ counted, present, inFavour, reason }): Command => ({
          type: 'DECIDE_BOX',
          poll: poll.id,
          box: incident.box,
          counted: counted === true,
          committee: { present, inFavour },
          reason,
        })}
      >
        <Form.Item name="counted" label={<Trans>决定</Trans>} rules={[{ required: true, message: t`请选择` }]}>
          <Radio.Group
            options={[
              { value: true, label: t`计票`, disabled: lost },
              { value: false, label: t`不计票` },
            ]}
          />
        </Form.Item>
        <CommitteeFields />
        <Form.Item name="reason" label={<Trans>理由</Trans>} rules={[{ required: true }]}>
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
      </ActDrawer>
    </>
  );
}

/** How many of the committee were there, and how many were for it. */
export function CommitteeFields() {
  return (
    <div className={css.columns}>
      <Form.Item name="present" label={<Trans>选举委员会到会</Trans>} rules={[{ required: true }]}>
        <CountInput unit={<Trans>人</Trans>} />
      </Form.Item>
      <Form.Item name="inFavour" label={<Trans>同意</Trans>} rules={[{ required: true }]}>
        <CountInput unit={<Trans>人</Trans>} />
      </Form.Item>
    </div>
  );
}
