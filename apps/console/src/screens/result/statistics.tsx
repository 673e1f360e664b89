import { Trans, useLingui } from '@lingui/react/macro';
import type { Problem } from '@mingxuan/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { client, communityKey, unwrap } from '../../api.ts';
import type { OpenCommunity } from '../../api.ts';
import { Panel } from '../../parts/page-header.tsx';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { Loaded } from '../../parts/states.tsx';
import { useText } from '../../text.ts';
import { saveFile } from '../roll/report-csv.ts';
import css from './result.module.css';
import { statisticText } from './statistic-text.ts';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

/** F07: figures without names for the levels above, as they stand now. */
export function StatisticsPanel({ view, id }: Props) {
  const { t } = useLingui();
  const text = useText();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const statistics = useQuery({
    queryKey: communityKey(id, 'statistics'),
    queryFn: () => unwrap(client.statistics(id)),
  });
  const save = async (): Promise<void> => {
    setPending(true);
    const made = await client.bytes(client.statisticsUrl(id));
    setPending(false);
    setProblem(made.ok ? null : made.error);
    if (made.ok) saveFile(new Blob([made.value]), `${view.cycle.community.name}-${t`换届统计表`}-${view.today}.xlsx`);
  };
  return (
    <Panel
      title={<Trans>统计表</Trans>}
      aside={
        <Button loading={pending} onClick={() => void save()}>
          <Trans>下载 Excel 表</Trans>
        </Button>
      }
    >
      <RefusalAlert problem={problem} onClose={() => setProblem(null)} />
      <Loaded query={statistics}>
        {({ rows }) => (
          <div className={css.scroll}>
            <table className={css.votes}>
              <thead>
                <tr>
                  <th scope="col">{t`类别`}</th>
                  <th scope="col">{t`指标`}</th>
                  <th scope="col" className={css.right}>{t`数值`}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={`${row.group}-${row.field}`}>
                    <td className={css.soft}>{row.group}</td>
                    <td>{row.name}</td>
                    <td className={css.number}>
                      {text(statisticText(row)) || '—'}
                      {row.below === undefined ? null : (
                        <span className={css.soft}>
                          {' '}
                          <Trans>（少于 {row.below}，不对外公布）</Trans>
                        </span>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
      <p className={css.soft}>
        <Trans>只有数字，没有姓名。“—”是台账里没有的数，请按实际补填；比率写成两个整数，不取整。</Trans>
      </p>
    </Panel>
  );
}
