import { Trans } from '@lingui/react/macro';
import type { VoterRow } from '@mingxuan/contract';
import type { Channel } from '@mingxuan/election';
import { useText } from '../../text.ts';
import { wallClock } from './clock.ts';
import { channelNames } from './names.ts';
import css from './print-sheet.module.css';

export interface SlipData {
  readonly voter: Pick<VoterRow, 'voterNo' | 'name'>;
  readonly channel: Channel;
  readonly place: string;
  readonly device: string;
  readonly slip: number;
  readonly at: string;
}

/** What the voter signs for having received a ballot. The number says which check-in it was; it stands on no ballot. */
export function Slip({ of, community }: { readonly of: SlipData; readonly community: string }) {
  const text = useText();
  return (
    <div className={css.slip}>
      <h1>
        <Trans>领票签名单 第 {of.slip} 号</Trans>
      </h1>
      <dl>
        <dt>
          <Trans>社区</Trans>
        </dt>
        <dd>{community}</dd>
        <dt>
          <Trans>选民</Trans>
        </dt>
        <dd>
          <Trans>
            第 {of.voter.voterNo} 号 {of.voter.name}
          </Trans>
        </dd>
        <dt>
          <Trans>方式</Trans>
        </dt>
        <dd>
          {text(channelNames[of.channel])}，{of.place}
        </dd>
        <dt>
          <Trans>时间</Trans>
        </dt>
        <dd>
          {wallClock(of.at)}（{of.device}）
        </dd>
      </dl>
      <p className={css.sign}>
        <Trans>领票人签名</Trans>
      </p>
      <p>
        <Trans>只证明领过一张选票。选票上没有这个号码。</Trans>
      </p>
    </div>
  );
}
