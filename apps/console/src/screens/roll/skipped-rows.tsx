import { Trans } from '@lingui/react/macro';
import type { RollSkipped } from '@mingxuan/contract';
import { useText } from '../../text.ts';
import css from './import-panel.module.css';

/** What of the file was taken for nobody, so that a person can see that nobody is among it. */
export function SkippedRows({ skipped }: { readonly skipped: readonly RollSkipped[] }) {
  const text = useText();
  const rows = skipped.reduce((sum, { count, rows: numbers }) => sum + (numbers.length === 0 ? 0 : count), 0);
  const sheets = skipped.filter(({ rows: numbers }) => numbers.length === 0).length;
  if (skipped.length === 0) return null;
  return (
    <details className={css.mapping}>
      <summary>
        <Trans>
          没有当作居民的：{rows} 行，{sheets} 张工作表（请看一眼有没有漏人）
        </Trans>
      </summary>
      <ul className={css.reasons}>
        {skipped.map(({ sheet, why, says, count, rows: numbers }) => (
          <li key={`${why} ${sheet}`}>
            {numbers.length === 0 ? (
              <Trans>
                工作表“{sheet}”：{text(says)}
              </Trans>
            ) : (
              <Trans>
                “{sheet}”{text(says)} {count} 行：第 {numbers.join('、')}
                {count > numbers.length ? '…' : ''} 行
              </Trans>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
