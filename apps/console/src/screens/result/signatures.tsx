import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { useAccountName } from '../../parts/account-name.ts';
import { Panel } from '../../parts/page-header.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import type { DecidedPoll } from './decided-poll.ts';
import css from './result.module.css';
import { type As, both, grouped, Sign } from './sign.tsx';

interface Props {
  readonly poll: DecidedPoll;
  readonly view: OpenCommunity;
  readonly id: string;
}

/** Two people in two roles sign exactly the figures on this page; their accounts must differ. */
export function Signatures({ poll, view, id, aside }: Props & { readonly aside: ReactNode }) {
  const accountName = useAccountName();
  const signed = (as: As) => poll.signatures.find((one) => one.as === as);
  return (
    <Panel
      title={<Trans>签字核定</Trans>}
      aside={
        <span className={css.row}>
          {aside}
          {poll.stage === 'DETERMINED' ? <Sign poll={poll} view={view} id={id} /> : null}
        </span>
      }
    >
      <p className={css.digest}>
        <span className={css.soft}>
          <Trans>这些数字的摘要</Trans>
        </span>
        <code>{grouped(poll.digest)}</code>
      </p>
      <ul className={css.signatures}>
        {both.map((as) => {
          const one = signed(as);
          return (
            <li key={as}>
              <strong>{as === 'SCRUTINEER' ? <Trans>监票人</Trans> : <Trans>主持人（选委会主任）</Trans>}</strong>
              {one === undefined ? (
                <StatusTag tone="warn">
                  <Trans>还没有签字</Trans>
                </StatusTag>
              ) : (
                <span>
                  <StatusTag tone="good">{one.name}</StatusTag>{' '}
                  <span className={css.soft}>
                    <Trans>
                      {one.on}，由{accountName(one.account)}签入
                    </Trans>
                    {one.secondFactor === 'PASSWORD' ? <Trans>，签字时核对过密码</Trans> : null}
                    {one.secondFactor === 'TOTP' ? <Trans>，签字时核对过动态验证码</Trans> : null}
                    {one.secondFactor === 'PASSKEY' ? <Trans>，签字时用过通行密钥</Trans> : null}
                    {one.discrepancyAccepted ? <Trans>，认可清点说明</Trans> : null}
                    {one.uncheckedElected === 0 ? null : (
                      <Trans>，签字时有 {one.uncheckedElected} 名当选人没有复核资格</Trans>
                    )}
                  </span>
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {poll.stage === 'CERTIFIED' ? (
        <p className={css.soft}>
          <Trans>结果已经锁定，任何人不能改动。确有错误的，只能公开重新清点：原来的计票单、结果和签字都保留。</Trans>
        </p>
      ) : null}
    </Panel>
  );
}
