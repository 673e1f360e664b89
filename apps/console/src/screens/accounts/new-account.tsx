import { Trans, useLingui } from '@lingui/react/macro';
import type { Problem } from '@mingxuan/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Form, Input, Select, Typography } from 'antd';
import { useState } from 'react';
import { accountsQuery, client, communitiesQuery } from '../../api.ts';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { roleNames } from '../../parts/role-names.ts';
import { useText } from '../../text.ts';
import css from './accounts.module.css';
import { scopesOf } from './scopes.ts';

interface Values {
  readonly displayName: string;
  readonly username: string;
  readonly roles: readonly string[];
  readonly scope: string;
}

interface Made {
  readonly username: string;
  readonly password: string | null;
}

/** A new account; the server makes its first password, which is shown here once and never again. */
export function NewAccount({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useLingui();
  const [made, setMade] = useState<Made | null>(null);
  const close = (): void => {
    setMade(null);
    onClose();
  };
  return (
    <Drawer open={open} onClose={close} size={480} title={<Trans>新建账号</Trans>} destroyOnHidden>
      {made === null ? (
        <AccountForm onMade={setMade} />
      ) : (
        <div className={css.made}>
          <p>
            <Trans>账号已建立。下面的首次密码只显示这一次，请当面交给本人，登录后改掉。</Trans>
          </p>
          <dl className={css.secret}>
            <dt>{t`用户名`}</dt>
            <dd>{made.username}</dd>
            <dt>{t`首次密码`}</dt>
            <dd>
              {made.password === null ? (
                t`用您设定的密码`
              ) : (
                <Typography.Text copyable code>
                  {made.password}
                </Typography.Text>
              )}
            </dd>
          </dl>
          <Button type="primary" onClick={close}>
            <Trans>已记下，关闭</Trans>
          </Button>
        </div>
      )}
    </Drawer>
  );
}

function AccountForm({ onMade }: { readonly onMade: (made: Made) => void }) {
  const { t } = useLingui();
  const text = useText();
  const queries = useQueryClient();
  const communities = useQuery(communitiesQuery);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const create = async ({ displayName, username, roles, scope }: Values): Promise<void> => {
    setPending(true);
    const answer = await client.createAccount({
      displayName: displayName.trim(),
      username: username.trim(),
      grants: roles.map((role) => ({ role, scope })),
    });
    setPending(false);
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    await queries.invalidateQueries({ queryKey: accountsQuery.queryKey });
    onMade({ username: username.trim(), password: answer.value.oneTimePassword ?? null });
  };
  return (
    <Form<Values> layout="vertical" onFinish={(values) => void create(values)}>
      <Form.Item
        name="displayName"
        label={t`姓名`}
        rules={[{ required: true, whitespace: true, message: t`请填写真实姓名` }]}
      >
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="username"
        label={t`用户名`}
        rules={[{ required: true, whitespace: true, message: t`请填写用户名` }]}
        extra={t`登录时用，可以用汉字或字母。`}
      >
        <Input autoComplete="off" spellCheck={false} />
      </Form.Item>
      <Form.Item name="roles" label={t`职责`} rules={[{ required: true, message: t`请至少选一种职责` }]}>
        <Select
          mode="multiple"
          optionFilterProp="label"
          options={Object.entries(roleNames).map(([value, name]) => ({ value, label: text(name) }))}
        />
      </Form.Item>
      <Form.Item
        name="scope"
        label={t`范围`}
        rules={[{ required: true, message: t`请选择管到哪里` }]}
        extra={t`选上一级，就包括它下面的所有社区。`}
      >
        <Select showSearch optionFilterProp="label" options={scopesOf(communities.data ?? [], t`全部`)} />
      </Form.Item>
      <div className={css.made}>
        <RefusalAlert problem={problem} />
        <Button type="primary" htmlType="submit" loading={pending}>
          <Trans>建立账号</Trans>
        </Button>
      </div>
    </Form>
  );
}
