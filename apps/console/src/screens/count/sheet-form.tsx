import { Trans, useLingui } from '@lingui/react/macro';
import type { ContestOnBallot } from '@mingxuan/election';
import { Button, Input } from 'antd';
import type { KeyboardEvent } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { useText } from '../../text.ts';
import { postName } from '../poll/names.ts';
import {
  abstained,
  againstKey,
  type Differing,
  emptyFields,
  forKey,
  partInvalidKey,
  type Sheet,
  typedCount,
  votesFor,
} from './sheet.ts';
import css from './count.module.css';

interface Props {
  readonly poll: { readonly contests: readonly ContestOnBallot[] };
  readonly ballots: number;
  readonly view: OpenCommunity;
  readonly sheet: Sheet;
  /** Only these parts are asked (after a difference); null asks everything. */
  readonly only: Differing | null;
  /** Marks empty fields once somebody tried to send. */
  readonly showEmpty: boolean;
  readonly onChange: (sheet: Sheet) => void;
}

/** Enter and the arrow keys walk through the fields, so that both hands stay with the ballots. */
function walk(event: KeyboardEvent<HTMLDivElement>): void {
  const step = event.key === 'Enter' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement)) return;
  const form = event.target.closest('form');
  const stops = form === null ? [] : [...form.querySelectorAll<HTMLElement>('[data-entry], [data-field]')];
  const next = stops[stops.indexOf(event.target) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
  if (next instanceof HTMLInputElement) next.select();
}

export function SheetForm({ poll, ballots, view, sheet, only, showEmpty, onChange }: Props) {
  const { t } = useLingui();
  const asks = (key: string): boolean => only === null || only.fields.has(key);
  const set = (key: string, typed: string): void => onChange({ ...sheet, fields: { ...sheet.fields, [key]: typed } });
  const field = (key: string, label: string) => (
    <NumberField key={key} field={key} label={label} sheet={sheet} showEmpty={showEmpty} onType={set} />
  );
  const counted = (typedCount(sheet.fields['valid']) ?? 0) + (typedCount(sheet.fields['invalid']) ?? 0);
  const bothTyped = typedCount(sheet.fields['valid']) !== null && typedCount(sheet.fields['invalid']) !== null;
  return (
    <div onKeyDown={walk} role="presentation">
      {asks('valid') || asks('invalid') ? (
        <fieldset className={css.block}>
          <legend>
            <Trans>这一扎共 {ballots} 张</Trans>
          </legend>
          <div className={css.pair}>
            {asks('valid') ? field('valid', t`有效票`) : null}
            {asks('invalid') ? field('invalid', t`无效票`) : null}
          </div>
          <Sum met={bothTyped ? counted === ballots : null}>
            <Trans>
              有效 + 无效 = {counted}，应为 {ballots}
            </Trans>
          </Sum>
        </fieldset>
      ) : null}
      {poll.contests.map((contest) => (
        <ContestBlock
          key={contest.post}
          contest={contest}
          view={view}
          sheet={sheet}
          only={only}
          field={field}
          onChange={onChange}
        />
      ))}
    </div>
  );
}

interface BlockProps {
  readonly contest: ContestOnBallot;
  readonly view: OpenCommunity;
  readonly sheet: Sheet;
  readonly only: Differing | null;
  readonly field: (key: string, label: string) => React.ReactNode;
  readonly onChange: (sheet: Sheet) => void;
}

