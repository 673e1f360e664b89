import { Trans, useLingui } from '@lingui/react/macro';
import type { PasskeyOptions, Problem, SignInMore } from '@mingxuan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { client, sessionQuery, useSession } from '../../api.ts';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { GateFrame } from '../../shell/gate.tsx';
import { CodeField } from '../accounts/code-field.tsx';
import { askPasskey, passkeyPlace } from '../accounts/passkey.ts';

interface Values {
  readonly username: string;
  readonly password: string;
  /** Once the server has asked for it. */
  readonly code?: string;
  /** While strangers are trying this account. */
  readonly pass?: string;
}

/** What the server has asked for besides name and password, so far. */
interface Asked {
  readonly code: boolean;
  readonly pass: boolean;
  /** What the account's passkeys are to be asked, for whoever has any. */
  readonly passkey: PasskeyOptions | null;
}

const NOTHING: Asked = { code: false, pass: false, passkey: null };

export default function SignInScreen() {
  const { t } = useLingui();
  const { ended } = useSearch({ from: '/sign-in' });
  const [form] = Form.useForm<Values>();
  const door = useDoor();
  const { asked } = door;
  const policy = useSession().data?.policy;
  const here = passkeyPlace(policy?.passkeyOrigin ?? null).kind === 'HERE';
  // A passkey alone where the policy says so; else beside the password, where strangers have used up the tries.
  const alone = here && policy?.passkeyAlone === true && !asked.code;
  const beside = here && (asked.passkey !== null || (asked.pass && !alone));
  return (
    <GateFrame
      title={<Trans>登录</Trans>}
      lead={
        asked.code ? (
          asked.passkey === null ? (
            <Trans>密码对了。请再输入手机验证器现在显示的六位数字。</Trans>
          ) : (
            <Trans>密码对了。请再用通行密钥，或者输入一个验证码。</Trans>
          )
        ) : (
          <Trans>用管理员给您的用户名和密码登录。</Trans>
        )
      }
    >
      {ended === true && !asked.code ? <Ended /> : null}
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        size="large"
        onFinish={(values) => void door.enter(values)}
        onValuesChange={door.clear}
      >
        <Form.Item
          name="username"
          label={t`用户名`}
          hidden={asked.code}
          rules={[{ required: true, message: t`请填写用户名` }]}
        >
          <Input autoComplete="username" />
        </Form.Item>
        <Form.Item
          name="password"
          label={t`密码`}
          hidden={asked.code}
          rules={[{ required: true, message: t`请填写密码` }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        {asked.pass ? (
          <Form.Item
            name="pass"
            label={t`恢复码，或者管理员给的放行码`}
            hidden={asked.code}
            extra={t`有人在乱试这个账号的密码。填一个就不用等，密码还是要填对。`}
          >
            <Input autoComplete="one-time-code" spellCheck={false} maxLength={30} />
          </Form.Item>
        ) : null}
        {asked.code ? (
          <CodeField
            label={t`动态验证码`}
            extra={t`手机不在身边的，输入一个恢复码。`}
            recovery
            focus={asked.passkey === null}
          />
        ) : null}
        <div style={{ display: 'grid', gap: 14 }}>
          <RefusalAlert problem={door.problem} />
          {beside ? (
            <Button
              type="primary"
              block
              loading={door.pending}
              onClick={() => void door.besidePassword(form.getFieldsValue())}
            >
              <Trans>用通行密钥</Trans>
            </Button>
          ) : null}
          <Button type={beside ? 'default' : 'primary'} htmlType="submit" block loading={door.pending}>
            <Trans>登录</Trans>
          </Button>
          {alone ? (
            <Button block disabled={door.pending} onClick={() => void door.byPasskey()}>
              <Trans>用通行密钥登录</Trans>
            </Button>
          ) : null}
          {asked.code ? (
            <Button
              type="text"
              block
              onClick={() => {
                form.resetFields();
                door.again();
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

/** Why somebody who was working finds themselves here. */
function Ended(): ReactNode {
  return (
    <Alert
      type="info"
      showIcon
      style={{ marginBottom: 18 }}
      title={<Trans>您的登录已经结束，请重新登录。</Trans>}
      description={
        <Trans>
          可能是在别处退出了，管理员停用或者重置了账号，或者太久没有操作。已经提交的都在；刚才填了没有提交的，要重新填。
        </Trans>
      }
    />
  );
}

/** The ways in, and what has been asked for on the way. */
function useDoor() {
  const { back } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [asked, setAsked] = useState<Asked>(NOTHING);

  const attempt = async (work: () => Promise<Problem | null>): Promise<void> => {
    setPending(true);
    const failed = await work();
    setPending(false);
    // That a code is asked for is no fault: the field for it appears.
    const needed = failed?.code === 'SECOND_FACTOR_NEEDED';
    if (needed) setAsked({ ...asked, code: true, passkey: failed.passkey ?? null });
    if (failed?.code === 'TOO_MANY_TRIES' && !asked.code) setAsked({ ...asked, pass: true });
    setProblem(needed && !asked.code ? null : failed);
    if (failed !== null) return;
    queries.clear();
    await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
    await navigate({ href: back ?? '/', replace: true });
  };
  const signIn = async ({ username, password, code, pass }: Values, passkey?: string): Promise<Problem | null> => {
    const more: SignInMore = {
      ...(asked.code && code !== undefined && passkey === undefined ? { code } : {}),
      ...(asked.pass && pass !== undefined ? { pass } : {}),
      ...(passkey === undefined ? {} : { passkey }),
    };
    const answer = await client.signIn(username.trim(), password, more);
    return answer.ok ? null : answer.error;
  };
  /** Asks a passkey, with what was sent along or with a question of its own. */
  const withPasskey = async (
    options: PasskeyOptions | null,
    then: (passkey: string) => Promise<Problem | null>,
  ): Promise<Problem | null> => {
    const question = options === null ? await client.passkeyOptions() : { ok: true as const, value: options };
    if (!question.ok) return question.error;
    const answer = await askPasskey(question.value);
    return answer.ok ? then(answer.value) : answer.error;
  };
  return {
    asked,
    pending,
    problem,
    clear: () => setProblem(null),
    again: () => {
      setProblem(null);
      setAsked(NOTHING);
    },
    enter: (values: Values) => attempt(() => signIn(values)),
    besidePassword: (values: Values) => {
      const { passkey } = asked;
      // A question is good for one answer; the next try asks anew.
      setAsked({ ...asked, passkey: null });
      return attempt(() => withPasskey(passkey, (answer) => signIn(values, answer)));
    },
    byPasskey: () =>
      attempt(() =>
        withPasskey(null, async (answer) => {
          const done = await client.signInByPasskey(answer);
          return done.ok ? null : done.error;
        }),
      ),
  };
}
