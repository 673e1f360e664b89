import { Trans } from '@lingui/react/macro';
import type { LineChange } from '@mingxuan/contract';
import { paired } from './paired-lines.ts';
import css from './papers.module.css';

/** Lines that two papers do not share: what stood there, and what stands there now. Told in words, not by colour alone. */
export function ChangedLines({ changes }: { readonly changes: readonly LineChange[] }) {
  if (changes.length === 0)
    return (
      <p className={css.soft}>
        <Trans>一个字也没有变。</Trans>
      </p>
    );
  return (
    <ol className={css.changes}>
      {paired(changes).map(({ kind, line }, index) => (
        <li key={`${index}`} className={kind === 'OLD' ? css.old : css.now}>
          <span className={css.mark}>{kind === 'OLD' ? <Trans>原</Trans> : <Trans>新</Trans>}</span>
          <span>{line}</span>
        </li>
      ))}
    </ol>
  );
}
