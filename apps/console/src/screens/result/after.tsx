import { Trans } from '@lingui/react/macro';
import type { OpenCommunity } from '../../api.ts';
import { ConfirmAct } from '../../parts/confirm-act.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { useText } from '../../text.ts';
import { ArchiveListPanel } from './archive-list.tsx';
import { CertificatesPanel, FilingPanel } from './filing.tsx';
import { HandoverPanel } from './handover.tsx';
import css from './result.module.css';
import { SealedBallotsPanel } from './sealed-ballots.tsx';
import { StatisticsPanel } from './statistics.tsx';
import { SupportingPanel } from './supporting.tsx';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

/** After the vote, in the order in which it is done: ballots sealed, filed, certificates, bodies, handover, figures, archive, end. */
export function AfterPanels({ view, id }: Props) {
  const { handover } = view.cycle;
  const residents = view.standing.residents;
  const complete = residents.length > 0 && residents.every((post) => post.need.kind === 'NONE');
  const certified = view.cycle.polls.some((poll) => poll.stream === 'RESIDENTS' && poll.stage === 'CERTIFIED');
  const decided = view.cycle.polls.some((poll) => poll.stage === 'DETERMINED' || poll.stage === 'CERTIFIED');
  if (!decided)
    return (
      <EmptyState title={<Trans>还没有结果，选后事项要等结果确定</Trans>}>
        <Trans>确定结果以后，在这里封存选票、上报备案、发证、移交和归档。</Trans>
      </EmptyState>
    );
  return (
    <>
      <SealedBallotsPanel view={view} id={id} />
      {certified ? (
        <>
          <FilingPanel view={view} id={id} />
          <CertificatesPanel view={view} id={id} />
          <SupportingPanel view={view} id={id} />
        </>
      ) : null}
      {complete || handover !== null ? <HandoverPanel view={view} id={id} /> : null}
      <StatisticsPanel view={view} id={id} />
      {complete ? <ArchiveListPanel view={view} id={id} /> : null}
      {complete || handover !== null ? <Closing view={view} id={id} /> : null}
    </>
  );
}

function Closing({ view, id }: Props) {
  const { handover } = view.cycle;
  return (
    <Panel title={<Trans>办结</Trans>}>
      {view.status === 'CLOSED' ? (
        <p>
          <StatusTag tone="good">
            <Trans>本届换届已经办结</Trans>
          </StatusTag>
        </p>
      ) : (
        <div className={css.row}>
          <ConfirmAct
            community={id}
            view={view}
            label={<Trans>办结本届换届</Trans>}
            title={<Trans>办结本届换届</Trans>}
            changes={[
              <Trans key="closed">办结以后不能再记入新的事项，全部材料可以归档导出</Trans>,
              <Trans key="steps">规定步骤必须全部完成，或者凭书面决定免除；缺哪一步会在这里列出</Trans>,
            ]}
            command={() => ({ type: 'CLOSE_CYCLE' })}
            step="F08"
            button={handover === null ? {} : { type: 'primary' }}
          />
          <MissingSteps view={view} />
        </div>
      )}
    </Panel>
  );
}

/** How many prescribed steps are still open, before anybody presses the button. */
function MissingSteps({ view }: { readonly view: OpenCommunity }) {
  const text = useText();
  const open = (view.cycle.plan?.steps ?? []).filter(
    (step) => step.code !== 'F08' && view.cycle.steps[step.code] === undefined,
  );
  if (open.length === 0)
    return (
      <span className={css.soft}>
        <Trans>规定步骤都已经完成。</Trans>
      </span>
    );
  return (
    <details className={css.details}>
      <summary>
        <Trans>还有 {open.length} 个规定步骤没有记录</Trans>
      </summary>
      <ul>
        {open.map((step) => (
          <li key={step.code}>
            {step.code} {text(step.name)}
          </li>
        ))}
      </ul>
    </details>
  );
}
