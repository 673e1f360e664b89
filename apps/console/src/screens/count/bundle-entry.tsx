import { Trans, useLingui } from '@lingui/react/macro';
import type { BundleView } from '@mingxuan/election';
import { Button, Segmented } from 'antd';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useAct } from '../../act.ts';
import type { OpenCommunity } from '../../api.ts';
import { ActDate, useActDay } from '../../parts/act-date.tsx';
import { useLeaveQuestion } from '../../parts/leave-question.ts';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { useText } from '../../text.ts';
import { pollName } from '../poll/names.ts';
import { startStep } from '../poll/start-step.ts';
import { BallotKeys } from './ballot-keys.tsx';
import { ReferDoubtful, Rulings, waitingDoubtful } from './doubtful.tsx';
import { type Keyed, nothingKeyed } from './keyed-ballots.ts';
import { askedOf, isMine, nextBundle } from './my-bundles.ts';
import { forgetSheet, recallSheet, rememberSheet } from './own-sheets.ts';
import type { CountingPoll } from './counting-poll.ts';
import { differing, emptyFields, emptySheet, readSheet, type Sheet, sheetFault, withoutDiffering } from './sheet.ts';
import { SheetFault } from './sheet-fault.tsx';
import { SheetForm } from './sheet-form.tsx';
import css from './count.module.css';

interface Props {
  readonly poll: CountingPoll;
  readonly bundle: BundleView;
  readonly view: OpenCommunity;
  readonly id: string;
  readonly me: string;
  /** Opens another bundle, or goes back to the board. */
  readonly onOpen: (no: number | null) => void;
}

/** One bundle, one person, one form. Nobody else's figures are ever on this page. */
export function BundleEntry(props: Props) {
  const { poll, bundle, id, me, onOpen } = props;
  const { t } = useLingui();
  const text = useText();
  /** The stage in which this person last sent the sheet; null while a sheet is being filled in. */
  const [sentIn, setSentIn] = useState<BundleView['stage'] | null>(null);
  const [unsent, setUnsent] = useState(false);
  const leave = useLeaveQuestion(unsent, t`这一扎录入的数字还没有提交。离开以后，要从头再录一遍。`);
  const agreed = bundle.stage === 'AGREED';
  // Once both agree, nothing needs to be kept of one's own count.
  useEffect(() => {
    if (agreed) forgetSheet({ account: me, community: id, poll: poll.id, bundle: bundle.no });
  }, [agreed, me, id, poll.id, bundle.no]);
  const stillDifferent = sentIn === 'DIFFERENT' && bundle.stage === 'DIFFERENT';
  return (
    <div className={css.entry}>
      <div className={css.entryHead}>
        <Button onClick={() => leave(() => onOpen(null))}>
          <Trans>← 返回各扎</Trans>
        </Button>
        <h1>
          <Trans>
            第 {bundle.no} 扎 · {bundle.ballots} 张
          </Trans>
        </h1>
        <span className={css.soft}>{text(pollName(poll.id, poll.kind))}</span>
        {isMine(bundle, me) ? <ReferDoubtful poll={poll} view={props.view} id={id} bundle={bundle} /> : null}
      </div>
      {isMine(bundle, me) && !stillDifferent ? (
        <EntryForm key={askedOf(bundle.stage)} {...props} onUnsent={setUnsent} onSent={() => setSentIn(bundle.stage)} />
      ) : (
        <div className={css.outcome} aria-live="polite">
          <p className={css.big}>
            {agreed ? (
              <Trans>✓ 两人录入一致，这一扎完成。</Trans>
            ) : stillDifferent ? (
              <Trans>已记入，但和另一位仍不一致。请另一位也重新清点。</Trans>
            ) : (
              <Trans>已记入。这一扎还要由另一位计票人录入。</Trans>
            )}
          </p>
          <div className={css.take}>
            <NextButton {...props} />
            {stillDifferent ? (
              <Button size="large" onClick={() => setSentIn(null)}>
                <Trans>我再清点一遍</Trans>
              </Button>
            ) : null}
          </div>
        </div>
      )}
    </div>
  );
}

/** Takes the next bundle with one key; the one just sent is not offered again at once. */
function NextButton({ poll, bundle, me, onOpen }: Props) {
  const next = nextBundle(
    poll.bundles.filter((one) => one.no !== bundle.no),
    me,
  );
  const button = useRef<HTMLButtonElement>(null);
  // The hands are at the keyboard: Enter takes the next bundle.
  useEffect(() => button.current?.focus(), []);
  return (
    <Button ref={button} type="primary" size="large" onClick={() => onOpen(next?.no ?? null)}>
      {next === undefined ? <Trans>没有轮到您的扎了，返回</Trans> : <Trans>下一扎：第 {next.no} 扎</Trans>}
    </Button>
  );
}

/** By totals from the sheet of the table, or ballot by ballot at the keyboard. */
type Way = 'TOTALS' | 'KEYS';

interface FormProps extends Props {
  /** Whether something is typed or read that has not been sent. */
  readonly onUnsent: (unsent: boolean) => void;
  readonly onSent: () => void;
}

