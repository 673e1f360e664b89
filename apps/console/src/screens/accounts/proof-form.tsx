import { Trans, useLingui } from '@lingui/react/macro';
import type { Problem, SelfProof } from '@mingxuan/contract';
import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { client } from '../../api.ts';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { CodeField } from './code-field.tsx';
import { askPasskey } from './passkey.ts';
import css from './security.module.css';

/** What somebody is asked to show that they are still themselves. */
export interface Asks {
  readonly password: boolean;
  readonly code: boolean;
  readonly passkey: boolean;
}

interface Props {
  readonly asks: Asks;
  readonly lead?: ReactNode;
  readonly codeLabel?: string;
  readonly codeExtra?: string;
  readonly button: ReactNode;
  /** Null when it is done; the caller goes on by itself. */
  readonly act: (proof: SelfProof) => Promise<Problem | null>;
}

/** Asks once more before something of one's own is changed: by passkey, by a code, or by the password. */
export function ProofForm({ asks, lead, codeLabel, codeExtra, button, act }: Props) {
  const { t } = useLingui();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = async (proof: () => Promise<Problem | null>): Promise<void> => {
    setPending(true);
    const failed = await proof();
    setPending(false);
    setProblem(failed);
  };
  const byPasskey = async (): Promise<Problem | null> => {
    const options = await client.askPasskey();
    if (!options.ok) return options.error;
    const answer = await askPasskey(options.value);
    return answer.ok ? act({ passkey: answer.value }) : answer.error;
  };
  return (
    <Form<{ code?: string; password?: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={({ code, password }) =>
        void send(() => act(asks.password ? { password: password ?? '' } : { code: code ?? '' }))
      }
      onValuesChange={() => setProblem(null)}
    >
      {lead === undefined ? null : <p className={css.soft}>{lead}</p>}
      {asks.passkey ? (
        <Button type="primary" style={{ marginBottom: 18 }} loading={pending} onClick={() => void send(byPasskey)}>
          <Trans>用通行密钥确认</Trans>
        </Button>
      ) : null}
      {asks.password ? (
        <Form.Item name="password" label={t`您的密码`} rules={[{ required: true, message: t`请输入密码` }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
      ) : (
        <CodeField
          label={codeLabel ?? (asks.code ? t`验证器现在显示的六位数字` : t`或者一个恢复码`)}
          {...(codeExtra === undefined ? {} : { extra: codeExtra })}
          recovery
          focus={!asks.passkey}
        />
      )}
      <div className={css.foot}>
        <RefusalAlert problem={problem} />
        <Button type={asks.passkey ? 'default' : 'primary'} htmlType="submit" loading={pending}>
          {button}
        </Button>
      </div>
    </Form>
  );
}
