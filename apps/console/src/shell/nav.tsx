import { useLingui } from '@lingui/react/macro';
import { Link, type LinkProps } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import css from './shell.module.css';

/** A titled group of menu entries. */
export function NavGroup({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <div className={css.group}>
      <p id={id} className={css.groupTitle}>
        {title}
      </p>
      <ul aria-labelledby={id}>{children}</ul>
    </div>
  );
}

type Props = Pick<LinkProps, 'to' | 'params'> & {
  readonly icon: ReactNode;
  readonly label: string;
  readonly exact?: boolean;
  /** Late tasks on that page. */
  readonly late?: number;
};

/** One menu entry; `aria-current` marks the page on screen. */
export function NavLink({ to, params, icon, label, exact = false, late = 0 }: Props) {
  const { t } = useLingui();
  return (
    <li>
      <Link
        {...(to === undefined ? {} : { to })}
        {...(params === undefined ? {} : { params })}
        className={css.entry}
        activeProps={{ className: css.current, 'aria-current': 'page' }}
        activeOptions={{ exact, includeSearch: false }}
      >
        <span className={css.entryIcon} aria-hidden="true">
          {icon}
        </span>
        <span className={css.entryLabel}>{label}</span>
        {late === 0 ? null : (
          <span className={css.late} title={t`${late} 件已逾期`}>
            <span aria-hidden="true">{late}</span>
            <span className="visually-hidden">{t`${late} 件已逾期`}</span>
          </span>
        )}
      </Link>
    </li>
  );
}
