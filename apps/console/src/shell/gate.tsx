import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import css from './gate.module.css';
import { LangSwitch } from './lang-switch.tsx';

/** The frame of the pages before the sign-in: what this is, and one card. */
export function GateFrame({
  title,
  lead,
  children,
}: {
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className={css.page}>
      <header className={css.top}>
        <LangSwitch dark={false} />
      </header>
      <div className={css.columns}>
        <aside className={css.about}>
          <p className={css.brand} lang="zh-CN">
            <svg viewBox="0 0 32 32" aria-hidden="true">
              <rect width="32" height="32" rx="7" fill="#1d4f7c" />
              <path
                d="M9 16.5l4.6 4.6L23 11.6"
                fill="none"
                stroke="#fff"
                strokeWidth="3.2"
                strokeLinecap="round"
                strokeLinejoin="round"
              />
            </svg>
            明选
          </p>
          <p className={css.claim}>
            <Trans>把社区“两委”换届的每一步，做对、做实、留得下来。</Trans>
          </p>
          <ul className={css.promises}>
            <li>
              <Trans>每个结论都写明依据哪一条、差多少。</Trans>
            </li>
            <li>
              <Trans>办过的事记入台账，谁也不能悄悄改动。</Trans>
            </li>
            <li>
              <Trans>投票自由、秘密：系统不记录谁投了谁。</Trans>
            </li>
          </ul>
        </aside>
        <main className={css.card}>
          <h1 className={css.title}>{title}</h1>
          {lead === undefined ? null : <p className={css.lead}>{lead}</p>}
          {children}
        </main>
      </div>
    </div>
  );
}
