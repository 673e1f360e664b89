import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { StatusTag } from '../../parts/status-tag.tsx';
import css from './party.module.css';

interface Props {
  readonly title: ReactNode;
  readonly code: string;
  readonly state: 'DONE' | 'NOW' | 'LATER';
  readonly action?: ReactNode;
  readonly children?: ReactNode;
}

/** One step of the Party election: done, to be done now, or waiting for the one before. */
export function StepCard({ title, code, state, action, children }: Props) {
  return (
    <li className={`${css.step} ${state === 'NOW' ? css.now : ''}`}>
      <span className={`${css.dot} ${state === 'DONE' ? css.dotDone : ''}`} aria-hidden="true">
        {state === 'DONE' ? '✓' : ''}
      </span>
      <div className={css.body}>
        <div className={css.head}>
          <h2>
            <span className={css.code}>{code}</span> {title}
          </h2>
          <span className={css.side}>
            {state === 'DONE' ? (
              <StatusTag tone="good">
                <Trans>已完成</Trans>
              </StatusTag>
            ) : state === 'LATER' ? (
              <StatusTag tone="quiet">
                <Trans>等前面的步骤</Trans>
              </StatusTag>
            ) : null}
            {action}
          </span>
        </div>
        {children}
      </div>
    </li>
  );
}
