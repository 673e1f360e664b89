import { Trans, useLingui } from '@lingui/react/macro';
import type { Problem } from '@mingxuan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { accountsQuery, client } from '../../api.ts';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import css from './accounts.module.css';
import { GrantFields, type GrantValue } from './grant-fields.tsx';

interface Values {
  readonly displayName: string;
  readonly username: string;
  readonly grants?: readonly GrantValue[];
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
    <Drawer
      open={open}
      onClose={close}
      // The first password is shown once: a click beside it must not lose it.
      keyboard={made === null}
      mask={{ closable: made === null }}
      size={520}
      title={<Trans>新建账号</Trans>}
      destroyOnHidden
    >
      {made === null ? (
        <AccountForm onMade={setMade} />
      ) : (
        <div className={css.made}>
          <p>
            <Trans>
              账号已建立。下面的首次密码只显示这一次，请抄下来当面交给本人。大写字母和横线都要照样输入；登录后会要求改成自己的密码。
            </Trans>
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
  const queries = useQueryClient();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const create = async ({ displayName, username, grants }: Values): Promise<void> => {
    setPending(true);
    const answer = await client.createAccount({
      displayName: displayName.trim(),
      username: username.trim(),
      grants: grants ?? [],
    });
    setPending(false);
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    await queries.invalidateQueries({ queryKey: accountsQuery.queryKey });
    onMade({ username: username.trim(), password: answer.value.oneTimePassword ?? null });
  };
  return (
    <Form<Values>
      layout="vertical"
      initialValues={{ grants: [{}] }}
      onFinish={(values) => void create(values)}
      onValuesChange={() => setProblem(null)}
    >
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
      <GrantFields />
      <div className={css.made}>
        <RefusalAlert problem={problem} />
        <Button type="primary" htmlType="submit" loading={pending}>
          <Trans>建立账号</Trans>
        </Button>
      </div>
    </Form>
  );
}
