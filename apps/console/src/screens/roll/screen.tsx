import { Trans, useLingui } from '@lingui/react/macro';
import { Steps } from 'antd';
import type { OpenCommunity } from '../../api.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { WithCycle } from '../../parts/with-cycle.tsx';
import { ChangesPanel } from './changes.tsx';
import { DuplicatesPanel } from './duplicates.tsx';
import { FreezePanel } from './freeze.tsx';
import { ImportPanel } from './import-panel.tsx';
import { ObjectionsPanel } from './objections.tsx';
import { PublishPanel } from './publish.tsx';
import { RepresentativesPanel } from './representatives.tsx';
import { VoterSearch } from './voter-search.tsx';
import { WorkersPanel } from './workers.tsx';
import { StepsHere } from '../poll/steps-here.tsx';
import css from './roll.module.css';

export default function RollScreen() {
  return <WithCycle>{(view, id) => <Screen view={view} id={id} />}</WithCycle>;
}

const stages = ['EMPTY', 'DRAFT', 'PUBLISHED', 'FROZEN'] as const;

function Screen({ view, id }: { readonly view: OpenCommunity; readonly id: string }) {
  const { t } = useLingui();
  const { roll } = view.cycle;
  return (
    <>
      <PageHeader
        title={<Trans>选民登记</Trans>}
        lead={<Trans>从登记册文件到封册的名单：导入检查、公布、受理申诉、封册。公布以后每一处改动都要有理由。</Trans>}
      />
      <Steps
        className={css.steps ?? ''}
        size="small"
        current={stages.indexOf(roll.stage) + (roll.stage === 'FROZEN' ? 1 : 0)}
        items={[{ title: t`导入检查` }, { title: t`公布名单` }, { title: t`申诉和封册` }, { title: t`已封册` }]}
      />
      <StageWork view={view} id={id} />
      {roll.stage === 'EMPTY' ? null : <VoterSearch id={id} />}
      <StepsHere view={view} id={id} page="roll" />
    </>
  );
}

function StageWork({ view, id }: { readonly view: OpenCommunity; readonly id: string }) {
  const { roll, rec } = view.cycle;
  switch (roll.stage) {
    case 'EMPTY':
      return (
        <>
          {rec === null ? (
            <EmptyState
              title={<Trans>选举委员会还没有产生</Trans>}
              action={
                <LinkButton to="/c/$id/organisation" params={{ id }}>
                  <Trans>去推选选举委员会</Trans>
                </LinkButton>
              }
            >
              <Trans>登记由居民选举委员会办理。现在可以先检查文件，产生以后再导入。</Trans>
            </EmptyState>
          ) : null}
          <ImportPanel view={view} id={id} />
        </>
      );
    case 'DRAFT':
      return (
        <>
          <WorkersPanel view={view} id={id} />
          <RepresentativesPanel view={view} id={id} />
          <DuplicatesPanel view={view} id={id} />
          <PublishPanel roll={roll} view={view} id={id} />
          <ChangesPanel view={view} id={id} />
          <ImportPanel view={view} id={id} />
        </>
      );
    case 'PUBLISHED':
      return (
        <>
          <ObjectionsPanel roll={roll} view={view} id={id} />
          <WorkersPanel view={view} id={id} />
          <ChangesPanel view={view} id={id} />
          <DuplicatesPanel view={view} id={id} />
          <RepresentativesPanel view={view} id={id} />
          <FreezePanel roll={roll} view={view} id={id} />
        </>
      );
    case 'FROZEN':
      return (
        <>
          <FreezePanel roll={roll} view={view} id={id} />
          <RepresentativesPanel view={view} id={id} />
          <ChangesPanel view={view} id={id} />
          <ObjectionsPanel roll={roll} view={view} id={id} />
          <DuplicatesPanel view={view} id={id} />
        </>
      );
    default:
      return roll satisfies never;
  }
}
