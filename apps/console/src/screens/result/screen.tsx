import { Trans, useLingui } from '@lingui/react/macro';
import { Segmented, Tabs } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { WithCycle } from '../../parts/with-cycle.tsx';
import { useText } from '../../text.ts';
import { pollName } from '../poll/names.ts';
import { StepsHere } from '../poll/steps-here.tsx';
import { AfterPanels } from './after.tsx';
import { AuditPanel } from './audit.tsx';
import { Determine } from './determine.tsx';
import type { CountedPoll } from './decided-poll.ts';
import { PollResult } from './poll-result.tsx';
import { StandingPanel } from './standing.tsx';
import css from './result.module.css';

export default function ResultScreen() {
  return <WithCycle>{(view, id) => <Screen view={view} id={id} />}</WithCycle>;
}

const isCounted = (poll: OpenCommunity['cycle']['polls'][number]): poll is CountedPoll =>
  poll.stage === 'COUNTING' || poll.stage === 'DETERMINED' || poll.stage === 'CERTIFIED';

function Screen({ view, id }: { readonly view: OpenCommunity; readonly id: string }) {
  const { t } = useLingui();
  return (
    <>
      <PageHeader
        title={<Trans>选举结果</Trans>}
        lead={<Trans>有效无效、谁当选、下一步做什么，每一条都有数字和条文。两人签字以后才算核定。</Trans>}
      />
      <Tabs
        items={[
          { key: 'result', label: t`结果`, children: <ResultTab view={view} id={id} /> },
          { key: 'audit', label: t`随机抽查`, children: <AuditTab view={view} id={id} /> },
          { key: 'after', label: t`选后事项`, children: <AfterPanels view={view} id={id} /> },
        ]}
      />
    </>
  );
}

interface TabProps {
  readonly view: OpenCommunity;
  readonly id: string;
}

function AuditTab({ view, id }: TabProps) {
  const text = useText();
  const decided = view.cycle.polls.filter((poll) => poll.stage === 'DETERMINED' || poll.stage === 'CERTIFIED');
  if (decided.length === 0)
    return (
      <EmptyState title={<Trans>还没有可以抽查的结果</Trans>}>
        <Trans>结果确定以后、签字以前，可以当众随机抽几扎重新清点。</Trans>
      </EmptyState>
    );
  // What is being decided now, and what was audited; not every vote of the months before.
  const current = decided.filter(
    (poll) => poll.stage === 'DETERMINED' || view.cycle.audits.some((audit) => audit.poll === poll.id),
  );
  return (current.length > 0 ? current : decided.slice(-1)).toReversed().map((poll) => (
    <section key={poll.id} aria-label={text(pollName(poll.id, poll.kind))}>
      <h2 className={css.pollTitle}>{text(pollName(poll.id, poll.kind))}</h2>
      <AuditPanel poll={poll} view={view} id={id} />
    </section>
  ));
}

function ResultTab({ view, id }: TabProps) {
  const { t } = useLingui();
  const text = useText();
  const [chosen, choose] = useState<string | null>(null);
  const polls = view.cycle.polls.filter(isCounted);
  const shown =
    polls.find((poll) => poll.id === chosen) ?? polls.find((poll) => poll.stage !== 'CERTIFIED') ?? polls.at(-1);
  return (
    <>
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
    </>
  );
}
