import { ApartmentOutlined, DownloadOutlined, PlusOutlined, SearchOutlined } from '@ant-design/icons';
import { Trans, useLingui } from '@lingui/react/macro';
import type { CommunitySummary } from '@mingxuan/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input, Segmented, Select, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { communitiesQuery } from '../../api.ts';
import { DayText } from '../../parts/day-text.tsx';
import { useMay } from '../../parts/may.ts';
import { PageHeader, Panel } from '../../parts/page-header.tsx';
import { Sources } from '../../parts/sources.tsx';
import { EmptyState, Loaded } from '../../parts/states.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { useLang, useText } from '../../text.ts';
import { LoadSampleButton, type SampleLoader, useSampleLoader } from './load-sample.tsx';
import { NewCommunity } from './new-community.tsx';
import { ImportTree } from './import-tree.tsx';
import { MyTaskPanel } from './my-tasks.tsx';
import { LAW_WITHIN, nearLaw } from './risk.ts';
import { standingCsv } from './standing-csv.ts';
import css from './communities.module.css';

type Risk = 'ALL' | 'LAW' | 'LATE' | 'WEEK' | 'TERM' | 'UNOPENED';

const matches: Readonly<Record<Risk, (row: CommunitySummary) => boolean>> = {
  ALL: () => true,
  LAW: nearLaw,
  LATE: (row) => row.late > 0,
  WEEK: (row) => row.dueThisWeek > 0,
  // A term that is over, or ends within the half year in which offices are reminded, without a cycle that was opened for it.
  TERM: ({ term, status }) => term?.state === 'OVERDUE' || (term?.state === 'REMIND' && status === 'UNOPENED'),
  UNOPENED: (row) => row.status === 'UNOPENED',
};

/** Every community this person may see: the late ones first. */
export default function CommunitiesScreen() {
  const list = useQuery({ ...communitiesQuery, refetchInterval: 60_000 });
  const [creating, setCreating] = useState(false);
  const [importing, setImporting] = useState(false);
  const sample = useSampleLoader();
  const manages = useMay()('community.manage');
  const oversees = useMay()('complaint.answer');
  const nothing = list.data?.length === 0;
  return (
    <>
      <PageHeader
        title={<Trans>社区</Trans>}
        lead={<Trans>先看今天要办的事，再看哪里逾期、哪里快到法定期限；点社区名称进去办理。</Trans>}
        actions={
          !manages ? undefined : (
            <>
              {nothing ? null : <LoadSampleButton loader={sample} />}
              <Button icon={<ApartmentOutlined />} onClick={() => setImporting(true)}>
                <Trans>导入组织架构</Trans>
              </Button>
              <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
                <Trans>新建社区</Trans>
              </Button>
            </>
          )
        }
      />
      <Loaded query={list}>
        {(rows) =>
          rows.length === 0 ? (
            manages ? (
              <Nothing sample={sample} onCreate={() => setCreating(true)} />
            ) : (
              <NothingYet />
            )
          ) : (
            <>
              <MyTaskPanel communities={rows} oversees={oversees} />
              <CommunityTable rows={rows} />
            </>
          )
        }
      </Loaded>
      {sample.dialog}
      {importing ? <ImportTree onClose={() => setImporting(false)} /> : null}
      <NewCommunity open={creating} onClose={() => setCreating(false)} />
    </>
  );
}

/** For whoever cannot set one up. */
function NothingYet() {
  return (
    <div className={css.nothing}>
      <EmptyState title={<Trans>还没有您能看到的社区</Trans>}>
        <Trans>社区由街道、区或市的管理员建立。请管理员建好以后，给您的账号加上职责。</Trans>
      </EmptyState>
    </div>
  );
}

function Nothing({ sample, onCreate }: { readonly sample: SampleLoader; readonly onCreate: () => void }) {
  return (
    <div className={css.nothing}>
      <EmptyState
        title={<Trans>还没有社区</Trans>}
        action={
          <div className={css.choices}>
            <LoadSampleButton loader={sample} primary />
            <Button onClick={onCreate}>
              <Trans>新建社区</Trans>
            </Button>
          </div>
        }
      >
        <Trans>
          可以先载入示例社区“幸福里”走一遍全程：数据都是虚构的，所有文书带“演练”标记。也可以直接建立自己的社区。
        </Trans>
      </EmptyState>
    </div>
  );
}

