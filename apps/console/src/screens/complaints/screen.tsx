import { Trans } from '@lingui/react/macro';
import { ComplaintOpen } from './complaint-item.tsx';
import type { OpenCommunity } from '../../api.ts';
import { PageHeader, Panel } from '../../parts/page-header.tsx';
import { Sources } from '../../parts/sources.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { WithCycle } from '../../parts/with-cycle.tsx';
import css from './complaints.module.css';
import { TakeComplaint } from './take-complaint.tsx';

export default function ComplaintsScreen() {
  return <WithCycle>{(view, id) => <Screen view={view} id={id} />}</WithCycle>;
}

function Screen({ view, id }: { readonly view: OpenCommunity; readonly id: string }) {
  const { complaints } = view.cycle;
  const waiting = complaints.filter((one) => one.answer === null);
  const answered = complaints.filter((one) => one.answer !== null);
  return (
    <>
      <PageHeader
        title={<Trans>投诉和举报</Trans>}
        lead={
          <Trans>
            谁都可以反映选举中的事，可以不留姓名。登记以后给一个回执码，凭码查进度。只记事情，不问、不记任何人投了谁。对选民名单的申诉在“选民登记”里办。
          </Trans>
        }
        actions={<TakeComplaint view={view} id={id} />}
      />
      <Panel title={<Trans>等待答复</Trans>} aside={<Sources refs={['JWH25-22', 'XFT22']} />}>
        {waiting.length === 0 ? (
          <EmptyState title={<Trans>没有等待答复的投诉</Trans>} />
        ) : (
          <ul className={css.list}>
            {waiting.map((one) => (
              <ComplaintOpen key={one.no} complaint={one} view={view} id={id} />
            ))}
          </ul>
        )}
      </Panel>
      {answered.length === 0 ? null : (
        <Panel title={<Trans>已经答复</Trans>}>
          <ul className={css.list}>
            {answered.map((one) => (
              <ComplaintOpen key={one.no} complaint={one} view={view} id={id} />
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
