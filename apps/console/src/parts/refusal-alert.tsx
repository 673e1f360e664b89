import { Trans, useLingui } from '@lingui/react/macro';
import type { Problem, Refusal } from '@mingxuan/contract';
import { useText } from '../text.ts';
import { ReasonTree } from './reason-tree.tsx';
import css from './refusal-alert.module.css';
import { Sources } from './sources.tsx';

interface Props {
  /** From `useAct().refusal` or a failed query; nothing is drawn for null. */
  readonly problem: Problem | null;
  readonly onClose?: () => void;
}

/** The well in which every "no" appears: what is wrong, what to do, and the law behind it. */
export function RefusalAlert({ problem, onClose }: Props) {
  if (problem === null) return null;
  return (
    <RefusalWell
      refusal={problem.refusal}
      requestId={problem.requestId}
      {...(onClose === undefined ? {} : { onClose })}
    />
  );
}

export function RefusalWell({
  refusal,
  requestId = '',
  onClose,
}: {
  readonly refusal: Refusal;
  readonly requestId?: string;
  readonly onClose?: () => void;
}) {
  const { t } = useLingui();
  const text = useText();
  return (
    <div className={css.well} role="alert">
      <span className={css.icon} aria-hidden="true">
        !
      </span>
      <div className={css.body}>
        <p className={css.message}>{text(refusal.message)}</p>
        <p className={css.remedy}>
          <span className={css.label}>
            <Trans>怎么办</Trans>
          </span>
          {text(refusal.remedy)}
        </p>
        {refusal.reasons === undefined ? null : <ReasonTree reasons={refusal.reasons} />}
        {refusal.sources.length === 0 ? null : (
          <div className={css.law}>
            <span className={css.label}>
              <Trans>依据</Trans>
            </span>
            <Sources refs={refusal.sources} />
          </div>
        )}
        <p className={css.code}>
          {refusal.code}
          {requestId === '' ? null : ` · ${requestId.slice(0, 8)}`}
        </p>
      </div>
      {onClose === undefined ? null : (
        <button type="button" className={css.close} onClick={onClose} aria-label={t`关闭提示`}>
          ×
        </button>
      )}
    </div>
  );
}
