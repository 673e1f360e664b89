import { DownloadOutlined } from '@ant-design/icons';
import { Trans, useLingui } from '@lingui/react/macro';
import type { TermLedger, TermRow } from '@mingxuan/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Segmented, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { client, termsQuery, useSession } from '../../api.ts';
import { useAccountName } from '../../parts/account-name.ts';
import { mayWith } from '../../parts/may.ts';
import { PageHeader, Panel } from '../../parts/page-header.tsx';
import { Sources } from '../../parts/sources.tsx';
import { Loaded } from '../../parts/states.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { useWhen } from '../../parts/when.ts';
import { PlaceFilter } from '../communities/place-filter.tsx';
import { liesIn, namesakes } from '../communities/places.ts';
import { ReadingNote } from '../communities/reading-note.tsx';
import { AnswerExtension } from './answer-extension.tsx';
import { AskExtension } from './ask-extension.tsx';
import css from './terms.module.css';

type Which = 'ALL' | 'OVERDUE' | 'REMIND' | 'TO_CHECK' | 'UNKNOWN';

const open = (row: TermRow) => row.extensions.find((one) => one.answer === null);

const matches: Readonly<Record<Which, (row: TermRow) => boolean>> = {
  ALL: () => true,
  OVERDUE: ({ term }) => term?.state === 'OVERDUE',
  REMIND: ({ term }) => term?.state === 'REMIND',
  TO_CHECK: (row) => open(row) !== undefined || row.changed,
  UNKNOWN: ({ term }) => term === null,
};

/** Whose term ends when, who is overdue, and by which decision a term was prolonged. */
export default function TermsScreen() {
  const query = useQuery(termsQuery);
  return (
    <>
      <PageHeader
        title={<Trans>任期台账</Trans>}
        lead={
          <Trans>
            哪个社区任期哪天满、谁超期，一年四季都看得到。上级批准延期的，登记批准文件，由另一位区或市的人员核对以后才算数；登记只增不改。
          </Trans>
        }
        actions={
          <Button icon={<DownloadOutlined />} href={client.termsUrl} download>
            <Trans>导出 Excel</Trans>
          </Button>
        }
      />
      <Loaded query={query}>{(ledger) => <Terms ledger={ledger} />}</Loaded>
    </>
  );
}

function Terms({ ledger: { rows, reading } }: { readonly ledger: TermLedger }) {
  const { t } = useLingui();
  const [place, setPlace] = useState<string | null>(null);
  const [which, setWhich] = useState<Which>('ALL');
  const [asking, setAsking] = useState<TermRow | null>(null);
  const [checking, setChecking] = useState<TermRow | null>(null);
  const columns = useColumns(namesakes(rows), setAsking, setChecking);
  const here = rows.filter((row) => liesIn(place, row.id));
  const count = (one: Which): number => here.filter(matches[one]).length;
  return (
    <>
      <ReadingNote reading={reading} all={rows.length} />
      <Panel
        flush
        title={
          <Segmented<Which>
            className={css.which ?? ''}
            aria-label={t`筛选`}
            value={which}
            onChange={setWhich}
            options={[
              { value: 'ALL', label: t`全部 ${count('ALL')}` },
              { value: 'OVERDUE', label: t`已超期 ${count('OVERDUE')}` },
              { value: 'REMIND', label: t`六个月内届满 ${count('REMIND')}` },
              { value: 'TO_CHECK', label: t`待核对 ${count('TO_CHECK')}` },
              { value: 'UNKNOWN', label: t`届满日没有登记 ${count('UNKNOWN')}` },
            ]}
          />
        }
        aside={
          <span className={css.places}>
            <PlaceFilter
              rows={rows.map(({ id, district, street }) => ({ id, district, subDistrict: street }))}
              place={place}
              onChange={setPlace}
            />
          </span>
        }
      >
        <Table<TermRow>
          rowKey="id"
          size="middle"
          columns={columns}
          dataSource={here.filter(matches[which])}
          pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
          locale={{ emptyText: t`没有符合条件的社区` }}
          scroll={{ x: 1000 }}
          expandable={{
            columnTitle: <span className="visually-hidden">{t`展开`}</span>,
            rowExpandable: (row) => row.extensions.length > 0,
            expandedRowRender: (row) => <Extensions row={row} />,
          }}
        />
      </Panel>
      {asking === null ? null : <AskExtension row={asking} onClose={() => setAsking(null)} />}
      {checking === null ? null : <AnswerExtension row={checking} onClose={() => setChecking(null)} />}
    </>
  );
}

