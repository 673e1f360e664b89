import { Trans, useLingui } from '@lingui/react/macro';
import type { Post } from '@mingxuan/rulebook';
import { Button, Input, type InputRef, Select } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { useText } from '../../text.ts';
import { postName } from '../poll/names.ts';
import { keyCap, peopleByKey, type Press, pressOf, WRITE_IN_CAP } from './key-map.ts';
import { afterPress, afterWriteIn, isFull, type Keyed, overchosen, sheetOf } from './keyed-ballots.ts';
import type { CountingPoll } from './counting-poll.ts';
import type { Sheet } from './sheet.ts';
import css from './ballot-keys.module.css';

interface Props {
  readonly poll: CountingPoll;
  readonly ballots: number;
  readonly view: OpenCommunity;
  /** What is read so far. It is kept by the page, so that a look at the other way of entry loses nothing. */
  readonly keyed: Keyed;
  readonly onKeyed: (step: (now: Keyed) => Keyed) => void;
  /** All ballots are read: here are their sums. */
  readonly onDone: (sheet: Sheet) => void;
}

/** Reads a bundle ballot by ballot: one key a mark, space for the next one. The sums are made here and nothing else leaves. */
export function BallotKeys({ poll, ballots, view, keyed, onKeyed, onDone }: Props) {
  const { t } = useLingui();
  const [writing, setWriting] = useState(false);
  const area = useRef<HTMLDivElement>(null);
  const candidates = peopleByKey(poll.contests);
  const full = isFull(keyed, ballots);
  // The hands are at the keyboard: reading can begin at once.
  useEffect(() => area.current?.focus(), []);

  const press = (one: Press): void => {
    if (one.kind === 'WRITE_IN' && !full) setWriting(true);
    onKeyed((now) => afterPress(now, one, candidates, ballots));
  };
  const onKey = (event: KeyboardEvent): void => {
    // Buttons and fields inside keep their own keys.
    if (event.target !== area.current || event.ctrlKey || event.altKey || event.metaKey) return;
    if (full && event.key === 'Enter') {
      event.preventDefault();
      onDone(sheetOf(poll.contests, keyed));
      return;
    }
    const one = pressOf(event.code, event.shiftKey);
    if (one === null || event.repeat) return;
    event.preventDefault();
    press(one);
  };
  const back = (): void => area.current?.focus();

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={area}
      className={css.area}
      // One key a mark: the keys of this area are its own, as in any program for keying figures.
      role="application"
      aria-label={t`逐张录入`}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onKeyDown={onKey}
    >
      <Head keyed={keyed} ballots={ballots} full={full} />
      <div className={css.contests}>
        {poll.contests.map((contest) => (
          <Contest key={contest.post} post={contest.post} seats={contest.seats}>
            {contest.candidates.map((id) => (
              <Candidate
                key={id}
                cap={keyCap(candidates.indexOf(id))}
                name={view.cycle.candidates.find((one) => one.id === id)?.name ?? id}
                mark={markOf(keyed, id)}
                disabled={full}
                onMark={(against) => {
                  press({ kind: 'CANDIDATE', index: candidates.indexOf(id), against });
                  back();
                }}
              />
            ))}
          </Contest>
        ))}
      </div>
      <Warnings keyed={keyed} poll={poll} />
      {writing ? (
        <WriteIn
          poll={poll}
          onClose={(post, name) => {
            if (post !== null) onKeyed((now) => afterWriteIn(now, post, name));
            setWriting(false);
            back();
          }}
        />
      ) : null}
      <div className={css.acts}>
        {full ? (
          <Button type="primary" size="large" onClick={() => onDone(sheetOf(poll.contests, keyed))}>
            <Trans>读完了，看合计</Trans> <kbd>Enter</kbd>
          </Button>
        ) : (
          <>
            <Act cap={t`空格`} onClick={() => press({ kind: 'NEXT' })} back={back}>
              <Trans>下一张</Trans>
            </Act>
            <Act cap="0 / X" onClick={() => press({ kind: 'INVALID' })} back={back}>
              <Trans>整张无效</Trans>
            </Act>
            <Act cap="－" pressed={keyed.against} onClick={() => press({ kind: 'AGAINST' })} back={back}>
              <Trans>下一个记反对</Trans>
            </Act>
            <Act cap={WRITE_IN_CAP} onClick={() => press({ kind: 'WRITE_IN' })}>
              <Trans>另选他人</Trans>
            </Act>
          </>
        )}
        <Act cap={t`退格`} onClick={() => press({ kind: 'UNDO' })} back={back}>
          <Trans>退一步</Trans>
        </Act>
      </div>
      <p className={css.soft}>
        <Trans>单张选票只在这一页上，不保存、不上传；离开本页就要重新读。交上去的只有这一扎的合计。</Trans>
      </p>
    </div>
  );
}

function markOf(keyed: Keyed, id: string): 'FOR' | 'AGAINST' | null {
  for (const one of keyed.marks) if (one.kind === 'MARK' && one.id === id) return one.mark;
  return null;
}

