import { Trans, useLingui } from '@lingui/react/macro';
import type { Checklist, Problem } from '@mingxuan/contract';
import type { PollId } from '@mingxuan/election';
import { Button } from 'antd';
import { useCallback, useState } from 'react';
import { client, type OpenCommunity } from '../../api.ts';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { useText } from '../../text.ts';
import { wallClock } from './clock.ts';
import { boxOf, mandatesOf } from './desk-keys.ts';
import { channelNames } from './names.ts';
import { PrintSheet } from './print-sheet.tsx';
import css from './print-sheet.module.css';

interface Props {
  readonly id: string;
  readonly poll: PollId;
  readonly view: OpenCommunity;
}

/** The list with which a desk goes on by hand when network or power is gone: read anew at every press, then printed. */
export function PrintChecklist({ id, poll, view }: Props) {
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
          <ListOnPaper list={list} view={view} poll={poll} />
        </PrintSheet>
      )}
    </>
  );
}

/** One table for each group, each on pages of its own: every desk takes those it serves. */
function ListOnPaper({ list, view, poll }: { readonly list: Checklist } & Pick<Props, 'view' | 'poll'>) {
  const groups = [...new Set(list.rows.map((row) => row.group))];
  return groups.map((group) => (
    <GroupOnPaper
      key={group}
      group={group}
      at={list.at}
      rows={list.rows.filter((row) => row.group === group)}
      view={view}
      poll={poll}
    />
  ));
}

interface GroupProps extends Pick<Props, 'view' | 'poll'> {
  readonly group: string;
  readonly at: string;
  readonly rows: Checklist['rows'];
}

function GroupOnPaper({ group, at, rows, view, poll }: GroupProps) {
  const { t } = useLingui();
  const text = useText();
  const came = rows.filter((row) => row.checkedIn !== null).length;
  return (
    <table className={css.list}>
      <caption>
        <Trans>
          {view.cycle.community.name} {group || t`未分组`} 领票核对表（{wallClock(at)} 打印；已领票 {came} 人，共{' '}
          {rows.length} 人）
        </Trans>
      </caption>
      <thead>
        <tr>
          <th className={css.short}>
            <Trans>选民证号</Trans>
          </th>
          <th className={css.short}>
            <Trans>姓名</Trans>
          </th>
          <th className={css.short}>
            <Trans>委托、流动票箱</Trans>
          </th>
          <th className={css.short}>
            <Trans>打印时已领票</Trans>
          </th>
          <th>
            <Trans>断网后领票：领票人签名、时间</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ voterNo, name, checkedIn }) => (
          <tr key={voterNo}>
            <td>{voterNo}</td>
            <td>{name}</td>
            <td className={css.fine}>
              <Ways view={view} poll={poll} voterNo={voterNo} />
            </td>
            <td className={css.fine}>
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

/** Who may take this voter's ballot, whose ballots this voter may take, and the mobile box whose list holds the voter. */
function Ways({ view, poll, voterNo }: Pick<Props, 'view' | 'poll'> & { readonly voterNo: number }) {
  const { gives, takes } = mandatesOf(view.cycle, poll, voterNo);
  const box = boxOf(view.cycle, poll, voterNo)?.box;
  return (
    <>
      {gives === null ? null : (
        <div>
          <Trans>由第 {gives} 号代领</Trans>
        </div>
      )}
      {takes.length === 0 ? null : (
        <div>
          <Trans>可代领第 {takes.join('、')} 号</Trans>
        </div>
      )}
      {box === undefined ? null : (
        <div>
          <Trans>流动票箱 {box}</Trans>
        </div>
      )}
    </>
  );
}
