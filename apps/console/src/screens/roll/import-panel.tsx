import { FileExcelOutlined } from '@ant-design/icons';
import { Trans, useLingui } from '@lingui/react/macro';
import type { Problem } from '@mingxuan/contract';
import { Button, Progress } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { Panel } from '../../parts/page-header.tsx';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { CheckReport } from './check-report.tsx';
import { ColumnMapping } from './column-mapping.tsx';
import { ConfirmImport } from './confirm-import.tsx';
import { DecideRows } from './decide-rows.tsx';
import { FileGround } from './file-ground.tsx';
import own from './import-panel.module.css';
import { saveFile } from './report-csv.ts';
import type { AskedWay, CheckProgress } from './roll-upload.ts';
import { markedFile } from './roll-upload.ts';
import { openRows } from './row-decisions.ts';
import { SkippedRows } from './skipped-rows.tsx';
import { useCheck } from './use-check.ts';
import css from './roll.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

/** Reads a file as an office sends it, reports on every row, and only then offers to import it. */
export function ImportPanel({ view, id }: Props) {
  const { t } = useLingui();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const {
    running: busy,
    file,
    sheets,
    asked,
    check,
    drafts,
    problem,
    progress,
    cancelled,
    start,
    withMapping,
    withGround,
    decide,
    cancel,
    forget,
    clear,
  } = useCheck(id);
  const open = check === null ? [] : openRows(check);

  const read = (chosen: File): void => void start(chosen);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const dropped = event.dataTransfer.files[0];
    if (dropped !== undefined) read(dropped);
  };

  return (
    <Panel
      title={view.cycle.roll.stage === 'DRAFT' ? <Trans>换一份登记册</Trans> : <Trans>上传登记册</Trans>}
      aside={
        <span className={css.soft}>
          <Trans>.xlsx、.xls 或 .csv，最大 50 MB</Trans>
        </span>
      }
    >
      <div
        className={`${css.drop} ${over ? css.dropOver : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <FileExcelOutlined className={css.dropIcon} aria-hidden="true" />
        <p>
          <Trans>把文件拖到这里，或者</Trans>
        </p>
        <Button type="primary" loading={busy} onClick={() => input.current?.click()}>
          <Trans>选择登记册文件</Trans>
        </Button>
        <input
          ref={input}
          className="visually-hidden"
          type="file"
          tabIndex={-1}
          aria-label={t`登记册文件`}
          accept=".xlsx,.xls,.csv"
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            event.target.value = '';
            if (chosen !== undefined) read(chosen);
          }}
        />
        <p className={css.soft}>
          <Trans>
            先检查，不会马上导入。合并单元格、标题行、合计行、全角数字都能认；身份证列里的数字格会报错，不会去猜。
          </Trans>
        </p>
      </div>
      {busy ? <Running progress={progress} onCancel={cancel} /> : null}
      <output className={own.soft}>{cancelled ? <Trans>检查已取消，什么都没有保存。</Trans> : null}</output>
      <div className={css.below}>
        <RefusalAlert problem={problem} onClose={clear} />
      </div>
      {sheets === null || sheets.length === 0 ? null : (
        <ColumnMapping
          key={JSON.stringify([file?.name, sheets])}
          sheets={sheets}
          busy={busy}
          needed={problem !== null && check === null}
          onRecheck={withMapping}
        />
      )}
      <FileGround check={check} ground={asked.ground ?? null} busy={busy} onGround={withGround} />
      {check === null ? null : (
        <>
          <CheckReport check={check} />
          <SkippedRows skipped={check.skipped} />
          {file === null ? null : <MarkedFile id={id} file={file} asked={asked} />}
          {open.length === 0 ? null : <DecideRows rows={open} drafts={drafts} onDraft={decide} />}
          <ConfirmImport check={check} asked={asked} rows={open} drafts={drafts} view={view} id={id} onDone={forget} />
        </>
      )}
    </Panel>
  );
}

function Running({ progress, onCancel }: { readonly progress: CheckProgress | null; readonly onCancel: () => void }) {
  const { t } = useLingui();
  return (
    <div className={own.progress}>
      <div className={own.bar}>
        <Progress percent={progress?.percent ?? 0} aria-label={t`检查进度`} />
      </div>
      <output>{progress === null ? <Trans>正在上传和打开文件</Trans> : <Trans>已读 {progress.rows} 行</Trans>}</output>
      <Button onClick={onCancel}>
        <Trans>取消检查</Trans>
      </Button>
    </div>
  );
}

/** The roll as it came, its problems in colour and in words, to be corrected and sent again. */
function MarkedFile({ id, file, asked }: { readonly id: string; readonly file: File; readonly asked: AskedWay }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const download = async (): Promise<void> => {
    setBusy(true);
    const marked = await markedFile(id, file, asked);
    setBusy(false);
    if (marked.ok) saveFile(marked.value, `${file.name.replace(/\.[^.]+$/, '')}-检查结果.xlsx`);
    else setProblem(marked.error);
  };
  return (
    <div className={css.below}>
      <Button loading={busy} onClick={() => void download()}>
        <Trans>下载标好问题的原表（.xlsx）</Trans>
      </Button>{' '}
      <span className={own.soft}>
        <Trans>问题标了颜色和文字，原因写在右边；改好后可以直接上传这一份。</Trans>
      </span>
      <RefusalAlert problem={problem} onClose={() => setProblem(null)} />
    </div>
  );
}
