import { Trans, useLingui } from '@lingui/react/macro';
import { type Command, inspectedPeople, type InspectedStream } from '@mingxuan/election';
import type { IsoDate, StepCode } from '@mingxuan/rulebook';
import { addDays } from '@mingxuan/rulebook';
import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { ConfirmAct } from '../../parts/confirm-act.tsx';
import { DayPicker } from '../../parts/day-picker.tsx';
import { Feedback } from './feedback.tsx';
import { usualFinding } from './letter-words.ts';
import { sentences } from './lines.ts';
import css from './party.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
  readonly stream: InspectedStream;
}

const stepOf = (stream: InspectedStream): StepCode => (stream === 'PARTY' ? 'B05' : 'D05');

/** 考察、公示 and the register of what was raised; the same for both elections (B05, D05). */
export function Inspection({ view, id, stream }: Props) {
  const { reports, publicity } = view.cycle.inspections[stream];
  const people = inspectedPeople(view.cycle, stream);
  const running = publicity !== null && publicity.closedOn === null;
  const listed = stream === 'PARTY' ? view.cycle.published.partyFormal : view.cycle.published.formal;
  const open = publicity?.feedback.filter((one) => one.answer === null).length ?? 0;
  return (
    <>
      {reports.length === 0 && publicity === null ? (
        <p className={css.soft}>
          <Trans>还没有登记考察和公示。</Trans>
        </p>
      ) : null}
      <ul className={css.votes}>
        {reports.map((report, index) => (
          <li key={index}>
            <Trans>
              {report.by}考察 {report.people.length} 人，{report.from} 至 {report.to}
            </Trans>
          </li>
        ))}
        {publicity === null ? null : (
          <li>
            <Trans>
              公示 {publicity.from} 至 {publicity.until}，收到反映 {publicity.feedback.length} 件，未答复 {open} 件
            </Trans>
            {publicity.closedOn === null ? null : <Trans>；{publicity.closedOn} 办结</Trans>}
          </li>
        )}
      </ul>
      {publicity?.warnings.map((warning) => (
        <p key={warning} className={css.unread}>
          {warning}
        </p>
      ))}
      {publicity === null ? null : (
        <Feedback view={view} id={id} stream={stream} publicity={publicity} people={people} />
      )}
      <div className={css.acts}>
        {running || listed ? null : <RecordInspection view={view} id={id} stream={stream} people={people} />}
        {running || listed || people.length === 0 ? null : <OpenPublicity view={view} id={id} stream={stream} />}
        {running ? (
          <ConfirmAct
            community={id}
            view={view}
            label={<Trans>办结公示</Trans>}
            title={<Trans>办结公示</Trans>}
            changes={[<Trans key="over">公示期满，每一条反映都已答复</Trans>]}
            step={stepOf(stream)}
            notBefore={addDays(publicity.until, 1)}
            command={() => ({ type: 'CLOSE_PUBLICITY', stream })}
          />
        ) : null}
      </div>
    </>
  );
}

type Person = ReturnType<typeof inspectedPeople>[number];

interface InspectionValues {
  readonly by: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly findings: Readonly<Record<string, { readonly opinion: 'FIT' | 'UNFIT'; readonly summary: string }>>;
}

function RecordInspection({ view, id, stream, people }: Props & { readonly people: readonly Person[] }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  if (people.length === 0) return null;
  const first = Object.fromEntries(
    people.map(({ about }) => [about, { opinion: 'FIT' as const, summary: usualFinding }]),
  );
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Trans>登记考察结论</Trans>
      </Button>
      <ActDrawer<InspectionValues>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        width={640}
        title={<Trans>登记考察结论</Trans>}
        lead={<Trans>只登记考察组织的结论；谈话的人说了什么，不登记。</Trans>}
        submit={<Trans>登记 {people.length} 人的结论</Trans>}
        step={stepOf(stream)}
        initial={{ findings: first }}
        command={({ by, from, to, findings }): Command => ({
          type: 'RECORD_INSPECTION',
          stream,
          by,
          from,
          to,
          findings: people.map(({ about }) => ({
            about,
            opinion: findings[about]?.opinion ?? 'FIT',
            summary: findings[about]?.summary ?? '',
          })),
        })}
      >
        <Form.Item name="by" label={<Trans>考察组织</Trans>} rules={[{ required: true }]}>
          <Input maxLength={100} placeholder={t`例如 街道党工委考察组`} />
        </Form.Item>
        <div className={css.pair}>
          <Form.Item name="from" label={<Trans>从哪一天</Trans>} rules={[{ required: true }]}>
            <DayPicker />
          </Form.Item>
          <Form.Item name="to" label={<Trans>到哪一天</Trans>} rules={[{ required: true }]}>
            <DayPicker />
          </Form.Item>
        </div>
        {people.map(({ about, name }) => (
          <fieldset key={about} className={css.finding}>
            <legend>{name}</legend>
            <Form.Item name={['findings', about, 'opinion']}>
              <Radio.Group
                aria-label={t`${name} 的考察结论`}
                options={[
                  { value: 'FIT', label: t`合格` },
                  { value: 'UNFIT', label: t`不宜作为人选` },
                ]}
              />
            </Form.Item>
            <Form.Item name={['findings', about, 'summary']} rules={[{ required: true, message: t`请写明结论` }]}>
              <Input aria-label={t`${name} 的结论说明`} maxLength={500} />
            </Form.Item>
          </fieldset>
        ))}
      </ActDrawer>
    </>
  );
}

interface PublicityValues {
  readonly until: IsoDate;
  readonly places: string;
  readonly phone: string;
}

function OpenPublicity({ view, id, stream }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Trans>开始公示</Trans>
      </Button>
      <ActDrawer<PublicityValues>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>开始公示</Trans>}
        lead={<Trans>从办理日起公示。通行做法是5个工作日；少于5个工作日会提示。</Trans>}
        submit={<Trans>开始公示</Trans>}
        step={stepOf(stream)}
        initial={{ phone: view.cycle.arrangements?.phone ?? '' }}
        command={({ until, places, phone }): Command => ({
          type: 'OPEN_PUBLICITY',
          stream,
          until,
          places: sentences(places),
          phone,
        })}
      >
        <Form.Item name="until" label={<Trans>公示到哪一天</Trans>} rules={[{ required: true }]}>
          <DayPicker />
        </Form.Item>
        <Form.Item name="places" label={<Trans>公示地点，一行一处</Trans>} rules={[{ required: true }]}>
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
        <Form.Item name="phone" label={<Trans>受理电话</Trans>} rules={[{ required: true }]}>
          <Input maxLength={50} inputMode="tel" />
        </Form.Item>
      </ActDrawer>
    </>
  );
}
