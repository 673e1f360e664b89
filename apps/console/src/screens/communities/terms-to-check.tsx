import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { termsQuery, useSession } from '../../api.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { mayWith, useMay } from '../../parts/may.ts';

/** Extensions that wait for this very person: nobody else can make them count. */
export function TermsToCheck() {
  return useMay()('term.check') ? <Waiting /> : null;
}

function Waiting() {
  const me = useSession().data?.actor;
  const rows = useQuery(termsQuery).data?.rows ?? [];
  const waiting = rows.filter(
    (row) =>
      mayWith(me?.grants ?? [], 'term.check', row.id) &&
      row.extensions.some((one) => one.answer === null && one.account !== me?.accountId),
  ).length;
  if (waiting === 0) return null;
  return (
    <Alert
      type="info"
      showIcon
      style={{ marginBottom: 16 }}
      title={<Trans>有 {waiting} 件任期延期等您核对，核对以后才算数。</Trans>}
      action={
        <LinkButton to="/terms" size="small">
          <Trans>去任期台账</Trans>
        </LinkButton>
      }
    />
  );
}
