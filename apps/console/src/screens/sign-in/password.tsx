import { Trans, useLingui } from '@lingui/react/macro';
import type { Problem } from '@mingxuan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { client, sessionQuery, useSession } from '../../api.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { GateFrame } from '../../shell/gate.tsx';
import { usePasswordRules } from './password-rules.ts';

interface Values {
  readonly current: string;
  readonly password: string;
  readonly again: string;
}

/** Changing one's own password; whoever came with a one-time password must, before anything else. */
export default function PasswordScreen() {
  const { t } = useLingui();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const actor = useSession().data?.actor;
  const forced = actor?.mustChangePassword === true;
  const expired = actor?.passwordExpired === true;
  const { hint, rules } = usePasswordRules();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const change = async ({ current, password }: Values): Promise<void> => {
    setPending(true);
    const answer = await client.changePassword(current, password);
    setPending(false);
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
    await queries.invalidateQueries();
    void message.success(t`密码已更换`);
    await navigate({ to: '/', replace: true });
  };

  const leave = async (): Promise<void> => {
    await client.signOut();
    queries.clear();
    await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
    await navigate({ to: '/sign-in', replace: true });
  };

  return (
    <GateFrame
      title={<Trans>修改密码</Trans>}
      lead={
        expired ? (
          <Trans>您的密码到期了。请换一个新的，换好就能接着办理业务。</Trans>
        ) : forced ? (
          <Trans>您用的是首次密码。请先换成自己的密码，再办理业务。</Trans>
        ) : (
          <Trans>换成只有您自己知道的密码。</Trans>
        )
      }
    >
      <Form<Values>
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => void change(values)}
        onValuesChange={() => setProblem(null)}
      >
        <Form.Item name="current" label={t`现在的密码`} rules={[{ required: true, message: t`请填写现在的密码` }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item name="password" label={t`新密码`} extra={hint} rules={rules}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label={t`再输一次新密码`}
          dependencies={['password']}
          rules={[
            { required: true, message: t`请再输一次新密码` },
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
            <Trans>更换密码</Trans>
          </Button>
          {forced || expired ? (
            <Button type="text" block onClick={() => void leave()}>
              <Trans>现在不改，退出登录</Trans>
            </Button>
          ) : (
            <LinkButton to="/" look="text" block>
              <Trans>不改了，返回</Trans>
            </LinkButton>
          )}
        </div>
      </Form>
    </GateFrame>
  );
}
