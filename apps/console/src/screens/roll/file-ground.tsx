import { Trans, useLingui } from '@lingui/react/macro';
import type { RollCheck } from '@mingxuan/contract';
import type { RegistrationGround } from '@mingxuan/rulebook';
import { Select } from 'antd';
import { useGroundNames } from './grounds.ts';
import css from './import-panel.module.css';

/** Most lists name no ground: then the clerk states once by which of the three everybody on it is registered. */
export function FileGround({
  check,
  ground,
  busy,
  onGround,
}: {
  readonly check: RollCheck | null;
  readonly ground: RegistrationGround | null;
  readonly busy: boolean;
  readonly onGround: (ground: RegistrationGround | null) => void;
}) {
  const { t } = useLingui();
  const grounds = useGroundNames();
  const missing = (check?.problems ?? [])
    .filter(({ code }) => code === 'GROUND_MISSING')
    .reduce((sum, { rows }) => sum + (rows ?? 1), 0);
  if (ground === null && missing === 0) return null;
  return (
    <section className={css.mapping} aria-label={t`登记类别`}>
      <p className={css.question}>
        {ground === null ? (
          <Trans>有 {missing} 人没有写登记类别。要是这份名册里没写的人都属于同一类，请在这里说明：</Trans>
        ) : (
          <Trans>没写登记类别的人，都按这一类登记：</Trans>
        )}
      </p>
      <Select<RegistrationGround | ''>
        className={css.ground ?? ''}
        aria-label={t`没写登记类别的人都按哪一类登记`}
        value={ground ?? ''}
        disabled={busy}
        options={[{ value: '', label: t`不统一说明，逐人核对` }, ...grounds]}
        onChange={(chosen) => onGround(chosen === '' ? null : chosen)}
      />
      <p className={css.soft}>
        <Trans>这是您的说明，会随导入记录。三类以外没有别的登记条件（居委会组织法第十六条）。</Trans>
      </p>
    </section>
  );
}
