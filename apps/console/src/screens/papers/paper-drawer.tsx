import { Trans } from '@lingui/react/macro';
import type { Paper } from '@mingxuan/election';
import { Button, Drawer } from 'antd';
import { client } from '../../api.ts';
import css from './papers.module.css';

interface Props {
  readonly id: string;
  readonly paper: Paper;
  readonly onClose: () => void;
}

/** One issued paper as it hangs on the wall, beside its number and digest. */
export function PaperDrawer({ id, paper, onClose }: Props) {
  const url = client.paperUrl(id, paper.no);
  return (
    <Drawer
      open
      size="min(900px, 92vw)"
      onClose={onClose}
      title={paper.title}
      extra={
        <Button href={url} target="_blank">
          <Trans>在新窗口打开或打印</Trans>
        </Button>
      }
    >
      <div className={css.paper}>
        <p className={css.soft}>
          <Trans>
            第 {paper.no} 号 · {paper.on} · {paper.pages} 页 · 依据台账第 {paper.basedOn} 条以前的事实
          </Trans>
          <br />
          <code>sha256 {paper.sha256}</code>
        </p>
        <iframe className={css.pdf} src={url} title={paper.title} />
      </div>
    </Drawer>
  );
}
