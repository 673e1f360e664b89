import { Trans } from '@lingui/react/macro';
import type { RollState } from '@mingxuan/election';
import { entitledResidents } from '@mingxuan/election';
import type { OpenCommunity } from '../../api.ts';
import { ConfirmAct } from '../../parts/confirm-act.tsx';
import { DayText } from '../../parts/day-text.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import css from './roll.module.css';

interface Props {
  readonly roll: Extract<RollState, { stage: 'PUBLISHED' | 'FROZEN' }>;
  readonly view: OpenCommunity;
  readonly id: string;
}

/** The published roll and its freezing, which waits for the window and for every ruling. */
export function FreezePanel({ roll, view, id }: Props) {
  const open = view.cycle.objections.filter((one) => one.ruling === null).length;
  return (
    <Panel
      title={roll.stage === 'FROZEN' ? <Trans>已封册的名单</Trans> : <Trans>封册</Trans>}
      aside={
        roll.stage === 'FROZEN' ? (
          <StatusTag tone="good">
            <Trans>已封册</Trans>
          </StatusTag>
        ) : (
          <ConfirmAct
            community={id}
            view={view}
            label={<Trans>封册</Trans>}
            title={<Trans>封定选民名册</Trans>}
            changes={[
              <Trans key="count">
                名册定为 {roll.listed} 人；应参加投票的是 {entitledResidents(view.cycle)} 人，选举是否有效按这个数算
              </Trans>,
              <Trans key="final">封册以后不能再增删</Trans>,
            ]}
            command={() => ({ type: 'FREEZE_ROLL' })}
            step="C09"
            duty="roll.publish"
          />
        )
      }
    >
      <p className={css.draft}>
        <strong>
          <Trans>{roll.listed} 人</Trans>
        </strong>
        <span className={css.soft}>
          <Trans>
            {roll.publishedOn} 公布于 {roll.places.join('、')}
          </Trans>
        </span>
      </p>
      {roll.stage === 'FROZEN' ? (
        <p>
          <Trans>封册日期</Trans> <DayText day={roll.frozenOn} />
        </p>
      ) : (
        <ul className={css.changes}>
          <li>
            <Trans>申诉受理到</Trans> <DayText day={roll.acceptUntil} today={view.today} urgent />
          </li>
          <li>{open === 0 ? <Trans>没有未处理的申诉</Trans> : <Trans>还有 {open} 件申诉没有处理</Trans>}</li>
        </ul>
      )}
    </Panel>
  );
}
