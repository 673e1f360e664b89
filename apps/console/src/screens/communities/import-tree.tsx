import { Trans, useLingui } from '@lingui/react/macro';
import type { Problem, TreeProblem, TreeReport } from '@mingxuan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Drawer, Table } from 'antd';
import { type ChangeEvent, useRef, useState } from 'react';
import { client, communitiesQuery, treeImportsQuery } from '../../api.ts';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { useText } from '../../text.ts';
import { ImportHistory } from './import-history.tsx';
import { TreeChanges } from './tree-changes.tsx';
import { useFieldNames } from './tree-words.ts';
import css from './import-tree.module.css';

interface Chosen {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly report: TreeReport;
}

const TEMPLATE = '\uFEFF市,区,街道,社区,类型,区划代码,上届当选日期,任期届满日,职务,姓名,联系电话\r\n';

/** The whole tree from a spreadsheet: what it would change is shown first, and only that is then done. */
export function ImportTree({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLingui();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const input = useRef<HTMLInputElement>(null);

  const check = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (file === undefined) return;
    setPending(true);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const answer = await client.checkOrganisation(file.name, bytes);
    setPending(false);
    setProblem(answer.ok ? null : answer.error);
    setChosen(answer.ok ? { name: file.name, bytes, report: answer.value } : null);
  };
  const confirm = async ({ name, bytes, report }: Chosen): Promise<void> => {
    setPending(true);
    const answer = await client.importOrganisation(name, bytes, report.digest);
    setPending(false);
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    await queries.invalidateQueries({ queryKey: communitiesQuery.queryKey });
    void queries.invalidateQueries({ queryKey: treeImportsQuery.queryKey });
    const { added, changed } = answer.value;
    void message.success(t`已新建 ${added.length} 个社区，更新 ${changed.length} 个。`);
    onClose();
  };
  const todo = chosen === null ? 0 : chosen.report.added.length + chosen.report.changed.length;
  return (
    <Drawer
      open
      size={960}
      onClose={onClose}
      title={t`导入组织架构`}
      footer={
        <div className={css.footer}>
          <RefusalAlert problem={problem} onClose={() => setProblem(null)} />
          <div className={css.buttons}>
            <Button onClick={onClose}>
              <Trans>取消</Trans>
            </Button>
            <Button
              type="primary"
              disabled={chosen === null || todo === 0}
              loading={pending}
              onClick={() => (chosen === null ? undefined : void confirm(chosen))}
            >
              <Trans>确认导入 {todo} 个社区</Trans>
            </Button>
          </div>
        </div>
      }
    >
      <div className={css.body}>
        <p className={css.lead}>
          <Trans>
            一张表写全“市、区、街道、社区、类型、代码”，可以再写任期和负责人；一个社区有几位负责人就写几行。先检查，看过变化再确认；表里没有的社区保持原样，不会删除。
          </Trans>
        </p>
        <div className={css.buttons}>
          <input
            ref={input}
            type="file"
            accept=".xlsx,.xls,.csv"
            hidden
            aria-label={t`选择组织架构表`}
            onChange={(event) => void check(event)}
          />
          <Button loading={pending} onClick={() => input.current?.click()}>
            {chosen === null ? <Trans>选择文件（.xlsx、.xls、.csv）</Trans> : <Trans>换一个文件</Trans>}
          </Button>
          <Button
            type="text"
            href={`data:text/csv;charset=utf-8,${encodeURIComponent(TEMPLATE)}`}
            download="组织架构模板.csv"
          >
            <Trans>下载模板</Trans>
          </Button>
        </div>
        {chosen === null ? <ImportHistory /> : <Report name={chosen.name} report={chosen.report} />}
      </div>
    </Drawer>
  );
}

function Report({ name, report }: { readonly name: string; readonly report: TreeReport }) {
  const { t } = useLingui();
  const { rows, accepted, added, changed, same, notInFile, problems, unreadSheets } = report;
  const bad = rows - accepted;
  return (
    <section className={css.report} aria-label={t`检查结果`}>
      <h3>
        <Trans>《{name}》的检查结果</Trans>
      </h3>
      <dl className={css.figures}>
        <Figure name={t`有内容的行`} value={rows} />
        <Figure name={t`可以采用`} value={accepted} />
        <Figure name={t`有问题，未采用`} value={bad} bad={bad > 0} />
        <Figure name={t`新社区`} value={added.length} />
        <Figure name={t`有变化`} value={changed.length} />
        <Figure name={t`没有变化`} value={same} />
      </dl>
      {unreadSheets.length === 0 ? null : (
        <Alert type="warning" showIcon title={t`这些工作表没有认出表头，没有读：${unreadSheets.join('、')}`} />
      )}
      {problems.length === 0 ? null : <Problems problems={problems} />}
      {changed.length === 0 ? null : (
        <details open>
          <summary>{t`有变化的社区 ${changed.length}`}</summary>
          <ul className={css.changes}>
            {changed.slice(0, 200).map((one) => (
              <li key={one.id}>
                <strong>{one.name}</strong> <span className={css.faint}>{one.id}</span>
                <TreeChanges changes={one.changes} />
              </li>
            ))}
          </ul>
        </details>
      )}
      <Names title={t`新社区 ${added.length}`} rows={added} />
      <Names title={t`系统里有、表里没有的社区 ${notInFile.length}（保持原样）`} rows={notInFile} />
    </section>
  );
}

function Figure({
  name,
  value,
  bad = false,
}: {
  readonly name: string;
  readonly value: number;
  readonly bad?: boolean;
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={bad ? css.bad : undefined}>{value}</dd>
    </div>
  );
}

function Names({
  title,
  rows,
}: {
  readonly title: string;
  readonly rows: readonly { readonly id: string; readonly name: string }[];
}) {
  if (rows.length === 0) return null;
  return (
    <details>
      <summary>{title}</summary>
      <p className={css.names}>{rows.map((row) => row.name).join('、')}</p>
    </details>
  );
}

function Problems({ problems }: { readonly problems: readonly TreeProblem[] }) {
  const { t } = useLingui();
  const text = useText();
  const fields = useFieldNames();
  return (
    <Table<TreeProblem>
      rowKey={(p) => `${p.sheet} ${p.row} ${p.column} ${p.message.en}`}
      size="small"
      title={() => t`有问题的行`}
      dataSource={[...problems]}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        { title: t`工作表`, dataIndex: 'sheet', width: 120 },
        { title: t`行`, dataIndex: 'row', width: 70 },
        { title: t`列`, width: 110, render: (_, p) => fields(p.column) },
        { title: t`写的是`, dataIndex: 'value', width: 150 },
        { title: t`怎么办`, render: (_, p) => text(p.message) },
      ]}
    />
  );
}
