import { Trans } from '@lingui/react/macro';
import type { DataRequestPage } from '@mingxuan/contract';
import { useQuery } from '@tanstack/react-query';
import type { OpenCommunity } from '../../api.ts';
import { client, communityKey, unwrap } from '../../api.ts';
import { PageHeader, Panel } from '../../parts/page-header.tsx';
import { EmptyState, Loaded } from '../../parts/states.tsx';
import { WithCycle } from '../../parts/with-cycle.tsx';
import { useText } from '../../text.ts';
import { Holds } from './holds.tsx';
import css from './privacy.module.css';
import { RequestItem } from './request-item.tsx';
import { TakeRequest } from './take-request.tsx';

export default function PrivacyScreen() {
  return <WithCycle>{(view, id) => <Screen view={view} id={id} />}</WithCycle>;
}

function Screen({ view, id }: { readonly view: OpenCommunity; readonly id: string }) {
  const query = useQuery({
    queryKey: communityKey(id, 'data-requests'),
    queryFn: () => unwrap(client.dataRequests(id)),
  });
  return (
    <>
      <PageHeader
        title={<Trans>个人信息申请</Trans>}
        lead={
          <Trans>
            居民可以问保存了自己的什么，要求更正或者删除。先当面核对是不是本人，再登记；十五个工作日内答复（天数待核，只作提醒）。
          </Trans>
        }
        actions={<TakeRequest id={id} />}
      />
      <Loaded query={query}>{(page) => <Lists page={page} view={view} id={id} />}</Loaded>
    </>
  );
}

function Lists({
  page,
  view,
  id,
}: {
  readonly page: DataRequestPage;
  readonly view: OpenCommunity;
  readonly id: string;
}) {
  const text = useText();
  const { requests, holds, blockedBy } = page;
  const open = requests.filter(({ answer }) => answer === null);
  const answered = requests.filter(({ answer }) => answer !== null);
  return (
    <>
      <Panel title={<Trans>等待答复</Trans>}>
        {open.length === 0 ? (
          <EmptyState title={<Trans>没有等待答复的申请</Trans>} />
        ) : (
          <ul className={css.list}>
            {open.map((one) => (
              <RequestItem key={one.no} request={one} view={view} id={id} />
            ))}
          </ul>
        )}
      </Panel>
      <Panel title={<Trans>现在能不能删除</Trans>} aside={<Holds id={id} holds={holds} />}>
        {blockedBy.length === 0 ? (
          <p>
            <Trans>没有正在办的事需要这些记录，可以按申请删除。</Trans>
          </p>
        ) : (
          <ul>
            {blockedBy.map((why) => (
              <li key={why.zh}>{text(why)}</li>
            ))}
          </ul>
        )}
      </Panel>
      {answered.length === 0 ? null : (
        <Panel title={<Trans>已经答复</Trans>}>
          <ul className={css.list}>
            {answered.map((one) => (
              <RequestItem key={one.no} request={one} view={view} id={id} />
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
