import { Trans, useLingui } from '@lingui/react/macro';
import type { Command, EvidenceRef, PollId, ProxyEnd } from '@mingxuan/election';
import { Button, Form, Input, Table } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { ConfirmAct } from '../../parts/confirm-act.tsx';
import { EvidenceUpload } from '../../parts/evidence-upload.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { Sources } from '../../parts/sources.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { VoterName } from './voter-name.tsx';
import { VoterSelect } from './voter-select.tsx';
import css from './poll.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

/** The residents' vote that mandates are now given for: the one called for, else the latest there is. */
function votedNext({ cycle, neededPolls }: OpenCommunity): PollId {
  const residents = ({ id }: { readonly id: PollId }): boolean => id.startsWith('residents');
  return neededPolls.find(residents)?.id ?? cycle.polls.findLast(residents)?.id ?? 'residents';
}

/** Proxies: in writing, one for each voter, published before the poll opens. */
export function ProxiesPanel({ view, id }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const poll = votedNext(view);
  const ends: Record<ProxyEnd, string> = {
    REVOKED: t`已撤销`,
    PRINCIPAL_CAME: t`本人到场，已作废`,
    LEFT_ROLL: t`有人已除名，已作废`,
  };
  if (view.cycle.mandate?.votingMode === 'RESIDENT_REP') return <NoProxies />;
  const proxies = view.cycle.proxies.filter((one) => one.poll === poll);
  const standing = proxies.filter((one) => one.ended === null);
  const proxiesPublished = view.cycle.proxyListsPublished.includes(poll);
  return (
    <Panel
      title={<Trans>委托投票</Trans>}
      aside={
        proxiesPublished ? (
          <StatusTag tone="good">
            <Trans>名单已公布</Trans>
          </StatusTag>
        ) : (
          <span className={css.next}>
            <Button onClick={() => setOpen(true)}>
              <Trans>登记一份委托</Trans>
            </Button>
            <ConfirmAct
              community={id}
              view={view}
              label={<Trans>公布委托名单</Trans>}
              title={<Trans>公布委托名单</Trans>}
              changes={[
                <Trans key="count">公布 {standing.length} 份委托，公告可以在“文书与归档”里出具</Trans>,
                <Trans key="closed">公布以后不能再办理委托；没有公布的委托不能代投</Trans>,
              ]}
              command={() => ({ type: 'PUBLISH_PROXIES', poll })}
              step="D11"
            />
          </span>
        )
      }
    >
      {proxies.length === 0 ? (
        <p className={css.soft}>
          {proxiesPublished ? (
            <Trans>没有委托。</Trans>
          ) : (
            <Trans>还没有委托。委托要有本人书面委托书，候选人不能受托。</Trans>
          )}
        </p>
      ) : (
        <Table
          size="small"
          rowKey="no"
          dataSource={[...proxies]}
          pagination={proxies.length > 20 ? { pageSize: 20 } : false}
          columns={[
            { title: t`编号`, dataIndex: 'no', width: 80 },
            { title: t`委托人`, render: (_, row) => <VoterName community={id} voterNo={row.principal} /> },
            { title: t`受托人`, render: (_, row) => <VoterName community={id} voterNo={row.trustee} /> },
            {
              title: t`情况`,
              render: (_, { ended }) => (ended === null ? <Trans>有效</Trans> : ends[ended]),
            },
            {
              title: t`办理`,
              render: (_, { no, ended }) => (ended === null ? <RevokeProxy no={no} view={view} id={id} /> : null),
            },
          ]}
        />
      )}
      <ActDrawer<{ principal: number; trustee: number; evidence?: readonly EvidenceRef[] }>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>登记一份委托</Trans>}
        lead={<Trans>收下本人签名的委托书再登记。本人到场领票的，委托自动作废。</Trans>}
        submit={<Trans>登记委托</Trans>}
        step="D11"
        command={({ principal, trustee, evidence }): Command => ({
          type: 'AUTHORISE_PROXY',
          poll,
          principal,
          trustee,
          evidence: evidence ?? [],
        })}
      >
        <Form.Item name="principal" label={<Trans>委托人（不能到场的选民）</Trans>} rules={[{ required: true }]}>
          <VoterSelect community={id} disabledNos={new Set(standing.map((proxy) => proxy.principal))} />
        </Form.Item>
        <Form.Item
          name="evidence"
          label={<Trans>委托书</Trans>}
          extra={<Trans>本人签名的委托书，拍照或扫描。每位受托人最多接受 3 份，不能再转托，候选人不能受托。</Trans>}
          rules={[{ required: true, message: t`请附上委托书` }]}
        >
          <EvidenceUpload community={id} />
        </Form.Item>
        <Form.Item name="trustee" label={<Trans>受托人（替他投票的选民）</Trans>} rules={[{ required: true }]}>
          <VoterSelect community={id} />
        </Form.Item>
      </ActDrawer>
    </Panel>
  );
}

/** RC25: representatives vote themselves. */
function NoProxies() {
  return (
    <Panel title={<Trans>委托投票</Trans>}>
      <p className={css.soft}>
        <Trans>本届由居民代表投票，不实行委托投票。</Trans>
      </p>
      <Sources refs={['JWH25-19']} />
    </Panel>
  );
}

function RevokeProxy({ no, view, id }: Props & { readonly no: number }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        <Trans>撤销委托</Trans>
        <span className="visually-hidden"> {no}</span>
      </Button>
      <ActDrawer<{ reason: string }>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>撤销第 {no} 号委托</Trans>}
        lead={<Trans>委托人要求撤回的，登记以后受托人不能再代投。本人到场领票的会自动作废，不用在这里登记。</Trans>}
        submit={<Trans>撤销委托</Trans>}
        step="D11"
        command={({ reason }): Command => ({ type: 'REVOKE_PROXY', no, reason })}
      >
        <Form.Item name="reason" label={<Trans>原因</Trans>} rules={[{ required: true, message: t`请填写` }]}>
          <Input maxLength={200} placeholder={t`例如 本人已经回来`} />
        </Form.Item>
      </ActDrawer>
    </>
  );
}
