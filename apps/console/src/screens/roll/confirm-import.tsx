import { Trans, useLingui } from '@lingui/react/macro';
import type { Problem, RollCheck } from '@mingxuan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Modal, Progress } from 'antd';
import { useRef, useState } from 'react';
import { communityKey, newId, type OpenCommunity } from '../../api.ts';
import { ActDate, useActDay } from '../../parts/act-date.tsx';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { useGroundNames } from './grounds.ts';
import type { AskedWay, CheckProgress } from './roll-upload.ts';
import { importFile } from './roll-upload.ts';
import type { Draft, OpenRow } from './row-decisions.ts';
import { decisionsOf } from './row-decisions.ts';
import own from './import-panel.module.css';
import css from './roll.module.css';

interface Props {
  readonly check: RollCheck;
  readonly asked: AskedWay;
  readonly rows: readonly OpenRow[];
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly view: OpenCommunity;
  readonly id: string;
  readonly onDone: () => void;
}

/** Says what will be on the roll, and what will not, before anything is imported. */
export function ConfirmImport({ check, asked, rows, drafts, view, id, onDone }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const decisions = decisionsOf(rows, drafts);
  const registered = decisions.filter(({ decision }) => decision === 'REGISTER').length;
  const listed = check.accepted + check.corrected + registered;
  const noCommittee = view.cycle.rec === null;
  const importing = useImport(id, listed, () => {
    setOpen(false);
    onDone();
  });
  const day = useActDay(view, 'C05');
  const send = (): Promise<void> =>
    importing.send({
      ...(day.on === undefined ? {} : { on: day.on }),
      sha256: check.file.sha256,
      name: check.file.name,
      ...asked,
      ...(decisions.length === 0 ? {} : { decisions }),
    });
  return (
    <div className={css.confirm}>
      {noCommittee ? (
        <span className={own.soft}>
          <Trans>居民选举委员会产生以后才能导入，现在只能检查。</Trans>
        </span>
      ) : null}
      <Button
        type="primary"
        size="large"
        disabled={listed === 0 || noCommittee}
        onClick={() => {
          importing.clear();
          setOpen(true);
        }}
      >
        <Trans>导入这 {listed} 人</Trans>
      </Button>
      <Modal
        open={open}
        title={<Trans>导入登记册</Trans>}
        okText={t`确认导入`}
        cancelText={importing.stage === 'CHECKING' ? t`停下，不导入` : t`取消`}
        okButtonProps={{ loading: importing.stage !== 'IDLE' }}
        cancelButtonProps={{ disabled: importing.stage === 'RECORDING' }}
        closable={importing.stage === 'IDLE'}
        mask={{ closable: importing.stage === 'IDLE' }}
        keyboard={importing.stage === 'IDLE'}
        onOk={() => void send()}
        onCancel={() => (importing.stage === 'CHECKING' ? importing.cancel() : setOpen(false))}
        destroyOnHidden
      >
        <WhatWillBe
          check={check}
          asked={asked}
          listed={listed}
          registered={registered}
          decided={decisions.length}
          view={view}
        />
        <ActDate value={day} onChange={importing.clear} />
        {importing.stage === 'IDLE' ? null : <Importing stage={importing.stage} progress={importing.progress} />}
        <RefusalAlert problem={importing.problem} onClose={importing.clear} />
      </Modal>
    </div>
  );
}

function WhatWillBe({
  check,
  asked,
  listed,
  registered,
  decided,
  view,
}: Pick<Props, 'check' | 'asked' | 'view'> & {
  readonly listed: number;
  readonly registered: number;
  readonly decided: number;
}) {
  const { roll } = view.cycle;
  const grounds = useGroundNames();
  const setAside = check.needsHuman - registered + check.rejected;
  const undecided = check.needsHuman - decided;
  const ground = grounds.find(({ value }) => value === asked.ground)?.label;
  return (
    <ul className={css.changes}>
      <li>
        <Trans>名单草稿将有 {listed} 人</Trans>
        {check.corrected > 0 ? <Trans>，其中 {check.corrected} 人按报告里的更正记入</Trans> : null}
        {registered > 0 ? <Trans>，{registered} 人经您核对后登记</Trans> : null}
      </li>
      {ground === undefined ? null : (
        <li>
          <Trans>没写登记类别的人都按“{ground}”登记，这是您的说明，会一并记录</Trans>
        </li>
      )}
      {setAside > 0 ? (
        <li>
          <Trans>
            {setAside} 行不会导入（要人工处理还没有决定的 {undecided} 行，决定不登记的 {decided - registered}{' '}
            行，不能登记的 {check.rejected} 行）
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
      {view.cycle.mode === 'REAL' ? (
        <li>
          <Trans>导入后会自动和本系统其他社区比对，有人同时登记在别处的，列在“重复登记”里待核</Trans>
        </li>
      ) : null}
    </ul>
  );
}

type Stage = 'IDLE' | 'CHECKING' | 'RECORDING';

function Importing({
  stage,
  progress,
}: {
  readonly stage: Exclude<Stage, 'IDLE'>;
  readonly progress: CheckProgress | null;
}) {
  const { t } = useLingui();
  return (
    <>
      <Progress percent={stage === 'RECORDING' ? 100 : (progress?.percent ?? 0)} aria-label={t`导入进度`} />
      <output>
        {stage === 'RECORDING' ? <Trans>正在记入台账，请稍候，现在不能取消</Trans> : <Trans>正在再检查一遍文件</Trans>}
      </output>
    </>
  );
}

/** One import at a time; pressing again after a broken connection never imports twice. */
function useImport(id: string, listed: number, onDone: () => void) {
  const { t } = useLingui();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [stage, setStage] = useState<Stage>('IDLE');
  const [progress, setProgress] = useState<CheckProgress | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const commandId = useRef(newId());
  const running = useRef<AbortController | null>(null);

  const send = async (body: Omit<Parameters<typeof importFile>[1], 'commandId'>): Promise<void> => {
    const mine = new AbortController();
    running.current = mine;
    setProblem(null);
    setProgress(null);
    setStage('CHECKING');
    const listener = { onProgress: setProgress, onRecording: () => setStage('RECORDING') };
    const done = await importFile(id, { ...body, commandId: commandId.current }, listener, mine.signal);
    setStage('IDLE');
    if (done === 'CANCELLED') {
      // It may have been recorded in the last moment: what stands there now is asked anew.
      await queries.invalidateQueries({ queryKey: communityKey(id) });
      void message.info(t`已停下，没有导入`);
      return;
    }
    if (!done.ok) {
      if (done.error.code !== 'UNREACHABLE') commandId.current = newId();
      setProblem(done.error);
      return;
    }
    commandId.current = newId();
    await queries.invalidateQueries({ queryKey: communityKey(id) });
    if (done.value.facts.length === 0) void message.info(t`和现在的草稿完全一样，名单没有变化`);
    else void message.success(t`已导入 ${listed} 人`);
    onDone();
  };
  return { stage, progress, problem, send, cancel: () => running.current?.abort(), clear: () => setProblem(null) };
}
