import { Trans } from '@lingui/react/macro';
import type { OpenCommunity } from '../../api.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { useText } from '../../text.ts';
import { pollName, postName, stageNames, stageTones } from '../poll/names.ts';
import { listedPolls } from '../poll/offered.ts';
import { StepCard } from './step-card.tsx';
import css from './party.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
  readonly base: 'party-committee' | 'party-secretaries';
}

/** A vote of the Party election: where it stands, who is elected; the work itself is on the polls page. */
export function VoteStep({ base, view, id }: Props) {
  const text = useText();
  const listed = listedPolls(view).filter((one) => one.id === base || one.id.startsWith(`${base}-`));
  const standing = base === 'party-committee' ? view.standing.party : view.standing.secretaries;
  const settled = standing.length > 0 && standing.every((post) => post.need.kind === 'NONE');
  const waiting = listed.every((one) => one.status === 'WAITING');
  const name = (candidate: string): string => view.cycle.candidates.find((c) => c.id === candidate)?.name ?? candidate;
  return (
    <StepCard
      code={base === 'party-committee' ? 'B07' : 'B08'}
      title={text(pollName(base, 'FIRST'))}
      state={settled ? 'DONE' : waiting ? 'LATER' : 'NOW'}
      action={
        waiting ? null : (
          <LinkButton to="/c/$id/polls" params={{ id }} {...(settled ? {} : { look: 'primary' })}>
            {settled ? <Trans>看投票</Trans> : <Trans>去投票</Trans>}
          </LinkButton>
        )
      }
    >
      <ul className={css.votes}>
        {listed.map((one) =>
          one.status === 'HELD' ? (
            <li key={one.id}>
              {text(pollName(one.id, one.kind))}{' '}
              <StatusTag tone={stageTones[one.poll.stage]}>{text(stageNames[one.poll.stage])}</StatusTag>
            </li>
          ) : null,
        )}
        {standing.map((post) => (
          <li key={post.post}>
            <Trans>
              {text(postName(post.post))}：应选 {post.seats} 名，当选 {post.elected.map(name).join('、')}
            </Trans>
          </li>
        ))}
      </ul>
    </StepCard>
  );
}
