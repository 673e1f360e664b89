import { Trans, useLingui } from '@lingui/react/macro';
import type { Paper } from '@mingxuan/election';
import { Button, Table } from 'antd';
import { Panel } from '../../parts/page-header.tsx';
import { EmptyState } from '../../parts/states.tsx';

interface Props {
  readonly papers: readonly Paper[];
  readonly onShow: (no: number) => void;
}

/** Papers as they left the printer: number, day, and the digest against which a copy is checked. */
export function IssuedPapers({ papers, onShow }: Props) {
  const { t } = useLingui();
  if (papers.length === 0)
    return (
      <EmptyState title={<Trans>还没有出具过表册和证书</Trans>}>
        <Trans>出具的文书会按顺序编号，记下日期和摘要，贴在墙上的可以对得上。</Trans>
      </EmptyState>
    );
  return (
    <Panel title={<Trans>已出具的表册和证书</Trans>} flush>
      <Table
        size="small"
        rowKey="no"
        dataSource={papers.toReversed()}
        pagination={papers.length > 15 ? { pageSize: 15, showSizeChanger: false } : false}
        columns={[
          { title: t`编号`, dataIndex: 'no', width: 80 },
          { title: t`文书`, dataIndex: 'title' },
          { title: t`日期`, dataIndex: 'on', width: 130 },
          { title: t`页数`, dataIndex: 'pages', width: 80 },
          {
            title: t`摘要`,
            dataIndex: 'sha256',
            width: 140,
            render: (sha256: string) => <code title={sha256}>{sha256.slice(0, 12)}</code>,
          },
          {
            title: <span className="visually-hidden">{t`操作`}</span>,
            width: 90,
            render: (_, paper) => (
              <Button size="small" aria-label={t`打开 ${paper.title}`} onClick={() => onShow(paper.no)}>
                <Trans>打开</Trans>
              </Button>
            ),
          },
        ]}
      />
    </Panel>
  );
}
