import { Trans } from '@lingui/react/macro';
import type { IsoDate, StepCode } from '@mingxuan/rulebook';
import { useId, useState } from 'react';
import type { OpenCommunity } from '../api.ts';
import css from './act-date.module.css';
import { DayPicker } from './day-picker.tsx';
import { DayText } from './day-text.tsx';
import { proposedDay } from './proposed-day.ts';

export interface ActDay {
  readonly mode: 'REAL' | 'REHEARSAL';
  readonly today: IsoDate;
  readonly day: IsoDate;
  readonly choose: (day: IsoDate) => void;
  /** What `useAct().run` takes: absent in a real cycle, where an act always carries today. */
  readonly on: IsoDate | undefined;
}

/**
 * The legal day of an act: today in a real cycle; in a rehearsal the planned day of `step`, or another one chosen. What
 * is proposed is never earlier than `notBefore` or the steps before it, on which the act rests.
 */
export function useActDay(view: OpenCommunity, step?: StepCode, notBefore?: IsoDate): ActDay {
  const [chosen, choose] = useState<IsoDate | null>(null);
  const real = view.cycle.mode === 'REAL';
  const day = real ? view.today : (chosen ?? proposedDay(view, step, notBefore));
  return { mode: view.cycle.mode, today: view.today, day, choose, on: real ? undefined : day };
}

/** Shows which legal day an act will carry; in a rehearsal the day can be chosen. */
export function ActDate({ value, onChange }: { readonly value: ActDay; readonly onChange?: () => void }) {
  const id = useId();
  const choose = (day: IsoDate): void => {
    value.choose(day);
    onChange?.();
  };
  if (value.mode === 'REAL') {
    return (
      <p className={css.line}>
        <Trans>记录日期</Trans> <DayText day={value.today} /> <Trans>（今天）</Trans>
      </p>
    );
  }
  return (
    <div className={css.line}>
      <label htmlFor={id}>
        <Trans>演练中的日期</Trans>
      </label>
      <span className={css.picker}>
        <DayPicker id={id} value={value.day} onChange={choose} />
      </span>
      <span className={css.hint}>
        <Trans>默认是计划日，不早于所依据的事；演练时可以改。</Trans>
      </span>
    </div>
  );
}
