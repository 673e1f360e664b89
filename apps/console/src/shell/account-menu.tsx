import { DownOutlined } from '@ant-design/icons';
import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Dropdown } from 'antd';
import { client, sessionQuery, useSession } from '../api.ts';
import { useRoleName } from '../parts/role-names.ts';
import css from './shell.module.css';

/** Who is signed in and in which duties; the way out. */
export function AccountMenu() {
  const { t } = useLingui();
  const { data } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const roleName = useRoleName();
  const actor = data?.actor;
  if (actor === null || actor === undefined) return null;
  const leave = async (): Promise<void> => {
    await client.signOut();
    queries.clear();
    await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
    await navigate({ to: '/sign-in' });
  };
  const duties = [...new Set(actor.grants.map((grant) => roleName(grant.role)))].join('、');
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'who', type: 'group', label: duties === '' ? t`还没有职责` : duties },
          { key: 'accounts', label: t`账号管理`, onClick: () => void navigate({ to: '/accounts' }) },
          { type: 'divider' },
          { key: 'leave', label: t`退出登录`, onClick: () => void leave() },
        ],
      }}
    >
      <button type="button" className={css.tool} aria-haspopup="menu" data-testid="account-menu">
        {actor.name} <DownOutlined aria-hidden="true" />
      </button>
    </Dropdown>
  );
}
