import { Trans, useLingui } from '@lingui/react/macro';
import type { Rec, RecMember } from '@mingxuan/election';
import { Button, Table } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ConfirmAct } from '../../parts/confirm-act.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { Sources } from '../../parts/sources.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { StatusTag, type Tone } from '../../parts/status-tag.tsx';
import { ElectCommittee } from './elect-committee.tsx';
import css from './organisation.module.css';
import { SupplementCommittee } from './supplement-committee.tsx';
import { Withdraw } from './withdraw.tsx';

/** The residents' election committee: its votes, its chair, who left and who filled in. */
export function Committee({ view, id }: { readonly view: OpenCommunity; readonly id: string }) {
  const [open, setOpen] = useState(false);
  const { rec, mandate } = view.cycle;
  return (
    <Panel
      title={<Trans>居民选举委员会（C01、C02）</Trans>}
      aside={<Sources refs={['JWH25-15']} />}
      flush={rec !== null}
    >
      {rec === null ? (
        <EmptyState
          title={<Trans>还没有产生</Trans>}
          action={
            mandate !== null && view.status === 'OPEN' ? (
              <Button type="primary" onClick={() => setOpen(true)}>
                <Trans>记录推选结果</Trans>
              </Button>
            ) : undefined
          }
        >
          {mandate === null ? (
            <Trans>先确定选举方式和职数，再推选选举委员会。</Trans>
          ) : (
            <Trans>按得票多少记下全部被推选人，含候补；以后有人退出，就按这个顺序递补。</Trans>
          )}
        </EmptyState>
      ) : (
        <Members view={view} id={id} rec={rec} />
      )}
      <ElectCommittee view={view} id={id} open={open} onClose={() => setOpen(false)} />
    </Panel>
  );
}

function Members({ view, id, rec }: { readonly view: OpenCommunity; readonly id: string; readonly rec: Rec }) {
  const { t } = useLingui();
  const seats: Record<RecMember['seat'], readonly [Tone, string]> = {
    MEMBER: ['good', t`成员`],
    RESERVE: ['quiet', t`候补`],
    WITHDRAWN: ['bad', t`已退出`],
  };
  return (
    <>
      <Table<RecMember>
        rowKey="rank"
        size="middle"
        pagination={false}
        scroll={{ x: 820 }}
        dataSource={[...rec.members]}
        columns={[
          { title: t`名次`, dataIndex: 'rank', width: 80 },
          {
            title: t`姓名`,
            width: 200,
            render: (_, member) => (
              <span className={css.memberName}>
                {member.name}
                {member.rank === rec.chairRank ? <StatusTag tone="info">{t`主任`}</StatusTag> : null}
              </span>
            ),
          },
          { title: t`得票`, dataIndex: 'votes', width: 90, align: 'right' },
          {
            title: t`身份`,
            width: 110,
            render: (_, member) => {
              const [tone, words] = seats[member.seat];
              return <StatusTag tone={tone}>{words}</StatusTag>;
            },
          },
          { title: t`变动`, render: (_, member) => <Left member={member} rec={rec} /> },
          {
            title: t`办理`,
            width: 240,
            render: (_, member) =>
              member.seat === 'MEMBER' && view.status === 'OPEN' ? (
                <MemberActs view={view} id={id} rec={rec} member={member} />
              ) : null,
          },
        ]}
      />
      <SupplementCommittee view={view} id={id} rec={rec} />
      {rec.chairRank === null ? (
        <p className={css.note}>
          <Trans>还没有主任：请从现任成员中推选（C02）。书记可以依法当选主任。</Trans>
        </p>
      ) : null}
    </>
  );
}

/** Why and when a member left, and who filled in. */
function Left({ member, rec }: { readonly member: RecMember; readonly rec: Rec }) {
  const { t } = useLingui();
  const { left } = member;
  if (left === null) return null;
  const reasons: Record<typeof left.reason, string> = {
    SELF_NOMINATED: t`本人被提名为候选人`,
    RELATIVE_NOMINATED: t`近亲属被提名为候选人`,
    OTHER: t`其他原因`,
  };
  const next = rec.members.find((one) => one.rank === left.substituteRank);
  return (
    <span className={css.left}>
      {left.on} {reasons[left.reason]}
      {next === undefined ? '' : ` · ${t`由第 ${next.rank} 名${next.name}递补`}`}
    </span>
  );
}

function MemberActs({
  view,
  id,
  rec,
  member,
}: {
  readonly view: OpenCommunity;
  readonly id: string;
  readonly rec: Rec;
  readonly member: RecMember;
}) {
  const { t } = useLingui();
  return (
    <span className={css.acts}>
      {member.rank === rec.chairRank ? null : (
        <ConfirmAct
          community={id}
          view={view}
          label={rec.chairRank === null ? <Trans>推选为主任</Trans> : <Trans>改选为主任</Trans>}
          title={t`${member.name}当选选举委员会主任`}
          changes={[t`${member.name}成为居民选举委员会主任`, t`分工公告可以出具`]}
          step="C02"
          button={{ size: 'small', type: rec.chairRank === null ? 'default' : 'text' }}
          command={() => ({ type: 'CHOOSE_REC_CHAIR', rank: member.rank })}
        />
      )}
      <Withdraw view={view} id={id} rec={rec} member={member} />
    </span>
  );
}
