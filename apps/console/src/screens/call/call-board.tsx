import { Trans, useLingui } from '@lingui/react/macro';
import type { PollView } from '@mingxuan/election';
import { type CSSProperties, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { useText } from '../../text.ts';
import { keyCap, pressOf } from '../count/keyed-ballots.ts';
import { pollName, postName } from '../poll/names.ts';
import css from './call.module.css';
import { CallerBar } from './caller-bar.tsx';
import { majorityLine } from './majority.ts';
import { Strokes } from './strokes.tsx';
import { call, emptyTally, invalidBallot, nextBallot, type Tally } from './tally.ts';
import { useTally } from './use-tally.ts';

export type CalledPoll = Extract<PollView, { stage: 'COUNTING' | 'DETERMINED' | 'CERTIFIED' }>;

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
  readonly poll: CalledPoll;
  /** The server cannot be reached; the screen goes on by itself. */
  readonly offline: boolean;
}

/** One row of the board: a candidate, or everybody written in for a post. */
interface Row {
  readonly id: string;
  readonly name: string;
}

/** What was done last, as it is said aloud. */
export type Said =
  | { readonly kind: 'VOTE'; readonly name: string; readonly votes: number }
  | { readonly kind: 'NEXT' | 'INVALID' | 'UNDONE'; readonly done: number }
  | null;

/** Live 正 for the whole hall; with the caller's keys when somebody calls at this machine. */
export function CallBoard({ view, id, poll, offline }: Props) {
  const { t } = useLingui();
  const text = useText();
  const { tally, calling, link, setCalling, change, undo, canUndo } = useTally(id, poll.id);
  const [said, setSaid] = useState<Said>(null);
  const board = useRef<HTMLDivElement>(null);
  useEffect(() => board.current?.focus(), [calling]);

  const contests = poll.contests.map((contest) => ({
    post: contest.post,
    seats: contest.seats,
    line: majorityLine(view.cycle, poll, contest.post),
    rows: [
      ...contest.candidates.map(
        (one): Row => ({
          id: one,
          name: view.cycle.candidates.find((c) => c.id === one)?.name ?? one,
        }),
      ),
      { id: `W.${contest.post}`, name: t`另选他人` },
    ],
  }));
  const rows = contests.flatMap((contest) => contest.rows);
  const votesOf = (one: string): number => tally.votes[one] ?? 0;
  const left = Math.max(0, poll.collected - tally.done);

  const act = (to: Tally, what: Said): void => {
    if (to === tally) return;
    change(to);
    setSaid(what);
  };
  const vote = (row: Row): void =>
    act(call(tally, row.id, poll.collected), { kind: 'VOTE', name: row.name, votes: votesOf(row.id) + 1 });
  const next = (): void => act(nextBallot(tally, poll.collected), { kind: 'NEXT', done: tally.done + 1 });
  const invalid = (): void => act(invalidBallot(tally, poll.collected), { kind: 'INVALID', done: tally.done + 1 });
  const back = (): void => {
    if (!canUndo) return;
    undo();
    setSaid({ kind: 'UNDONE', done: tally.done });
  };

  const onKey = (event: KeyboardEvent): void => {
    if (!calling || event.target !== board.current || event.ctrlKey || event.altKey || event.metaKey) return;
    const press = pressOf(event.code, false);
    if (press === null || event.repeat) return;
    event.preventDefault();
    switch (press.kind) {
      case 'CANDIDATE': {
        const row = rows[press.index];
        if (row !== undefined) vote(row);
        return;
      }
      case 'NEXT':
        return next();
      case 'INVALID':
        return invalid();
      case 'UNDO':
        return back();
      case 'AGAINST':
      case 'WRITE_IN':
        return;
      default:
        press satisfies never;
    }
  };

  const shown = contests.map((contest) => ({
    ...contest,
    rows: contest.rows.filter((row) => calling || !row.id.startsWith('W.') || votesOf(row.id) > 0),
  }));
  const lines = shown.reduce((sum, contest) => sum + contest.rows.length + 0.8, 0);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <main
      ref={board}
      className={css.page}
      // The caller's keys belong to the board as a whole; without a caller it only shows.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={t`唱票屏`}
      onKeyDown={onKey}
      style={{ '--lines': lines } as CSSProperties}
    >
      <header className={css.top}>
        <h1>{text(pollName(poll.id, poll.kind))}</h1>
        <dl className={css.progress}>
          <div>
            <dt>
              <Trans>已唱</Trans>
            </dt>
            <dd>{tally.done}</dd>
          </div>
          <div>
            <dt>
              <Trans>还剩</Trans>
            </dt>
            <dd>{left}</dd>
          </div>
          <div>
            <dt>
              <Trans>无效</Trans>
            </dt>
            <dd>{tally.invalid}</dd>
          </div>
        </dl>
      </header>
      <div className={css.board}>
        {shown.map((contest) => {
          const most = Math.max(1, contest.line?.needed ?? 0, ...contest.rows.map((row) => votesOf(row.id)));
          return (
            <section key={contest.post} className={css.contest}>
              <h2>
                {text(postName(contest.post))}
                <small>
                  <Trans>应选 {contest.seats} 名</Trans>
                </small>
                {contest.line === null ? null : (
                  <small className={css.line}>
                    <Trans>当选线 {contest.line.needed} 票</Trans>
                  </small>
                )}
              </h2>
              <ul>
                {contest.rows.map((row) => (
                  <li key={row.id} className={tally.hand.includes(row.id) ? css.inHand : ''}>
                    {calling ? (
                      <button
                        type="button"
                        className={css.cap}
                        onClick={() => vote(row)}
                        aria-label={t`${row.name} 加一票`}
                      >
                        {keyCap(rows.findIndex((one) => one.id === row.id))}
                      </button>
                    ) : null}
                    <span className={css.name}>{row.name}</span>
                    <Strokes votes={votesOf(row.id)} />
                    <Reach votes={votesOf(row.id)} needed={contest.line?.needed ?? null} most={most} />
                    <span className={css.votes}>{votesOf(row.id)}</span>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
      <CallerBar
        id={id}
        calling={calling}
        said={said}
        link={offline ? 'LOST' : link}
        canUndo={canUndo}
        onCalling={setCalling}
        onNext={next}
        onInvalid={invalid}
        onUndo={back}
        onClear={() => {
          change(emptyTally);
          setSaid(null);
          board.current?.focus();
        }}
      />
    </main>
  );
}

/** How far somebody is on the way to the line that elects. */
function Reach({
  votes,
  needed,
  most,
}: {
  readonly votes: number;
  readonly needed: number | null;
  readonly most: number;
}) {
  const { t } = useLingui();
  if (needed === null) return <span className={css.reach} />;
  const reached = votes >= needed;
  return (
    <span className={css.reach}>
      <span className={reached ? css.barFull : css.bar} style={{ width: `${Math.floor((votes * 100) / most)}%` }} />
      <span className={css.mark} style={{ left: `${Math.floor((needed * 100) / most)}%` }} />
      <span className="visually-hidden">{reached ? t`已达到当选线` : t`未达到当选线`}</span>
    </span>
  );
}
