import { Trans } from '@lingui/react/macro';
import type { PollView } from '@mingxuan/election';
import type { OpenCommunity } from '../../api.ts';
import { ConfirmAct } from '../../parts/confirm-act.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { lastDayOf } from '../../parts/proposed-day.ts';
import { useText } from '../../text.ts';
import { pollName } from '../poll/names.ts';
import { determineStep } from './determine-step.ts';
import { Recount, RecountList } from './recount.tsx';
import css from './result.module.css';

interface Props {
  readonly poll: Extract<PollView, { stage: 'COUNTING' }>;
  readonly view: OpenCommunity;
  readonly id: string;
}

/** All bundles agreed: the rulebook decides, and says why. */
export function Determine({ poll, view, id }: Props) {
  const text = useText();
  const agreed = poll.bundles.filter((bundle) => bundle.stage === 'AGREED').length;
  const ready = poll.bundles.length > 0 && agreed === poll.bundles.length;
  return (
    <Panel title={text(pollName(poll.id, poll.kind))}>
      <p className={css.big}>
        {ready ? (
          <Trans>{agreed} 扎全部由两人录入一致，可以确定结果。</Trans>
        ) : (
          <Trans>
            {poll.bundles.length} 扎中有 {agreed} 扎一致，其余还在计票。
          </Trans>
        )}
      </p>
      <div className={css.row}>
        <ConfirmAct
          community={id}
          view={view}
          label={<Trans>按法规确定结果</Trans>}
          title={<Trans>确定结果</Trans>}
          changes={[
            <Trans key="sum">把各扎数字汇总，按已锁定的法规判定是否有效、谁当选、下一步做什么</Trans>,
            <Trans key="sign">结果生成摘要，等监票人和主持人核对签字</Trans>,
          ]}
          command={() => ({ type: 'DETERMINE_RESULT', poll: poll.id })}
          step={determineStep(poll)}
          notBefore={lastDayOf(poll)}
          button={ready ? { type: 'primary', size: 'large' } : {}}
        />
        <LinkButton to="/c/$id/count" params={{ id }}>
          <Trans>看计票进度</Trans>
        </LinkButton>
        <Recount poll={poll} view={view} id={id} />
      </div>
      <RecountList poll={poll} />
    </Panel>
  );
}
