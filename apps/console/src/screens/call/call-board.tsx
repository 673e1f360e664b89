import { Trans, useLingui } from '@lingui/react/macro';
import { countCalled } from '@mingxuan/contract';
import type { PollView } from '@mingxuan/election';
import type { Post } from '@mingxuan/rulebook';
import { type CSSProperties, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { useText } from '../../text.ts';
import { keyCap, peopleByKey, pressOf, WRITE_IN_CAP } from '../count/key-map.ts';
import { pollName, postName } from '../poll/names.ts';
import type { Said } from './said.ts';
import css from './call.module.css';
import { CallerBar } from './caller-bar.tsx';
import { majorityLine } from './majority.ts';
import { Strokes } from './strokes.tsx';
import {
  call,
  emptyTally,
  invalidBallot,
  isWrittenIn,
  nextBallot,
  type Tally,
  tooManyFor,
  writtenIn,
} from './tally.ts';
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
  readonly post: Post;
  /** What stands on its key. */
  readonly cap: string;
}

/** Live 正 for the whole hall; with the caller's keys when somebody calls at this machine. */
export function CallBoard({ view, id, poll, offline }: Props) {
  const { t } = useLingui();
  const text = useText();
  const { tally, calling, link, setCalling, change, undo, canUndo } = useTally(id, poll.id, countCalled(poll));
  const [said, setSaid] = useState<Said>(null);
  const board = useRef<HTMLDivElement>(null);
  useEffect(() => board.current?.focus(), [calling]);

  const from = { ballots: poll.collected, contests: poll.contests };
  const people = peopleByKey(poll.contests);
  const tooMany = tooManyFor(from, tally.hand);
  const contests = poll.contests.map((contest, index) => ({
    post: contest.post,
    seats: contest.seats,
    line: majorityLine(view.cycle, poll, contest.post),
    rows: [
      ...contest.candidates.map(
        (one): Row => ({
          id: one,
          name: view.cycle.candidates.find((c) => c.id === one)?.name ?? one,
          post: contest.post,
          cap: keyCap(people.indexOf(one)),
        }),
      ),
      {
        id: writtenIn(contest.post),
        name: t`另选他人`,
        post: contest.post,
        cap: poll.contests.length === 1 ? WRITE_IN_CAP : `${WRITE_IN_CAP}${index + 1}`,
      },
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
  const vote = (row: Row): void => {
    const to = call(tally, row.id, from);
    const over = tooManyFor(from, to.hand).some((post) => post === row.post);
    act(
      to,
      over ? { kind: 'TOO_MANY', name: row.name } : { kind: 'VOTE', name: row.name, votes: to.votes[row.id] ?? 0 },
    );
  };
  const next = (): void => {
    if (tally.hand.length === 0 && said?.kind !== 'BLANK_ASKED' && left > 0) setSaid({ kind: 'BLANK_ASKED' });
    else act(nextBallot(tally, from), { kind: 'NEXT', done: tally.done + 1 });
  };
  const invalid = (): void => act(invalidBallot(tally, from), { kind: 'INVALID', done: tally.done + 1 });
  const writeIn = (post: Post | undefined): void => {
    const row = rows.find((one) => post !== undefined && one.id === writtenIn(post));
    if (row === undefined) setSaid(null);
    else vote(row);
  };
  const askWriteIn = (): void => {
    if (poll.contests.length === 1) writeIn(poll.contests[0]?.post);
    else setSaid({ kind: 'WRITE_IN_ASKED', posts: poll.contests.map((contest) => contest.post) });
  };
  const back = (): void => {
    if (said?.kind === 'BLANK_ASKED' || said?.kind === 'WRITE_IN_ASKED') return setSaid(null);
    if (!canUndo) return;
    undo();
    setSaid({ kind: 'UNDONE', done: tally.done });
  };

  const onKey = (event: KeyboardEvent): void => {
    if (!calling || event.target !== board.current || event.ctrlKey || event.altKey || event.metaKey) return;
    const press = pressOf(event.code, false);
    if (press === null || event.repeat) return;
    event.preventDefault();
    // The number that says for which post somebody is written in is no candidate's.
    if (said?.kind === 'WRITE_IN_ASKED' && press.kind === 'CANDIDATE') return writeIn(said.posts[press.index]);
    switch (press.kind) {
      case 'CANDIDATE': {
        const row = rows.find((one) => one.id === people[press.index]);
        if (row !== undefined) vote(row);
        return;
      }
      case 'NEXT':
        return next();
      case 'INVALID':
        return invalid();
      case 'UNDO':
        return back();
      case 'WRITE_IN':
        return askWriteIn();
      // Nobody calls out a vote against.
      case 'AGAINST':
        return;
      default:
        press satisfies never;
    }
  };

  const shown = contests.map((contest) => ({
    ...contest,
    rows: contest.rows.filter((row) => calling || !isWrittenIn(row.id) || votesOf(row.id) > 0),
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
                <PartInvalid now={tooMany.includes(contest.post)} ballots={tally.partInvalid[contest.post] ?? 0} />
              </h2>
              <ul>
                {contest.rows.map((row) => (
                  <li
                    key={row.id}
                    className={
                      !tally.hand.includes(row.id) ? '' : tooMany.includes(contest.post) ? css.tooMany : css.inHand
                    }
                  >
                    {calling ? (
                      <button
                        type="button"
                        className={css.cap}
                        onClick={() => vote(row)}
                        aria-label={t`${row.name} 加一票`}
                      >
                        {row.cap}
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
        onWriteIn={askWriteIn}
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

/** Whether the ballot in hand chooses too many for this post, and how many before it did. */
function PartInvalid({ now, ballots }: { readonly now: boolean; readonly ballots: number }) {
  return (
    <>
      {ballots === 0 ? null : (
        <small>
          <Trans>本栏无效 {ballots} 张</Trans>
        </small>
      )}
      {now ? (
        <small className={css.warn} role="alert">
          <Trans>这张选多了，本栏不计</Trans>
        </small>
      ) : null}
    </>
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
