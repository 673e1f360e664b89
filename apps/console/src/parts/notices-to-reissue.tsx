import { Trans, useLingui } from '@lingui/react/macro';
import { staleNotices } from '@mingxuan/election';
import { Alert } from 'antd';
import type { OpenCommunity } from '../api.ts';
import { LinkButton } from './link-button.tsx';

/** Wherever somebody looks after a plan was changed: notices that hang there still say the old days, and the way to mend them. */
export function NoticesToReissue({ view, id }: { readonly view: OpenCommunity; readonly id: string }) {
  const { t } = useLingui();
  const stale = view.status === 'OPEN' ? staleNotices(view.cycle) : [];
  const count = stale.length;
  if (count === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      title={t`有 ${count} 份有效的公告写的日子已经变了，要更正重发`}
      description={
        <>
          <p style={{ margin: '0 0 10px' }}>{stale.map(({ no, title }) => t`第 ${no} 号《${title}》`).join('、')}</p>
          <LinkButton to="/c/$id/papers" params={{ id }} look="primary">
            <Trans>去更正重发</Trans>
          </LinkButton>
        </>
      }
    />
  );
}
