import { Trans } from '@lingui/react/macro';
import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { EmptyState, ErrorState } from '../parts/states.tsx';
import css from './shell.module.css';

/** A page that threw or whose session could not be read. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  return (
    <main className={css.alone}>
      <ErrorState error={error} retry={reset} />
    </main>
  );
}

/** An address that leads nowhere. */
export function PageMissing() {
  return (
    <main className={css.alone}>
      <EmptyState
        title={<Trans>没有这一页</Trans>}
        action={
          <Link to="/">
            <Trans>回到社区列表</Trans>
          </Link>
        }
      >
        <Trans>地址可能写错了，或者这一页已经移走。</Trans>
      </EmptyState>
    </main>
  );
}
