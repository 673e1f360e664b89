import { Trans, useLingui } from '@lingui/react/macro';
import type { Problem } from '@mingxuan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { client, sessionQuery } from '../../api.ts';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { GateFrame } from '../../shell/gate.tsx';

interface Values {
  readonly username: string;
  readonly password: string;
}

export default function SignInScreen() {
  const { t } = useLingui();
  const { back } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const enter = async ({ username, password }: Values): Promise<void> => {
    setPending(true);
    const answer = await client.signIn(username.trim(), password);
    setPending(false);
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    queries.clear();
    await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
    await navigate({ href: back ?? '/', replace: true });
  };

  return (
    <GateFrame title={<Trans>登录</Trans>} lead={<Trans>用管理员给您的用户名和密码登录。</Trans>}>
      <Form<Values>
        layout="vertical"
        requiredMark={false}
        size="large"
        onFinish={(values) => void enter(values)}
        onValuesChange={() => setProblem(null)}
      >
        <Form.Item name="username" label={t`用户名`} rules={[{ required: true, message: t`请填写用户名` }]}>
          <Input autoComplete="username" />
        </Form.Item>
        <Form.Item name="password" label={t`密码`} rules={[{ required: true, message: t`请填写密码` }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <div style={{ display: 'grid', gap: 14 }}>
          <RefusalAlert problem={problem} />
          <Button type="primary" htmlType="submit" block loading={pending}>
            <Trans>登录</Trans>
          </Button>
        </div>
      </Form>
    </GateFrame>
  );
}
