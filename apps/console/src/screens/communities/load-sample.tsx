import { ExperimentOutlined } from '@ant-design/icons';
import { Trans, useLingui } from '@lingui/react/macro';
import type { SampleLoaded } from '@mingxuan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Modal, Table } from 'antd';
import { type ReactNode, useState } from 'react';
import { client, communitiesQuery, useSession } from '../../api.ts';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { useRoleName } from '../../parts/role-names.ts';
import { type CastMember, keepCast, keepFirstPerson } from '../../shell/cast.ts';
import css from './communities.module.css';

export interface SampleLoader {
  readonly pending: boolean;
  readonly load: () => void;
  /** The dialog with the accounts, once it is loaded. Drawn by the screen, which outlives the button. */
  readonly dialog: ReactNode;
}

/** Loads the made-up community as a rehearsal, and shows the accounts with which one person can play everybody. */
export function useSampleLoader(): SampleLoader {
  const { t } = useLingui();
  const { modal } = App.useApp();
  const queries = useQueryClient();
  const me = useSession().data?.actor;
  const [pending, setPending] = useState(false);
  const [loaded, setLoaded] = useState<SampleLoaded | null>(null);

  const load = async (): Promise<void> => {
    setPending(true);
    const answer = await client.loadSample();
    setPending(false);
    if (!answer.ok) {
      modal.error({
        title: t`示例社区没有载入`,
        content: <RefusalAlert problem={answer.error} />,
        icon: null,
        width: 560,
      });
      return;
    }
    keepCast(answer.value.accounts);
    if (me !== null && me !== undefined) keepFirstPerson(me);
    setLoaded(answer.value);
    await queries.invalidateQueries({ queryKey: communitiesQuery.queryKey });
  };
  return {
    pending,
    load: () => void load(),
    dialog: loaded === null ? null : <Cast loaded={loaded} onClose={() => setLoaded(null)} />,
  };
}

export function LoadSampleButton({
  loader,
  primary = false,
}: {
  readonly loader: SampleLoader;
  readonly primary?: boolean;
}) {
  return (
    <Button
      type={primary ? 'primary' : 'default'}
      icon={<ExperimentOutlined aria-hidden="true" />}
      loading={loader.pending}
      onClick={loader.load}
    >
      {loader.pending ? <Trans>正在载入，约半分钟</Trans> : <Trans>载入示例社区</Trans>}
    </Button>
  );
}

function Cast({ loaded, onClose }: { readonly loaded: SampleLoaded; readonly onClose: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const roleName = useRoleName();
  return (
    <Modal
      open
      width={760}
      title={<Trans>示例社区已载入（演练）</Trans>}
      okText={t`进入示例社区`}
      cancelText={t`留在这里`}
      onOk={() => void navigate({ to: '/c/$id/overview', params: { id: loaded.id } })}
      onCancel={onClose}
    >
      <div className={css.cast}>
        <p>
          <Trans>
            换届要由不同的人办理：经办的人不能自己复核，计票要两个人分别录入。下面每种职责有一个演练账号，点右上角姓名就能换成另一个人；关掉这个标签页后，要用密码登录。
          </Trans>
        </p>
        <Table<CastMember>
          size="small"
          rowKey="username"
          pagination={false}
          dataSource={[...loaded.accounts]}
          columns={[
            { title: t`职责`, render: (_, member) => roleName(member.role) },
            { title: t`姓名`, dataIndex: 'displayName' },
            { title: t`用户名`, dataIndex: 'username' },
            {
              title: t`密码`,
              dataIndex: 'password',
              render: (password: string) => <code className={css.password}>{password}</code>,
            },
          ]}
        />
      </div>
    </Modal>
  );
}
