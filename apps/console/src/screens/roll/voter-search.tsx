import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Input, Table } from 'antd';
import { useDeferredValue, useState } from 'react';
import { problemOf } from '../../api.ts';
import { Panel } from '../../parts/page-header.tsx';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { votersQuery } from '../poll/voter-select.tsx';
import { RevealsList, RevealVoter } from './reveal.tsx';
import css from './roll.module.css';

/** The roll by name, pinyin, household, number or the end of the identity number; a whole number is shown on request only. */
export function VoterSearch({ id }: { readonly id: string }) {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const query = useDeferredValue(typed.trim());
  const found = useQuery({ ...votersQuery(id, query), placeholderData: keepPreviousData });
  const rows = found.data?.rows ?? [];
  const total = found.data?.total ?? 0;
  return (
    <Panel
      title={<Trans>查名单</Trans>}
      aside={
        <div className={css.searching}>
          <Input.Search
            className={css.search ?? ''}
            aria-label={t`查找选民：姓名、拼音、首字母、户号、序号、身份证后四位`}
            placeholder={t`姓名、拼音、户号、序号、身份证后四位`}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <RevealsList id={id} />
        </div>
      }
      flush
    >
      <RefusalAlert problem={problemOf(found.error)} />
      <Table
        size="small"
        rowKey="voterNo"
        dataSource={[...rows]}
        loading={found.isPending}
        scroll={{ x: 700 }}
        pagination={rows.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
        locale={{ emptyText: t`没有找到` }}
        columns={[
          { title: t`序号`, dataIndex: 'voterNo', width: 90 },
          { title: t`姓名`, dataIndex: 'name' },
          { title: t`性别`, dataIndex: 'sex', width: 70, render: (sex: 'F' | 'M') => (sex === 'F' ? t`女` : t`男`) },
          { title: t`居民小组`, dataIndex: 'group' },
          { title: t`户号`, dataIndex: 'household' },
          { title: t`身份证号（已遮盖）`, dataIndex: 'maskedId' },
          {
            title: t`完整号码`,
            width: 110,
            render: (_, { voterNo, name }) => <RevealVoter id={id} voterNo={voterNo} name={name} />,
          },
        ]}
      />
      <p className={css.total}>
        {total > rows.length ? (
          <Trans>
            共 {total} 人，只列出前 {rows.length} 人，请输入得更具体
          </Trans>
        ) : (
          <Trans>共 {total} 人</Trans>
        )}
      </p>
    </Panel>
  );
}