function CommunityTable({ rows }: { readonly rows: readonly CommunitySummary[] }) {
  const { t } = useLingui();
  const lang = useLang();
  const [query, setQuery] = useState('');
  const [district, setDistrict] = useState<string | null>(null);
  const [risk, setRisk] = useState<Risk>('ALL');
  const columns = useColumns(rows);
  const words = query.trim().toLowerCase();
  const here = rows.filter(
    (row) =>
      (district === null || placeOf(row) === district) &&
      (words === '' || row.name.toLowerCase().includes(words) || row.id.includes(words)),
  );
  const shown = here.filter(matches[risk]);
  const count = (which: Risk): number => here.filter(matches[which]).length;
  const districts = [...new Set(rows.flatMap((row) => placeOf(row) ?? []))].sort((a, b) => a.localeCompare(b, 'zh-CN'));
  return (
    <Panel
      flush
      title={
        <Segmented<Risk>
          aria-label={t`筛选`}
          value={risk}
          onChange={setRisk}
          options={[
            { value: 'ALL', label: t`全部 ${count('ALL')}` },
            { value: 'LAW', label: t`三日内到法定期限 ${count('LAW')}` },
            { value: 'LATE', label: t`有逾期 ${count('LATE')}` },
            { value: 'WEEK', label: t`本周要办 ${count('WEEK')}` },
            { value: 'TERM', label: t`任期超期或将满 ${count('TERM')}` },
            { value: 'UNOPENED', label: t`未启动 ${count('UNOPENED')}` },
          ]}
        />
      }
      aside={
        <span className={css.tags}>
          {districts.length < 2 ? null : (
            <Select
              className={css.search ?? ''}
              allowClear
              showSearch
              aria-label={t`街道`}
              placeholder={t`全部街道`}
              value={district}
              onChange={(value) => setDistrict(value ?? null)}
              options={districts.map((value) => ({ value, label: value }))}
            />
          )}
          <Input
            className={css.search}
            allowClear
            prefix={<SearchOutlined aria-hidden="true" />}
            placeholder={t`社区名称或代码`}
            aria-label={t`查找社区`}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
          <Button icon={<DownloadOutlined />} onClick={() => save(standingCsv(shown, lang))}>
            <Trans>导出</Trans>
          </Button>
        </span>
      }
    >
      <Table<CommunitySummary>
        rowKey="id"
        size="middle"
        columns={columns}
        dataSource={[...shown]}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: t`没有符合条件的社区` }}
        scroll={{ x: 1250 }}
      />
    </Panel>
  );
}

const placeOf = ({ district, subDistrict }: CommunitySummary): string | null =>
  district === null ? null : `${district} ${subDistrict ?? ''}`.trim();

/** Hands the table over as a file that spreadsheet programs open. */
function save(csv: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }));
  link.download = '社区换届进度.csv';
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Names that stand more than once in the list: their codes tell them apart. */
const namesakes = (rows: readonly CommunitySummary[]): ReadonlySet<string> => {
  const names = rows.map((row) => row.name);
  return new Set(names.filter((name, index) => names.indexOf(name) !== index));
};

