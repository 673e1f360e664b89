import { Trans, useLingui } from '@lingui/react/macro';
import type { PollId, PollView } from '@mingxuan/election';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { useText } from '../../text.ts';
import { Counting } from './counting.tsx';
import { pollName, stageNames, stageTones } from './names.ts';
import { currentPoll, type ListedPoll, listedPolls } from './offered.ts';
import { PartyPollOpen, ResidentsPollOpen } from './open-poll.tsx';
import { BallotContests, PreparePoll, StartPoll } from './start-poll.tsx';
import css from './poll.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

/** All votes of the cycle as cards; below them the work of the chosen one. */
export function Polls({ view, id }: Props) {
  const { t } = useLingui();
  const [chosen, choose] = useState<PollId | null>(null);
  const listed = listedPolls(view);
  const shown = listed.find((one) => one.id === chosen) ?? currentPoll(listed);
  return (
    <>
      <ul className={css.cards} aria-label={t`各次投票`}>
        {listed.map((one) => (
          <li key={one.id}>
            <PollCard listed={one} current={one.id === shown?.id} onChoose={() => choose(one.id)} />
          </li>
        ))}
      </ul>
      {shown === undefined ? null : <PollWork key={shown.id} listed={shown} view={view} id={id} />}
    </>
  );
}

function PollCard({
  listed,
  current,
  onChoose,
}: {
  readonly listed: ListedPoll;
  readonly current: boolean;
  readonly onChoose: () => void;
}) {
  const text = useText();
  return (
    <button type="button" className={css.card} aria-pressed={current} onClick={onChoose}>
      <span className={css.cardName}>{text(pollName(listed.id, listed.kind))}</span>
      <PollState listed={listed} />
    </button>
  );
}

function PollState({ listed }: { readonly listed: ListedPoll }) {
  const text = useText();
  switch (listed.status) {
    case 'HELD':
      return <StatusTag tone={stageTones[listed.poll.stage]}>{text(stageNames[listed.poll.stage])}</StatusTag>;
    case 'READY':
      return (
        <StatusTag tone="info">
          <Trans>可以备票</Trans>
        </StatusTag>
      );
    case 'WAITING':
      return (
        <StatusTag tone="quiet">
          <Trans>条件未齐</Trans>
        </StatusTag>
      );
    default:
      return listed satisfies never;
  }
}

function PollWork({ listed, view, id }: Props & { readonly listed: ListedPoll }) {
  const text = useText();
  switch (listed.status) {
    case 'WAITING':
      return (
        <EmptyState title={<Trans>这次投票还不能备票</Trans>}>
          <ul className={css.missing}>
            {listed.missing.map((one) => (
              <li key={one.zh}>{text(one)}</li>
            ))}
          </ul>
        </EmptyState>
      );
    case 'READY':
      return <PreparePoll listed={listed} view={view} id={id} />;
    case 'HELD':
      return <HeldPoll poll={listed.poll} view={view} id={id} />;
    default:
      return listed satisfies never;
  }
}

function HeldPoll({ poll, view, id }: Props & { readonly poll: PollView }) {
  switch (poll.stage) {
    case 'PREPARED':
      return <StartPoll poll={poll} view={view} id={id} />;
    case 'OPEN':
      return poll.stream === 'PARTY' ? (
        <PartyPollOpen poll={poll} view={view} id={id} />
      ) : (
        <ResidentsPollOpen poll={poll} view={view} id={id} />
      );
    case 'COUNTING':
      return <Counting poll={poll} view={view} id={id} />;
    case 'DETERMINED':
    case 'CERTIFIED':
      return (
        <>
          <BallotContests contests={poll.contests} view={view} />
          <EmptyState
            title={
              poll.stage === 'CERTIFIED' ? <Trans>这次投票已经核定</Trans> : <Trans>结果已经算出，等待两人签字</Trans>
            }
            action={
              <LinkButton to="/c/$id/results" params={{ id }} look="primary">
                <Trans>去看结果</Trans>
              </LinkButton>
            }
          />
        </>
      );
    default:
      return poll satisfies never;
  }
}