function useColumns(
  twice: ReadonlySet<string>,
  ask: (row: TermRow) => void,
  check: (row: TermRow) => void,
): TableColumnsType<TermRow> {
  const { t } = useLingui();
  const me = useSession().data?.actor;
  const grants = me?.grants ?? [];
  return [
    {
      key: 'name',
      title: t`社区`,
      sorter: (a, b) => a.name.localeCompare(b.name, 'zh-CN'),
      render: (_, row) => (
        <div>
          <strong>
            {row.name}
            {twice.has(row.name) ? t`（${row.id.split('.').at(-1) ?? row.id}）` : null}
          </strong>
          <div className={css.faint}>{row.district === null ? row.id : `${row.district} ${row.street ?? ''}`}</div>
        </div>
      ),
    },
    { key: 'elected', title: t`上届当选日`, width: 120, render: (_, row) => row.electedOn ?? '—' },
    {
      key: 'ends',
      title: t`任期届满`,
      width: 240,
      defaultSortOrder: 'ascend',
      sorter: (a, b) => (a.term?.ends ?? '9999').localeCompare(b.term?.ends ?? '9999'),
      render: (_, { term }) =>
        term === null ? (
          <span className={css.faint}>
            <Trans>没有登记</Trans>
          </span>
        ) : (
          <div>
            <div>{term.ends}</div>
            {term.extended === null ? null : (
              <div className={css.faint}>
                <Trans>
                  原 {term.extended.from}，{term.extended.authority} {term.extended.documentNo} 批准延期
                </Trans>
              </div>
            )}
          </div>
        ),
    },
    {
      key: 'state',
      title: t`状态`,
      width: 220,
      sorter: (a, b) => (a.term?.daysLeft ?? 99_999) - (b.term?.daysLeft ?? 99_999),
      render: (_, row) => <State row={row} />,
    },
    {
      key: 'extension',
      title: t`延期`,
      width: 190,
      render: (_, row) => {
        const waiting = open(row);
        if (waiting !== undefined)
          return mayWith(grants, 'term.check', row.id) && waiting.account !== me?.accountId ? (
            <Button size="small" type="primary" aria-label={t`核对延期：${row.name}`} onClick={() => check(row)}>
              <Trans>核对延期</Trans>
            </Button>
          ) : (
            <span className={css.faint}>
              <Trans>等待区或市的另一位人员核对</Trans>
            </span>
          );
        return mayWith(grants, 'community.manage', row.id) && row.term !== null && !row.changed ? (
          <Button size="small" aria-label={t`登记延期：${row.name}`} onClick={() => ask(row)}>
            <Trans>登记延期</Trans>
          </Button>
        ) : null;
      },
    },
  ];
}

function State({ row }: { readonly row: TermRow }) {
  const { t } = useLingui();
  if (row.changed)
    return (
      <StatusTag tone="bad">
        <Trans>登记被改动过，延期不作数</Trans>
      </StatusTag>
    );
  if (row.term === null) return <span className={css.faint}>—</span>;
  const { state, daysLeft, sources } = row.term;
  switch (state) {
    case 'OVERDUE':
      return (
        <div>
          <StatusTag tone="bad">{t`已超期 ${-daysLeft} 天`}</StatusTag> <Sources refs={sources} />
        </div>
      );
    case 'REMIND':
      return <StatusTag tone="warn">{t`还有 ${daysLeft} 天，要筹备换届`}</StatusTag>;
    case 'RUNNING':
      return <StatusTag tone="quiet">{t`还有 ${daysLeft} 天`}</StatusTag>;
    default:
      return state satisfies never;
  }
}

/** Every line that was ever entered, with who entered and who checked it, and its hash. */
function Extensions({ row }: { readonly row: TermRow }) {
  const { t } = useLingui();
  const nameOf = useAccountName();
  const when = useWhen();
  return (
    <ol className={css.extensions} aria-label={t`延期登记`}>
      {row.extensions.map((one) => (
        <li key={one.no}>
          <div>{t`${one.authority} ${one.documentNo}（${one.decidedOn}）批准延期到 ${one.until}：${one.reason}`}</div>
          <div className={css.faint}>
            {t`${nameOf(one.account)} 登记于 ${when(one.at)}`}；
            {one.answer === null
              ? t`还没有核对，不算数`
              : one.answer.granted
                ? t`${nameOf(one.answer.account)} 核对于 ${when(one.answer.at)}`
                : t`${nameOf(one.answer.account)} 退回于 ${when(one.answer.at)}：${one.answer.ground ?? ''}`}
          </div>
          <code className={css.hash}>{one.answer?.hash ?? one.hash}</code>
        </li>
      ))}
    </ol>
  );
}
