import { DownloadOutlined, SearchOutlined } from '@ant-design/icons';
import { Trans, useLingui } from '@lingui/react/macro';
import type { CommunitySummary, Round } from '@mingxuan/contract';
import { Link } from '@tanstack/react-router';
import { Button, Input, Segmented, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { DayText } from '../../parts/day-text.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { Sources } from '../../parts/sources.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { useLang, useText } from '../../text.ts';
import css from './communities.module.css';
import { OpenRisks } from './open-risks.tsx';
import { PlaceFilter } from './place-filter.tsx';
import { liesIn, namesakes } from './places.ts';
import { LAW_WITHIN, nearLaw } from './risk.ts';
import { type RoundChoice, standsIn } from './rounds.tsx';
import { standingCsv } from './standing-csv.ts';

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

interface Props {
  readonly rows: readonly CommunitySummary[];
  readonly rounds: readonly Round[];
  /** What was chosen of a round. */
  readonly round: RoundChoice | null;
}

/** Communities as rows that are filtered by place, round and risk, sorted, opened to what is late in them, and saved as a file. */
export function CommunityTable({ rows, rounds, round }: Props) {
  const { t } = useLingui();
  const lang = useLang();
  const [query, setQuery] = useState('');
  const [place, setPlace] = useState<string | null>(null);
  const [risk, setRisk] = useState<Risk>('ALL');
  const columns = useColumns(rows);
  const words = query.trim().toLowerCase();
  const known = rounds.find(({ id }) => id === round?.id);
  const ofRound = round === null || known === undefined ? null : { round: known, which: round.which };
  const here = rows.filter(
    (row) =>
      liesIn(place, row.id) &&
      (ofRound === null || standsIn(ofRound.round, row) === ofRound.which) &&
      (words === '' || row.name.toLowerCase().includes(words) || row.id.includes(words)),
  );
  const shown = here.filter(matches[risk]);
  const count = (which: Risk): number => here.filter(matches[which]).length;
  return (
    <Panel
      flush
      title={
        <Segmented<Risk>
          className={css.which ?? ''}
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
          <PlaceFilter rows={rows} place={place} onChange={setPlace} />
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
        scroll={{ x: 1080 }}
        expandable={{
          columnTitle: <span className="visually-hidden">{t`展开`}</span>,
          rowExpandable: (row) => row.status === 'OPEN',
          expandedRowRender: (row) => <OpenRisks id={row.id} />,
        }}
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

function useColumns(rows: readonly CommunitySummary[]): TableColumnsType<CommunitySummary> {
  const { t } = useLingui();
  const text = useText();
  const twice = namesakes(rows);
  return [
    {
      key: 'name',
      title: t`社区`,
      dataIndex: 'name',
      width: 190,
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
    { key: 'status', title: t`状态`, width: 110, render: (_, row) => <CommunityStatus row={row} /> },
    {
      key: 'day',
      title: t`选举日`,
      width: 215,
      sorter: (a, b) => (a.electionDay ?? '9999').localeCompare(b.electionDay ?? '9999'),
      render: (_, row) =>
        row.electionDay === null ? (
          <span className={css.none}>{t`未定`}</span>
        ) : (
          <DayText day={row.electionDay} {...(row.status === 'CLOSED' ? {} : { today: row.today })} />
        ),
    },
    {
      key: 'term',
      title: t`任期届满`,
      width: 150,
      sorter: (a, b) => (a.term?.ends ?? '9999').localeCompare(b.term?.ends ?? '9999'),
      render: (_, { term }) => <Term term={term} />,
    },
    {
      key: 'lawful',
      title: t`最近的法定期限`,
      width: 200,
      sorter: (a, b) => (a.lawful?.daysLeft ?? 9999) - (b.lawful?.daysLeft ?? 9999),
      render: (_, { lawful, ...row }) =>
        lawful === null ? (
          <span className={css.none}>—</span>
        ) : (
          <div className={lawful.daysLeft <= LAW_WITHIN ? css.law : undefined}>
            <Link to="/c/$id/plan" params={{ id: row.id }} search={{ step: lawful.step }}>
              {text(lawful.title)}
            </Link>
            <div className={css.id}>
              {lawful.day} {lawful.daysLeft < 0 ? t`已过 ${-lawful.daysLeft} 天` : t`还有 ${lawful.daysLeft} 天`}
            </div>
          </div>
        ),
    },
    {
      key: 'gates',
      title: t`关口`,
      width: 80,
      align: 'right',
      sorter: (a, b) => (a.gates ?? -1) - (b.gates ?? -1),
      render: (_, row) => (row.gates === null ? <span className={css.none}>—</span> : `${row.gates} / 5`),
    },
    {
      key: 'late',
      title: t`逾期`,
      width: 90,
      align: 'right',
      defaultSortOrder: 'descend',
      sorter: (a, b) => a.late - b.late,
      render: (_, row) => <span className={row.late > 0 ? css.late : css.none}>{row.late}</span>,
    },
    {
      key: 'week',
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
      {row.reading ? (
        <StatusTag tone="quiet">
          <Trans>正在读取</Trans>
        </StatusTag>
      ) : row.status === 'UNOPENED' ? (
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
