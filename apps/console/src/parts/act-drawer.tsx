import { useLingui } from '@lingui/react/macro';
import type { Acted } from '@mingxuan/contract';
import type { Command } from '@mingxuan/election';
import type { IsoDate, StepCode } from '@mingxuan/rulebook';
import { App, Button, Drawer, Form } from 'antd';
import { type ReactNode, useState } from 'react';
import { useAct } from '../act.ts';
import type { OpenCommunity } from '../api.ts';
import { ActDate, useActDay } from './act-date.tsx';
import css from './act-drawer.module.css';
import { useCloseQuestion } from './leave-question.ts';
import { RefusalAlert } from './refusal-alert.tsx';

interface Props<V extends object> {
  readonly community: string;
  readonly view: OpenCommunity;
  readonly title: ReactNode;
  /** One sentence under the title: what is recorded, and what it leads to. */
  readonly lead?: ReactNode;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly submit: ReactNode;
  readonly step?: StepCode;
  /** The day of the fact the act rests on: nothing earlier is proposed. */
  readonly notBefore?: IsoDate | undefined;
  readonly initial?: Partial<V>;
  /** The `Form.Item`s. */
  readonly children: ReactNode;
  readonly command: (values: V) => Command;
  /** What is asked before an act with far-reaching consequences is sent. */
  readonly confirm?: (values: V) => { readonly title: string; readonly ok: string };
  readonly onDone?: (acted: Acted) => void;
  readonly width?: number;
}

/** A form that becomes one command: fields, legal day, refusal, submit. What was typed stays when it is refused. */
export function ActDrawer<V extends object>(props: Props<V>) {
  const { open, onClose, title, width = 520 } = props;
  const question = useCloseQuestion(onClose);
  return (
    <Drawer open={open} onClose={question.close} title={title} size={width} destroyOnHidden>
      <ActForm {...props} onClose={question.shut} onTyped={question.typed} />
    </Drawer>
  );
}

/** The same form without its drawer, for a screen that has the room. */
export function ActForm<V extends object>({
  community,
  view,
  lead,
  onClose,
  submit,
  step,
  notBefore,
  initial,
  children,
  command,
  confirm,
  onDone,
  onTyped,
}: Omit<Props<V>, 'open' | 'title' | 'width'> & { readonly onTyped?: () => void }) {
  const { t } = useLingui();
  const [form] = Form.useForm<V>();
  const act = useAct(community);
  const day = useActDay(view, step, notBefore);
  const [sent, setSent] = useState(false);
  const { modal } = App.useApp();
  const send = async (values: V): Promise<void> => {
    const question = confirm?.(values);
    if (question !== undefined) {
      const { title, ok } = question;
      const sure = await modal.confirm({
        title,
        okText: ok,
        cancelText: t`取消`,
        focusable: { autoFocusButton: 'cancel' },
      });
      if (!sure) return;
    }
    setSent(true);
    const acted = await act.run(command(values), day.on);
    setSent(false);
    if (acted === null) return;
    form.resetFields();
    onDone?.(acted);
    onClose();
  };
  return (
    <Form<V>
      form={form}
      layout="vertical"
      requiredMark
      scrollToFirstError
      onFinish={(values) => void send(values)}
      onValuesChange={() => {
        act.clear();
        onTyped?.();
      }}
      {...(initial === undefined ? {} : { initialValues: initial })}
    >
      {lead === undefined ? null : <p className={css.lead}>{lead}</p>}
      {children}
      <div className={css.foot}>
        <ActDate value={day} onChange={act.clear} />
        <RefusalAlert problem={act.refusal} onClose={act.clear} />
        <div className={css.buttons}>
          <Button type="primary" htmlType="submit" loading={act.pending || sent}>
            {submit}
          </Button>
          <Button onClick={onClose}>{t`取消`}</Button>
        </div>
      </div>
    </Form>
  );
}
