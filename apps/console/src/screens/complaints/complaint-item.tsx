import { Trans, useLingui } from '@lingui/react/macro';
import type { Authority, Command, Complaint, ComplaintFinding } from '@mingxuan/election';
import { authorityNames, complaintChannels, complaintFindings, complaintKinds } from '@mingxuan/election';
import { Button, Checkbox, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { DayText } from '../../parts/day-text.tsx';
import { EvidenceList } from '../../parts/evidence-upload.tsx';
import { useMay } from '../../parts/may.ts';
import { StatusTag } from '../../parts/status-tag.tsx';
import { useText } from '../../text.ts';
import css from './complaints.module.css';
import { optionsOf } from './options.ts';

interface Props {
  readonly complaint: Complaint;
  readonly view: OpenCommunity;
  readonly id: string;
}

/** One complaint: what was said where one may read it, its clock, where it went, the answer. */
export function ComplaintOpen({ complaint, view, id }: Props) {
  const text = useText();
  const may = useMay(id);
  const { answer, matter } = complaint;
  return (
    <li className={css.item}>
      <div>
        <h3>
          <Trans>
            第 {complaint.no} 号 · {text(complaintKinds[complaint.kind])}
          </Trans>
        </h3>
        <p className={css.soft}>
          {text(complaintChannels[complaint.channel])} · <DayText day={complaint.receivedOn} /> ·{' '}
          {complaint.anonymous ? <Trans>匿名</Trans> : <Trans>留了姓名</Trans>}
          {complaint.name === null ? null : `：${complaint.name}`}
          {complaint.contact === null ? null : ` ${complaint.contact}`}
        </p>
        {matter === null || matter === '' ? (
          <p className={css.soft}>
            {matter === null ? <Trans>内容已按要求删除。</Trans> : <Trans>内容只有登记人和答复人可以看。</Trans>}
          </p>
        ) : (
          <p className={css.matter}>{matter}</p>
        )}
        <EvidenceList community={id} files={complaint.evidence} />
        {complaint.forwarded.map(({ on, to, letterNo }) => (
          <p key={`${on} ${to} ${letterNo}`} className={css.soft}>
            <Trans>
              {on} 转{text(authorityNames[to])}
            </Trans>{' '}
            {letterNo}
          </p>
        ))}
        {answer === null ? null : (
          <p className={`${css.matter} ${css.answer}`}>
            <Trans>
              {answer.on} 答复（{text(complaintFindings[answer.finding])}）
            </Trans>
            {answer.text === null || answer.text === '' ? null : `：${answer.text}`}
          </p>
        )}
      </div>
      <div className={css.side}>
        {answer === null ? (
          <Clock complaint={complaint} view={view} />
        ) : (
          <>
            <StatusTag tone={answer.published ? 'good' : 'quiet'}>
              {answer.published ? <Trans>答复已公布</Trans> : <Trans>只答复本人</Trans>}
            </StatusTag>
            {answer.late ? (
              <StatusTag tone="warn">
                <Trans>超过提醒日期</Trans>
              </StatusTag>
            ) : null}
          </>
        )}
        {answer === null && may('complaint.answer') ? (
          <>
            <AnswerComplaint complaint={complaint} view={view} id={id} />
            <ForwardComplaint complaint={complaint} view={view} id={id} />
          </>
        ) : null}
      </div>
    </li>
  );
}

/** Both days remind only: their articles are not confirmed. */
function Clock({ complaint, view }: Omit<Props, 'id'>) {
  return (
    <>
      <span>
        <Trans>告知是否受理</Trans> <DayText day={complaint.tellBy} today={view.today} urgent />
      </span>
      <span>
        <Trans>答复</Trans> <DayText day={complaint.answerBy} today={view.today} urgent />
      </span>
      <span className={css.soft}>
        <Trans>条号待核，仅作提醒</Trans>
      </span>
    </>
  );
}

interface AnswerValues {
  readonly finding: ComplaintFinding;
  readonly answer: string;
  readonly published?: boolean;
}

function AnswerComplaint({ complaint, view, id }: Props) {
  const { t } = useLingui();
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        <Trans>答复</Trans>
      </Button>
      <ActDrawer<AnswerValues>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>答复第 {complaint.no} 号</Trans>}
        lead={<Trans>答复一次，记入台账后不能改。不服答复的人可以再投诉。不要写任何人把票投给了谁。</Trans>}
        submit={<Trans>记下答复</Trans>}
        notBefore={complaint.receivedOn}
        initial={{ published: true }}
        command={({ finding, answer, published }): Command => ({
          type: 'ANSWER_COMPLAINT',
          no: complaint.no,
          finding,
          answer,
          published: published === true,
        })}
      >
        <Form.Item name="finding" label={<Trans>查的结果</Trans>} rules={[{ required: true, message: t`请选一项` }]}>
          <Radio.Group vertical options={optionsOf(complaintFindings, text)} />
        </Form.Item>
        <Form.Item
          name="answer"
          label={<Trans>答复内容</Trans>}
          extra={<Trans>写明查了什么、依据哪一条、怎样处理；不写投诉人和别人的隐私。</Trans>}
          rules={[{ required: true, whitespace: true, message: t`请写答复内容` }]}
        >
          <Input.TextArea rows={5} maxLength={2000} showCount />
        </Form.Item>
        <Form.Item name="published" valuePropName="checked">
          <Checkbox>
            <Trans>公布这个答复（居民在公示页能看到，永久保留）</Trans>
          </Checkbox>
        </Form.Item>
      </ActDrawer>
    </>
  );
}

interface ForwardValues {
  readonly to: Authority;
  readonly letterNo?: string;
  readonly note?: string;
}

function ForwardComplaint({ complaint, view, id }: Props) {
  const { t } = useLingui();
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Trans>转给主管部门</Trans>
      </Button>
      <ActDrawer<ForwardValues>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>转办第 {complaint.no} 号</Trans>}
        lead={<Trans>破坏选举、贿选由街道办或区政府调查处理；党内违纪转纪检监察机关。转办以后仍要告知投诉人。</Trans>}
        submit={<Trans>登记转办</Trans>}
        notBefore={complaint.receivedOn}
        command={({ to, letterNo = '', note = '' }): Command => ({
          type: 'FORWARD_COMPLAINT',
          no: complaint.no,
          to,
          letterNo,
          note,
        })}
      >
        <Form.Item name="to" label={<Trans>转给</Trans>} rules={[{ required: true, message: t`请选一个部门` }]}>
          <Select options={optionsOf(authorityNames, text)} />
        </Form.Item>
        <Form.Item name="letterNo" label={<Trans>函号（如有）</Trans>}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="note" label={<Trans>说明（不公开）</Trans>}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      </ActDrawer>
    </>
  );
}
