import { Trans } from '@lingui/react/macro';
import type { Checklist, Problem } from '@mingxuan/contract';
import type { PollId } from '@mingxuan/election';
import { Button } from 'antd';
import { useCallback, useState } from 'react';
import { client } from '../../api.ts';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { useText } from '../../text.ts';
import { wallClock } from './clock.ts';
import { channelNames } from './names.ts';
import { PrintSheet } from './print-sheet.tsx';
import css from './print-sheet.module.css';

interface Props {
  readonly id: string;
  readonly poll: PollId;
  readonly community: string;
}

/** The list with which a desk goes on by hand when network or power is gone: read anew at every press, then printed. */
export function PrintChecklist({ id, poll, community }: Props) {
  const [list, setList] = useState<Checklist | null>(null);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const read = async (): Promise<void> => {
    setPending(true);
    const answer = await client.checklist(id, poll);
    setPending(false);
    setProblem(answer.ok ? null : answer.error);
    if (answer.ok) setList(answer.value);
  };
  const done = useCallback(() => setList(null), []);
  return (
    <>
      <Button loading={pending} onClick={() => void read()}>
        <Trans>打印最新核对表</Trans>
      </Button>
      <RefusalAlert problem={problem} onClose={() => setProblem(null)} />
      {list === null ? null : (
        <PrintSheet onDone={done}>
          <ListOnPaper list={list} community={community} />
        </PrintSheet>
      )}
    </>
  );
}

function ListOnPaper({ list, community }: { readonly list: Checklist; readonly community: string }) {
  const text = useText();
  const came = list.rows.filter((row) => row.checkedIn !== null).length;
  return (
    <table className={css.list}>
      <caption>
        <Trans>
          {community} 领票核对表（{wallClock(list.at)} 打印；已领票 {came} 人，共 {list.rows.length} 人）
        </Trans>
      </caption>
      <thead>
        <tr>
          <th>
            <Trans>选民证号</Trans>
          </th>
          <th>
            <Trans>姓名</Trans>
          </th>
          <th>
            <Trans>小组</Trans>
          </th>
          <th>
            <Trans>打印时已领票</Trans>
          </th>
          <th className={css.signature}>
            <Trans>断网后领票签名、时间</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {list.rows.map(({ voterNo, name, group, checkedIn }) => (
          <tr key={voterNo}>
            <td>{voterNo}</td>
            <td>{name}</td>
            <td>{group}</td>
            <td>
              {checkedIn === null
                ? ''
                : `${wallClock(checkedIn.at)} ${checkedIn.place} ${text(channelNames[checkedIn.channel])}`}
            </td>
            <td>{checkedIn === null ? '' : '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
