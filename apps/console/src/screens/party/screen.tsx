import { Trans } from '@lingui/react/macro';
import type { OpenCommunity } from '../../api.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { WithCycle } from '../../parts/with-cycle.tsx';
import { StepsHere } from '../poll/steps-here.tsx';
import { ApprovalStep } from './approval.tsx';
import { CandidatesRequest, PartyInspectionStep } from './candidates-request.tsx';
import { CandidatesStep } from './candidates.tsx';
import { MethodStep } from './method.tsx';
import { RecommendationsStep } from './recommendations.tsx';
import { ReportStep, SecretaryStep } from './report.tsx';
import { RegisterStep } from './members-register.tsx';
import { RequestStep } from './request.tsx';
import { SlateStep } from './slate.tsx';
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
        <RequestStep view={view} id={id} />
        <ApprovalStep view={view} id={id} />
        <RegisterStep view={view} id={id} />
        <RecommendationsStep view={view} id={id} />
        <SlateStep view={view} id={id} />
        <PartyInspectionStep view={view} id={id} />
        <CandidatesRequest view={view} id={id} />
        <CandidatesStep post="PARTY_MEMBER" view={view} id={id} />
        <MethodStep view={view} id={id} />
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
