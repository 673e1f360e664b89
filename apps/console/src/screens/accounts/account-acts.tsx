import { DownOutlined } from '@ant-design/icons';
import { Trans, useLingui } from '@lingui/react/macro';
import type { AccountRow, Problem } from '@mingxuan/contract';
import type { Result } from '@mingxuan/rulebook';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Dropdown, Form, Typography } from 'antd';
import { useState } from 'react';
import { accountsQuery, client } from '../../api.ts';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import css from './accounts.module.css';
import { GrantFields, type GrantValue } from './grant-fields.tsx';

/** What may be done with an account: other duties, a new one-time password, stop and start. */
export function AccountActs({ row }: { readonly row: AccountRow }) {
  const { t } = useLingui();
  const { modal, message } = App.useApp();
  const queries = useQueryClient();
  const [editing, setEditing] = useState(false);

  const settle = async <T,>(answer: Promise<Result<T, Problem>>, done: (value: T) => void): Promise<void> => {
    const result = await answer;
    await queries.invalidateQueries({ queryKey: accountsQuery.queryKey });
    if (result.ok) done(result.value);
    else modal.error({ title: t`没有办成`, content: <RefusalAlert problem={result.error} />, icon: null, width: 560 });
  };
  const reset = (): void => {
    modal.confirm({
      title: t`重置${row.displayName}的密码？`,
      content: t`原密码马上失效，已登录的会退出；新的首次密码只显示一次。`,
      okText: t`重置`,
      cancelText: t`取消`,
      onOk: () =>
        settle(client.resetPassword(row.accountId), ({ oneTimePassword }) => {
          modal.success({
            title: t`新的首次密码`,
            content: (
              <Typography.Text copyable code>
                {oneTimePassword}
              </Typography.Text>
            ),
            okText: t`已记下，关闭`,
          });
        }),
    });
  };
  const giveEntryCode = (): void => {
    modal.confirm({
      title: t`给${row.displayName}一个放行码？`,
      content: t`有人在外面乱试这个账号的密码、本人在新电脑上登录不了时才用。请先确认是本人。放行码一小时内有效，只能用一次；密码和第二步验证照样要。这件事会记下来。`,
      okText: t`生成放行码`,
      cancelText: t`取消`,
      onOk: () =>
        settle(client.giveEntryCode(row.accountId), ({ entryCode }) => {
          modal.success({
            title: t`放行码`,
            content: (
              <Typography.Text copyable code>
                {entryCode}
              </Typography.Text>
            ),
            okText: t`已告诉本人，关闭`,
          });
        }),
    });
  };
  const endSessions = (): void => {
    modal.confirm({
      title: t`让${row.displayName}在所有地方退出登录？`,
      content: t`几秒钟内生效，打开着的页面也会退出；密码不变，可以重新登录。`,
      okText: t`全部退出`,
      cancelText: t`取消`,
      onOk: () => settle(client.endSessions(row.accountId), () => void message.success(t`已全部退出`)),
    });
  };
  const resetFactor = (): void => {
    modal.confirm({
      title: t`解除${row.displayName}的第二步验证？`,
      content: t`手机或者通行密钥丢了、恢复码也没有了才用。请先当面或打电话确认是本人；手机验证器、通行密钥和恢复码一起作废，已登录的会退出。这件事会记下来。`,
      okText: t`解除`,
      okButtonProps: { danger: true },
      cancelText: t`取消`,
      onOk: () => settle(client.resetFactor(row.accountId), () => void message.success(t`已解除，请本人重新绑定`)),
    });
  };
  const toggle = (): void => {
    modal.confirm({
      title: row.disabled ? t`重新启用${row.displayName}的账号？` : t`停用${row.displayName}的账号？`,
      content: row.disabled ? t`启用后可以用原来的密码登录。` : t`停用后不能登录；做过的事都留在台账里。`,
      okText: row.disabled ? t`启用` : t`停用`,
      okButtonProps: { danger: !row.disabled },
      cancelText: t`取消`,
      onOk: () =>
        settle(row.disabled ? client.enableAccount(row.accountId) : client.disableAccount(row.accountId), () => {
          void message.success(row.disabled ? t`已启用` : t`已停用`);
        }),
    });
  };
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            ...(row.manageable
              ? [
                  { key: 'grants', label: t`改职责`, onClick: () => setEditing(true) },
                  { key: 'reset', label: t`重置密码`, onClick: reset },
                ]
              : []),
            ...(row.disabled || !row.manageable ? [] : [{ key: 'entry', label: t`给放行码`, onClick: giveEntryCode }]),
            ...(row.secondFactor && row.manageable
              ? [{ key: 'factor', label: t`解除第二步验证`, onClick: resetFactor }]
              : []),
            ...(row.sessions > 0 && row.manageable
              ? [{ key: 'sessions', label: t`退出所有登录`, onClick: endSessions }]
              : []),
            { key: 'toggle', label: row.disabled ? t`启用` : t`停用`, danger: !row.disabled, onClick: toggle },
          ],
        }}
      >
        <Button size="small" aria-haspopup="menu">
          <Trans>办理</Trans>
          <span className="visually-hidden">{row.displayName}</span>
          <DownOutlined aria-hidden="true" />
        </Button>
      </Dropdown>
      {editing ? <EditGrants row={row} onClose={() => setEditing(false)} /> : null}
    </>
  );
}

function EditGrants({ row, onClose }: { readonly row: AccountRow; readonly onClose: () => void }) {
  const { t } = useLingui();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async (grants: readonly GrantValue[]): Promise<void> => {
    setPending(true);
    const answer = await client.setGrants(row.accountId, grants);
    setPending(false);
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    await queries.invalidateQueries({ queryKey: accountsQuery.queryKey });
    void message.success(t`职责已更改`);
    onClose();
  };
  return (
    <Drawer open size={520} onClose={onClose} title={t`${row.displayName}的职责`}>
      <Form<{ grants?: readonly GrantValue[] }>
        layout="vertical"
        initialValues={{ grants: row.grants.map(({ role, scope }) => ({ role, scope })) }}
        onFinish={({ grants }) => void save(grants ?? [])}
      >
        <GrantFields />
        <div className={css.made}>
          <RefusalAlert problem={problem} />
          <Button type="primary" htmlType="submit" loading={pending}>
            <Trans>保存职责</Trans>
          </Button>
        </div>
      </Form>
    </Drawer>
  );
}
