import { Trans, useLingui } from '@lingui/react/macro';
import type { RollCheck } from '@mingxuan/contract';
import { Alert, Button, Table } from 'antd';
import { useState } from 'react';
import { StatusTag, type Tone } from '../../parts/status-tag.tsx';
import { useText } from '../../text.ts';
import { reportCsv } from './report-csv.ts';
import css from './roll.module.css';

type Severity = RollCheck['problems'][number]['severity'];

const tones: Readonly<Record<Severity, Tone>> = {
  rejected: 'bad',
  needsHuman: 'warn',
  corrected: 'info',
  warning: 'quiet',
};
const order: readonly Severity[] = ['rejected', 'needsHuman', 'corrected', 'warning'];

/** What became of every row: four counts that filter, and each problem with its place in the file. */
export function CheckReport({ check }: { readonly check: RollCheck }) {
  const { t } = useLingui();
  const text = useText();
  const [shown, setShown] = useState<Severity | null>(null);
  const names: Readonly<Record<Severity, string>> = {
    rejected: t`不能登记`,
    needsHuman: t`要人工处理`,
    corrected: t`已更正`,
    warning: t`提醒`,
  };
  const count = (severity: Severity): number => check.problems.filter((one) => one.severity === severity).length;
  const unread = check.problems.filter(({ code }) => code === 'SHEET_HIDDEN' || code === 'SHEET_EXAMPLE');
  const rows = check.problems
    .map((one, index) => ({ ...one, key: index }))
    .filter((one) => shown === null || one.severity === shown);
  return (
    <section className={css.report} aria-label={t`检查结果`}>
      <h3>
        <Trans>
          {check.file.name}：读到 {check.rows} 行
        </Trans>
      </h3>
      <dl className={css.tally}>
        <Tally tone="good" label={t`可以登记`} value={check.accepted} />
        <Tally tone="info" label={t`更正后登记`} value={check.corrected} />
        <Tally tone="warn" label={t`要人工处理`} value={check.needsHuman} />
        <Tally tone="bad" label={t`不能登记`} value={check.rejected} />
      </dl>
      {check.file.name.toLowerCase().endsWith('.xls') ? (
        <p className={css.soft}>
          <Trans>.xls 文件看不出哪些行是隐藏的，隐藏的行也读进来了。有疑问的请另存为 .xlsx 再检查。</Trans>
        </p>
      ) : null}
      {unread.map((one) => (
        <Alert
          key={one.sheet}
          className={`${css.unread} ${css.unreadSheet}`}
          type="warning"
          showIcon
          title={text(one.message)}
        />
      ))}
      {check.problems.length === 0 ? (
        <p>
          <Trans>没有发现问题。</Trans>
        </p>
      ) : (
        <>
          <p className={css.soft}>
            <Trans>下面按问题列出。一行可能有几处，所以处数和上面的行数不一定相同。</Trans>
          </p>
          <fieldset className={css.filters} aria-label={t`按类别筛选`}>
            <Button
              size="small"
              aria-pressed={shown === null}
              type={shown === null ? 'primary' : 'default'}
              onClick={() => setShown(null)}
            >
              <Trans>全部 {check.problems.length} 处</Trans>
            </Button>
            {order.map((severity) =>
              count(severity) === 0 ? null : (
                <Button
                  key={severity}
                  size="small"
                  aria-pressed={shown === severity}
                  type={shown === severity ? 'primary' : 'default'}
                  onClick={() => setShown(severity)}
                >
                  <Trans>
                    {names[severity]} {count(severity)} 处
                  </Trans>
                </Button>
              ),
            )}
            <Button size="small" className={css.download ?? ''} onClick={() => reportCsv(check, names)}>
              <Trans>下载问题清单</Trans>
            </Button>
          </fieldset>
          <Table
            size="small"
            dataSource={rows}
            pagination={rows.length > 15 ? { pageSize: 15, showSizeChanger: false } : false}
            columns={[
              { title: t`工作表`, dataIndex: 'sheet', width: 120 },
              {
                title: t`行`,
                width: 110,
                render: (_, { row, until, rows: many }) =>
                  until === undefined ? (
                    row
                  ) : (
                    <Trans>
                      {row}–{until}（{many} 行）
                    </Trans>
                  ),
              },
              { title: t`列`, dataIndex: 'column', width: 60 },
              { title: t`姓名`, width: 110, render: (_, { who }) => who ?? '' },
              {
                title: t`类别`,
                dataIndex: 'severity',
                width: 120,
                render: (severity: Severity) => <StatusTag tone={tones[severity]}>{names[severity]}</StatusTag>,
              },
              { title: t`问题和处理`, render: (_, row) => text(row.message) },
            ]}
          />
        </>
      )}
    </section>
  );
}

function Tally({ tone, label, value }: { readonly tone: Tone; readonly label: string; readonly value: number }) {
  return (
    <div className={css[tone]}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
