import { FileExcelOutlined } from '@ant-design/icons';
import { Trans, useLingui } from '@lingui/react/macro';
import type { Problem, RollCheck, RollMapping, RollPreview } from '@mingxuan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Modal, Progress } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import { clientWith, communityKey, newId, type OpenCommunity } from '../../api.ts';
import { ActDate, useActDay } from '../../parts/act-date.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { CheckReport } from './check-report.tsx';
import { ColumnMapping } from './column-mapping.tsx';
import own from './import-panel.module.css';
import { saveFile } from './report-csv.ts';
import { mappingOf, rememberedMapping, rememberMapping } from './remembered-mapping.ts';
import { checkFile, type CheckProgress, markedFile } from './roll-upload.ts';
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
    mapping,
    check,
    problem,
    progress,
    start,
    recheck,
    cancel,
    forget,
    clear,
  } = useCheck(id);

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
      <div className={css.below}>
        <RefusalAlert problem={problem} onClose={clear} />
      </div>
      {sheets === null || sheets.length === 0 ? null : (
        <ColumnMapping
          key={JSON.stringify([file?.name, sheets])}
          sheets={sheets}
          busy={busy}
          needed={problem !== null && check === null}
          onRecheck={recheck}
        />
      )}
      {check === null ? null : (
        <>
          <CheckReport check={check} />
          {file === null ? null : <MarkedFile id={id} file={file} mapping={mapping} />}
          <ConfirmImport check={check} mapping={mapping} view={view} id={id} onDone={forget} />
        </>
      )}
    </Panel>
  );
}

interface CheckState {
  readonly file: File | null;
  readonly sheets: RollPreview | null;
  /** As a person said it; null while the server guesses. */
  readonly mapping: RollMapping | null;
  readonly check: RollCheck | null;
  readonly problem: Problem | null;
  readonly progress: CheckProgress | null;
  readonly running: boolean;
}

const nothing: CheckState = {
  file: null,
  sheets: null,
  mapping: null,
  check: null,
  problem: null,
  progress: null,
  running: false,
};

/** One check at a time: another file, or a cancel, ends the one before. */
function useCheck(id: string) {
  const [state, setState] = useState(nothing);
  const running = useRef<AbortController | null>(null);

  const start = async (file: File, mapping: RollMapping | null = null): Promise<void> => {
    running.current?.abort();
    const mine = new AbortController();
    running.current = mine;
    let seen: RollPreview = [];
    const change = (changes: Partial<CheckState>): void => {
      if (running.current === mine) setState((before) => ({ ...before, ...changes }));
    };
    setState({ ...nothing, file, mapping, running: true });
    const onPreview = (sheets: RollPreview): void => {
      seen = sheets;
      change({ sheets });
    };
    const listener = { onPreview, onProgress: (progress: CheckProgress) => change({ progress }) };
    const outcome = await checkFile(id, file, mapping, listener, mine.signal);
    if (outcome === 'CANCELLED') return change(nothing);
    // A form whose columns somebody set right before is read that way again.
    const remembered = mapping === null ? rememberedMapping(id, seen) : null;
    if (remembered !== null && running.current === mine) return start(file, remembered);
    return change(outcome.ok ? { running: false, check: outcome.value } : { running: false, problem: outcome.error });
  };

  const recheck = (sheets: RollPreview): void => {
    if (state.file === null) return;
    const mapping = mappingOf(sheets);
    rememberMapping(id, state.sheets ?? sheets, mapping);
    void start(state.file, mapping);
  };
  return {
    ...state,
    start,
    recheck,
    cancel: () => running.current?.abort(),
    forget: () => setState(nothing),
    clear: () => setState((before) => ({ ...before, problem: null })),
  };
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
function MarkedFile({
  id,
  file,
  mapping,
}: {
  readonly id: string;
  readonly file: File;
  readonly mapping: RollMapping | null;
}) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const download = async (): Promise<void> => {
    setBusy(true);
    const marked = await markedFile(id, file, mapping);
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

/** Says what will be on the roll, and what will not, before anything is imported. */
function ConfirmImport({
  check,
  mapping,
  view,
  id,
  onDone,
}: Props & { readonly check: RollCheck; readonly mapping: RollMapping | null; readonly onDone: () => void }) {
  const { t } = useLingui();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  // One id for this file: pressing again after a broken connection never imports twice.
  const commandId = useRef(newId());
  const day = useActDay(view, 'C05');
  const { roll } = view.cycle;
  const listed = check.accepted + check.corrected;
  const setAside = check.needsHuman + check.rejected;
  const send = async (): Promise<void> => {
    setBusy(true);
    const done = await clientWith(() => commandId.current).importRoll(
      id,
      check.file.sha256,
      day.on,
      mapping ?? undefined,
    );
    setBusy(false);
    if (!done.ok) {
      if (done.error.code !== 'UNREACHABLE') commandId.current = newId();
      setProblem(done.error);
      return;
    }
    await queries.invalidateQueries({ queryKey: communityKey(id) });
    if (done.value.facts.length === 0) void message.info(t`和现在的草稿完全一样，名单没有变化`);
    else void message.success(t`已导入 ${listed} 人`);
    setOpen(false);
    onDone();
  };
  return (
    <div className={css.confirm}>
      <Button
        type="primary"
        size="large"
        disabled={listed === 0}
        onClick={() => {
          setProblem(null);
          setOpen(true);
        }}
      >
        <Trans>导入这 {listed} 人</Trans>
      </Button>
      <Modal
        open={open}
        title={<Trans>导入登记册</Trans>}
        okText={t`确认导入`}
        cancelText={t`取消`}
        okButtonProps={{ loading: busy }}
        onOk={() => void send()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <ul className={css.changes}>
          <li>
            <Trans>名单草稿将有 {listed} 人</Trans>
            {check.corrected > 0 ? <Trans>，其中 {check.corrected} 人按报告里的更正记入</Trans> : null}
          </li>
          {setAside > 0 ? (
            <li>
              <Trans>
                {setAside} 行不会导入（要人工处理 {check.needsHuman} 行，不能登记 {check.rejected}{' '}
                行），请改好文件后重新上传
              </Trans>
            </li>
          ) : null}
          {roll.stage === 'DRAFT' ? (
            <li>
              <Trans>现在的草稿（{roll.listed} 人）整册换成这一份</Trans>
            </li>
          ) : null}
          <li>
            <Trans>公布的名单只有姓名、性别、小组和序号</Trans>
          </li>
          <li>
            <Trans>身份证号、电话和住址加密保存，列表里只显示掩码；查看完整号码要写理由，谁看过都有记录</Trans>
          </li>
        </ul>
        <ActDate value={day} onChange={() => setProblem(null)} />
        <RefusalAlert problem={problem} onClose={() => setProblem(null)} />
      </Modal>
    </div>
  );
}
