import { Trans, useLingui } from '@lingui/react/macro';
import type { Problem } from '@mingxuan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { client, sessionQuery } from '../../api.ts';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { GateFrame } from '../../shell/gate.tsx';
import { CodeField } from '../accounts/code-field.tsx';

interface Values {
  readonly username: string;
  readonly password: string;
  /** Once the server has asked for it. */
  readonly code?: string;
}

export default function SignInScreen() {
  const { t } = useLingui();
  const { back } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const [asksCode, setAsksCode] = useState(false);
  const [form] = Form.useForm<Values>();

  const enter = async ({ username, password, code }: Values): Promise<void> => {
    setPending(true);
    const answer = await client.signIn(username.trim(), password, asksCode ? code : undefined);
    setPending(false);
    // That a code is asked for is no fault: the field for it appears.
    const asked = !answer.ok && answer.error.code === 'SECOND_FACTOR_NEEDED';
    if (asked) setAsksCode(true);
    setProblem(answer.ok || (asked && !asksCode) ? null : answer.error);
    if (!answer.ok) return;
    queries.clear();
    await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
    await navigate({ href: back ?? '/', replace: true });
  };

  return (
    <GateFrame
      title={<Trans>登录</Trans>}
      lead={
        asksCode ? (
          <Trans>密码对了。请再输入手机验证器现在显示的六位数字。</Trans>
        ) : (
          <Trans>用管理员给您的用户名和密码登录。</Trans>
        )
      }
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        size="large"
        onFinish={(values) => void enter(values)}
        onValuesChange={() => setProblem(null)}
      >
        <Form.Item
          name="username"
          label={t`用户名`}
          hidden={asksCode}
          rules={[{ required: true, message: t`请填写用户名` }]}
        >
          <Input autoComplete="username" />
        </Form.Item>
        <Form.Item
          name="password"
          label={t`密码`}
          hidden={asksCode}
          rules={[{ required: true, message: t`请填写密码` }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        {asksCode ? (
          <CodeField label={t`动态验证码`} extra={t`手机不在身边的，输入一个恢复码。`} recovery focus />
        ) : null}
        <div style={{ display: 'grid', gap: 14 }}>
          <RefusalAlert problem={problem} />
          <Button type="primary" htmlType="submit" block loading={pending}>
            <Trans>登录</Trans>
          </Button>
          {asksCode ? (
            <Button
              type="text"
              block
              onClick={() => {
                form.resetFields();
                setProblem(null);
                setAsksCode(false);
              }}
            >
              <Trans>换一个账号</Trans>
            </Button>
          ) : null}
        </div>
      </Form>
    </GateFrame>
  );
}
