import { type ReactNode, useEffect } from 'react';
import { createPortal } from 'react-dom';
import css from './print-sheet.module.css';

/** Sends what it holds to the printer, alone on the page, as soon as it is drawn; `onDone` when the dialog is closed. */
export function PrintSheet({ children, onDone }: { readonly children: ReactNode; readonly onDone: () => void }) {
  useEffect(() => {
    document.documentElement.dataset['printing'] = 'sheet';
    const done = (): void => onDone();
    window.addEventListener('afterprint', done, { once: true });
    window.print();
    return () => {
      window.removeEventListener('afterprint', done);
      delete document.documentElement.dataset['printing'];
    };
  }, [onDone]);
  return createPortal(<div className={css.sheet}>{children}</div>, document.body);
}