function Head({ keyed, ballots, full }: { readonly keyed: Keyed; readonly ballots: number; readonly full: boolean }) {
  const invalid = keyed.done.filter((one) => one.kind === 'INVALID').length;
  const now = keyed.done.length + 1;
  const { length } = keyed.done;
  return (
    <div className={css.head} aria-live="polite">
      <strong>{full ? <Trans>{ballots} 张都读完了</Trans> : <Trans>第 {now} 张</Trans>}</strong>
      <span>
        <Trans>
          已读 {length} / {ballots}，其中无效 {invalid}
        </Trans>
      </span>
    </div>
  );
}

function Contest({
  post,
  seats,
  children,
}: {
  readonly post: Post;
  readonly seats: number;
  readonly children: ReactNode;
}) {
  const text = useText();
  return (
    <fieldset className={css.contest}>
      <legend>
        {text(postName(post))}{' '}
        <span className={css.soft}>
          <Trans>应选 {seats} 名</Trans>
        </span>
      </legend>
      {children}
    </fieldset>
  );
}

function Candidate({
  cap,
  name,
  mark,
  disabled,
  onMark,
}: {
  readonly cap: string;
  readonly name: string;
  readonly mark: 'FOR' | 'AGAINST' | null;
  readonly disabled: boolean;
  readonly onMark: (against: boolean) => void;
}) {
  const { t } = useLingui();
  return (
    <div className={`${css.candidate} ${mark === null ? '' : mark === 'FOR' ? css.inFavour : css.against}`}>
      <kbd className={css.cap}>{cap}</kbd>
      <span className={css.name}>{name}</span>
      <button
        type="button"
        className={css.mark}
        disabled={disabled}
        aria-pressed={mark === 'FOR'}
        aria-label={t`${name} 赞成`}
        onClick={() => onMark(false)}
      >
        ○
      </button>
      <button
        type="button"
        className={css.mark}
        disabled={disabled}
        aria-pressed={mark === 'AGAINST'}
        aria-label={t`${name} 反对`}
        onClick={() => onMark(true)}
      >
        ✕
      </button>
    </div>
  );
}

function Act({
  cap,
  pressed,
  onClick,
  back,
  children,
}: {
  readonly cap: string;
  readonly pressed?: boolean;
  readonly onClick: () => void;
  /** Gives the keys back to the area. */
  readonly back?: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Button
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      {...(pressed === true ? { type: 'primary' as const } : {})}
      onClick={() => {
        onClick();
        back?.();
      }}
    >
      {children} <kbd>{cap}</kbd>
    </Button>
  );
}

function Warnings({ keyed, poll }: { readonly keyed: Keyed; readonly poll: CountingPoll }) {
  const text = useText();
  const over = overchosen(poll.contests, keyed.marks).map((post) => text(postName(post)));
  const written = keyed.marks.flatMap((one) => (one.kind === 'WRITE_IN' ? [one.name] : []));
  return (
    <div className={css.warnings} aria-live="polite">
      {written.length === 0 ? null : (
        <p>
          <Trans>这一张另选：{written.join('、')}</Trans>
        </p>
      )}
      {over.length === 0 ? null : (
        <p className={css.warn}>
          <Trans>
            {over.join('、')} 选的人数超过应选名额：这一栏记为无效，其他栏照算。办法规定整张无效的，请按 0。
          </Trans>
        </p>
      )}
      {keyed.blankAsked ? (
        <p className={css.warn}>
          <Trans>这一张什么也没有选。再按一次空格，记为有效、全部弃权；办法规定空白票无效的，请按 0。</Trans>
        </p>
      ) : null}
    </div>
  );
}

function WriteIn({
  poll,
  onClose,
}: {
  readonly poll: CountingPoll;
  readonly onClose: (post: Post | null, name: string) => void;
}) {
  const { t } = useLingui();
  const text = useText();
  const [post, setPost] = useState<Post | undefined>(poll.contests[0]?.post);
  const [name, setName] = useState('');
  const field = useRef<InputRef>(null);
  useEffect(() => field.current?.focus(), []);
  const finish = (): void => onClose(post ?? null, name);
  return (
    <div className={css.writeIn}>
      {poll.contests.length > 1 && post !== undefined ? (
        <Select
          aria-label={t`另选他人的职务`}
          value={post}
          options={poll.contests.map((one) => ({ value: one.post, label: text(postName(one.post)) }))}
          onChange={setPost}
        />
      ) : null}
      <Input
        ref={field}
        aria-label={t`另选他人姓名`}
        placeholder={t`另选他人姓名`}
        maxLength={50}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={(event) => {
          if (event.nativeEvent.isComposing) return;
          event.preventDefault();
          finish();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose(null, '');
        }}
      />
      <Button onClick={finish}>
        <Trans>记上</Trans>
      </Button>
    </div>
  );
}
