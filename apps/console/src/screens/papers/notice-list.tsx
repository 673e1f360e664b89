import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { DayText } from '../../parts/day-text.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { useText } from '../../text.ts';
import type { NoticeRow, NoticeState } from './notice-rows.ts';
import { firstState, isSettled, noticeStates } from './notice-rows.ts';
import { useStateNames } from './notice-words.tsx';
import css from './papers.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly rows: readonly NoticeRow[];
  readonly onOpen: (key: string) => void;
}

/** All notices and letters in one list, by where they stand: what waits for somebody comes first. */
export function NoticeList({ view, rows, onOpen }: Props) {
  const { t } = useLingui();
  const names = useStateNames();
  const [chosen, choose] = useState<NoticeState | null>(null);
  const state = chosen ?? firstState(rows);
  const here = rows.filter((row) => row.state === state);
  const count = (one: NoticeState): number => rows.filter((row) => row.state === one && !isSettled(row)).length;
  const shown = here.filter((row) => !isSettled(row) && !lacks(row));
  const lacking = here.filter((row) => !isSettled(row) && lacks(row));
  const settled = here.filter(isSettled);
  return (
    <Panel title={<Trans>公告和公文</Trans>} flush>
      <div className={css.states}>
        <Segmented<NoticeState>
          aria-label={t`按状态查看公告`}
          value={state}
          onChange={choose}
          options={noticeStates
            .filter((one) => one === state || rows.some((row) => row.state === one))
            .map((one) => ({ value: one, label: `${names[one]} ${count(one)}` }))}
        />
      </div>
      <ul className={css.notices}>
        {shown.map((row) => (
          <NoticeLine key={row.key} row={row} view={view} onOpen={onOpen} />
        ))}
      </ul>
      {lacking.length === 0 ? null : (
        <details className={css.lacking} open={shown.length === 0}>
          <summary>
            <Trans>还缺事实、暂不能起草的 {lacking.length} 种</Trans>
          </summary>
          <ul className={css.notices}>
            {lacking.map((row) => (
              <NoticeLine key={row.key} row={row} view={view} onOpen={onOpen} />
            ))}
          </ul>
        </details>
      )}
      {settled.length === 0 ? null : (
        <details className={css.lacking}>
          <summary>
            <Trans>事情已经办过或者张贴过、不用再起草的 {settled.length} 种（需要书面的仍可以起草）</Trans>
          </summary>
          <ul className={css.notices}>
            {settled.map((row) => (
              <NoticeLine key={row.key} row={row} view={view} onOpen={onOpen} />
            ))}
          </ul>
        </details>
      )}
      {here.length === 0 ? (
        <p className={css.nothing}>
          <Trans>这一类里现在没有公告。</Trans>
        </p>
      ) : null}
    </Panel>
  );
}

const lacks = (row: NoticeRow): boolean => row.is === 'OFFER' && row.missing.length > 0;

function NoticeLine({
  row,
  view,
  onOpen,
}: {
  readonly row: NoticeRow;
  readonly view: OpenCommunity;
  readonly onOpen: (key: string) => void;
}) {
  const { t } = useLingui();
  const text = useText();
  const title = text(row.title);
  const waits = row.state !== 'POSTED' && row.state !== 'OVER' && row.state !== 'VOID' && row.state !== 'SENT';
  return (
    <li>
      <span className={css.what}>
        <span className={css.title}>{title}</span>{' '}
        {row.is === 'PAPER' ? <span className={css.soft}>{t`第 ${row.paperOut.no} 号`}</span> : null}
        {row.is === 'OFFER' && row.missing.length > 0 ? (
          <span className={css.missing}>
            <Trans>缺：{row.missing.map(text).join('；')}</Trans>
          </span>
        ) : null}
      </span>
      <span className={css.side}>
        {row.day === null ? null : (
          <span className={css.soft}>
            {waits ? <Trans>张贴</Trans> : null}{' '}
            {waits ? <DayText day={row.day} today={view.today} urgent /> : <DayText day={row.day} />}
          </span>
        )}
        <Button size="small" aria-label={t`${nextWord(row)}：${title}`} onClick={() => onOpen(row.key)}>
          {nextWord(row)}
        </Button>
      </span>
    </li>
  );

  function nextWord({ state }: NoticeRow): string {
    switch (state) {
      case 'TO_DRAFT':
        return t`起草`;
      case 'TO_APPROVE':
        return t`审批`;
      case 'TO_ISSUE':
        return t`出具`;
      case 'TO_POST':
        return t`登记张贴`;
      case 'POSTED':
      case 'SENT':
      case 'OVER':
      case 'VOID':
        return t`查看`;
      default:
        return state satisfies never;
    }
  }
}