function useColumns(rows: readonly CommunitySummary[]): TableColumnsType<CommunitySummary> {
  const { t } = useLingui();
  const text = useText();
  const twice = namesakes(rows);
  return [
    {
      title: t`社区`,
      dataIndex: 'name',
      sorter: (a, b) => a.name.localeCompare(b.name, 'zh-CN'),
      render: (_, row) => (
        <div className={css.name}>
          <Link to="/c/$id/overview" params={{ id: row.id }}>
            {row.name}
            {twice.has(row.name) ? t`（${row.id.split('.').at(-1) ?? row.id}）` : null}
          </Link>
          <span className={css.id}>{placeOf(row) ?? row.id}</span>
        </div>
      ),
    },
    { title: t`状态`, width: 150, render: (_, row) => <CommunityStatus row={row} /> },
    {
      title: t`选举日`,
      width: 230,
      sorter: (a, b) => (a.electionDay ?? '9999').localeCompare(b.electionDay ?? '9999'),
      render: (_, row) =>
        row.electionDay === null ? (
          <span className={css.none}>{t`未定`}</span>
        ) : (
          <DayText day={row.electionDay} {...(row.status === 'CLOSED' ? {} : { today: row.today })} />
        ),
    },
    {
      title: t`任期届满`,
      width: 170,
      sorter: (a, b) => (a.term?.ends ?? '9999').localeCompare(b.term?.ends ?? '9999'),
      render: (_, { term }) => <Term term={term} />,
    },
    {
      title: t`最近的法定期限`,
      width: 270,
      sorter: (a, b) => (a.lawful?.daysLeft ?? 9999) - (b.lawful?.daysLeft ?? 9999),
      render: (_, { lawful }) =>
        lawful === null ? (
          <span className={css.none}>—</span>
        ) : (
          <div className={lawful.daysLeft <= LAW_WITHIN ? css.law : undefined}>
            <div>{text(lawful.title)}</div>
            <div className={css.id}>
              {lawful.day} {lawful.daysLeft < 0 ? t`已过 ${-lawful.daysLeft} 天` : t`还有 ${lawful.daysLeft} 天`}
            </div>
          </div>
        ),
    },
    {
      title: t`关口`,
      width: 80,
      align: 'right',
      sorter: (a, b) => (a.gates ?? -1) - (b.gates ?? -1),
      render: (_, row) => (row.gates === null ? <span className={css.none}>—</span> : `${row.gates} / 5`),
    },
    {
      title: t`逾期`,
      width: 90,
      align: 'right',
      defaultSortOrder: 'descend',
      sorter: (a, b) => a.late - b.late,
      render: (_, row) => <span className={row.late > 0 ? css.late : css.none}>{row.late}</span>,
    },
    {
      title: t`本周要办`,
      width: 110,
      align: 'right',
      sorter: (a, b) => a.dueThisWeek - b.dueThisWeek,
      render: (_, row) => <span className={row.dueThisWeek > 0 ? css.due : css.none}>{row.dueThisWeek}</span>,
    },
  ];
}

/** The day, how far it is, and the article once it is past. */
function Term({ term }: Pick<CommunitySummary, 'term'>) {
  const { t } = useLingui();
  if (term === null) return <span className={css.none}>—</span>;
  const { ends, state, daysLeft } = term;
  const over = -daysLeft;
  return (
    <div>
      <div>{ends}</div>
      {state === 'RUNNING' ? null : (
        <div className={state === 'OVERDUE' ? css.law : css.due}>
          {state === 'OVERDUE' ? t`已超期 ${over} 天` : t`还有 ${daysLeft} 天`}
        </div>
      )}
      {state === 'OVERDUE' ? <Sources refs={term.sources} /> : null}
    </div>
  );
}

function CommunityStatus({ row }: { readonly row: CommunitySummary }) {
  return (
    <span className={css.tags}>
      {row.status === 'UNOPENED' ? (
        <StatusTag tone="quiet">
          <Trans>未启动</Trans>
        </StatusTag>
      ) : row.status === 'CLOSED' ? (
        <StatusTag tone="good">
          <Trans>已办结</Trans>
        </StatusTag>
      ) : (
        <StatusTag tone="info">
          <Trans>换届中</Trans>
        </StatusTag>
      )}
      {row.mode === 'REHEARSAL' ? (
        <StatusTag tone="warn">
          <Trans>演练</Trans>
        </StatusTag>
      ) : null}
      {row.mode === 'REHEARSAL' && row.status === 'OPEN' ? (
        <span className={css.playedTo}>
          <Trans>演到 {row.today}</Trans>
        </span>
      ) : null}
    </span>
  );
}
