import { Trans, useLingui } from '@lingui/react/macro';
import type { Problem } from '@mingxuan/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { client } from '../../api.ts';
import { Panel } from '../../parts/page-header.tsx';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { saveFile } from '../roll/report-csv.ts';
import css from './papers.module.css';

type Kind = 'PUBLIC' | 'RESTRICTED';

/** The evidence bundle, and how a stranger checks it without trusting this system. */
export function Archive({ id }: { readonly id: string }) {
  const { t } = useLingui();
  const [busy, setBusy] = useState<Kind | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const download = async (kind: Kind): Promise<void> => {
    setBusy(kind);
    setProblem(null);
    const bytes = await client.bytes(client.bundleUrl(id, kind));
    setBusy(null);
    if (!bytes.ok) setProblem(bytes.error);
    else saveFile(new Blob([bytes.value], { type: 'application/zip' }), `${id}-${kind.toLowerCase()}.zip`);
  };
  return (
    <Panel title={<Trans>证据包</Trans>}>
      <div className={css.bundles}>
        <Bundle
          title={t`公开证据包`}
          text={t`台账全文、规则、结果和公告；没有居民个人信息，任何人都可以拿去核对。`}
          busy={busy === 'PUBLIC'}
          onDownload={() => void download('PUBLIC')}
        />
        <Bundle
          title={t`受限证据包（归档用）`}
          text={t`另外含有名册、委托等个人信息，只交档案部门和依法有权查阅的人。`}
          busy={busy === 'RESTRICTED'}
          onDownload={() => void download('RESTRICTED')}
        />
      </div>
      <RefusalAlert problem={problem} onClose={() => setProblem(null)} />
      <p className={css.verify}>
        <Trans>
          怎样核对：证据包由浏览器存进它的下载文件夹。在项目文件夹里运行{' '}
          <code>npx mingxuan verify 下载文件夹/文件名.zip</code>
          （另一台电脑也行），不用联网，也不用相信本系统；改动过一个字节就会指出在哪里。
        </Trans>
      </p>
    </Panel>
  );
}

function Bundle({
  title,
  text,
  busy,
  onDownload,
}: {
  readonly title: string;
  readonly text: string;
  readonly busy: boolean;
  readonly onDownload: () => void;
}) {
  return (
    <div className={css.bundle}>
      <h3>{title}</h3>
      <p className={css.soft}>{text}</p>
      <Button loading={busy} onClick={onDownload}>
        <Trans>下载{title}</Trans>
      </Button>
    </div>
  );
}
