import { useLingui } from '@lingui/react/macro';
import type { PlannedStep } from '@mingxuan/rulebook';
import css from './plan.module.css';

/** `2026-11-22 — 2026-11-30`; an end that no confirmed text sets is said to be open. */
export function WindowText({ step }: { readonly step: PlannedStep }) {
  const { t } = useLingui();
  const open = <span className={css.faint}>{t`不限`}</span>;
  if (step.earliestOpen === true && step.latestOpen === true) return open;
  return (
    <span className={css.window}>
      {step.earliestOpen === true ? open : step.earliest} — {step.latestOpen === true ? open : step.latest}
    </span>
  );
}
