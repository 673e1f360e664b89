import { Trans, useLingui } from '@lingui/react/macro';
import { Tabs } from 'antd';
import type { OpenCommunity } from '../../api.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { PageHeader, Panel } from '../../parts/page-header.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { WithCycle } from '../../parts/with-cycle.tsx';
import { IntroductionsPanel } from './introductions.tsx';
import { Nominate } from './nominate.tsx';
import { PledgesPanel } from './pledges.tsx';
import { PostPanel } from './post-panel.tsx';
import { PublishCandidates } from './publish-candidates.tsx';
import { Relatives } from './relatives.tsx';
import { ReviewForms } from './review-form.tsx';
import { Substitution } from './substitute.tsx';
import css from './candidates.module.css';
import { Inspection } from '../party/inspection.tsx';
import { StepsHere } from '../poll/steps-here.tsx';

export default function CandidatesScreen() {
  return <WithCycle>{(view, id) => <Screen view={view} id={id} />}</WithCycle>;
}

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

function Screen({ view, id }: Props) {
  const { t } = useLingui();
  const { mandate, roll } = view.cycle;
  const canNominate = roll.stage === 'PUBLISHED' || roll.stage === 'FROZEN';
  return (
    <>
      <PageHeader
        title={<Trans>居委会候选人</Trans>}
        lead={
          <Trans>提名、联审、公布、承诺。候选人必须多于应选名额；不合格只能依法律写明的情形，并书面告知本人。</Trans>
        }
        actions={canNominate && !view.cycle.published.formal ? <Nominate view={view} id={id} /> : null}
      />
      {mandate === null ? (
        <EmptyState
          title={<Trans>选举方式和名额还没有确定</Trans>}
          action={
            <LinkButton to="/c/$id/organisation" params={{ id }} look="primary">
              <Trans>去确定方式和名额</Trans>
            </LinkButton>
          }
        >
          <Trans>居民会议或者居民代表会议先定主任、副主任、委员各几名。</Trans>
        </EmptyState>
      ) : (
        <Tabs
          className={css.tabs ?? ''}
          items={[
            { key: 'list', label: t`提名和联审`, children: <Posts view={view} id={id} canNominate={canNominate} /> },
            { key: 'forms', label: t`按单位联审`, children: <ReviewForms view={view} id={id} /> },
            { key: 'inspection', label: t`考察和公示`, children: <Inspected view={view} id={id} /> },
            { key: 'publish', label: t`公布名单`, children: <Publication view={view} id={id} /> },
            { key: 'pledges', label: t`三项承诺`, children: <PledgesPanel view={view} id={id} /> },
            { key: 'introductions', label: t`自我介绍`, children: <IntroductionsPanel view={view} id={id} /> },
          ]}
        />
      )}
      <StepsHere view={view} id={id} page="candidates" />
    </>
  );
}

function Inspected({ view, id }: Props) {
  return (
    <Panel title={<Trans>党组织推荐人选的考察和公示</Trans>}>
      <Inspection view={view} id={id} stream="RESIDENTS" />
    </Panel>
  );
}

function Publication({ view, id }: Props) {
  return (
    <>
      <Relatives view={view} id={id} />
      <Substitution view={view} id={id} />
      <PublishCandidates view={view} id={id} />
    </>
  );
}

const posts = ['CHAIR', 'VICE', 'MEMBER'] as const;

function Posts({ view, id, canNominate }: Props & { readonly canNominate: boolean }) {
  const seats = view.cycle.mandate?.seats;
  return (
    <>
      {canNominate ? null : (
        <EmptyState
          title={<Trans>选民名单公布以后才能提名</Trans>}
          action={
            <LinkButton to="/c/$id/roll" params={{ id }}>
              <Trans>去选民登记</Trans>
            </LinkButton>
          }
        >
          <Trans>候选人和联名的人都必须在名单上。</Trans>
        </EmptyState>
      )}
      {posts.map((post) => {
        const count = seats?.[post] ?? 0;
        return count === 0 ? null : <PostPanel key={post} post={post} seats={count} view={view} id={id} />;
      })}
    </>
  );
}
