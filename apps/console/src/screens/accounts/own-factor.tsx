import { Trans, useLingui } from '@lingui/react/macro';
import type { Problem, SecondFactorView } from '@mingxuan/contract';
import type { Result } from '@mingxuan/rulebook';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Form } from 'antd';
import { useState } from 'react';
import { client, secondFactorQuery, sessionQuery, sessionsQuery } from '../../api.ts';
import { Panel } from '../../parts/page-header.tsx';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { Loaded } from '../../parts/states.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { CodeField } from './code-field.tsx';
import { Enrolment } from './enrolment.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import css from './security.module.css';
import { useWhen } from './when.ts';

type Doing =
  | { readonly kind: 'ENROL' }
  | { readonly kind: 'RENEW' }
  | { readonly kind: 'REMOVE' }
  | { readonly kind: 'CODES'; readonly codes: readonly string[] };

/** One's own authenticator: whether there is one, how many recovery codes are left, and what can be done about it. */
export function OwnFactor() {
  const status = useQuery(secondFactorQuery);
  return <Loaded query={status}>{(view) => <Factor view={view} />}</Loaded>;
}

function Factor({ view }: { readonly view: SecondFactorView }) {
  const [doing, setDoing] = useState<Doing | null>(null);
  const queries = useQueryClient();
  const close = (): void => {
    setDoing(null);
    for (const { queryKey } of [secondFactorQuery, sessionQuery, sessionsQuery])
      void queries.invalidateQueries({ queryKey });
  };
  return (
    <Panel title={<Trans>手机验证器</Trans>}>
      <div className={css.status}>
        <State view={view} />
        <div className={css.row}>
          <Button type={view.enrolledAt === null ? 'primary' : 'default'} onClick={() => setDoing({ kind: 'ENROL' })}>
            {view.enrolledAt === null ? <Trans>绑定手机验证器</Trans> : <Trans>换一部手机</Trans>}
          </Button>
          {view.enrolledAt === null ? null : (
            <Button onClick={() => setDoing({ kind: 'RENEW' })}>
              <Trans>重做恢复码</Trans>
            </Button>
          )}
          {view.enrolledAt === null || view.compulsory ? null : (
            <Button danger onClick={() => setDoing({ kind: 'REMOVE' })}>
              <Trans>解除绑定</Trans>
            </Button>
          )}
        </div>
      </div>
      {/* The codes are shown once: a click beside them must not lose them. */}
      <Drawer
        open={doing !== null}
        onClose={close}
        closable={doing?.kind !== 'CODES'}
        keyboard={doing?.kind !== 'CODES'}
        mask={{ closable: doing?.kind !== 'CODES' }}
        size={520}
        title={<Title doing={doing} />}
        destroyOnHidden
      >
        {doing === null ? null : <Step doing={doing} view={view} onCodes={setDoing} onDone={close} />}
      </Drawer>
    </Panel>
  );
}

function Title({ doing }: { readonly doing: Doing | null }) {
  switch (doing?.kind) {
    case 'RENEW':
      return <Trans>重做恢复码</Trans>;
    case 'REMOVE':
      return <Trans>解除绑定</Trans>;
    case 'CODES':
      return <Trans>恢复码</Trans>;
    default:
      return <Trans>绑定手机验证器</Trans>;
  }
}

function State({ view }: { readonly view: SecondFactorView }) {
  const when = useWhen();
  const { enrolledAt, recoveryCodesLeft: left } = view;
  if (enrolledAt === null)
    return (
      <>
        <StatusTag tone="warn">
          <Trans>没有绑定</Trans>
        </StatusTag>
        <p className={css.soft}>
          <Trans>绑定以后，登录和签字除了密码还要手机上的六位数字：密码被人知道了，也进不来、签不了字。</Trans>
        </p>
      </>
    );
  const since = when(enrolledAt);
  return (
    <>
      <StatusTag tone="good">
        <Trans>已绑定</Trans>
      </StatusTag>
      <p className={css.soft}>
        <Trans>{since} 绑定。</Trans>
        {left > 3 ? <Trans>还有 {left} 个恢复码没有用过。</Trans> : <Trans>恢复码只剩 {left} 个，请重做一份。</Trans>}
      </p>
    </>
  );
}

function Step({
  doing,
  view,
  onCodes,
  onDone,
}: {
  readonly doing: Doing;
  readonly view: SecondFactorView;
  readonly onCodes: (doing: Doing) => void;
  readonly onDone: () => void;
}) {
  const { t } = useLingui();
  const { message } = App.useApp();
  const show = (codes: readonly string[]): void => onCodes({ kind: 'CODES', codes });
  switch (doing.kind) {
    case 'ENROL':
      return <Enrolment enrolled={view.enrolledAt !== null} onEnrolled={show} />;
    case 'CODES':
      return <RecoveryCodes codes={doing.codes} onDone={onDone} />;
    case 'RENEW':
      return (
        <ByCode
          lead={<Trans>做一份新的，原来的全部作废。</Trans>}
          button={<Trans>重做恢复码</Trans>}
          act={client.renewRecoveryCodes}
          onDone={({ recoveryCodes }) => show(recoveryCodes)}
        />
      );
    case 'REMOVE':
      return (
        <ByCode
          lead={<Trans>解除以后，登录和签字只靠密码。确实不用了再解除；换手机请用“换一部手机”。</Trans>}
          button={<Trans>解除绑定</Trans>}
          act={client.removeFactor}
          onDone={() => {
            void message.success(t`已解除绑定`);
            onDone();
          }}
        />
      );
    default:
      return doing satisfies never;
  }
}

function ByCode<T>({
  lead,
  button,
  act,
  onDone,
}: {
  readonly lead: React.ReactNode;
  readonly button: React.ReactNode;
  readonly act: (code: string) => Promise<Result<T, Problem>>;
  readonly onDone: (value: T) => void;
}) {
  const { t } = useLingui();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = async ({ code }: { readonly code: string }): Promise<void> => {
    setPending(true);
    const answer = await act(code);
    setPending(false);
    setProblem(answer.ok ? null : answer.error);
    if (answer.ok) onDone(answer.value);
  };
  return (
    <Form<{ code: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={(values) => void send(values)}
      onValuesChange={() => setProblem(null)}
    >
      <p className={css.soft}>{lead}</p>
      <CodeField label={t`验证器现在显示的六位数字`} recovery focus />
      <div className={css.foot}>
        <RefusalAlert problem={problem} />
        <Button type="primary" htmlType="submit" loading={pending}>
          {button}
        </Button>
      </div>
    </Form>
  );
}
