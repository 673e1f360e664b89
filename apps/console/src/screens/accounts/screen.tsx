import { PlusOutlined } from '@ant-design/icons';
import { Trans, useLingui } from '@lingui/react/macro';
import type { AccountRow } from '@mingxuan/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useState } from 'react';
import { accountsQuery, communitiesQuery } from '../../api.ts';
import { useMay } from '../../parts/may.ts';
import { PageHeader, Panel } from '../../parts/page-header.tsx';
import { useRoleName } from '../../parts/role-names.ts';
import { EmptyState, Loaded } from '../../parts/states.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { AccountActList } from './act-list.tsx';
import { AccountActs } from './account-acts.tsx';
import css from './accounts.module.css';
import { FactorPolicyPanel } from './factor-policy.tsx';
import { NewAccount } from './new-account.tsx';
import { nameAbove } from './scopes.ts';

/** Who may sign in, in which duties and where. */
export default function AccountsScreen() {
  const [creating, setCreating] = useState(false);
  const may = useMay();
  const manages = may('account.manage');
  const audits = may('account.audit');
  const accounts = useQuery({ ...accountsQuery, enabled: !audits });
  return (
    <>
      <PageHeader
        title={<Trans>账号</Trans>}
        lead={<Trans>一人一号，职责落实到人。经办、复核、监票、计票要由不同的人担任。</Trans>}
        actions={
          !manages ? undefined : (
            <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => setCreating(true)}>
              <Trans>新建账号</Trans>
            </Button>
          )
        }
      />
      <FactorPolicyPanel />
      {audits ? <AccountActList /> : <Loaded query={accounts}>{(rows) => <AccountTable rows={rows} />}</Loaded>}
      <NewAccount open={creating} onClose={() => setCreating(false)} />
    </>
  );
}

function AccountTable({ rows }: { readonly rows: readonly AccountRow[] }) {
  const { t } = useLingui();
  const roleName = useRoleName();
  const communities = useQuery(communitiesQuery);
  const placeName = (scope: string): string =>
    scope === '' || scope === '*'
      ? t`全部`
      : (communities.data?.find((row) => row.id.replaceAll('.', '/') === scope || row.id === scope)?.name ??
        nameAbove(communities.data ?? [], scope) ??
        scope);
  return (
    <Panel flush title={<Trans>能登录的人</Trans>}>
      <Table<AccountRow>
        rowKey="accountId"
        size="middle"
        dataSource={[...rows]}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 1000 }}
        locale={{ emptyText: <EmptyState title={<Trans>还没有账号</Trans>} /> }}
        columns={[
          {
            title: t`姓名`,
            dataIndex: 'displayName',
            width: 120,
            sorter: (a, b) => a.displayName.localeCompare(b.displayName, 'zh-CN'),
          },
          { title: t`用户名`, dataIndex: 'username', width: 120 },
          {
            title: t`职责和范围`,
            render: (_, row) =>
              row.grants.length === 0 ? (
                <span className={css.faint}>{t`没有职责`}</span>
              ) : (
                <ul className={css.grants}>
                  {[...new Set(row.grants.map((grant) => grant.scope))].map((scope) => (
                    <li key={scope}>
                      <span className={css.faint}>{placeName(scope)}</span>
                      {row.grants
                        .filter((grant) => grant.scope === scope)
                        .map((grant) => roleName(grant.role))
                        .join('、')}
                    </li>
                  ))}
                </ul>
              ),
          },
          {
            title: t`状态`,
            width: 110,
            render: (_, row) =>
              row.disabled ? (
                <StatusTag tone="bad">{t`已停用`}</StatusTag>
              ) : (
                <StatusTag tone="good">{t`可登录`}</StatusTag>
              ),
          },
          {
            title: t`第二步验证`,
            width: 110,
            render: (_, row) =>
              row.secondFactor ? (
                <StatusTag tone="good">{t`已绑定`}</StatusTag>
              ) : (
                <StatusTag tone="quiet">{t`没有绑定`}</StatusTag>
              ),
          },
          { title: t`登录中`, width: 80, align: 'right', render: (_, row) => t`${row.sessions} 处` },
          {
            title: t`办理`,
            width: 120,
            render: (_, row) => (row.manageable || (row.stoppable && !row.disabled) ? <AccountActs row={row} /> : null),
          },
        ]}
      />
    </Panel>
  );
}
