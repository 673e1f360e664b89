import { Trans, useLingui } from '@lingui/react/macro';
import type { BatchState, BatchView, Problem } from '@mingxuan/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useState } from 'react';
import { client } from '../../api.ts';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { Loaded } from '../../parts/states.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { useText } from '../../text.ts';
import { batchesQuery } from './queries.ts';
import css from './prints.module.css';

/** One's own batches, the latest first: how far they are, and the archive of those that are done. */
export function BatchList() {
  const batches = useQuery(batchesQuery);
  return (
    <Loaded query={batches}>
      {(list) =>
        list.length === 0 ? (
          <p className={css.soft}>
            <Trans>还没有打印过。打好的压缩包在这里保存两小时，只有您自己能下载。</Trans>
          </p>
        ) : (
          <ul className={css.batches} aria-live="polite">
            {list.map((batch) => (
              <Batch key={batch.id} batch={batch} />
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

const tones = {
  WAITING: 'quiet',
  RUNNING: 'info',
  READY: 'good',
  CANCELLED: 'quiet',
  FAILED: 'bad',
} as const satisfies Readonly<Record<BatchState, Parameters<typeof StatusTag>[0]['tone']>>;

function Batch({ batch }: { readonly batch: BatchView }) {
  const { t } = useLingui();
  const text = useText();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<Problem | null>(null);
  const open = batch.state === 'WAITING' || batch.state === 'RUNNING';
  const said: Readonly<Record<BatchState, string>> = {
    WAITING: t`排队`,
    RUNNING: t`正在打印`,
    READY: t`打好了`,
    CANCELLED: t`已取消`,
    FAILED: t`没有打完`,
  };
  const cancel = async (): Promise<void> => {
    const done = await client.cancelBatch(batch.id);
    setProblem(done.ok ? null : done.error);
    await queries.invalidateQueries({ queryKey: batchesQuery.queryKey });
  };
  const share = batch.total === 0 ? 0 : Math.floor((batch.done * 100) / batch.total);
  return (
    <li className={css.batch}>
      <div className={css.head}>
        <span className={css.place}>{batch.place}</span>
        <StatusTag tone={tones[batch.state]}>{said[batch.state]}</StatusTag>
        <span className={css.acts}>
          {batch.state === 'READY' ? (
            <Button type="primary" size="small" href={client.batchUrl(batch.id)}>
              <Trans>下载压缩包</Trans>
              <span className="visually-hidden"> {batch.place}</span>
            </Button>
          ) : null}
          {open || batch.state === 'READY' ? (
            <Button size="small" onClick={() => void cancel()}>
              {open ? <Trans>取消</Trans> : <Trans>删除</Trans>}
              <span className="visually-hidden"> {batch.place}</span>
            </Button>
          ) : null}
        </span>
      </div>
      {open ? <Progress percent={share} status="active" aria-label={t`打印进度`} /> : null}
      <p className={css.soft}>
        {open && batch.now !== null ? <Trans>正在打印：{text(batch.now)}。</Trans> : null}
        {batch.problem === null ? null : `${text(batch.problem)} `}
        {batch.state === 'READY' ? (
          <Trans>
            {batch.files} 个文件，{megabytes(batch.bytes)} MB；{batch.leftOut} 份没有打印，原因在压缩包的清单里。
          </Trans>
        ) : null}
        {batch.byHand > 0 ? <Trans>有 {batch.byHand} 个字要手写补上，见清单。</Trans> : null}
      </p>
      <RefusalAlert problem={problem} onClose={() => setProblem(null)} />
    </li>
  );
}

const megabytes = (bytes: number): string => (bytes / 1_048_576).toFixed(1);
