import { Trans } from '@lingui/react/macro';
import { PageHeader } from '../../parts/page-header.tsx';
import { useCycle } from '../../community.ts';
import { Committee } from './committee.tsx';
import { CycleSummary } from './cycle-summary.tsx';
import { Groups } from './groups.tsx';
import { ModeAndSeats } from './mode-and-seats.tsx';
import { OpenCycle } from './open-cycle.tsx';

/** Opening the cycle, then its mode and seats, then the residents' election committee. */
export default function OrganisationScreen() {
  const { id, view } = useCycle();
  if (view === null) return <OpenCycle id={id} />;
  return (
    <>
      <PageHeader
        title={<Trans>启动与选委会</Trans>}
        lead={<Trans>选举方式和职数由会议确定，居民选举委员会由会议推选；成员被提名要退出，按得票依次递补。</Trans>}
      />
      <ModeAndSeats view={view} id={id} />
      <Committee view={view} id={id} />
      <Groups view={view} id={id} />
      <CycleSummary view={view} />
    </>
  );
}
