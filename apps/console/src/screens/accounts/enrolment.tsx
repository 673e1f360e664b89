import { Trans, useLingui } from '@lingui/react/macro';
import type { EnrolmentView, Problem, SelfProof } from '@mingxuan/contract';
import { Button, Form, Typography } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { client } from '../../api.ts';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { CodeField } from './code-field.tsx';
import { ProofForm } from './proof-form.tsx';
import css from './security.module.css';

interface Props {
  /** What the account has already: it is asked before a new authenticator is set up. */
  readonly has: { readonly authenticator: boolean; readonly passkey: boolean };
  readonly onEnrolled: (recoveryCodes: readonly string[]) => void;
}

/** Sets up an authenticator: who you are, once more if need be; a picture to scan; the first code back. */
export function Enrolment({ has, onEnrolled }: Props) {
  const { t } = useLingui();
  const enrolled = has.authenticator || has.passkey;
  const [begun, setBegun] = useState<EnrolmentView | null>(null);
  const [asks, setAsks] = useState<'NOTHING' | 'PASSWORD' | 'FACTOR'>(enrolled ? 'FACTOR' : 'NOTHING');
  const [problem, setProblem] = useState<Problem | null>(null);
  const begin = useCallback(async (proof: SelfProof): Promise<Problem | null> => {
    const answer = await client.beginEnrolment(proof);
    if (answer.ok) setBegun(answer.value);
    else if (answer.error.code === 'PASSWORD_NEEDED') setAsks('PASSWORD');
    else {
      setProblem(answer.error);
      return answer.error;
    }
    return null;
  }, []);
  // Whoever has just signed in is asked nothing: the picture comes at once.
  const started = useRef(false);
  useEffect(() => {
    if (enrolled || started.current) return;
    started.current = true;
    void begin({});
  }, [enrolled, begin]);

  if (begun !== null) return <ScanAndConfirm begun={begun} onEnrolled={onEnrolled} />;
  if (asks === 'NOTHING')
    return problem === null ? (
      <p className={css.soft} aria-live="polite">
        <Trans>正在准备二维码…</Trans>
      </p>
    ) : (
      <RefusalAlert problem={problem} />
    );
  return (
    <ProofForm
      asks={{ password: asks === 'PASSWORD', code: has.authenticator, passkey: has.passkey }}
      {...(has.authenticator
        ? {
            codeLabel: t`原来的验证码`,
            codeExtra: t`旧手机还在的，输入它现在显示的六位数字；丢了的，输入一个恢复码。`,
          }
        : {})}
      button={<Trans>下一步</Trans>}
      act={begin}
    />
  );
}

function ScanAndConfirm({
  begun,
  onEnrolled,
}: {
  readonly begun: EnrolmentView;
  readonly onEnrolled: (recoveryCodes: readonly string[]) => void;
}) {
  const { t } = useLingui();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const confirm = async ({ code }: { readonly code: string }): Promise<void> => {
    setPending(true);
    const answer = await client.confirmEnrolment(code);
    setPending(false);
    if (answer.ok) onEnrolled(answer.value.recoveryCodes);
    else setProblem(answer.error);
  };
  const spelled = begun.secret.match(/.{1,4}/g)?.join(' ') ?? begun.secret;
  return (
    <ol className={css.steps}>
      <li>
        <p>
          <Trans>
            手机上打开验证器应用。没有的先装一个：微信小程序“腾讯身份验证器”、微软或谷歌的验证器都可以，苹果手机自带的“密码”也可以。
          </Trans>
        </p>
      </li>
      <li>
        <p>
          <Trans>在应用里选“扫一扫”或“添加”，扫这个二维码。</Trans>
        </p>
        <Qr {...begun.qr} />
        <p className={css.soft}>
          <a href={begun.uri}>
            <Trans>正用这部手机看本页的，点这里直接放进验证器</Trans>
          </a>
        </p>
        <details className={css.byHand}>
          <summary>
            <Trans>不能扫码？手工输入密钥</Trans>
          </summary>
          <p className={css.soft}>
            <Trans>类型选“基于时间”，密钥不分大小写，空格可以不输。</Trans>
          </p>
          <Typography.Text copyable={{ text: begun.secret }} code>
            {spelled}
          </Typography.Text>
        </details>
      </li>
      <li>
        <Form<{ code: string }>
          layout="vertical"
          requiredMark={false}
          onFinish={(values) => void confirm(values)}
          onValuesChange={() => setProblem(null)}
        >
          <CodeField label={t`输入应用里显示的六位数字`} />
          <div className={css.foot}>
            <RefusalAlert problem={problem} />
            <Button type="primary" htmlType="submit" loading={pending}>
              <Trans>绑定</Trans>
            </Button>
          </div>
        </Form>
      </li>
    </ol>
  );
}

/** Four units of white around, which cameras need. */
const QUIET = 4;

function Qr({ size, path }: EnrolmentView['qr']) {
  const { t } = useLingui();
  const whole = size + 2 * QUIET;
  const view = `${-QUIET} ${-QUIET} ${whole} ${whole}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${view}" shape-rendering="crispEdges"><path d="${path}"/></svg>`;
  return (
    <img
      className={css.qr}
      src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
      alt={t`绑定用的二维码；看不见的，请展开下面的密钥`}
    />
  );
}
