import { Trans } from '@lingui/react/macro';
import { Input } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import type { ReadLines } from './lines.ts';
import css from './party.module.css';

interface Props<T> {
  readonly label: ReactNode;
  readonly placeholder: string;
  readonly read: (pasted: string) => ReadLines<T>;
  /** Only what was read; nothing while a line was not. */
  readonly onRead: (rows: readonly T[]) => void;
  readonly initial?: string;
}

/** People pasted from a spreadsheet, one a line; a line that was not understood is shown and stops the act. */
export function PastedLines<T>({ label, placeholder, read, onRead, initial = '' }: Props<T>) {
  const id = useId();
  const [pasted, setPasted] = useState(initial);
  const { rows, unread } = read(pasted);
  return (
    <div className={css.paste}>
      <label htmlFor={id}>{label}</label>
      <Input.TextArea
        id={id}
        rows={7}
        value={pasted}
        placeholder={placeholder}
        onChange={({ target }) => {
          setPasted(target.value);
          const next = read(target.value);
          onRead(next.unread.length === 0 ? next.rows : []);
        }}
      />
      <p className={unread.length === 0 ? css.soft : css.unread} aria-live="polite">
        {unread.length === 0 ? (
          <Trans>读懂 {rows.length} 行</Trans>
        ) : (
          <Trans>
            有 {unread.length} 行没有读懂，请改好：{unread[0] ?? ''}
          </Trans>
        )}
      </p>
    </div>
  );
}
