import { Trans, useLingui } from '@lingui/react/macro';
import type { Problem } from '@mingxuan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { client, sessionQuery } from '../../api.ts';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { GateFrame } from '../../shell/gate.tsx';
import { usePasswordRules } from '../sign-in/password-rules.ts';

interface Values {
  readonly code: string;
  readonly username: string;
  readonly displayName: string;
  readonly password: string;
  readonly again: string;
}

/** The first account of an installation: claimed with the one-time code printed where the server was started. */
export default function FirstRunScreen() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { hint, rules } = usePasswordRules();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const claim = async (values: Values): Promise<void> => {
    setPending(true);
    const { code, username, displayName, password } = values;
    const claimed = await client.claimFirstAccount({
      code: code.trim(),
      username: username.trim(),
      displayName: displayName.trim(),
      password,
    });
    const entered = claimed.ok ? await client.signIn(username.trim(), password) : claimed;
    setPending(false);
    setProblem(entered.ok ? null : entered.error);
    if (!claimed.ok) return;
    queries.clear();
    await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
    await navigate({ to: entered.ok ? '/' : '/sign-in', replace: true });
  };

  return (
    <GateFrame
      title={<Trans>第一次使用</Trans>}
      lead={<Trans>请建立第一个账号。一次性代码显示在启动服务的窗口里，用过即失效；系统没有默认密码。</Trans>}
    >
      <Form<Values>
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => void claim(values)}
        onValuesChange={() => setProblem(null)}
      >
        <Form.Item name="code" label={t`一次性代码`} rules={[{ required: true, message: t`请填写启动窗口里的代码` }]}>
          <Input autoComplete="one-time-code" spellCheck={false} />
        </Form.Item>
        <Form.Item
          name="displayName"
          label={t`姓名`}
          rules={[{ required: true, whitespace: true, message: t`请填写真实姓名` }]}
          extra={t`会写进台账和文书，请用真实姓名。`}
        >
          <Input autoComplete="name" />
        </Form.Item>
        <Form.Item
          name="username"
          label={t`用户名`}
          rules={[{ required: true, whitespace: true, message: t`请填写用户名` }]}
          extra={t`登录时用，可以用汉字或字母。`}
        >
          <Input autoComplete="username" spellCheck={false} />
        </Form.Item>
        <Form.Item name="password" label={t`密码`} extra={hint} rules={rules}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label={t`再输一次密码`}
          dependencies={['password']}
          rules={[
            { required: true, message: t`请再输一次密码` },
            ({ getFieldValue }) => ({
              validator: (_, value: unknown) =>
                value === undefined || value === '' || value === getFieldValue('password')
                  ? Promise.resolve()
                  : Promise.reject(new Error(t`两次输入的密码不一样`)),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <div style={{ display: 'grid', gap: 14 }}>
          <RefusalAlert problem={problem} />
          <Button type="primary" htmlType="submit" size="large" block loading={pending}>
            <Trans>建立账号并登录</Trans>
          </Button>
        </div>
      </Form>
    </GateFrame>
  );
}
