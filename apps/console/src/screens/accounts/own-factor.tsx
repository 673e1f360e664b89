import { Trans, useLingui } from '@lingui/react/macro';
import type { SecondFactorView } from '@mingxuan/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer } from 'antd';
import { useState } from 'react';
import { client, secondFactorQuery, sessionQuery, sessionsQuery } from '../../api.ts';
import { Panel } from '../../parts/page-header.tsx';
import { Loaded } from '../../parts/states.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { Enrolment } from './enrolment.tsx';
import { passkeyPlace } from './passkey.ts';
import { type Asks, ProofForm } from './proof-form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import css from './security.module.css';
import { useWhen } from '../../parts/when.ts';

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
          {view.enrolledAt === null && view.passkeys.length === 0 ? null : (
            <Button onClick={() => setDoing({ kind: 'RENEW' })}>
              <Trans>重做恢复码</Trans>
            </Button>
          )}
          {view.enrolledAt === null || (view.compulsory && view.passkeys.length === 0) ? null : (
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

/** What this account can show: the authenticator, a passkey where this page can ask one, else a recovery code. */
export const asksOf = ({ enrolledAt, passkeys, passkeyOrigin }: SecondFactorView): Asks => ({
  password: false,
  code: enrolledAt !== null,
  passkey: passkeys.length > 0 && passkeyPlace(passkeyOrigin).kind === 'HERE',
});

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
        {view.passkeys.length === 0 ? null : <CodesLeft left={left} />}
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
      </p>
      <CodesLeft left={left} />
    </>
  );
}

function CodesLeft({ left }: { readonly left: number }) {
  return (
    <p className={css.soft}>
      {left > 3 ? <Trans>还有 {left} 个恢复码没有用过。</Trans> : <Trans>恢复码只剩 {left} 个，请重做一份。</Trans>}
    </p>
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
  const asks = asksOf(view);
  const show = (codes: readonly string[]): void => onCodes({ kind: 'CODES', codes });
  switch (doing.kind) {
    case 'ENROL':
      return <Enrolment has={{ authenticator: asks.code, passkey: asks.passkey }} onEnrolled={show} />;
    case 'CODES':
      return <RecoveryCodes codes={doing.codes} onDone={onDone} />;
    case 'RENEW':
      return (
        <ProofForm
          asks={asks}
          lead={<Trans>做一份新的，原来的全部作废。</Trans>}
          button={<Trans>重做恢复码</Trans>}
          act={async (proof) => {
            const done = await client.renewRecoveryCodes(proof);
            if (done.ok) show(done.value.recoveryCodes);
            return done.ok ? null : done.error;
          }}
        />
      );
    case 'REMOVE':
      return (
        <ProofForm
          asks={asks}
          lead={
            asks.passkey ? (
              <Trans>解除以后，登录和签字除了密码只用通行密钥。换手机请用“换一部手机”。</Trans>
            ) : (
              <Trans>解除以后，登录和签字只靠密码。确实不用了再解除；换手机请用“换一部手机”。</Trans>
            )
          }
          button={<Trans>解除绑定</Trans>}
          act={async (proof) => {
            const done = await client.removeFactor(proof);
            if (!done.ok) return done.error;
            void message.success(t`已解除绑定`);
            onDone();
            return null;
          }}
        />
      );
    default:
      return doing satisfies never;
  }
}
