import { Trans, useLingui } from '@lingui/react/macro';
import { Segmented } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { useSession } from '../../api.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { WithCycle } from '../../parts/with-cycle.tsx';
import { useText } from '../../text.ts';
import { pollName } from '../poll/names.ts';
import { BundleBoard } from './bundle-board.tsx';
import { BundleEntry } from './bundle-entry.tsx';
import type { CountingPoll } from './counting-poll.ts';
import { StepsHere } from '../poll/steps-here.tsx';
import css from './count.module.css';

export default function CountScreen() {
  return <WithCycle>{(view, id) => <Screen view={view} id={id} />}</WithCycle>;
}

function Screen({ view, id }: { readonly view: OpenCommunity; readonly id: string }) {
  const { t } = useLingui();
  const text = useText();
  const { data: session } = useSession();
  const counting = view.cycle.polls.filter((poll): poll is CountingPoll => poll.stage === 'COUNTING');
  const [chosen, choose] = useState<string | null>(null);
  const [bundleNo, setBundleNo] = useState<number | null>(null);
  const poll = counting.find((one) => one.id === chosen) ?? counting[0];
  const actor = session?.actor ?? null;
  const bundle = poll?.bundles.find((one) => one.no === bundleNo);
  if (poll !== undefined && bundle !== undefined && actor !== null)
    return (
      <BundleEntry
        key={`${poll.id}-${bundle.no}`}
        poll={poll}
        bundle={bundle}
        view={view}
        id={id}
        me={actor.accountId}
        onOpen={setBundleNo}
      />
    );
  const isTeller = actor?.grants.some((grant) => grant.role === 'TELLER') ?? false;
  return (
    <>
      <PageHeader
        title={<Trans>计票</Trans>}
        lead={<Trans>每一扎由两个人分别清点录入，互相看不到对方的数字；两人一致才算数。</Trans>}
      />
      {counting.length > 1 ? (
        <Segmented
          className={css.switch ?? ''}
          aria-label={t`选择投票`}
          value={poll?.id ?? ''}
          options={counting.map((one) => ({ value: one.id, label: text(pollName(one.id, one.kind)) }))}
          onChange={(value) => choose(value)}
        />
      ) : null}
      {poll === undefined ? (
        <NothingToCount id={id} view={view} />
      ) : (
        <BundleBoard
          poll={poll}
          view={view}
          id={id}
          me={actor?.accountId ?? ''}
          isTeller={isTeller}
          onOpen={setBundleNo}
        />
      )}
      <StepsHere view={view} id={id} page="count" />
    </>
  );
}

function NothingToCount({ id, view }: { readonly id: string; readonly view: OpenCommunity }) {
  const waiting = view.cycle.polls.some((poll) => poll.stage === 'DETERMINED');
  return (
    <EmptyState
      title={<Trans>现在没有要计的票</Trans>}
      action={
        <LinkButton to={waiting ? '/c/$id/results' : '/c/$id/polls'} params={{ id }} look="primary">
          {waiting ? <Trans>去看结果</Trans> : <Trans>去投票页</Trans>}
        </LinkButton>
      }
    >
      <Trans>闭箱清点以后，选票分成扎，就可以在这里录入。</Trans>
    </EmptyState>
  );
}
