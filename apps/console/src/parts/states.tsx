import { Trans, useLingui } from '@lingui/react/macro';
import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { problemOf } from '../api.ts';
import { RefusalAlert } from './refusal-alert.tsx';
import css from './states.module.css';

/** Nothing here yet: says so, why, and offers what comes next. */
export function EmptyState({
  title,
  children,
  action,
}: {
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className={css.empty}>
      <svg className={css.figure} viewBox="0 0 96 64" aria-hidden="true">
        <rect x="16" y="10" width="52" height="46" rx="4" fill="#fff" stroke="#c3ccd6" strokeWidth="2" />
        <path d="M26 24h32M26 33h32M26 42h18" stroke="#c3ccd6" strokeWidth="3" strokeLinecap="round" />
        <circle cx="70" cy="44" r="13" fill="#e8f0f7" stroke="#1d4f7c" strokeWidth="2" />
        <path
          d="M64.5 44.5l4 4 7.5-8.5"
          fill="none"
          stroke="#1d4f7c"
          strokeWidth="2.6"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <p className={css.title}>{title}</p>
      {children === undefined ? null : <div className={css.text}>{children}</div>}
      {action}
    </div>
  );
}

/** The shape of a page while its data is on the way. */
export function LoadingState() {
  const { t } = useLingui();
  return (
    <output className={css.loading} aria-label={t`正在读取`}>
      <Skeleton active title={{ width: '30%' }} paragraph={{ rows: 6 }} />
    </output>
  );
}

/** A page that could not be read: the refusal in words, and a way to try again. */
export function ErrorState({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  return (
    <div className={css.error}>
      <RefusalAlert problem={problemOf(error)} />
      {retry === undefined ? null : (
        <Button onClick={retry}>
          <Trans>再试一次</Trans>
        </Button>
      )}
    </div>
  );
}

/** Shows a query as loading, failed or loaded, so that no screen forgets one of the three. */
export function Loaded<T>({
  query,
  children,
}: {
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  return <LoadingState />;
}