function EntryForm({ poll, bundle, view, id, me, onUnsent, onSent }: FormProps) {
  const { t } = useLingui();
  const place = { account: me, community: id, poll: poll.id, bundle: bundle.no };
  const parts = bundle.stage === 'DIFFERENT' ? differing(bundle.fields) : null;
  const own = parts === null ? null : recallSheet(place);
  /** With one's own first count at hand only the differing parts are asked; otherwise the whole bundle is. */
  const only = own === null ? null : parts;
  const [begun] = useState<Sheet>(() => (own === null || parts === null ? emptySheet : withoutDiffering(own, parts)));
  const [typed, setTyped] = useState<Sheet>(begun);
  const [asked, setAsked] = useState(false);
  const [way, setWay] = useState<Way>('TOTALS');
  const [keyed, setKeyed] = useState<Keyed>(nothingKeyed);
  /** Ballots read by keys become sums, which are then looked at and sent like any other. */
  const [sums, setSums] = useState<Sheet | null>(null);
  // Each way keeps what was entered in it: going over to the other one throws nothing away.
  const byKeys = way === 'KEYS' ? sums : null;
  const reading = way === 'KEYS' && sums === null;
  const sheet = byKeys ?? typed;
  const unsent = typed !== begun || keyed !== nothingKeyed;
  const held = waitingDoubtful(poll, bundle.no);
  const form = useRef<HTMLFormElement>(null);
  const act = useAct(id);
  const day = useActDay(view, startStep(poll), poll.openedOn);
  useEffect(() => {
    onUnsent(unsent);
    return () => onUnsent(false);
  }, [onUnsent, unsent]);
  // The hands are at the keyboard: typing can begin at once.
  useEffect(() => form.current?.querySelector<HTMLInputElement>('[data-field]')?.focus(), [reading]);
  const empty = emptyFields(poll.contests, sheet);
  const fault = sheetFault(bundle.ballots, poll.contests, sheet);

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setAsked(true);
    const first = empty[0];
    if (first !== undefined) {
      form.current?.querySelector<HTMLInputElement>(`[data-field="${CSS.escape(first)}"]`)?.focus();
      return;
    }
    if (fault !== null) return;
    const { figures, writeIns } = readSheet(poll.contests, sheet);
    rememberSheet(place, sheet);
    const acted = await act.run({ type: 'ENTER_BUNDLE', poll: poll.id, no: bundle.no, figures, writeIns }, day.on);
    if (acted === null) return;
    onUnsent(false);
    onSent();
  };

  return (
    <form ref={form} className={css.form} onSubmit={(event) => void send(event)} noValidate aria-label={t`计票单`}>
      {bundle.stage === 'DIFFERENT' ? (
        <p className={css.recount} aria-live="polite">
          {only === null ? (
            <Trans>两人录入不一致。请把这一扎重新清点一遍，全部重新录入。</Trans>
          ) : (
            <Trans>两人录入不一致。只有下面这些栏不一样，请重新清点后填写；其他栏不用再填。</Trans>
          )}
        </p>
      ) : null}
      {only === null ? (
        <div className={css.way}>
          <Segmented<Way>
            aria-label={t`录入方式`}
            value={way}
            options={[
              { value: 'TOTALS', label: t`填每人的合计` },
              { value: 'KEYS', label: t`按键逐张录入` },
            ]}
            onChange={(next) => {
              setWay(next);
              setAsked(false);
            }}
          />
        </div>
      ) : null}
      {held > 0 ? (
        <p className={css.held} role="alert">
          <Trans>这一扎有 {held} 张存疑票还没有认定。认定以前可以清点，但交不上去。</Trans>
        </p>
      ) : null}
      <Rulings poll={poll} no={bundle.no} />
      {reading ? (
        <BallotKeys
          poll={poll}
          ballots={bundle.ballots}
          view={view}
          keyed={keyed}
          onKeyed={setKeyed}
          onDone={setSums}
        />
      ) : null}
      {reading ? null : (
        <SheetForm
          poll={poll}
          ballots={bundle.ballots}
          view={view}
          sheet={sheet}
          only={only}
          showEmpty={asked}
          onChange={(next) => {
            if (byKeys === null) setTyped(next);
            else setSums(next);
            act.clear();
          }}
        />
      )}
      {reading ? null : <SheetFault fault={fault} view={view} />}
      {!reading && asked && empty.length > 0 ? (
        <p className={css.fault} role="alert">
          <Trans>还有 {empty.length} 栏没有填。没有票的，请填 0。</Trans>
        </p>
      ) : null}
      <RefusalAlert problem={act.refusal} onClose={act.clear} />
      <div className={css.foot}>
        {reading ? null : (
          <Button type="primary" size="large" htmlType="submit" loading={act.pending} data-entry>
            <Trans>提交这一扎</Trans>
          </Button>
        )}
        {view.cycle.mode === 'REHEARSAL' ? <ActDate value={day} onChange={act.clear} /> : null}
      </div>
    </form>
  );
}
