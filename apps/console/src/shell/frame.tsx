import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { AccountMenu } from './account-menu.tsx';
import { LangSwitch } from './lang-switch.tsx';
import css from './shell.module.css';

interface Props {
  /** What stands beside the product's name: the community, its mode and its day. */
  readonly context?: ReactNode;
  readonly nav: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every page behind the sign-in: skip link, top bar, menu, main. */
export function Frame({ context, nav, children }: Props) {
  const { t } = useLingui();
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const first = useRef(true);
  // After a change of page the reading position starts at its content, for keyboards and screen readers alike.
  useEffect(() => {
    if (first.current) first.current = false;
    else main.current?.focus({ preventScroll: true });
  }, [path]);
  return (
    <div className={css.frame}>
      <a className={css.skip} href="#main">
        <Trans>跳到正文</Trans>
      </a>
      <header className={css.top}>
        <Link to="/" className={css.brand}>
          <svg viewBox="0 0 32 32" aria-hidden="true">
            <rect width="32" height="32" rx="7" fill="#fff" fillOpacity=".14" />
            <path
              d="M9 16.5l4.6 4.6L23 11.6"
              fill="none"
              stroke="#fff"
              strokeWidth="3.2"
              strokeLinecap="round"
              strokeLinejoin="round"
            />
          </svg>
          <span lang="zh-CN">明选</span>
          <span className="visually-hidden">{t`，回到社区列表`}</span>
        </Link>
        <div className={css.context}>{context}</div>
        <div className={css.tools}>
          <LangSwitch />
          <AccountMenu />
        </div>
      </header>
      <nav className={css.nav} aria-label={t`主菜单`}>
        {nav}
      </nav>
      <main id="main" ref={main} tabIndex={-1} className={css.main}>
        {children}
      </main>
    </div>
  );
}