function ContestBlock({ contest, view, sheet, only, field, onChange }: BlockProps) {
  const { t } = useLingui();
  const text = useText();
  const asks = (key: string): boolean => only === null || only.fields.has(key);
  const people = contest.candidates.filter((id) => asks(forKey(id)) || asks(againstKey(id)));
  const asksWriteIns = only === null || only.writeInPosts.has(contest.post);
  const asksPart = asks(partInvalidKey(contest.post));
  if (people.length === 0 && !asksWriteIns && !asksPart) return null;
  const post = text(postName(contest.post));
  const { votes, most } = votesFor(contest, sheet);
  const full = emptyFields([contest], sheet).length === 0;
  return (
    <fieldset className={css.block}>
      <legend>
        {post}
        <span className={css.soft}>
          <Trans>应选 {contest.seats} 名</Trans>
        </span>
      </legend>
      {people.map((id) => {
        const name = view.cycle.candidates.find((c) => c.id === id)?.name ?? id;
        const rest = abstained(contest, id, sheet);
        return (
          <div key={id} className={css.person}>
            <span className={css.personName}>{name}</span>
            {asks(forKey(id)) ? field(forKey(id), t`${name} 赞成`) : <span />}
            {asks(againstKey(id)) ? field(againstKey(id), t`${name} 反对`) : <span />}
            <span className={rest !== null && rest < 0 ? css.bad : css.soft}>
              {rest === null ? null : rest < 0 ? <Trans>超出有效票</Trans> : <Trans>弃权 {rest}</Trans>}
            </span>
          </div>
        );
      })}
      {asksPart ? (
        <div className={css.person}>
          <span className={css.personName}>
            <Trans>本栏无效（选多了）</Trans>
          </span>
          {field(partInvalidKey(contest.post), t`${post} 本栏无效`)}
        </div>
      ) : null}
      {asksWriteIns ? <WriteIns contest={contest} sheet={sheet} onChange={onChange} /> : null}
      <Sum met={most === null ? null : votes > most ? false : full ? true : null}>
        {most === null ? (
          <Trans>合计 {votes} 票</Trans>
        ) : (
          <Trans>
            合计 {votes} 票，最多 {most} 票
          </Trans>
        )}
      </Sum>
    </fieldset>
  );
}

/** People whom voters wrote in themselves. */
function WriteIns({ contest, sheet, onChange }: Pick<BlockProps, 'contest' | 'sheet' | 'onChange'>) {
  const { t } = useLingui();
  const change = (index: number, part: { name?: string; votes?: string }): void =>
    onChange({ ...sheet, writeIns: sheet.writeIns.map((one, at) => (at === index ? { ...one, ...part } : one)) });
  return (
    <div className={css.writeIns}>
      {sheet.writeIns.map((one, index) =>
        one.post === contest.post ? (
          <div key={index} className={css.person}>
            <Input
              className={css.writeInName ?? ''}
              data-field={`writeIn-name-${index}`}
              aria-label={t`另选他人姓名`}
              placeholder={t`另选他人姓名`}
              value={one.name}
              maxLength={50}
              onChange={(event) => change(index, { name: event.target.value })}
            />
            <span className={css.field}>
              <input
                className={css.number}
                data-field={`writeIn-votes-${index}`}
                aria-label={t`另选他人票数`}
                inputMode="numeric"
                maxLength={6}
                value={one.votes}
                onChange={(event) => change(index, { votes: event.target.value.replace(/\D/g, '') })}
              />
            </span>
            <Button
              onClick={() => onChange({ ...sheet, writeIns: sheet.writeIns.filter((_, at) => at !== index) })}
              aria-label={t`去掉这一行另选他人`}
            >
              <Trans>去掉</Trans>
            </Button>
          </div>
        ) : null,
      )}
      <Button
        type="dashed"
        onClick={() =>
          onChange({ ...sheet, writeIns: [...sheet.writeIns, { post: contest.post, name: '', votes: '' }] })
        }
      >
        <Trans>＋ 另选他人</Trans>
      </Button>
    </div>
  );
}

interface FieldProps {
  readonly field: string;
  readonly label: string;
  readonly sheet: Sheet;
  readonly showEmpty: boolean;
  readonly onType: (field: string, typed: string) => void;
}

function NumberField({ field, label, sheet, showEmpty, onType }: FieldProps) {
  const typed = sheet.fields[field] ?? '';
  const missing = showEmpty && typed === '';
  const short = label.split(' ').at(-1) ?? label;
  return (
    <label className={css.field}>
      <span className={css.fieldLabel}>{short}</span>
      <input
        className={`${css.number} ${missing ? css.numberMissing : ''}`}
        data-field={field}
        aria-label={label}
        aria-invalid={missing}
        inputMode="numeric"
        autoComplete="off"
        maxLength={6}
        value={typed}
        onChange={(event) => onType(field, event.target.value.replace(/\D/g, ''))}
      />
    </label>
  );
}

function Sum({ met, children }: { readonly met: boolean | null; readonly children: React.ReactNode }) {
  const tone = met === null ? css.soft : met ? css.good : css.bad;
  return (
    <p className={`${css.sum} ${tone}`}>
      {met === null ? null : met ? '✓ ' : '✕ '}
      {children}
    </p>
  );
}
