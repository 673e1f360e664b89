import { Trans } from '@lingui/react/macro';
import type { VoterRow } from '@mingxuan/contract';
import { useText } from '../../text.ts';
import { wallClock } from './clock.ts';
import { channelNames } from './names.ts';
import css from './print-sheet.module.css';

export interface SlipData {
  readonly voter: Pick<VoterRow, 'voterNo' | 'name'>;
  readonly slip: number;
  /** As the ledger has it, its time included: the clock of this machine may be wrong. */
  readonly checkedIn: NonNullable<VoterRow['checkedIn']>;
  /** Who took the ballot for the voter, and signs for it. */
  readonly trustee: Pick<VoterRow, 'voterNo' | 'name'> | null;
}

/** What the voter signs for having received a ballot. The number says which check-in it was; it stands on no ballot. */
export function Slip({ of, community }: { readonly of: SlipData; readonly community: string }) {
  const text = useText();
  const { checkedIn, trustee } = of;
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
        {trustee === null ? null : (
          <>
            <dt>
              <Trans>受托人</Trans>
            </dt>
            <dd>
              <Trans>
                第 {trustee.voterNo} 号 {trustee.name}
              </Trans>
            </dd>
          </>
        )}
        <dt>
          <Trans>方式</Trans>
        </dt>
        <dd>
          {text(channelNames[checkedIn.channel])}，{checkedIn.place}
        </dd>
        <dt>
          <Trans>时间</Trans>
        </dt>
        <dd>
          {wallClock(checkedIn.at)}（{checkedIn.device}）
        </dd>
      </dl>
      <p className={css.sign}>
        {trustee === null ? <Trans>领票人签名</Trans> : <Trans>受托人 {trustee.name} 签名</Trans>}
      </p>
      <p>
        <Trans>只证明领过一张选票。选票上没有这个号码。</Trans>
      </p>
    </div>
  );
}
