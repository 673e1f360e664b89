import { Trans } from '@lingui/react/macro';
import { LinkButton } from '../../parts/link-button.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { OwnFactor } from './own-factor.tsx';
import { OwnPasskeys } from './own-passkeys.tsx';
import { OwnSessions } from './own-sessions.tsx';

/** What protects one's own account: the authenticator, passkeys, and where one is signed in. */
export default function SecurityScreen() {
  return (
    <>
      <PageHeader
        title={<Trans>登录安全</Trans>}
        lead={<Trans>管好自己的账号：密码、手机验证器、通行密钥，还有登录在哪些地方。</Trans>}
        actions={
          <LinkButton to="/password">
            <Trans>修改密码</Trans>
          </LinkButton>
        }
      />
      <OwnFactor />
      <OwnPasskeys />
      <OwnSessions />
    </>
  );
}
