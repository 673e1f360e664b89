import { Trans } from '@lingui/react/macro';
import type { OpenCommunity } from '../../api.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { WithCycle } from '../../parts/with-cycle.tsx';
import { StepsHere } from '../poll/steps-here.tsx';
import { ApprovalStep } from './approval.tsx';
import { CandidatesStep } from './candidates.tsx';
import { ReportStep, SecretaryStep } from './report.tsx';
import { RegisterStep } from './members-register.tsx';
import { VoteStep } from './vote-step.tsx';
import css from './party.module.css';

export default function PartyScreen() {
  return <WithCycle>{(view, id) => <Screen view={view} id={id} />}</WithCycle>;
}

/** The Party election from the request to the secretary's approval, in the order in which it must happen. */
function Screen({ view, id }: { readonly view: OpenCommunity; readonly id: string }) {
  return (
    <>
      <PageHeader
        title={<Trans>社区党组织选举</Trans>}
        lead={<Trans>先党组织后居委会：书记经街道党工委批准以后，才能推选居民选举委员会。</Trans>}
      />
      <ol className={css.steps}>
        <ApprovalStep view={view} id={id} />
        <RegisterStep view={view} id={id} />
        <CandidatesStep post="PARTY_MEMBER" view={view} id={id} />
        <VoteStep base="party-committee" view={view} id={id} />
        <CandidatesStep post="SECRETARY" view={view} id={id} />
        <CandidatesStep post="DEPUTY_SECRETARY" view={view} id={id} />
        <VoteStep base="party-secretaries" view={view} id={id} />
        <ReportStep view={view} id={id} />
        <SecretaryStep view={view} id={id} />
      </ol>
      <StepsHere view={view} id={id} page="party" />
    </>
  );
}
