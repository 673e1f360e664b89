import { Trans, useLingui } from '@lingui/react/macro';
import type { GateStatus } from '@mingxuan/election';
import type { ReactNode } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Sources } from '../../parts/sources.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { WithCycle } from '../../parts/with-cycle.tsx';
import { useText } from '../../text.ts';
import { GateItems } from './gate-items.tsx';
import css from './gates.module.css';
import { Rectification } from './rectification.tsx';

/** The five gates (五先五后): what is missing, the evidence, and the second person's review. */
export default function GatesScreen() {
  return <WithCycle>{(view, id) => <Gates view={view} id={id} />}</WithCycle>;
}

function Gates({ view, id }: { readonly view: OpenCommunity; readonly id: string }) {
  const { t } = useLingui();
  const passed = view.gates.filter((gate) => gate.passed).length;
  const inside: Record<GateStatus['gate'], ReactNode> = {
    G1: (
      <Elsewhere text={t`在“党组织选举”页办理：选出书记、上报结果、街道党工委批复。`}>
        <LinkButton to="/c/$id/party" params={{ id }}>
          <Trans>去党组织选举</Trans>
        </LinkButton>
      </Elsewhere>
    ),
    G2: <Rectification view={view} id={id} />,
    G3: <GateItems view={view} id={id} steps={['A05']} />,
    G4: <GateItems view={view} id={id} steps={['A06', 'A07']} />,
    G5: (
      <Elsewhere text={t`正式候选人公布后，每位候选人作出竞职、创业、辞职三项承诺，全部公示后才能开始投票。`}>
        <LinkButton to="/c/$id/candidates" params={{ id }}>
          <Trans>去候选人承诺</Trans>
        </LinkButton>
      </Elsewhere>
    ),
  };
  return (
    <>
      <PageHeader
        title={<Trans>五先五后</Trans>}
        lead={
          <Trans>
            前四道门全部通过，才能推选选举委员会；第五道门通过，才能开始投票。材料由一人提交、另一人复核。现在已通过{' '}
            {passed} 道。
          </Trans>
        }
      />
      <div className={css.gates}>
        {view.gates.map((gate) => (
          <GateCard key={gate.gate} gate={gate}>
            {inside[gate.gate]}
          </GateCard>
        ))}
      </div>
    </>
  );
}

function Elsewhere({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  return (
    <div className={css.elsewhere}>
      <p>{text}</p>
      {children}
    </div>
  );
}

/** Gates whose rows below say of every item whether it is there. */
const listsItself: ReadonlySet<GateStatus['gate']> = new Set(['G3', 'G4']);

function GateCard({ gate, children }: { readonly gate: GateStatus; readonly children: ReactNode }) {
  const { t } = useLingui();
  const text = useText();
  const title = text(gate.title);
  const count = gate.missing.length;
  return (
    <section className={css.gate} aria-label={title}>
      <header className={css.head}>
        <span className={gate.passed ? css.signPassed : css.sign} aria-hidden="true">
          {gate.passed ? '✓' : gate.gate.slice(1)}
        </span>
        <h2 className={css.title}>{title}</h2>
        <StatusTag tone={gate.passed ? 'good' : 'warn'}>{gate.passed ? t`已通过` : t`还缺 ${count} 项`}</StatusTag>
        <span className={css.sources}>
          <Sources refs={gate.sources} />
        </span>
      </header>
      {gate.passed || listsItself.has(gate.gate) ? null : (
        <ul className={css.missing} aria-label={t`还缺`}>
          {gate.missing.map((line) => (
            <li key={line.zh}>{text(line)}</li>
          ))}
        </ul>
      )}
      {children}
    </section>
  );
}
