import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { OpenCommunity } from '../../api.ts';
import { useText } from '../../text.ts';
import css from './overview.module.css';

/** The five gates at a glance: passed, or how many things are missing and the first of them. */
export function GateStrip({ view, id }: { readonly view: OpenCommunity; readonly id: string }) {
  const { t } = useLingui();
  const text = useText();
  return (
    <section aria-label={t`五先五后`}>
      <ul className={css.gates}>
        {view.gates.map((gate) => {
          const [first] = gate.missing;
          const count = gate.missing.length;
          return (
            <li key={gate.gate}>
              <Link to="/c/$id/gates" params={{ id }} className={gate.passed ? css.gatePassed : css.gate}>
                <span className={css.gateHead}>
                  <span className={css.gateSign} aria-hidden="true">
                    {gate.passed ? '✓' : gate.gate.slice(1)}
                  </span>
                  <span className={css.gateTitle}>{text(gate.title)}</span>
                </span>
                <span className={css.gateState}>
                  {gate.passed ? <Trans>已通过</Trans> : t`还缺 ${count} 项`}
                  {first === undefined ? null : <span className={css.gateFirst}>{text(first)}</span>}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
