import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { client, communityKey, unwrap } from '../../api.ts';
import { Loaded } from '../../parts/states.tsx';
import css from './plan.module.css';

/** The entry of the ledger by which a step was recorded, with its hash; or where the ledger ends, while there is none. */
export function StepEntry({ id, seq }: { readonly id: string; readonly seq: number | null }) {
  const query = useQuery({
    queryKey: communityKey(id, 'entry', String(seq ?? 'end')),
    queryFn: () => unwrap(client.ledger(id, seq ?? 1)),
  });
  return (
    <Loaded query={query}>
      {({ head, entries }) => {
        const entry = seq === null ? undefined : entries.find((one) => one.seq === seq);
        return entry === undefined ? (
          <span>
            <Trans>还没有账目；账本现在到第 {head.seq} 条</Trans> <Hash of={head.hash} />
          </span>
        ) : (
          <span>
            <Trans>
              第 {entry.seq} 条，{entry.on}，{entry.type}
            </Trans>{' '}
            <Hash of={entry.hash} />
          </span>
        );
      }}
    </Loaded>
  );
}

function Hash({ of }: { readonly of: string | null }) {
  return of === null ? (
    <span className={css.faint}>
      <Trans>（计票期间不显示校验值）</Trans>
    </span>
  ) : (
    <code className={css.hash}>{of}</code>
  );
}
