import { Trans } from '@lingui/react/macro';
import { useParams } from '@tanstack/react-router';
import { useCommunity } from '../../api.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { EmptyState, Loaded } from '../../parts/states.tsx';
import { CallBoard, type CalledPoll } from './call-board.tsx';

/** 唱票: one page for the projector and for whoever calls out, without the frame of the other pages. */
export default function CallScreen() {
  const { id, poll: pollId } = useParams({ from: '/signed-in/c/$id/call/$poll' });
  const community = useCommunity(id);
  return (
    <Loaded query={community}>
      {(view) => {
        const poll =
          view.status === 'UNOPENED'
            ? undefined
            : view.cycle.polls.find(
                (one): one is CalledPoll => one.id === pollId && one.stage !== 'PREPARED' && one.stage !== 'OPEN',
              );
        if (view.status === 'UNOPENED' || poll === undefined)
          return (
            <EmptyState
              title={<Trans>还不能唱票</Trans>}
              action={
                <LinkButton to="/c/$id/polls" params={{ id }} look="primary">
                  <Trans>去投票页</Trans>
                </LinkButton>
              }
            >
              <Trans>闭箱清点、登记收回张数以后，才能打开唱票屏。</Trans>
            </EmptyState>
          );
        return <CallBoard view={view} id={id} poll={poll} offline={community.isRefetchError} />;
      }}
    </Loaded>
  );
}
