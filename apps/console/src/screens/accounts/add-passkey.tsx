import { Trans, useLingui } from '@lingui/react/macro';
import type { Problem, SelfProof } from '@mingxuan/contract';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { client } from '../../api.ts';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { browserName } from './browser-name.ts';
import { makePasskey } from './passkey.ts';
import { type Asks, ProofForm } from './proof-form.tsx';
import css from './security.module.css';

interface Props {
  readonly asks: Asks;
  /** The recovery codes of an account whose first second factor this is; none else. */
  readonly onMade: (recoveryCodes: readonly string[]) => void;
}

/** Enrols a passkey: a name to know it by, who you are if need be, and the browser's own window. */
export function AddPasskey({ asks, onMade }: Props) {
  const { t } = useLingui();
  const [name, setName] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [password, setPassword] = useState(false);
  const known = asks.code || asks.passkey;
  const make = async (called: string, proof: SelfProof): Promise<Problem | null> => {
    const options = await client.beginPasskey(proof);
    if (!options.ok) {
      if (options.error.code !== 'PASSWORD_NEEDED') return options.error;
      setPassword(true);
      setName(called);
      return null;
    }
    const answer = await makePasskey(options.value);
    if (!answer.ok) return answer.error;
    const done = await client.confirmPasskey(called, answer.value);
    if (done.ok) onMade(done.value.recoveryCodes);
    return done.ok ? null : done.error;
  };
  const named = async (called: string): Promise<void> => {
    if (known) {
      setName(called);
      return;
    }
    setPending(true);
    setProblem(await make(called, {}));
    setPending(false);
  };
  if (name !== null)
    return (
      <ProofForm
        asks={password ? { password: true, code: false, passkey: false } : asks}
        lead={<Trans>先确认是您本人，再绑定新的通行密钥。</Trans>}
        button={<Trans>下一步</Trans>}
        act={(proof) => make(name, proof)}
      />
    );
  return (
    <Form<{ name: string }>
      layout="vertical"
      requiredMark={false}
      initialValues={{ name: browserName(globalThis.navigator.userAgent) }}
      onFinish={(values) => void named(values.name.trim())}
      onValuesChange={() => setProblem(null)}
    >
      <p className={css.soft}>
        <Trans>
          点“下一步”后，浏览器会弹出窗口：可以用这台电脑的指纹、面容或
          PIN，也可以用手机，或者插上安全密钥。指纹和面容只留在您的设备里，不会传到这里。
        </Trans>
      </p>
      <Form.Item
        name="name"
        label={t`给它起个名字`}
        extra={t`以后在列表里认得出是哪一个，例如“办公室电脑”“蓝色安全密钥”。`}
        rules={[{ required: true, whitespace: true, message: t`请起个名字` }]}
      >
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <div className={css.foot}>
        <RefusalAlert problem={problem} />
        <Button type="primary" htmlType="submit" loading={pending}>
          <Trans>下一步</Trans>
        </Button>
      </div>
    </Form>
  );
}
