import { Trans, useLingui } from '@lingui/react/macro';
import type { Meeting, Rec } from '@mingxuan/election';
import { openSeats } from '@mingxuan/election';
import { Button } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { MeetingFields } from './meeting-fields.tsx';
import css from './organisation.module.css';
import { byVotes, RankedPeople, type RankedPerson } from './ranked-people.tsx';

interface Values {
  readonly ranked: readonly RankedPerson[];
  readonly meeting: Meeting;
}

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
  readonly rec: Rec;
}

/** 另行推选 (JWH25-15): a seat of the election committee for which no reserve is left is filled by a meeting. */
export function SupplementCommittee({ view, id, rec }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const left = openSeats(rec);
  const seats = left.length;
  if (seats === 0 || view.status !== 'OPEN') return null;
  return (
    <div className={css.note}>
      <p>
        <Trans>
          有 {seats} 个名额空缺，候补人已经用完：请召开居民会议或者居民代表会议另行推选，再出具成员变动公告（D04）。
        </Trans>
      </p>
      <Button onClick={() => setOpen(true)}>
        <Trans>记录另行推选</Trans>
      </Button>
      <ActDrawer<Values>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        width={620}
        title={t`另行推选选举委员会成员`}
        lead={<Trans>把所有得票的人都写上。得票多的补上空缺，其余是候补。候选人不能进入选举委员会。</Trans>}
        submit={<Trans>记录推选结果</Trans>}
        step="D04"
        notBefore={left.at(-1)?.left?.on}
        initial={{ ranked: Array.from({ length: seats + 1 }, () => ({}) as RankedPerson) }}
        command={({ ranked, meeting }) => ({ type: 'SUPPLEMENT_REC', meeting, ranked: byVotes(ranked) })}
      >
        <RankedPeople />
        <MeetingFields />
      </ActDrawer>
    </div>
  );
}
