import { Trans, useLingui } from '@lingui/react/macro';
import type { AccountActRow } from '@mingxuan/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { client, problemOf, unwrap } from '../../api.ts';
import { Panel } from '../../parts/page-header.tsx';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { EmptyState } from '../../parts/states.tsx';
import css from './accounts.module.css';
import { useWhen } from '../../parts/when.ts';

/** As many as the server sends at a time; fewer are the last. */
const PAGE = 100;

/** What was done to accounts, for the audit administrator: a list that nobody can change. */
export function AccountActList() {
  const { t } = useLingui();
  const when = useWhen();
  const nameOf = useActName();
  const acts = useInfiniteQuery({
    queryKey: ['account-acts'],
    queryFn: ({ pageParam }: { pageParam: number | null }) => unwrap(client.accountActs(pageParam ?? undefined)),
    initialPageParam: null as number | null,
    getNextPageParam: (page: readonly AccountActRow[]) => (page.length < PAGE ? null : (page.at(-1)?.id ?? null)),
  });
  const rows = acts.data?.pages.flat() ?? [];
  return (
    <Panel flush title={<Trans>账号操作记录</Trans>}>
      <Table<AccountActRow>
        rowKey="id"
        size="middle"
        loading={acts.isPending}
        dataSource={rows}
        pagination={false}
        scroll={{ x: 640 }}
        locale={{ emptyText: <EmptyState title={<Trans>还没有记录</Trans>} /> }}
        columns={[
          { title: t`时间`, width: 180, render: (_, row) => when(row.at) },
          { title: t`做了什么`, render: (_, row) => nameOf(row.act) },
          { title: t`经手人`, dataIndex: 'by' },
          { title: t`谁的账号`, render: (_, row) => (row.to === row.by ? t`本人` : row.to) },
        ]}
      />
      <div className={css.more}>
        <RefusalAlert problem={problemOf(acts.error)} />
        {acts.hasNextPage ? (
          <Button loading={acts.isFetchingNextPage} onClick={() => void acts.fetchNextPage()}>
            <Trans>更早的</Trans>
          </Button>
        ) : null}
      </div>
    </Panel>
  );
}

/** An act in words; one that this version does not know stands as it is written. */
function useActName(): (act: string) => string {
  const { t } = useLingui();
  const names: Readonly<Record<string, string>> = {
    CLAIMED_FIRST: t`建立首个账号`,
    CREATED: t`新建账号`,
    GRANTS_SET: t`改职责`,
    DISABLED: t`停用`,
    ENABLED: t`重新启用`,
    PASSWORD_RESET: t`重置密码`,
    PASSWORD_CHANGED: t`修改密码`,
    SESSIONS_REVOKED: t`退出所有登录`,
    SESSION_ENDED: t`退出一处登录`,
    FACTOR_ENROLLED: t`绑定手机验证器`,
    FACTOR_REMOVED: t`解除手机验证器`,
    FACTOR_RESET: t`管理员解除第二步验证`,
    RECOVERY_CODES_MADE: t`重做恢复码`,
    RECOVERY_CODE_USED: t`用了一个恢复码`,
    FACTOR_POLICY_SET: t`改第二步验证的要求`,
    SIGNATURE_PROVEN: t`签字时验证`,
    PASSKEY_ENROLLED: t`绑定通行密钥`,
    PASSKEY_REMOVED: t`解除通行密钥`,
    PASSKEY_COPIED: t`通行密钥疑似被复制，已拒绝`,
    ENTRY_CODE_MADE: t`给放行码`,
    ENTRY_CODE_USED: t`用放行码登录`,
  };
  return (act) => names[act] ?? act;
}
