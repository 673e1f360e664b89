import { Trans, useLingui } from '@lingui/react/macro';
import { Segmented } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { WithCycle } from '../../parts/with-cycle.tsx';
import { useText } from '../../text.ts';
import { pollName } from '../poll/names.ts';
import { StepsHere } from '../poll/steps-here.tsx';
import { AfterPanel } from './after.tsx';
import { Determine } from './determine.tsx';
import { type CountedPoll, PollResult } from './poll-result.tsx';
import { StandingPanel } from './standing.tsx';
import css from './result.module.css';

export default function ResultScreen() {
  return <WithCycle>{(view, id) => <Screen view={view} id={id} />}</WithCycle>;
}

const isCounted = (poll: OpenCommunity['cycle']['polls'][number]): poll is CountedPoll =>
  poll.stage === 'COUNTING' || poll.stage === 'DETERMINED' || poll.stage === 'CERTIFIED';

function Screen({ view, id }: { readonly view: OpenCommunity; readonly id: string }) {
  const { t } = useLingui();
  const text = useText();
  const [chosen, choose] = useState<string | null>(null);
  const polls = view.cycle.polls.filter(isCounted);
  const shown =
    polls.find((poll) => poll.id === chosen) ?? polls.find((poll) => poll.stage !== 'CERTIFIED') ?? polls.at(-1);
  return (
    <>
      <PageHeader
        title={<Trans>选举结果</Trans>}
        lead={<Trans>有效无效、谁当选、下一步做什么，每一条都有数字和条文。两人签字以后才算核定。</Trans>}
      />
      {polls.length > 1 ? (
        <Segmented
          className={css.switch ?? ''}
          aria-label={t`选择投票`}
          value={shown?.id ?? ''}
          options={polls.map((poll) => ({ value: poll.id, label: text(pollName(poll.id, poll.kind)) }))}
          onChange={(value) => choose(value)}
        />
      ) : null}
      {shown === undefined ? (
        <EmptyState
          title={<Trans>还没有可以看的结果</Trans>}
          action={
            <LinkButton to="/c/$id/polls" params={{ id }} look="primary">
              <Trans>去投票页</Trans>
            </LinkButton>
          }
        >
          <Trans>投票结束、两人计票一致以后，在这里确定结果。</Trans>
        </EmptyState>
      ) : shown.stage === 'COUNTING' ? (
        <Determine poll={shown} view={view} id={id} />
      ) : (
        <PollResult key={shown.id} poll={shown} view={view} id={id} />
      )}
      <StandingPanel view={view} id={id} />
      <StepsHere view={view} id={id} page="results" />
      <AfterPanel view={view} id={id} />
    </>
  );
}
