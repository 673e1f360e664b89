import { Trans, useLingui } from '@lingui/react/macro';
import type { Acted } from '@mingxuan/contract';
import type { Command } from '@mingxuan/election';
import type { IsoDate, StepCode } from '@mingxuan/rulebook';
import { Button, type ButtonProps, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useAct } from '../act.ts';
import type { OpenCommunity } from '../api.ts';
import { ActDate, useActDay } from './act-date.tsx';
import css from './confirm-act.module.css';
import { DutyButton } from './duty-button.tsx';
import type { Offered } from './may.ts';
import { RefusalAlert } from './refusal-alert.tsx';

interface Props {
  readonly community: string;
  readonly view: OpenCommunity;
  /** What the button says, and the confirmation too. */
  readonly label: ReactNode;
  readonly title: ReactNode;
  /** What will change, one line each; shown before anything happens. */
  readonly changes: readonly ReactNode[];
  readonly command: () => Command;
  /** The step whose planned day a rehearsal proposes. */
  readonly step?: StepCode;
  /** The day of the fact the act rests on: nothing earlier is proposed. */
  readonly notBefore?: IsoDate | undefined;
  readonly danger?: boolean;
  /** Whose act it is: for anybody else the button stays off and says so. */
  readonly duty?: Offered;
  readonly button?: ButtonProps;
  readonly children?: ReactNode;
  readonly onDone?: (acted: Acted) => void;
}

/** An act that cannot be taken back: a button, then a dialog that says what will change, on which day, and why not. */
export function ConfirmAct({
  community,
  view,
  label,
  title,
  changes,
  command,
  step,
  notBefore,
  danger = false,
  duty,
  button,
  children,
  onDone,
}: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const act = useAct(community);
  const day = useActDay(view, step, notBefore);
  const confirm = async (): Promise<void> => {
    const acted = await act.run(command(), day.on);
    if (acted === null) return;
    setOpen(false);
    onDone?.(acted);
  };
  const start = (): void => {
    act.clear();
    setOpen(true);
  };
  return (
    <>
      {duty === undefined ? (
        <Button danger={danger} {...button} onClick={start}>
          {label}
        </Button>
      ) : (
        <DutyButton community={community} duty={duty} danger={danger} {...button} onClick={start}>
          {label}
        </DutyButton>
      )}
      <Modal
        open={open}
        title={title}
        okText={label}
        cancelText={t`取消`}
        okButtonProps={{ danger, loading: act.pending }}
        onOk={() => void confirm()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <div className={css.body}>
          <div>
            <p className={css.lead}>
              <Trans>确认后会发生这些变化，并记入台账，不能删除：</Trans>
            </p>
            <ul className={css.changes}>
              {changes.map((change, index) => (
                <li key={index}>{change}</li>
              ))}
            </ul>
          </div>
          <div className={css.fields} onChange={act.clear}>
            {children}
          </div>
          <ActDate value={day} onChange={act.clear} />
          <RefusalAlert problem={act.refusal} />
        </div>
      </Modal>
    </>
  );
}
