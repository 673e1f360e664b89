import { DownOutlined, UserSwitchOutlined } from '@ant-design/icons';
import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Dropdown } from 'antd';
import { client, sessionQuery, useSession } from '../api.ts';
import { useRoleName } from '../parts/role-names.ts';
import { useText } from '../text.ts';
import { type CastMember, firstPerson, useCast } from './cast.ts';
import css from './shell.module.css';
import { useSignInAs } from './sign-in-as.ts';

/** Who is signed in and in which duties; in a rehearsal, the other people one may play; the way out. */
export function AccountMenu() {
  const { t } = useLingui();
  const { message } = App.useApp();
  const { data } = useSession();
  const cast = useCast();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const roleName = useRoleName();
  const text = useText();
  const signInAs = useSignInAs();
  const actor = data?.actor;
  if (actor === null || actor === undefined) return null;

  const leave = async (): Promise<void> => {
    await client.signOut();
    queries.clear();
    await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
    await navigate({ to: '/sign-in' });
  };
  const play = async (member: CastMember): Promise<void> => {
    const answer = await signInAs(member.username, member.password);
    if (answer.ok) void message.success(t`现在是：${member.displayName}（${roleName(member.role)}）`);
    else void message.error(text(answer.error.refusal.message));
  };
  const duties = [...new Set(actor.grants.map((grant) => roleName(grant.role)))].join('、');
  const players = cast.map((member) => ({
    key: member.username,
    label: `${roleName(member.role)} · ${member.displayName}`,
    onClick: () => void play(member),
  }));
  // The first person's own password is never kept in the page: they sign in again.
  const first = firstPerson();
  const back =
    first === null || first.accountId === actor.accountId
      ? []
      : [
          {
            key: 'back',
            label: t`回到 ${first.name}（退出，重新登录）`,
            onClick: () => void leave(),
          },
        ];
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        style: { maxHeight: '80vh', overflowY: 'auto', minWidth: 220 },
        items: [
          {
            key: 'who',
            type: 'group',
            label: <span className={css.duties}>{duties === '' ? t`还没有职责` : duties}</span>,
          },
          { key: 'accounts', label: t`账号管理`, onClick: () => void navigate({ to: '/accounts' }) },
          { key: 'security', label: t`登录安全`, onClick: () => void navigate({ to: '/security' }) },
          { key: 'password', label: t`修改密码`, onClick: () => void navigate({ to: '/password' }) },
          { key: 'leave', label: t`退出登录`, onClick: () => void leave() },
          ...(players.length === 0
            ? []
            : [
                ...back,
                { type: 'divider' as const },
                { key: 'cast', type: 'group' as const, label: t`演练：换成另一个人`, children: players },
              ]),
        ],
      }}
    >
      <button type="button" className={css.tool} aria-haspopup="menu" aria-label={t`账号：${actor.name}`}>
        {cast.length === 0 ? null : <UserSwitchOutlined aria-hidden="true" className={css.switch} />}
        {actor.name}
        <DownOutlined aria-hidden="true" />
      </button>
    </Dropdown>
  );
}
