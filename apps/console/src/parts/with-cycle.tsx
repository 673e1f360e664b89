import { Trans } from '@lingui/react/macro';

import type { ReactNode } from 'react';
import type { OpenCommunity } from '../api.ts';
import { useCycle } from '../community.ts';
import { LinkButton } from './link-button.tsx';
import { EmptyState } from './states.tsx';

/** What every screen of a community starts with: its open cycle, or the one thing to do before there is one. */
export function WithCycle({ children }: { readonly children: (view: OpenCommunity, id: string) => ReactNode }) {
  const { id, view } = useCycle();
  if (view !== null) return children(view, id);
  return (
    <EmptyState
      title={<Trans>这个社区还没有启动换届</Trans>}
      action={
        <LinkButton to="/c/$id/organisation" params={{ id }} look="primary">
          <Trans>去启动换届</Trans>
        </LinkButton>
      }
    >
      <Trans>先填写社区、届次、任期和适用的法规，选定选举日，系统才能排出每一步的法定时间。</Trans>
    </EmptyState>
  );
}
