import { Trans, useLingui } from '@lingui/react/macro';
import type { OwnSession, Problem } from '@mingxuan/contract';
import type { Result } from '@mingxuan/rulebook';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Table } from 'antd';
import { client, sessionsQuery } from '../../api.ts';
import { Panel } from '../../parts/page-header.tsx';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { Loaded } from '../../parts/states.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { browserName } from './browser-name.ts';
import css from './security.module.css';
import { useWhen } from '../../parts/when.ts';

/** Where one is signed in, and how to end it anywhere else. */
export function OwnSessions() {
  const sessions = useQuery(sessionsQuery);
  return <Loaded query={sessions}>{(rows) => <SessionTable rows={rows} />}</Loaded>;
}

function SessionTable({ rows }: { readonly rows: readonly OwnSession[] }) {
  const { t } = useLingui();
  const { modal, message } = App.useApp();
  const queries = useQueryClient();
  const when = useWhen();
  const settle = async (answer: Promise<Result<unknown, Problem>>): Promise<void> => {
    const done = await answer;
    await queries.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    if (done.ok) void message.success(t`已退出`);
    else modal.error({ title: t`没有办成`, content: <RefusalAlert problem={done.error} />, icon: null, width: 560 });
  };
  return (
    <Panel
      flush
      title={<Trans>登录在哪些地方</Trans>}
      aside={
        rows.length < 2 ? undefined : (
          <Button onClick={() => void settle(client.endOtherSessions())}>
            <Trans>退出其他所有地方</Trans>
          </Button>
        )
      }
    >
      <Table<OwnSession>
        rowKey="id"
        size="middle"
        dataSource={[...rows]}
        pagination={false}
        scroll={{ x: 640 }}
        columns={[
          {
            title: t`设备`,
            render: (_, row) => (
              <span className={css.device} title={row.device}>
                {browserName(row.device)}
              </span>
            ),
          },
          { title: t`网络地址`, dataIndex: 'address' },
          { title: t`登录时间`, render: (_, row) => when(row.since) },
          { title: t`最近使用`, render: (_, row) => when(row.lastSeen) },
          {
            title: t`办理`,
            width: 120,
            render: (_, row) =>
              row.current ? (
                <StatusTag tone="info">{t`就是这里`}</StatusTag>
              ) : (
                <Button size="small" onClick={() => void settle(client.endSession(row.id))}>
                  <Trans>退出</Trans>
                  <span className="visually-hidden">{`${browserName(row.device)} ${row.address}`}</span>
                </Button>
              ),
          },
        ]}
      />
    </Panel>
  );
}
