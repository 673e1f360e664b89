import { Trans, useLingui } from '@lingui/react/macro';
import type { Command, Feedback as Point, InspectedStream, Publicity } from '@mingxuan/election';
import { Button, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import css from './party.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
  readonly stream: InspectedStream;
  readonly publicity: Publicity;
  readonly people: readonly { readonly about: string; readonly name: string }[];
}

/** The register of what was raised during a publicity. Who raised it is not asked; each point is answered. */
export function Feedback({ view, id, stream, publicity, people }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const nameOf = (about: string): string => people.find((one) => one.about === about)?.name ?? '';
  const running = publicity.closedOn === null;
  return (
    <>
      {publicity.feedback.length === 0 ? null : (
        <ul className={css.votes}>
          {publicity.feedback.map((one) => (
            <li key={one.no} className={css.nominee}>
              <span>
                <Trans>
                  第 {one.no} 号 · {one.receivedOn}
                </Trans>{' '}
                {nameOf(one.about)} {one.matter}
                {one.answer === null ? (
                  <StatusTag tone="warn">
                    <Trans>未答复</Trans>
                  </StatusTag>
                ) : (
                  <span className={css.soft}>
                    {' '}
                    · {one.answer.outcome === 'CONFIRMED' ? t`属实` : t`不属实`}：{one.answer.finding}
                  </span>
                )}
              </span>
              {running && one.answer === null ? <Answer one={one} view={view} id={id} stream={stream} /> : null}
            </li>
          ))}
        </ul>
      )}
      {running ? (
        <Button onClick={() => setOpen(true)}>
          <Trans>登记反映</Trans>
        </Button>
      ) : null}
      <ActDrawer<{ about: string; matter: string }>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>登记反映</Trans>}
        lead={<Trans>只写事项，不写反映人是谁。</Trans>}
        submit={<Trans>登记反映</Trans>}
        notBefore={publicity.from}
        command={({ about, matter }): Command => ({ type: 'RECEIVE_FEEDBACK', stream, about, matter })}
      >
        <Form.Item name="about" label={<Trans>涉及的人</Trans>} rules={[{ required: true }]}>
          <Select options={people.map(({ about, name }) => ({ value: about, label: name }))} />
        </Form.Item>
        <Form.Item name="matter" label={<Trans>反映的事项</Trans>} rules={[{ required: true }]}>
          <Input.TextArea rows={3} maxLength={1000} />
        </Form.Item>
      </ActDrawer>
    </>
  );
}

interface AnswerValues {
  readonly outcome: 'CONFIRMED' | 'NOT_CONFIRMED';
  readonly finding: string;
}

function Answer({ one, view, id, stream }: Pick<Props, 'view' | 'id' | 'stream'> & { readonly one: Point }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)} aria-label={t`答复第 ${one.no} 号反映`}>
        <Trans>答复</Trans>
      </Button>
      <ActDrawer<AnswerValues>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>答复第 {one.no} 号反映</Trans>}
        submit={<Trans>登记答复</Trans>}
        notBefore={one.receivedOn}
        initial={{ outcome: 'NOT_CONFIRMED' }}
        command={({ outcome, finding }): Command => ({ type: 'ANSWER_FEEDBACK', stream, no: one.no, outcome, finding })}
      >
        <Form.Item name="outcome" label={<Trans>核实结果</Trans>}>
          <Radio.Group
            options={[
              { value: 'NOT_CONFIRMED', label: t`不属实` },
              { value: 'CONFIRMED', label: t`属实` },
            ]}
          />
        </Form.Item>
        <Form.Item name="finding" label={<Trans>核实了什么，怎样答复</Trans>} rules={[{ required: true }]}>
          <Input.TextArea rows={3} maxLength={1000} />
        </Form.Item>
      </ActDrawer>
    </>
  );
}
