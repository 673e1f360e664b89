import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Drawer } from 'antd';
import { type FormEvent, useCallback, useState } from 'react';
import { useAct } from '../../act.ts';
import type { OpenCommunity } from '../../api.ts';
import { ActDate, useActDay } from '../../parts/act-date.tsx';
import { useCloseQuestion } from '../../parts/leave-question.ts';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { lastDayOf } from '../../parts/proposed-day.ts';
import { emptyFields, emptySheet, readSheet, type Sheet, sheetFault } from '../count/sheet.ts';
import { SheetFault } from '../count/sheet-fault.tsx';
import { SheetForm } from '../count/sheet-form.tsx';
import { determineStep } from './determine-step.ts';
import type { DecidedPoll } from './decided-poll.ts';
import css from './result.module.css';

interface Props {
  readonly poll: DecidedPoll;
  readonly view: OpenCommunity;
  readonly id: string;
  readonly no: number;
}

/** A bundle that was drawn is counted once more by hand; the figures of the count are not shown while that is done. */
export function CompareBundle(props: Props) {
  const [open, setOpen] = useState(false);
  const { no } = props;
  const question = useCloseQuestion(useCallback(() => setOpen(false), []));
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Trans>核对第 {no} 扎</Trans>
      </Button>
      <Drawer open={open} onClose={question.close} title={<Trans>核对第 {no} 扎</Trans>} size={880} destroyOnHidden>
        <CompareForm {...props} onClose={question.shut} onTyped={question.typed} />
      </Drawer>
    </>
  );
}

interface FormProps extends Props {
  readonly onClose: () => void;
  readonly onTyped: () => void;
}

function CompareForm({ poll, view, id, no, onClose, onTyped }: FormProps) {
  const { t } = useLingui();
  const [sheet, setSheet] = useState<Sheet>(emptySheet);
  const [asked, setAsked] = useState(false);
  const act = useAct(id);
  const day = useActDay(view, determineStep(poll), lastDayOf(poll));
  const ballots = poll.bundles.find((one) => one.no === no)?.ballots ?? 0;
  const empty = emptyFields(poll.contests, sheet);
  const fault = sheetFault(ballots, poll.contests, sheet);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setAsked(true);
    if (empty.length > 0 || fault !== null) return;
    const { figures, writeIns } = readSheet(poll.contests, sheet);
    const acted = await act.run({ type: 'COMPARE_AUDITED', poll: poll.id, no, figures, writeIns }, day.on);
    if (acted !== null) onClose();
  };
  return (
    <form onSubmit={(event) => void send(event)} noValidate aria-label={t`抽查清点单`}>
      <p className={css.soft}>
        <Trans>请由没有计过这一扎的人，对着选票重新清点后填写。填完才和计票单比较。</Trans>
      </p>
      <SheetForm
        poll={poll}
        ballots={ballots}
        view={view}
        sheet={sheet}
        only={null}
        showEmpty={asked}
        onChange={(next) => {
          setSheet(next);
          onTyped();
          act.clear();
        }}
      />
      <SheetFault fault={fault} view={view} />
      {asked && empty.length > 0 ? (
        <p className={css.stopped} role="alert">
          <Trans>还有 {empty.length} 栏没有填。没有票的，请填 0。</Trans>
        </p>
      ) : null}
      <ActDate value={day} onChange={act.clear} />
      <RefusalAlert problem={act.refusal} onClose={act.clear} />
      <div className={css.row}>
        <Button type="primary" size="large" htmlType="submit" loading={act.pending} data-entry>
          <Trans>提交核对</Trans>
        </Button>
        <Button size="large" onClick={onClose}>
          <Trans>取消</Trans>
        </Button>
      </div>
    </form>
  );
}
