import { Trans, useLingui } from '@lingui/react/macro';
import type { CommandOf, Rec, RecMember } from '@mingxuan/election';
import { Radio } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ConfirmAct } from '../../parts/confirm-act.tsx';
import css from './organisation.module.css';

type WhyLeave = CommandOf<'WITHDRAW_REC_MEMBER'>['reason'];

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
  readonly rec: Rec;
  readonly member: RecMember;
}

/** A member who, or whose near relative, is nominated leaves; the next in the order of votes fills in (JWH25-15). */
export function Withdraw({ view, id, rec, member }: Props) {
  const { t } = useLingui();
  const [reason, setReason] = useState<WhyLeave>('SELF_NOMINATED');
  const next = rec.members.find((one) => one.seat === 'RESERVE');
  return (
    <ConfirmAct
      community={id}
      view={view}
      danger
      label={<Trans>退出</Trans>}
      title={t`${member.name}退出选举委员会`}
      changes={[
        t`${member.name}不再是选举委员会成员`,
        next === undefined ? t`没有候补人，名额空缺，要另行推选` : t`由第 ${next.rank} 名${next.name}递补`,
        ...(member.rank === rec.chairRank ? [t`主任空缺，要重新推选`] : []),
        t`递补公告要重新张贴`,
      ]}
      step="D04"
      button={{ size: 'small', type: 'text' }}
      command={() => ({ type: 'WITHDRAW_REC_MEMBER', rank: member.rank, reason })}
    >
      <fieldset className={css.reasons}>
        <legend>{t`退出原因`}</legend>
        <Radio.Group
          className={css.choices ?? ''}
          value={reason}
          onChange={(event) => setReason(event.target.value as WhyLeave)}
          options={[
            { value: 'SELF_NOMINATED', label: t`本人被提名为候选人` },
            { value: 'RELATIVE_NOMINATED', label: t`近亲属被提名为候选人` },
            { value: 'OTHER', label: t`其他原因` },
          ]}
        />
      </fieldset>
    </ConfirmAct>
  );
}
