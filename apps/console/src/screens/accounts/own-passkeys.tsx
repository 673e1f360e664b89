import { Trans, useLingui } from '@lingui/react/macro';
import type { PasskeyView, SecondFactorView } from '@mingxuan/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Table } from 'antd';
import { useState } from 'react';
import { client, secondFactorQuery, sessionQuery, sessionsQuery } from '../../api.ts';
import { Panel } from '../../parts/page-header.tsx';
import { EmptyState, Loaded } from '../../parts/states.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { AddPasskey } from './add-passkey.tsx';
import { asksOf } from './own-factor.tsx';
import { passkeyPlace } from './passkey.ts';
import { ProofForm } from './proof-form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import css from './security.module.css';
import { useWhen } from '../../parts/when.ts';

type Doing =
  | { readonly kind: 'ADD' }
  | { readonly kind: 'CODES'; readonly codes: readonly string[] }
  | { readonly kind: 'REMOVE'; readonly key: PasskeyView };

/** One's own passkeys: which there are, one more, one less. */
export function OwnPasskeys() {
  const status = useQuery(secondFactorQuery);
  return <Loaded query={status}>{(view) => <Passkeys view={view} />}</Loaded>;
}

function Passkeys({ view }: { readonly view: SecondFactorView }) {
  const { t } = useLingui();
  const { message } = App.useApp();
  const [doing, setDoing] = useState<Doing | null>(null);
  const queries = useQueryClient();
  const place = passkeyPlace(view.passkeyOrigin);
  const close = (): void => {
    setDoing(null);
    for (const { queryKey } of [secondFactorQuery, sessionQuery, sessionsQuery])
      void queries.invalidateQueries({ queryKey });
  };
  const made = (codes: readonly string[]): void => {
    void message.success(t`已绑定通行密钥`);
    if (codes.length > 0) setDoing({ kind: 'CODES', codes });
    else close();
  };
  const codes = doing?.kind === 'CODES';
  return (
    <Panel
      flush={view.passkeys.length > 0}
      title={<Trans>通行密钥</Trans>}
      aside={
        place.kind === 'HERE' ? (
          <Button onClick={() => setDoing({ kind: 'ADD' })}>
            <Trans>绑定通行密钥</Trans>
          </Button>
        ) : undefined
      }
    >
      {view.passkeys.length === 0 ? (
        <div className={css.status}>
          <p className={css.soft}>
            <Trans>
              用电脑的指纹、面容或 PIN，或者一把安全密钥代替验证码：不用掏手机、不用抄数字，而且假网站骗不走。
            </Trans>
          </p>
          <Where origin={view.passkeyOrigin} />
        </div>
      ) : (
        <>
          <KeyTable rows={view.passkeys} onRemove={(key) => setDoing({ kind: 'REMOVE', key })} />
          {place.kind === 'HERE' ? null : (
            <div className={css.below}>
              <Where origin={view.passkeyOrigin} />
            </div>
          )}
        </>
      )}
      <Drawer
        open={doing !== null}
        onClose={close}
        closable={!codes}
        keyboard={!codes}
        mask={{ closable: !codes }}
        size={520}
        title={
          doing?.kind === 'CODES' ? (
            <Trans>恢复码</Trans>
          ) : doing?.kind === 'REMOVE' ? (
            <Trans>解除通行密钥</Trans>
          ) : (
            <Trans>绑定通行密钥</Trans>
          )
        }
        destroyOnHidden
      >
        {doing?.kind === 'ADD' ? <AddPasskey asks={asksOf(view)} onMade={made} /> : null}
        {doing?.kind === 'CODES' ? <RecoveryCodes codes={doing.codes} onDone={close} /> : null}
        {doing?.kind === 'REMOVE' ? (
          <ProofForm
            asks={asksOf(view)}
            lead={
              <Trans>解除“{doing.key.name}”以后，它不能再用来登录和签字。设备里存的那一份，请在设备上自己删除。</Trans>
            }
            button={<Trans>解除</Trans>}
            act={async (proof) => {
              const done = await client.removePasskey(doing.key.id, proof);
              if (!done.ok) return done.error;
              void message.success(t`已解除`);
              close();
              return null;
            }}
          />
        ) : null}
      </Drawer>
    </Panel>
  );
}

/** Why there is no button here, and where there would be one. */
function Where({ origin }: { readonly origin: string | null }) {
  const place = passkeyPlace(origin);
  if (place.kind === 'HERE') return null;
  if (place.kind === 'NOWHERE')
    return (
      <p className={css.soft}>
        <Trans>
          现在的网址不能用：浏览器只在 https 网址（要用域名）和本机的 http://localhost
          上支持通行密钥。请维护服务器的人员配好 https。
        </Trans>
      </p>
    );
  const { origin: there } = place;
  return (
    <p className={css.soft}>
      <Trans>
        这个网址不能用通行密钥，请改用 <a href={`${there}/security`}>{there}</a> 打开本系统，重新登录后绑定。
      </Trans>
    </p>
  );
}

function KeyTable({
  rows,
  onRemove,
}: {
  readonly rows: readonly PasskeyView[];
  readonly onRemove: (key: PasskeyView) => void;
}) {
  const { t } = useLingui();
  const when = useWhen();
  return (
    <Table<PasskeyView>
      rowKey="id"
      size="middle"
      dataSource={[...rows]}
      pagination={false}
      scroll={{ x: 640 }}
      locale={{ emptyText: <EmptyState title={<Trans>还没有通行密钥</Trans>} /> }}
      columns={[
        { title: t`名称`, dataIndex: 'name' },
        { title: t`绑定时间`, render: (_, row) => when(row.createdAt) },
        {
          title: t`最近使用`,
          render: (_, row) => (row.lastUsedAt === null ? t`还没有用过` : when(row.lastUsedAt)),
        },
        {
          title: t`存放`,
          render: (_, row) =>
            row.synced ? (
              <StatusTag tone="info">{t`同步到多台设备`}</StatusTag>
            ) : (
              <StatusTag tone="quiet">{t`只在一台设备`}</StatusTag>
            ),
        },
        {
          title: t`办理`,
          width: 120,
          render: (_, row) => (
            <Button size="small" danger onClick={() => onRemove(row)}>
              <Trans>解除</Trans>
              <span className="visually-hidden">{row.name}</span>
            </Button>
          ),
        },
      ]}
    />
  );
}
