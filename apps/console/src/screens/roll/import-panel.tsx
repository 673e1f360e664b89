import { FileExcelOutlined } from '@ant-design/icons';
import { Trans, useLingui } from '@lingui/react/macro';
import type { Problem, RollCheck } from '@mingxuan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Modal } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import { clientWith, communityKey, newId, type OpenCommunity } from '../../api.ts';
import { client } from '../../api.ts';
import { ActDate, useActDay } from '../../parts/act-date.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { CheckReport } from './check-report.tsx';
import css from './roll.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

/** Reads a file as an office sends it, reports on every row, and only then offers to import it. */
export function ImportPanel({ view, id }: Props) {
  const { t } = useLingui();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [over, setOver] = useState(false);
  const [check, setCheck] = useState<RollCheck | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  const read = async (file: File): Promise<void> => {
    setBusy(true);
    setProblem(null);
    setCheck(null);
    const answer = await client.checkRoll(id, file.name, new Uint8Array(await file.arrayBuffer()));
    if (answer.ok) setCheck(answer.value);
    else setProblem(answer.error);
    setBusy(false);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file !== undefined) void read(file);
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
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file !== undefined) void read(file);
          }}
        />
        <p className={css.soft}>
          <Trans>
            先检查，不会马上导入。合并单元格、标题行、合计行、全角数字都能认；身份证列里的数字格会报错，不会去猜。
          </Trans>
        </p>
      </div>
      <div className={css.below}>
        <RefusalAlert problem={problem} onClose={() => setProblem(null)} />
      </div>
      {check === null ? null : (
        <>
          <CheckReport check={check} />
          <ConfirmImport check={check} view={view} id={id} onDone={() => setCheck(null)} />
        </>
      )}
    </Panel>
  );
}

/** Says what will be on the roll, and what will not, before anything is imported. */
function ConfirmImport({
  check,
  view,
  id,
  onDone,
}: Props & { readonly check: RollCheck; readonly onDone: () => void }) {
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
    const done = await clientWith(() => commandId.current).importRoll(id, check.file.sha256, day.on);
    setBusy(false);
    if (!done.ok) {
      if (done.error.code !== 'UNREACHABLE') commandId.current = newId();
      setProblem(done.error);
      return;
    }
    await queries.invalidateQueries({ queryKey: communityKey(id) });
    void message.success(t`已导入 ${listed} 人`);
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
            <Trans>身份证号和电话只有有权限的人能看到，列表里只显示掩码；数据库内没有单独加密，请保护好服务器</Trans>
          </li>
        </ul>
        <ActDate value={day} onChange={() => setProblem(null)} />
        <RefusalAlert problem={problem} onClose={() => setProblem(null)} />
      </Modal>
    </div>
  );
}
