import { Trans, useLingui } from '@lingui/react/macro';
import type { PostStanding } from '@mingxuan/election';
import type { ReactNode } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { useText } from '../../text.ts';
import { kindNames, postName } from '../poll/names.ts';
import css from './result.module.css';
import { nameIn } from './seated.ts';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

/** Who holds which seat after all certified votes, and which vote is still called for. */
export function StandingPanel({ view, id }: Props) {
  const { t } = useLingui();
  const { party, secretaries, residents } = view.standing;
  const groups = [
    { title: t`社区党组织`, posts: [...party, ...secretaries] },
    { title: t`居民委员会`, posts: residents },
  ].filter((group) => group.posts.length > 0);
  if (groups.length === 0) return null;
  return (
    <Panel
      title={<Trans>新一届班子（已核定）</Trans>}
      aside={
        view.neededPolls.length === 0 ? null : (
          <LinkButton to="/c/$id/polls" params={{ id }} look="primary">
            <Trans>还要再投票，去备票</Trans>
          </LinkButton>
        )
      }
    >
      {groups.map((group) => (
        <section key={group.title} className={css.group}>
          <h3>{group.title}</h3>
          <dl className={css.standing}>
            {group.posts.map((post) => (
              <StandingRow key={post.post} standing={post} view={view} />
            ))}
          </dl>
        </section>
      ))}
    </Panel>
  );
}

function StandingRow({ standing, view }: { readonly standing: PostStanding; readonly view: OpenCommunity }) {
  const text = useText();
  const name = (id: string): string => nameIn(view, standing.post, id);
  return (
    <div>
      <dt>{text(postName(standing.post))}</dt>
      <dd>
        <span className={css.names}>{standing.elected.map(name).join('、') || '—'}</span>
        <span className={css.soft}>
          <Trans>
            {standing.elected.length} / {standing.seats} 名
          </Trans>
        </span>
        <Need standing={standing} />
      </dd>
    </div>
  );
}

function Need({ standing }: { readonly standing: PostStanding }): ReactNode {
  const text = useText();
  const { need } = standing;
  if (need.kind === 'NONE') return null;
  if (need.kind === 'REVIEW')
    return (
      <StatusTag tone="warn">
        <Trans>等人工核定</Trans>
      </StatusTag>
    );
  return (
    <StatusTag tone="warn">
      <Trans>
        {text(kindNames[need.kind])}，{need.seats} 名
      </Trans>
    </StatusTag>
  );
}
