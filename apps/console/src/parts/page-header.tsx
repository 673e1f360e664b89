import type { ReactNode } from 'react';
import css from './page-header.module.css';

interface Props {
  readonly title: ReactNode;
  /** One sentence: what is done on this page. */
  readonly lead?: ReactNode;
  /** Buttons at the right. */
  readonly actions?: ReactNode;
}

/** The one `h1` of a screen, with its sentence and its main actions. */
export function PageHeader({ title, lead, actions }: Props) {
  return (
    <header className={css.header}>
      <div>
        <h1 className={css.title}>{title}</h1>
        {lead === undefined ? null : <p className={css.lead}>{lead}</p>}
      </div>
      {actions === undefined ? null : <div className={css.actions}>{actions}</div>}
    </header>
  );
}

/** A titled block of a screen. `aside` sits at the right of its title. */
export function Panel({
  title,
  aside,
  children,
  flush = false,
}: {
  readonly title: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly flush?: boolean;
}) {
  return (
    <section className={css.panel}>
      <div className={css.panelHead}>
        <h2 className={css.panelTitle}>{title}</h2>
        {aside}
      </div>
      <div className={flush ? css.flush : css.panelBody}>{children}</div>
    </section>
  );
}
