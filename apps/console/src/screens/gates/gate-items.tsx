import { Trans, useLingui } from '@lingui/react/macro';
import {
  type Cycle,
  type GateItem,
  type GateItemId,
  gateItemTitle,
  mustBePublished,
  requiredItems,
} from '@mingxuan/election';
import { Button } from 'antd';
import { useState } from 'react';
import { type OpenCommunity, useSession } from '../../api.ts';
import { StatusTag, type Tone } from '../../parts/status-tag.tsx';
import { useText } from '../../text.ts';
import css from './gates.module.css';
import { ItemDetail } from './item-detail.tsx';
import { ReviewItem } from './review-item.tsx';
import { SubmitItem } from './submit-item.tsx';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
  readonly steps: readonly ('A04' | 'A05' | 'A06' | 'A07')[];
}

/** The gates' own rules look at everything but the polls. */
const asCycle = (view: OpenCommunity): Cycle => ({ ...view.cycle, polls: [] });

/** The items a gate waits for, each with its evidence and where its review stands. */
export function GateItems({ view, id, steps }: Props) {
  const cycle = asCycle(view);
  const items = steps.flatMap((step) => requiredItems(cycle, step));
  const text = useText();
  return (
    <ul className={css.items}>
      {items.map((item) => (
        <Item key={item} view={view} id={id} item={item} title={text(gateItemTitle(cycle, item))} />
      ))}
    </ul>
  );
}

interface ItemProps {
  readonly view: OpenCommunity;
  readonly id: string;
  readonly item: GateItemId;
  readonly title: string;
}

function Item({ view, id, item, title }: ItemProps) {
  const { t } = useLingui();
  const [open, setOpen] = useState<'SUBMIT' | 'REVIEW' | null>(null);
  const me = useSession().data?.actor?.accountId;
  const state = view.cycle.gateItems[item];
  const closed = view.status === 'CLOSED';
  const mine = state?.status === 'SUBMITTED' && state.maker === me;
  const close = (): void => setOpen(null);
  return (
    <li className={css.item}>
      <div className={css.itemBody}>
        <p className={css.itemTitle}>
          {title} <ItemStatus item={state} />
        </p>
        {state === undefined ? null : <ItemDetail id={id} item={state} />}
      </div>
      <div className={css.itemActions}>
        {closed || state?.status === 'ACCEPTED' || state?.status === 'SUBMITTED' ? null : (
          <Button onClick={() => setOpen('SUBMIT')} aria-label={t`提交材料：${title}`}>
            {state === undefined ? <Trans>提交材料</Trans> : <Trans>重新提交</Trans>}
          </Button>
        )}
        {closed || state?.status !== 'SUBMITTED' ? null : mine ? (
          <span className={css.hint}>
            <Trans>您是经办人，要由另一人复核。</Trans>
          </span>
        ) : (
          <Button type="primary" onClick={() => setOpen('REVIEW')} aria-label={t`复核：${title}`}>
            <Trans>复核</Trans>
          </Button>
        )}
      </div>
      <SubmitItem
        community={id}
        view={view}
        item={item}
        title={title}
        published={mustBePublished(item)}
        open={open === 'SUBMIT'}
        onClose={close}
      />
      {state === undefined ? null : (
        <ReviewItem community={id} view={view} item={state} title={title} open={open === 'REVIEW'} onClose={close} />
      )}
    </li>
  );
}

function ItemStatus({ item }: { readonly item: GateItem | undefined }) {
  const { t } = useLingui();
  const looks: Record<GateItem['status'], readonly [Tone, string]> = {
    SUBMITTED: ['info', t`等待复核`],
    ACCEPTED: ['good', t`复核通过`],
    RETURNED: ['bad', t`已退回`],
  };
  const [tone, words] = item === undefined ? (['quiet', t`未提交`] as const) : looks[item.status];
  return <StatusTag tone={tone}>{words}</StatusTag>;
}
