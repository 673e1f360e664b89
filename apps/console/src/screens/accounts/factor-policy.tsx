import { Trans, useLingui } from '@lingui/react/macro';
import type { SecondFactorView } from '@mingxuan/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { accountsQuery, client, secondFactorQuery, sessionQuery } from '../../api.ts';
import { useMay } from '../../parts/may.ts';
import { Panel } from '../../parts/page-header.tsx';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import css from './security.module.css';

/** Whether staff must have a second factor: for the security administrator to say, or the system administrator before there is one. */
export function FactorPolicyPanel() {
  const manages = useMay()('account.manage');
  const { data } = useQuery({ ...secondFactorQuery, enabled: manages });
  return data !== undefined && (data.decides || data.policyFixed) ? <Policy view={data} /> : null;
}

function Policy({ view }: { readonly view: SecondFactorView }) {
  const { t } = useLingui();
  const { modal } = App.useApp();
  const queries = useQueryClient();
  const required = view.policy === 'required';
  const change = (): void => {
    modal.confirm({
      title: required ? t`改成自愿绑定？` : t`要求工作人员绑定手机验证器或通行密钥？`,
      content: required
        ? t`以后没有绑定的工作人员，只凭密码也能登录、签字。`
        : t`马上生效：没有绑定的工作人员（包括您自己）要先绑定，才能继续办理。观察员和示例社区的账号不受影响。`,
      okText: required ? t`改成自愿` : t`要求绑定`,
      okButtonProps: { danger: required },
      cancelText: t`取消`,
      onOk: async () => {
        const done = await client.setFactorPolicy(required ? 'offered' : 'required');
        for (const { queryKey } of [secondFactorQuery, sessionQuery, accountsQuery])
          await queries.invalidateQueries({ queryKey });
        if (!done.ok)
          modal.error({ title: t`没有办成`, content: <RefusalAlert problem={done.error} />, icon: null, width: 560 });
      },
    });
  };
  return (
    <Panel
      title={<Trans>第二步验证</Trans>}
      aside={
        view.policyFixed ? undefined : (
          <Button onClick={change}>{required ? <Trans>改成自愿</Trans> : <Trans>要求工作人员绑定</Trans>}</Button>
        )
      }
    >
      <div className={css.status}>
        {required ? (
          <StatusTag tone="good">
            <Trans>工作人员必须绑定</Trans>
          </StatusTag>
        ) : (
          <StatusTag tone="warn">
            <Trans>自愿绑定</Trans>
          </StatusTag>
        )}
        <p className={css.soft}>
          {required ? (
            <Trans>
              没有绑定手机验证器或通行密钥的，登录以后先绑定才能办理。手机、密钥丢了的，由同级或上级管理员在下面解除，本人重新绑定。
            </Trans>
          ) : (
            <Trans>现在只凭密码就能登录、签字。正式换届开始前，请要求工作人员都绑定。</Trans>
          )}
          {view.policyFixed ? <Trans>这一项写在服务器的启动设置里。</Trans> : null}
        </p>
      </div>
    </Panel>
  );
}
