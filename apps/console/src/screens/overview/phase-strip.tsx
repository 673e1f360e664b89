import { useLingui } from '@lingui/react/macro';
import type { OpenCommunity } from '../../api.ts';
import { phaseProgress } from '../../parts/phases.ts';
import { useText } from '../../text.ts';
import css from './overview.module.css';

/** Where the election stands: six phases, how much of each is done. */
export function PhaseStrip({ view }: { readonly view: OpenCommunity }) {
  const { t } = useLingui();
  const text = useText();
  const progress = phaseProgress(view);
  const current = progress.find((phase) => phase.done < phase.total)?.letter;
  return (
    <ol className={css.phases} aria-label={t`换届进度`}>
      {progress.map(({ letter, name, done, total }) => (
        <li
          key={letter}
          className={done === total ? css.phaseDone : letter === current ? css.phaseNow : css.phase}
          aria-current={letter === current ? 'step' : undefined}
        >
          <span className={css.phaseName}>{text(name)}</span>
          <span className={css.phaseCount}>{t`${done} / ${total} 步`}</span>
          <span className={css.bar} aria-hidden="true">
            <span style={{ width: total === 0 ? 0 : `${Math.floor((done * 100) / total)}%` }} />
          </span>
        </li>
      ))}
    </ol>
  );
}
